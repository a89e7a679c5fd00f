"""A document as a tree: what every format is made from. Pure values; reading Markdown into them is `parsing`'s work."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from pydantic import Field

from bot.core.values import Value


class Span(Value):
    """Some words that look alike. A line break is `\\n`."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False


Spans = tuple[Span, ...]


class Heading(Value):
    """A heading inside a section: level 2 stands right below the section's own."""

    kind: Literal["heading"] = "heading"
    level: int
    spans: Spans
    anchor: str = ""
    rtl: bool = False


class Paragraph(Value):
    """A paragraph. `aside` is a remark in small print, such as who drafted a section."""

    kind: Literal["paragraph"] = "paragraph"
    spans: Spans
    aside: bool = False
    rtl: bool = False


class Item(Value):
    """One item of a list."""

    blocks: tuple["Block", ...]


class Listing(Value):
    """A list, with numbers from `start` on when it is ordered."""

    kind: Literal["list"] = "list"
    ordered: bool
    start: int = 1
    items: tuple[Item, ...]
    rtl: bool = False


class Cell(Value):
    """One cell of a table."""

    spans: Spans
    rtl: bool = False


class Table(Value):
    """A table. `shares` are the widths of its columns, in parts of 1; `numbers` says which columns hold figures only."""

    kind: Literal["table"] = "table"
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[float, ...]
    numbers: tuple[bool, ...]
    rtl: bool = False


class Quote(Value):
    """A text that is shown as it will be sent."""

    kind: Literal["quote"] = "quote"
    blocks: tuple["Block", ...]


class Code(Value):
    """Text that keeps its line breaks and blanks."""

    kind: Literal["code"] = "code"
    text: str


class Rule(Value):
    """A line across."""

    kind: Literal["rule"] = "rule"


Block = Annotated[Heading | Paragraph | Listing | Table | Quote | Code | Rule, Field(discriminator="kind")]


class Line(Value):
    """One line of the cheat sheet. `parts` belong to the label, one after the other."""

    label: str
    parts: tuple[Spans, ...]
    rtl: bool = False


class Section(Value):
    """A section. The cheat sheet has `lines` where others have blocks; a `chapter` starts on a page of its own."""

    title: Spans
    anchor: str
    blocks: tuple[Block, ...] = ()
    lines: tuple[Line, ...] = ()
    chapter: bool = False
    rtl: bool = False


class Entry(Value):
    """One line of the contents. `level` is 1 for a section and 2 for a heading right below it."""

    level: int
    text: str
    anchor: str


class Book(Value):
    """A whole document. `facts` are the words of its cover line; `at` is the instant of publishing in ISO 8601, UTC."""

    title: str
    subject: str = ""
    facts: tuple[str, ...] = ()
    footer: str
    at: str
    opening: tuple[Block, ...] = ()
    sections: tuple[Section, ...]
    contents: tuple[Entry, ...]


def plain(spans: Iterable[Span]) -> str:
    """The words alone."""
    return "".join(s.text for s in spans)


def rtl(text: str) -> bool:
    """Whether the text runs from right to left: its first letter decides."""
    strong = (d for d in map(unicodedata.bidirectional, text) if d in ("L", "R", "AL"))
    return next(strong, "L") != "L"


def texts(book: Book) -> Iterator[str]:
    """Every heading, paragraph, cell and line of the book in its order, as plain words. All formats show these."""
    yield book.title
    if book.subject:
        yield book.subject
    yield from book.facts
    yield from _texts(book.opening)
    for section in book.sections:
        yield plain(section.title)
        for line in section.lines:
            yield line.label
            yield from map(plain, line.parts)
        yield from _texts(section.blocks)


def headings(book: Book) -> Iterator[tuple[int, str]]:
    """Every heading with its level: 1 for a section."""
    for section in book.sections:
        yield 1, plain(section.title)
        yield from ((b.level, plain(b.spans)) for b in section.blocks if isinstance(b, Heading))


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield plain(block.spans)
            case Code():
                yield block.text
            case Quote():
                yield from _texts(block.blocks)
            case Listing():
                for item in block.items:
                    yield from _texts(item.blocks)
            case Table():
                yield from (plain(cell.spans) for row in (block.head, *block.rows) for cell in row)
            case Rule():
                pass
