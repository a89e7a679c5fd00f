"""Each worker story has its own stage."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.contracts.given import opened
from tests.worker.scene import Scene


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    store = await opened(tmp_path / "coord.db")
    yield Scene(store)
    await store.close()
