"""A mission that nobody typed gets sound sections: facts, actions with an end, questions; never its instructions as if done."""

import asyncio
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest

from bot.core.brief import Brief, PhaseBrief
from bot.core.content.types import parse
from bot.core.facts import gather
from bot.core.mission import Mission
from bot.core.run import Answer
from bot.library import read_mission
from bot.writers.offline import OfflineWriter
from bot.writers.offline.actions import action
from bot.writers.offline.kinds import kind
from tests.writers.bibles import HERE, renderer

TEXT = b"""# Mission: Brand Voice Refresh

**Mission Type:** Brand
**Duration:** 60 minutes

## Mission Objective

Give the company one way of sounding that customers recognise.

## Required Inputs

1. **Current copy** (required) - Three texts that you like or dislike
2. **Audience notes** (helpful) - Who reads them

## Mission Phases

### Phase 1: Listen (20 minutes)

**Lead**: @brand-strategy
**Objective**: Understand how the company sounds today

1. Analyze existing texts to identify recurring words
2. Define the gap between present and desired voice

**Deliverables**:
- Voice audit with recurring words
- Gap summary between present and desired voice

## Success Criteria

- [ ] The gap can be named in one sentence
"""
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


def _mission() -> Mission:
    found = read_mission(TEXT, "brand-voice-refresh.md")
    assert isinstance(found, Mission)
    return found


def _draft(place: int, said: dict[str, str]) -> str:
    mission = _mission()
    spec, phase = mission.deliverables[place], mission.phases[0]
    facts = gather(mission, {k: Answer(question=k, value=v, by="U1", at=NOW) for k, v in said.items()}, {})
    lead = mission.persona(phase.lead, phase.objective)
    brief = Brief(mission=mission, phase=phase, spec=spec, persona=lead, facts=facts, today=date(2026, 11, 20))
    content = asyncio.run(OfflineWriter().draft(brief)).content
    assert parse(spec.type, content)
    return renderer().deliverable(spec.type, content)


def _input() -> str:
    return next(q.id for q in _mission().questions() if q.label == "Current copy")


def test_answers_are_what_it_builds_on():
    text = _draft(0, {"business_name": "Harbour Books", _input(): "The newsletter is too stiff.\nPeople like the order mails."})
    assert "Harbour Books" in text
    assert "- Current copy: The newsletter is too stiff" in text


def test_steps_become_actions_with_an_end_and_belong_to_one_deliverable():
    first, second = _draft(0, {}), _draft(1, {})
    assert (
        "1. Existing texts (to identify recurring words): note the three things that matter most. Owner: Brand Strategy." in first
    )
    assert "Existing texts" not in second
    assert "Gap between present and desired voice" in second.replace("The gap", "Gap")
    assert "Analyze existing texts to identify" not in first + second


def test_what_nobody_said_is_asked_for_and_not_invented():
    text = _draft(0, {})
    inputs = "Current copy (three texts that you like or dislike) and Audience notes (who reads them)"
    asked = f"Nobody has said anything yet about {inputs}"
    assert asked in text
    assert asked not in _draft(1, {})
    assert "Nothing was given yet" not in text


def test_the_review_names_what_is_uncertain():
    mission = _mission()
    asked = PhaseBrief(
        mission=mission, phase=mission.phases[0], support=mission.persona("x"), facts=gather(mission, {}, {}), drafts={}
    )
    assert "Current copy" in asyncio.run(OfflineWriter().review(asked)).text


def test_no_two_deliverables_begin_alike_and_none_is_announced():
    first, second = (_draft(place, {"business_name": "Harbour Books"}).splitlines()[0] for place in (0, 1))
    assert first != second
    assert first.startswith("With the voice audit, Harbour Books can ")
    assert "working version" not in first + second


def test_what_was_said_stands_in_the_first_deliverable_only_and_elsewhere_what_speaks_of_it():
    said = {"business_name": "Harbour Books", _input(): "The newsletter is too stiff.\nThe gap is largest in order mails."}
    first, second = _draft(0, said), _draft(1, said)
    assert "What we build on" in first
    assert "What we build on" not in second
    assert "From your answers" in second
    assert "The gap is largest in order mails" in second
    assert "newsletter" not in second


def test_no_part_is_empty_whatever_is_known():
    for place in (0, 1):
        lines = [line for line in _draft(place, {}).splitlines() if line.strip()]
        assert not [one for one, other in pairwise(lines) if one.startswith("####") and other.startswith("####")]
        assert not lines[-1].startswith("####")


def test_an_action_says_what_to_do_with_what_and_until_when():
    made = action("Create five voice rules to guide writers")
    assert made.what == "Five voice rules (to guide writers)"
    assert made.do == "write each as one sentence with a do, a don't and a real case"
    assert made.done == "two people decide the same case in the same way"


def test_a_step_that_no_rule_knows_stays_as_its_author_wrote_it():
    assert action("Load the van").what == "Load the van"
    assert action("Read the house papers and mark every promise").what == "Read the house papers and mark every promise"
    assert action("Frobnicate").what == "Frobnicate"


def test_choosing_is_a_decision_and_working_is_not():
    assert action("Choose 5 rules that settle most quarrels").decides
    assert not action("Write the usual messages").decides


@pytest.mark.parametrize(
    ("title", "lets"),
    [
        ("5 core service principles for decision-making guidance", "decide the next unclear case"),
        ("Success metrics aligned with business objectives", "tell in ten minutes"),
        ("A map of the visitor's day", "see where people wait"),
        ("Initiative resource requirements and execution timelines", "see what it takes"),
    ],
)
def test_a_deliverable_is_known_by_the_word_that_names_it(title, lets):
    assert kind(title).lets[0].startswith(lets)


@pytest.mark.parametrize("path", sorted((HERE / "library" / "missions").glob("*.md")), ids=lambda p: p.stem)
def test_every_dialect_gets_sections_that_ask_whole_questions(path):
    mission = read_mission(path)
    assert isinstance(mission, Mission)
    for spec in mission.deliverables:
        phase = mission.phases[spec.phase - 1]
        lead = mission.persona(phase.lead, phase.objective)
        brief = Brief(mission=mission, phase=phase, spec=spec, persona=lead, facts=gather(mission, {}, {}), today=NOW.date())
        text = renderer().deliverable(spec.type, asyncio.run(OfflineWriter().draft(brief)).content)
        assert "??" not in text
        assert ".." not in text
        assert "Nothing was given yet" not in text
