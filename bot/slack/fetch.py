"""Fetches the text of a file that somebody attached to a form: Markdown or plain text, up to 1 MiB, from Slack's hosts only.

The address comes from Slack's own answer. Redirects are never followed, so that our token goes nowhere else.
"""

import asyncio

import aiohttp

from bot.core.ports import Refused, TryLater
from bot.slack.connection import Connection
from bot.slack.faults import ask

LARGEST = 1024 * 1024
SECONDS = 2.0
ENDINGS = (".md", ".markdown", ".txt")

WRONG_KIND = "Please attach a Markdown or text file (.md or .txt)."
TOO_LARGE = "Please attach a file of at most 1 MB."
UNREADABLE = "This file is not plain text. Please save it as UTF-8 text and attach it again."
EMPTY = "This file is empty."
UNREACHED = "The file could not be fetched from Slack just now. Please submit once more."
NOT_ALLOWED = "The app may not read files in this team. Please paste the text instead."


class Unfit(Exception):
    """The file cannot be used. The text is one plain sentence for the person who attached it."""


async def fetch(connection: Connection, file_id: str) -> str:
    """The text of the file. Raises Unfit."""
    try:
        return await asyncio.wait_for(_fetched(connection, file_id), SECONDS)
    except Refused as refused:
        raise Unfit(NOT_ALLOWED if refused.code == "missing_scope" else UNREACHED) from None
    except (TryLater, TimeoutError):
        raise Unfit(UNREACHED) from None


async def _fetched(connection: Connection, file_id: str) -> str:
    file = (await ask(connection.client.files_info(file=file_id))).get("file") or {}
    if not str(file.get("name") or "").lower().endswith(ENDINGS):
        raise Unfit(WRONG_KIND)
    if int(file.get("size") or 0) > LARGEST:
        raise Unfit(TOO_LARGE)
    url = str(file.get("url_private_download") or file.get("url_private") or "")
    if not connection.trusts(url):
        raise Unfit(UNREACHED)
    return _text(await ask(_content(connection, url)))


async def _content(connection: Connection, url: str) -> bytes:
    headers = {"Authorization": f"Bearer {connection.token}"}
    async with connection.session.get(url, headers=headers, allow_redirects=False) as answer:
        if answer.status != 200:
            raise Unfit(UNREACHED)
        return await _bounded(answer.content)


async def _bounded(stream: aiohttp.StreamReader) -> bytes:
    """The whole stream. Raises Unfit as soon as it is longer than it may be, whatever Slack said about its size."""
    found = bytearray()
    async for chunk in stream.iter_chunked(64 * 1024):
        found += chunk
        if len(found) > LARGEST:
            raise Unfit(TOO_LARGE)
    return bytes(found)


def _text(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unfit(UNREADABLE) from None
    if "\x00" in text:
        raise Unfit(UNREADABLE)
    if not text.strip():
        raise Unfit(EMPTY)
    return text.replace("\r\n", "\n")
