"""Metrics: what may be entered, how they move in words, and when they call for the action that the Plan names."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.core.activities import Cadence, Work
from bot.core.content.base import Origin
from bot.core.content.plan import MetricKey
from bot.core.content.plan_measures import Direction, FamilyName, Metric
from bot.core.digest.ticks import Week
from bot.core.forms import read
from bot.core.metrics.asking import Known, asking, bounds, due, entries, known_of
from bot.core.metrics.trends import alarms, goal, spark, times_off, trend
from bot.core.metrics.values import Board, MetricValue, latest_of_each

FRIDAY = date(2027, 1, 8)
NOON = datetime(2027, 1, 8, 12, tzinfo=UTC)
WEEK = timedelta(days=7)


def metric(key: MetricKey = MetricKey.FIRST_RESPONSE, **changes: object) -> Metric:
    made = Metric(
        key=key, family=FamilyName.QUALITY, name="First answer in time", definition="d", formula="in time / all", unit="%",
        direction=Direction.UP, baseline="unknown", baseline_value=None, target="90 %", target_value=90, why_target="w",
        cadence=Cadence.WEEKLY, source="s", owner_role="service owner", min_n=None, when_missed="Look once more a day.",
        leading=True,
    )  # fmt: skip
    return made.model_copy(update=changes)


def survey(**changes: object) -> Metric:
    about = {"unit": "scale 1-5", "target": "4.5 or more", "target_value": 4.5, "min_n": 20, "cadence": Cadence.QUARTERLY}
    return metric(MetricKey.SATISFACTION, **(about | changes))


def board(*metrics: Metric, **values: list[float]) -> Board:
    """The board; `values` by metric key with underscores, a week apart, the last of this Friday."""
    found = [
        MetricValue(id=f"{key}{i}", key=key.replace("_", "-"), date=FRIDAY - (len(row) - 1 - i) * WEEK, value=v, n=30, at=NOON)
        for key, row in values.items()
        for i, v in enumerate(row)
    ]
    return Board(plan="D1", title="Plan", version=1, metrics=metrics, values=latest_of_each(tuple(found)))


def said(first: Metric, *values: float) -> str:
    return trend(first, board(first, **{first.key.value.replace("-", "_"): list(values)}).of(first.key))


@pytest.mark.parametrize(
    ("unit", "least", "most"),
    [("%", 0, 100), ("CSAT %", 0, 100), ("scale 1-5", 1, 5), ("scale 1-10", 1, 10), ("NPS", -100, 100), ("days", 0, 1e9)],
)
def test_a_unit_says_what_a_value_can_be(unit, least, most):
    assert bounds(metric(unit=unit)) == (least, most)


@pytest.mark.parametrize("wrong", ["101", "-1", "lots", "nan"])
def test_a_number_out_of_range_or_none_at_all_gets_a_sentence(wrong):
    found = read(asking(board(metric()), FRIDAY, {}), {"first-response": wrong})
    assert "first-response" in found.errors


def test_a_survey_wants_to_know_how_many_answered_and_a_count_wants_its_value():
    both = board(metric(), survey())
    assert "how many" in problem(both, {"satisfaction": 4.4})["satisfaction-n"]
    assert "value too" in problem(both, {"first-response-n": 12})["first-response"]
    assert "whole" in problem(both, {"first-response": 90, "first-response-n": 1.5})["first-response-n"]


def problem(about: Board, values: dict[str, float]) -> dict[str, str]:
    found = entries(about, values, {})
    assert isinstance(found, dict)
    return found


def test_only_what_was_entered_becomes_a_value():
    found = entries(board(metric(), survey()), {"first-response": 88, "first-response-n": 12}, {})
    assert isinstance(found, tuple)
    assert [(e.key, e.value, e.n, e.origin) for e in found] == [("first-response", 88, 12, Origin.ANSWERED)]


def test_what_the_ticks_know_is_filled_in_and_stays_theirs_until_somebody_changes_it():
    week = Week(planned=40, done=34, skipped=2, snoozed=1, minutes=dict.fromkeys(Work, 0), planned_minutes={}, share=None,
                share_wanted=None)  # fmt: skip
    known = known_of(week)
    assert known == {"bau-done": Known(value=85, n=40)}
    held = board(metric(MetricKey.BAU_DONE))
    form = asking(held, FRIDAY, known)
    assert [q.default for q in form.questions] == [85, 40]
    kept, changed = entries(held, {"bau-done": 85, "bau-done-n": 40}, known), entries(held, {"bau-done": 80}, known)
    assert [e.origin for found in (kept, changed) for e in found] == [Origin.DERIVED, Origin.ANSWERED]


def test_the_form_is_short_it_asks_for_what_is_due_by_its_cadence():
    both = board(metric(), survey(), satisfaction=[4.4])
    assert [m.key for m in due(both, FRIDAY + WEEK)] == ["first-response"]
    assert len(due(both, FRIDAY + 13 * WEEK)) == 2


def test_a_trend_is_told_in_words_by_what_is_better():
    down = metric(direction=Direction.DOWN)
    assert said(metric()) == "no value yet"
    assert said(metric(), 80) == "first value"
    assert said(metric(baseline_value=70), 80) == "first value, better than 70 at the start"
    assert said(metric(), 80, 84) == "better than 80 before"
    assert said(down, 80, 84) == "worse than 80 before"
    assert said(metric(), 80, 80) == "as before (80)"
    assert said(metric(), 90, 80, 70, 60) == "worse than 70 before, 3 times in a row"


def test_bars_go_from_the_lowest_to_the_highest():
    assert spark(board(metric(), first_response=[50, 75, 100]).values) == "▁▅█"
    assert spark(board(metric(), first_response=[50]).values) == ""


def test_below_the_target_the_action_is_named_once_and_then_only_counted():
    once, twice = board(metric(), first_response=[95, 80]), board(metric(), first_response=[95, 80, 70])
    assert [(a.metric.when_missed, a.new) for a in alarms(once)] == [("Look once more a day.", True)]
    assert [a.new for a in alarms(twice)] == [False]
    assert times_off(metric(), twice.values) == 2


def test_on_the_way_to_the_target_there_is_no_alarm():
    assert alarms(board(metric(), first_response=[70, 80])) == ()
    assert alarms(board(metric(baseline_value=70), first_response=[80])) == ()
    assert len(alarms(board(metric(baseline_value=70), first_response=[60]))) == 1


def test_a_survey_with_too_few_answers_is_no_alarm():
    few = board(survey(min_n=50), satisfaction=[4.9, 3.0])
    assert alarms(few) == ()
    assert len(alarms(board(survey(), satisfaction=[4.9, 3.0]))) == 1


def test_a_target_that_counts_from_an_unknown_start_waits_for_the_first_value():
    more = metric(unit="referrals a quarter", target="one more than the baseline", target_value=1)
    assert goal(more, ()) is None
    assert goal(more, board(more, first_response=[3, 3]).values) == 4


def test_of_a_date_the_value_that_was_entered_last_counts():
    first = MetricValue(id="a", key="x", date=FRIDAY, value=1, at=NOON)
    later = first.model_copy(update={"id": "b", "value": 2.0, "at": NOON + timedelta(minutes=1)})
    assert latest_of_each((later, first)) == (later,)
