"""A year of working days, day by day, to see that every activity falls due when its cadence says. It places nothing."""

from collections.abc import Iterable
from datetime import date, timedelta

from bot.core.activities import Cadence
from bot.core.content.plan_work import BauActivity, Due

YEAR = 366


def unplaceable(activities: Iterable[BauActivity], weekdays: tuple[int, ...], start: date) -> list[str]:
    """The names of the activities whose day does not exist in some month or quarter of the 366 days from `start`."""
    if not weekdays:
        return [a.name for a in activities]
    months = _months(weekdays, start)
    return [a.name for a in activities if not _falls(a, weekdays, months)]


def _months(weekdays: tuple[int, ...], start: date) -> list[int]:
    """How many working days each whole month has."""
    counts: dict[tuple[int, int], int] = {}
    days = (start + timedelta(days=n) for n in range(YEAR))
    for day in days:
        counts.setdefault((day.year, day.month), 0)
        counts[day.year, day.month] += day.weekday() in weekdays
    return list(counts.values())[1:-1]


def _falls(a: BauActivity, weekdays: tuple[int, ...], months: list[int]) -> bool:
    return _weekday_exists(a.due, weekdays) and _month_exists(a, months)


def _weekday_exists(due: Due, weekdays: tuple[int, ...]) -> bool:
    return due.weekday is None or due.weekday in weekdays


def _month_exists(a: BauActivity, months: list[int]) -> bool:
    nth = a.due.business_day or a.due.from_end
    if a.cadence not in (Cadence.MONTHLY, Cadence.QUARTERLY):
        return True
    named = a.due.month_of_quarter is None or a.due.month_of_quarter in (1, 2, 3)
    return named and nth is not None and 1 <= nth <= min(months)
