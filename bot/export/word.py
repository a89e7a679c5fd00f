"""DOCX, written with python-docx from the tree. Words go in as text: they never become a field, a link or a picture."""

import io
import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

import docx as python_docx
from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.oxml import OxmlElement
from docx.oxml.numbering import CT_Num
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from bot.export.book import Block, Code, Heading, Listing, Paragraph, Quote, Rule, Section, Span, Spans, Table, plain
from bot.export.columns import rows
from bot.export.word_look import MONO, TEXT_WIDTH, element, field, footer, look
from bot.export.word_tables import cell_paragraphs, grid
from bot.export.work import Order

ROOMY = 40
"""Rows of the cheat sheet that fill its page in letters of the full size."""
SHORT = 6
"""Lists and tables with so many items or rows at most stay on one page."""
ANNOUNCING = 240
"""Letters that a line may have to count as the announcement of what follows."""
DEEPEST = 3
"""How many levels of lists Word has styles for."""


class PictureWrong(Exception):
    """The logo is no picture that can be read."""


def docx(order: Order) -> bytes:
    """The file."""
    file = python_docx.Document()
    look(file, order.colours)
    _properties(file, order)
    footer(file, order.book.footer)
    _Writer(file, order).write()
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _properties(file: WordFile, order: Order) -> None:
    book, told = order.book, file.core_properties
    told.title = f"{book.title}: {book.subject}" if book.subject else book.title
    told.author, told.comments = order.name, ""
    told.created = told.modified = datetime.fromisoformat(book.at)


