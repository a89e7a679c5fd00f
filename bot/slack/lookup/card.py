"""The card of a document that was brought in: who did, what was recognised, what it makes older, and the ways on. Pure."""

from collections.abc import Iterable

from slackblocks import Block, Button, PlainText

from bot.core.document import Document
from bot.core.lookup.news import Behind, News
from bot.core.shelf import Form, Shelf
from bot.core.versions.log import CHANGE_LOG, log_of
from bot.slack.actions import Verb
from bot.slack.actions import action_id as verb_id
from bot.slack.blocks import PRIMARY, context, header, row, section, words
from bot.slack.lookup import actions
from bot.slack.text import line, link, moment, user
from bot.slack.versions import what_changed
from bot.slack.words import Words

FILES = (("pdf", "PDF"), ("docx", "Word"))
WHERE = {Form.FILE: "The whole document was posted just after this.", Form.THREAD: "The whole document is in the thread."}
NAMED, OLDER = 6, 5
"""Sections and documents that are named; the others are counted."""


def brought(news: News) -> Words:
    """The card, for the channel."""
    document = news.document
    blocks = [
        header(document.title, "title"),
        section(f"Version {document.version}, {moment(document.at)}\n{_origin(document)}", "version"),
        section(_recognised(document), "recognised"),
        *what_changed(document, known=True),
        *_older(news.behind),
        *_small(news),
        *row([*_open(news.shelf), *files(document)], "buttons"),
    ]
    return words(f"{line(document.title, 150)}, version {document.version}, was brought into this channel's library", blocks)


def files(document: Document) -> list[Button]:
    """The document as a file, for whoever presses."""
    return [
        Button(
            PlainText(label),
            action_id=actions.action_id(actions.Act.SEND, f),
            value=actions.value(document=document.id, format=f),
        )
        for f, label in FILES
    ]


def _origin(document: Document) -> str:
    by, name = user(document.by), line(document.brought, 80)
    restored = log_of(document)[-1].restored
    return f"{by} restored version {restored} ({name})" if restored else f"{by} brought it in ({name})"


def _recognised(document: Document) -> str:
    known = [line(title, 80) for title in dict.fromkeys(document.headings.values())]
    others = sum(s.title != CHANGE_LOG for s in document.sections) - len(known)
    kept = f"{_sections(others)} as {'it stands' if others == 1 else 'they stand'}"
    if not known:
        return f"No section has a name that I know: {kept}."
    more = f" and {len(known) - NAMED} more" if len(known) > NAMED else ""
    rest = f"; {kept}" if others > 0 else ""
    return f"*Recognised:* {', '.join(known[:NAMED])}{more}{rest}."


def _sections(count: int) -> str:
    return f"{count} section{'s' * (count != 1)}"


def _older(behind: Iterable[Behind]) -> list[Block]:
    """What is built on an older version; its own thread says what rests on the change."""
    told = [f"*{line(each.title, 120)}*, version {each.version}{_thread(each)}" for each in behind]
    if not told:
        return []
    more = [f"and {len(told) - OLDER} more"] if len(told) > OLDER else []
    rows = "\n".join(f"•  {text}" for text in (*told[:OLDER], *more))
    return [section(f":arrows_counterclockwise:  *Built on an older version:*\n{rows}", "behind")]


def _thread(behind: Behind) -> str:
    return f": {link(behind.link, 'what rests on the change')}" if behind.link else ""


def _small(news: News) -> list[Block]:
    facts = len(news.document.facts)
    told = [
        f"It answers {facts} question{'s' * (facts != 1)} of the forms already." if facts else "",
        "The file was too long to be kept whole: only its beginning is in." if news.cut else "",
        WHERE.get(news.shelf.form, "") if news.shelf and news.shelf.form else "",
        f"Next: `/coord {line(news.next, 80)}` starts from it." if news.next else "",
    ]
    said = "  ".join(each for each in told if each)
    return [context(said, "about")] if said else []


def _open(shelf: Shelf | None) -> list[Button]:
    """A link to where the document stands, once it stands."""
    if shelf is None or not shelf.link:
        return []
    return [Button(PlainText("Open"), action_id=verb_id(Verb.OPEN), url=shelf.link, style=PRIMARY)]
