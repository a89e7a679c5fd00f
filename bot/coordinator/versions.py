"""Versions in the store: a document becomes the next version, an older one comes back, and what builds on it hears of it.

Works inside transactions; it posts nothing itself.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.core.changes import tell
from bot.core.document import Document
from bot.core.events import Event, Refreshed, Reopened, RestoreAsked, SourceRenewed
from bot.core.files import rested_on
from bot.core.jobs import Happen, PublishJob, Tell
from bot.core.mission import Mission
from bot.core.ports import Renderer, Tx
from bot.core.quarter.values import QUARTERLY_REVIEW
from bot.core.run import Run, Source, Stage
from bot.core.versions.differences import compare
from bot.core.versions.log import history, log_of, noted, with_log
from bot.core.versions.values import VersionNote
from bot.core.versions.work import Work, given_way, work_of

Link = Callable[[str, str], str]


class NotPublished(Exception):
    """There will be no version. The text is for people: why."""


@dataclass(frozen=True)
class Press:
    """The press of Publish that is being carried out: the job, and the run with its mission."""

    job: PublishJob
    run: Run
    mission: Mission


def keep(tx: Tx, press: Press, draft: Document, renderer: Renderer) -> Document:
    """Stores the document as the next version, with its log; for a second try of the same press, what the first one stored.

    Raises NotPublished.
    """
    draft = draft.model_copy(update={"id": f"{press.run.id}/{press.job.attempt}"})
    if known := tx.document(draft.id) or _left_over(tx, press.run, draft):
        return known
    made = _made(tx.number(draft), tx.documents(draft.team, draft.channel, draft.kind), press, renderer)
    kept = tx.keep(made)
    work = tx.work(press.job.restores) if press.job.restores else None
    tx.keep_work(kept.id, work or work_of(press.run))
    return kept


def _left_over(tx: Tx, run: Run, draft: Document) -> Document | None:
    """A version that an earlier press stored and could not post, when nothing has changed since."""
    newest = next(iter(tx.documents(draft.team, draft.channel, draft.kind)), None)
    if newest is None or newest.run != run.id or newest.id == run.document or newest.version <= run.document_version:
        return None
    return newest if with_log(newest, (), str).sections == draft.sections else None


def _made(draft: Document, earlier: tuple[Document, ...], press: Press, renderer: Renderer) -> Document:
    """The document with its log, rendered. `earlier` are its versions so far, newest first."""
    before = earlier[0] if earlier else None
    differences = compare(before, draft) if before else ()
    if before and not differences and not press.job.restores and before.run == press.run.id:
        raise NotPublished(f"Nothing differs from version {before.version}, so there is nothing to publish.")
    note = noted(_note(draft, before, press), differences)
    logged = with_log(draft, (*history(earlier), note), renderer.plain)
    markdown = renderer.document(logged, press.run, press.mission)
    return logged.model_copy(update={"markdown": markdown, "files": rested_on(logged.files, markdown)})


def _note(draft: Document, before: Document | None, press: Press) -> VersionNote:
    restored = draft.log[-1].version if press.job.restores else 0
    return VersionNote(
        version=draft.version,
        at=draft.at,
        by=draft.by,
        who=press.run.names.get(draft.by, ""),
        why=press.job.why,
        restored=restored,
        anew=before is not None and before.run != press.run.id and not restored,
    )


def restore(tx: Tx, press: Press, at: datetime, renderer: Renderer) -> tuple[Document, Work | None]:
    """Stores an older version as the next one; also what it was made of, where that is known. Raises NotPublished."""
    old = tx.document(press.job.restores)
    if old is None:
        raise NotPublished("That version is not there any more.")
    work = tx.work(old.id)
    return keep(tx, press, _again(press, old, work, at), renderer), work


def _again(press: Press, old: Document, work: Work | None, at: datetime) -> Document:
    """The draft of a document with the content of an older version; its log is that version's own entry alone."""
    by = press.run.ended_by or press.run.starter
    titles = {s.key: s.name for s in press.mission.deliverables} | {q.id: q.label for q in press.mission.questions()}
    aside = given_way(press.run, work, titles, by, at) if work else ()
    own = with_log(old, log_of(old)[-1:], str)
    return own.model_copy(update={"at": at, "by": by, "set_aside": (*press.run.set_aside, *aside)})


