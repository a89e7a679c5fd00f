"""People's decisions about drafts: the first one wins, and a person's text is never overwritten."""

from bot.core.ahead import take_turn
from bot.core.beginning import after_the_spine
from bot.core.changes import Step, draft_is, only, phase_is, say, say_closing, say_review, tell, titles, want
from bot.core.events import Approved, ChangesAsked, Edited, Happened, Redone, Refreshed, WriterChosen
from bot.core.jobs import Job, Say
from bot.core.mission import Mission
from bot.core.phases import settle
from bot.core.proposing import propose, put_aside
from bot.core.run import DraftState, Mode, PhaseState, PhaseStatus, Run, Stage
from bot.core.versions.work import fresh_generation


def approved(mission: Mission, run: Run, event: Approved) -> Step:
    """Approves one phase, or all of them in Auto mode; the next begins, or the run closes."""
    refusal = _late(run, event, event.phase, event.round)
    if refusal:
        return refusal
    before = _review_message(run, event.phase)
    for phase in [p for p in _phases(run, event.phase) if p.status is PhaseStatus.REVIEW]:
        run = _decided(run, phase, event, "approved", status=PhaseStatus.APPROVED, approved_at=event.at, approved_by=event.by)
    run, jobs = _go_on(mission, run, event)
    return run, (before, *jobs)


def _go_on(mission: Mission, run: Run, event: Happened) -> Step:
    if all(p.status is PhaseStatus.APPROVED for p in run.phases):
        run = run.model_copy(update={"stage": Stage.CLOSING})
        return run, (say_closing(run),)
    waiting = next((p for p in run.phases if p.status is PhaseStatus.WAITING), None)
    busy = any(p.status in (PhaseStatus.DRAFTING, PhaseStatus.REVIEW) for p in run.phases)
    return (run, ()) if busy or waiting is None else take_turn(mission, run, waiting.position, event.at)


def changes_asked(mission: Mission, run: Run, event: ChangesAsked) -> Step:
    """Redrafts the named deliverables (none named: all) with the reason; edited ones stay as they are."""
    refusal = None if _at_the_end(run, event) else _late(run, event, event.phase, event.round)
    if refusal:
        return refusal
    known = _keys(mission, run, event.phase)
    wanted = [k for k in event.deliverables if k in known] or known
    return _again(mission, run, event, event.phase, wanted, "changes", event.reason)


def _at_the_end(run: Run, event: ChangesAsked) -> bool:
    """True for a request about a published document that is being changed and about to be published again."""
    ready = run.changing and run.stage is Stage.CLOSING and run.may_decide(event.by)
    return ready and event.phase == 0 and event.round == run.review_round


def redone(mission: Mission, run: Run, event: Redone) -> Step:
    """Redrafts a phase from what is known now; edited texts stay as they are."""
    refusal = _late(run, event, event.phase, event.round)
    return refusal or _again(mission, run, event, event.phase, _keys(mission, run, event.phase), "redo", "")


def refreshed(mission: Mission, run: Run, event: Refreshed) -> Step:
    """Redrafts what a changed answer made stale, in whichever phase it stands; those phases are reviewed again.

    A text of a person that is older than an answer gets a new draft beside it.
    """
    if not run.may_decide(event.by):
        return only(run, tell(run, event, "not-yours", starter=run.starter))
    stale = [k for k, d in run.drafts.items() if d.stale and not d.edited_by]
    outdated = [k for k, d in run.drafts.items() if d.outdated and d.edited_by]
    phases = [p for p in run.phases if any(mission.spec(k).phase == p.position for k in stale)]
    busy = any(p.status is PhaseStatus.DRAFTING for p in phases)
    if run.stage not in (Stage.WORKING, Stage.CLOSING) or not (stale or outdated) or busy:
        return only(run, tell(run, event, "too-late", what="Refreshing"))
    run, asked = propose(mission, run, event, outdated)
    if not stale:
        return run, asked
    run, jobs = redraft(mission, run.model_copy(update={"stage": Stage.WORKING}), event, stale, "refresh", "")
    return run, (*asked, *jobs)


def _again(mission: Mission, run: Run, event: Happened, phase: int, keys: list[str], what: str, reason: str) -> Step:
    edited = [k for k in keys if run.drafts[k].edited_by]
    fresh = [k for k in keys if k not in edited]
    run, asked = propose(mission, run, event, edited, reason)
    if not fresh:
        return run, asked
    run, jobs = redraft(mission, run.model_copy(update={"stage": Stage.WORKING}), event, fresh, what, reason)
    return run, (*asked, *jobs)


