"""The databases that have to keep the Store port's promises; every contract test runs on each of them."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from bot.core.ports import Store
from bot.stores.sqlite import opening
from tests.contracts.given import opened


async def with_write_ahead_log(folder: Path) -> Store:
    """SQLite as it runs where its library has the fix for the write-ahead log."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "safe_wal", lambda version: True)
        return await opened(folder / "coord.db")


BACKENDS: dict[str, Callable[[Path], Awaitable[Store]]] = {
    "sqlite": lambda folder: opened(folder / "coord.db"),
    "sqlite with a write-ahead log": with_write_ahead_log,
}


@pytest.fixture(params=sorted(BACKENDS))
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    one = await BACKENDS[request.param](tmp_path)
    yield one
    await one.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a database may be made."""
    return tmp_path / "coord.db"
