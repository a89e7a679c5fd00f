"""Documents to read, and folders to find them in."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.core.mission import Mission
from bot.library import Refusal, read_mission

DOCUMENTS = Path(__file__).parent / "missions"


@pytest.fixture
def document() -> Callable[[str], bytes]:
    """The bytes of a document of the fixtures."""
    return lambda name: (DOCUMENTS / f"{name}.md").read_bytes()


@pytest.fixture
def mission() -> Callable[[str], Mission]:
    """A mission of the fixtures."""

    def read(name: str) -> Mission:
        found = read_mission(DOCUMENTS / f"{name}.md")
        assert isinstance(found, Mission), found
        return found

    return read


@pytest.fixture
def of_text() -> Callable[..., Mission]:
    """The mission that a text holds."""

    def read(text: str, name: str = "some-mission.md") -> Mission:
        found = read_mission(text.encode(), name)
        assert isinstance(found, Mission), found
        return found

    return read


@pytest.fixture
def refused() -> Callable[..., Refusal]:
    """The refusal of a text or of bytes that are no mission."""

    def read(source: str | bytes, name: str = "some-mission.md") -> Refusal:
        found = read_mission(source.encode() if isinstance(source, str) else source, name)
        assert isinstance(found, Refusal), found
        return found

    return read
