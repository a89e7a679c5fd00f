"""The loop's body: load, decide, save; and perform the jobs that follow. It decides nothing itself and knows no Slack."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import assert_never

from bot.coordinator import digests, holding, publishing, regrets, renewals, versions
from bot.coordinator.days import Days
from bot.coordinator.drafting import Drafting, Writers
from bot.coordinator.librarian import Desk, Librarian
from bot.coordinator.queue import row as queued
from bot.coordinator.reception import Reception
from bot.coordinator.scene import Scene, load, load_scene, preview
from bot.core.decide import decide
from bot.core.digest.settings import Holidays, no_holidays
from bot.core.document import Document
from bot.core.events import (
    ActivitiesChanged,
    Answered,
    Confirmed,
    Event,
    Failed,
    FileRead,
    FilesForgotten,
    FileUnread,
    Posted,
    Published,
    Refreshed,
    Reopened,
    Scored,
    SourceRenewed,
)
from bot.core.facts import people_in
from bot.core.files import CUSTOMER_LIST, FileState
from bot.core.jobs import (
    Announce,
    BringIn,
    Command,
    Consult,
    DigestJob,
    DraftJob,
    ForgetFiles,
    Happen,
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
from bot.core.lookup.ports import Exports
from bot.core.ports import Chat, Files, JobRow, Renderer, Showing, Store, Tx, Unreadable
from bot.core.proposing import differences as proposal_differences
from bot.core.reasons import reason
from bot.core.run import Run, Stage
from bot.core.score.card import score
from bot.core.score.values import ScoreCard
from bot.core.versions.differences import compare
from bot.core.versions.values import Difference
from bot.core.versions.work import Work


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
            case DraftJob() | SpineJob() | ReviewJob():
                await self._write(row, job)
            case Say():
                await self._say(row, job)
            case Tell():
                holding.still(row, self.mine)
                await self.chat.tell(job.channel, job.user, job.notice, job.facts, job.thread_ts, job.reply)
                await self._finish(row)
            case Overview():
                holding.still(row, self.mine)
                await self.chat.overview(job.page, job.facts, job.channel, job.user, job.thread_ts, job.reply)
                await self._finish(row)
            case Consult():
                await self._librarian.consult(row, job)
            case BringIn():
                await self._librarian.bring_in(row, job)
            case Announce():
                await self._librarian.announce(row, job)
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
            if run_id and (event := regrets.to_the_run(row.job, why, row.id, at)):
                self._apply(tx, run_id, event)
            for job in (*regrets.to_the_person(row.job, why), *digests.sorry(tx, row.job, why)):
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
        if not isinstance(job.event, ActivitiesChanged | Answered | Confirmed | SourceRenewed):
            return job.event
        scene = await self.store.run(lambda tx: load_scene(tx, job.run))
        today = scene.today(self.clock())
        if isinstance(job.event, ActivitiesChanged):
            return await self._drafting.effects.refitted(scene, job.event, today)
        if not isinstance(job.event, SourceRenewed):
            return await self._drafting.effects.judged(scene, job.event, today)
        newer = await self._stored(job.event.source.id)
        return await self._drafting.effects.renewed(scene, replace(scene, source=newer), job.event, today)

    @cached_property
    def _drafting(self) -> Drafting:
        """Whatever a writer does."""
        return Drafting(self.writers, self.renderer, self.clock)

    async def _obey(self, row: JobRow, job: Command) -> None:
        at = self.clock()

        def obey(tx: Tx) -> None:
            holding.end(tx, row, self.clock())
            for follow in self.reception.obey(tx, job, self.chat.link):
                tx.put(queued(job.team, follow), at)

        await self.store.run(obey)

    async def _read(self, row: JobRow, job: ReadFile) -> None:
        run, _ = await self.store.run(lambda tx: load(tx, job.run))
        file = run.files.get(job.file)
        if not run.open or file is None or file.revision != job.revision or file.state is not FileState.WAITING:
            return await self._finish(row)
        holding.still(row, self.mine)
        try:
            found = await self.files.read(job.file, table=file.question == CUSTOMER_LIST)
        except Unreadable as unread:
            why = FileUnread(key=row.id, at=self.clock(), file=job.file, called=unread.called, reason=str(unread))
            return await self._end(row, job.run, why)
        return await self._end(row, job.run, FileRead(key=row.id, at=self.clock(), file=job.file, reading=found))

    async def _write(self, row: JobRow, job: DraftJob | ReviewJob | SpineJob) -> None:
        event = await self._drafting.perform(await self._scene(job.run), job, row.id, lambda: holding.still(row, self.mine))
        await (self._end(row, job.run, event) if event else self._finish(row))

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
        holding.still(row, self.mine)
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
        holding.still(row, self.mine)
        await publishing.stand(self.store, self.chat, publishing.spot_of(run), document, again=row.tries > 1)
        by = run.ended_by or run.starter
        done = Published(key=row.id, at=self.clock(), by=by, document=document.id, version=document.version, work=work)
        renewal = await asyncio.to_thread(renewals.renewal, scene, document, self.renderer, done.at)

        def end(tx: Tx) -> None:
            holding.end(tx, row, self.clock())
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
            holding.end(tx, row, self.clock())
            self._apply(tx, run_id, event)

        await self.store.run(end)

    async def _finish(self, row: JobRow) -> None:
        await self.store.run(lambda tx: holding.end(tx, row, self.clock()))

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
