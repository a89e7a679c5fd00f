"""Documents from elsewhere in the store: one becomes the next version, an older one comes back, and the channel is told.

Works inside transactions; it posts nothing itself.
"""

from dataclasses import dataclass

from bot.coordinator import lookups, versions
from bot.coordinator.reception import Reception
from bot.core.document import Document
from bot.core.events import RestoreAsked
from bot.core.jobs import Announce, BringIn, Consult, Happen, Job, Tell
from bot.core.lookup.bringing import text_of
from bot.core.lookup.news import Behind, News
from bot.core.ports import Renderer, Tx
from bot.core.versions.differences import compare
from bot.core.versions.log import history, log_of, noted, with_log
from bot.core.versions.values import VersionNote


@dataclass(frozen=True)
class Shelves:
    """Keeps documents that no mission made. `link` gives the address of a message."""

    reception: Reception
    renderer: Renderer
    link: versions.Link

    def bring_in(self, tx: Tx, job: BringIn, draft: Document, cut: bool) -> tuple[Job, ...]:
        """Stores the draft as the next version; what follows."""
        document = self._kept(tx, draft, VersionNote(version=0, at=job.at, by=job.user, who=job.name, brought=draft.brought))
        tx.audit(job.at, job.team, document.id, job.user, "brought-in", document.kind)
        return self._told(tx, document, job.key, cut)

    def restore(self, tx: Tx, job: Consult, channels: tuple[str, ...], who: str) -> tuple[Job, ...]:
        """Makes an older version the newest again: its run does so where it has one. `who` is what the person is called."""
        old = lookups.document(tx, job, channels)
        newest = next(iter(tx.documents(old.team, old.channel, old.kind)), None) if old else None
        if old is None or newest is None:
            return (lookups.private(job, "library-nothing"),)
        if old.id == newest.id:
            return (lookups.private(job, "library-newest", title=old.title, version=str(old.version)),)
        if old.run:
            asked = RestoreAsked(key=job.key, at=job.at, by=job.user, name=who, document=old.id, version=old.version)
            return (Happen(run=old.run, event=asked),)
        return (barred,) if (barred := self._barred(tx, job, old, newest)) else self._restored(tx, job, old, who)

    def _barred(self, tx: Tx, job: Consult, old: Document, newest: Document) -> Tell | None:
        """Why this person cannot restore it just now, in the words that are said of every version."""
        people = dict.fromkeys((old.by, *lookups.deciders(tx, newest)))
        if job.user not in people:
            return lookups.private(job, "library-not-to-restore", who=old.by)
        other = tx.open_run(old.team, old.channel, old.slug)
        if other is None:
            return None
        mission = tx.mission(other.sha256)
        where = self.link(other.channel, other.thread_ts) if other.thread_ts else ""
        return lookups.private(job, "running-already", mission=mission.title if mission else other.slug, link=where)

    def _restored(self, tx: Tx, job: Consult, old: Document, who: str) -> tuple[Job, ...]:
        note = VersionNote(version=0, at=job.at, by=job.user, who=who, restored=log_of(old)[-1].version)
        again = with_log(old, (), str).model_copy(update={"id": f"restored/{job.key}", "at": job.at, "by": job.user})
        document = self._kept(tx, again, note)
        tx.audit(job.at, job.team, document.id, job.user, "restore-asked", document.kind)
        return self._told(tx, document, job.key)

    def _kept(self, tx: Tx, draft: Document, note: VersionNote) -> Document:
        """The document as the next version of its kind, with its log."""
        earlier = tx.documents(draft.team, draft.channel, draft.kind)
        numbered = tx.number(draft)
        differences = compare(earlier[0], numbered) if earlier else ()
        said = noted(note.model_copy(update={"version": numbered.version}), differences)
        logged = with_log(numbered, (*history(earlier), said), self.renderer.plain)
        return tx.keep(logged.model_copy(update={"markdown": text_of(logged, self.renderer.plain)}))

    def _told(self, tx: Tx, document: Document, key: str, cut: bool = False) -> tuple[Job, ...]:
        """Gives the document to whoever waits for it or builds on an older version, and tells the channel."""
        renewals = versions.renewals(tx, document, key)
        base = {"team": document.team, "channel": document.channel, "user": document.by, "document": document.id}
        card = Announce(**base, behind=tuple(each.run for each in renewals), cut=cut)
        return (*self.reception.hand_on(tx, document, document.at), *renewals, card)

    def news(self, tx: Tx, job: Announce) -> News | None:
        """What the channel is told; None when the document is gone."""
        document = tx.document(job.document)
        if document is None:
            return None
        behind = tuple(each for run in job.behind if (each := self._behind(tx, run)))
        return News(document=document, shelf=tx.shelf(document.id), behind=behind, next=self._next(tx, document), cut=job.cut)

    def _behind(self, tx: Tx, run_id: str) -> Behind | None:
        """A published document that was built on an older version; a run that is still open takes up the new one by itself."""
        run = tx.run(run_id)
        built = tx.document(run.document) if run and run.document else None
        if run is None or built is None:
            return None
        where = self.link(run.channel, run.thread_ts) if run.thread_ts else ""
        return Behind(title=built.title, version=built.version, link=where)

    def _next(self, tx: Tx, document: Document) -> str:
        """A mission that can start from it and has made nothing here yet."""
        missions = (m for m in self.reception.library.missions if document.kind in m.needs)
        here = {d.kind for d in tx.documents(document.team, document.channel)}
        return next((m.slug for m in missions if m.produces not in here), "")
