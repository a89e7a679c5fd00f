"""The databases that have to keep the Store port's promises; every contract test runs on each of them."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from bot.core.ports import Store
from tests.contracts.given import opened

BACKENDS: dict[str, Callable[[Path], Awaitable[Store]]] = {"sqlite": lambda folder: opened(folder / "coord.db")}


@pytest.fixture(params=sorted(BACKENDS))
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    one = await BACKENDS[request.param](tmp_path)
    yield one
    await one.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a database may be made."""
    return tmp_path / "coord.db"
