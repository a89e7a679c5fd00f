"""The databases that have to keep the Store port's promises; every contract test runs on each of them."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from bot.core.ports import Store
from bot.stores.sqlite import SqliteStore
from tests.contracts.given import NOON


async def open_sqlite(folder: Path) -> Store:
    return await SqliteStore.open(folder / "coord.db", clock=lambda: NOON)


BACKENDS: dict[str, Callable[[Path], Awaitable[Store]]] = {"sqlite": open_sqlite}


@pytest.fixture(params=sorted(BACKENDS))
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    opened = await BACKENDS[request.param](tmp_path)
    yield opened
    await opened.close()
