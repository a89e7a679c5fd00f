"""A document cut into the pieces that are searched and quoted: a paragraph, a list item, a row of a table. Pure."""

import re
from collections.abc import Iterator

from bot.core.score.text import plain, spoken
from bot.core.values import Value

MOST, LONGEST = 5_000, 4_000
"""Pieces of a document, and letters of a piece: more is not searched."""
LEAD = 200
"""Letters of a line before a list, such as "We no longer do:", without which its items would say something else."""
ABOVE = " › "
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+(.*)$")
_QUOTE = re.compile(r"^(?:\s*>)+\s?")
_ROW = re.compile(r"\s*\|(.*)\|\s*$")
_RULE = re.compile(r"[\s|:-]+$")
_BAR = re.compile(r"(?<!\\)\|")


class Passage(Value):
    """A piece of text as it is read aloud. `section` is the way of headings to it.

    `cells` are the texts of a table's row with their labels, or a list's item with the line that leads to it.
    `quoted`: the words of somebody, or a message to send, rather than a statement.
    """

    section: str
    text: str
    cells: tuple[tuple[str, str], ...] = ()
    quoted: bool = False


def passages(markdown: str) -> tuple[Passage, ...]:
    """The pieces of a document in order, at most 5,000. Its title is no section."""
    found = []
    for passage in _cut(markdown):
        found.append(passage)
        if len(found) == MOST:
            break
    return tuple(found)


def word_for_word(passage: Passage, said: str) -> bool:
    """True when every part of the passage stands in a text, given as `plain` words."""
    parts = [part for cell in passage.cells for part in cell] or [passage.text]
    return all(f" {plain(part)} " in f" {said} " for part in parts if plain(part))


def _cut(markdown: str) -> Iterator[Passage]:
    cutter = _Cutter()
    for line in markdown.split("\n"):
        yield from cutter.take(line)
    yield from cutter.flush()


class _Cutter:
    """Takes a document line by line. What belongs to one piece is held until the piece ends."""

    def __init__(self) -> None:
        self._way = list[tuple[int, str]]()
        self._held = list[str]()
        self._heads = tuple[str, ...]()
        self._fence = ""
        self._quotes = self._item = False
        self._lead = ""

    def take(self, line: str) -> Iterator[Passage]:
        """The pieces that end with this line."""
        mark, row = _FENCE.match(line), _ROW.match(line)
        if mark or self._fence:
            return self._fenced(line, mark[1] if mark else "")
        if row:
            return self._row(row[1])
        self._heads = ()
        return self._headed(heading) if (heading := _HEADING.match(line)) else self._text(line)

    def flush(self) -> Iterator[Passage]:
        """The piece that is held."""
        text = spoken(" ".join(self._held)).strip()[:LONGEST]
        quoted, item = self._quotes, self._item
        self._quotes, self._item, self._held = False, False, []
        if not text:
            return
        if item and self._lead:
            yield Passage(section=self._section, text=f"{self._lead} {text}", cells=((self._lead, text),), quoted=quoted)
            return
        self._lead = text if text.endswith(":") and len(text) <= LEAD else ""
        yield Passage(section=self._section, text=text, quoted=quoted)

    @property
    def _section(self) -> str:
        return ABOVE.join(title for level, title in self._way if level > 1 and title)

    def _fenced(self, line: str, mark: str) -> Iterator[Passage]:
        if not self._fence:
            self._fence = mark
            yield from self.flush()
        elif mark.startswith(self._fence):
            self._fence = ""
            yield from self.flush()
        else:
            self._held.append(line.strip())

    def _headed(self, heading: re.Match[str]) -> Iterator[Passage]:
        yield from self.flush()
        self._lead = ""
        level = len(heading[1])
        self._way = [*(above for above in self._way if above[0] < level), (level, spoken(heading[2]))]

    def _text(self, line: str) -> Iterator[Passage]:
        bare, item = _QUOTE.sub("", line), _ITEM.match(line)
        if item or not bare.strip():
            yield from self.flush()
        if bare.strip():
            self._quotes, self._item = bare != line, self._item or item is not None
            self._held.append((item[1] if item else bare).strip())

    def _row(self, inside: str) -> Iterator[Passage]:
        """Each cell goes with its column's heading."""
        yield from self.flush()
        cells = tuple(spoken(cell) for cell in _BAR.split(inside))
        if not self._heads:
            self._heads = cells
        elif not _RULE.match(inside):
            labels = (*self._heads, *("" for _ in cells))
            kept = tuple((label, cell) for label, cell in zip(labels, cells, strict=False) if cell)
            text = " · ".join(f"{label}: {cell}" if label else cell for label, cell in kept)[:LONGEST]
            if text:
                yield Passage(section=self._section, text=text, cells=kept)
