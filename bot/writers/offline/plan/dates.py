"""The period of a plan and its dates. Pure: local dates in, local dates out; the only today is the one given."""

import re
from collections.abc import Callable
from dataclasses import dataclass
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
WEEKS = {"quarter": 13, "half-year": 26, "year": 52}
QUARTER = 13
_LONGEST_BREAK = 60
_NAMES = "|".join(m[:3] for m in MONTHS)
_DATE = re.compile(
    rf"(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?P<month>{_NAMES})[a-z]*\.?(?:\s+(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Period:
    """The time a plan is for. `end` is its last day; `weekdays` are working days from Monday = 0; `away` days without service."""

    start: date
    end: date
    length: str
    weeks: int
    start_known: bool
    weekdays: tuple[int, ...]
    away: frozenset[date]

    @property
    def quarters(self) -> int:
        """How many quarters it has."""
        return self.weeks // QUARTER

    @property
    def working_weeks(self) -> float:
        """Weeks of the period, less the days away."""
        lost = sum(1 for d in self.away if self.start <= d <= self.end and d.weekday() in self.weekdays)
        return max(0.0, self.weeks - lost / len(self.weekdays))

    def works(self, day: date) -> bool:
        """True on a working day with service."""
        return day.weekday() in self.weekdays and day not in self.away

    def on(self, day: date) -> date:
        """The day itself, or the working day before it that is nearest; inside the period always."""
        days = [day - timedelta(n) for n in range(14)] + [day + timedelta(n) for n in range(1, 90)]
        return next((d for d in days if self.start <= d <= self.end and self.works(d)), max(self.start, min(day, self.end)))

    def after(self, weeks: float) -> date:
        """The last working day within this many weeks from the start."""
        return self.on(self.start + timedelta(days=round(weeks * 7) - 1))

    @property
    def reviews(self) -> tuple[date, ...]:
        """One review a quarter, in its last week but one."""
        return tuple(self.after(QUARTER * n + QUARTER - 1) for n in range(self.quarters))

    @property
    def next_review(self) -> date:
        """The first review after the period, on a working day."""
        day = self.end + timedelta(weeks=QUARTER - 1)
        return next(d for n in range(7) if (d := day - timedelta(n)).weekday() in self.weekdays)

    @property
    def says(self) -> str:
        """`7 December 2026 to 7 March 2027`."""
        return f"{said_date(self.start)} to {said_date(self.end)}"


def period(start: str, length: str, today: date, weekdays: tuple[int, ...], away: str) -> Period:
    """The period from the answers; an unknown start is the Monday after today, an unknown length a quarter."""
    first, length = _iso(start), length if length in WEEKS else "quarter"
    begin = first or today + timedelta(days=7 - today.weekday())
    weeks = WEEKS[length]
    end = begin + timedelta(weeks=weeks, days=-1)
    return Period(begin, end, length, weeks, first is not None, weekdays, days_away(away, begin))


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
        return _iso(found["iso"])
    month = next(n for n, name in enumerate(MONTHS, 1) if name[:3].casefold() == found["month"][:3].casefold())
    if found["year"]:
        return _try(lambda: date(int(found["year"]), month, int(found["day"])))
    this = _try(lambda: date(since.year, month, int(found["day"])))
    return this if this is None or this >= since else _try(lambda: date(since.year + 1, month, int(found["day"])))


def _iso(text: str) -> date | None:
    return _try(lambda: date.fromisoformat(text.strip()))


def _try(make: Callable[[], date]) -> date | None:
    try:
        day = make()
    except ValueError:
        return None
    return day if 1990 <= day.year <= 2200 else None
