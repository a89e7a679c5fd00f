"""After each form people read what was understood: a few plain lines, and nothing that nobody said."""

from typing import Any

import pytest

from bot.core.content.base import Origin
from bot.core.facts import Fact, foreseen
from bot.core.forms import Form, Kind, Question
from bot.core.prefill import offered
from bot.core.understood import MOST, WIDTH, understood
from tests.core.given import new_run, small_mission
from tests.core.shipped import facts_of, shipped

WORKDAYS = ("Tuesday", "Wednesday", "Thursday", "Friday")


def lines(which: str, form: str, values: dict[str, Any], earlier: dict[str, Fact] | None = None) -> tuple[str, ...]:
    mission = shipped()[which]
    sent, run = mission.form(form), new_run(mission)
    assert sent is not None
    return understood(mission, sent, run, foreseen(mission, sent, values, run, earlier or {}))


SAID: list[tuple[str, str, dict[str, Any], str]] = [
    (
        "bible",
        "approach",
        {"hours_week": 6, "working_days": WORKDAYS, "day_start": "09:00", "day_end": "17:00"},
        "Service Tuesday to Friday, 09:00 to 17:00, 6 hours a week; inbox looked at 09:00 and 13:00",
    ),
    ("bible", "quick", {"hours_week": 1, "working_days": ("Monday", "Friday")}, "Service Monday and Friday, 1 hour a week"),
    (
        "bible",
        "approach",
        {"urgent_promise": "4 hours", "ordinary_promise": "1 business day"},
        "Urgent within 4 service hours, the rest by the next working day",
    ),
    (
        "bible",
        "approach",
        {"channels": ("email", "phone"), "primary_channel": "email"},
        "You watch email and phone; email is tried first",
    ),
    ("bible", "market", {"promises": "A fixed price\nOne person who knows you"}, "2 promises to keep, the first: A fixed price"),
    (
        "bible",
        "market",
        {"pricing": "retainer", "customer_value": 400, "currency": "EUR"},
        "You charge: retainer, about 400 EUR a month for a customer",
    ),
    (
        "bible",
        "customers",
        {"customer_count": 25, "segments": "Studios, 12, cash flow\nShops: calm"},
        "25 active customers: Studios and Shops",
    ),
    (
        "plan",
        "customers",
        {"customer_count": 40, "segments_tiers": "A, 5, high\nB, 15, standard\nC, 20, light"},
        "40 active customers: 5 high, 15 standard, 20 light",
    ),
    ("plan", "customers", {"requests_week": 12, "request_minutes": 12}, "12 requests a week, about 12 minutes each: 2.4 hours"),
    (
        "plan",
        "objectives",
        {"period_start": "2026-11-30", "period_length": "quarter", "business_stage": "growing"},
        "A plan for one quarter from Monday, 30 November 2026; the business is growing",
    ),
    (
        "plan",
        "objectives",
        {"sales_now": 6650, "sales_wanted": 7500, "new_customers": 1},
        "Sales from 6,650 to 7,500 a month, 1 new customer a month",
    ),
    (
        "plan",
        "resources",
        {"checkin_every": "2 weeks", "scheduling": "fixed days"},
        "Check-ins every 2 weeks, work on fixed days",
    ),
]


@pytest.mark.parametrize(("which", "form", "values", "line"), SAID)
def test_answers_that_belong_together_become_one_line(which, form, values, line):
    assert line in lines(which, form, values)


@pytest.mark.parametrize("which", ["bible", "plan"])
def test_a_full_form_is_told_in_three_to_five_short_lines(which):
    mission = shipped()[which]
    sample = mission.sample
    assert sample is not None
    for form in (*mission.forms, mission.quick_form()):
        assert form is not None
        told = lines(which, form.id, {k: v for k, v in sample.answers.items() if form.question(k)})
        assert min(3, len(form.questions)) <= len(told) <= MOST
        assert all(0 < len(line) <= WIDTH and "\n" not in line for line in told)


@pytest.mark.parametrize("which", ["bible", "plan"])
def test_each_single_answer_is_told_and_nothing_is_told_of_none(which):
    mission = shipped()[which]
    sample = mission.sample
    assert sample is not None
    for form in mission.forms:
        assert lines(which, form.id, {}) == ()
        for question in form.questions:
            if question.id in sample.answers:
                assert lines(which, form.id, {question.id: sample.answers[question.id]}), question.id


def test_defaults_are_not_told_as_if_somebody_had_said_them():
    told = lines("bible", "approach", {"hours_week": 6}, facts_of(Origin.DEFAULT, day_start="09:00"))
    assert told == ("Service 6 hours a week",)


def test_what_the_earlier_document_said_belongs_to_the_line():
    (hours, *_) = lines(
        "plan", "resources", {"hours_week": 6, "working_days": WORKDAYS, "day_start": "10:00"}, facts_of(day_end="16:00")
    )
    assert hours.startswith("Service Tuesday to Friday, 10:00 to 16:00, 6 hours a week")


def test_a_form_that_nobody_knows_is_told_by_its_first_answers_without_ids():
    questions = (
        Question(id="a", label="Where", kind=Kind.PARAGRAPH),
        Question(id="b", label="Who", kind=Kind.PERSON),
        Question(id="c", label="How many", kind=Kind.NUMBER),
    )
    form = Form(id="own", title="Own", questions=questions)
    mission = small_mission(forms=(form,))
    run = new_run(mission)
    facts = foreseen(mission, form, {"a": "In the hall\nand outside", "b": "U1", "c": 7}, run, {})
    assert understood(mission, form, run, facts) == ("Where: In the hall (and 1 more)", "How many: 7")


def test_principles_are_told_by_their_names():
    mission = shipped()["plan"]
    contents = {"principles": {"principles": [{"n": n, "name": f"Name {n}"} for n in range(1, 6)]}}
    form = mission.form("bible")
    assert form is not None
    run, named = new_run(mission), offered(form, contents)
    facts = foreseen(mission, named, {"principles_first": ("Principle 2",)}, run, {})
    assert understood(mission, named, run, facts) == ("Principles to act on first: Principle 2: Name 2",)
