"""What people see of versions: what changed, a new draft beside their own text, a newer source, older versions. Pure."""

from collections.abc import Iterable
from datetime import datetime
from itertools import accumulate
from typing import Any

from slackblocks import Block, Button, InputBlock, Option, PlainText, PlainTextInput, RadioButtonGroup, StaticSelectMenu

from bot.core.document import Document
from bot.core.mission import Mission
from bot.core.ports import Showing
from bot.core.proposing import DECIDABLE
from bot.core.run import DraftState, Run, Stage
from bot.core.values import Value
from bot.core.versions.log import grouped, log_of, origin, summary
from bot.core.versions.values import Difference
from bot.slack import actions
from bot.slack.actions import Dialog, Verb, value
from bot.slack.blocks import PRIMARY, button, context, row, section, words
from bot.slack.fields import ACTION
from bot.slack.forms import view
from bot.slack.split import parts
from bot.slack.text import line, moment, mrkdwn, plain, user
from bot.slack.words import Words

PARAGRAPH, ROOM, LINES = 2800, 5000, 2
WHY_LIMIT = 200
BOXES, MOST = 10, 100
READABLE, VIEW_PARTS = 2400, 60

View = dict[str, Any]


class Chosen(Value):
    """A version: `run` made it; nobody's run where it was brought in."""

    document: str
    run: str
    version: int


class VersionLine(Chosen):
    """A version to choose: `said` is who, why, or where it comes from."""

    at: datetime
    said: str = ""


def version_lines(documents: Iterable[Document]) -> tuple[VersionLine, ...]:
    """The versions of a document as lines, in the order given."""
    return tuple(
        VersionLine(
            document=d.id, run=d.run, version=d.version, at=d.at, said=" ".join(p for p in (origin(n), n.why or n.who) if p)
        )
        for d in documents
        for n in log_of(d)[-1:]
    )


def changes(differences: Iterable[Difference]) -> list[Block]:
    """What differs, by section, in as few paragraphs as it takes; what is beyond the first ones is counted."""
    rows = [f"•  *{line(name, 100)}:* {line(said, 330)}" for name, each in grouped(differences) for said in each]
    shown = [row for row, length in zip(rows, accumulate(len(r) for r in rows), strict=True) if length <= ROOM]
    more = [f"•  and {len(rows) - len(shown)} more"] if len(rows) > len(shown) else []
    paragraphs: list[str] = []
    for text in (*shown, *more):
        if paragraphs and len(paragraphs[-1]) + len(text) < PARAGRAPH:
            paragraphs[-1] += f"\n{text}"
        else:
            paragraphs.append(text)
    return [section(text, f"changes-{n}") for n, text in enumerate(paragraphs)]


def what_changed(document: Document, *, known: bool = False) -> list[Block]:
    """Up to six lines about a version that is not the first: what changed, and unless that is `known`, by whom and why."""
    if len(document.log) < 2:
        return []
    note = document.log[-1]
    who = " ".join(p for p in (f"*What changed*, by {user(note.by)}.", line(origin(note), 200), line(note.why, WHY_LIMIT)) if p)
    head = "*What changed*" if known else who
    rows = [f"•  *{line(name, 100)}:* {line(said, 280)}" for name, said in summary(note)]
    rest = len(note.differences) + note.more - len(rows)
    more = [f"•  and {rest} more, in the change log at its end"] if rest > 0 else []
    return [section("\n".join((head, *rows, *more))[:PARAGRAPH], "changed")]


def reopen(run: Run) -> Button:
    """The button that opens a published document for its next version."""
    return button(Verb.REOPEN, "Change it", value(run=run.id))


def older(run: Run) -> list[Button]:
    """The button to the older versions, where there are any."""
    return [button(Verb.VERSIONS, "Versions", value(run=run.id))] if run.document_version > 1 else []


def proposal(showing: Showing) -> tuple[Words, ...]:
    """A new draft beside the text that a person wrote: what differs, and the choice; or what became of it."""
    run, key, name = showing.run, showing.deliverable, line(showing.mission.spec(showing.deliverable).name, 150)
    mine, new = run.drafts[key], run.proposals.get(key)
    live = new and new.generation == showing.round and new.state is DraftState.READY and run.stage in DECIDABLE
    if not live or new is None:
        took = mine.generation == showing.round and not mine.edited_by
        text = f"*{name}:* the new draft was taken." if took else f"*{name}:* the text that a person wrote stays."
        return (words(text, [section(f":white_check_mark:  {text}", "settled")]),)
    about = value(run=run.id, deliverable=key, round=showing.round)
    writer = user(mine.edited_by or run.starter)
    head = f"*{name}* is in the words of {writer}, and they stand. A new draft would say it differently:"
    buttons = [
        button(Verb.KEEP, "Keep mine", about, style=PRIMARY),
        button(Verb.TAKE, "Take the new draft", about),
        button(Verb.READ, "Read the new draft", about),
    ]
    asked = [context(f"Asked for: {line(new.request, 500)}", "asked")] if new.request else []
    blocks = [section(head, "title"), *changes(showing.differences), *asked, *row(buttons, "buttons")]
    return (words(f"A new draft of {name}: take it, or keep the text as it is", blocks),)


