"""Dates in running text, in the ways people write them: `3 May 2026`, `May 3`, `2026-05-03`, `3.5.2026`. It judges nothing."""

import re
from collections.abc import Iterator
from typing import NamedTuple

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH = "|".join(f"{m}|{m[:3]}" for m in MONTHS)
_DATE = re.compile(
    rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m>{_MONTH})\b\.?(?:,? (?P<y>\d{{4}})\b)?"
    rf"|\b(?P<m2>{_MONTH})\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,? (?P<y2>\d{{4}})\b)?"
    r"|\b(?P<y3>\d{4})-(?P<m3>\d\d)-(?P<d3>\d\d)\b"
    r"|\b(?P<d4>\d{1,2})(?P<sep>[./])(?P<m4>\d{1,2})(?P=sep)(?P<y4>\d{4})\b"
)


class Day(NamedTuple):
    """A date as a text says it; `year` is 0 when it names none."""

    day: int
    month: int
    year: int


def dates_in(text: str) -> Iterator[tuple[str, Day]]:
    """Each date as it stands, and which day it is."""
    for m in _DATE.finditer(text):
        day, month, year = ([v for n in "1234" if (v := m.groupdict().get(k + n if n > "1" else k))] for k in "dmy")
        yield m[0], Day(int(day[0]), _month(month[0]), int(year[0]) if year else 0)


def date_free(text: str) -> str:
    """The text without its dates."""
    return _DATE.sub(" ", text)


def _month(text: str) -> int:
    return int(text) if text.isdigit() else next(n for n, m in enumerate(MONTHS, 1) if m.startswith(text))
