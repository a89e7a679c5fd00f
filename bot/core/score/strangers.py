"""Finds the figures, dates, quotations and names of a document that rest on no ground. Pure; it judges nothing."""

import re
from collections.abc import Iterator
from itertools import permutations

from bot.core.score.days import MONTHS, date_free, dates_in
from bot.core.score.origins import WORD, Ground, bare, figure, long_forms
from bot.core.score.subject import Subject
from bot.core.score.text import plain, spoken

_TIMES = re.compile(rf"\b\d{{1,2}} to (?=\d{{1,2}} (?:{'|'.join(MONTHS)})\b)|\b\d{{1,2}}:\d\d\b")
_SPAN = re.compile(r"\b(\d+) hours?(?:(?: and)? (\d+) minutes?)?\b")
_MONEY = re.compile(r"(?:[€$£¥]|\b[A-Z]{3})\s?$")
_NUMBER = re.compile(r"(?<![\w.:-])\d+(?:[.,]\d+)*(?![\w:]|[.,-]\d)\s?%?")
_ORDERED = re.compile(r"^\s*(?:>\s*)?(?:#{1,6}\s+)?(?:[-*]\s+)?(?:\d+\.\s+)?(?:#{1,6}\s+)?")
_QUOTE = re.compile(r"[“\"]([^“”\"]{12,}?)[”\"]")
_PROPOSED = re.compile(r"(?i)\b(?:can|could|may|we|you|to|not|just|don['’]t:) (?:say|write|ask|answer)\W*$")
_PIECE = re.compile(r"(?<=[.!?:;])\s+|[“”\"(|•·→—*]\s*")
_ACTS = re.compile(
    r"^([A-Z][\w-]+)(?:[’']s\b| (?:said|says|wrote|writes|told|tells|asked|asks|praised|left|loves|loved|recommends|recommended|"
    r"bought|chose|joined|signed|switched|moved|paid|cancelled|renewed|called|founded|owns|runs|leads|thinks|believes|confirmed|"
    r"became|came|used|wanted|needed|found|saved|doubled|trusts|swears)\b)"
)
"""A sentence that begins with somebody who does something, or has something."""
_NOBODY = frozenset({
    "It", "He", "She", "They", "We", "You", "Who", "What", "Which", "That", "This", "There", "Here", "Where", "Let", "Everybody",
    "Somebody", "Nobody", "Anybody", "Everyone", "Someone", "Anyone", "One", "Each", "Most", "Many", "Some", "All", "Another",
    "Nothing", "Something", "Everything",
})  # fmt: skip
_INNER = re.compile(r"[a-z][A-Z]")
_MONTH = re.compile(rf"\b(?:{'|'.join(m for m in MONTHS if m not in ('March', 'May'))})\b")
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_IN_WORDS = re.compile(rf"(?i)\b({'|'.join(_TENS)})(?:[- ]({'|'.join(_ONES)}))?\b|\b(hundreds?|thousands?|millions?)\b")
LONG_QUOTE = 5
MOST = 8
"""So many numbers of a line are tried as the parts of a sum."""
SMALL = frozenset({"0", "1", "2", "3"})
"""Numbers so small that they count the sentence's own parts."""


def strangers(subject: Subject) -> Iterator[str]:
    """Every figure, date, quotation and name in Coord's own text that rests on no ground, as it stands."""
    ground = Ground(subject)
    small = frozenset(re.findall(r"(?<![\w’'])[^\W\d_A-Z][\w’'-]*", " ".join(spoken(b.text) for b in subject.own)))
    known = ground.words | small
    for block in subject.own:
        for line in block.text.splitlines():
            said = spoken(_ORDERED.sub("", line))
            yield from _dates(said, ground)
            yield from _numbers(said, ground)
            yield from _in_words(said, ground)
            yield from _quotes(said, ground)
            yield from _names(said, known)


def _dates(said: str, ground: Ground) -> Iterator[str]:
    yield from (found for found, day in dates_in(said) if not ground.knows(day))
    months = {d.month for d in ground.dates}
    alone = (m[0] for m in _MONTH.finditer(date_free(said)))
    yield from (m for m in alone if MONTHS.index(m) + 1 not in months and m.casefold() not in ground.words)


def _in_words(said: str, ground: Ground) -> Iterator[str]:
    for m in _IN_WORDS.finditer(said):
        number = str(_TENS[m[1].casefold()] + (_ONES.index(m[2].casefold()) + 1 if m[2] else 0)) if m[1] else ""
        if number not in ground.numbers and m[0].casefold() not in ground.words:
            yield m[0]


def _numbers(said: str, ground: Ground) -> Iterator[str]:
    undated = _TIMES.sub(" ", date_free(said))
    rest = _SPAN.sub(lambda m: " " if str(int(m[1]) * 60 + int(m[2] or 0)) in ground.numbers else m[0], undated)
    for m in _NUMBER.finditer(rest):
        number, percent, money = figure(m[0].rstrip("% \u00a0")), m[0].endswith("%"), _MONEY.search(rest[: m.start()])
        small = number in SMALL and not percent and not money
        if number not in ground.numbers and not small and (money or not _shown(number, rest, percent)):
            yield f"{money[0] if money else ''}{m[0].strip()}"


def _shown(number: str, line: str, percent: bool) -> bool:
    """True when the line itself shows the sum: a share or a change in per cent, or two numbers of it that make this one."""
    others = [float(figure(n)) for n in re.findall(r"\d+(?:[.,]\d+)*", line) if figure(n) != number]
    others += [1.0] if re.search(r"(?i)\bone\b", line) else []
    rule = _shares if percent else _sums
    made = (m for a, b in permutations(others[:MOST], 2) for m in rule(a, b))
    return any(abs(m - float(number)) <= (0.05001 if "." in number else 0.50001) for m in made)


def _shares(a: float, b: float) -> tuple[float, ...]:
    """Per cent: `a` of `b`, the same by the month of a quarter, and the change from `b` to `a`."""
    return (100 * a / b, 100 * a / b / 3, 100 * (a - b) / b) if b else ()


def _sums(a: float, b: float) -> tuple[float, ...]:
    return (a * b, a + b, a - b)


def _quotes(said: str, ground: Ground) -> Iterator[str]:
    for m in _QUOTE.finditer(said):
        words = plain(long_forms(m[1]))
        if len(words.split()) >= LONG_QUOTE and f" {words} " not in ground.quotable and not _PROPOSED.search(said[: m.start()]):
            yield f"“{m[1]}”"


def _names(said: str, known: frozenset[str]) -> Iterator[str]:
    for piece in _PIECE.split(said):
        words = WORD.findall(piece)
        someone = [found[1]] if (found := _ACTS.match(piece)) and found[1] not in _NOBODY else []
        candidates = words[1:] + someone
        yield from (w for w in candidates if _is_name(w) and bare(w) not in known)


def _is_name(word: str) -> bool:
    capital = word[0].isupper() or _INNER.search(word) is not None
    return capital and len(word) > 1 and word not in MONTHS and not word.startswith(("I'", "I’"))