def redraft(mission: Mission, run: Run, event: Happened, keys: list[str], what: str, reason: str) -> Step:
    """Asks for these drafts again, after a decision that is called `what`; the reviews that people saw say so."""
    jobs: list[Job] = []
    shown = [p for p in run.phases if p.round] if run.mode is Mode.ENGAGED else list(run.phases[:1])
    touched = {mission.spec(k).phase for k in keys}
    jobs += [say_review(run, p) for p in shown if p.position in touched or run.mode is Mode.AUTO]
    if say_closing(run).name in run.messages:
        jobs.append(say_closing(run))
    for phase in [p for p in run.phases if p.position in touched]:
        run = _decided(run, phase, event, what, status=PhaseStatus.DRAFTING, objection=None)
        mine = [k for k in keys if mission.spec(k).phase == phase.position]
        run, more = want(run, mine, phase.round + 1, reason)
        jobs += more
    return run, tuple(jobs)


def edited(mission: Mission, run: Run, event: Edited) -> Step:
    """Takes a person's text for a deliverable. If another person's text came first, theirs stays and this one is handed back."""
    draft = run.drafts.get(event.deliverable)
    if not run.may_decide(event.by):
        return only(run, tell(run, event, "not-yours", starter=run.starter))
    if draft is None or run.stage not in (Stage.WORKING, Stage.CLOSING):
        return only(run, tell(run, event, "too-late", what="Editing"))
    title = titles(mission, [event.deliverable])
    if draft.state is DraftState.READY and event.markdown.strip() == draft.markdown.strip():
        return only(run, tell(run, event, "unchanged", title=title))
    if draft.edited_by and draft.generation != event.generation:
        return only(run, tell(run, event, "text-taken", title=title, who=draft.edited_by, text=event.markdown))
    change = {
        "markdown": event.markdown,
        "edited_by": event.by,
        "generation": fresh_generation(run, event.deliverable),
        "state": DraftState.READY,
        "stale": False,
        "outdated": False,
        "failure": "",
    }
    run = put_aside(run, mission, draft, event, "edited")
    draft = draft.model_copy(update=change)
    run = draft_is(run, draft)
    phase = run.phase(mission.spec(event.deliverable).phase)
    shown = [say(run, "edited", 0, draft.generation, event.deliverable)]
    shown += _standing(run, phase)
    run, more = settle(mission, run, phase.position)
    return run, (*shown, *more)


def _standing(run: Run, phase: PhaseState) -> list[Say]:
    if run.stage is Stage.CLOSING:
        return [say_closing(run)]
    return [say_review(run, phase)] if phase.status is PhaseStatus.REVIEW else []


def writer_chosen(mission: Mission, run: Run, event: WriterChosen) -> Step:
    """After a writer gave up: the failed drafts are wanted again, by the same or by the built-in writer."""
    if not run.may_decide(event.by):
        return only(run, tell(run, event, "not-yours", starter=run.starter))
    failed = [k for k, d in run.drafts.items() if d.state is DraftState.FAILED and mission.spec(k).phase == event.phase]
    if not failed:
        return only(run, tell(run, event, "too-late", what="Choosing a writer"))
    round_ = run.phase(event.phase).round + 1
    run = run.model_copy(update={"cap_raised": run.cap_raised + event.raised})
    jobs: list[Job] = []
    for key in failed:
        run, more = want(run, [key], round_, run.drafts[key].request, event.choice)
        jobs += more
    run, tried = after_the_spine(run, tuple(jobs))
    return run, (say(run, "trouble", event.phase, round_), *tried)


def _late(run: Run, event: Happened, phase: int, round_: int) -> Step | None:
    """Why this decision comes too late or from the wrong person; None when it stands."""
    if not run.may_decide(event.by):
        return only(run, tell(run, event, "not-yours", starter=run.starter))
    if not 0 <= phase <= len(run.phases):
        return only(run, tell(run, event, "too-late", what="This"))
    if run.reviewable(phase, round_):
        return None
    return only(run, tell(run, event, "already-decided", **_decision(_phases(run, phase))))


def _decision(phases: list[PhaseState]) -> dict[str, str]:
    last = max((p for p in phases if p.decided_at), key=lambda p: str(p.decided_at), default=None)
    if last is None or last.decided_at is None:
        return {"what": "changes", "who": "", "when": ""}
    return {"what": last.decision, "who": last.decided_by, "when": last.decided_at.isoformat()}


def _phases(run: Run, phase: int) -> list[PhaseState]:
    return list(run.phases) if phase == 0 else [run.phase(phase)]


def _keys(mission: Mission, run: Run, phase: int) -> list[str]:
    return [s.key for p in _phases(run, phase) for s in mission.specs(p.position) if s.key in run.drafts]


def _review_message(run: Run, phase: int) -> Say:
    return say(run, "review", phase, run.review_round if phase == 0 else run.phase(phase).round)


def _decided(run: Run, phase: PhaseState, event: Happened, what: str, **update: object) -> Run:
    return phase_is(run, phase.position, decision=what, decided_by=event.by, decided_at=event.at, **update)
