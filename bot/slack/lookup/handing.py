"""Gives one person a file in a direct message. Nobody else sees it."""

from datetime import datetime, timedelta

from bot.core.ports import Refused
from bot.slack.sender import Place, Sender
from bot.slack.sharing import NO_FILES, Upload, send

AGAIN = timedelta(hours=1)
"""A file that came longer ago is sent again: it may have scrolled far away."""


async def hand(sender: Sender, user: str, file: Upload, at: datetime) -> bool:
    """Sends the file, unless it came just now as far as we may look. False where no files may be sent.

    Raises Refused, TryLater.
    """
    if "files:write" not in sender.connection.scopes:
        return False
    try:
        place = Place(await _direct(sender, user), None, at - AGAIN)
        await send(sender, place, file, look="im:history" in sender.connection.scopes)
    except Refused as refused:
        if refused.code not in NO_FILES:
            raise
        return False
    return True


async def _direct(sender: Sender, user: str) -> str:
    """The conversation with this person: opened where we may, else begun by a word."""
    if "im:write" in sender.connection.scopes:
        opened = await sender.call("conversations.open", users=user)
        return str((opened.get("channel") or {}).get("id") or "")
    text = "A file from the library:"
    answer = await sender.call("chat.postMessage", channel=user, text=text, unfurl_links=False, unfurl_media=False)
    return str(answer["channel"])
