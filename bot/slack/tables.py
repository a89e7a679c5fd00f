"""Tables in a message: Slack shows one, so the largest stays a table and the others become lists. Every cell is kept."""

import re

from slack_markdown_parser import parse_markdown_table, split_markdown_into_segments

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


def is_delimiter(row: str) -> bool:
    """True for the line under a table's heading, and for a few lines that only look like one."""
    marks = row.strip(" \t\r\n>")
    return "-" in marks and not set(marks) - set("|:- \t")


def _rows(table: str) -> list[list[str]]:
    lines = table.splitlines()
    return parse_markdown_table(table) if len(lines) > 1 and is_delimiter(lines[1]) else []


def _list(rows: list[list[str]]) -> str:
    heads, *body = rows
    return "\n".join(_item(heads, row) for row in body) or " · ".join(h for h in heads if h)


def _item(heads: list[str], row: list[str]) -> str:
    """`- **first cell**: second`, or with more columns each further cell behind its heading."""
    lead, *rest = row
    named = [(head, cell) for head, cell in zip(heads[1:], rest, strict=False) if cell.strip()]
    cells = " · ".join(cell if len(heads) == 2 or not head else f"{head}: {cell}" for head, cell in named)
    name = f"**{_STRONG.sub('', lead)}**" if lead.strip() else ""
    return f"- {': '.join(part for part in (name, cells) if part)}"
