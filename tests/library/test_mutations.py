"""Thirteen changes of spelling, alone or together, leave what is read as it was."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.mission import Mission
from bot.library import read_mission
from bot.reading.encoding import repair

DOCUMENTS = Path(__file__).parent / "missions"


def mojibake(text: str) -> str:
    return "\n".join(_damaged(line) for line in text.split("\n"))


def _damaged(line: str) -> str:
    try:
        return line.encode("utf-8").decode("cp1252")
    except UnicodeDecodeError:
        return line


def closed_headings(text: str) -> str:
    inside, lines = False, []
    for line in text.split("\n"):
        inside ^= line.startswith(("```", "~~~"))
        lines.append(re.sub(r"^(#{2,4} .*?)\s*$", r"\1 ##", line) if not inside else line)
    return "\n".join(lines)


TEXT = {
    "star bullets": lambda t: re.sub(r"(?m)^- ", "* ", t),
    "tilde fences": lambda t: t.replace("```", "~~~"),
    "en dashes": lambda t: re.sub(r"(?<=\d)-(?=\d)", "–", t),
    "colon inside the bold": lambda t: re.sub(r"\*\*([^*\n]+)\*\*:", r"**\1:**", t),
    "no spaces at the end": lambda t: re.sub(r"(?m)[ \t]+$", "", t),
    "brackets after numbers": lambda t: re.sub(r"(?m)^(\d)\. ", r"\1) ", t),
    "ticked boxes": lambda t: t.replace("[ ]", "[x]"),
    "closed headings": closed_headings,
    "a comment in front": lambda t: f"<!-- draft\nof May -->\n{t}",
    "front matter": lambda t: f"---\ntitle: Other\ntags: [a, b]\n---\n{t}",
    "encoded twice": mojibake,
}
BYTES = {"windows line ends": lambda b: b.replace(b"\n", b"\r\n"), "a byte order mark": lambda b: b"\xef\xbb\xbf" + b}
NAMES = [*TEXT, *BYTES]


def mutated(text: str, names: list[str]) -> bytes:
    for name in (name for name in TEXT if name in names):
        text = TEXT[name](text)
    data = text.encode()
    for name in (name for name in BYTES if name in names):
        data = BYTES[name](data)
    return data


def meaning(data: bytes, name: str) -> dict:
    read = read_mission(data, f"{name}.md")
    assert isinstance(read, Mission), read
    return read.model_dump(mode="json", exclude={"text", "sha256", "diagnostics"})


DOCUMENT_NAMES = sorted(path.stem for path in DOCUMENTS.glob("*.md"))
SOURCES = {name: "\n".join(map(repair, (DOCUMENTS / f"{name}.md").read_text().split("\n"))) for name in DOCUMENT_NAMES}


@pytest.mark.parametrize("mutation", NAMES)
@pytest.mark.parametrize("name", DOCUMENT_NAMES)
def test_one_change_of_spelling_changes_nothing(name, mutation):
    assert meaning(mutated(SOURCES[name], [mutation]), name) == meaning(SOURCES[name].encode(), name)


@settings(max_examples=60, deadline=None)
@given(name=st.sampled_from(DOCUMENT_NAMES), mutations=st.lists(st.sampled_from(NAMES), unique=True))
def test_any_changes_of_spelling_together_change_nothing(name, mutations):
    assert meaning(mutated(SOURCES[name], mutations), name) == meaning(SOURCES[name].encode(), name)


def test_there_are_thirteen_changes():
    assert len(NAMES) == 13
