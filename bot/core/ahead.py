"""While people read a phase, the next one is drafted ahead, so that nobody waits after an approval. Pure.

It rests apart from everything that people see until its turn comes, and is dropped when what it was written from changes.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.core.changes import Step, phase_is, want
from bot.core.events import Drafted, DraftFailed, Event, Objected
from bot.core.gathering import newly_said
from bot.core.jobs import DraftJob, ReviewJob
from bot.core.mission import Mission
from bot.core.phases import begin_phase, show_drafts
from bot.core.run import SEEN, Ahead, DraftState, Mode, PhaseState, PhaseStatus, Run, Stage


def concerns(run: Run, event: Event) -> bool:
    """True for news of what is drafted ahead."""
    if run.ahead is None:
        return False
    match event:
        case Drafted() | DraftFailed():
            return event.deliverable in run.ahead.drafts
        case Objected():
            return event.phase == run.ahead.phase.position
        case _:
            return False


def opened(run: Run) -> Run:
    """The run as it will be when the turn of what is drafted ahead comes."""
    if run.ahead is None:
        return run
    phases = tuple(run.ahead.phase if p.position == run.ahead.phase.position else p for p in run.phases)
    return run.model_copy(update={"phases": phases, "drafts": run.drafts | run.ahead.drafts, "ahead": None})


def unseen(mission: Mission, run: Run, event: Event, decide: Callable[[Mission, Run, Any], Step]) -> Step:
    """What the event makes of the work ahead, decided as ever, and nothing of it said."""
    assert run.ahead is not None
    before = opened(run)
    after, jobs = decide(mission, before, event)
    if after == before:
        return run, ()
    phase = after.phase(run.ahead.phase.position).model_copy(update={"shown": 0})
    ahead = Ahead(phase=phase, drafts={k: after.drafts[k] for k in run.ahead.drafts})
    return run.model_copy(update={"ahead": ahead}), tuple(j for j in jobs if isinstance(j, DraftJob | ReviewJob))


def take_turn(mission: Mission, run: Run, position: int, at: datetime) -> Step:
    """Begins a phase: with what was drafted ahead, shown at once if it is ready, else from nothing."""
    if run.ahead is None or run.ahead.phase.position != position:
        return begin_phase(mission, run, position, at)
    failed = [k for k, d in run.ahead.drafts.items() if d.state is DraftState.FAILED]
    run = phase_is(opened(run), position, started=at)
    if failed:
        return want(run, failed, run.phase(position).round + 1)
    return show_drafts(mission, run) if run.phase(position).status is PhaseStatus.REVIEW else (run, ())


def read_meanwhile(mission: Mission, before: Run, after: Run, at: datetime) -> Step:
    """After a step: drops what was drafted ahead of something that changed, and begins when a phase has come to be read."""
    if before.ahead and after.ahead and _shaken(mission, before, after):
        after = _dropped(after)
    position = _next(before, after)
    if not position or not mission.specs(position):
        return after, ()
    begun, jobs = begin_phase(mission, after, position, at)
    drafts = {s.key: begun.drafts[s.key] for s in mission.specs(position)}
    return after.model_copy(update={"ahead": Ahead(phase=begun.phase(position), drafts=drafts)}), jobs


def _shaken(mission: Mission, before: Run, after: Run) -> bool:
    """True when a text that people were reading, or an answer that the drafts ahead use, is no longer what it was."""
    assert after.ahead is not None
    if (
        _texts(after) != _texts(before)
        or (after.source, after.files) != (before.source, before.files)
        or after.decisions != before.decisions
        or after.stage is not Stage.WORKING
    ):
        return True
    changed = newly_said(mission, before, after)
    specs = [mission.spec(key) for key in after.ahead.drafts]
    return bool(changed) and any(not s.uses or changed & set(s.uses) for s in specs)


def _texts(run: Run) -> list[tuple[object, ...]]:
    return [(k, d.generation, d.markdown, d.stale) for k, d in run.drafts.items()]


def _dropped(run: Run) -> Run:
    """The generations are remembered, so that none is used twice."""
    assert run.ahead is not None
    used = run.used_up | {k: d.generation for k, d in run.ahead.drafts.items()}
    return run.model_copy(update={"ahead": None, "used_up": used, "dropped": run.dropped + 1})


def _next(before: Run, after: Run) -> int:
    """The phase to draft ahead now: the one after a phase that has just come to be read; 0 when there is none."""
    if not after.by_model or after.mode is not Mode.ENGAGED or after.stage is not Stage.WORKING or after.ahead:
        return 0
    waiting = next((p.position for p in after.phases if p.status is PhaseStatus.WAITING), 0)
    earlier = after.phases[: waiting - 1] if waiting else ()
    return waiting if any(_fresh(before, p) for p in earlier) and all(p.status in SEEN for p in earlier) else 0


def _fresh(before: Run, phase: PhaseState) -> bool:
    was = before.phase(phase.position)
    return phase.status is PhaseStatus.REVIEW and (was.status, was.round) != (phase.status, phase.round)
