"""The loop's body: load, decide, save; and perform the jobs that follow. It decides nothing itself and knows no Slack."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import assert_never

from bot import digests, publishing, renewals, versions
from bot.briefs import draft_brief, phase_brief, spine_brief
from bot.core.ahead import opened
from bot.core.brief import Brief, Reviewed, Written
from bot.core.decide import decide
from bot.core.digest.settings import Holidays, no_holidays
from bot.core.document import Document
from bot.core.events import (
    Answered,
    Confirmed,
    Drafted,
    DraftFailed,
    Event,
    Failed,
    FileRead,
    FilesForgotten,
    FileUnread,
    Objected,
    Posted,
    Published,
    Refreshed,
    Reopened,
    Scored,
    SourceRenewed,
    SpineFailed,
    SpineWritten,
)
from bot.core.facts import people_in
from bot.core.files import CUSTOMER_LIST, FileState
from bot.core.jobs import (
    BringIn,
    Command,
    Consult,
    DigestJob,
    DraftJob,
    ForgetFiles,
    Happen,
    Job,
    Overview,
    PublishJob,
    ReadFile,
    ReviewJob,
    Say,
    ScoreJob,
    ShowDigest,
    SpineJob,
    Tell,
)
from bot.core.lookup.ports import Exports, Phraser
from bot.core.ports import Chat, Files, JobRow, Renderer, Showing, Store, Tx, Unreadable, Writer, WriterFailed
from bot.core.proposing import differences as proposal_differences
from bot.core.proposing import proposed
from bot.core.reasons import reason
from bot.core.run import Draft, DraftState, Run, Stage, WriterChoice
from bot.core.score.card import score
from bot.core.score.values import ScoreCard
from bot.core.versions.differences import compare
from bot.core.versions.values import Difference
from bot.core.versions.work import Work
from bot.days import Days
from bot.effects import Effects
from bot.librarian import Desk, Librarian
from bot.queue import row as queued
from bot.reception import Reception
from bot.scene import Lost, Scene, load, load_scene, preview


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
class Coordinator:
    """Performs job rows. `clock` gives the UTC instant; every change of a run happens in one transaction with its job's end.

    `mine` says whether a job (by id) is surely still ours: asked right before each call to the outside, since a process that
    was frozen may wake up when somebody else has done its work.
    """

    store: Store
    chat: Chat
    writers: Writers
    renderer: Renderer
    reception: Reception
    clock: Callable[[], datetime]
    mine: Callable[[str], bool]
    files: Files
    exports: Exports | None = None
    holidays: Holidays = no_holidays

    async def perform(self, row: JobRow) -> None:
        """Does the job and ends it. Whatever it raises, the worker decides about another try."""
        job = row.job
        match job:
            case Happen():
                await self._happen(row, job)
            case Command():
                await self._obey(row, job)
            case ReadFile():
                await self._read(row, job)
            case ForgetFiles():
                await self._end(row, job.run, FilesForgotten(key=row.id, at=self.clock()))
            case DraftJob():
                await self._draft(row, job)
            case SpineJob():
                await self._spine(row, job)
            case ReviewJob():
                await self._review(row, job)
            case Say():
                await self._say(row, job)
            case Tell():
                self._still(row)
                await self.chat.tell(job.channel, job.user, job.notice, job.facts, job.thread_ts, job.reply)
                await self._finish(row)
            case Overview():
                self._still(row)
                await self.chat.overview(job.page, job.facts, job.channel, job.user, job.thread_ts, job.reply)
                await self._finish(row)
            case Consult():
                await self._librarian.consult(row, job)
            case BringIn():
                await self._librarian.bring_in(row, job)
            case ScoreJob():
                await self._score(row, job)
            case PublishJob():
                await self._publish(row, job)
            case DigestJob():
                await self._days.compose(row, job)
            case ShowDigest():
                await self._days.show(row, job)
            case _:
                assert_never(job)

    async def give_up(self, row: JobRow, error: BaseException) -> None:
        """Buries a job after its last try, and tells the run or the person, so that nobody waits for nothing."""
        why, at = reason(error), self.clock()

        def bury(tx: Tx) -> None:
            if row.owner is None or not tx.bury(row.id, row.owner, at, why):
                return
            run_id = getattr(row.job, "run", None)
            if run_id and (event := _sorry(row.job, why, row.id, at)):
                self._apply(tx, run_id, event)
            for job in (*_private_sorry(row.job, why), *digests.sorry(tx, row.job, why)):
                tx.put(queued(row.team, job), at)

        await self.store.run(bury)

    @cached_property
    def _days(self) -> Days:
        """Whatever is about digests."""
        return Days(self.store, self.chat, self.clock, self.mine, self.holidays)

    @cached_property
    def _librarian(self) -> Librarian:
        """Whatever is about looking things up in documents."""
        desk = Desk(self.files, self.renderer, self.writers.phraser, self.exports)
        return Librarian(self.store, self.chat, self.reception, desk, self.clock, self.mine)

    async def _happen(self, row: JobRow, job: Happen) -> None:
        await self._end(row, job.run, await self._judged(job))

    async def _judged(self, job: Happen) -> Event:
        """The event; one that changes what a run rests on tells which texts that changes, and how."""
        if not isinstance(job.event, Answered | Confirmed | SourceRenewed):
            return job.event
        scene = await self.store.run(lambda tx: load_scene(tx, job.run))
        today = scene.today(self.clock())
        if not isinstance(job.event, SourceRenewed):
            return await self._effects.judged(scene, job.event, today)
        newer = await self._stored(job.event.source.id)
        return await self._effects.renewed(scene, replace(scene, source=newer), job.event, today)

    @cached_property
    def _effects(self) -> Effects:
        return Effects(self.writers.built_in, self.renderer, self.writers.by_rules)

    async def _obey(self, row: JobRow, job: Command) -> None:
        at = self.clock()

        def obey(tx: Tx) -> None:
            self._own(tx, row)
            for follow in self.reception.obey(tx, job, self.chat.link):
                tx.put(queued(job.team, follow), at)

        await self.store.run(obey)

    async def _read(self, row: JobRow, job: ReadFile) -> None:
        run, _ = await self.store.run(lambda tx: load(tx, job.run))
        file = run.files.get(job.file)
        if not run.open or file is None or file.revision != job.revision or file.state is not FileState.WAITING:
            return await self._finish(row)
        self._still(row)
        try:
            found = await self.files.read(job.file, table=file.question == CUSTOMER_LIST)
        except Unreadable as unread:
            why = FileUnread(key=row.id, at=self.clock(), file=job.file, called=unread.called, reason=str(unread))
            return await self._end(row, job.run, why)
        return await self._end(row, job.run, FileRead(key=row.id, at=self.clock(), file=job.file, reading=found))

    async def _draft(self, row: JobRow, job: DraftJob) -> None:
        scene = await self._scene(job.run)
        beside = proposed(scene.run, job.deliverable, job.generation)
        draft = beside or opened(scene.run).drafts.get(job.deliverable)
        if not scene.run.open or draft is None or draft.generation != job.generation or draft.state is not DraftState.WANTED:
            return await self._finish(row)
        base = {"key": row.id, "at": self.clock(), "deliverable": job.deliverable, "generation": job.generation}
        self._still(row)
        try:
            written = await self._written(draft_brief(scene, draft, scene.today(self.clock())), job.choice)
            markdown = self.renderer.deliverable(scene.mission.spec(job.deliverable).type, written.content)
        except WriterFailed as failed:
            about = {"reason": reason(failed), "usage": failed.usage, "capped": failed.capped}
            return await self._end(row, job.run, DraftFailed(**base, **about))
        return await self._end(row, job.run, Drafted(**base, written=written, markdown=markdown))

    async def _written(self, brief: Brief, choice: WriterChoice) -> Written:
        """What the chosen writer makes of it; of a text by rules also the assumptions that show in it. Raises WriterFailed."""
        writer = self.writers.of(choice)
        written = await writer.draft(brief)
        if writer is not self.writers.built_in:
            return written
        return written.model_copy(update={"leans": await self._effects.leans(brief)})

    async def _review(self, row: JobRow, job: ReviewJob) -> None:
        scene = await self._scene(job.run)
        phase = scene.mission.phases[job.phase - 1]
        handle = phase.support[0] if phase.support else (phase.lead or "")
        self._still(row)
        try:
            reviewed = await self._objection(scene, job) if phase.support and scene.run.open else Reviewed()
        except WriterFailed as failed:  # The drafts are shown without a review.
            handle, reviewed = "", Reviewed(text=reason(failed) if failed.capped else "", usage=failed.usage)
        about = {"phase": job.phase, "round": job.round, "persona": handle, "lot": job.lot}
        event = Objected(key=row.id, at=self.clock(), reviewed=reviewed, **about)
        await self._end(row, job.run, event)

    async def _objection(self, scene: Scene, job: ReviewJob) -> Reviewed:
        """What the support persona says. Raises WriterFailed."""
        drafts = [opened(scene.run).drafts[s.key] for s in scene.mission.specs(job.phase)]
        choices = {d.choice for d in drafts if not d.edited_by}
        writer = self.writers.built_in if choices == {WriterChoice.BUILT_IN} else self.writers.house
        return await writer.review(phase_brief(scene, job.phase, scene.today(self.clock())))

    async def _spine(self, row: JobRow, job: SpineJob) -> None:
        scene = await self._scene(job.run)
        spine = scene.run.spine
        if not scene.run.open or spine is None or spine.attempt != job.attempt or spine.state is not DraftState.WANTED:
            return await self._finish(row)
        base = {"key": row.id, "attempt": job.attempt}
        self._still(row)
        try:
            written = await self.writers.house.spine(spine_brief(scene, scene.today(self.clock())))
        except WriterFailed as failed:
            about = {"reason": reason(failed), "usage": failed.usage, "capped": failed.capped}
            return await self._end(row, job.run, SpineFailed(**base, at=self.clock(), **about))
        done = SpineWritten(**base, at=self.clock(), spine=written.spine, usage=written.usage)
        return await self._end(row, job.run, done)

    async def _say(self, row: JobRow, job: Say) -> None:
        scene = await self._scene(job.run)
        shown = scene.run.messages.get(job.name)
        homeless = scene.run.thread_ts is None and (job.message != "card" or not scene.run.open)
        if homeless or (shown and shown.revision >= job.revision):
            return await self._finish(row)
        document = await self._document(scene.run, job)
        showing = Showing(
            run=scene.run,
            mission=scene.mission,
            message=job.message,
            name=job.name,
            phase=job.phase,
            round=job.round,
            deliverable=job.deliverable,
            document=document,
            shelf=await self.store.run(lambda tx: tx.shelf(document.id)) if document else None,
            differences=await self._differences(scene, job),
            facts=scene.facts,
            forecast=self.writers.house.forecast(scene.mission) if job.message == "card" else None,
            again=row.tries > 1,
        )
        self._still(row)
        ts = await self.chat.show(showing)
        posted = Posted(key=row.id, at=self.clock(), message=job.name, ts=ts, revision=scene.run.revision)
        return await self._end(row, job.run, posted)

    async def _score(self, row: JobRow, job: ScoreJob) -> None:
        scene, at = await self._scene(job.run), self.clock()
        if scene.run.stage is not Stage.CLOSING:
            return await self._finish(row)
        card = await self._card(preview(scene, at, self.renderer))
        about = {"revision": job.revision, "points": card.points, "of": card.of, "red": card.red}
        return await self._end(row, job.run, Scored(key=row.id, at=at, **about))

    async def _card(self, document: Document) -> ScoreCard:
        """The score card; it takes a moment, and everything else may go on meanwhile."""
        return await asyncio.to_thread(score, document)

    async def _publish(self, row: JobRow, job: PublishJob) -> None:
        scene, at = await self._scene(job.run), self.clock()
        press, run = versions.Press(job, scene.run, scene.mission), scene.run
        try:
            document, work = await self._kept(scene, press, at)
        except versions.NotPublished as why:
            return await self._end(row, job.run, Failed(key=row.id, at=at, job="publish", reason=str(why)))
        self._still(row)
        await publishing.stand(self.store, self.chat, run, document, again=row.tries > 1)
        by = run.ended_by or run.starter
        done = Published(key=row.id, at=self.clock(), by=by, document=document.id, version=document.version, work=work)
        renewal = await asyncio.to_thread(renewals.renewal, scene, document, self.renderer, done.at)

        def end(tx: Tx) -> None:
            self._own(tx, row)
            self._apply(tx, job.run, done)
            news = (*versions.renewals(tx, document, row.id), *versions.caught_up(tx, load(tx, job.run)[0], row.id), *renewal)
            for follow in (*self.reception.hand_on(tx, document, done.at), *news):
                tx.put(queued(row.team, follow), done.at)
            digests.follow(tx, document)

        return await self.store.run(end)

    async def _kept(self, scene: Scene, press: versions.Press, at: datetime) -> tuple[Document, Work | None]:
        """The next version as it is stored, and what it was made of when an older one is restored. Raises NotPublished."""
        if press.job.restores:
            return await self.store.run(lambda tx: versions.restore(tx, press, at, self.renderer))
        draft = preview(scene, at, self.renderer)
        if red := (await self._card(draft)).red:
            raise versions.NotPublished(" ".join(("A red line is crossed.", *(g.why for g in red))))
        return await self.store.run(lambda tx: versions.keep(tx, press, draft, self.renderer)), None

    async def _document(self, run: Run, job: Say) -> Document | None:
        """The version that a card is about."""
        edition = run.edition(job.round) if job.message == "finished" else None
        return await self._stored(edition.document) if edition else None

    async def _differences(self, scene: Scene, job: Say) -> tuple[Difference, ...]:
        """What the document would say differently from its published version; what a new draft from a person's text."""
        run = scene.run
        if job.message == "proposal":
            return proposal_differences(scene.mission, run, job.deliverable)
        if job.message != "closing" or run.document is None or run.stage is not Stage.CLOSING:
            return ()
        standing = await self._stored(run.document)
        return compare(standing, preview(scene, self.clock(), self.renderer)) if standing else ()

    async def _stored(self, document: str | None) -> Document | None:
        return await self.store.run(lambda tx: tx.document(document) if document else None)

    async def _scene(self, run_id: str) -> Scene:
        scene = await self.store.run(lambda tx: load_scene(tx, run_id))
        names = await self.chat.names(people_in(scene.mission, scene.run))
        return replace(scene, run=scene.run.model_copy(update={"names": scene.run.names | names}))

    async def _end(self, row: JobRow, run_id: str, event: Event) -> None:
        """Ends the job and applies the event, both or neither."""

        def end(tx: Tx) -> None:
            self._own(tx, row)
            self._apply(tx, run_id, event)

        await self.store.run(end)

    async def _finish(self, row: JobRow) -> None:
        await self.store.run(lambda tx: self._own(tx, row))

    def _still(self, row: JobRow) -> None:
        if not self.mine(row.id):
            raise Lost(row.id)

    def _own(self, tx: Tx, row: JobRow) -> None:
        if row.owner is None or not tx.finish(row.id, row.owner, self.clock()):
            raise Lost(row.id)

    def _apply(self, tx: Tx, run_id: str, event: Event) -> None:
        run, mission = load(tx, run_id)
        if told := versions.barred(tx, run, event, self.chat.link):
            tx.put(queued(run.team, told), event.at)
            return
        if isinstance(event, Reopened | Refreshed):
            versions.remember(tx, run)
        after, jobs = decide(mission, run.model_copy(update={"by_model": self.writers.by_model}), event)
        if after != run:
            tx.save_run(after)
            tx.audit(event.at, run.team, run.id, event.by, event.type, event.key)
        for job in jobs:
            tx.put(queued(run.team, job), event.at)


