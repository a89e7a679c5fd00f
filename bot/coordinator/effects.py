"""What an answer does to the drafts, found out by letting the writer that works by rules write them again. It stores nothing.

Such a writer gives the same words for the same brief. So what an answer changes is no guess: a draft is composed with it and
without it, and the two are compared. No model is ever asked.
"""

from asyncio import sleep
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

import structlog

from bot.coordinator.briefs import draft_brief
from bot.coordinator.scene import Scene
from bot.core.brief import Brief
from bot.core.content.base import Origin
from bot.core.decide import decide
from bot.core.drafted import ready_drafts
from bot.core.events import ActivitiesChanged, Answered, Confirmed, SourceRenewed
from bot.core.facts import Fact
from bot.core.forms import AnswerValue, Kind, Question
from bot.core.mission import Mission
from bot.core.ports import Renderer, Writer
from bot.core.run import Draft
from bot.core.statements import leaves

log = structlog.get_logger("coord")

Content = dict[str, object]
OPEN = frozenset({Origin.ASSUMED, Origin.DEFAULT})
GONE = "Some lines go away, and none takes their place."


@dataclass(frozen=True)
class Effects:
    """`writer` works by rules; `ours` says whether it writes a draft."""

    writer: Writer
    renderer: Renderer
    ours: Callable[[Draft], bool]

    async def judged(self, scene: Scene, event: Answered | Confirmed, today: date) -> Answered | Confirmed:
        """The event with the lines that each of this writer's texts would now say otherwise, and with what is confirmed."""
        if isinstance(event, Confirmed) and (fact := scene.facts.get(event.question)) and fact.origin in OPEN:
            event = event.model_copy(update={"value": fact.value})
        after, _ = decide(scene.mission, scene.run, event)
        if not scene.run.drafts or after.answers == scene.run.answers:
            return event
        mine = [d for d in scene.run.drafts.values() if self.ours(d)]
        judged = await self._tried(scene, replace(scene, run=after), mine, today)
        return event if judged is None else event.model_copy(update={"judged": judged})

    async def refitted(self, scene: Scene, event: ActivitiesChanged, today: date) -> ActivitiesChanged:
        """The event with the lines of each text that would now say otherwise, whoever worded it: rules settle the week."""
        after, _ = decide(scene.mission, scene.run, event)
        if after.activity_changes == scene.run.activity_changes:
            return event
        ready = [d for _, d in ready_drafts(scene.mission, scene.run)]
        judged = await self._tried(scene, replace(scene, run=after), ready, today)
        return event.model_copy(update={"judged": judged or {}})

    async def _tried(self, scene: Scene, later: Scene, drafts: Iterable[Draft], today: date) -> dict[str, tuple[str, ...]] | None:
        """The lines of each text that change from one scene to the other; None when that could not be tried out."""
        try:
            return {d.deliverable: await self._changed(scene, later, d, today) for d in drafts}
        except Exception as error:  # Trying out only helps: nothing that a person said may be lost because of it.
            log.error("what a change makes of the texts could not be tried out", run=scene.run.id, kind=type(error).__name__)
            return None

    async def renewed(self, scene: Scene, later: Scene, event: SourceRenewed, today: date) -> SourceRenewed:
        """The event with the lines of each text that would now say otherwise; `later` is the scene with the newer document.

        Texts by a model, too, are judged by what the rules make of them: the model only words what they settle.
        """
        judged: dict[str, tuple[str, ...]] = {}
        more_than_its_number = False
        try:
            for spec, draft in ready_drafts(scene.mission, scene.run):
                before, after = await self._both(scene, later, draft, today)
                judged[spec.key] = await self._differing(spec.type, before, after)
                more_than_its_number |= bool(_beyond(judged[spec.key], self._lines(spec.type, before), scene, event))
                if judged[spec.key] and self.ours(draft) and not draft.edited_by:
                    later = _with_content(later, draft, after)
        except Exception as error:  # Nor may the news be lost; then the deliverables that use what changed are named.
            log.error("what a newer document changes could not be tried out", run=scene.run.id, kind=type(error).__name__)
            judged = _declared(scene, later)
            more_than_its_number = True
        return event.model_copy(update={"judged": judged if more_than_its_number else {}})

    async def _changed(self, scene: Scene, later: Scene, draft: Draft, today: date) -> tuple[str, ...]:
        before, after = await self._both(scene, later, draft, today)
        return await self._differing(scene.mission.spec(draft.deliverable).type, before, after)

    async def _both(self, scene: Scene, later: Scene, draft: Draft, today: date) -> list[Content]:
        return [(await self.writer.draft(draft_brief(each, draft, today))).content for each in (scene, later)]

    async def _differing(self, kind: str, before: Content, after: Content) -> tuple[str, ...]:
        if _said(before) == _said(after):
            return ()
        await sleep(0)
        old, new = (self._lines(kind, content) for content in (before, after))
        return tuple(line for line in new if line not in old) or (GONE,)

    def _lines(self, kind: str, content: Content) -> tuple[str, ...]:
        text = self.renderer.deliverable(kind, content)
        return tuple(dict.fromkeys(line.strip("#>*-| \\") for line in text.splitlines() if line.strip("#>*-| \\")))

    async def leans(self, brief: Brief) -> tuple[str, ...] | None:
        """The questions whose unconfirmed answers show in what this writer makes of the brief; None when that cannot be told."""
        try:
            found = await rests(self.writer, brief, OPEN)
        except Exception as error:  # Nor may a draft be lost.
            log.error("where assumptions show could not be tried out", deliverable=brief.spec.key, kind=type(error).__name__)
            return None
        return tuple(q for q, places in found.items() if places)


