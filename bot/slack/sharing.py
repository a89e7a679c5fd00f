"""Posts a document as a Markdown file into a channel, once; as messages where files may not be sent.

File names are made here, from checked parts only.
"""

import re

import structlog

from bot.core.document import Document
from bot.core.ports import Refused, TryLater
from bot.core.run import Run
from bot.slack import blocks
from bot.slack.blocks import words
from bot.slack.faults import Unclear, ask
from bot.slack.sender import Place, Sender
from bot.slack.split import for_messages
from bot.slack.text import line, markdown
from bot.slack.words import Words

log = structlog.get_logger("coord.slack")

NO_FILES = frozenset({"missing_scope", "file_uploads_disabled", "file_upload_size_restricted", "storage_limit_reached"})


def file_name(document: Document) -> str:
    """`<slug>-v<version>.md`, of letters, digits and hyphens."""
    slug = re.sub(r"[^a-z0-9-]+", "-", document.slug.lower()).strip("-")[:80] or "document"
    return f"{slug}-v{document.version}.md"


async def share(sender: Sender, run: Run, document: Document, again: bool) -> None:
    """Shares the document as a file in the run's channel; where files may not be sent, posts its text into the thread.

    A second try looks for the share first. Raises Refused, TryLater.
    """
    if "files:write" not in sender.connection.scopes:
        return await _write_out(sender, run, document, again)
    try:
        return await _send_file(sender, run, document, again)
    except Refused as refused:
        if refused.code not in NO_FILES:
            raise
        log.warning("files may not be sent, so the document goes into the thread", code=refused.code)
        return await _write_out(sender, run, document, again)


async def _write_out(sender: Sender, run: Run, document: Document, again: bool) -> None:
    place, prefix = Place(run.channel, run.thread_ts, run.started), f"{run.id}/document-{document.version}/"
    standing = await sender.find(place, prefix) if again else {}
    await sender.stand(place, prefix, written_out(document), standing)


def written_out(document: Document) -> tuple[Words, ...]:
    """The whole document as messages."""
    notice = line(f"{document.title}, version {document.version}")
    pieces = for_messages(markdown(document.markdown))
    return tuple(words(notice, [blocks.markdown(piece, "text")]) for piece in pieces)


async def _send_file(sender: Sender, run: Run, document: Document, again: bool) -> None:
    name, place = file_name(document), Place(run.channel, None, run.started)
    if again and await _shared(sender, place, name):
        return
    file_id = await _upload(sender, name, document.markdown.encode())
    await sender.wait(run.channel)
    files = [{"id": file_id, "title": f"{document.title}, version {document.version}"[:250]}]
    try:
        await sender.call("files.completeUploadExternal", files=files, channel_id=run.channel)
    except Unclear:
        if not await _shared(sender, place, name):
            raise
    except Refused as refused:
        if refused.code == "file_not_found":
            raise TryLater("the upload did not arrive") from None
        raise


async def _shared(sender: Sender, place: Place, name: str) -> bool:
    async for message in sender.standing(place):
        if any(file.get("name") == name for file in message.get("files") or []):
            return True
    return False


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
