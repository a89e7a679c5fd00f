"""The message before the end: the success criteria with Publish, or the next version in the making. Pure."""

from collections.abc import Iterable

from slackblocks import Block, Button

from bot.core.activity_changes import changeable
from bot.core.criteria import CriterionState, criteria_states
from bot.core.ports import Showing
from bot.core.run import Run, Stage
from bot.slack.actions import Verb, value
from bot.slack.blocks import PRIMARY, button, context, row, section, words
from bot.slack.card import outdated_titles, stale_titles
from bot.slack.text import line, moment, user
from bot.slack.versions import changes
from bot.slack.words import Words

PARAGRAPH = 2800


def closing(showing: Showing) -> tuple[Words, ...]:
    """The criteria, each with the line that shows it, who ticked it, or open; then Publish, or what became of it."""
    mission, run = showing.mission, showing.run
    states = criteria_states(mission, run)
    if run.changing and run.stage is Stage.CLOSING:
        return _in_the_making(showing, states)
    blocks = [
        section(f"*Success criteria*  ·  {_count(states)}", "title"),
        *(section(text, f"criteria-{i}") for i, text in enumerate(_paragraphs(_criterion(s) for s in states))),
        *_notes(showing),
        *_score(run),
        *_publish(run, states),
    ]
    return (words(f"{line(mission.title, 120)}: {_count(states)}", blocks),)


def _in_the_making(showing: Showing, states: tuple[CriterionState, ...]) -> tuple[Words, ...]:
    """A published document that is being changed: what the next version would say differently, and the ways on."""
    run, next_ = showing.run, showing.run.document_version + 1
    lead = "Changed so far:" if showing.differences else "Nothing is changed yet."
    blocks = [
        section(f"*Version {next_} in the making.* Version {next_ - 1} stands until you publish. {lead}", "title"),
        *changes(showing.differences),
        *_asked(run),
        *_notes(showing),
        *_forgotten(run),
        context(f"Success criteria: {_count(states)}.", "criteria"),
        *_score(run),
        *row(_ways_to_change(showing, states), "buttons"),
    ]
    return (words(f"{line(showing.mission.title, 120)}: version {next_} in the making", blocks),)


def _ways_to_change(showing: Showing, states: tuple[CriterionState, ...]) -> list[Button]:
    """Publish when there is something new, and what can be changed before."""
    run, about = showing.run, value(run=showing.run.id)
    all_texts = value(run=run.id, round=run.review_round)
    publish = bool(showing.differences) and _offered(run)
    old = stale_titles(showing.mission, run) or outdated_titles(showing.mission, run)
    next_ = f"Publish version {run.document_version + 1}"
    return [
        *([button(Verb.PUBLISH_AGAIN, next_, about, style=PRIMARY)] if publish else []),
        *([button(Verb.REFRESH, "Refresh drafts", about)] if old else []),
        button(Verb.EDIT, "Edit text", all_texts, style=None if publish else PRIMARY),
        button(Verb.CHANGES, "Ask for changes", all_texts),
        button(Verb.FULL, "Change answers", about),
        *([button(Verb.ACTIVITIES, "Change activities", about)] if changeable(showing.mission, run) else []),
        *([button(Verb.TICK, "Tick by hand", about)] if any(not s.line for s in states) else []),
        button(Verb.CANCEL, "Leave it for now", about),
    ]


def _asked(run: Run) -> list[Block]:
    """The question that the document was opened again to answer."""
    said = f":question:  *Asked, and not answered in it:* “{line(run.question, 400)}”"
    return [section(said, "question")] if run.question else []


def _forgotten(run: Run) -> list[Block]:
    """New drafts cannot rest on files whose text is no longer kept."""
    gone = [line(f.name, 80) for f in run.files.values() if f.words and not f.sections]
    if not gone:
        return []
    text = f"The text of {', '.join(gone)[:1500]} is no longer kept. Attach it again before you have texts drafted anew."
    return [context(text, "forgotten")]


def _count(states: tuple[CriterionState, ...]) -> str:
    met = sum(s.met for s in states)
    return f"{met} of {len(states)} met" if states else "this mission names none"


def _criterion(state: CriterionState) -> str:
    name = line(state.text, 300)
    if state.ticked_by:
        return f":white_check_mark:  *{name}*\nTicked by {user(state.ticked_by)}"
    if state.line:
        return f":white_check_mark:  *{name}*\n{line(state.line, 350)}"
    return f":white_circle:  {name}  ·  _open_"


def _paragraphs(lines: Iterable[str]) -> list[str]:
    """The lines in as few paragraphs as a section's limit allows."""
    found: list[str] = []
    for text in lines:
        if found and len(found[-1]) + len(text) < PARAGRAPH:
            found[-1] += "\n" + text
        else:
            found.append(text)
    return found


def _notes(showing: Showing) -> list[Block]:
    assumed, stale = len(showing.facts.assumed()), stale_titles(showing.mission, showing.run)
    open_ones = any(not s.met for s in criteria_states(showing.mission, showing.run))
    told = ["An open one can be ticked by hand, and none of them holds publishing up."] if open_ones else []
    told += [f"{_counted(assumed, 'assumption')} will be listed for you to confirm."] if assumed else []
    if stale:
        told.append(f":warning: Written from older answers: {', '.join(line(t, 80) for t in stale)[:1500]}.")
    if waiting := [showing.mission.spec(k).name for k in showing.run.proposals]:
        told.append(f"A new draft beside a person's text waits for a decision: {', '.join(line(t, 80) for t in waiting)[:1500]}.")
    return [context("  ".join(told), "notes")] if told else []


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _publish(run: Run, states: tuple[CriterionState, ...]) -> list[Block]:
    if run.stage is not Stage.CLOSING:
        return [context(_outcome(run), "outcome")]
    about = value(run=run.id)
    tick = [button(Verb.TICK, "Tick by hand", about)] if any(not s.line for s in states) else []
    publish = [button(Verb.PUBLISH, "Publish", about, style=PRIMARY)] if _offered(run) else []
    return row([*publish, *tick], "buttons") if publish or tick else []


def _score(run: Run) -> list[Block]:
    """The score in a line, and every crossed red line with what to do."""
    if run.score is None or not run.score.judged:
        return [context("The document is being scored.", "score")] if run.score and run.stage is Stage.CLOSING else []
    if not run.score.of:
        return [context("The document could not be scored this time.", "score")]
    points = f"Score {run.score.points:g} of {run.score.of:g}"
    if not run.score.red:
        return [context(f"{points}, all red lines clear.", "score")]
    crossed = "\n".join(f":no_entry:  {line(g.why, 500)}" for g in run.score.red)
    return [section(f"*{points}. It can be published when this is put right:*\n{crossed}"[:PARAGRAPH], "score")]


def _offered(run: Run) -> bool:
    return run.score is None or (run.score.judged and not run.score.red)


def _outcome(run: Run) -> str:
    by = f" by {user(run.ended_by)}" if run.ended_by else ""
    when = f", {moment(run.ended_at)}" if run.ended_at else ""
    return {
        Stage.PUBLISHING: "Publishing now.",
        Stage.PUBLISHED: f"Published{by}{when}.",
        Stage.CANCELLED: f"Cancelled{by}{when}.",
    }.get(run.stage, "Back to the drafts; this comes again when every phase is approved.")
