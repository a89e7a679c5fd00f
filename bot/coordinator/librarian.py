"""Performs what people look up: asks first what each may see, then searches, answers, hands out files, takes documents in.

It decides nothing about missions, and shows nobody what they cannot see in Slack just now.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import structlog
from pydantic import JsonValue

from bot.coordinator import holding, lookups, publishing
from bot.coordinator.brought import Shelves
from bot.coordinator.queue import row as queued
from bot.coordinator.reception import Reception
from bot.core.document import Document
from bot.core.jobs import Announce, BringIn, Consult, Job, Tell
from bot.core.lookup.answering import Cited, answer
from bot.core.lookup.bringing import brought_in
from bot.core.lookup.news import News
from bot.core.lookup.ports import ExportRefused, Exports, Phraser
from bot.core.lookup.supported import supported
from bot.core.ports import Chat, Files, JobRow, Missions, Refused, Renderer, Store, Tx, Unreadable, WriterFailed
from bot.core.shelf import Spot

log = structlog.get_logger("coord.library")

Facts = dict[str, JsonValue]
Channels = tuple[str, ...]
PATIENCE = 20.0
"""Seconds that a model has for wording an answer; then its sentences stand alone."""
PASTE = ", or paste its text into the form"
"""Advice for other forms: there is nowhere to paste a whole document here."""


@dataclass(frozen=True)
class Desk:
    """Who helps the librarian. Without a phraser answers are quotations; without exports there are no files."""

    files: Files
    renderer: Renderer
    phraser: Phraser | None = None
    exports: Exports | None = None


@dataclass(frozen=True)
class Librarian:
    """Performs `Consult`, `BringIn` and `Announce`. `clock` gives the UTC instant, `mine` says whether a job is still ours."""

    store: Store
    chat: Chat
    reception: Reception
    desk: Desk
    clock: Callable[[], datetime]
    mine: Callable[[str], bool]

    async def consult(self, row: JobRow, job: Consult) -> None:
        """Answers one person privately. Raises Lost, Refused, TryLater."""
        channels = tuple(sorted(await self.chat.sees(job.user, job.channel, job.proven)))
        match job.want:
            case "library":
                facts = await self.store.run(lambda tx: lookups.library(tx, job, channels, self.chat.link))
                await self._show(row, job, "library", facts)
            case "versions":
                facts = await self.store.run(lambda tx: lookups.versions(tx, job, channels, self.chat.link))
                await self._show(row, job, "versions", facts)
            case "ask":
                await self._show(row, job, "answer", await self._answer(job, channels))
            case "send":
                await self._end(row, await self._send(row, job, channels))
            case "restore":
                who = (await self.chat.names(frozenset({job.user}))).get(job.user, "")
                await self._do(row, lambda tx: self._shelves.restore(tx, job, channels, who))
            case "query":
                await self._do(row, lambda tx: lookups.note(tx, job, channels))
            case "settle":
                await self._do(row, lambda tx: (lookups.settle(tx, job, channels),))

    async def bring_in(self, row: JobRow, job: BringIn) -> None:
        """Reads the file and keeps it as the next version of its kind. Raises Lost, TryLater."""
        if job.channel not in await self.chat.sees(job.user, job.channel, True):
            return await self._end(row, (_told(job, "library-bring-where"),))
        try:
            reading = await self.desk.files.read(job.file, table=False)
        except Unreadable as unread:
            about = {"title": unread.called or "The file", "reason": str(unread).replace(PASTE, "")}
            return await self._end(row, (_told(job, "library-unread", **about),))
        draft = brought_in(job, reading, self._about(job.kind), self.desk.renderer.plain)
        return await self._do(row, lambda tx: self._shelves.bring_in(tx, job, draft, reading.cut))

    async def announce(self, row: JobRow, job: Announce) -> None:
        """Posts the card, lets the document stand, and shows in the card where. Raises Lost, TryLater."""
        news = await self.store.run(lambda tx: self._shelves.news(tx, job))
        if news is None:
            return await self._end(row, ())
        holding.still(row, self.mine)
        try:
            await self._posted(news.model_copy(update={"again": row.tries > 1}))
        except Refused as refused:
            log.warning("a document could not be shown in its channel", code=refused.code)
            return await self._end(row, (_unshown(job, news.document),))
        return await self._end(row, ())

    async def _posted(self, news: News) -> None:
        document = news.document
        card = news.model_copy(update={"ts": await self.chat.announce(news)})
        spot = Spot(channel=document.channel, thread_ts=card.ts, since=document.at, key=document.id)
        shelf = await publishing.stand(self.store, self.chat, spot, document, again=news.again)
        await self.chat.announce(card.model_copy(update={"shelf": shelf}))

    @cached_property
    def _shelves(self) -> Shelves:
        return Shelves(self.reception, self.desk.renderer, self.chat.link)

    def _about(self, kind: str) -> list:
        missions: Missions = self.reception.library
        return [m for m in missions.missions if kind == m.produces or kind in m.needs]

    async def _answer(self, job: Consult, channels: Channels) -> Facts:
        documents = await self.store.run(lambda tx: lookups.to_read(tx, job.team, job.text, channels))
        cited = await asyncio.to_thread(answer, job.text, documents)
        facts = await self.store.run(lambda tx: lookups.answered(tx, job.text, cited, self.chat.link))
        phrased = await self._phrased(job.text, cited, documents) if cited else ""
        return {**facts, "phrased": phrased, "covered": bool(cited), "documents": bool(documents)}

    async def _phrased(self, question: str, cited: tuple[Cited, ...], documents: tuple[Document, ...]) -> str:
        """A model's words, where there is one and it says nothing beyond the sentences; else nothing."""
        if self.desk.phraser is None:
            return ""
        people = await self.store.run(lambda tx: lookups.people(tx, documents))
        try:
            async with asyncio.timeout(PATIENCE):
                said = await self.desk.phraser.phrase(question, cited, people)
        except (WriterFailed, TimeoutError) as failed:
            log.info("an answer was not worded", reason=type(failed).__name__)
            return ""
        return said if supported(said, question, tuple(c.text for c in cited)) else ""

    async def _send(self, row: JobRow, job: Consult, channels: Channels) -> tuple[Tell, ...]:
        document = await self.store.run(lambda tx: lookups.document(tx, job, channels))
        if document is None or self.desk.exports is None:
            return (_said(job, "library-nothing"),)
        try:
            name, content = await self.desk.exports.make(document, job.format)
        except ExportRefused as refused:
            return (_said(job, "library-no-file", reason=str(refused)),)
        holding.still(row, self.mine)
        given = await self.chat.hand(job.user, name, content, f"{document.title}, version {document.version}")
        return (_said(job, "library-sent" if given else "library-no-files", title=document.title),)

    async def _show(self, row: JobRow, job: Consult, page: str, facts: Facts) -> None:
        formats: Facts = {"formats": list(self.desk.exports.formats) if self.desk.exports else []}
        holding.still(row, self.mine)
        await self.chat.overview(page, facts | formats, job.channel, job.user, job.thread_ts, job.reply)
        await self._end(row, ())

    async def _do(self, row: JobRow, change: Callable[[Tx], tuple[Job, ...]]) -> None:
        """Ends the job and changes something, both or neither; then what follows."""

        def end(tx: Tx) -> None:
            holding.end(tx, row, self.clock())
            for job in change(tx):
                tx.put(queued(row.team, job), self.clock())

        await self.store.run(end)

    async def _end(self, row: JobRow, jobs: tuple[Job, ...]) -> None:
        await self._do(row, lambda tx: jobs)


def _told(job: BringIn, notice: str, **facts: str) -> Tell:
    return Tell(key=job.key, team=job.team, channel=job.channel, user=job.user, notice=notice, facts=facts)


def _said(job: Consult, notice: str, **facts: str) -> Tell:
    base = {"key": job.key, "team": job.team, "channel": job.channel, "user": job.user}
    return Tell(**base, notice=notice, facts=facts, reply=job.reply, thread_ts=job.thread_ts)


def _unshown(job: Announce, document: Document) -> Tell:
    """The word for whoever brought a document in, where its card may not be posted."""
    told = {"title": document.title, "version": str(document.version), "cut": "yes" if job.cut else ""}
    base = {"key": job.document, "team": job.team, "channel": job.channel, "user": job.user}
    return Tell(**base, notice="library-brought", facts=told)
