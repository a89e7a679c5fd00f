"""A Bible of which there is only the text, pasted or from a file: its principles, told by their heading. Read, never guessed."""

import re

from bot.writers.offline.phrases import bare, clean

MOST = 5
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_ABOUT = re.compile(r"\bprinciples?\b", re.IGNORECASE)
_NUMBER = re.compile(r"^(?:principle\s+)?\d{1,2}\s*[.):]\s*|^\s*[-*•·]\s+|^\s*\d{1,2}[.)]\s+", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?::|\s[-–]\s|\.\s)\s*")
_LONGEST_NAME = 60

Found = tuple[str, str]
"""The name of a principle, and what it says; empty where it says nothing."""


def principles(markdown: str) -> tuple[Found, ...]:
    """The first five principles below a heading that names them: one per heading below it, else one per line or list item."""
    section, level = _section(markdown.splitlines())
    headed = _headed(section, level)
    found = headed or [one for line in section if _NUMBER.match(line) and (one := _one(line))]
    found = found or [one for line in section if line.strip() and not _HEADING.match(line) and (one := _one(line))]
    return tuple(found[:MOST])


def _section(lines: list[str]) -> tuple[list[str], int]:
    """The lines below the heading about principles, up to the next one of its level; and that level."""
    for n, line in enumerate(lines):
        head = _HEADING.match(line)
        if head and _ABOUT.search(head[2]):
            rest = lines[n + 1 :]
            ends = (i for i, below in enumerate(rest) if (m := _HEADING.match(below)) and len(m[1]) <= len(head[1]))
            return rest[: next(ends, len(rest))], len(head[1])
    return [], 0


def _headed(section: list[str], level: int) -> list[Found]:
    found: list[Found] = []
    for n, line in enumerate(section):
        head = _HEADING.match(line)
        if head and len(head[1]) == level + 1:
            below = next((x for x in section[n + 1 :] if x.strip()), "")
            name = bare(clean(_NUMBER.sub("", _plain(head[2]))))
            said = "" if _HEADING.match(below) else clean(_plain(below))
            found += [(name, said)] if 0 < len(name) <= _LONGEST_NAME else []
    return found


def _one(line: str) -> Found | None:
    """`1. Hands before words: we show, then we tell` in its two parts; None for what has no short name."""
    words = clean(_NUMBER.sub("", _plain(line.strip()), count=1))
    name, *said = _SPLIT.split(words, maxsplit=1)
    return (bare(name), clean(" ".join(said))) if 0 < len(bare(name)) <= _LONGEST_NAME else None


def _plain(text: str) -> str:
    return re.sub(r"[*_`]{1,3}|\\(?=[^\w\s])", "", text)
