"""The card's plan: one task per phase with persona, time box, time used and who approved. Pure."""

from slackblocks import (
    Block,
    PlanBlock,
    RichText,
    RichTextBlock,
    RichTextElement,
    RichTextSection,
    RichTextUser,
    TaskCardBlock,
    TaskStatus,
)

from bot.core.mission import Duration, Mission, Phase
from bot.core.run import DraftState, PhaseState, PhaseStatus, Run, Stage
from bot.slack.text import is_user, plain

SEPARATOR = "  ·  "


def plan(mission: Mission, run: Run) -> Block:
    """The phases of the run, in order."""
    tasks = [_task(mission, run, phase, state) for phase, state in zip(mission.phases, run.phases, strict=False)]
    return PlanBlock(title=_title(mission, run), tasks=tasks[:50], block_id="plan")


def span(duration: Duration | None) -> str:
    """A time box in words, such as `45 min` or `2-3 days`; empty when there is none."""
    if duration is None:
        return ""
    for bounds, unit in ((duration.minutes, "min"), (duration.days, "days")):
        if bounds:
            low, high = bounds
            amount = f"{low}" if low == high else f"{low}-{high}"
            return f"{amount} {'day' if unit == 'days' and (low, high) == (1, 1) else unit}"
    return plain(duration.raw, 40)


def failed(mission: Mission, run: Run, phase: Phase) -> bool:
    """True when the writer gave up on a draft of this phase."""
    keys = [s.key for s in mission.specs(phase.position)]
    return any(run.drafts[k].state is DraftState.FAILED for k in keys if k in run.drafts)


def _title(mission: Mission, run: Run) -> str:
    done = sum(p.status is PhaseStatus.APPROVED for p in run.phases)
    count = f"{len(run.phases)} phases" if len(run.phases) != 1 else "1 phase"
    if run.stage is Stage.CANCELLED:
        return f"{done} of {count} approved, then cancelled"
    if done == len(run.phases):
        return f"All {count} approved" if done > 1 else "Approved"
    return f"{done} of {count} approved" if run.stage is Stage.WORKING else count


def _task(mission: Mission, run: Run, phase: Phase, state: PhaseState) -> TaskCardBlock:
    lead = mission.persona(phase.lead).name if phase.lead else ""
    name = SEPARATOR.join(part for part in (plain(phase.name, 120), plain(lead, 80), span(phase.duration)) if part)
    return TaskCardBlock(
        task_id=f"phase-{phase.position}",
        title=name or f"Phase {phase.position}",
        status=_status(mission, run, phase, state),
        details=_details(mission, run, phase, state),
    )


def _status(mission: Mission, run: Run, phase: Phase, state: PhaseState) -> TaskStatus:
    if state.status is PhaseStatus.APPROVED:
        return "complete"
    if state.status is PhaseStatus.WAITING or not run.open:
        return "pending"
    return "error" if failed(mission, run, phase) else "in_progress"


def _details(mission: Mission, run: Run, phase: Phase, state: PhaseState) -> RichTextBlock:
    text = _progress(mission, run, phase, state)
    elements: list[RichTextElement] = [RichText(text)]
    approver = state.approved_by if state.status is PhaseStatus.APPROVED else None
    if approver and is_user(approver):
        elements = [RichText(f"{text} by "), RichTextUser(approver), *_used(state)]
    return RichTextBlock([RichTextSection(elements)], block_id=f"details-{phase.position}")


def _progress(mission: Mission, run: Run, phase: Phase, state: PhaseState) -> str:
    specs = mission.specs(phase.position)
    if state.status is PhaseStatus.APPROVED:
        return "Approved"
    if failed(mission, run, phase):
        return "Not drafted: a decision is needed in the thread"
    if state.status is PhaseStatus.DRAFTING:
        return f"Drafting {len(specs)} texts" if len(specs) > 1 else "Drafting"
    if state.status is PhaseStatus.REVIEW:
        return "Ready to read, waiting for a decision" + (f", round {state.round}" if state.round > 1 else "")
    titles = ", ".join(plain(s.name, 80) for s in specs)
    return plain(titles, 500) or plain(phase.objective, 300) or "Nothing to draft"


def _used(state: PhaseState) -> list[RichText]:
    if not state.started or not state.approved_at:
        return []
    minutes = max(1, round((state.approved_at - state.started).total_seconds() / 60))
    return [RichText(f", after {_long(minutes)}")]


def _long(minutes: int) -> str:
    hours, days = minutes / 60, minutes / 1440
    if minutes < 120:
        return f"{minutes} min"
    return f"{hours:.0f} hours" if hours < 48 else f"{days:.0f} days"
