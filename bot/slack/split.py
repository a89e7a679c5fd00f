"""Cuts long Markdown into parts that fit, so that the parts joined are the text.

Cuts fall before headings where possible, then between paragraphs, lines, sentences and words.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from bot.slack.tables import headed, is_delimiter, listed

CHARACTERS = 10_500
RENDERED = 36
HEADING_COST = 100
LISTING = 1_500
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"\s{0,3}(#{1,6})(?:\s|$)")
_UNDERLINE = re.compile(r"\s{0,3}(?:=+|-+)\s*$")
_RULE = re.compile(r"\s{0,3}([-_*])(?:\s*\1){2,}\s*$")


def parts(text: str, fits: Callable[[str], bool]) -> tuple[str, ...]:
    """The text in parts of which each fits. A part that no cut makes fit is at most 100 characters long."""
    return tuple(_parts(text, fits, _LEVELS)) if text else ()


def for_messages(text: str) -> tuple[str, ...]:
    """The text in parts that each fit one message, with room left for a headline, a remark and the message's frame.

    Slack shows one table a message: where a part has more, the smaller ones are given as lists, their words unchanged. A table
    that is longer than a message goes on in the next one below the same heads.
    """
    found = (listed(part) for part in headed(parts(text, _fits_but_for_tables)))
    return tuple(_no_blank([piece for part in found for piece in parts(part, fits_message)]))


def fits_message(text: str) -> bool:
    """True when this Markdown fits one message: counted characters, rendered blocks, and at most one table."""
    if counted(text) > CHARACTERS:
        return False
    rendered, headings, tables = weigh(text)
    return counted(text) + HEADING_COST * headings <= CHARACTERS and rendered <= RENDERED and tables <= 1


def _fits_but_for_tables(text: str) -> bool:
    """All tables but one will be lists: they need more room, and no blocks of their own."""
    if counted(text) > CHARACTERS - LISTING:
        return False
    rendered, headings, tables = weigh(text)
    blocks = rendered - 2 * max(tables - 1, 0)
    return counted(text) + HEADING_COST * headings <= CHARACTERS - LISTING and blocks <= RENDERED


def counted(text: str) -> int:
    """The characters Slack counts: & < > at their escaped length."""
    return len(text) + 4 * text.count("&") + 3 * (text.count("<") + text.count(">"))


def weigh(text: str) -> tuple[int, int, int]:
    """How many blocks Slack makes of this Markdown, how many headings and tables are in it. Errs on the high side."""
    rendered = headings = tables = 0
    running, before = False, ""
    for row, fenced in _rows(text):
        heading = not fenced and bool(_HEADING.match(row.lstrip()) or (before.strip() and _UNDERLINE.match(row)))
        table = not fenced and "|" in row + before and bool(before.strip()) and is_delimiter(row)
        alone = heading or table or (not fenced and bool(_RULE.match(row)))
        headings, tables = headings + heading, tables + table
        rendered += 1 if alone or (row.strip() and not running) else 0
        running, before = (running or bool(row.strip())) and not alone, row
    return rendered, headings, tables


def _rows(text: str) -> Iterator[tuple[str, bool]]:
    fence = ""
    for row in text.splitlines(keepends=True):
        mark = _FENCE.match(row)
        inside = bool(fence)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence) and not row.strip(" \t\r\n`~"):
            fence = ""
        yield row, inside or bool(mark)


def _parts(text: str, fits: Callable[[str], bool], levels: tuple[Callable[[str], list[str]], ...]) -> list[str]:
    if fits(text) or not levels:
        return [text]
    pieces, found, part, at = levels[0](text), list[str](), "", 0
    while at < len(pieces):
        count = _most(part, pieces[at:], fits)
        if count:
            part, at = part + "".join(pieces[at : at + count]), at + count
        elif part:
            found, part = [*found, part], ""
        else:
            *whole, part = _parts(pieces[at], fits, levels[1:])
            found, at = [*found, *whole], at + 1
    return [*found, part] if part else found


def _most(part: str, pieces: list[str], fits: Callable[[str], bool]) -> int:
    """How many of these pieces fit behind the part: found by doubling and halving, for there may be very many."""
    high = 1
    while high <= len(pieces) and fits(part + "".join(pieces[:high])):
        high *= 2
    low, high = high // 2, min(high, len(pieces) + 1)
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(part + "".join(pieces[:middle])) else (low, middle)
    return low


def _no_blank(found: list[str]) -> list[str]:
    """A part of blanks alone cannot be a message: it joins its neighbour."""
    kept: list[str] = []
    for part in found:
        if kept and (not part.strip() or not kept[-1].strip()):
            kept[-1] += part
        else:
            kept.append(part)
    return kept


def _before(text: str, starts: Callable[[str, str, bool], bool]) -> list[str]:
    """Cuts before every line for which `starts(line, line before, inside a fence)` says so."""
    pieces, before = [""], ""
    for row, fenced in _rows(text):
        if pieces[-1] and starts(row, before, fenced):
            pieces.append("")
        pieces[-1] += row
        before = row if row.strip() else before if _HEADING.match(before) else row
    return pieces


def _at_headings(depth: int) -> Callable[[str], list[str]]:
    def starts(row: str, _: str, fenced: bool) -> bool:
        mark = None if fenced else _HEADING.match(row)
        return mark is not None and len(mark[1]) <= depth

    return lambda text: _before(text, starts)


def _paragraphs(text: str) -> list[str]:
    return _before(text, lambda row, before, fenced: not fenced and bool(row.strip()) and not before.strip())


def _at(pattern: str) -> Callable[[str], list[str]]:
    found = re.compile(pattern)
    return lambda text: [text[a:b] for a, b in pairwise([0, *(m.end() for m in found.finditer(text)), len(text)]) if b > a]


_LEVELS: tuple[Callable[[str], list[str]], ...] = (
    *(_at_headings(depth) for depth in (2, 3, 4, 6)),
    _paragraphs,
    _at(r"\n"),
    _at(r"[.!?…]['\")]?\s+"),
    _at(r"\s+"),
    _at(r"(?s).{100}"),
)
