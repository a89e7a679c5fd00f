"""Each worker story has its own stage."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.contracts.given import opened
from tests.worker.scene import Scene


@pytest.fixture
async def scene(file: Path) -> AsyncIterator[Scene]:
    store = await opened(file)
    yield Scene(store)
    await store.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a database may be made."""
    return tmp_path / "coord.db"
