"""Finished documents for the tests: what the built-in writer makes of the invented companies, whole, typed and rendered."""

import copy
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from bot.core.assembly import Assembled, assemble
from bot.core.brief import Brief
from bot.core.document import Document
from bot.core.facts import gather
from bot.core.run import Draft, DraftState, PhaseState, PhaseStatus, Run, Source, Stage
from bot.render import TemplateRenderer
from bot.writers.offline.bible import BIBLE_WRITERS
from bot.writers.offline.plan import PLAN
from tests.writers.planned import NOW, Raw, answers, brief, company, mission

BIBLE, PLANNED = "service-bible-creation", "service-plan-development"
RENDERER = TemplateRenderer(Path(__file__).parents[2] / "templates")
Write = Callable[[Brief], dict[str, object]]
WRITERS = {BIBLE: BIBLE_WRITERS, PLANNED: PLAN}


def written(slug: str, raw: Raw, source: Document | None = None, write: Write | None = None, variation: str = "") -> Document:
    """The document of a mission from these answers, as the run would publish it; by rules, unless `write` does it."""
    made, stored = mission(slug), answers(raw)
    facts = gather(made, stored, source.facts if source else {}, source.title if source else "")
    drafts: dict[str, Draft] = {}
    held: dict[str, dict[str, object]] = {}
    for spec in made.deliverables:
        asked = brief(made, spec.key, facts, source, held, variation)
        content = write(asked) if write else WRITERS[slug][spec.type](asked).model_dump(mode="json")
        held[spec.key], markdown = content, RENDERER.deliverable(spec.type, content)
        drafts[spec.key] = Draft(deliverable=spec.key, state=DraftState.READY, content=content, markdown=markdown, writer="rules")
    approved = tuple(PhaseState(position=p.position, status=PhaseStatus.APPROVED) for p in made.phases)
    begun = Source(id=source.id, title=source.title, version=source.version) if source else Source(id=None, title="")
    run = Run(
        id="R1", team="T1", channel="C1", starter="U1", slug=slug, sha256=made.sha256, started=NOW, stage=Stage.CLOSING,
        drafts=drafts, answers=stored, phases=approved, names={"U1": "Mia Berg"}, source=begun if made.needs else None,
        assumed={} if source else {1: "U1"}, variation=variation,
    )  # fmt: skip
    draft = assemble(Assembled(mission=made, run=run, facts=facts, source=source), NOW, RENDERER.plain)
    numbered = draft.model_copy(update={"version": 1})
    return numbered.model_copy(update={"markdown": RENDERER.document(numbered, run, made)})


@cache
def bible(name: str) -> Document:
    """The Bible of an invented company."""
    return written(BIBLE, company(name)[0])


@cache
def plan(name: str) -> Document:
    """The Plan of an invented company, built on its Bible."""
    return written(PLANNED, company(name)[1], bible(name))


def retyped(document: Document, key: str, change: Callable[[dict[str, Any]], object]) -> Document:
    """The document with one deliverable's typed content changed in place by `change`; its text stays."""
    contents = copy.deepcopy(document.contents)
    change(contents[key])
    return document.model_copy(update={"contents": contents})


def reworded(document: Document, old: str, new: str) -> Document:
    """The document with a piece of its text in other words; the piece has to be there."""
    assert old in document.markdown, old
    return document.model_copy(update={"markdown": document.markdown.replace(old, new, 1)})


def added(document: Document, text: str) -> Document:
    """The document with a paragraph more in its first deliverable."""
    head, mark, rest = document.markdown.partition("\n### ")
    title, _, body = rest.partition("\n")
    return document.model_copy(update={"markdown": f"{head}{mark}{title}\n\n{text}\n{body}"})
