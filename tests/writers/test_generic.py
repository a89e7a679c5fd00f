"""A mission that nobody typed gets sound sections: facts, actions with an end, questions; never its instructions as if done."""

import asyncio
from datetime import UTC, date, datetime

from bot.core.brief import Brief, PhaseBrief
from bot.core.content.types import parse
from bot.core.facts import gather
from bot.core.mission import Mission
from bot.core.run import Answer
from bot.library import read_mission
from bot.writers.offline import OfflineWriter
from bot.writers.offline.actions import action
from tests.writers.bibles import renderer

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
    assert "go through the existing texts" in first
    assert "go through the existing texts" not in second
    assert "Agree on the gap" in second
    assert "Analyze existing texts to identify" not in first + second


def test_what_nobody_said_is_asked_for_and_not_invented():
    text = _draft(0, {})
    assert "Nobody has said anything yet about Current copy and Audience notes" in text
    assert "Nothing was given yet" not in text


def test_the_review_names_what_is_uncertain():
    mission = _mission()
    asked = PhaseBrief(
        mission=mission, phase=mission.phases[0], support=mission.persona("x"), facts=gather(mission, {}, {}), drafts={}
    )
    assert "Current copy" in asyncio.run(OfflineWriter().review(asked)).text


def test_an_action_says_what_for_what_and_until_when():
    assert action("Create five voice rules to guide writers", "Ida") == (
        "To guide writers, draft a first version of five voice rules and try it on one real case. "
        "Done when it has been used once, and what was missing is added; Ida looks at it."
    )
    assert action("Frobnicate", "Ida").startswith("Take on the frobnicate.")
