"""Changes to a run by copy, and the jobs that go with them: the vocabulary that decisions are written in."""

from collections.abc import Iterable

from bot.core.events import Happened
from bot.core.jobs import DraftJob, Job, Say, Tell
from bot.core.mission import Mission
from bot.core.run import Draft, Mode, PhaseState, Run, WriterChoice
from bot.core.versions.values import Edition
from bot.core.versions.work import fresh_generation

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
        old = run.drafts.get(key) or Draft(deliverable=key)
        kept = Draft(deliverable=key, generation=fresh_generation(run, key), content=old.content, markdown=old.markdown)
        run = draft_is(run, kept.model_copy(update={"round": round_, "request": request, "choice": choice}))
        jobs.append(DraftJob(run=run.id, deliverable=key, generation=kept.generation, choice=choice))
    return run, tuple(jobs)


def say(run: Run, message: str, phase: int = 0, round_: int = 0, deliverable: str = "") -> Say:
    """A message of the run, as it stands after this step."""
    return Say(run=run.id, message=message, phase=phase, round=round_, deliverable=deliverable, revision=run.revision)


def say_closing(run: Run) -> Say:
    """The message of the end; a run that was opened again has a new one each time."""
    return say(run, "closing", 0, run.reopened)


def say_finished(run: Run, edition: Edition) -> Say:
    """The card of a published version; each has its own."""
    return say(run, "finished", 0, 0 if edition == run.published[0] else edition.version)


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
