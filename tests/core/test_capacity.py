"""A plan that fits the week: the worked example, the edges, and what holds for every demand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.activities import STOCK, Cadence, Work
from bot.core.capacity import Demand, Fit, TooLittle, fit, least_hours, reactive_minutes, usable, week_minutes
from bot.core.touches import Style
from bot.core.week import day_cap

CAFES = Demand(hours=8, requests=12, request_minutes=12, high=5, standard=15, light=20, wanted_share=0.4)


def with_hours(hours: float) -> Fit | TooLittle:
    return fit(CAFES.model_copy(update={"hours": hours}))


def fitted(demand: Demand) -> Fit:
    result = fit(demand)
    assert isinstance(result, Fit)
    return result


def test_the_stock_set_takes_twenty_hours_of_a_five_day_week():
    minutes = {c: sum(a.minutes for a in STOCK if a.cadence is c) for c in Cadence}
    assert minutes == {Cadence.DAILY: 150, Cadence.WEEKLY: 315, Cadence.MONTHLY: 435, Cadence.QUARTERLY: 495}
    total = sum(week_minutes(a.minutes, a.cadence, 5) for a in STOCK)
    assert round(total / 60, 1) == 20.1


def test_the_stock_set_is_two_fifths_proactive():
    by_work = {w: sum(week_minutes(a.minutes, a.cadence, 5) for a in STOCK if a.work is w) for w in Work}
    total = sum(by_work.values())
    assert [round(100 * by_work[w] / total) for w in (Work.PROACTIVE, Work.REACTIVE, Work.OVERHEAD)] == [40, 37, 23]


def test_eight_hours_carry_forty_customers_and_twelve_requests():
    plan = fitted(CAFES)
    assert (plan.available, plan.reactive, plan.overhead, plan.proactive_left, plan.touch) == (384, 180, 40, 164, 111)
    assert plan.total <= 384
    assert plan.touch <= plan.proactive
    assert plan.answering == 180


def test_three_hours_are_told_why_they_are_too_few():
    told = with_hours(3)
    assert isinstance(told, TooLittle)
    assert told.available == 144
    assert "180" in told.says
    assert len(told.ways) == 3
    assert told.requests_possible == 9
    assert isinstance(with_hours(told.hours_needed), Fit)


def test_forty_hours_keep_the_full_set():
    plan = fitted(CAFES.model_copy(update={"hours": 40}))
    assert not plan.changes
    assert [(r.cadence, r.minutes) for r in plan.rows] == [(a.cadence, a.minutes) for a in STOCK]


def test_answering_grows_with_the_requests():
    plan = fitted(Demand(hours=40, requests=60, request_minutes=15))
    assert plan.answering >= 60 * 15 * 1.25
    assert any(c.key == "request-response" for c in plan.changes)


def test_sittings_shrink_before_anything_becomes_rare_or_is_dropped():
    plan = fitted(CAFES.model_copy(update={"hours": 12}))
    assert not plan.tight
    assert all(r.cadence is r.activity.cadence for r in plan.rows)


def test_the_least_harmful_go_first():
    plan = fitted(CAFES.model_copy(update={"hours": 15}))
    shortened = [r.activity.drop_rank for r in plan.rows if r.activity.drop_rank and r.minutes < r.activity.minutes]
    untouched = [r.activity.drop_rank for r in plan.rows if r.activity.drop_rank and r.minutes == r.activity.minutes]
    assert max(shortened) <= min(untouched)


def test_many_customers_get_more_outreach_when_there_is_time():
    plan = fitted(Demand(hours=40, requests=10, high=60, standard=200))
    assert plan.touch <= plan.proactive
    outreach = plan.row("proactive-outreach")
    assert outreach is not None
    assert outreach.minutes > 30


def test_touches_become_rarer_when_there_is_no_time_and_it_says_so():
    plan = fitted(Demand(hours=8, requests=12, high=40, standard=200, light=400))
    assert plan.thinned
    assert plan.thinned[0].touch.tier == "light"


@pytest.mark.parametrize(("style", "more"), [(Style.HIGH_TOUCH, True), (Style.EFFICIENT, False)])
def test_a_style_changes_the_minutes_of_touches(style: Style, more: bool):
    plain, other = fitted(CAFES), fitted(CAFES.model_copy(update={"style": style}))
    assert (other.touch > plain.touch) is more


def test_uncounted_requests_keep_a_stated_share():
    assert reactive_minutes(Demand(hours=10)) == 192
    assert fitted(Demand(hours=10)).ceiling is None


def test_the_least_hours_really_are_the_least():
    hours = least_hours(CAFES)
    assert isinstance(with_hours(hours), Fit)
    rows = with_hours(hours - 1)
    assert isinstance(rows, TooLittle) or not {r.cadence for r in rows.rows} >= {Cadence.WEEKLY, Cadence.MONTHLY}


demands = st.builds(
    Demand,
    hours=st.floats(0.5, 60),
    days=st.sets(st.integers(0, 6), min_size=1).map(lambda d: tuple(sorted(d))),
    requests=st.none() | st.integers(0, 400),
    request_minutes=st.integers(1, 60),
    high=st.integers(0, 200),
    standard=st.integers(0, 500),
    light=st.integers(0, 2000),
    style=st.sampled_from(list(Style)),
    per_year=st.sampled_from([None, 52, 26, 12, 4]),
)


@given(demands)
@settings(max_examples=300, deadline=None)
def test_whatever_fits_adds_up_and_overfills_no_day(demand: Demand):
    plan = fit(demand)
    if isinstance(plan, TooLittle):
        assert plan.needed > plan.available
        assert len(plan.ways) == 3
        return
    days = len(demand.days)
    assert plan.total == sum(r.week for r in plan.rows) == plan.proactive + plan.answering + plan.upkeep
    assert plan.total <= plan.available == usable(demand.hours)
    assert all(r.minutes >= r.activity.floor for r in plan.rows)
    assert all(r.week == week_minutes(r.minutes, r.cadence, days) for r in plan.rows)
    _every_change_is_listed(plan)
    _no_day_is_overfull(plan)


def _every_change_is_listed(plan: Fit) -> None:
    now = {r.activity.key: (r.cadence, r.minutes) for r in plan.rows}
    changed = {a.key for a in STOCK if now.get(a.key) != (a.cadence, a.minutes)}
    assert changed <= {c.key for c in plan.changes}
    assert all(c.reason and c.was and c.now for c in plan.changes)


def _no_day_is_overfull(plan: Fit) -> None:
    week = plan.week
    assert week.cap == day_cap(plan.demand.hours, len(plan.demand.days))
    room = {d.weekday: d.room for d in week.days}
    assert all(0 <= d.daily + d.weekly <= week.cap for d in week.days)
    assert all(s.minutes <= room[s.weekday] for s in week.sittings)
    weekly = {r.activity.key: r.minutes for r in plan.rows if r.cadence is Cadence.WEEKLY}
    assert sum(weekly.values()) == sum(d.weekly for d in week.days)
    for key, minutes in weekly.items():
        assert sum(p.minutes for p in week.placements if p.key == key) == minutes


@pytest.mark.parametrize(("requests", "minutes"), [(5000, 12), (5000, 240), (400, 12), (100, 60)])
def test_absurd_volumes_get_no_absurd_advice(requests: float, minutes: float):
    told = fit(Demand(hours=8, requests=requests, request_minutes=minutes))
    assert isinstance(told, TooLittle)
    assert not any(silly in way for way in told.ways for silly in ("down to 0 ", " 0 minutes", " 1 minutes", "168 hours"))


def test_a_team_of_its_own_is_called_that():
    told = fit(Demand(hours=8, requests=5000))
    assert isinstance(told, TooLittle)
    assert "1,563 hours a week, 40 people" in told.ways[2]
    assert "count the requests again" in told.ways[2]
