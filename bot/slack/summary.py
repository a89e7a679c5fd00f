"""What a document says, in a few lines: the first plain sentence of its first sections. Pure; markup is left out."""

import re

from bot.core.document import Document

LINES = 5
_SKIP = re.compile(r"\s*(?:#|\||>|```|~~~|[-=*_]{3,}\s*$|!\[|$)")
_BULLET = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?")
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,2000}\)")
_MARKS = re.compile(r"[*_`~]{1,3}(?=\S)|(?<=\S)[*_`~]{1,3}")
_END = re.compile(r"(?<=[.!?])\s")


def essence(document: Document) -> list[tuple[str, str]]:
    """Up to five (section title, first sentence) pairs."""
    pairs = ((s.title, _first(s.markdown)) for s in document.sections)
    return [(title, said) for title, said in pairs if said][:LINES]


def _first(markdown: str) -> str:
    rows = [r for r in markdown.splitlines()[:200] if not _SKIP.match(r)]
    text = _MARKS.sub("", _LINK.sub(r"\1", _BULLET.sub("", rows[0][:1000]))) if rows else ""
    return _END.split(text.strip(), maxsplit=1)[0]
