"""The one decision: what an event makes of a run, and the jobs that follow. Pure: the story is data, not a call stack."""

from collections.abc import Callable
from typing import Any

from bot.core import events
from bot.core.activity_changes import activities_changed
from bot.core.ahead import concerns, read_meanwhile, unseen
from bot.core.assumptions import MESSAGE, confirmed, put_off
from bot.core.beginning import settled_anew, spine_failed, spine_written
from bot.core.changes import Step, only, overcome, say, say_closing, say_review, tell
from bot.core.events import (
    Cancelled,
    Drafted,
    DraftFailed,
    Event,
    Failed,
    FilesForgotten,
    Objected,
    Posted,
    PublishAsked,
    Published,
    Refreshed,
    Resumed,
    Scored,
    SpineFailed,
    SpineWritten,
    Ticked,
)
from bot.core.filing import file_read, file_unread, forgetting, forgotten
from bot.core.jobs import Job, PublishJob, Say, ScoreJob, Tell
from bot.core.mission import Mission
from bot.core.objecting import draft_failed, drafted, objected
from bot.core.proposing import taken, text_kept
from bot.core.quarter.deciding import proposal_decided
from bot.core.quarter.taking_over import plan_renewed
from bot.core.reopening import (
    AFTERWARDS,
    left,
    published,
    refreshed_after,
    reopened,
    restore_asked,
    source_renewed,
)
from bot.core.returning import hand_back
from bot.core.reviewing import approved, changes_asked, edited, redone, refreshed, writer_chosen
from bot.core.run import DraftState, PhaseStatus, Run, Score, Shown, Stage, Unsaid
from bot.core.starting import answered, arranged, drafting_asked, sample_chosen, source_chosen


def decide(mission: Mission, run: Run, event: Event) -> Step:
    """The run after the event, and the jobs to put. A change that people can notice raises `revision` and refreshes the card."""
    if isinstance(event, Posted):
        return _posted(run, event), ()
    if isinstance(event, FilesForgotten):
        # While a published document is being changed its files are needed; they are forgotten after the next version.
        return (run if run.open else forgotten(run)), ()
    run = _charged(run, event)
    if not run.open and not (run.stage is Stage.PUBLISHED and isinstance(event, AFTERWARDS)):
        return only(run, *hand_back(mission, run, event, _over(run, event)))
    after, jobs = _step(mission, run, event)
    if after == run:
        return run, hand_back(mission, run, event, jobs)
    names = run.names | {event.by: event.name} if event.by and event.name else run.names
    after = after.model_copy(update={"revision": run.revision + 1, "names": names})
    if after.stage is Stage.CLOSING and _substance(after) != _substance(run):
        after, jobs = _score_first(after, jobs)
    if _glimpse(after) != _glimpse(run):
        jobs = (say(after, "card"), *jobs)
    return after, (*(_at(after, job) for job in jobs), *forgetting(run, after, event))


def _step(mission: Mission, run: Run, event: Event) -> Step:
    decision = _DECISIONS[type(event)]
    if concerns(run, event):
        return unseen(mission, run, event, decision)
    after, jobs = decision(mission, run, event)
    after, asked = settled_anew(mission, run, after)
    after, begun = read_meanwhile(mission, run, after, event.at)
    return after, (*jobs, *asked, *begun)


def _charged(run: Run, event: Event) -> Run:
    """The run with what the event took of a model: also a draft that comes too late was paid for."""
    match event:
        case Drafted():
            usage = event.written.usage
        case Objected():
            usage = event.reviewed.usage
        case DraftFailed() | SpineWritten() | SpineFailed():
            usage = event.usage
        case _:
            return run
    return run.model_copy(update={"spent": run.spent.plus(usage)}) if usage.calls else run


def opening(run: Run, reply: str) -> Say:
    """The first message of a new run: its card. `reply` takes a private word should the channel refuse."""
    return say(run, "card").model_copy(update={"reply": reply})


