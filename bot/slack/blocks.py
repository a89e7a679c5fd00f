"""The few blocks that messages are made of, built and checked by slackblocks. Takes escaped text; escapes nothing itself."""

from collections.abc import Sequence
from typing import Any

from slackblocks import (
    ActionsBlock,
    Block,
    Button,
    Confirm,
    ContextBlock,
    HeaderBlock,
    MarkdownBlock,
    Message,
    PlainText,
    SectionBlock,
    Text,
)

from bot.core.persona import Persona
from bot.slack.actions import Verb, action_id
from bot.slack.text import cut, plain
from bot.slack.words import FALLBACK_LIMIT, Words

Plain = dict[str, Any]
PRIMARY, DANGER = "primary", "danger"


def header(text: str, block_id: str) -> Block:
    """A headline of foreign text; emoji codes in it are shown as emoji."""
    return HeaderBlock(PlainText(plain(text, 150), emoji=True), block_id=block_id)


def section(text: str, block_id: str, button: Button | None = None) -> Block:
    """A paragraph of escaped mrkdwn with an optional button beside it."""
    return SectionBlock(Text(text, verbatim=True), block_id=block_id, accessory=button)


def context(text: str, block_id: str) -> Block:
    """A small grey line of escaped mrkdwn."""
    return ContextBlock([Text(text, verbatim=True)], block_id=block_id)


def markdown(text: str, block_id: str) -> Block:
    """Inert Markdown, shown with its headings, lists and tables."""
    return MarkdownBlock(text, block_id=block_id)


def button(
    verb: Verb, label: str, value: str, *, suffix: str = "", style: str | None = None, confirm: Confirm | None = None
) -> Button:
    """One button. `value` comes from `actions.value`."""
    made: Any = style
    return Button(PlainText(cut(label, 75)), action_id=action_id(verb, suffix), value=value, style=made, confirm=confirm)


def row(buttons: Sequence[Button], block_id: str) -> list[Block]:
    """The buttons in one row; nothing when there are none."""
    return [ActionsBlock(list(buttons), block_id=block_id)] if buttons else []


def words(text: str, blocks: Sequence[Block], persona: Persona | None = None) -> Words:
    """A message, checked. Raises slackblocks' InvalidUsageError for what Slack would refuse."""
    checked = Message("C0", text=text, blocks=list(blocks)).to_dict()
    return Words(text=shorten(text), blocks=tuple(settled(checked["blocks"])), persona=persona)


def mixed(blocks: Sequence[Block | Plain]) -> list[Plain]:
    """Blocks in their order as plain values. Those that were built are checked; the others, of which some messages have many,
    are held to Slack's limits by tests, because building and checking each one takes longer than everything else.
    """
    built = [block for block in blocks if not isinstance(block, dict)]
    checked = iter(words("-", built).blocks if built else ())
    return [block if isinstance(block, dict) else next(checked) for block in blocks]


def shorten(escaped: str) -> str:
    """Escaped text within the fallback's limit; an entity is never cut in two."""
    if len(escaped) <= FALLBACK_LIMIT:
        return escaped
    kept = escaped[: FALLBACK_LIMIT - 1]
    for opening, closing in (("&", ";"), ("<", ">")):
        at = kept.rfind(opening)
        kept = kept[:at] if at >= 0 and closing not in kept[at:] else kept
    return kept + "…"


def settled(value: Any) -> Any:
    """Plain text shows emoji codes as they are unless it says otherwise: Slack's own default is the reverse."""
    if isinstance(value, list):
        return [settled(each) for each in value]
    if isinstance(value, dict):
        extra = {"emoji": False} if value.get("type") == "plain_text" and "emoji" not in value else {}
        return {name: settled(each) for name, each in value.items()} | extra
    return value
