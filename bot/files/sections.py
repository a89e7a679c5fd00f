"""Lines into sections, each under its heading, within the limits of what is kept. Pure."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.files.words import bare

MOST_SECTIONS = 80
MOST_LETTERS = 60_000
LONGEST_HEADING = 120

Section = tuple[str, str]


class Line(NamedTuple):
    """A line or a paragraph of a file; `heads`: it is a heading."""

    text: str
    heads: bool = False


class Sections(NamedTuple):
    """What was read; `cut`: the file goes on after it."""

    sections: list[Section]
    cut: bool


def sections(lines: Iterable[Line]) -> Sections:
    """The sections of these lines, those without text left out unless they ask something; reading stops at the limits."""
    found, letters = list[Section](), 0
    for heading, text in _gathered(lines):
        if len(found) == MOST_SECTIONS or letters >= MOST_LETTERS:
            return Sections(found, True)
        kept = text[: MOST_LETTERS - letters]
        letters += len(kept) + len(heading)
        found.append((heading, kept))
        if len(kept) < len(text):
            return Sections(found, True)
    return Sections(found, False)


def _gathered(lines: Iterable[Line]) -> Iterator[Section]:
    heading, held = "", list[str]()
    for line in lines:
        if not line.heads:
            held.append(bare(line.text.rstrip()))
            continue
        if section := _section(heading, held):
            yield section
        heading, held = " ".join(bare(line.text).split())[:LONGEST_HEADING].strip(), []
    if section := _section(heading, held):
        yield section


def _section(heading: str, held: list[str]) -> Section | None:
    text = "\n".join(held).strip()
    return (heading, text) if text or heading.endswith("?") else None