def _at(run: Run, job: Job) -> Job:
    return job.model_copy(update={"revision": run.revision}) if isinstance(job, Say | ScoreJob) else job


def _substance(run: Run) -> tuple[object, ...]:
    """What the document of a run is made of, once it can be published."""
    return (run.stage is Stage.CLOSING, run.answers, run.drafts, run.source, run.files)


def _score_first(run: Run, jobs: tuple[Job, ...]) -> Step:
    """A document that changed is scored before it is offered: the closing message comes with the score."""
    others = tuple(j for j in jobs if not (isinstance(j, Say) and j.message == "closing"))
    return run.model_copy(update={"score": Score(revision=run.revision)}), (*others, ScoreJob(run=run.id))


def _glimpse(run: Run) -> tuple[object, ...]:
    """What the card shows of a run."""
    stale = tuple(k for k, d in run.drafts.items() if d.stale)
    answers = {k: (a.by, a.revision) for k, a in run.answers.items()}
    trouble = tuple(k for k, d in run.drafts.items() if d.state is DraftState.FAILED)
    phases = tuple((p.status, p.approved_by, p.round) for p in run.phases)
    settings = (run.mode, run.approvers, run.variation, run.source, run.document, run.renewal, tuple(run.proposals))
    return (run.stage, answers, run.assumed, phases, settings, stale, trouble)


def _posted(run: Run, event: Posted) -> Run:
    messages = run.messages | {event.message: Shown(ts=event.ts, revision=event.revision)}
    # The card heads the thread: one that had to be posted anew heads a new one.
    thread = event.ts if event.message == "card" else run.thread_ts
    unsaid = tuple(missed for missed in run.unsaid if _say_again(run, missed).name != event.message)
    return run.model_copy(update={"messages": messages, "thread_ts": thread, "unsaid": unsaid})


_OURS = Drafted | DraftFailed | SpineWritten | SpineFailed | Objected | Scored | Failed | Published
"""What no person did."""


def _over(run: Run, event: Event) -> tuple[Job, ...]:
    if isinstance(event, Failed) and run.stage is Stage.PUBLISHED:
        return (tell(run, event, "failed", to=run.starter, reason=event.reason),)
    if not event.by or isinstance(event, _OURS):
        return ()
    if run.stage is Stage.PUBLISHED:
        return (tell(run, event, "published-already"),)
    return (tell(run, event, "closed", what="This mission"),)


def _ticked(_: Mission, run: Run, event: Ticked) -> Step:
    if not run.may_decide(event.by):
        return only(run, tell(run, event, "not-yours", starter=run.starter))
    if run.stage is not Stage.CLOSING:
        return only(run, tell(run, event, "too-late", what="Ticking"))
    ticks = {n: run.ticks.get(n, event.by) for n in event.criteria}
    return run.model_copy(update={"ticks": ticks}), (say_closing(run),)


def _scored(_: Mission, run: Run, event: Scored) -> Step:
    if run.stage is not Stage.CLOSING or run.score is None or run.score.revision != event.revision or run.score.judged:
        return run, ()
    score = Score(revision=event.revision, judged=True, points=event.points, of=event.of, red=event.red)
    return run.model_copy(update={"score": score}), (say_closing(run),)


def _publish_asked(_: Mission, run: Run, event: PublishAsked) -> Step:
    if not run.may_decide(event.by):
        return only(run, tell(run, event, "not-yours", starter=run.starter))
    if run.stage is Stage.PUBLISHING:
        return only(run, tell(run, event, "already-decided", what="publish", who=run.ended_by or ""))
    if run.stage is not Stage.CLOSING:
        return only(run, tell(run, event, "too-late", what="Publishing"))
    if run.score and run.score.red:
        return only(run, tell(run, event, "red-lines", what=" ".join(g.why for g in run.score.red)))
    run = run.model_copy(update={"stage": Stage.PUBLISHING, "ended_by": event.by})
    return run, (say_closing(run), PublishJob(run=run.id, attempt=run.revision + 1, why=event.why))


