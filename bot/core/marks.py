"""The quiet marks of a document: under which headings something stands that nobody has confirmed yet. Pure."""

import re
from collections.abc import Iterator

from bot.core.content.base import Origin
from bot.core.document import Document

OPEN = (Origin.ASSUMED, Origin.DEFAULT)
MOST = 3
"""How many points a mark names; all of them are in the list of what was assumed."""
_HEADING = re.compile(r"### +(.*?)\s*$")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_SIGN = re.compile(r"([\\`*_\[\]<>#|~&])")
_FENCE = re.compile(r" {0,3}(```|~~~)")


def marked(document: Document) -> str:
    """The Markdown of a document as people read it: below each heading with open points stands a remark that names them."""
    marks = open_points(document)
    return "\n".join(_lines(document.markdown, marks)) if marks else document.markdown


def _lines(text: str, marks: dict[str, str]) -> Iterator[str]:
    fenced = False
    for line in text.split("\n"):
        yield line
        fenced ^= bool(_FENCE.match(line))
        found = None if fenced else _HEADING.match(line)
        told = marks.get(" ".join(_ESCAPED.sub(r"\1", found[1]).split())) if found else None
        if told:
            yield from ("", "*" + _SIGN.sub(r"\\\1", told) + "*")


def open_points(document: Document) -> dict[str, str]:
    """A remark for each heading of a deliverable that rests on a default or an assumption."""
    found = {document.headings[k]: list(_labels(document, k)) for k in document.contents if k in document.headings}
    return {" ".join(heading.split()): _told(labels) for heading, labels in found.items() if labels}


def _labels(document: Document, key: str) -> Iterator[str]:
    rows = document.contents[key].get("evidence")
    refs = dict.fromkeys(row.get("ref") for row in rows if isinstance(row, dict)) if isinstance(rows, list | tuple) else ()
    facts = (document.facts[ref] for ref in refs if ref in document.facts)
    return (fact.label for fact in facts if fact.origin in OPEN and fact.label)


def _told(labels: list[str]) -> str:
    rest = len(labels) - MOST
    more = f"; and {rest} more" if rest > 0 else ""
    return f"Not confirmed yet: {'; '.join(labels[:MOST])}{more}"
