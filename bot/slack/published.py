"""The card of a published document in its channel: what it says in five lines, what to know about it, and the ways on. Pure."""

import re

from slackblocks import Block, Button, PlainText

from bot.core.calendar.plans import PLAN
from bot.core.document import Document
from bot.core.mission import Mission
from bot.core.ports import Showing
from bot.core.run import Run
from bot.core.shelf import Form, Shelf
from bot.core.starting import kind_in_words
from bot.slack.actions import Verb, action_id, value
from bot.slack.blocks import PRIMARY, button, context, header, row, section, words
from bot.slack.digest import actions as digest
from bot.slack.lookup.card import files
from bot.slack.summary import essence
from bot.slack.text import line, moment, people
from bot.slack.versions import older, reopen, what_changed
from bot.slack.words import Words

SAID = 120
ASSUMED = frozenset({"assumed", "default"})
WHERE = {Form.FILE: "the whole document was posted just before this", Form.THREAD: "the whole document is in the thread"}
_MAKING = re.compile(r"-(?:creation|development)$")


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
        context("  ·  ".join(_provenance(document, run, showing.shelf)), "provenance"),
        *_ways_on(showing, document),
    ]
    return (words(f"{line(document.title, 150)}, version {document.version}, is published", blocks),)


def _short(said: str) -> str:
    """The text in about as many characters as two lines of a phone hold, cut between words."""
    return said if len(said) <= SAID else said[:SAID].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _business(document: Document) -> str:
    fact = document.facts.get("business_name")
    return f"*{line(str(fact.value), 100)}*  ·  " if fact else ""


def _provenance(document: Document, run: Run, shelf: Shelf | None) -> list[str]:
    assumed = sum(f.origin in ASSUMED for f in document.facts.values())
    approvers = people(tuple(p.approved_by for p in run.phases if p.approved_by))
    told = [
        _score(document, run),
        f"{assumed} {'assumption' if assumed == 1 else 'assumptions'} to confirm, listed in it" if assumed else "no assumptions",
        f"approved by {approvers}" if approvers else "",
        WHERE.get(shelf.form, "") if shelf and shelf.form else "",
    ]
    return [each for each in told if each]


def _score(document: Document, run: Run) -> str:
    """The points of this version; the run knows those of the newest one."""
    score = run.score if document.version == run.document_version and not run.changing else None
    return f"Score {score.points:g} of {score.of:g}" if score and score.judged and score.of else ""


def _ways_on(showing: Showing, document: Document) -> list[Block]:
    """The buttons of the newest version; an older one only says that there is a newer one."""
    mission, run = showing.mission, showing.run
    if document.version < run.document_version:
        return [context(f"Version {run.document_version} has taken its place.", "replaced")]
    if run.changing:
        return [context(f"Being changed in its thread, towards version {document.version + 1}.", "changing")]
    first = [*_next(mission, run), *_daily(document), *_opening(showing.shelf)]
    return row([*first, *files(document), reopen(run), *older(run)], "buttons")


def _opening(shelf: Shelf | None) -> list[Button]:
    """A link to where the document stands."""
    return [Button(PlainText("Open"), action_id=action_id(Verb.OPEN), url=shelf.link)] if shelf and shelf.link else []


def _daily(document: Document) -> list[Button]:
    """The offer to let a Plan run the day."""
    if document.kind != PLAN:
        return []
    fact = document.facts.get("digest_at")
    label = f"Start the daily digest at {line(str(fact.value), 5)}" if fact else "Start the daily digest"
    about = digest.value(document.channel)
    return [Button(PlainText(label), action_id=digest.action_id(digest.Act.SETTINGS), value=about, style=PRIMARY)]


def _next(mission: Mission, run: Run) -> list[Button]:
    """The mission that starts from this document: `service-plan-development` makes the Plan."""
    if not mission.next:
        return []
    made = _MAKING.sub("", mission.next)
    label = f"Make the {kind_in_words(made).split()[-1]}" if made != mission.next else f"Next: {kind_in_words(mission.next)}"
    return [button(Verb.NEXT, label, value(run=run.id, form=mission.next), style=PRIMARY)]
