"""Lets a document stand in a channel, once: as a canvas where there is one, else as a Markdown file, else as messages.

File names are made here, from checked parts only.
"""

import re
from dataclasses import dataclass
from typing import Any

import structlog

from bot.core.document import Document
from bot.core.marks import marked
from bot.core.ports import Refused, TryLater
from bot.core.shelf import Form, Shelf, Spot
from bot.slack import blocks
from bot.slack.blocks import words
from bot.slack.canvas import open_to
from bot.slack.faults import Unclear, ask
from bot.slack.sender import Place, Sender
from bot.slack.split import for_messages
from bot.slack.text import line, markdown
from bot.slack.words import Words

log = structlog.get_logger("coord.slack")

NO_FILES = frozenset({"missing_scope", "file_uploads_disabled", "file_upload_size_restricted", "storage_limit_reached"})


@dataclass(frozen=True)
class Upload:
    """A file to share: its name, what stands above it, its bytes."""

    name: str
    title: str
    content: bytes


def file_name(document: Document) -> str:
    """`<slug>-v<version>.md`, of letters, digits and hyphens."""
    slug = re.sub(r"[^a-z0-9-]+", "-", document.slug.lower()).strip("-")[:80] or "document"
    return f"{slug}-v{document.version}.md"


async def share(sender: Sender, spot: Spot, document: Document, again: bool, canvas: str) -> Shelf:
    """Opens the canvas that holds the document to the channel; else shares it as a file there, else posts its text into
    the thread. Returns where it stands.

    A second try looks for the share first. Raises Refused, TryLater.
    """
    if canvas and (address := await open_to(sender, canvas, spot.channel)):
        return Shelf(form=Form.CANVAS, link=address, canvas=canvas)
    if "files:write" not in sender.connection.scopes:
        return await _write_out(sender, spot, document, again)
    try:
        return await _send_file(sender, spot, document, again)
    except Refused as refused:
        if refused.code not in NO_FILES:
            raise
        log.warning("files may not be sent, so the document goes into the thread", code=refused.code)
        return await _write_out(sender, spot, document, again)


async def _write_out(sender: Sender, spot: Spot, document: Document, again: bool) -> Shelf:
    place, prefix = Place(spot.channel, spot.thread_ts, spot.since), f"{spot.key}/document-{document.version}/"
    standing = await sender.find(place, prefix) if again else {}
    ts = await sender.stand(place, prefix, written_out(document), standing)
    return Shelf(form=Form.THREAD, link=sender.connection.message(spot.channel, ts))


def written_out(document: Document) -> tuple[Words, ...]:
    """The whole document as messages."""
    notice = line(f"{document.title}, version {document.version}")
    pieces = for_messages(markdown(marked(document)))
    return tuple(words(notice, [blocks.markdown(piece, "text")]) for piece in pieces)


async def _send_file(sender: Sender, spot: Spot, document: Document, again: bool) -> Shelf:
    file = Upload(file_name(document), titled(document), marked(document).encode())
    return Shelf(form=Form.FILE, link=await send(sender, Place(spot.channel, None, spot.since), file, look=again))


def titled(document: Document) -> str:
    """What a document is called above its file."""
    return f"{document.title}, version {document.version}"[:250]


async def send(sender: Sender, place: Place, file: Upload, *, look: bool) -> str:
    """Shares the file at this place, unless one of this name stands there when asked to `look`; its address.

    Raises Refused, TryLater.
    """
    if look and (address := await _shared(sender, place, file.name)):
        return address
    file_id = await _upload(sender, file.name, file.content)
    await sender.wait(place.channel)
    where = {"channel_id": place.channel} | ({"thread_ts": place.thread_ts} if place.thread_ts else {})
    try:
        answer = await sender.call("files.completeUploadExternal", files=[{"id": file_id, "title": file.title}], **where)
    except Unclear:
        if address := await _shared(sender, place, file.name):
            return address
        raise
    except Refused as refused:
        if refused.code == "file_not_found":
            raise TryLater("the upload did not arrive") from None
        raise
    return _address(sender, next(iter(answer.get("files") or []), {}) | {"id": file_id, "name": file.name})


async def _shared(sender: Sender, place: Place, name: str) -> str:
    """The address of the file of this name that stands there; empty when none does."""
    async for message in sender.standing(place):
        for file in message.get("files") or []:
            if file.get("name") == name:
                return _address(sender, file)
    return ""


def _address(sender: Sender, file: dict[str, Any]) -> str:
    """Slack's own word for it; where it leaves that out, the address is made as Slack makes it."""
    by = sender.connection
    return str(file.get("permalink") or f"{by.url.rstrip('/')}/files/{by.bot_user}/{file['id']}/{file['name']}")


async def _upload(sender: Sender, name: str, content: bytes) -> str:
    answer = await sender.call("files.getUploadURLExternal", filename=name, length=len(content))
    await ask(_put(sender, str(answer["upload_url"]), content))
    return str(answer["file_id"])


async def _put(sender: Sender, url: str, content: bytes) -> None:
    if not sender.connection.trusts(url):
        raise TryLater("the upload address is not Slack's")
    async with sender.connection.session.post(url, data=content, allow_redirects=False) as answer:
        if answer.status != 200:
            raise TryLater("the upload was not taken")