def reading_view(run: Run, mission: Mission, key: str, generation: int) -> View | None:
    """The whole new draft, to read; None when it was decided about already."""
    new = run.proposals.get(key)
    if new is None or new.generation != generation:
        return None
    pieces = parts(new.markdown, lambda text: len(text) <= READABLE)[:VIEW_PARTS]
    blocks = [context(f"The new draft of *{line(mission.spec(key).name, 150)}*.", "about")]
    blocks += [section(mrkdwn(piece), f"text-{n}") for n, piece in enumerate(pieces) if piece.strip()]
    return view(Dialog.READ, "The new draft", blocks, None, actions.meta(run.id))


def renewed(showing: Showing) -> tuple[Words, ...]:
    """A newer version of the document that this one is built on: which sections rest on what changed, and the offer."""
    run, waits = showing.run, showing.run.renewal
    if waits is None or waits.source.version != showing.round:
        text = f"This document goes on from version {run.source.version if run.source else showing.round} now."
        return (words(text, [section(text, "settled")]),)
    title, built = line(waits.source.title, 120), run.source.version if run.source else 0
    head = (
        f":arrows_counterclockwise:  *{title}* has a version {waits.source.version}; this document is built on version {built}."
    )
    touched = {k: lines for k, lines in waits.touched.items() if lines and k in run.drafts}
    if not touched:
        return (words(head, [section(f"{head} Nothing here rests on what changed.", "title")]),)
    rows = [section(_touched(showing.mission, k, lines), f"touched-{k}"[:200]) for k, lines in list(touched.items())[:20]]
    refresh = button(Verb.REFRESH, "Refresh these sections", value(run=run.id), style=PRIMARY)
    offer = row([refresh], "buttons") if run.stage is Stage.PUBLISHED else []
    about = context("Only these are written again. The published version stands until you publish the next one.", "about")
    return (words(head, [section(f"{head} These sections rest on what changed:", "title"), *rows, *offer, about]),)


def _touched(mission: Mission, key: str, lines: tuple[str, ...]) -> str:
    said = "\n".join(f"> {line(text, 200)}" for text in lines[:LINES])
    more = f"\n> and {len(lines) - LINES} more" if len(lines) > LINES else ""
    return f"*{line(mission.spec(key).name, 150)}* would now say:\n{said}{more}"


def publish_view(run: Run) -> View:
    """Why there is another version, in a line."""
    why = PlainTextInput(action_id=ACTION, max_length=WHY_LIMIT, placeholder=PlainText("For example: we answer on Saturdays now"))
    blocks = [
        context(f"This becomes version {run.document_version + 1}. Version {run.document_version} is kept.", "about"),
        InputBlock(label=PlainText("Why another version?"), element=why, block_id="why", optional=True),
    ]
    return view(Dialog.PUBLISH, "Publish", blocks, "Publish", actions.meta(run.id))


def publish_values(sent: View) -> str:
    """The reason, or nothing."""
    return " ".join(str(_state(sent, "why").get("value") or "").split())[:WHY_LIMIT]


def versions_view(run: Run, versions: tuple[VersionLine, ...]) -> View:
    """The older versions, of which one can be made the newest again."""
    newest = (
        f"Version {versions[0].version}, {moment(versions[0].at)}, is the newest." if versions else "There is no version yet."
    )
    older = [v for v in versions if v.document != versions[0].document][:MOST]
    if not older or run.stage is not Stage.PUBLISHED:
        why = (
            "It is the only one so far."
            if not older
            else "It is being changed: publish that, or leave it, before you restore one."
        )
        return view(Dialog.VERSIONS, "Versions", [context(f"{newest} {why}", "about")], None, actions.meta(run.id))
    options = [_version(v) for v in older]
    few = len(options) <= BOXES
    chosen = RadioButtonGroup(ACTION, options) if few else StaticSelectMenu(ACTION, options, placeholder=PlainText("Choose one"))
    about = f"{newest} An older one that you restore is published again as version {versions[0].version + 1}; nothing is lost."
    blocks = [context(about, "about"), InputBlock(label=PlainText("Restore which one?"), element=chosen, block_id="version")]
    return view(Dialog.VERSIONS, "Versions", blocks, "Restore", actions.meta(run.id))


def versions_values(sent: View) -> Chosen | dict[str, str]:
    """The version that was chosen. What it says is checked later."""
    raw = str((_state(sent, "version").get("selected_option") or {}).get("value") or "")
    number, _, rest = raw.partition(" ")
    run, _, document = rest.partition(" ")
    if not (number.isascii() and number.isdigit() and document):
        return {"version": "Please choose one."}
    return Chosen(document=document, run=run, version=int(number[:9]))


def _version(item: VersionLine) -> Option:
    told = PlainText(plain(item.said, 75)) if item.said.strip() else None
    name = f"Version {item.version}, {item.at.day} {item.at:%B %Y}"
    return Option(PlainText(name), value=f"{item.version} {item.run} {item.document}", description=told)


def _state(sent: View, block: str) -> dict[str, Any]:
    found = ((sent.get("state") or {}).get("values") or {}).get(block) or {}
    state = found.get(ACTION)
    return state if isinstance(state, dict) else {}
