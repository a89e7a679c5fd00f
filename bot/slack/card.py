"""The mission card: the root message of a run, edited in place from the first second to the end. Pure."""

import re

from slackblocks import Block, Button, Confirm, PlainText

from bot.core.crosschecks import shortage
from bot.core.gathering import missing, next_form, ready, source_open
from bot.core.mission import QUICK, Mission
from bot.core.ports import Showing
from bot.core.run import Mode, PhaseStatus, Run, Stage
from bot.core.starting import kind_in_words
from bot.slack import card_capacity, card_cost, card_inputs, card_plan
from bot.slack.actions import Verb, value
from bot.slack.blocks import DANGER, PRIMARY, button, context, header, row, section, words
from bot.slack.text import line, moment, mrkdwn, people, plain, user
from bot.slack.versions import older, reopen
from bot.slack.words import Words

_CHANGEABLE = frozenset({Stage.GATHERING, Stage.WORKING, Stage.CLOSING})
_SENTENCE = re.compile(r"(?<=[.!?])\s")


def card(showing: Showing) -> tuple[Words, ...]:
    """The card, always one message."""
    mission, run = showing.mission, showing.run
    blocks = [
        header(f"{mission.emoji} {mission.title}".strip(), "title"),
        *_objective(mission, run),
        context(_terms(mission, run), "terms"),
        *card_cost.cost(showing),
        card_plan.plan(mission, run),
        *card_inputs.inputs(mission, run),
        *card_capacity.capacity(mission, run),
        *_stale(mission, run),
        *_shortage(showing),
        section(_next(mission, run), "next"),
        *_source(mission, run),
        *row(_buttons(mission, run), "buttons"),
    ]
    return (words(f"{line(mission.title, 120)}: {_stage(run)}", blocks),)


def stale_titles(mission: Mission, run: Run) -> tuple[str, ...]:
    """The headings of the drafts that a changed answer made stale."""
    specs = [s for s in mission.deliverables if s.key in run.drafts and run.drafts[s.key].stale]
    return tuple(s.name for s in specs)


def outdated_titles(mission: Mission, run: Run) -> tuple[str, ...]:
    """The headings of the texts of people that are older than something that they rest on."""
    specs = [s for s in mission.deliverables if s.key in run.drafts and run.drafts[s.key].outdated]
    return tuple(s.name for s in specs)


def _objective(mission: Mission, run: Run) -> list[Block]:
    """In full while people are invited to answer; afterwards its first sentence, to keep the card short on a phone."""
    whole = (mission.objective or mission.value).strip()
    text = whole if run.stage is Stage.GATHERING else _SENTENCE.split(whole, maxsplit=1)[0]
    return [section(mrkdwn(text, 1200), "objective")] if text.strip() else []


def _stage(run: Run) -> str:
    return f"changing version {run.document_version}" if run.changing else _STAGES[run.stage]


_STAGES = {
    Stage.GATHERING: "collecting what is needed",
    Stage.WORKING: "drafting and deciding",
    Stage.CLOSING: "ready to publish",
    Stage.PUBLISHING: "being published",
    Stage.PUBLISHED: "published",
    Stage.CANCELLED: "cancelled",
}


def _terms(mission: Mission, run: Run) -> str:
    mode = "all phases at once, one review" if run.mode is Mode.AUTO else "phase by phase"
    deciders = people((run.starter, *run.approvers))
    ends = f"Ends in: {line(mission.document_title, 80)}" if mission.document_title else ""
    told = [ends, f"{deciders} {'decide' if run.approvers else 'decides'}", mode, line(run.variation, 80)]
    sample = f"sample company {line(mission.sample.name, 60)}, invented" if run.sample and mission.sample else ""
    return "  ·  ".join(part for part in (*told, sample) if part)


def _source(mission: Mission, run: Run) -> list[Block]:
    if run.stage is not Stage.GATHERING or not source_open(mission, run):
        return []
    kind = line(kind_in_words(mission.needs[0]), 80)
    about = value(run=run.id)
    choices = [
        button(Verb.MAKE_SOURCE, "Make it first", about, style=PRIMARY),
        button(Verb.PASTE_SOURCE, "Paste or attach one", about),
        button(Verb.SKIP_SOURCE, "Go on without", about),
    ]
    text = f"This mission builds on a *{kind}*, and this channel has none yet."
    return [section(text, "source"), *row(choices, "source-choices")]


def _stale(mission: Mission, run: Run) -> list[Block]:
    titles = (*stale_titles(mission, run), *outdated_titles(mission, run))
    if not titles or run.stage not in (Stage.WORKING, Stage.CLOSING):
        return []
    named = ", ".join(line(t, 80) for t in titles)[:1500]
    text = f":arrows_counterclockwise: Written from older answers: {named}."
    if outdated_titles(mission, run):
        text += " Texts that people wrote stay; a new draft comes beside them."
    return [section(text, "stale", button(Verb.REFRESH, "Refresh drafts", value(run=run.id), style=PRIMARY))]


