"""What becomes of drafts that were written and read: an objection is met by one revision of what it is about. Pure."""

from bot.core.changes import Step, draft_is, drafts_of, phase_is
from bot.core.events import Drafted, DraftFailed, Objected
from bot.core.jobs import DraftJob, Job
from bot.core.mission import Mission
from bot.core.phases import into_review, settle
from bot.core.proposing import proposed, unwritten, written
from bot.core.run import Draft, DraftState, Objection, PhaseStatus, Run, WriterChoice

MOST = 2
"""Deliverables that one objection may have revised: it is one objection, not a second draft of everything."""


def drafted(mission: Mission, run: Run, event: Drafted) -> Step:
    """A deliverable is written, or revised; or a new draft beside a person's text."""
    if beside := proposed(run, event.deliverable, event.generation):
        return written(mission, run, event, beside)
    draft = _expected(run, event.deliverable, event.generation)
    if draft is None:
        return run, ()
    told = event.written
    text = {"content": told.content, "writer": told.writer, "markdown": event.markdown, "leans": told.leans}
    done = {"state": DraftState.READY, "failure": "", "capped": False, "revising": False}
    run = draft_is(run, draft.model_copy(update={**text, **done}))
    phase = mission.spec(event.deliverable).phase
    return settle(mission, _met(run, phase, told.met) if draft.revising else run, phase)


def draft_failed(mission: Mission, run: Run, event: DraftFailed) -> Step:
    """A writer gave up. A draft that was only to be revised stands as it was."""
    if proposed(run, event.deliverable, event.generation):
        return unwritten(mission, run, event)
    draft = _expected(run, event.deliverable, event.generation)
    if draft is None:
        return run, ()
    failed = {"state": DraftState.FAILED, "failure": event.reason, "capped": event.capped}
    stands = {"state": DraftState.READY, "revising": False}
    run = draft_is(run, draft.model_copy(update=stands if draft.revising else failed))
    return settle(mission, run, mission.spec(event.deliverable).phase)


def objected(mission: Mission, run: Run, event: Objected) -> Step:
    """The drafts of a phase were read: what is objected to is revised once; then they are shown."""
    phase, drafts = run.phase(event.phase), drafts_of(mission, run, event.phase)
    late = phase.status is not PhaseStatus.DRAFTING or event.round != phase.round + 1 or event.lot != run.dropped
    if late or phase.objection or any(d.state is not DraftState.READY for d in drafts):
        return run, ()
    said = event.reviewed
    objection = Objection(by=event.persona, text=said.text, met=said.met) if said.text or not event.persona else None
    run = phase_is(run, event.phase, objection=objection)
    wanted = [d for d in drafts if d.deliverable in said.deliverables and _is_the_models(d)] if said.text else []
    return _revise(run, wanted[:MOST]) if wanted else into_review(mission, run, event.phase)


def _expected(run: Run, key: str, generation: int) -> Draft | None:
    draft = run.drafts.get(key)
    return draft if draft and draft.generation == generation and draft.state is not DraftState.READY else None


def _is_the_models(draft: Draft) -> bool:
    return draft.choice is WriterChoice.HOUSE and not draft.edited_by


def _revise(run: Run, drafts: list[Draft]) -> Step:
    jobs: list[Job] = []
    for draft in drafts:
        again = draft.model_copy(update={"generation": draft.generation + 1, "state": DraftState.WANTED, "revising": True})
        run = draft_is(run, again)
        jobs.append(DraftJob(run=run.id, deliverable=again.deliverable, generation=again.generation, choice=again.choice))
    return run, tuple(jobs)


def _met(run: Run, position: int, met: str) -> Run:
    """Each revision says in a line how it meets the objection."""
    objection = run.phase(position).objection
    if objection is None or not met:
        return run
    lines = dict.fromkeys(line for line in (objection.met, met) if line)
    return phase_is(run, position, objection=objection.model_copy(update={"met": "\n".join(lines)}))
