"""A Plan's activities as the rows that fitting and placing work with: the one bridge between a document and the sums."""

from collections.abc import Iterable

from bot.core.activities import Activity, Cadence, Trigger
from bot.core.calendar.turns import wanted_weekday
from bot.core.content.plan_work import BauActivity, CapacityBudget
from bot.core.cuts import Row, week_minutes
from bot.core.hours import WEEK
from bot.core.week import Week, place


def weekdays(capacity: CapacityBudget) -> tuple[int, ...]:
    """The working days that the budget knows, Monday = 0."""
    return tuple(WEEK.index(d.day) for d in capacity.days if d.day in WEEK)


def as_row(activity: BauActivity, days: int) -> Row:
    """The fitted row of an activity, for this many working days a week."""
    due = activity.due
    stock = Activity(
        key=activity.key,
        name=activity.name,
        cadence=activity.cadence,
        minutes=activity.minutes,
        work=activity.work,
        floor=min(activity.floor_minutes, activity.minutes),
        drop_rank=activity.drop_rank,
        trigger=Trigger(
            weekday=wanted_weekday(activity) if activity.cadence is Cadence.WEEKLY else None,
            business_day=due.business_day,
            from_end=due.from_end,
            month=due.month_of_quarter,
        ),
    )
    week = week_minutes(activity.minutes, activity.cadence, days)
    return Row(activity=stock, cadence=activity.cadence, minutes=activity.minutes, week=week)


def placed(activities: Iterable[BauActivity], capacity: CapacityBudget) -> Week:
    """The week of a Plan: the same placing as when it was drafted, so that the calendar is what the document says."""
    days = weekdays(capacity)
    return place(tuple(as_row(a, len(days)) for a in activities), capacity.hours_week, days)