def _shortage(showing: Showing) -> list[Block]:
    """Stands until the answers change: the week cannot carry what it has to."""
    found = shortage(showing.facts) if showing.run.stage in _CHANGEABLE else None
    if found is None:
        return []
    ways = "\n".join(f"{n}.  {line(way, 300)}" for n, way in enumerate(found.ways, start=1))
    return [section(f":warning: *The week is too small.* {line(found.says, 800)}\n{ways}", "shortage")]


def _next(mission: Mission, run: Run) -> str:
    return f"*Next:*  {_NEXT[run.stage](mission, run)}" if run.open else _ended(mission, run)


def _gathering(mission: Mission, run: Run) -> str:
    open_inputs = missing(mission, run)
    if ready(mission, run):
        return "everything needed is here. Start drafting when you like."
    if source_open(mission, run):
        return "choose what to start from."
    if not run.answers and mission.quick_form():
        return "a few questions, about three minutes. Anybody in this channel can answer."
    return f"still needed: {', '.join(line(n, 80) for n in open_inputs)}."[:1500]


def _working(mission: Mission, run: Run) -> str:
    for phase, state in zip(mission.phases, run.phases, strict=False):
        if card_plan.failed(mission, run, phase):
            return f"a draft of *{line(phase.name, 80)}* needs a decision, in the thread."
        if state.status is PhaseStatus.DRAFTING:
            lead = line(mission.persona(phase.lead).name, 60)
            return f"*{lead}* is drafting *{line(phase.name, 80)}*. Nothing to do for a moment."
    deciders = people((run.starter, *run.approvers))
    return f"read the drafts in the thread; {deciders} {'decide' if run.approvers else 'decides'}."


def _closing(run: Run) -> str:
    if run.changing:
        return f"version {run.document_version} stands; change it in the thread, then publish version {run.document_version + 1}."
    return "look through the success criteria in the thread, then publish."


def _ended(mission: Mission, run: Run) -> str:
    when = f", {moment(run.ended_at)}" if run.ended_at else ""
    if run.stage is Stage.CANCELLED:
        by = f" by {user(run.ended_by)}" if run.ended_by else ""
        return f"*Cancelled*{by}{when}. The answers and drafts are kept in this thread."
    title = line(mission.document_title or mission.title, 100)
    newer = f" Its {line(run.renewal.source.title, 80)} has a newer version: see the thread." if run.renewal else ""
    return f":white_check_mark: *Published:* {title}, version {run.document_version}{when}.{newer}"


_NEXT = {
    Stage.GATHERING: _gathering,
    Stage.WORKING: _working,
    Stage.CLOSING: lambda mission, run: _closing(run),
    Stage.PUBLISHING: lambda mission, run: "the document is being put together and posted here.",
}


def _buttons(mission: Mission, run: Run) -> list[Button]:
    about = value(run=run.id)
    cancel = button(Verb.CANCEL, "Cancel", about, style=DANGER, confirm=_really(mission))
    if run.stage is Stage.GATHERING:
        return [*_starts(mission, run, about), button(Verb.OPTIONS, "Options", about), cancel]
    if run.stage is Stage.PUBLISHED:
        return [reopen(run), *older(run)]
    if run.changing:
        return [button(Verb.CANCEL, "Leave it for now", about)] if run.stage is not Stage.PUBLISHING else []
    return [cancel] if run.stage in (Stage.WORKING, Stage.CLOSING) else []


def _starts(mission: Mission, run: Run, about: str) -> list[Button]:
    """The ways on, of which the first is primary. While a document is to be chosen, its choices are the ways on."""
    sample = [button(Verb.SAMPLE, "Try with a sample company", about)] if mission.sample and not run.answers else []
    if source_open(mission, run):
        return sample
    rest = next_form(mission, run)
    if ready(mission, run):
        more = [button(Verb.FULL, "Answer the rest", about)] if rest else []
        return [button(Verb.START, "Start drafting", about, style=PRIMARY), *more]
    if run.answers:
        return [button(Verb.FULL, "Answer the rest", about, style=PRIMARY)]
    quick = [button(Verb.QUICK, "Quick start", value(run=run.id, form=QUICK), style=PRIMARY)] if mission.quick_form() else []
    full = button(Verb.FULL, "Answer in full", about, style=None if quick else PRIMARY)
    return [*quick, full, *sample]


def _really(mission: Mission) -> Confirm:
    return Confirm(
        title="Cancel this mission?",
        text=PlainText(f"{plain(mission.title, 120)} stops here. What was answered and drafted stays readable in the thread."),
        confirm="Cancel the mission",
        deny="Go on",
    )
