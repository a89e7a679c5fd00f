"""A local workspace with the bot at work in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.workspace import Driver, Workspace
from tests.e2e.live import BotThread, Office, settings_for


@pytest.fixture
def missions() -> Path | None:
    """A folder with missions of one's own; a test may override this."""
    return None


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with Workspace() as workspace:
        yield workspace


@pytest.fixture
def bot(workspace: Workspace, tmp_path: Path, missions: Path | None) -> Iterator[BotThread]:
    bot = BotThread(settings_for(workspace, tmp_path, missions))
    bot.start()
    yield bot
    bot.stop()


@pytest.fixture
def slack(workspace: Workspace, bot: BotThread) -> Driver:
    return Driver(workspace.url)


@pytest.fixture
def office(workspace: Workspace, tmp_path: Path) -> Iterator[Office]:
    office = Office(workspace, tmp_path)
    office.bot.start()
    yield office
    office.bot.stop()
