"""The owner answers the proposals of a review, one at a time; all can be gone through again before it is published."""

from bot.core.changes import Step, only, say, tell
from bot.core.events import ProposalDecided
from bot.core.jobs import Job, Say
from bot.core.mission import Mission
from bot.core.quarter.values import Decision, Proposal, Quarter
from bot.core.reviewing import redraft
from bot.core.run import DraftState, PhaseStatus, Run, Stage
from bot.core.wishes import ActivityChange

MESSAGE = "suggested"
OPEN = frozenset({Stage.GATHERING, Stage.WORKING, Stage.CLOSING})
LATER = "-"
"""The choice that begins again with the first proposal."""
RESTING = frozenset({"quarter-decisions", "quarter-next"})
"""The types of deliverables that are written from the decisions."""


def waiting(run: Run) -> tuple[Proposal, ...]:
    """The proposals that nobody has answered."""
    return tuple(p for p in run.quarter.proposals if p.key not in run.decisions) if run.quarter else ()


def wishes(quarter: Quarter, decisions: dict[str, Decision]) -> tuple[ActivityChange, ...]:
    """The changes of the calendar that were accepted, in the order of the proposals."""
    taken = (p.choice(d.choice) for p in quarter.proposals if (d := decisions.get(p.key)))
    return tuple(c.wish for c in taken if c and c.wish)


def tasks(quarter: Quarter, decisions: dict[str, Decision]) -> tuple[str, ...]:
    """The tasks that were accepted."""
    taken = (p.choice(d.choice) for p in quarter.proposals if (d := decisions.get(p.key)))
    return tuple(dict.fromkeys(c.task for c in taken if c and c.task))


def offered(run: Run) -> tuple[Say, ...]:
    """The message with the proposals, when there are any."""
    return (say(run, MESSAGE),) if run.quarter and run.quarter.proposals else ()


def proposal_decided(mission: Mission, run: Run, event: ProposalDecided) -> Step:
    """Takes a decision; drafts that rest on it are written again."""
    if not run.may_decide(event.by):
        return only(run, tell(run, event, "not-yours", starter=run.starter))
    if run.stage not in OPEN or run.quarter is None or _busy(mission, run):
        return only(run, tell(run, event, "too-late", what="Deciding this"))
    decisions = _after(run, event)
    if decisions == run.decisions:
        return only(run)
    run = run.model_copy(update={"decisions": decisions})
    again, jobs = _written_again(mission, run, event)
    return again, (*jobs, *offered(again))


def _after(run: Run, event: ProposalDecided) -> dict[str, Decision]:
    """The decisions with this one; the first word stands, until somebody begins again."""
    if event.choice == LATER:
        return {}
    proposal = run.quarter.proposal(event.proposal) if run.quarter else None
    if proposal is None or event.proposal in run.decisions or (event.choice and proposal.choice(event.choice) is None):
        return run.decisions
    return run.decisions | {proposal.key: Decision(choice=event.choice, by=event.by, at=event.at)}


def _busy(mission: Mission, run: Run) -> bool:
    """True while a draft that rests on the decisions is being written."""
    phases = {s.phase for s in mission.deliverables if s.type in RESTING}
    return any(p.position in phases and p.status is PhaseStatus.DRAFTING for p in run.phases)


def _written_again(mission: Mission, run: Run, event: ProposalDecided) -> tuple[Run, tuple[Job, ...]]:
    mine = (s.key for s in mission.deliverables if s.type in RESTING)
    keys = [k for k in mine if (d := run.drafts.get(k)) and d.state is DraftState.READY and not d.edited_by]
    if not keys:
        return run, ()
    return redraft(mission, run.model_copy(update={"stage": Stage.WORKING}), event, keys, "activities", "")