def barred(tx: Tx, run: Run, event: Event, link: Link) -> Tell | None:
    """Why a published run cannot be opened again just now: another one is open, or made a newer version. None when it can."""
    if not isinstance(event, Reopened | RestoreAsked | Refreshed) or run.stage is not Stage.PUBLISHED:
        return None
    other = tx.open_run(run.team, run.channel, run.slug)
    if other:
        mission = tx.mission(other.sha256)
        return tell(run, event, "running-already", mission=mission.title if mission else run.slug, link=_thread(other, link))
    newest = _newest(tx, run)
    if isinstance(event, RestoreAsked):
        old = tx.document(event.document)
        ours = old is not None and newest is not None and old.run == run.id and _line(old) == _line(newest)
        return None if ours else tell(run, event, "unknown-button")
    if newest is None or newest.run == run.id:
        return None
    maker = tx.run(newest.run)
    return tell(run, event, "newer-elsewhere", version=str(newest.version), link=_thread(maker, link) if maker else "")


def remember(tx: Tx, run: Run) -> None:
    """Keeps what a version was made of that was published before that was kept, while the run still stands as it was then."""
    if run.document and tx.work(run.document) is None:
        tx.keep_work(run.document, work_of(run))


def renewals(tx: Tx, document: Document, key: str) -> tuple[Happen, ...]:
    """Tells every run of the channel that builds on an older version of this document."""
    open_ = tx.runs(document.team, channel=document.channel, open=True)
    # A review looks back on the Plan as it was: the next version is no news for it.
    others = (d for d in _heads(tx.documents(document.team, document.channel)) if d.kind not in (document.kind, QUARTERLY_REVIEW))
    made = (tx.run(d.run) for d in others)
    runs = {r.id: r for r in (*open_, *made) if r is not None and r.source and r.source.id}
    return tuple(_renewed(r, document, key) for r in runs.values() if _behind(tx, r, document))


def caught_up(tx: Tx, run: Run, key: str) -> tuple[Happen, ...]:
    """Tells a run that was published just now of a newer version of what it builds on."""
    source = tx.document(run.source.id) if run.source and run.source.id else None
    newest = next(iter(tx.documents(source.team, source.channel, source.kind)), None) if source else None
    return (_renewed(run, newest, key),) if newest and _behind(tx, run, newest) else ()


def source_of(document: Document) -> Source:
    """A stored document as the source of a run: what it answers already need not be asked again."""
    known = tuple(k for k, f in document.facts.items() if f.origin in ("answered", "file", "derived"))
    return Source(id=document.id, title=document.title, version=document.version, by=document.by, known=known)


def _behind(tx: Tx, run: Run, document: Document) -> bool:
    source = tx.document(run.source.id) if run.source and run.source.id else None
    return source is not None and _line(source) == _line(document) and source.version < document.version


def _renewed(run: Run, document: Document, key: str) -> Happen:
    event = SourceRenewed(key=f"renewed/{document.id}/{run.id}/{key}", at=document.at, source=source_of(document))
    return Happen(run=run.id, event=event)


def _heads(documents: Iterable[Document]) -> Iterable[Document]:
    """The newest version of each kind."""
    heads: dict[str, Document] = {}
    for document in documents:
        if document.kind not in heads or heads[document.kind].version < document.version:
            heads[document.kind] = document
    return heads.values()


def _newest(tx: Tx, run: Run) -> Document | None:
    mine = tx.document(run.document) if run.document else None
    return next(iter(tx.documents(mine.team, mine.channel, mine.kind)), None) if mine else None


def _line(document: Document) -> tuple[str, str, str]:
    """What makes documents versions of one: they are of one kind in one channel."""
    return document.team, document.channel, document.kind


def _thread(run: Run, link: Link) -> str:
    return link(run.channel, run.thread_ts) if run.thread_ts else ""
