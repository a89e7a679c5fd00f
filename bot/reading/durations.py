"""Reads how long something takes. Hours become minutes and weeks become days; minutes and days are never mixed."""

import math
import re

from bot.core.mission import Duration

_WORDS = ("half an|half a|half", "an|a|one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_VALUES = ("0.5", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10")
_SAYS_NUMBER = {word: value for words, value in zip(_WORDS, _VALUES, strict=True) for word in words.split("|")}
_WORD = re.compile(r"\b(?:" + "|".join(_WORDS) + r")\b")
_FRACTIONS = {"\u00bd": ".5", "\u00bc": ".25", "\u00be": ".75"}
_MINUTES = {"m": 1, "min": 1, "minute": 1, "h": 60, "hr": 60, "hour": 60}
_DAYS = {"d": 1, "day": 1, "w": 7, "wk": 7, "week": 7}
_NUMBER = r"(\d{1,4}(?:[.,]\d{1,2})?(?:/\d{1,2})?)"
_UNIT = r"(minute|min|m|hour|hr|h|day|d|week|wk|w)s?(?![a-z])\.?"
_KIND = r"(?:business |working |calendar )?"
_RANGE = re.compile(rf"{_NUMBER} ?(?:{_UNIT})? ?(?:-|to) ?{_NUMBER} ?-? ?{_KIND}{_UNIT}")
_SINGLE = re.compile(rf"{_NUMBER} ?\+? ?-? ?{_KIND}{_UNIT}")
_SPAN = re.compile(r"\b(day|week)s? (\d{1,3})(?: ?(?:-|to) ?(\d{1,3}))?(?!\d)")
_TIME_WORDS = frozenset({"ongoing", "continuous", "continuously", "as needed", "varies", "variable", "flexible", "open ended"})
_LONG = 120
Bounds = tuple[float, float, str]


def read(raw: str) -> Duration:
    """The duration that the text states. Text that states none is kept raw, without numbers.

    `1-3 days` is one to three days; `Days 4-7` is the four days from day 4 to day 7. Part days are bracketed: 1.5 days is 1 to 2.
    """
    raw = raw.strip()
    found = _bounds(_normal(raw))
    if found is None:
        return Duration(raw=raw)
    low, high, unit = min(found[0], found[1]), max(found[0], found[1]), found[2]
    if unit in _MINUTES:
        return Duration(raw=raw, minutes=(round(low), round(high)))
    return Duration(raw=raw, days=(math.floor(low), math.ceil(high)))


def is_time(text: str) -> bool:
    """Whether the text says how long something takes, in numbers or in a word such as ongoing."""
    duration = read(text)
    return bool(duration.minutes or duration.days) or " ".join(text.casefold().replace("-", " ").split()) in _TIME_WORDS


def _normal(raw: str) -> str:
    text = " ".join(raw[:_LONG].casefold().split())
    text = re.sub(r"[\u2012-\u2014]", "-", text).replace(" - ", "-").replace("~", "")
    text = re.sub(r"(\d) ?([\u00bd\u00bc\u00be])", lambda m: m[1] + _FRACTIONS[m[2]], text)
    text = re.sub(r"[\u00bd\u00bc\u00be]", lambda m: "0" + _FRACTIONS[m[0]], text)
    text = re.sub(r"\b(\d{1,2}) (\d)/([1-9])\b", lambda m: f"{int(m[1]) + int(m[2]) / int(m[3]):.2f}", text)
    return _WORD.sub(lambda m: _SAYS_NUMBER[m[0]], text)


def _bounds(text: str) -> Bounds | None:
    span, spread, single = _SPAN.search(text), _RANGE.search(text), _SINGLE.search(text)
    if spread and (not single or spread.start() <= single.start()):
        return _spread(spread)
    if single:
        return _sum(text, single)
    return _between(span) if span else None


def _spread(match: re.Match[str]) -> Bounds | None:
    first, second = match[2] or match[4], match[4]
    if (first in _MINUTES) != (second in _MINUTES):
        return None
    return _size(match[1], first), _size(match[3], second), second


def _sum(text: str, match: re.Match[str]) -> Bounds:
    total, unit = _size(match[1], match[2]), match[2]
    after = _SINGLE.match(re.sub(r"^(?:,| and|&)? ?", "", text[match.end() :], count=1))
    if after and _per(unit) > _per(after[2]) and (unit in _MINUTES) == (after[2] in _MINUTES):
        total += _size(after[1], after[2])
    return total, total, unit


def _between(match: re.Match[str]) -> Bounds:
    first, last = int(match[2]), int(match[3] or match[2])
    count = (abs(last - first) + 1) * _DAYS[match[1]]
    return count, count, match[1]


def _size(number: str, unit: str) -> float:
    top, _, bottom = number.replace(",", ".").partition("/")
    return float(top) / (float(bottom or 1) or 1) * _per(unit)


def _per(unit: str) -> int:
    return _MINUTES.get(unit) or _DAYS[unit]
