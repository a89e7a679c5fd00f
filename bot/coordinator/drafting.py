"""Performs the jobs of writers: a draft, the reading of a phase, the spine. Each gives the event that says what came of it.

It stores nothing; for a job that is not wanted any more no writer is asked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from bot.coordinator.briefs import draft_brief, phase_brief, spine_brief
from bot.coordinator.effects import Effects
from bot.coordinator.scene import Scene
from bot.core.ahead import opened
from bot.core.brief import Brief, Reviewed, Written
from bot.core.events import Drafted, DraftFailed, Event, Objected, SpineFailed, SpineWritten
from bot.core.jobs import DraftJob, ReviewJob, SpineJob
from bot.core.lookup.ports import Phraser
from bot.core.ports import Renderer, Writer, WriterFailed
from bot.core.proposing import proposed
from bot.core.reasons import reason
from bot.core.run import Draft, DraftState, WriterChoice

Still = Callable[[], None]


@dataclass(frozen=True)
class Writers:
    """Who writes: the writer of the house, and the built-in one that is always there. `phraser` words answers, where one can."""

    house: Writer
    built_in: Writer
    phraser: Phraser | None = None

    def of(self, choice: WriterChoice) -> Writer:
        """The writer that a person chose."""
        return self.built_in if choice is WriterChoice.BUILT_IN else self.house

    def by_rules(self, draft: Draft) -> bool:
        """True when the built-in writer wrote this draft, or is to write it."""
        return (draft.writer or self.of(draft.choice).name) == self.built_in.name

    @property
    def by_model(self) -> bool:
        """True when a language model writes for the house: it takes time, so that work is worth arranging around it."""
        return self.house is not self.built_in


@dataclass(frozen=True)
class Drafting:
    """`clock` gives the UTC instant. `still`, in its methods, raises Lost when the job is no longer ours."""

    writers: Writers
    renderer: Renderer
    clock: Callable[[], datetime]

    @cached_property
    def effects(self) -> Effects:
        """What an answer does to the drafts."""
        return Effects(self.writers.built_in, self.renderer, self.writers.by_rules)

    async def perform(self, scene: Scene, job: DraftJob | ReviewJob | SpineJob, key: str, still: Still) -> Event | None:
        """The event, under this key, that says what came of the job; None when it is not wanted any more."""
        match job:
            case DraftJob():
                return await self._draft(scene, job, key, still)
            case ReviewJob():
                return await self._review(scene, job, key, still)
            case SpineJob():
                return await self._spine(scene, job, key, still)

    async def _draft(self, scene: Scene, job: DraftJob, key: str, still: Still) -> Event | None:
        beside = proposed(scene.run, job.deliverable, job.generation)
        draft = beside or opened(scene.run).drafts.get(job.deliverable)
        if not scene.run.open or draft is None or draft.generation != job.generation or draft.state is not DraftState.WANTED:
            return None
        base = {"key": key, "at": self.clock(), "deliverable": job.deliverable, "generation": job.generation}
        still()
        try:
            written = await self._written(draft_brief(scene, draft, scene.today(self.clock())), job.choice)
            markdown = self.renderer.deliverable(scene.mission.spec(job.deliverable).type, written.content)
        except WriterFailed as failed:
            about = {"reason": reason(failed), "usage": failed.usage, "capped": failed.capped}
            return DraftFailed(**base, **about)
        return Drafted(**base, written=written, markdown=markdown)

    async def _written(self, brief: Brief, choice: WriterChoice) -> Written:
        """What the chosen writer makes of it; of a text by rules also the assumptions that show in it. Raises WriterFailed."""
        writer = self.writers.of(choice)
        written = await writer.draft(brief)
        if writer is not self.writers.built_in:
            return written
        return written.model_copy(update={"leans": await self.effects.leans(brief)})

    async def _review(self, scene: Scene, job: ReviewJob, key: str, still: Still) -> Event:
        phase = scene.mission.phases[job.phase - 1]
        handle = phase.support[0] if phase.support else (phase.lead or "")
        still()
        try:
            reviewed = await self._objection(scene, job) if phase.support and scene.run.open else Reviewed()
        except WriterFailed as failed:  # The drafts are shown without a review.
            handle, reviewed = "", Reviewed(text=reason(failed) if failed.capped else "", usage=failed.usage)
        about = {"phase": job.phase, "round": job.round, "persona": handle, "lot": job.lot}
        return Objected(key=key, at=self.clock(), reviewed=reviewed, **about)

    async def _objection(self, scene: Scene, job: ReviewJob) -> Reviewed:
        """What the support persona says. Raises WriterFailed."""
        drafts = [opened(scene.run).drafts[s.key] for s in scene.mission.specs(job.phase)]
        choices = {d.choice for d in drafts if not d.edited_by}
        writer = self.writers.built_in if choices == {WriterChoice.BUILT_IN} else self.writers.house
        return await writer.review(phase_brief(scene, job.phase, scene.today(self.clock())))

    async def _spine(self, scene: Scene, job: SpineJob, key: str, still: Still) -> Event | None:
        spine = scene.run.spine
        if not scene.run.open or spine is None or spine.attempt != job.attempt or spine.state is not DraftState.WANTED:
            return None
        base = {"key": key, "attempt": job.attempt}
        still()
        try:
            written = await self.writers.house.spine(spine_brief(scene, scene.today(self.clock())))
        except WriterFailed as failed:
            about = {"reason": reason(failed), "usage": failed.usage, "capped": failed.capped}
            return SpineFailed(**base, at=self.clock(), **about)
        return SpineWritten(**base, at=self.clock(), spine=written.spine, usage=written.usage)
