"""Words without blocks, for when Slack refuses them: the same content as plain messages. Nothing is left out but the buttons."""

from collections.abc import Iterator
from typing import Any

from bot.slack.words import Words

LONGEST = 3500
NESTED = ("text", "fields", "elements", "tasks", "title", "details", "output", "label", "body", "subtitle", "rows")
SILENT = frozenset({"button", "static_select", "overflow", "users_select", "image"})


def pieces(words: Words) -> tuple[str, ...]:
    """The text of the blocks (the fallback text when there is none) in pieces of at most 3,500 characters, in order."""
    lines = [line for block in words.blocks for line in _texts(block)] or [words.text]
    return tuple(_cut("\n\n".join(lines)))


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, list | tuple):
        for each in part:
            yield from _texts(each)
    elif isinstance(part, dict) and part.get("type") not in SILENT:
        yield from _own(part)
        for name in NESTED:
            if not isinstance(part.get(name), str):
                yield from _texts(part.get(name))


def _own(part: dict[str, Any]) -> Iterator[str]:
    for name in ("title", "text"):
        if isinstance(part.get(name), str) and part[name].strip():
            yield part[name] if part.get("type") == "mrkdwn" else _escaped(part[name])
    if part.get("type") == "user":
        yield f"<@{part['user_id']}>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _cut(text: str) -> Iterator[str]:
    """Cuts at a line end where there is one in the second half, else at a space, else anywhere but inside an entity."""
    while len(text) > LONGEST:
        at = max(text.rfind("\n", LONGEST // 2, LONGEST), 0) or max(text.rfind(" ", LONGEST // 2, LONGEST), 0) or LONGEST
        entity = text.rfind("&", at - 5, at)
        at = entity if entity > 0 and ";" not in text[entity:at] else at
        yield text[:at]
        text = text[at:].lstrip("\n ")
    yield text
