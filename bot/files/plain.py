"""Markdown, plain text and tables: what we read ourselves. Pure."""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from bot.files.faults import Faulty
from bot.files.sections import Line
from bot.files.words import decoded

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL, MOST_IN_CELLS = 5_001, 40, 200, 1_000_000
_ATX = re.compile(r" {0,3}#{1,6}[ \t]+(\S.*?)[ \t]*#*[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:={3,}|-{3,})[ \t]*$")
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?[ \t]+[A-Z][^.!;:]{1,70}$")
_TITLED = re.compile(r"[A-Z][^.!;,]{1,70}:$")
LONGEST_SHOUT = 70


def markdown(content: bytes) -> Iterator[Line]:
    """The lines of a Markdown text, as plain words."""
    fence, lines = False, decoded(content).split("\n")
    for n, line in enumerate(lines):
        if _FENCE.match(line):
            fence = not fence
            continue
        heading = None if fence else _ATX.match(line)
        below = lines[n + 1] if n + 1 < len(lines) else ""
        alone = n == 0 or not lines[n - 1].strip()
        if heading:
            yield Line(heading[1], heads=True)
        elif not fence and line.strip() and alone and _UNDERLINE.match(below):
            yield Line(line.strip(), heads=True)
        elif not _UNDERLINE.match(line):
            yield Line(line)


def text(content: bytes) -> Iterator[Line]:
    """The lines of a plain text. A heading stands alone: in capitals, numbered, underlined, or with a colon at its end."""
    lines = decoded(content).split("\n")
    for n, line in enumerate(lines):
        before, below = lines[n - 1] if n else "", lines[n + 1] if n + 1 < len(lines) else ""
        underlined = bool(line.strip() and _UNDERLINE.match(below))
        if underlined or (not before.strip() and headlike(line)):
            yield Line(line.strip().rstrip(":").lstrip("# "), heads=True)
        elif not _UNDERLINE.match(line):
            yield Line(line)


def headlike(line: str) -> bool:
    """True for a line that looks like a heading by its words alone."""
    bare = line.strip()
    shouts = bare.isupper() and len(bare) <= LONGEST_SHOUT and sum(c.isalpha() for c in bare) > 2
    return shouts or bool(_NUMBERED.match(bare) or _TITLED.match(bare)) or bare.startswith("# ")


def rows(content: bytes) -> list[list[str]]:
    """The cells of a table, its first line first; separated by comma, semicolon or tab. Raises Faulty."""
    words = decoded(content)
    first = next((line for line in words.split("\n") if line.strip()), "")
    mark = max(";\t,", key=first.count)
    csv.field_size_limit(1_000_000)
    try:
        found = list(_some(csv.reader(io.StringIO(words), delimiter=mark)))
    except csv.Error:
        raise Faulty("damaged") from None
    while found and not any(found[0]):
        found.pop(0)
    if not found:
        raise Faulty("empty")
    return found


def _some(reader: Iterable[list[str]]) -> Iterator[list[str]]:
    """The first rows, cells cut, until there are enough of them."""
    letters = 0
    for n, row in enumerate(reader):
        cells = [cell.strip()[:LONGEST_CELL] for cell in row[:MOST_COLUMNS]]
        letters += sum(map(len, cells))
        if n >= MOST_ROWS or letters > MOST_IN_CELLS:
            return
        yield cells


def table(content: bytes) -> Iterator[Line]:
    """The rows of a table as lines of `column: cell`."""
    header, *rest = rows(content)
    for row in rest or [header]:
        named = zip(header, row, strict=False) if rest else (("", cell) for cell in row)
        yield Line("; ".join(f"{title}: {cell}" if title else cell for title, cell in named if cell))
