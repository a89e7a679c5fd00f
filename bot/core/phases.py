"""How a phase goes: it begins, its drafts come in and are read, people are shown them. Pure; people's decisions are elsewhere."""

from datetime import datetime

from bot.core.assumptions import offered, standing
from bot.core.changes import Step, drafts_of, overcome, phase_is, say, say_review, say_trouble, want
from bot.core.jobs import ReviewJob
from bot.core.mission import Mission
from bot.core.run import DraftState, Mode, PhaseStatus, Run


def begin_phase(mission: Mission, run: Run, position: int, at: datetime) -> Step:
    """Starts a phase: its deliverables are wanted."""
    run = phase_is(run, position, status=PhaseStatus.DRAFTING, started=at)
    run, jobs = want(run, [s.key for s in mission.specs(position)], run.phase(position).round + 1)
    return (run, jobs) if jobs else settle(mission, run, position)


def settle(mission: Mission, run: Run, position: int) -> Step:
    """When the last draft of a phase is in: the support persona reads them, once a round, then people do; or hear what failed."""
    phase, drafts = run.phase(position), drafts_of(mission, run, position)
    if phase.status is not PhaseStatus.DRAFTING or any(d.state is DraftState.WANTED for d in drafts):
        return run, ()
    if any(d.state is DraftState.FAILED for d in drafts):
        return run, (say_trouble(run, phase),)
    if phase.objection:
        return into_review(mission, run, position)
    return run, (*overcome(run, phase), ReviewJob(run=run.id, phase=position, round=phase.round + 1, lot=run.dropped))


def into_review(mission: Mission, run: Run, position: int) -> Step:
    """The drafts of a phase are ready for people; in Auto mode they are shown when those of every phase are."""
    run = phase_is(run, position, status=PhaseStatus.REVIEW, round=run.phase(position).round + 1)
    if run.mode is Mode.AUTO and not run.reviewable(0, run.review_round):
        return run, ()
    return show_drafts(mission, run)


def show_drafts(mission: Mission, run: Run) -> Step:
    """Shows the drafts that nobody saw yet, and the review to decide them by."""
    fresh = [p for p in run.phases if p.status is PhaseStatus.REVIEW and p.round > p.shown]
    first = not any(p.shown for p in run.phases)
    for phase in fresh:
        run = phase_is(run, phase.position, shown=phase.round)
    drafts = [say(run, "drafts", p.position, p.round) for p in fresh]
    # What is assumed is said again only when it told of drafts that are no longer old: the fewer calls the better.
    refreshed = any(p.decision == "refresh" for p in fresh)
    assumed = offered(mission, run) if first else standing(run) if refreshed else ()
    return run, (*drafts, say_review(run, fresh[-1]), *assumed)
