"""Writes a part of a document back as Markdown in one spelling, whatever spelling its author used. It never changes a word."""

import re

from bot.reading.document import Block, Kind

_BULLET = re.compile(r"^(\s*)[*+](?=\s)")
_NUMBER = re.compile(r"^(\s*\d{1,9})\)(?=\s)")
_TICK = re.compile(r"^(\s*(?:[-*+]|\d{1,9}[.)])\s+)\[[xX]\](?=\s)")
_CLOSED = re.compile(r"^(#{1,6}\s.*?)\s#+$")
_BOLD_COLON = re.compile(r"\*\*([^*:]{1,120}):\*\*")
_DASH = re.compile(r"(?<=\d)\s?[\u2012\u2013\u2014]\s?(?=\d)")


def rewrite(lines: list[str], first: int, last: int, blocks: list[Block]) -> str:
    """Lines `first` to `last` (1-based, inclusive) with `-` bullets, `1.` numbers, backtick fences and no comments or rules."""
    fenced, dropped = _fences(blocks), _dropped(blocks)
    kept = [_line(lines[n - 1], n, fenced) for n in range(first, last + 1) if n not in dropped]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n ")


def _fences(blocks: list[Block]) -> dict[int, bool]:
    marks: dict[int, bool] = {}
    for block in _inner(blocks):
        if block.kind is Kind.FENCE:
            marks |= {n: n in (block.line, block.end) for n in range(block.line, block.end + 1)}
    return marks


def _inner(blocks: list[Block]) -> list[Block]:
    below = [b for block in blocks for item in block.items for b in _inner(list(item.blocks))]
    return blocks + below


def _dropped(blocks: list[Block]) -> set[int]:
    gone = (b for b in blocks if b.kind is Kind.RULE or (b.kind is Kind.HTML and b.text.lstrip().startswith("<!--")))
    return {n for block in gone for n in range(block.line, block.end + 1)}


def _line(line: str, number: int, fenced: dict[int, bool]) -> str:
    if number in fenced:
        return line.replace("~~~", "```").rstrip() if fenced[number] else line.rstrip()
    line = _TICK.sub(r"\1[ ]", line.rstrip())
    line = _NUMBER.sub(r"\1.", _BULLET.sub(r"\1-", line))
    return _DASH.sub("-", _BOLD_COLON.sub(r"**\1**:", _CLOSED.sub(r"\1", line)))
