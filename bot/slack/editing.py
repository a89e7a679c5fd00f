"""The edit dialog: a draft's Markdown in as many inputs as it takes, and their texts joined again exactly. Pure.

Whitespace between two inputs travels in the block's id, because a client may trim what stands in an input.
"""

import json
from typing import Any

from slackblocks import Block, InputBlock, PlainText, PlainTextInput

from bot.core.mission import Mission
from bot.core.run import Run
from bot.core.values import Value
from bot.slack import actions
from bot.slack.actions import Dialog
from bot.slack.blocks import context
from bot.slack.dialogs import Errors, View
from bot.slack.fields import ACTION
from bot.slack.forms import view
from bot.slack.split import parts
from bot.slack.text import line

ROOMY, FULL = 2400, 3000
MOST_PARTS = 98
VIEW_BYTES = 240_000
GAPS = {"n": "\n", "s": " ", "t": "\t"}
LONGEST_GAP = 200


class Text(Value):
    """The text of a deliverable as a person left it."""

    markdown: str


def edit_view(run: Run, mission: Mission, key: str) -> View:
    """The draft's text to change. A text too long for a modal is refused in the modal itself. Raises KeyError."""
    draft, title = run.drafts[key], mission.spec(key).name
    phase = mission.spec(key).phase
    meta = actions.meta(run.id, phase=phase, round=run.phase(phase).round, deliverable=key, generation=draft.generation)
    signs = "`**bold**`, `- list` and `#### heading` are shown as such."
    about = f"The text of *{line(title, 200)}*. {signs} What you save stays yours and is never drafted over."
    pieces = _pieces(draft.markdown)
    blocks = [context(about, "about"), *(_part(i, piece, len(pieces)) for i, piece in enumerate(pieces))]
    made = view(Dialog.EDIT, "Edit text", blocks, "Save", meta) if len(pieces) <= MOST_PARTS else None
    if made is None or len(json.dumps(made)) > VIEW_BYTES:
        sorry = context("This text is too long to edit here. Ask for changes to have it shortened first.", "about")
        return view(Dialog.EDIT, "Edit text", [sorry], None, meta)
    return made


def edit_values(sent: View) -> Text | Errors:
    """The whole text: the inputs in order, with the whitespace that stood between them."""
    values: dict[str, Any] = (sent.get("state") or {}).get("values") or {}
    ids = sorted((b for b in values if b.startswith("part-")), key=_place)
    whole = "".join(_typed(values[b]) + _gap(b) for b in ids)
    if not whole.strip():
        return {ids[0] if ids else "part-0-": "Please keep some text."}
    return Text(markdown=whole)


def _pieces(markdown: str) -> list[tuple[str, str]]:
    """(text, whitespace after it) pairs that joined are the whole; with room to add unless the text is very long."""
    for size in (ROOMY, FULL):
        found = parts(markdown, lambda text, size=size: len(text) <= size)
        if len(found) <= MOST_PARTS:
            break
    return [_trimmed(part) for part in found] or [("", "")]


def _trimmed(part: str) -> tuple[str, str]:
    text = part.rstrip("\n \t")
    gap = part[len(text) :][-LONGEST_GAP:]
    return part[: len(part) - len(gap)], gap


def _part(index: int, piece: tuple[str, str], count: int) -> Block:
    text, gap = piece
    names = {item: name for name, item in GAPS.items()}
    return InputBlock(
        label=PlainText("Text" if count == 1 else f"Text, part {index + 1} of {count}"),
        element=PlainTextInput(action_id=ACTION, multiline=True, max_length=FULL, initial_value=text or None),
        block_id=f"part-{index}-{''.join(names[c] for c in gap)}",
        optional=count > 1,
    )


def _typed(block: dict[str, Any]) -> str:
    state = block.get(ACTION) or {}
    return str(state.get("value") or "").replace("\r\n", "\n")


def _place(block: str) -> int:
    digits = block.split("-")[1]
    return int(digits) if digits.isascii() and digits.isdigit() else 0


def _gap(block: str) -> str:
    return "".join(GAPS.get(letter, "") for letter in block.split("-", 2)[-1][:LONGEST_GAP])
