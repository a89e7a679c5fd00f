"""Formulas: what code computes says how, at the very places where the figures stand."""

import asyncio
import re
from functools import cache
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from bot.coordinator.effects import rests
from bot.core.content.base import Content, Origin
from bot.core.content.types import parse
from bot.core.facts import Facts, gather
from bot.core.forms import Kind
from bot.core.run import Draft, DraftState
from bot.core.score.origins import Ground
from bot.core.score.subject import Subject
from bot.core.statements import Seen, Statement, leaves, statements
from bot.writers.offline import OfflineWriter
from bot.writers.offline.quarter import QUARTER
from tests.core.documents import plan
from tests.core.given import new_run
from tests.writers import planned
from tests.writers.planned import mission
from tests.writers.test_quarter import made as quarter

BIBLE, PLAN = "service-bible-creation", "service-plan-development"
CHOSEN = re.compile(
    r"backtest|warnings\.\d+\.(?:window_days|by_hours)|metrics\.\d+\.(?:formula|min_n|target|target_value)"
    r"|activities\.\d+\.floor_minutes|initiatives\.0\.milestones\.2\.done_when"
)
"""Places of the field's own figures, which answers only choose or bring in."""


@cache
def told(slug: str, name: str) -> tuple[tuple[Statement, ...], dict[str, Content]]:
    """Every statement of a document by rules, and its typed contents."""
    return asyncio.run(_told(slug, name))


async def _told(slug: str, name: str) -> tuple[tuple[Statement, ...], dict[str, Content]]:
    made, writer, contents, seen = mission(slug), OfflineWriter(), dict[str, Any](), dict[str, Seen]()
    facts, source = _facts(slug, name)
    for spec in made.deliverables:
        brief = planned.brief(made, spec.key, facts, source, dict(contents))
        contents[spec.key] = (await writer.draft(brief)).content
        own = frozenset(dict(leaves(contents[spec.key])))
        seen[spec.key] = Seen(own=own, used=await rests(writer, brief, frozenset(Origin)))
    drafts = {k: Draft(deliverable=k, state=DraftState.READY, content=c, writer=writer.name) for k, c in contents.items()}
    found = statements(made, new_run(made, drafts=drafts), facts, seen)
    return found, {k: parse(made.spec(k).type, c) for k, c in contents.items()}


def _facts(slug: str, name: str) -> tuple[Facts, Any]:
    bible, plan = planned.company(name)
    if slug == BIBLE:
        return gather(mission(BIBLE), planned.answers(bible), {}), None
    source = planned.bible(bible)
    return planned.facts_of(plan, source), source


def numbers(slug: str) -> set[str]:
    """How sources name the questions that are answered by a number."""
    return {f"chosen by {q.label} (" for q in mission(slug).questions() if q.kind is Kind.NUMBER}


@pytest.mark.parametrize("name", ["sample", "saas", "quick-only"])
@pytest.mark.parametrize("slug", [BIBLE, PLAN])
def test_a_figure_that_a_number_changes_has_a_formula_or_is_that_number(slug: str, name: str):
    found, _ = told(slug, name)
    open_ = [s for s in found if s.origin == "default" and any(c.isdigit() for c in s.text) and not CHOSEN.search(s.place)]
    assert not [s for s in open_ if any(source.startswith(n) for source in s.sources for n in numbers(slug))]


@pytest.mark.parametrize("slug", [BIBLE, PLAN])
def test_every_derived_statement_names_its_formula_first_and_then_its_inputs(slug: str):
    found, contents = told(slug, "sample")
    derived = [s for s in found if s.origin == "derived"]
    assert derived
    for s in derived:
        formulas = [e.ref for e in contents[s.deliverable].evidence if e.explains(s.place)]
        assert s.sources[0] == formulas[0]
        assert all(source.startswith("from ") for source in s.sources[1:])


def test_the_hours_of_a_week_are_computed_as_it_says():
    found, _ = told(PLAN, "sample")
    by_place = {s.place: s for s in found if s.deliverable == "capacity"}
    hours, plannable = by_place["hours_week"], by_place["available"]
    assert hours.origin == "answered"
    assert plannable.sources[0] == "hours x 60 x 0.8"
    assert float(plannable.text) == int(float(hours.text) * 60 * 0.8)
    assert "from Hours a week for service (answered, U1)" in plannable.sources


@pytest.mark.parametrize("slug", [BIBLE, PLAN])
def test_every_place_that_evidence_names_is_a_field_of_its_deliverable(slug: str):
    _, contents = told(slug, "sample")
    named = [(c, f) for c in contents.values() for e in c.evidence for f in e.fields]
    assert named
    assert [(type(c).__name__, f) for c, f in named if not _is_field(type(c), f.split("."))] == []


def _is_field(kind: Any, steps: list[str]) -> bool:
    if not steps:
        return True
    if steps[0].isdigit() or steps[0] == "*":
        return _is_field(get_args(kind)[0], steps[1:]) if get_args(kind) else False
    inner = next((k for k in (kind, *get_args(kind)) if isinstance(k, type) and issubclass(k, BaseModel)), None)
    return bool(inner) and steps[0] in inner.model_fields and _is_field(inner.model_fields[steps[0]].annotation, steps[1:])


def test_a_formula_lends_its_factors_to_nobody_elses_figures():
    document = plan("sample")
    held = {"capacity": document.contents["capacity"]}
    ground = Ground(Subject(document.model_copy(update={"contents": held, "facts": {}, "sections": ()})))
    assert "384" in ground.text
    assert "0.8" not in ground.numbers


def test_contents_stored_before_evidence_named_places_still_read():
    old = {"origin": "derived", "ref": "hours x 60 x 0.8", "quote": "384 minutes"}
    assert Content.model_validate({"evidence": [old]}).evidence[0].fields == ()


@pytest.mark.parametrize("key", list(QUARTER))
def test_the_figures_of_a_quarter_have_formulas_too(key: str):
    content, _ = quarter(key)
    named = [f for e in content.evidence for f in e.fields]
    assert named
    assert [f for f in named if not _is_field(type(content), f.split("."))] == []
