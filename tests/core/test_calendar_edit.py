"""The owner changes activities: the rest is refitted, the differences are told, and what cannot be is left as it was."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.activities import Cadence, Trigger, Work
from bot.core.calendar.edit import Edited, edit
from bot.core.calendar.occurrences import day_minutes, occurrences
from bot.core.calendar.rows import placed
from bot.core.calendar.values import PlanContent
from bot.core.wishes import ActivityChange, Wish, merged, new_key
from tests.core.calendars import YEAR, by_day, cafes

COACHING = "success-coaching"


def edited(content: PlanContent, *changes: ActivityChange) -> Edited:
    return edit(content.bau, content.capacity, changes)


def activity(made: Edited, key: str):
    return next((a for a in made.bau.activities if a.key == key), None)


def test_other_minutes_hold_and_something_else_gives_way():
    made = edited(cafes(8), ActivityChange(what=Wish.MINUTES, key=COACHING, minutes=60))
    assert activity(made, COACHING).minutes == 60
    assert made.bau.week_total <= 384
    assert made.lines[0] == "Success coaching: 30 min a week → 60 min a week, as you asked"
    assert len(made.lines) > 1


def test_a_dropped_activity_is_gone_and_its_time_is_free():
    before = cafes(8)
    made = edited(before, ActivityChange(what=Wish.DROP, key=COACHING))
    assert activity(made, COACHING) is None
    assert made.capacity.unplanned == before.capacity.unplanned + 30
    assert made.lines == ("Success coaching: 30 min a week → dropped, as you asked",)


def test_a_moved_activity_falls_on_its_new_day():
    made = edited(cafes(8), ActivityChange(what=Wish.MOVE, key=COACHING, trigger=Trigger(weekday=0)))
    assert activity(made, COACHING).due.says == "Monday"
    assert made.lines == ("Success coaching: on another day, as you asked",)


def test_weekly_work_may_become_monthly_on_a_day_that_is_named():
    change = ActivityChange(what=Wish.MOVE, key=COACHING, cadence=Cadence.MONTHLY, trigger=Trigger(business_day=4))
    made = edited(cafes(8), change)
    assert (activity(made, COACHING).cadence, activity(made, COACHING).due.says) == ("monthly", "fourth working day of the month")


def test_another_owner_changes_nothing_else():
    before = cafes(8)
    made = edited(before, ActivityChange(what=Wish.OWNER, key=COACHING, owner="Mia"))
    assert activity(made, COACHING).owner_role == "Mia"
    assert made.bau.week_total == before.bau.week_total
    assert made.lines == ("Success coaching: done by Mia, as you asked",)


def test_an_activity_of_ones_own_is_placed_like_the_others():
    change = ActivityChange(
        what=Wish.ADD, key=new_key("Tea with Ann"), name="Tea with Ann", minutes=20, cadence=Cadence.WEEKLY, work=Work.PROACTIVE,
        trigger=Trigger(weekday=3),
    )  # fmt: skip
    made = edited(cafes(12), change)
    assert (activity(made, "own-tea-with-ann").week, activity(made, "own-tea-with-ann").due.says) == (20, "Thursday")
    assert made.lines[0] == "Tea with Ann: not there → 20 min a week, as you asked"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (ActivityChange(what=Wish.DROP, key="request-response"), "Request response is never dropped"),
        (ActivityChange(what=Wish.MINUTES, key="request-response", minutes=10), "Request response needs 26 minutes a day"),
        (ActivityChange(what=Wish.MINUTES, key=COACHING, minutes=400), "There is no room for this"),
        (ActivityChange(what=Wish.MINUTES, key=COACHING, minutes=2), "Please give 5 to 480 minutes."),
        (ActivityChange(what=Wish.DROP, key="tea"), "not in the calendar any more"),
        (ActivityChange(what=Wish.ADD, key=COACHING, name="Success coaching", minutes=20), "already"),
    ],
)
def test_what_cannot_be_changed_is_said_and_changes_nothing(change, why):
    before = cafes(8)
    made = edited(before, change)
    assert why in made.problems[0]
    assert (made.bau, made.capacity) == (before.bau, before.capacity)


def test_the_later_wish_counts_and_dropping_what_was_added_leaves_nothing():
    more, less = (ActivityChange(what=Wish.MINUTES, key=COACHING, minutes=m) for m in (60, 40))
    tea = ActivityChange(what=Wish.ADD, key="own-tea", name="Tea", minutes=10)
    assert merged((more,), (less,)) == (less,)
    assert merged((tea,), (ActivityChange(what=Wish.DROP, key="own-tea"),)) == ()


changes = st.builds(
    ActivityChange,
    what=st.sampled_from([Wish.DROP, Wish.MINUTES, Wish.MOVE]),
    key=st.sampled_from([a.key for a in cafes(40).bau.activities]),
    minutes=st.none() | st.integers(5, 240),
    trigger=st.none() | st.builds(Trigger, weekday=st.integers(0, 4)),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(changes, max_size=4), st.sampled_from([8, 12, 20, 40]))
def test_whatever_is_changed_fits_and_can_be_put_on_the_calendar(wanted, hours):
    before = cafes(hours)
    made = edited(before, *wanted)
    after = before.model_copy(update={"bau": made.bau, "capacity": made.capacity})
    assert made.bau.week_total == sum(a.week for a in made.bau.activities) <= before.capacity.available
    assert made.capacity.planned_total == made.bau.week_total == sum(r.minutes for r in made.capacity.rows)
    assert sum(r.share for r in made.capacity.rows) == 100
    week = placed(after.bau.activities, after.capacity)
    assert [(d.daily, d.weekly) for d in week.days] == [(d.daily, d.weekly) for d in after.capacity.days]
    found = occurrences(after, after.start, after.start + YEAR)
    assert all(day_minutes(day) <= after.capacity.day_cap for day in by_day(found).values())
