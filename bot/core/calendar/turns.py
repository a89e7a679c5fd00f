"""Rules of recurrence: on which days an activity's turn falls, and in which window it belongs. Local dates only.

A month counts its working days from the first and from the last one; public holidays are no working days. A turn is where the
rule puts the activity, before days away and full days are looked at.
"""

from calendar import monthrange
from datetime import date
from functools import lru_cache

from dateutil.rrule import MONTHLY, rrule

from bot.core.activities import Cadence, Trigger, activities_for
from bot.core.content.plan_work import BauActivity, Due
from bot.core.touches import Style

_STOCK = {a.key: a.trigger for style in Style for a in activities_for(style)}
_LAST_MONTH, _FIFTH = 3, 5
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@lru_cache(maxsize=4096)
def business_days(year: int, month: int, weekdays: tuple[int, ...], holidays: frozenset[date]) -> tuple[date, ...]:
    """The working days of a month, days away included."""
    rule = rrule(MONTHLY, dtstart=date(year, month, 1), byweekday=weekdays, until=last_day(year, month))
    return tuple(d for each in rule if (d := each.date()) not in holidays)


def monthly(due: Due, year: int, month: int, weekdays: tuple[int, ...], holidays: frozenset[date]) -> date | None:
    """The turn in this month; the nearest working day when the month has fewer, None when it has none at all."""
    days = business_days(year, month, weekdays, holidays)
    if not days:
        return None
    if due.from_end:
        return days[-min(due.from_end, len(days))]
    return days[min(due.business_day or 1, len(days)) - 1]


def rare_turn(activity: BauActivity, year: int, month: int, weekdays: tuple[int, ...], holidays: frozenset[date]) -> date | None:
    """The turn of a monthly or quarterly activity in this month; None when it has none there."""
    due = _known(activity)
    if activity.cadence is Cadence.QUARTERLY and (month - 1) % 3 + 1 != (due.month_of_quarter or _LAST_MONTH):
        return None
    return monthly(due, year, month, weekdays, holidays)


def window(cadence: Cadence, turn: date) -> tuple[date, date]:
    """The first and last day of the month or quarter that a turn belongs to."""
    if cadence is Cadence.MONTHLY:
        return turn.replace(day=1), last_day(turn.year, turn.month)
    first = (turn.month - 1) // 3 * 3 + 1
    return date(turn.year, first, 1), last_day(turn.year, first + 2)


def recurrence(activity: BauActivity, weekdays: tuple[int, ...]) -> str:
    """The rule as calendar programs write it; public holidays and days away come on top."""
    due, days = _known(activity), ",".join(_DAYS[d] for d in weekdays)
    if activity.cadence is Cadence.DAILY:
        return f"FREQ=WEEKLY;BYDAY={days}"
    if activity.cadence is Cadence.WEEKLY:
        return "FREQ=WEEKLY" if due.weekday is None else f"FREQ=WEEKLY;BYDAY={_DAYS[due.weekday]}"
    nth = -due.from_end if due.from_end else due.business_day or 1
    place = f"BYDAY={days};BYSETPOS={nth}"
    if activity.cadence is Cadence.MONTHLY:
        return f"FREQ=MONTHLY;{place}"
    month = due.month_of_quarter or _LAST_MONTH
    return f"FREQ=MONTHLY;BYMONTH={','.join(str(m) for m in range(month, 13, 3))};{place}"


def wanted_weekday(activity: BauActivity) -> int | None:
    """The weekday that the Plan names; for a list of the week without days the stock one, so that the week stays even."""
    stock = _STOCK.get(activity.key, Trigger())
    return activity.due.weekday if activity.due.weekday is not None else stock.weekday


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def _known(activity: BauActivity) -> Due:
    """The activity's own day; the first one of the month or the fifth before the quarter's end where none is named."""
    due = activity.due
    if due.business_day or due.from_end or activity.cadence is not Cadence.QUARTERLY:
        return due
    return due.model_copy(update={"from_end": _FIFTH})
