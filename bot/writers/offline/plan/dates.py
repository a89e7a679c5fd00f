"""The period of a plan and its dates. Pure: local dates in, local dates out; the only today is the one given."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.core.dates import days_away, iso, said_date

WEEKS = {"quarter": 13, "half-year": 26, "year": 52}
QUARTER = 13


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
    first, length = iso(start), length if length in WEEKS else "quarter"
    begin = first or today + timedelta(days=7 - today.weekday())
    weeks = WEEKS[length]
    end = begin + timedelta(weeks=weeks, days=-1)
    return Period(begin, end, length, weeks, first is not None, weekdays, days_away(away, begin))
