"""Words for one person: through the reply address that Slack gave, else as an ephemeral message, else as a direct one.

Never seen by others.
"""

from typing import Any

import aiohttp

from bot.core.ports import Refused, TryLater
from bot.slack.charts import uncharted
from bot.slack.connection import Connection
from bot.slack.faults import BLOCKS, ask, pause
from bot.slack.plain import pieces
from bot.slack.sender import Sender
from bot.slack.words import Words

SHUT_OUT = frozenset(
    {"not_in_channel", "channel_not_found", "is_archived", "user_not_in_channel", "restricted_action", "thread_not_found"}
)
"""Refusals after which a direct message still reaches the person."""


class Private:
    """The way to one person."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    async def say(self, channel: str, user: str, words: Words, thread_ts: str | None, reply: str) -> None:
        """Says it. A reply address that is used up or too old gives way to an ephemeral message. Raises Refused, TryLater."""
        if reply and self._connection.trusts(reply):
            try:
                return await self._respond(reply, words, thread_ts)
            except Refused:
                if not channel or not user:
                    raise
        try:
            return await self._whisper(channel, user, words, thread_ts)
        except Refused as refused:
            if refused.code not in BLOCKS or not words.blocks:
                raise
            if bare := uncharted(words):
                return await self.say(channel, user, bare, thread_ts, "")
            return await self._whisper(channel, user, Words(text=pieces(words)[0], blocks=()), thread_ts)

    @property
    def _connection(self) -> Connection:
        return self._sender.connection

    async def _respond(self, reply: str, words: Words, thread_ts: str | None) -> None:
        body = {"response_type": "ephemeral", "replace_original": False, **_said(words)}
        if thread_ts:
            body["thread_ts"] = thread_ts
        await ask(_sent(self._connection.session, reply, body))

    async def _whisper(self, channel: str, user: str, words: Words, thread_ts: str | None) -> None:
        arguments = {"channel": channel, "user": user, **_said(words)} | ({"thread_ts": thread_ts} if thread_ts else {})
        try:
            await self._sender.call("chat.postEphemeral", **arguments)
        except Refused as refused:
            if refused.code not in SHUT_OUT:
                raise
            await self._write_to(channel, user, words)

    async def _write_to(self, channel: str, user: str, words: Words) -> None:
        """A direct message that names the channel: the way that is left when the channel itself is closed to us."""
        where = {"type": "context", "elements": [{"type": "mrkdwn", "text": f"About <#{channel}>"}]}
        blocks = [where, *words.blocks] if words.blocks else None
        text = f"About <#{channel}>: {words.text}"
        await self._sender.call(
            "chat.postMessage", channel=user, text=text, blocks=blocks, unfurl_links=False, unfurl_media=False
        )


def _said(words: Words) -> dict[str, Any]:
    return {"text": words.text} | ({"blocks": list(words.blocks)} if words.blocks else {})


async def _sent(session: aiohttp.ClientSession, url: str, body: dict[str, Any]) -> None:
    async with session.post(url, json=body, allow_redirects=False) as answer:
        if answer.status == 429:
            raise TryLater("Slack asks for a pause", pause(answer.headers))
        if answer.status >= 500:
            raise TryLater("Slack gave no clear answer")
        if answer.status != 200:
            raise Refused("reply_expired")
