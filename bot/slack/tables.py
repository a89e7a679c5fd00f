"""Tables in a message: Slack shows one, so the largest stays and the others become lists. Headings and cells are all kept."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from slack_markdown_parser import parse_markdown_table, split_markdown_into_segments

FEW_WORDS = 3
_STRONG = re.compile(r"\*\*|__")


def listed(text: str) -> str:
    """The Markdown with at most one piped table, the one with the most cells; each row of the others is a list item."""
    segments = split_markdown_into_segments(text)
    tables = {i: rows for i, s in enumerate(segments) if s["type"] == "table" and (rows := _rows(s["content"]))}
    if len(tables) < 2:
        return text
    kept = max(tables, key=lambda i: len(tables[i]) * len(tables[i][0]))
    shown = [_list(tables[i]) if i in tables and i != kept else s["content"] for i, s in enumerate(segments)]
    return "\n".join(shown) + ("\n" if text.endswith("\n") else "")


def headed(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces of a text; where a cut went through a table, the rest of it has the same heads above it."""
    head = ""
    for piece in pieces:
        shown = head + piece if head and piece.startswith("|") else piece
        yield shown
        head = _cut_table(shown)


def _cut_table(piece: str) -> str:
    """The two lines at the top of the table that the piece ends with, when it ends with one."""
    lines = piece.splitlines(keepends=True)
    rows = list(takewhile(lambda row: row.startswith("|"), reversed(lines)))[::-1]
    return "".join(rows[:2]) if len(rows) > 1 and is_delimiter(rows[1]) else ""


def is_delimiter(row: str) -> bool:
    """True for the line under a table's heading, and for a few lines that only look like one."""
    marks = row.strip(" \t\r\n>")
    return "-" in marks and not set(marks) - set("|:- \t")


def _rows(table: str) -> list[list[str]]:
    lines = table.splitlines()
    return parse_markdown_table(table) if len(lines) > 1 and is_delimiter(lines[1]) else []


def _list(rows: list[list[str]]) -> str:
    heads, *body = rows
    title = " · ".join(_STRONG.sub("", head).strip() for head in heads if head.strip())
    return "\n".join(([f"_{title}_", ""] if title else []) + [_item(heads, row) for row in body])


def _item(heads: list[str], row: list[str]) -> str:
    """`- **first cell**: second`, each further cell behind its heading; a second cell of few words has its heading too."""
    lead, *rest = row
    named = [(head, cell.strip()) for head, cell in zip(heads[1:], rest, strict=False)]
    plain = len(heads) == 2 or len(rest[0].split()) > FEW_WORDS if rest else True
    cells = [cell if not head or (plain and i == 0) else f"{head}: {cell}" for i, (head, cell) in enumerate(named) if cell]
    name = f"**{_STRONG.sub('', lead)}**" if lead.strip() else ""
    return f"- {': '.join(part for part in (name, ' · '.join(cells)) if part)}"