def _sorry(job: Job, why: str, key: str, at: datetime) -> Event | None:
    """The event that keeps a run from waiting for a job that was given up."""
    match job:
        case ReadFile():
            return FileUnread(key=key, at=at, file=job.file, reason=f"{why} Attach it once more, or paste its text.")
        case DraftJob():
            return DraftFailed(key=key, at=at, deliverable=job.deliverable, generation=job.generation, reason=why)
        case ReviewJob():
            about = {"phase": job.phase, "round": job.round, "persona": "", "lot": job.lot}
            return Objected(key=key, at=at, reviewed=Reviewed(), **about)
        case SpineJob():
            return SpineFailed(key=key, at=at, attempt=job.attempt, reason=why)
        case Say():
            place = {"phase": job.phase, "round": job.round, "deliverable": job.deliverable}
            return Failed(key=key, at=at, job=job.message, reason=why, reply=job.reply, **place)
        case ScoreJob():
            return Scored(key=key, at=at, revision=job.revision)
        case PublishJob():
            return Failed(key=key, at=at, job="publish", reason=why)
        case _:
            return None


def _private_sorry(job: Job, why: str) -> tuple[Tell, ...]:
    """The private word for the person whose press or command could not be carried out."""
    match job:
        case Command() | Consult() | BringIn():
            reply = "" if isinstance(job, BringIn) else job.reply
            base = {"team": job.team, "channel": job.channel, "user": job.user, "reply": reply}
            return (Tell(key=f"{job.key}/sorry", notice="sorry", facts={"reason": why}, **base),)
        case _:
            return ()
