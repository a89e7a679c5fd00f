"""A Plan on real dates: no day over its cap, every activity as often as its cadence says, minutes to the minute."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.activities import Cadence
from bot.core.calendar.occurrences import day_minutes, occurrences
from bot.core.calendar.plans import NoCalendar, plan_content
from bot.core.calendar.rows import placed
from bot.core.calendar.turns import recurrence, window
from bot.core.calendar.values import CalendarSettings, Kind, Occurrence, PlanContent
from bot.core.content.plan_work import Fits
from bot.core.hours import WEEK
from tests.core.calendars import MONDAY, YEAR, by_day, cafes, planned, sample
from tests.core.documents import bible, plan, retyped

DAY = timedelta(days=1)
raws = st.fixed_dictionaries({
    "hours_week": st.integers(1, 60),
    "working_days": st.sets(st.sampled_from(WEEK), min_size=1).map(lambda d: [w for w in WEEK if w in d]),
    "requests_week": st.integers(0, 120),
    "request_minutes": st.integers(1, 60),
    "customer_count": st.integers(1, 300),
    "scheduling": st.sampled_from(["fixed days", "due-this-week list"]),
})  # fmt: skip
starts = st.dates(date(2026, 1, 1), date(2029, 12, 31))
off = st.lists(st.tuples(st.integers(0, 365), st.integers(1, 21)), max_size=6)
USUAL = settings(max_examples=30, deadline=None)


def days_off(start: date, stretches: list[tuple[int, int]]) -> frozenset[date]:
    return frozenset(start + timedelta(days=first + n) for first, length in stretches for n in range(length))


def a_year(content: PlanContent, given: CalendarSettings | None = None) -> tuple[Occurrence, ...]:
    return occurrences(content, content.start, content.start + YEAR, given)


def complete(content: PlanContent, cadence: Cadence) -> list[tuple[date, date]]:
    """The weeks, months or quarters that lie wholly in the year from the start."""
    first, last, found = content.start, content.start + YEAR, []
    day = first
    while day <= last:
        begin, end = (
            (day - day.weekday() * DAY, day + (6 - day.weekday()) * DAY) if cadence is Cadence.WEEKLY else window(cadence, day)
        )
        if begin >= first and end <= last:
            found.append((begin, end))
        day = end + DAY
    return found


@USUAL
@given(raws, starts, off)
def test_no_day_is_over_its_cap(raw, start, stretches):
    content = planned(raw, start)
    found = a_year(content, CalendarSettings(away=days_off(start, stretches)))
    assert all(day_minutes(day) <= content.capacity.day_cap for day in by_day(found).values())


@USUAL
@given(raws, starts)
def test_every_activity_is_as_often_as_its_cadence_says_and_its_minutes_add_up(raw, start):
    content = planned(raw, start)
    found = a_year(content)
    for a in content.bau.activities:
        mine = [o for o in found if o.key == a.key]
        if a.cadence is Cadence.DAILY:
            working = [d for n in range(366) if (d := start + n * DAY).weekday() in content.weekdays]
            assert [(o.date, o.minutes) for o in mine] == [(d, a.minutes) for d in working]
            continue
        for begin, end in complete(content, a.cadence):
            inside = [o for o in mine if begin <= o.date <= end]
            assert sum(o.minutes for o in inside) == a.minutes, (a.name, begin, inside)
            assert [o.sitting for o in sorted(inside, key=lambda o: o.sitting)] == list(range(1, len(inside) + 1))


@USUAL
@given(raws, starts)
def test_a_week_adds_up_to_the_plans_own_table(raw, start):
    content = planned(raw, start)
    found = a_year(content)
    steady = (Cadence.DAILY.value, Cadence.WEEKLY.value)
    planned_week = sum(a.week for a in content.bau.activities if a.cadence.value in steady)
    for begin, end in complete(content, Cadence.WEEKLY):
        assert sum(o.counted for o in found if begin <= o.date <= end and o.cadence in steady) == planned_week


@USUAL
@given(raws, starts, off, st.integers(0, 300), st.integers(0, 60))
def test_what_is_due_on_a_date_does_not_depend_on_how_far_one_looks(raw, start, stretches, first, length):
    content, given = planned(raw, start), CalendarSettings(away=days_off(start, stretches))
    begin, end = start + first * DAY, start + (first + length) * DAY
    whole = a_year(content, given)
    assert occurrences(content, begin, end, given) == tuple(o for o in whole if begin <= o.date <= end)
    assert len({o.id for o in whole}) == len(whole)


@USUAL
@given(raws, starts, off)
def test_nothing_is_due_on_a_day_off_and_nothing_piles_up_after_it(raw, start, stretches):
    away = days_off(start, stretches)
    found = a_year(planned(raw, start), CalendarSettings(away=away))
    assert not [o for o in found if o.date in away and o.kind is Kind.ACTIVITY]
    assert max(Counter((o.date, o.key) for o in found).values(), default=0) <= 1
    turns = Counter((o.key, o.turn, o.sitting) for o in found)
    assert max(turns.values(), default=0) <= 1


@pytest.mark.parametrize("name", ["sample", "coach", "saas", "repair-shop", "clinic", "quick-only"])
def test_placing_a_plan_again_gives_the_days_that_it_prints(name):
    content = plan_content(plan(name))
    week = placed(content.bau.activities, content.capacity)
    assert [(d.daily, d.weekly, d.daily + d.weekly, d.room) for d in week.days] == [
        (d.daily, d.weekly, d.total, d.room) for d in content.capacity.days
    ]


def test_two_weeks_away_bring_back_one_turn_of_each_activity():
    content = cafes(8)
    away = frozenset(MONDAY + n * DAY for n in range(14, 28))
    found = a_year(content, CalendarSettings(away=away))
    first_days_back = [o for o in found if MONDAY + 28 * DAY <= o.date < MONDAY + 35 * DAY]
    assert max(Counter(o.key for o in first_days_back if o.cadence == "weekly").values()) <= 2
    moved = [o for o in first_days_back if o.cadence == "weekly" and o.date != o.turn]
    assert moved
    assert all("a day without service" in o.due_because for o in moved)


def test_a_day_holds_at_most_one_monthly_or_quarterly_piece():
    rare = Counter(o.date for o in a_year(cafes(40)) if o.cadence in ("monthly", "quarterly"))
    assert max(rare.values()) == 1


def test_a_public_holiday_is_no_working_day_of_the_month():
    content, new_year = cafes(40), date(2027, 1, 1)
    content = content.model_copy(update={"start": new_year})
    reviews = [o.date for o in a_year(content, CalendarSettings(holidays=frozenset({new_year}))) if o.key == "performance-review"]
    assert reviews[0] == date(2027, 1, 4)
    assert a_year(content)[0].date == new_year


def test_quarterly_work_is_counted_from_the_end_of_the_quarter():
    planning = [o.date for o in a_year(cafes(40)) if o.key == "strategic-planning"]
    assert planning == [date(2027, 3, 25), date(2027, 6, 24), date(2027, 9, 24), date(2027, 12, 27)]


def test_rules_read_as_calendar_programs_write_them():
    content = cafes(40)
    rules = {a.key: recurrence(a, content.weekdays) for a in content.bau.activities}
    assert rules["success-reviews"] == "FREQ=WEEKLY;BYDAY=TU"
    assert rules["success-assessment"] == "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=3"
    assert rules["advocacy-development"] == "FREQ=MONTHLY;BYMONTH=2,5,8,11;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=10"
    assert rules["strategic-planning"] == "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-5"


def test_eight_hours_fit_forty_customers_and_twelve_requests():
    content = cafes(8)
    assert content.capacity.fit is not Fits.OVER
    assert (content.capacity.available, content.capacity.reactive_need, content.capacity.touch_need) == (384, 180, 111)
    assert max(day_minutes(day) for day in by_day(a_year(content)).values()) <= 120


def test_three_hours_are_told_why_not_and_three_ways_out():
    budget = cafes(3).capacity
    assert budget.fit is Fits.OVER
    assert "180" in budget.says
    assert len(budget.ways) == 3


def test_forty_hours_keep_the_full_set():
    content = cafes(40)
    assert not content.capacity.cuts
    assert len(content.bau.activities) == 20
    assert {o.key for o in a_year(content)} >= {a.key for a in content.bau.activities}


def test_milestones_tasks_and_reviews_stand_on_working_days():
    content = sample()
    found = a_year(content)
    kinds = Counter(o.kind for o in found)
    assert kinds[Kind.MILESTONE] == sum(len(i.milestones) for i in content.initiatives.initiatives)
    assert kinds[Kind.TASK] == sum(len(b.items) for b in content.review.blocks)
    assert {o.key for o in found if o.kind is Kind.REVIEW} == {"quarterly-review", "bible-look-over"}
    assert all(o.date.weekday() in content.weekdays for o in found)


def test_a_bible_has_no_calendar():
    with pytest.raises(NoCalendar, match="not a Service Plan"):
        plan_content(bible("sample"))


def test_a_calendar_that_a_person_wrote_says_so():
    by_hand = plan("sample").model_copy(update={"contents": {k: v for k, v in plan("sample").contents.items() if k != "bau"}})
    with pytest.raises(NoCalendar, match="written by hand"):
        plan_content(by_hand)


def test_a_first_step_comes_with_everything_of_the_calendar():
    assert all(o.first_step for o in a_year(sample()))


def test_without_a_list_of_customers_outreach_names_a_stage():
    steps = {o.first_step for o in a_year(sample()) if o.key == "proactive-outreach"}
    assert any(s.startswith("Write to 2 people at the stage “") for s in steps)


def test_an_unknown_activity_of_a_month_falls_on_a_working_day():
    def unknown(content):
        for a in content["activities"]:
            if a["cadence"] in ("monthly", "quarterly"):
                a["due"] = {"says": ""}

    found = a_year(plan_content(retyped(plan("sample"), "bau", unknown)))
    assert {o.cadence for o in found} >= {"monthly", "quarterly"}
