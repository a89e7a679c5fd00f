"""A document as a canvas: made once, then changed as a whole, one change a call. Where there can be none, it says so.

A canvas that we made is seen by nobody until access is set. So one whose making was not noted, because an answer was lost or
the process ended, stays out of sight for ever, and the next try makes another: people never meet two.
"""

import structlog

from bot.core.document import Document
from bot.core.marks import marked
from bot.core.ports import Refused, TryLater
from bot.slack.canvas_text import LONGEST, canvas_text, title
from bot.slack.sender import Sender

log = structlog.get_logger("coord.slack")

SCOPE = "canvases:write"
GONE = frozenset({"canvas_not_found", "canvas_deleted", "file_not_found", "file_deleted"})
"""Somebody deleted it: a new one is made."""
LOCKED = "canvas_editing_locked"


async def put(sender: Sender, document: Document, standing: str) -> str:
    """Writes the document into the standing canvas, or into a new one; the canvas's id, or nothing where there can be none.

    Raises TryLater.
    """
    text = canvas_text(marked(document))
    if SCOPE not in sender.connection.scopes or len(text) > LONGEST:
        return ""
    try:
        if standing and await _written(sender, standing, text):
            return standing
        return await _made(sender, title(document.markdown) or document.title, text)
    except Refused as refused:
        return _without(refused)


async def open_to(sender: Sender, canvas: str, channel: str) -> str:
    """Lets the channel read the canvas; its address, or nothing where that may not be. Raises TryLater."""
    try:
        await sender.call("canvases.access.set", canvas_id=canvas, access_level="read", channel_ids=[channel])
    except Refused as refused:
        return _without(refused)
    return f"{sender.connection.url.rstrip('/')}/docs/{sender.connection.team}/{canvas}"


async def _written(sender: Sender, canvas: str, text: str) -> bool:
    """False when the canvas is no longer there."""
    change = {"operation": "replace", "document_content": {"type": "markdown", "markdown": text}}
    try:
        await sender.call("canvases.edit", canvas_id=canvas, changes=[change])
    except Refused as refused:
        if refused.code == LOCKED:
            raise TryLater("somebody else is writing in the canvas") from None
        if refused.code not in GONE:
            raise
        return False
    return True


async def _made(sender: Sender, name: str, text: str) -> str:
    content = {"type": "markdown", "markdown": text}
    answer = await sender.call("canvases.create", title=name, document_content=content)
    return str(answer["canvas_id"])


def _without(refused: Refused) -> str:
    """Whatever Slack has against a canvas (the plan, a setting, a right, the text), there are other ways to stand."""
    log.warning("there is no canvas for the document, so it stands in another way", code=refused.code)
    return ""
