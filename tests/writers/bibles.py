"""Bibles for the tests: the built-in writer's drafts, typed and rendered, from invented companies or one's own answers."""

import asyncio
import re
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import yaml

from bot.core.brief import Brief, PhaseBrief, Reviewed
from bot.core.content.base import Content
from bot.core.content.types import parse
from bot.core.facts import Facts, gather
from bot.core.forms import AnswerValue
from bot.core.mission import Mission
from bot.core.run import Answer
from bot.library import Library
from bot.render import TemplateRenderer
from bot.writers.offline import OfflineWriter

HERE = Path(__file__).parent.parent
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
COMPANIES = ("sample", "coach", "saas", "repair-shop", "clinic", "quick-only")
Raw = dict[str, AnswerValue]


@cache
def mission() -> Mission:
    """The Bible's mission as it ships."""
    found = Library.load([HERE.parent / "missions"]).find("service-bible-creation")
    assert found is not None
    return found


@cache
def renderer() -> TemplateRenderer:
    """The renderer over the templates that ship."""
    return TemplateRenderer(HERE.parent / "templates")


def company(name: str) -> Raw:
    """The answers of an invented company."""
    path = mission_folder() / "sample.yml" if name == "sample" else HERE / "samples" / f"{name}.yml"
    held = yaml.safe_load(path.read_text(encoding="utf-8"))
    raw = held["answers"] if name == "sample" else held["bible"]
    return {k: tuple(v) if isinstance(v, list) else v for k, v in raw.items()}


def mission_folder() -> Path:
    """Where the Bible's mission lies."""
    return HERE.parent / "missions" / "service-bible-creation"


def facts_of(raw: Raw) -> Facts:
    """Facts as a run gathers them: answers, then defaults, then assumptions."""
    stored = {k: Answer(question=k, value=v, by="U1", at=NOW) for k, v in raw.items()}
    return gather(mission(), stored, {})


def brief(key: str, raw: Raw, **more: object) -> Brief:
    """What the writer is given for one deliverable."""
    made = mission()
    spec = made.spec(key)
    phase = made.phases[spec.phase - 1]
    lead = made.persona(phase.lead, phase.objective)
    asked = Brief(mission=made, phase=phase, spec=spec, persona=lead, facts=facts_of(raw), today=date(2026, 11, 20))
    return asked.model_copy(update=more)


def draft(key: str, raw: Raw, **more: object) -> Content:
    """A deliverable of the Bible, typed."""
    written = asyncio.run(OfflineWriter().draft(brief(key, raw, **more)))
    return parse(mission().spec(key).type, written.content)


def markdown(key: str, raw: Raw, **more: object) -> str:
    """A deliverable of the Bible as people read it."""
    return renderer().deliverable(mission().spec(key).type, draft(key, raw, **more).model_dump(mode="json"))


def bible(raw: Raw) -> str:
    """All twelve deliverables, one under the other."""
    return "\n\n".join(f"### {s.heading}\n\n{markdown(s.key, raw)}" for s in mission().deliverables)


@cache
def named_bible(name: str) -> str:
    """The Bible of an invented company."""
    return bible(company(name))


def review(phase: int, raw: Raw) -> Reviewed:
    """What the support persona says about a phase."""
    made = mission()
    at = made.phases[phase - 1]
    support = made.persona(at.support[0])
    asked = PhaseBrief(mission=made, phase=at, support=support, facts=facts_of(raw), drafts={})
    return asyncio.run(OfflineWriter().review(asked))


def sentences(text: str) -> set[str]:
    """The sentences of a document: of at least four words, without marks, also those in cells of tables."""
    pieces = (p for line in text.splitlines() for cell in line.split("|") for p in re.split(r"(?<=[.!?])\s+", cell))
    plain = (re.sub(r"[^\w{} ]", "", p).strip().casefold() for p in pieces)
    return {p for p in plain if len(p.split()) >= 4}
