"""The message that offers what is assumed, one thing at a time, to confirm or correct; edited in place to the next. Pure."""

from slackblocks import Block

from bot.core.assumptions import OFFERED, Assumption, assumptions
from bot.core.content.base import Origin
from bot.core.forms import AnswerValue
from bot.core.ports import Showing
from bot.core.run import Run, Stage
from bot.slack.actions import Verb, value
from bot.slack.blocks import PRIMARY, button, context, row, section, words
from bot.slack.card import stale_titles
from bot.slack.text import line, mrkdwn, people
from bot.slack.versions import reopen
from bot.slack.words import Words

SHOWN, USED = 900, 4


def assumed(showing: Showing) -> tuple[Words, ...]:
    """How many things nobody has said, the next of them with its three buttons, and how many are left."""
    run, found = showing.run, assumptions(showing.mission, showing.run, showing.facts)
    head = _head(run, len(found))
    blocks = [section(f"*{head}*", "title"), *_stale(showing)]
    if run.stage in OFFERED and found:
        waiting = [a for a in found if a.question.id not in run.later]
        blocks += _offer(run, waiting[0], len(waiting) - 1, len(found) - len(waiting)) if waiting else _put_off(run, len(found))
    if run.stage is Stage.PUBLISHED and found:
        blocks += row([reopen(run)], "buttons")
    return (words(head, blocks),)


def _head(run: Run, count: int) -> str:
    if not count:
        return "Nothing is assumed any more."
    things = "1 thing is" if count == 1 else f"{count} things are"
    if run.stage is Stage.CANCELLED:
        return f"{things} still assumed; closed with the mission."
    if run.stage in OFFERED:
        return f"{things} assumed: nobody has said {'it' if count == 1 else 'them'} yet."
    return f"{things} still assumed, listed at the end of the document."


def _offer(run: Run, item: Assumption, more: int, later: int) -> list[Block]:
    about = value(run=run.id, form=item.question.id)
    kind = "An expert's default" if item.origin is Origin.DEFAULT else "An assumption"
    text = f"*{line(item.question.label, 150)}*\n{_quoted(_shown(item.value))}\n{kind}. {_used(item)}"
    buttons = [
        button(Verb.CONFIRM, "Confirm", about, style=PRIMARY),
        button(Verb.CORRECT, "Correct", about),
        button(Verb.LATER, "Later", about),
    ]
    return [section(text, "assumption"), *row(buttons, "buttons"), context(_left(run, more, later), "left")]


def _left(run: Run, more: int, later: int) -> str:
    told = [f"{more} more after this one" if more else "The last one", f"{later} put off" if later else ""]
    settled = people(tuple(a.by for a in run.answers.values() if a.revision > _begun(run)))
    thanks = f"  ·  Settled so far by {settled}." if settled else ""
    return f"{', '.join(t for t in told if t)}. Anybody in this channel can do this.{thanks}"


def _begun(run: Run) -> int:
    """The revision of the run at which assumptions were first offered."""
    first = run.messages.get("drafts-1-1")
    return first.revision if first else run.revision


def _put_off(run: Run, count: int) -> list[Block]:
    text = f"{'It was' if count == 1 else 'All were'} put off for now. The document lists what is still open at its end."
    return [
        context(text, "left"),
        *row([button(Verb.LATER, "Go through them again", value(run=run.id), style=PRIMARY)], "buttons"),
    ]


def _stale(showing: Showing) -> list[Block]:
    titles = stale_titles(showing.mission, showing.run)
    if not titles or showing.run.stage not in OFFERED:
        return []
    named = ", ".join(line(t, 80) for t in titles)[:1500]
    refresh = button(Verb.REFRESH, "Refresh drafts", value(run=showing.run.id))
    return [section(f":arrows_counterclockwise: Written from older answers now: {named}.", "stale", refresh)]


def _used(item: Assumption) -> str:
    if not item.used:
        return "No text shows it so far."
    more = f" and {len(item.used) - USED} more" if len(item.used) > USED else ""
    return f"Shows in: {', '.join(line(t, 80) for t in item.used[:USED])}{more}."


def _shown(said: AnswerValue) -> str:
    return ", ".join(said) if isinstance(said, tuple) else f"{said:,.10g}" if isinstance(said, int | float) else said


def _quoted(text: str) -> str:
    return "\n".join(f"> {row}" for row in mrkdwn(text, SHOWN).splitlines())