class _Writer:
    """Writes a book into a file, from the cover to the last section."""

    def __init__(self, file: WordFile, order: Order) -> None:
        self._file, self._order, self._book = file, order, order.book
        self._styles = {style.name: style.style_id for style in file.styles}
        self._end: Any = file.element.body.sectPr
        self._numbers: Any = file.part.numbering_part.element
        self._patterns = {style: self._pattern(style) for style in ("List Number", "List Number 2", "List Number 3")}
        self._counts = max(n.numId for n in self._numbers.num_lst)
        self._marks = 0

    def write(self) -> None:
        self._cover()
        sheets = [s for s in self._book.sections if s.lines]
        rest = [s for s in self._book.sections if not s.lines]
        for section in sheets:
            self._sheet(section)
        if len(self._book.contents) > 3:
            self._contents()
        self._blocks(self._book.opening)
        before: Section | None = None
        for section in rest:
            self._section(section, new_page=before is None or section.chapter or before.chapter)
            before = section

    def _cover(self) -> None:
        self._brand()
        self._words((Span(text=self._book.title),), "Title")
        if self._book.subject:
            self._words((Span(text=self._book.subject),), "Subtitle")
        self._words((), "Cover line").paragraph_format.space_after = Cm(9)
        for fact in self._book.facts:
            self._words((Span(text=fact),), "Cover line")

    def _brand(self) -> None:
        line = self._words((), "Brand")
        if not self._order.logo:
            line.add_run(self._order.name)
            return
        try:
            line.add_run().add_picture(io.BytesIO(_picture(self._order.logo)), height=Cm(1.5))
        except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, ZeroDivisionError) as wrong:
            raise PictureWrong from wrong

    def _section(self, section: Section, new_page: bool) -> None:
        self._title(section, new_page)
        self._blocks(section.blocks)

    def _title(self, section: Section, new_page: bool) -> None:
        heading = self._words(section.title, "Heading 1", section.rtl)
        heading.paragraph_format.page_break_before = new_page
        if not new_page:
            heading.paragraph_format.space_before = Cm(1)
        self._mark(heading, section.anchor)

    def _sheet(self, section: Section) -> None:
        self._title(section, new_page=True)
        table = grid(self._file, self._end, len(section.lines), (0.27, 0.73), self._order.colours, head=False)
        size = Pt(max(7.5, min(10.5, 10.5 * ROOMY / rows(section.lines))))
        for row, line in zip(table.rows, section.lines, strict=True):
            left, right = cell_paragraphs(row)
            self._fill(left, (Span(text=line.label),), "Sheet label", line.rtl)
            self._fill(right, tuple(_stacked(line.parts)), "Sheet line", line.rtl)
            for run in (*left.runs, *right.runs):
                run.font.size = size

    def _contents(self) -> None:
        self._words((Span(text="Contents"),), "Contents title")
        for entry in self._book.contents:
            line = self._words((), f"Contents {entry.level}")
            line.paragraph_format.tab_stops.add_tab_stop(Cm(TEXT_WIDTH), 2)
            link = element("w:hyperlink", anchor=_name(entry.anchor), history="1")
            run = line.add_run(entry.text)
            line._p.append(link)
            link.append(run._r)
            line.add_run("\t")
            field(line, f"PAGEREF {_name(entry.anchor)} \\h", "")

    def _blocks(self, blocks: tuple[Block, ...], depth: int = 0, style: str = "Normal") -> None:
        for block, after in zip_longest(blocks, blocks[1:]):
            match block:
                case Heading():
                    heading = self._words(block.spans, f"Heading {min(block.level, 6)}", block.rtl)
                    self._mark(heading, block.anchor)
                case Paragraph():
                    line = self._words(block.spans, "Aside" if block.aside else style, block.rtl)
                    line.paragraph_format.keep_with_next = _leads(block, after) or None
                case Listing():
                    self._list(block, depth)
                case Table():
                    self._table(block)
                case Quote():
                    self._quote(block)
                case Code():
                    self._words((Span(text=block.text, code=True),), "Code")
                case Rule():
                    self._line()

    def _quote(self, quote: Quote) -> None:
        self._blocks(quote.blocks, style="Letter")
        self._words((), "In a table")

    def _list(self, listing: Listing, depth: int) -> None:
        level = min(depth + 1, DEEPEST)
        style = ("List Number" if listing.ordered else "List Bullet") + (f" {level}" if level > 1 else "")
        number = self._numbering(style, listing.start) if listing.ordered else None
        for place, item in enumerate(listing.items, start=1):
            together = len(listing.items) <= SHORT and place < len(listing.items)
            self._item(item.blocks, style, number, depth).paragraph_format.keep_with_next = together or None

    def _item(self, blocks: tuple[Block, ...], style: str, number: int | None, depth: int) -> Any:
        first, rest = (blocks[0], blocks[1:]) if blocks and isinstance(blocks[0], Paragraph) else (None, blocks)
        line = self._words(first.spans if first else (), style, bool(first and first.rtl))
        if number is not None:
            properties = line._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = number
        self._blocks(rest, depth + 1, f"List Continue{f' {depth + 1}' if depth else ''}" if depth < DEEPEST else "Normal")
        return line

    def _numbering(self, style: str, start: int) -> int:
        """A new count for the style's numbers, so that each list begins where it should."""
        self._counts += 1
        count = CT_Num.new(self._counts, self._patterns[style])
        count.add_lvlOverride(ilvl=0).add_startOverride(start)
        self._numbers.append(count)
        return self._counts

    def _pattern(self, style: str) -> int:
        styles: Any = self._file.styles
        own = styles[style].element.pPr.numPr.numId.val
        return next(n.abstractNumId.val for n in self._numbers.num_lst if n.numId == own)

    def _table(self, table: Table) -> None:
        made = grid(self._file, self._end, 1 + len(table.rows), table.shares, self._order.colours)
        if table.rtl:
            made._tbl.tblPr.insert_element_before(element("w:bidiVisual"), "w:tblW", "w:jc", "w:tblBorders", "w:tblLayout")
        for n, (row, cells) in enumerate(zip(made.rows, (table.head, *table.rows), strict=True)):
            together = len(table.rows) <= SHORT and n < len(table.rows)
            for paragraph, cell, figures in zip(cell_paragraphs(row), cells, table.numbers, strict=False):
                self._fill(paragraph, cell.spans, "In a table" if n else "Table head", cell.rtl)
                paragraph.paragraph_format.keep_with_next = together or None
                if figures:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self._words((), "In a table")

    def _line(self) -> Any:
        """A new paragraph at the end. The library's own way looks through the whole document for the place."""
        made = OxmlElement("w:p")
        self._end.addprevious(made)
        return WordParagraph(made, self._file._body)

    def _words(self, spans: Spans, style: str, turned: bool = False) -> Any:
        paragraph = self._line()
        self._fill(paragraph, spans, style, turned)
        return paragraph

    def _fill(self, paragraph: Any, spans: Spans, style: str, turned: bool = False) -> None:
        paragraph._p.style = self._styles[style]
        for span in spans:
            run = paragraph.add_run(span.text)
            if span.strong:
                run.font.bold = run.font.cs_bold = True
            if span.emphasis:
                run.font.italic = run.font.cs_italic = True
            if span.code:
                run.font.name = MONO
            if turned:
                run.font.rtl = True
        if turned:
            paragraph._p.get_or_add_pPr().insert_element_before(
                element("w:bidi"), "w:adjustRightInd", "w:spacing", "w:ind", "w:jc"
            )

    def _mark(self, paragraph: Any, anchor: str) -> None:
        """A bookmark around the paragraph, for the contents to point at."""
        self._marks += 1
        paragraph._p.insert_element_before(element("w:bookmarkStart", id=str(self._marks), name=_name(anchor)), "w:r")
        paragraph._p.append(element("w:bookmarkEnd", id=str(self._marks)))


def _picture(file: str) -> bytes:
    """The logo as Word takes it: a drawing becomes a picture."""
    if not file.endswith(".svg"):
        return Path(file).read_bytes()
    from bot.export.typeset import drawn

    return drawn(file)


def _name(anchor: str) -> str:
    """A bookmark's name, which may have forty letters and no hyphen."""
    return f"_coord_{zlib.crc32(anchor.encode()):08x}"


def _leads(paragraph: Paragraph, after: Block | None) -> bool:
    """Whether a line announces what follows, and so stays with it."""
    return isinstance(after, Listing | Table | Quote) and len(plain(paragraph.spans)) < ANNOUNCING


def _stacked(parts: Iterable[Spans]) -> Iterator[Span]:
    for n, part in enumerate(parts):
        if n:
            yield Span(text="\n")
        yield from part
