"""What forms are filled in with."""

from datetime import date

import pytest

from bot.core.content.base import Origin
from bot.core.forms import Kind, Question
from bot.core.prefill import carried, next_monday, offered, suggestion
from tests.core.given import OLIVE, new_run, small_mission
from tests.core.shipped import facts_of, shipped


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (Question(id="a", label="A", default="x"), "x"),
        (Question(id="a", label="A", kind=Kind.PERSON, required=True), OLIVE),
        (Question(id="a", label="A", kind=Kind.PEOPLE, required=True), (OLIVE,)),
        (Question(id="a", label="A", kind=Kind.PERSON), None),
        (Question(id="a", label="A", kind=Kind.DATE, required=True), "2026-11-30"),
        (Question(id="a", label="A", required=True), None),
    ],
)
def test_a_form_suggests_what_the_run_already_tells(question, expected):
    assert suggestion(question, new_run(small_mission())) == expected


def test_on_a_monday_the_next_one_is_a_week_away():
    assert next_monday(date(2026, 11, 23)) == date(2026, 11, 30)
    assert next_monday(date(2026, 11, 22)) == date(2026, 11, 23)


def plan_question(name: str) -> Question:
    found = shipped()["plan"].question(name)
    assert found is not None
    return found


def test_the_plan_starts_next_monday_and_belongs_to_the_starter():
    run = new_run(shipped()["plan"])
    assert suggestion(plan_question("period_start"), run) == "2026-11-30"
    assert suggestion(plan_question("owner"), run) == OLIVE


def test_every_question_that_both_missions_ask_comes_from_the_bible():
    bible, plan = ({q.id for q in shipped()[which].questions()} for which in ("bible", "plan"))
    shared = {"hours_week", "working_days", "day_start", "timezone", "proactive_share", "tools", "customer_count"}
    assert bible & plan == shared
    for name in shared:
        fact = carried(plan_question(name), facts_of(**{name: "said"}))
        assert fact is not None
        assert fact.value == "said"


def test_segments_of_the_bible_that_are_counted_become_the_first_lines_of_the_plans():
    fact = carried(plan_question("segments_tiers"), facts_of(segments="Studios, 12, cash flow\nShops: calm\n- Cafés; 3; speed"))
    assert fact is not None
    assert fact.value == "Studios, 12, standard\nCafés, 3, standard"


@pytest.mark.parametrize("earlier", [{}, facts_of(segments="Shops: calm"), facts_of(Origin.ASSUMED, segments="Shops, 3")])
def test_segments_that_nobody_counted_are_not_made_up(earlier):
    assert carried(plan_question("segments_tiers"), earlier) is None


def principles(*names: str) -> dict[str, dict[str, object]]:
    return {"principles": {"principles": [{"n": n, "name": name} for n, name in enumerate(names, start=1)]}}


def test_principles_are_offered_by_the_names_that_the_bible_gives_them_and_stored_as_before():
    form = shipped()["plan"].form("bible")
    assert form is not None
    question = offered(form, principles("Say it", "Do it", "Show it", "Mean it", "Keep it")).question("principles_first")
    assert question is not None
    assert question.shown[:2] == ("Principle 1: Say it", "Principle 2: Do it")
    assert question.options == plan_question("principles_first").options


@pytest.mark.parametrize("contents", [{}, principles("Only one"), {"principles": {"principles": "text"}}, {"principles": {}}])
def test_without_five_names_the_numbers_stand(contents):
    form = shipped()["plan"].form("bible")
    assert form is not None
    assert offered(form, contents) == form
