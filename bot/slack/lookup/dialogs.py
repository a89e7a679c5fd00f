"""The library's modals: words to look for, a question, a document to bring in. Pure."""

from collections.abc import Sequence
from typing import Any

from slackblocks import Block, Element, FileInput, InputBlock, ModalView, Option, PlainText, PlainTextInput, StaticSelectMenu

from bot.core.lookup.answering import LONGEST_QUESTION
from bot.core.values import Value
from bot.slack.blocks import context, settled
from bot.slack.dialogs import BIBLE_TYPES
from bot.slack.fields import ACTION
from bot.slack.lookup.actions import Form
from bot.slack.text import plain

View = dict[str, Any]
LONGEST_WORDS, LONGEST_TITLE = 100, 120
Kind = tuple[str, str]
"""A kind of document, and what people call it."""


class Brought(Value):
    """What somebody wants to bring in: the file's id, which kind of document it is, and its title."""

    file: str
    kind: str
    title: str


def find_view(meta: str) -> View:
    """Words to look for."""
    asked = _asked("words", "Words to look for", PlainTextInput(action_id=ACTION, max_length=LONGEST_WORDS, min_length=2))
    return _view(Form.FIND, "Search the library", [asked], "Search", meta)


def question_view(meta: str) -> View:
    """A question to the documents."""
    typed = PlainTextInput(
        action_id=ACTION,
        max_length=LONGEST_QUESTION,
        min_length=3,
        placeholder=PlainText("For example: how fast do we answer something urgent?"),
    )
    told = context("Answered in the documents' own sentences, or not at all.", "about")
    return _view(Form.QUESTION, "Ask a question", [_asked("question", "Your question", typed), told], "Ask", meta)


def bring_view(meta: str, kinds: Sequence[Kind]) -> View:
    """A file, what it is, and its title."""
    offered = [Option(PlainText(plain(name, 75)), value=kind[:150]) for kind, name in kinds[:100]]
    blocks = [
        context("It becomes the next version of the channel's document of that kind. Its words stay as they are.", "about"),
        _asked("kind", "What is it?", StaticSelectMenu(ACTION, offered, initial_option=offered[0])),
        _asked("title", "Title", PlainTextInput(action_id=ACTION, max_length=LONGEST_TITLE), optional=True),
        _asked("file", f"File ({', '.join(BIBLE_TYPES)})", FileInput(ACTION, filetypes=BIBLE_TYPES, max_files=1)),
    ]
    return _view(Form.BRING, "Bring in a document", blocks, "Bring it in", meta)


def words_of(view: View, block: str) -> str:
    """What was typed."""
    return " ".join(str(_state(view, block).get("value") or "").split())


def brought_of(view: View, kinds: Sequence[Kind]) -> Brought | dict[str, str]:
    """What is to be brought in, or what is wrong by block id. A title that nobody gave is that of the kind."""
    kind = str((_state(view, "kind").get("selected_option") or {}).get("value") or "")
    name = dict(kinds).get(kind)
    file = next((str(f.get("id")) for f in _state(view, "file").get("files") or () if f.get("id")), "")
    if name is None:
        return {"kind": "Please choose one."}
    if not file:
        return {"file": "Please attach the file."}
    return Brought(file=file, kind=kind, title=words_of(view, "title")[:LONGEST_TITLE] or name)


def _state(view: View, block: str) -> dict[str, Any]:
    found = (((view.get("state") or {}).get("values") or {}).get(block) or {}).get(ACTION)
    return found if isinstance(found, dict) else {}


def _asked(block: str, label: str, element: Element, optional: bool = False) -> Block:
    return InputBlock(label=PlainText(label), element=element, block_id=block, optional=optional)


def _view(form: Form, title: str, blocks: list[Block], submit: str, meta: str) -> View:
    made = ModalView(
        title=PlainText(title),
        blocks=blocks,
        submit=PlainText(submit),
        close=PlainText("Close"),
        callback_id=form.value,
        private_metadata=meta,
    )
    return settled(made.to_dict())
