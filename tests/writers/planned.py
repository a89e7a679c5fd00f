"""Plans for the tests: a brief for any deliverable of the Plan's mission, from invented companies or none at all."""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import yaml

from bot.core.brief import Brief, PhaseBrief
from bot.core.content.base import Content
from bot.core.document import Document
from bot.core.facts import Facts, gather
from bot.core.forms import AnswerValue
from bot.core.mission import Mission
from bot.core.run import Answer
from bot.library import Library
from bot.writers.offline.bible import BIBLE_WRITERS
from bot.writers.offline.plan import PLAN

HERE = Path(__file__).parent.parent
MISSIONS = HERE.parent / "missions"
TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
COMPANIES = ("sample", "coach", "saas", "repair-shop", "clinic", "quick-only")
Raw = dict[str, AnswerValue | list[str]]


@cache
def mission(slug: str) -> Mission:
    """One of the missions that ship with Coord."""
    found = Library.load([MISSIONS]).find(slug)
    assert found is not None
    return found


def company(name: str) -> tuple[Raw, Raw]:
    """The answers of an invented company: for the Bible, and for the Plan."""
    if name == "sample":
        bible, plan = ("service-bible-creation", "service-plan-development")
        return _yaml(MISSIONS / bible / "sample.yml")["answers"], _yaml(MISSIONS / plan / "sample.yml")["answers"]
    both = _yaml(HERE / "samples" / f"{name}.yml")
    return both["bible"], both["plan"]


def bible(raw: Raw) -> Document:
    """A published Bible of these answers, with its typed contents."""
    made = mission("service-bible-creation")
    facts, contents = gather(made, answers(raw), {}), {}
    for spec in made.deliverables:
        asked = brief(made, spec.key, facts, None, contents)
        contents[spec.key] = BIBLE_WRITERS[spec.type](asked).model_dump(mode="json")
    return Document(
        id="D1", team="T1", channel="C1", kind="service-bible", title="Customer Service Bible", version=2, run="R1",
        slug=made.slug, at=NOW, by="U1", markdown="# Bible", facts=facts.facts, contents=contents,
    )  # fmt: skip


def answers(raw: Raw) -> dict[str, Answer]:
    """Raw answers as stored ones."""
    values = {k: tuple(v) if isinstance(v, list) else v for k, v in raw.items()}
    return {k: Answer(question=k, value=v, by="U1", at=NOW) for k, v in values.items()}


def facts_of(raw: Raw, source: Document | None = None) -> Facts:
    """The facts of a run of the Plan's mission."""
    return gather(mission("service-plan-development"), answers(raw), source.facts if source else {}, "Customer Service Bible")


def write(key: str, raw: Raw, source: Document | None = None, variation: str = "") -> Content:
    """One deliverable of the Plan."""
    made = mission("service-plan-development")
    return PLAN[made.spec(key).type](brief(made, key, facts_of(raw, source), source, {}, variation))


def plan(raw: Raw, source: Document | None = None, variation: str = "") -> dict[str, Content]:
    """All twelve deliverables by key."""
    return {s.key: write(s.key, raw, source, variation) for s in mission("service-plan-development").deliverables}


def phase_brief(phase: int, drafts: dict[str, Content], facts: Facts) -> PhaseBrief:
    """A phase's drafts as the support persona gets them."""
    made = mission("service-plan-development")
    held = {k: c.model_dump(mode="json") for k, c in drafts.items()}
    return PhaseBrief(mission=made, phase=made.phases[phase - 1], support=made.persona("x"), facts=facts, drafts=held)


def brief(
    made: Mission,
    key: str,
    facts: Facts,
    source: Document | None,
    accepted: dict[str, dict[str, object]] | None = None,
    variation: str = "",
) -> Brief:
    """A brief for one deliverable of a mission."""
    spec = made.spec(key)
    return Brief(
        mission=made, phase=made.phases[spec.phase - 1], spec=spec, persona=made.persona("x"), facts=facts, today=TODAY,
        source=source, variation=variation, accepted=accepted or {},
    )  # fmt: skip


def _yaml(path: Path) -> dict[str, Raw]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
