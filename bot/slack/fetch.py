"""Fetches a file that somebody attached: up to 5 MB, from Slack's hosts only.

The address comes from Slack's own answer, never from an event. Redirects are never followed, so that our token goes nowhere else.
"""

from collections.abc import Awaitable, Callable
from functools import partial

import aiohttp

from bot.core.ports import Refused, TryLater, Unreadable
from bot.slack.connection import Connection
from bot.slack.faults import ask
from bot.slack.text import cut

LARGEST = 5 * 1024 * 1024
TOO_LARGE = "It is larger than 5 MB. Attach a smaller copy, or paste the part that matters into the form."
GONE = "It is no longer there in Slack. Attach it once more."
ELSEWHERE = "It does not lie in Slack itself. Upload the file, or paste its text into the form."
HELD_BACK = "Slack does not hand it out to this app. Attach it once more, or paste its text into the form."
NOT_ALLOWED = (
    "The app may not read files in this workspace: it lacks the permission `files:read`. An admin can add it, then attach the"
    " file once more; or paste its text into the form."
)
REFUSALS = {"missing_scope": NOT_ALLOWED, "no_permission": NOT_ALLOWED, "file_not_found": GONE, "file_deleted": GONE}


async def fetch(connection: Connection, file_id: str) -> tuple[str, Callable[[], Awaitable[bytes]]]:
    """The name of a file, and a call for its bytes. Both raise Unreadable for good, TryLater for now."""
    try:
        file = (await ask(connection.client.files_info(file=file_id))).get("file") or {}
    except Refused as refused:
        raise Unreadable(REFUSALS.get(refused.code, HELD_BACK)) from None
    name = cut(" ".join(str(file.get("name") or file.get("title") or "").split()), 120)
    if int(file.get("size") or 0) > LARGEST:
        raise Unreadable(TOO_LARGE, name)
    url = str(file.get("url_private_download") or file.get("url_private") or "")
    if file.get("is_external") or not connection.trusts(url):
        raise Unreadable(ELSEWHERE, name)
    return name, partial(_fetched, connection, url, name)


async def _fetched(connection: Connection, url: str, name: str) -> bytes:
    return await ask(_content(connection, url, name))


async def _content(connection: Connection, url: str, name: str) -> bytes:
    headers = {"Authorization": f"Bearer {connection.token}"}
    try:
        async with connection.session.get(url, headers=headers, allow_redirects=False) as answer:
            if answer.status == 429 or answer.status >= 500:
                raise TryLater("Slack cannot hand out the file just now")
            if answer.status != 200:
                raise Unreadable(GONE if answer.status in (404, 410) else HELD_BACK, name)
            return await _bounded(answer.content, name)
    except TimeoutError:
        raise TryLater("Slack was too slow to hand out the file") from None


async def _bounded(stream: aiohttp.StreamReader, name: str) -> bytes:
    """The whole stream. Raises Unreadable as soon as it is longer than it may be, whatever Slack said about its size."""
    found = bytearray()
    async for chunk in stream.iter_chunked(64 * 1024):
        found += chunk
        if len(found) > LARGEST:
            raise Unreadable(TOO_LARGE, name)
    return bytes(found)
