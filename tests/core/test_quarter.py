"""A quarter looked back on by its ticks, what it suggests and when, what is decided, and the Plan that follows."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.core.activities import Cadence, Work
from bot.core.calendar.values import Kind, PlanContent
from bot.core.content.base import Content
from bot.core.content.plan import Initiatives
from bot.core.content.plan_measures import Metrics, Review
from bot.core.content.plan_types import PLAN_TYPES
from bot.core.content.plan_work import Bau, CapacityBudget, Workflows
from bot.core.digest.values import Digest, Item, Mark, Tick
from bot.core.quarter.looking_back import look_back
from bot.core.quarter.proposing import proposals
from bot.core.quarter.renewing import Renewed, Taken, accepted, moved_by, renewed
from bot.core.quarter.values import Counted, Quarter, Turns
from bot.core.wishes import ActivityChange, Wish
from tests.core.calendars import MONDAY, cafes, sample
from tests.core.documents import plan

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
QUIET = "quality-assessment"
PLAN = cafes(40)


def item(key: str = QUIET, due: date = MONDAY, **changes: object) -> Item:
    made = Item(
        key=key, due=due, activity=key, minutes=20, work=Work.OVERHEAD, kind=Kind.ACTIVITY, cadence="weekly", owner="o",
        because="b",
    )  # fmt: skip
    return made.model_copy(update=changes)


def tick(of: Item, mark: Mark, on: date | None = None, reason: str = "", order: int = 0) -> Tick:
    day = on or of.due
    return Tick(
        id=f"{of.key}/{of.due}/{mark}/{order}", version=1, key=of.key, due=of.due, day=day, mark=mark, by="U1", reason=reason,
        at=datetime.combine(day, datetime.min.time(), UTC) + timedelta(minutes=order), minutes=of.minutes, work=of.work,
    )  # fmt: skip


def shown(*items: Item) -> list[Digest]:
    days = sorted({i.due for i in items})
    return [
        Digest(date=d, plan="D1", version=1, title="Plan", cap=100, items=tuple(i for i in items if i.due == d)) for d in days
    ]


def looked(items: Iterable[Item], ticks: Iterable[Tick]) -> Quarter:
    return look_back(PLAN, shown(*items), list(ticks), (MONDAY, MONDAY + 13 * WEEK))


def weekly(key: str = QUIET, count: int = 9) -> list[Item]:
    return [item(key, MONDAY + n * WEEK) for n in range(count)]


def test_every_turn_counts_once_as_done_skipped_or_undone():
    turns = weekly()
    again = item(due=turns[0].due)
    ticks = [tick(i, Mark.DONE) for i in turns[:3]] + [tick(i, Mark.SKIPPED, reason="No time") for i in turns[3:7]]
    digests = [*shown(*turns), Digest(date=MONDAY + DAY, plan="D1", version=1, title="Plan", cap=100, items=(again,))]
    found = look_back(PLAN, digests, ticks, (MONDAY, MONDAY + 13 * WEEK)).activities[0]
    assert (found.due, found.done, found.skipped, found.undone) == (9, 3, 4, 2)
    assert [(r.text, r.times) for r in found.reasons] == [("No time", 4)]


def test_done_a_day_later_is_done_and_what_was_put_off_is_remembered():
    turns = weekly(count=3)
    ticks = [t for i in turns for t in (tick(i, Mark.SNOOZED), tick(i, Mark.DONE, i.due + 3 * DAY, order=1))]
    found = looked(turns, ticks).activities[0]
    assert (found.done, found.late, found.put_off, found.weekday) == (3, 3, 3, 3)


def test_without_digests_nothing_is_known_and_nothing_is_said():
    found = looked((), ())
    assert (found.completion, found.days, found.share, proposals(PLAN, found)) == (None, 0, None, ())


def quarter(**turns: int) -> Quarter:
    """A quarter with one weekly activity; the others were all done, so that ticks are to be trusted."""
    base = {"key": QUIET, "name": "Service quality assessment", "cadence": "weekly", "minutes": 60, "work": Work.OVERHEAD}
    one = Turns(**base, **({"due": 9, "done": 0, "skipped": 0, "undone": 0} | turns))
    rest = Turns(**(base | {"key": "health-checks", "name": "Health checks"}), due=40, done=40, skipped=0, undone=0)
    return Quarter(plan="D1", title="Plan", version=1, since=MONDAY, until=MONDAY + 13 * WEEK, activities=(one, rest))


@pytest.mark.parametrize(
    ("turns", "asked"),
    [
        ({"skipped": 7, "done": 2}, "was skipped 7 of 9 times"),
        ({"skipped": 5, "done": 4}, "was skipped 5 of 9 times"),
        ({"skipped": 4, "done": 5}, None),
        ({"due": 4, "skipped": 2, "done": 2}, None),
        ({"undone": 6, "done": 3}, "was not done 6 of 9 times"),
        ({"undone": 3, "skipped": 2, "done": 4}, "was not done 5 of 9 times"),
        ({"done": 9}, None),
    ],
)
def test_a_change_is_suggested_from_three_times_and_every_second_time_on(turns, asked):
    titles = [p.title for p in proposals(PLAN, quarter(**turns))]
    assert titles == ([f"Service quality assessment {asked}"] if asked else [])


def test_seven_skips_of_nine_ask_drop_shrink_less_often_or_hand_over():
    with_backup = PLAN.model_copy(update={"backup": "Sam"})
    asked = proposals(with_backup, quarter(skipped=7, done=2))[0]
    assert [c.id for c in asked.choices] == ["drop", "shrink", "rarer", "hand"]
    assert [c.label for c in asked.choices[1:3]] == ["Shrink to 30 min", "Once a month"]
    assert "60 min a week → dropped" in asked.choices[0].says
    assert "hand" not in [c.id for c in proposals(PLAN, quarter(skipped=7, done=2))[0].choices]


def test_where_hardly_anything_is_ticked_a_missing_tick_says_nothing():
    silent = quarter(undone=9)
    rest = silent.activities[1].model_copy(update={"done": 2, "undone": 38})
    assert proposals(PLAN, silent.model_copy(update={"activities": (silent.activities[0], rest)})) == ()


def test_what_is_never_dropped_is_not_offered_to_be():
    always = quarter().activities[0].model_copy(update={"key": "strategic-planning", "due": 4, "skipped": 4, "done": 0})
    offered = [c.id for p in proposals(PLAN, quarter().model_copy(update={"activities": (always,)})) for c in p.choices]
    assert "drop" not in offered


def test_an_initiative_never_loses_its_time():
    held = sample()
    assert held.initiatives is not None
    inside = {a.inside for i in held.initiatives.initiatives for a in i.activities}
    activity = next(a for a in held.bau.activities if a.name in inside and a.cadence is Cadence.WEEKLY)
    turns = Turns(
        key=activity.key, name=activity.name, cadence="weekly", minutes=activity.minutes, work=activity.work, due=9, done=0,
        skipped=9, undone=0,
    )  # fmt: skip
    offered = proposals(held.model_copy(update={"backup": "Sam"}), quarter().model_copy(update={"activities": (turns,)}))
    assert [c.id for p in offered for c in p.choices] == ["hand"]


def test_weekly_work_that_is_always_put_off_moves_to_the_day_on_which_it_is_done():
    asked = proposals(PLAN, quarter(done=9, put_off=6, weekday=4))
    assert [(c.id, c.label) for p in asked for c in p.choices] == [("move", "Move it to Friday")]


def test_a_metric_below_its_target_asks_for_what_the_plan_says():
    low = Counted(
        key="first-response", name="First answer in time", unit="%", target="90 %", value=70, says="70 %", missed=True,
        action="Look once more a day.",
    )  # fmt: skip
    asked = proposals(PLAN, Quarter(plan="D1", title="P", version=1, since=MONDAY, until=MONDAY, metrics=(low,)))
    assert [(p.title, p.choices[0].task) for p in asked] == [
        ("First answer in time is at 70 %, the target is 90 %", "Look once more a day.")
    ]


DROP = ActivityChange(what=Wish.DROP, key=QUIET)


def test_accepted_changes_follow_each_other_and_one_that_is_impossible_is_told():
    twice = accepted(PLAN.bau, PLAN.capacity, (DROP, DROP))
    assert QUIET not in {a.key for a in twice.bau.activities}
    assert len(twice.problems) == 1
    assert "Service quality assessment: 60 min a week → dropped, as you asked" in twice.lines


def contents() -> dict[str, Content]:
    return {k: PLAN_TYPES[k].model_validate(v) for k, v in plan("sample").contents.items()}


def taken(content: PlanContent, wishes: tuple[ActivityChange, ...] = (), **changes: object) -> Taken:
    about = Quarter(plan="D1", title="Plan", version=1, since=content.start, until=content.start + 12 * WEEK, **changes)
    return Taken(quarter=about, wishes=wishes, tasks=("Call five of them.",), start=content.start + 13 * WEEK, review="Review")


def made(wishes: tuple[ActivityChange, ...] = (), **changes: object) -> tuple[Renewed, dict[str, Content]]:
    found = renewed(contents(), taken(sample(), wishes, **changes), sample().start)
    return found, contents() | {k: PLAN_TYPES[k].model_validate(v) for k, v in found.contents.items()}


def test_the_next_plan_is_the_same_plan_later():
    _, new = made()
    old, initiatives, review = contents(), new["initiatives"], new["review"]
    before = old["initiatives"]
    assert isinstance(before, Initiatives)
    assert isinstance(initiatives, Initiatives)
    assert isinstance(review, Review)
    assert initiatives.period_start == before.period_start + 13 * WEEK
    assert {
        a.when - b.when for a, b in zip(initiatives.initiatives[0].milestones, before.initiatives[0].milestones, strict=True)
    } == {13 * WEEK}
    assert "22 January 2027" in before.initiatives[0].stop_rule
    assert "23 April 2027" in initiatives.initiatives[0].stop_rule
    assert [i.what for i in review.blocks[0].items][:2] == ["Call five of them", "Prepare the review: numbers, skips, losses"]
    assert new["bau"] == old["bau"]


def test_a_milestone_that_was_reached_does_not_come_again():
    _, new = made(reached=("milestone-1-1",))
    before, after = contents()["initiatives"], new["initiatives"]
    assert isinstance(before, Initiatives)
    assert isinstance(after, Initiatives)
    moved = [a.when - b.when for a, b in zip(after.initiatives[0].milestones, before.initiatives[0].milestones, strict=True)]
    assert moved == [timedelta(), 13 * WEEK, 13 * WEEK]


def test_a_change_of_the_calendar_changes_every_sum_that_repeats_it():
    shorter = ActivityChange(what=Wish.MINUTES, key="documentation", minutes=10)
    found, new = made((DROP, shorter))
    bau, capacity, workflows = new["bau"], new["capacity"], new["workflows"]
    assert isinstance(bau, Bau)
    assert isinstance(capacity, CapacityBudget)
    assert isinstance(workflows, Workflows)
    assert found.problems == ()
    assert bau.week_total == sum(a.week for a in bau.activities) == capacity.planned_total
    assert f"{capacity.planned_total:,} minutes a week" in bau.opening
    assert workflows.day_minutes == sum(a.minutes for a in bau.activities if a.cadence is Cadence.DAILY)
    assert {e.ref for e in bau.evidence} >= {"quarterly review"}


def test_what_was_counted_last_is_the_next_baseline():
    counted = Counted(key="first-response", name="First answer in time", unit="%", target="90 %", value=79, n=12)
    _, new = made(metrics=(counted,))
    metrics = new["metrics"]
    assert isinstance(metrics, Metrics)
    based = next(m for m in metrics.metrics if m.key == "first-response")
    assert (based.baseline, based.baseline_value) == ("79 % (n = 12)", 79)


def test_a_calendar_that_a_person_wrote_is_left_to_people():
    held = {k: c for k, c in contents().items() if k != "bau"}
    assert renewed(held, taken(sample(), (DROP,)), sample().start).problems == (
        "A person wrote the calendar, so that it is changed by hand.",
    )


@pytest.mark.parametrize(("days", "weeks"), [(91, 13), (88, 13), (95, 14), (0, 0)])
def test_dates_move_by_whole_weeks_so_that_weekdays_stay(days, weeks):
    assert moved_by(MONDAY + days * DAY, MONDAY) == weeks * WEEK
