"""The `coord` command, called as the shell calls it."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from bot.cli import main
from bot.config import Settings
from bot.workspace import Workspace


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """Everything that was printed, line by line."""
        return (self.out + self.err).splitlines()


@pytest.fixture
def coord(tmp_path, monkeypatch, capsys) -> Callable[..., Ended]:
    """Runs `coord` in an empty folder, with these settings and no others."""
    monkeypatch.chdir(tmp_path)
    # Loggers keep the stream and the level that they were first used with, and other tests want theirs.
    monkeypatch.setattr("bot.cli.start.log_to_stderr", lambda _: None)
    for field in Settings.model_fields.values():
        monkeypatch.delenv(str(field.validation_alias), raising=False)

    def run(*arguments: str, **settings: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["coord", *arguments])
        before = dict(os.environ)
        os.environ.update(settings)
        try:
            main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        finally:
            os.environ.clear()
            os.environ.update(before)
        printed = capsys.readouterr()
        return Ended(code, printed.out, printed.err)

    return run


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    """A local workspace."""
    with Workspace() as made:
        yield made


@pytest.fixture
def tokens(workspace) -> dict[str, str]:
    """Settings that lead to the local workspace."""
    return {"SLACK_BOT_TOKEN": workspace.bot_token, "SLACK_APP_TOKEN": workspace.app_token, "SLACK_API_URL": workspace.api_url}
