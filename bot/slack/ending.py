"""The two messages of the end: the success criteria with Publish, and the finished document's card. Pure."""

from collections.abc import Iterable

from slackblocks import Block, Button, PlainText

from bot.core.calendar.plans import PLAN
from bot.core.criteria import CriterionState, criteria_states
from bot.core.document import Document
from bot.core.mission import Mission
from bot.core.ports import Showing
from bot.core.run import Run, Stage
from bot.core.starting import kind_in_words
from bot.slack.actions import Verb, value
from bot.slack.blocks import PRIMARY, button, context, header, row, section, words
from bot.slack.card import stale_titles
from bot.slack.digest import actions as digest
from bot.slack.summary import essence
from bot.slack.text import line, moment, people, user
from bot.slack.versions import changes, older, reopen, what_changed
from bot.slack.words import Words

PARAGRAPH = 2800
SAID = 200
ASSUMED = frozenset({"assumed", "default"})


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
    about, all_texts = value(run=run.id), value(run=run.id, round=run.review_round)
    publish = showing.differences and _offered(run)
    buttons = [
        *([button(Verb.PUBLISH_AGAIN, f"Publish version {next_}", about, style=PRIMARY)] if publish else []),
        button(Verb.EDIT, "Edit text", all_texts),
        button(Verb.CHANGES, "Ask for changes", all_texts),
        button(Verb.FULL, "Change answers", about),
        button(Verb.CANCEL, "Leave it for now", about),
    ]
    lead = "Changed so far:" if showing.differences else "Nothing is changed yet."
    blocks = [
        section(f"*Version {next_} in the making.* Version {next_ - 1} stands until you publish. {lead}", "title"),
        *changes(showing.differences),
        *_notes(showing),
        context(f"Success criteria: {_count(states)}.", "criteria"),
        *_score(run),
        *row(buttons, "buttons"),
    ]
    return (words(f"{line(showing.mission.title, 120)}: version {next_} in the making", blocks),)


def finished(showing: Showing) -> tuple[Words, ...]:
    """The document's card for the channel. Raises ValueError when there is no document to show."""
    document = showing.document
    if document is None:
        raise ValueError("a finished message needs its document")
    run, mission = showing.run, showing.mission
    lines = [f"*{line(title, 100)}:* {line(_short(said), 400)}" for title, said in essence(document)]
    blocks = [
        header(f"{mission.emoji} {document.title}".strip(), "title"),
        section(f"{_business(document)}Version {document.version}, {moment(document.at)}", "version"),
        *([section("\n".join(f"•  {text}" for text in lines), "essence")] if lines else []),
        *what_changed(document),
        context("  ·  ".join(_provenance(document, run)), "provenance"),
        *_ways_on(mission, run, document),
    ]
    return (words(f"{line(document.title, 150)}, version {document.version}, is published", blocks),)


def _ways_on(mission: Mission, run: Run, document: Document) -> list[Block]:
    """The buttons of the newest version; an older one only says that there is a newer one."""
    if document.version < run.document_version:
        return [context(f"Version {run.document_version} has taken its place.", "replaced")]
    if run.changing:
        return [context(f"Being changed in its thread, towards version {document.version + 1}.", "changing")]
    return row([*_next(mission, run), *_daily(document), reopen(run), *older(run)], "buttons")


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


def _short(said: str) -> str:
    """The text in at most 200 characters, cut between words."""
    return said if len(said) <= SAID else said[:SAID].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _business(document: Document) -> str:
    fact = document.facts.get("business_name")
    return f"*{line(str(fact.value), 100)}*  ·  " if fact else ""


def _provenance(document: Document, run: Run) -> list[str]:
    assumed = sum(f.origin in ASSUMED for f in document.facts.values())
    approvers = people(tuple(p.approved_by for p in run.phases if p.approved_by))
    confirm = f"{_counted(assumed, 'assumption')} to confirm, listed in it" if assumed else "no assumptions"
    return ["The whole document was posted just before this", confirm, *([f"approved by {approvers}"] if approvers else [])]


def _daily(document: Document) -> list[Button]:
    """The offer to let a Plan run the day."""
    if document.kind != PLAN:
        return []
    fact = document.facts.get("digest_at")
    label = f"Start the daily digest at {line(str(fact.value), 5)}" if fact else "Start the daily digest"
    about = digest.value(document.channel)
    return [Button(PlainText(label), action_id=digest.action_id(digest.Act.SETTINGS), value=about, style=PRIMARY)]


def _next(mission: Mission, run: Run) -> list[Button]:
    if not mission.next:
        return []
    label = kind_in_words(mission.next)
    return [button(Verb.NEXT, f"Next: {label}", value(run=run.id, form=mission.next), style=PRIMARY)]
