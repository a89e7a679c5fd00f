"""Dates that people write in notes, read as local dates. Pure; what is no date is left out, and nothing is guessed."""

import re
from collections.abc import Callable
from datetime import date, timedelta

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_LONGEST_BREAK = 60
_NAMES = "|".join(m[:3] for m in MONTHS)
_DATE = re.compile(
    rf"(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?P<month>{_NAMES})[a-z]*\.?(?:\s+(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)


def said_date(day: date) -> str:
    """`7 December 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def days_away(text: str, since: date) -> frozenset[date]:
    """The days named in a note, line by line: a date, or first and last of a stretch. Without a year it is the next one."""
    found: set[date] = set()
    for line in re.split(r"[\n;]", text):
        days = dates_in(line, since)
        if len(days) >= 2 and (later := _ordered(days[0], days[1])) is not None:
            found |= {days[0] + timedelta(n) for n in range(min((later - days[0]).days, _LONGEST_BREAK) + 1)}
        else:
            found |= set(days)
    return frozenset(found)


def dates_in(text: str, since: date) -> tuple[date, ...]:
    """The dates in a text, in order; impossible ones are left out."""
    return tuple(day for m in _DATE.finditer(text) if (day := _read(m, since)) is not None)


def _ordered(first: date, last: date) -> date | None:
    if last >= first:
        return last
    return _try(lambda: last.replace(year=first.year + 1)) if last.year == first.year else None


def _read(found: re.Match[str], since: date) -> date | None:
    if found["iso"]:
        return iso(found["iso"])
    month = next(n for n, name in enumerate(MONTHS, 1) if name[:3].casefold() == found["month"][:3].casefold())
    if found["year"]:
        return _try(lambda: date(int(found["year"]), month, int(found["day"])))
    this = _try(lambda: date(since.year, month, int(found["day"])))
    return this if this is None or this >= since else _try(lambda: date(since.year + 1, month, int(found["day"])))


def iso(text: str) -> date | None:
    """The date of a text such as `2026-12-07`, or None."""
    return _try(lambda: date.fromisoformat(text.strip()))


def _try(make: Callable[[], date]) -> date | None:
    try:
        day = make()
    except ValueError:
        return None
    return day if 1990 <= day.year <= 2200 else None
