"""How the work begins: with the first phase, or in Auto mode with all of them at once. Pure.

There a language model first settles the spine, one short call; then every draft of every phase is written side by side.
"""

from datetime import datetime

from bot.core.changes import Step, draft_is
from bot.core.events import SpineFailed, SpineWritten
from bot.core.gathering import newly_said
from bot.core.jobs import DraftJob, Job, SpineJob
from bot.core.mission import Mission
from bot.core.phases import begin_phase, settle
from bot.core.run import Draft, DraftState, Mode, Run, SpineDraft, Stage, WriterChoice


def begin(mission: Mission, run: Run, at: datetime) -> Step:
    """Starts the work: the first phase, or every phase at once in Auto mode, where a model settles the spine first."""
    run = run.model_copy(update={"stage": Stage.WORKING})
    auto = run.mode is Mode.AUTO
    jobs: tuple[Job, ...] = ()
    for phase in run.phases if auto else run.phases[:1]:
        run, more = begin_phase(mission, run, phase.position, at)
        jobs += more
    return _ask(run, jobs) if auto and run.by_model and len(mission.deliverables) > 1 else (run, jobs)


def after_the_spine(run: Run, jobs: tuple[Job, ...]) -> Step:
    """The jobs of a second try: while there should be a spine and is none, it is asked for again, and the drafts wait."""
    if not run.by_model or run.spine is None or run.spine.state is DraftState.READY or not any(_waits(j) for j in jobs):
        return run, jobs
    if run.spine.state is DraftState.WANTED:
        return run, tuple(j for j in jobs if not _waits(j))
    return _ask(run, jobs)


def spine_written(_: Mission, run: Run, event: SpineWritten) -> Step:
    """Now the drafts that waited are written."""
    if not _expected(run, event.attempt):
        return run, ()
    run = _spine_is(run, state=DraftState.READY, spine=event.spine)
    return run, tuple(
        DraftJob(run=run.id, deliverable=d.deliverable, generation=d.generation, choice=d.choice) for d in _waiting(run)
    )


def spine_failed(mission: Mission, run: Run, event: SpineFailed) -> Step:
    """The drafts that waited have failed with it, so that people hear of it once and at once."""
    if not _expected(run, event.attempt):
        return run, ()
    run = _spine_is(run, state=DraftState.FAILED)
    waiting = _waiting(run)
    for draft in waiting:
        failed = {"state": DraftState.FAILED, "failure": event.reason, "capped": event.capped}
        run = draft_is(run, draft.model_copy(update=failed))
    jobs: tuple[Job, ...] = ()
    for position in sorted({mission.spec(d.deliverable).phase for d in waiting}):
        run, more = settle(mission, run, position)
        jobs += more
    return run, jobs


def settled_anew(mission: Mission, before: Run, after: Run) -> Step:
    """After a step that changed what is known: a spine from older answers is asked for again, or no longer used."""
    if after.spine is None or after.spine != before.spine:
        return after, ()
    if (after.source, after.files) == (before.source, before.files) and not newly_said(mission, before, after):
        return after, ()
    if after.spine.state is DraftState.WANTED:
        return _ask(after, ())
    return (after.model_copy(update={"spine": None}) if after.spine.state is DraftState.READY else after), ()


def _ask(run: Run, jobs: tuple[Job, ...]) -> Step:
    attempt = run.spine.attempt + 1 if run.spine else 1
    run = run.model_copy(update={"spine": SpineDraft(attempt=attempt)})
    return run, (*(j for j in jobs if not _waits(j)), SpineJob(run=run.id, attempt=attempt))


def _waits(job: Job) -> bool:
    return isinstance(job, DraftJob) and job.choice is WriterChoice.HOUSE


def _waiting(run: Run) -> list[Draft]:
    return [d for d in run.drafts.values() if d.state is DraftState.WANTED and d.choice is WriterChoice.HOUSE]


def _expected(run: Run, attempt: int) -> bool:
    return run.spine is not None and run.spine.state is DraftState.WANTED and run.spine.attempt == attempt


def _spine_is(run: Run, **update: object) -> Run:
    assert run.spine is not None
    return run.model_copy(update={"spine": run.spine.model_copy(update=update)})
