"""The Plan is written again with the owner's changes: every deliverable plans the week with them."""

from bot.core.activities import Cadence, Trigger, Work
from bot.core.calendar.rows import placed
from bot.core.content.plan_work import Allocation, Bau, CapacityBudget
from bot.core.wishes import ActivityChange, Wish
from bot.writers.offline.plan import PLAN
from tests.writers.planned import brief, company, facts_of, mission

CHANGES = (
    ActivityChange(what=Wish.MINUTES, key="success-coaching", minutes=60),
    ActivityChange(what=Wish.DROP, key="success-story"),
    ActivityChange(what=Wish.MOVE, key="success-reviews", trigger=Trigger(weekday=3)),
    ActivityChange(what=Wish.OWNER, key="documentation", owner="Ann"),
    ActivityChange(
        what=Wish.ADD, key="own-tea", name="Tea with a client", minutes=20, cadence=Cadence.MONTHLY, work=Work.PROACTIVE,
        trigger=Trigger(business_day=12),
    ),
)  # fmt: skip


def written(key: str):
    made = mission("service-plan-development")
    asked = brief(made, key, facts_of(company("sample")[1]), None, {}).model_copy(update={"activity_changes": CHANGES})
    return PLAN[made.spec(key).type](asked)


def test_the_calendar_has_what_the_owner_wished():
    bau = written("bau")
    assert isinstance(bau, Bau)
    found = {a.key: a for a in bau.activities}
    assert found["success-coaching"].minutes == 60
    assert "success-story" not in found
    assert found["success-reviews"].due.says == "Thursday"
    assert found["documentation"].owner_role == "Ann"
    assert found["own-tea"].due.says == "12th working day of the month"


def test_the_budget_is_that_of_the_calendar_and_says_what_was_asked():
    bau, capacity = written("bau"), written("capacity")
    assert isinstance(capacity, CapacityBudget)
    assert capacity.planned_total == bau.week_total <= capacity.available
    asked = {c.activity: c.now for c in capacity.cuts if c.why == "as you asked"}
    assert asked == {"Success coaching": "60 min a week", "Success story": "dropped", "Tea with a client": "20 min a month"}
    week = placed(bau.activities, capacity)
    assert [(d.daily, d.weekly) for d in week.days] == [(d.daily, d.weekly) for d in capacity.days]


def test_the_other_deliverables_can_be_written_with_it():
    assert isinstance(written("allocation"), Allocation)
    assert all(written(key).evidence is not None for key in ("workflows", "review", "resources", "touchpoints"))
