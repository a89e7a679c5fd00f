"""The review message by which people decide, and the message for a writer that gave up. Pure."""

from slackblocks import Block, Button

from bot.core.activity_changes import changeable
from bot.core.mission import DeliverableSpec, Mission
from bot.core.persona import Persona
from bot.core.ports import Showing
from bot.core.run import Draft, DraftState, Objection, PhaseState, Run, Stage
from bot.slack.actions import Verb, value
from bot.slack.blocks import PRIMARY, button, context, row, section, words
from bot.slack.text import line, moment, mrkdwn, people, user
from bot.slack.words import Words

DECISIONS = {
    "approved": "Approved",
    "changes": "Changes were asked for",
    "redo": "New drafts were asked for",
    "refresh": "Refreshed from newer answers",
    "activities": "The calendar was changed",
}


def review(showing: Showing) -> tuple[Words, ...]:
    """The objection and how it was met, what to know about the drafts, and the decision: open, or taken by whom and when."""
    mission, run = showing.mission, showing.run
    phases = _phases(run, showing.phase)
    live = run.stage is Stage.WORKING and run.reviewable(showing.phase, showing.round)
    about = value(run=run.id, phase=showing.phase, round=showing.round)
    blocks = [
        *(block for phase in phases for block in _objection(mission, phase, named=not showing.phase)),
        *_remarks(mission, run, phases),
        *(_asked(showing, about) if live else [section(_decided(run, phases, showing), "decided")]),
    ]
    notice = f"{_subject(mission, showing)}: {'please decide' if live else 'decided'}"
    return (words(notice, blocks, _speaker(mission, showing)),)


def trouble(showing: Showing) -> tuple[Words, ...]:
    """What a writer could not do, and three ways on; once settled, only that."""
    mission, run = showing.mission, showing.run
    failed = [(s, d) for s, d in _drafts(mission, run, (showing.phase,)) if d.state is DraftState.FAILED]
    if not failed or run.stage is not Stage.WORKING:
        text = f"*{line(mission.phases[showing.phase - 1].name, 100)}*: settled, the work goes on."
        return (words(text, [section(text if run.open else "Closed with the mission.", "settled")]),)
    text = f":warning: {_missed(failed)}"
    blocks = [section(text, "trouble"), *row(_ways(run, showing, failed[0][0].key, any(d.capped for _, d in failed)), "ways")]
    return (words(f"A draft of {line(mission.phases[showing.phase - 1].name, 100)} needs a decision", blocks),)


def _phases(run: Run, phase: int) -> tuple[PhaseState, ...]:
    return (run.phase(phase),) if phase else run.phases


def _drafts(mission: Mission, run: Run, positions: tuple[int, ...]) -> list[tuple[DeliverableSpec, Draft]]:
    return [(s, run.drafts[s.key]) for p in positions for s in mission.specs(p) if s.key in run.drafts]


def _speaker(mission: Mission, showing: Showing) -> Persona | None:
    """The support persona; in the one review of every phase nobody in particular."""
    if not showing.phase:
        return None
    phase = mission.phases[showing.phase - 1]
    return mission.persona(phase.support[0] if phase.support else phase.lead, phase.objective)


def _subject(mission: Mission, showing: Showing) -> str:
    return line(mission.phases[showing.phase - 1].name, 150) if showing.phase else line(mission.title, 150)


def _objection(mission: Mission, state: PhaseState, named: bool) -> list[Block]:
    name = mission.phases[state.position - 1].name
    who = f"*{line(name, 100)}*\n" if named else ""
    if not mission.phases[state.position - 1].support:
        return []
    if state.objection and not state.objection.by:
        why = f" {mrkdwn(state.objection.text, 600)}" if state.objection.text else ""
        unread = f"{who}I could not read these drafts just now, so nobody has looked for an objection.{why}"
        return [section(unread, f"objection-{state.position}")]
    if state.objection is None:
        return [section(f"{who}I read these drafts and object to nothing.", f"objection-{state.position}")] if not named else []
    return [section(who + _met(state.objection), f"objection-{state.position}")]


def _met(objection: Objection) -> str:
    stands = "The drafts stand as they were written."
    met = f"*How it was met:* {mrkdwn(objection.met, 1200)}" if objection.met.strip() else stands
    return f"*One objection:* {mrkdwn(objection.text, 1200)}\n{met}"


def _remarks(mission: Mission, run: Run, phases: tuple[PhaseState, ...]) -> list[Block]:
    found = _drafts(mission, run, tuple(p.position for p in phases))
    by_people = [f"*{line(s.name, 100)}* was written by {user(d.edited_by)}" for s, d in found if d.edited_by]
    stale = [f"*{line(s.name, 100)}* was written from older answers" for s, d in found if d.stale]
    text = ".\n".join((*by_people, *stale))
    return [context(f"{text[:2900]}.", "remarks")] if text else []


def _asked(showing: Showing, about: str) -> list[Block]:
    run = showing.run
    deciders = people((run.starter, *run.approvers))
    verb = "decide" if run.approvers else "decides"
    buttons = [
        button(Verb.APPROVE, "Approve" if showing.phase else "Approve all", about, style=PRIMARY),
        button(Verb.CHANGES, "Ask for changes", about),
        button(Verb.EDIT, "Edit text", about),
        button(Verb.REDO, "Redo", about),
        *([button(Verb.ACTIVITIES, "Change activities", about)] if _has_calendar(showing) else []),
    ]
    return [context(f"{deciders} {verb}.", "deciders"), *row(buttons, "buttons")]


def _has_calendar(showing: Showing) -> bool:
    """True when the drafts to decide hold the calendar, and it can be changed."""
    mine = any(s.type == "bau" and showing.phase in (0, s.phase) for s in showing.mission.deliverables)
    return mine and changeable(showing.mission, showing.run)


def _decided(run: Run, phases: tuple[PhaseState, ...], showing: Showing) -> str:
    """Who decided this round, when. An older round was decided by whatever brought the next one."""
    overtaken = (showing.phase and phases[0].round > showing.round) or (not showing.phase and run.review_round > showing.round)
    last = max((p for p in phases if p.decided_at), key=lambda p: p.decided_at or run.started, default=None)
    if last is None or last.decided_at is None or (overtaken and last.decision == "approved"):
        return "New drafts follow below." if run.open else "Closed with the mission."
    if run.stage is Stage.CANCELLED and last.decision != "approved":
        return "Closed with the mission."
    mark = ":white_check_mark: " if last.decision == "approved" else ":arrows_counterclockwise: "
    by = f" by {user(last.decided_by)}" if last.decided_by else ""
    return f"{mark}*{DECISIONS.get(last.decision, 'Decided')}*{by}, {moment(last.decided_at)}."


def _missed(failed: list[tuple[DeliverableSpec, Draft]]) -> str:
    titles = ", ".join(f"*{line(s.name, 100)}*" for s, _ in failed[:12])
    cause = next((d for _, d in failed if d.capped), failed[0][1])
    reason = mrkdwn(cause.failure, 600) or "The writer gave up."
    return f"{titles} could not be written. {reason} Nothing is lost."


def _ways(run: Run, showing: Showing, first: str, capped: bool) -> list[Button]:
    about = value(run=run.id, phase=showing.phase, round=showing.round)
    first_way = (Verb.RAISE, "Raise the cap once") if capped else (Verb.RETRY, "Try again")
    return [
        button(*first_way, about, style=PRIMARY),
        button(Verb.BUILT_IN, "Built-in draft", about),
        button(Verb.EDIT, "Write it myself", value(run=run.id, phase=showing.phase, round=showing.round, deliverable=first)),
    ]