async def rests(writer: Writer, brief: Brief, origins: frozenset[Origin]) -> dict[str, frozenset[str]]:
    """Question -> the places of the content (such as `stages.0.goal`) that say something else without its answer.

    Only questions whose facts have one of these origins, and that the writer looks at, are tried.
    """
    looked = _Looked(brief.facts.facts)
    told = _told((await writer.draft(_with(brief, looked))).content)
    tried = [f for q, f in brief.facts.facts.items() if q in looked.seen and f.origin in origins]
    found = dict[str, frozenset[str]]()
    for fact in tried:
        await sleep(0)  # Everything else may go on between two compositions.
        other = set(_told((await writer.draft(_without(brief, fact))).content).values())
        found[fact.question] = frozenset(place for place, text in told.items() if text not in other)
    return found


def _beyond(lines: tuple[str, ...], before: tuple[str, ...], scene: Scene, event: SourceRenewed) -> tuple[str, ...]:
    """The lines that differ by more than the number of the version that they name."""
    was = scene.source.version if scene.source else 0
    return tuple(line for line in lines if line.replace(f"version {event.source.version}", f"version {was}") not in before)


def _with_content(scene: Scene, draft: Draft, content: Content) -> Scene:
    """The scene as it will be when this draft is written again, for those that are written from it."""
    drafts = scene.run.drafts | {draft.deliverable: draft.model_copy(update={"content": content})}
    return replace(scene, run=scene.run.model_copy(update={"drafts": drafts}))


def _declared(scene: Scene, later: Scene) -> dict[str, tuple[str, ...]]:
    """The deliverables that declare to use a fact which the newer document tells otherwise."""
    changed = {q for q, f in later.facts.facts.items() if (old := scene.facts.get(q)) is None or old.value != f.value}
    return {s.key: (GONE,) for s, _ in ready_drafts(scene.mission, scene.run) if not s.uses or changed & set(s.uses)}


class _Looked(dict[str, Fact]):
    """Facts that notice which of them are looked at."""

    def __init__(self, facts: dict[str, Fact]) -> None:
        super().__init__(facts)
        self.seen: set[str] = set()

    def get(self, key: str, default: Fact | None = None) -> Fact | None:  # type: ignore[override]
        self.seen.add(key)
        return super().get(key, default)

    def __getitem__(self, key: str) -> Fact:
        self.seen.add(key)
        return super().__getitem__(key)

    def __iter__(self) -> Iterator[str]:
        self.seen.update(super().keys())
        return super().__iter__()

    def items(self):
        self.seen.update(super().keys())
        return super().items()

    def values(self):
        self.seen.update(super().keys())
        return super().values()


def _with(brief: Brief, facts: dict[str, Fact]) -> Brief:
    return brief.model_copy(update={"facts": brief.facts.model_copy(update={"facts": facts})})


def _without(brief: Brief, fact: Fact) -> Brief:
    """The brief with another answer in this place: another option or number where there is one, else none."""
    rest = {q: f for q, f in brief.facts.facts.items() if q != fact.question}
    other = _other(brief.mission, fact)
    return _with(brief, rest if other is None else rest | {fact.question: fact.model_copy(update={"value": other})})


def _other(mission: Mission, fact: Fact) -> AnswerValue | None:
    question = mission.question(fact.question)
    if question is None:
        return None
    if question.kind is Kind.NUMBER:
        return next((n for n in (question.high, question.low) if n is not None and n != fact.value), None)
    return _option(question, fact.value)


def _option(question: Question, value: AnswerValue) -> AnswerValue | None:
    held = value if isinstance(value, tuple) else (value,)
    other = tuple(o for o in question.options if o not in held)
    if not other:
        return None
    return other[: max(1, int(question.low or 1))] if isinstance(value, tuple) else other[0]


def _said(content: Content) -> Content:
    return {name: part for name, part in content.items() if name != "evidence"}


def _told(content: Content) -> dict[str, str]:
    """Every text and number of a content by its place."""
    return {place: str(value) for place, value in leaves(content)}
