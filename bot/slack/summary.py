"""What a document says, in a few lines: its cheat sheet, else the first sentence of its first sections. Pure; no markup."""

import re

from bot.core.document import Document, DocumentSection

LINES = 5
FIRST = (
    *("In one line", "First answer", "We are there", "Escalate to", "Making it right"),
    *("The goal", "Every working day, in minutes", "Every week, in minutes", "The week", "First two weeks"),
)
"""What people look for on the way, of a cheat sheet's lines."""
_LEAD = re.compile(r"\s*[-*+]\s+\*\*([^*\n]{1,200})\*\*:?\s*([^\n]{1,2000})")
_SKIP = re.compile(r"\s*(?:#|\||>|```|~~~|[-=*_]{3,}\s*$|!\[|$)")
_BULLET = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?")
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,2000}\)")
_MARKS = re.compile(r"(?<!\w)[*_`~]{1,3}(?=\S)|(?<=\S)[*_`~]{1,3}(?!\w)")
_END = re.compile(r"(?<=[.!?])\s")


def essence(document: Document) -> list[tuple[str, str]]:
    """Up to five (what it is about, what it says) pairs."""
    sheet = _led(document.sections[0]) if document.sections else []
    wanted = [pair for pair in sheet if pair[0] in FIRST]
    chosen = [*wanted, *(pair for pair in sheet if pair not in wanted)][:LINES]
    return [pair for pair in sheet if pair in chosen] if len(sheet) > 1 else _firsts(document)[:LINES]


def _led(section: DocumentSection) -> list[tuple[str, str]]:
    """The bullets with a bold lead-in."""
    found = (_LEAD.match(row[:2500]) for row in section.markdown.splitlines()[:200])
    return [(_bare(m[1]).rstrip(":"), _bare(m[2])) for m in found if m]


def _firsts(document: Document) -> list[tuple[str, str]]:
    pairs = ((s.title, _first(s.markdown)) for s in document.sections)
    return [(title, said) for title, said in pairs if said]


def _first(markdown: str) -> str:
    rows = [r for r in markdown.splitlines()[:200] if not _SKIP.match(r)]
    text = _bare(_BULLET.sub("", rows[0][:1000])) if rows else ""
    return _END.split(text, maxsplit=1)[0]


def _bare(text: str) -> str:
    return _MARKS.sub("", _LINK.sub(r"\1", text)).strip()
