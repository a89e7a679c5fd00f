"""The quarterly review by rules: whatever is known or not, it says what is so, renders, and crosses no red line."""

import json

import pytest

from bot.core.brief import Brief
from bot.core.content.types import parse
from bot.core.document import Document
from bot.core.facts import gather
from bot.core.quarter.proposing import proposals
from bot.core.quarter.values import Counted, Quarter
from bot.render import TemplateRenderer
from bot.writers.frames import words_of
from bot.writers.offline.quarter import QUARTER
from bot.writers.settled import open_fields
from tests.core.documents import plan
from tests.core.test_quarter import MONDAY, PLAN, WEEK, quarter
from tests.writers.planned import MISSIONS, answers, brief, mission

RENDERER = TemplateRenderer(MISSIONS.parent / "templates")
REVIEW = mission("quarterly-service-review")
CHASSIS = {"prospects": 100, "lead_conversion": 8, "client_conversion": 25, "average_spend": 166, "transaction_frequency": 12}


def made(key: str, raw: dict | None = None, held: Quarter | None = None, source: Document | None = None):
    """The content of a deliverable and its text."""
    facts = gather(REVIEW, answers(raw or {}), source.facts if source else {}, "Plan")
    asked: Brief = brief(REVIEW, key, facts, source).model_copy(update={"quarter": held})
    content = QUARTER[key](asked)
    return content, RENDERER.deliverable(key, content.model_dump(mode="json"))


@pytest.mark.parametrize("key", list(QUARTER))
@pytest.mark.parametrize("source", [None, plan("sample")], ids=["alone", "with a plan"])
def test_a_quarter_of_which_nothing_is_known_is_told_as_that(key, source):
    content, text = made(key, source=source)
    assert text
    assert "None" not in text
    assert parse(key, json.loads(content.model_dump_json())) == content


def test_without_digests_nothing_is_called_done():
    assert "nothing is known of what was done" in made("quarter-work")[1]


def test_the_health_signs_are_tested_only_where_there_are_numbers():
    assert "Not enough numbers to test" in made("quarter-numbers")[1]
    assert "Nobody left" in made("quarter-numbers", {"lost_customers": 0})[1]
    said = made("quarter-numbers", {"lost_customers": 4, "lost_flagged": 3, "flagged": 12})[1]
    assert "3 of the 4 who left, 75 %" in said
    assert "25 % of what they showed came true" in said


def test_the_chassis_is_a_scenario_then_and_now():
    whole = CHASSIS | {"margin": 55}
    source = plan("sample")
    assert "as before" in made("quarter-numbers", source=source)[1]
    assert "with the numbers of the Plan it was" in made("quarter-numbers", whole | {"prospects": 120}, source=source)[1]
    assert "margin missing" in made("quarter-numbers", CHASSIS)[1]


def test_a_metric_below_its_target_stands_with_the_plans_own_action():
    low = Counted(
        key="effort", name="Effort", unit="", target="5.5", value=4, says="4", trend="first value", missed=True, action="Ask."
    )
    held = Quarter(plan="D1", title="Plan", version=1, since=MONDAY, until=MONDAY + WEEK, metrics=(low,))
    assert "Effort is below its target: Ask." in made("quarter-numbers", held=held)[1]


def test_requests_far_from_the_plan_ask_for_sharing_the_hours_out_anew():
    source = plan("sample")
    assert "what the Plan counted on" in made("quarter-decisions", source=source)[1]
    assert "share the hours out anew" in made("quarter-decisions", {"requests_week": 20}, source=source)[1]


def test_what_nobody_decided_stays_as_it_is():
    held = quarter(skipped=7, done=2)
    held = held.model_copy(update={"proposals": proposals(PLAN, held)})
    assert "not decided, stays as it is" in made("quarter-decisions", held=held)[1]


def test_a_model_is_asked_for_the_opening_words_alone():
    for key in QUARTER:
        kind = type(made(key)[0])
        assert set(open_fields(kind)) == {"opening"}
        assert set(words_of(kind).model_fields) == {"opening"}
