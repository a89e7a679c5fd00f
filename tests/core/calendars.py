"""Plans on a calendar for the tests: what the built-in writer plans from a few numbers, as content that runs the day."""

from datetime import date, timedelta
from functools import cache

from bot.core.calendar.plans import plan_content
from bot.core.calendar.values import Occurrence, PlanContent
from bot.core.content.plan_work import Bau, CapacityBudget
from bot.core.hours import WEEK
from tests.core.documents import plan
from tests.writers.planned import Raw, write

MONDAY = date(2027, 1, 4)
YEAR = timedelta(days=365)


def planned(raw: Raw, start: date = MONDAY) -> PlanContent:
    """The calendar and the budget of these answers, from this day on."""
    bau, capacity = write("bau", raw), write("capacity", raw)
    assert isinstance(bau, Bau)
    assert isinstance(capacity, CapacityBudget)
    return PlanContent(id="D1", version=1, title="Plan", start=start, bau=bau, capacity=capacity)


def cafes(hours: float) -> PlanContent:
    """Forty customers and twelve requests of twelve minutes a week, with so many hours."""
    return planned({
        "hours_week": hours, "working_days": list(WEEK[:5]), "requests_week": 12, "request_minutes": 12, "customer_count": 40,
        "segments_tiers": "Chains, 5, high, 600\nCafes, 15, standard, 200\nKiosks, 20, light, 50",
    })  # fmt: skip


@cache
def sample() -> PlanContent:
    """The Plan of the sample company."""
    return plan_content(plan("sample"))


def by_day(found: tuple[Occurrence, ...]) -> dict[date, tuple[Occurrence, ...]]:
    """The occurrences of each date."""
    days = dict.fromkeys(o.date for o in found)
    return {day: tuple(o for o in found if o.date == day) for day in days}
