"""Changes to a run by copy, and the jobs that go with them: the vocabulary that decisions are written in."""

from collections.abc import Iterable
from datetime import datetime

from bot.core.events import Happened
from bot.core.jobs import DraftJob, Job, ReviewJob, Say, Tell
from bot.core.mission import Mission
from bot.core.run import Draft, DraftState, Mode, PhaseState, PhaseStatus, Run, Stage, WriterChoice

Step = tuple[Run, tuple[Job, ...]]


def tell(run: Run, event: Happened, notice: str, to: str = "", **facts: str) -> Tell:
    """A private word to the person behind the event, or to `to`."""
    return Tell(
        key=f"{run.id}/{event.key}",
        team=run.team,
        channel=run.channel,
        user=to or event.by,
        notice=notice,
        facts=facts,
        thread_ts=run.thread_ts,
    )


def only(run: Run, *jobs: Job) -> Step:
    """No change; these jobs."""
    return run, jobs


def phase_is(run: Run, position: int, **update: object) -> Run:
    """The run with one phase's state changed."""
    phases = tuple(p.model_copy(update=update) if p.position == position else p for p in run.phases)
    return run.model_copy(update={"phases": phases})


def draft_is(run: Run, draft: Draft) -> Run:
    """The run with this draft in place of the one of its deliverable."""
    return run.model_copy(update={"drafts": run.drafts | {draft.deliverable: draft}})


def drafts_of(mission: Mission, run: Run, position: int) -> tuple[Draft, ...]:
    """The drafts of a phase, in the mission's order."""
    return tuple(run.drafts[s.key] for s in mission.specs(position) if s.key in run.drafts)


def titles(mission: Mission, keys: Iterable[str]) -> str:
    """The headings of these deliverables, as one text."""
    return ", ".join(mission.spec(k).name for k in keys)


def want(run: Run, keys: Iterable[str], round_: int, request: str = "", choice: WriterChoice = WriterChoice.HOUSE) -> Step:
    """Asks for these deliverables to be drafted (again), to be shown in this review round."""
    jobs: list[Job] = []
    for key in keys:
        old = run.drafts.get(key) or Draft(deliverable=key, generation=0)
        kept = Draft(deliverable=key, generation=old.generation + 1, content=old.content, markdown=old.markdown)
        run = draft_is(run, kept.model_copy(update={"round": round_, "request": request, "choice": choice}))
        jobs.append(DraftJob(run=run.id, deliverable=key, generation=kept.generation, choice=choice))
    return run, tuple(jobs)


def begin_phase(mission: Mission, run: Run, position: int, at: datetime) -> Step:
    """Starts a phase: its deliverables are wanted."""
    run = phase_is(run, position, status=PhaseStatus.DRAFTING, started=at)
    run, jobs = want(run, [s.key for s in mission.specs(position)], run.phase(position).round + 1)
    return (run, jobs) if jobs else settle(mission, run, position)


def begin(mission: Mission, run: Run, at: datetime) -> Step:
    """Starts the work: the first phase, or every phase at once in Auto mode."""
    run = run.model_copy(update={"stage": Stage.WORKING})
    positions = [p.position for p in run.phases] if run.mode is Mode.AUTO else [1]
    jobs: tuple[Job, ...] = ()
    for position in positions:
        run, more = begin_phase(mission, run, position, at)
        jobs += more
    return run, jobs


def settle(mission: Mission, run: Run, position: int) -> Step:
    """When the last draft of a phase is in: the support persona reads them, or people are told what failed."""
    phase, drafts = run.phase(position), drafts_of(mission, run, position)
    if phase.status is not PhaseStatus.DRAFTING or any(d.state is DraftState.WANTED for d in drafts):
        return run, ()
    if any(d.state is DraftState.FAILED for d in drafts):
        return run, (say_trouble(run, phase),)
    return run, (*overcome(run, phase), ReviewJob(run=run.id, phase=position, round=phase.round + 1))


def say(run: Run, message: str, phase: int = 0, round_: int = 0, deliverable: str = "") -> Say:
    """A message of the run, as it stands after this step."""
    return Say(run=run.id, message=message, phase=phase, round=round_, deliverable=deliverable, revision=run.revision)


def say_trouble(run: Run, phase: PhaseState) -> Say:
    """The message that offers ways on when a writer gave up on the round that is being drafted."""
    return say(run, "trouble", phase.position, phase.round + 1)


def overcome(run: Run, phase: PhaseState) -> tuple[Say, ...]:
    """The standing trouble message again, so that it loses its buttons; nothing when there was no trouble."""
    trouble = say_trouble(run, phase)
    return (trouble,) if trouble.name in run.messages else ()


def say_review(run: Run, phase: PhaseState) -> Say:
    """The review message that this phase is decided by."""
    if run.mode is Mode.AUTO:
        return say(run, "review", 0, run.review_round)
    return say(run, "review", phase.position, phase.round)
