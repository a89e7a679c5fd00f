"""Tables in a Word file: widths by their columns' shares, hairlines, a head that comes again on every page, whole rows."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.shared import Cm
from docx.table import Table

from bot.export.word_look import HAIR, TEXT_WIDTH, element


def grid(file: WordFile, end: Any, rows: int, shares: Sequence[float], colours: dict[str, str], head: bool = True) -> Any:
    """An empty table of this many rows before `end`, as wide as the text. With `head`, the first row is one."""
    made = CT_Tbl.new_tbl(rows, len(shares), Cm(TEXT_WIDTH))
    end.addprevious(made)
    table = Table(made, file._body)
    table.autofit = False
    _lines(table, colours, head)
    widths = [Cm(TEXT_WIDTH * share) for share in shares]
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = width
    for n, row in enumerate(table._tbl.tr_lst):
        properties = row.get_or_add_trPr()
        properties.append(element("w:cantSplit"))
        if head and n == 0:
            properties.append(element("w:tblHeader"))
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = width
    return table


def cell_paragraphs(row: Any) -> list[Any]:
    """The one paragraph of each cell in a new row."""
    return [cell.paragraphs[0] for cell in row.cells]


def _lines(table: Any, colours: dict[str, str], head: bool) -> None:
    borders, margins = element("w:tblBorders"), element("w:tblCellMar")
    for side in ("bottom", "insideH"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color=HAIR))
    for side, width in (("top", "70"), ("left", "0"), ("bottom", "70"), ("right", "200")):
        margins.append(element(f"w:{side}", w=width, type="dxa"))
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    layout = table._tbl.tblPr.find(qn("w:tblLayout"))
    for child in (borders, *([] if layout is None else [layout]), margins):
        look.addprevious(child)
    if head:
        _underlined(table._tbl.tr_lst[0], colours["ink"].lstrip("#"))


def _underlined(row: Any, colour: str) -> None:
    for cell in row.tc_lst:
        borders = element("w:tcBorders")
        borders.append(element("w:bottom", val="single", sz="8", space="0", color=colour))
        cell.get_or_add_tcPr().append(borders)
        cell.get_or_add_tcPr().append(element("w:vAlign", val="bottom"))
