"""When a fitted activity falls due, as a Plan says it: a weekday, a working day of the month or from the end of a quarter."""

from math import ceil

from bot.core.activities import Cadence, Trigger
from bot.core.content.plan_work import Due
from bot.core.hours import WEEK

_NTH = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_MONTHLY_INSTEAD = (5, 6, 10, 11, 15)
"""The working day of the month for weekly work that became monthly, by its old weekday."""
_MONTHS = ("", "first", "second", "last")
FULL_WEEK = 5


def due(trigger: Trigger, cadence: Cadence, placed: list[int], days: int, loose: bool = False) -> Due:
    """When a fitted activity falls due, for this many working days a week; a lengthened cadence gets a day of its own."""
    if cadence is Cadence.DAILY:
        return Due(says="each working day, last" if trigger.last else "each working day")
    if cadence is Cadence.WEEKLY:
        return _weekly(tuple(dict.fromkeys(placed)), loose)
    if cadence is Cadence.MONTHLY:
        return _monthly(trigger, days)
    if trigger.from_end:
        nth = _scaled(trigger.from_end, days)
        says = f"{_nth(nth)} working day before the quarter ends" if nth > 1 else "last working day of the quarter"
        return Due(from_end=nth, month_of_quarter=trigger.month, says=says)
    nth, month = _scaled(trigger.business_day or 1, days), trigger.month or 2
    return Due(business_day=nth, month_of_quarter=month, says=f"{_MONTHS[month]} month of the quarter, {_nth(nth)} working day")


def _monthly(trigger: Trigger, days: int) -> Due:
    if trigger.from_end and trigger.month is None:
        nth = _scaled(trigger.from_end, days)
        return Due(
            from_end=nth, says=f"{_nth(nth)} working day before the month ends" if nth > 1 else "last working day of the month"
        )
    nth = _scaled(trigger.business_day or _MONTHLY_INSTEAD[(trigger.weekday or 0) % 5], days)
    return Due(business_day=nth, says=f"{_nth(nth)} working day of the month")


def _weekly(days: tuple[int, ...], loose: bool) -> Due:
    if loose or not days:
        return Due(says="any day of the week")
    names = [WEEK[d] for d in days]
    return Due(weekday=days[0], says=" and ".join(t for t in (", ".join(names[:-1]), names[-1]) if t))


def _scaled(nth: int, days: int) -> int:
    """The nth working day of a five-day month, in a month with fewer working days a week."""
    return nth if days >= FULL_WEEK else ceil(nth * days / FULL_WEEK)


def _nth(n: int) -> str:
    return _NTH[n] if n < len(_NTH) else f"{n}th"