def _cancelled(mission: Mission, run: Run, event: Cancelled) -> Step:
    if not run.may_decide(event.by):
        return only(run, tell(run, event, "not-yours", starter=run.starter))
    if run.stage is Stage.PUBLISHING:
        return only(run, tell(run, event, "too-late", what="Cancelling"))
    if run.changing:
        return left(mission, run, event)
    live = [say_review(run, p) for p in run.phases if p.status is PhaseStatus.REVIEW]
    troubles = [each for p in run.phases if p.status is PhaseStatus.DRAFTING for each in overcome(run, p)]
    shown = [s for s in (*live[:1], *troubles, say_closing(run), say(run, MESSAGE)) if s.name in run.messages]
    run = run.model_copy(update={"stage": Stage.CANCELLED, "ended_by": event.by, "ended_at": event.at})
    return run, tuple(shown)


def _failed(_: Mission, run: Run, event: Failed) -> Step:
    if event.job == "publish" and run.stage is Stage.PUBLISHING:
        back = Stage.PUBLISHED if run.restoring else Stage.CLOSING
        run = run.model_copy(update={"stage": back, "restoring": ""})
        again = () if back is Stage.PUBLISHED else (say_closing(run),)
        return run, (*again, tell(run, event, "failed", to=run.ended_by or run.starter, reason=event.reason))
    if event.job == "card" and run.thread_ts is None:
        sorry = tell(run, event, "sorry", to=run.starter, reason=event.reason).model_copy(update={"reply": event.reply})
        return run.model_copy(update={"stage": Stage.CANCELLED, "ended_at": event.at}), (sorry,)
    missed = Unsaid(message=event.job, phase=event.phase, round=event.round, deliverable=event.deliverable)
    unsaid = tuple(dict.fromkeys((*run.unsaid, missed)))
    # One private word is enough, however many messages did not get through.
    told = () if run.unsaid else (_unsaid(run, event),)
    return run.model_copy(update={"unsaid": unsaid}), told


def _unsaid(run: Run, event: Failed) -> Tell:
    return tell(run, event, "unsaid", to=run.starter, reason=event.reason, command=f"/coord {run.slug}")


def _resumed(_: Mission, run: Run, __: Resumed) -> Step:
    says = tuple(_say_again(run, missed) for missed in run.unsaid)
    return run.model_copy(update={"unsaid": ()}), says


def _say_again(run: Run, missed: Unsaid) -> Say:
    return say(run, missed.message, missed.phase, missed.round, missed.deliverable)


def _refreshed(mission: Mission, run: Run, event: Refreshed) -> Step:
    return (refreshed if run.open else refreshed_after)(mission, run, event)


_DECISIONS: dict[type, Callable[[Mission, Run, Any], Step]] = {
    events.Answered: answered,
    events.SampleChosen: sample_chosen,
    events.Arranged: arranged,
    events.SourceChosen: source_chosen,
    events.FileRead: file_read,
    events.FileUnread: file_unread,
    events.DraftingAsked: drafting_asked,
    events.Confirmed: confirmed,
    events.PutOff: put_off,
    events.Drafted: drafted,
    events.DraftFailed: draft_failed,
    events.SpineWritten: spine_written,
    events.SpineFailed: spine_failed,
    events.Objected: objected,
    events.Approved: approved,
    events.ChangesAsked: changes_asked,
    events.Redone: redone,
    events.Refreshed: _refreshed,
    events.Edited: edited,
    events.ActivitiesChanged: activities_changed,
    events.ProposalDecided: proposal_decided,
    events.PlanRenewed: plan_renewed,
    events.WriterChosen: writer_chosen,
    events.Ticked: _ticked,
    events.Scored: _scored,
    events.PublishAsked: _publish_asked,
    events.Published: published,
    events.Reopened: reopened,
    events.RestoreAsked: restore_asked,
    events.SourceRenewed: source_renewed,
    events.DraftTaken: taken,
    events.TextKept: text_kept,
    events.Cancelled: _cancelled,
    events.Resumed: _resumed,
    events.Failed: _failed,
}
