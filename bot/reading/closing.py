"""Reads the end of a mission document: the line that says how to begin it, and a footer's lead. Pure."""

import re
from dataclasses import dataclass

from bot.reading import text as inline
from bot.reading.document import Block, Kind
from bot.reading.vocabulary import ROSTER

_COMMAND = re.compile(r"/coord\s+@?([A-Za-z0-9][A-Za-z0-9_-]{0,79})")
_BEGINS = re.compile(r"\b(?:begin|start|run|launch|execute|type|use|usage|command|trigger|initiate|invoke)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\b(?:next|previous|previously|after|before|follow|follows|related|then|prerequisite)\b", re.IGNORECASE)
_NEAR = 60


@dataclass(frozen=True)
class Closing:
    """The closing line (plain, may be empty), the name it claims for `/coord`, the footer's lead, the other blocks,
    and the numbers of the lines that were taken."""

    text: str
    command: str
    leads: tuple[str, ...]
    rest: list[Block]
    taken: frozenset[int]


def take_closing(found: list[Block]) -> Closing:
    """Takes the closing line and a footer's lead off the end of a document's blocks."""
    last = max((n for n, b in enumerate(found) if b.kind is Kind.HEADING), default=-1)
    tail = found[last + 1 :]
    rule = max((n for n, b in enumerate(tail) if b.kind is Kind.RULE), default=len(tail) - 2)
    ends = [b for b in tail[max(rule + 1, 0) :] if b.kind is Kind.PARAGRAPH]
    line = next((b for b in reversed(ends) if _command(inline.plain(b.text))), None)
    leads = {b.line: names for b in ends if (names := _leads(b))}
    gone = [b for b in ends if b is line or b.line in leads]
    rest = [b for b in found if b not in gone]
    text = inline.plain(line.text) if line else ""
    command = _command(text) or next((c for b in found if (c := _begun(b))), "")
    return Closing(
        text, command, next(iter(leads.values()), ()), rest, frozenset(n for b in gone for n in range(b.line, b.end + 1))
    )


def _command(text: str) -> str:
    for match in _COMMAND.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        if not _ELSEWHERE.search(before.rpartition(".")[2]):
            return match[1]
    return ""


def _begun(block: Block) -> str:
    if block.kind is not Kind.PARAGRAPH or "/coord" not in block.text:
        return ""
    text = inline.plain(block.text)
    match = _COMMAND.search(text)
    before = text[max(0, match.start() - _NEAR) : match.start()] if match else ""
    return match[1] if match and _BEGINS.search(before) and not _ELSEWHERE.search(before) else ""


def _leads(block: Block) -> tuple[str, ...]:
    for line in block.text.split("\n"):
        for label, rest in inline.labels(line.strip().strip("*_ "), ROSTER) + inline.labels(line, ROSTER):
            if inline.key(label) in ROSTER and inline.names(rest):
                return inline.names(rest.strip("*_ "))
    return ()
