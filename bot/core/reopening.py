"""A published document is opened again: changed towards its next version, left as it is, or an older version restored. Pure."""

from bot.core.assumptions import MESSAGE as OFFER
from bot.core.assumptions import standing
from bot.core.changes import Step, only, overcome, say, say_closing, say_finished, say_review, tell, titles
from bot.core.events import Cancelled, PlanRenewed, Published, Refreshed, Reopened, RestoreAsked, SourceRenewed
from bot.core.jobs import Job, PublishJob, Say
from bot.core.mission import Mission
from bot.core.proposing import settled
from bot.core.reviewing import refreshed
from bot.core.run import Draft, DraftState, PhaseStatus, Renewal, Run, Stage
from bot.core.staleness import mark_judged
from bot.core.versions.values import Edition
from bot.core.versions.work import with_work

AFTERWARDS = (PlanRenewed, Reopened, RestoreAsked, SourceRenewed, Refreshed)
"""What may happen to a run that has published its document."""


def reopened(mission: Mission, run: Run, event: Reopened) -> Step:
    """Opens the document for its next version, at the last step before Publish."""
    if not run.may_decide(event.by):
        return only(run, tell(run, event, "not-yours", starter=run.starter))
    if run.stage is not Stage.PUBLISHED:
        return _asked_meanwhile(run, event)
    run = _opened(mission, run).model_copy(update={"question": event.question})
    return run, (say_closing(run), *_cards(run), *standing(run))


def _asked_meanwhile(run: Run, event: Reopened) -> Step:
    """The document is open already: a question that comes with the press is shown there."""
    told = tell(run, event, "changing-already")
    if not event.question or run.stage is not Stage.CLOSING:
        return only(run, told)
    run = run.model_copy(update={"question": event.question})
    return run, (say_closing(run), told)


def _opened(mission: Mission, run: Run) -> Run:
    """At the closing step again; a newer document to build on, if one waits, is taken up."""
    renewal = run.renewal
    change = {"stage": Stage.CLOSING, "reopened": run.reopened + 1, "score": None, "renewal": None}
    run = run.model_copy(update=change)
    if renewal is None:
        return run
    run = run.model_copy(update={"source": renewal.source})
    return mark_judged(mission, run, renewal.touched)


def refreshed_after(mission: Mission, run: Run, event: Refreshed) -> Step:
    """Opens a published document whose own source has a newer version, and drafts again only what rests on the change."""
    if not run.may_decide(event.by):
        return only(run, tell(run, event, "not-yours", starter=run.starter))
    if run.stage is not Stage.PUBLISHED or run.renewal is None or not run.renewal.touched:
        return only(run, tell(run, event, "too-late", what="Refreshing"))
    version = run.renewal.source.version
    run = _opened(mission, run)
    renewed = say(run, "renewed", 0, version)
    run, jobs = refreshed(mission, run, event)
    return run, (*jobs, renewed, *_cards(run), *standing(run))


def left(_: Mission, run: Run, event: Cancelled) -> Step:
    """Puts the changes down: the published version stands, and what was changed so far waits for the next time."""
    reviews = [say_review(run, p) for p in run.phases if p.status is PhaseStatus.REVIEW]
    troubles = [each for p in run.phases if p.status is PhaseStatus.DRAFTING for each in overcome(run, p)]
    phases = tuple(p.model_copy(update={"status": PhaseStatus.APPROVED}) for p in run.phases)
    drafts = {k: _put_down(d) for k, d in run.drafts.items()}
    change = {"stage": Stage.PUBLISHED, "phases": phases, "drafts": drafts, "dropped": run.dropped + 1, "question": ""}
    run, proposals = settled(run.model_copy(update=change))
    shown = [s for s in (*reviews[:1], *troubles, say_closing(run), say(run, OFFER)) if s.name in run.messages]
    return run, (*shown, *proposals, *_cards(run))


def _put_down(draft: Draft) -> Draft:
    """A draft that was still to be written stands as it was, and is marked as older; a late one comes for nothing."""
    if draft.state is DraftState.READY:
        return draft
    change = {"state": DraftState.READY, "stale": True, "failure": "", "capped": False, "revising": False}
    return draft.model_copy(update=change | {"generation": draft.generation + 1})


def restore_asked(_: Mission, run: Run, event: RestoreAsked) -> Step:
    """Publishes an older version as the next one."""
    if not run.may_decide(event.by):
        return only(run, tell(run, event, "not-yours", starter=run.starter))
    if run.stage is not Stage.PUBLISHED:
        return only(run, tell(run, event, "changing-already"))
    change = {"stage": Stage.PUBLISHING, "restoring": event.document, "ended_by": event.by}
    run = run.model_copy(update=change)
    return run, (PublishJob(run=run.id, attempt=run.revision + 1, restores=event.document),)


def published(_: Mission, run: Run, event: Published) -> Step:
    """The document stands as a new version; the card of the one before says so."""
    new = Edition(document=event.document, version=event.version)
    before = run.published
    restored = with_work(run, event.work) if event.work else run
    change = {"document": new.document, "document_version": new.version, "editions": (*before, new), "ended_at": event.at}
    done = {"stage": Stage.PUBLISHED, "set_aside": (), "restoring": "", "question": ""}
    run, proposals = settled(restored.model_copy(update=change | done))
    cards = [say_finished(run, edition) for edition in (new, *before[-1:])]
    closing = (say_closing(run),) if not before or run.reopened else ()
    return run, (*cards, *closing, *proposals, *standing(run))


def source_renewed(mission: Mission, run: Run, event: SourceRenewed) -> Step:
    """A newer version of what the run starts from: taken up at once while it is open, else offered in its thread."""
    held = run.renewal.source if run.renewal else run.source
    if run.stage is Stage.CANCELLED or held is None or held.version >= event.source.version:
        return only(run)
    if run.stage in (Stage.PUBLISHED, Stage.PUBLISHING):
        run = run.model_copy(update={"renewal": Renewal(source=event.source, touched=event.judged)})
        return run, (say(run, "renewed", 0, event.source.version),)
    run = mark_judged(mission, run.model_copy(update={"source": event.source}), event.judged)
    touched = [k for k, lines in event.judged.items() if lines and k in run.drafts]
    about = {"title": event.source.title, "version": str(event.source.version), "titles": titles(mission, touched)}
    told = (tell(run, event, "source-renewed", to=run.starter, **about),) if touched else ()
    again: tuple[Job, ...] = (say_closing(run),) if run.stage is Stage.CLOSING else ()
    return run, (*told, *again)


def _cards(run: Run) -> tuple[Say, ...]:
    """The card of the version that stands, which says whether it is being changed."""
    return tuple(say_finished(run, e) for e in run.published[-1:])
