"""Posting, editing and finding messages of ours: in order per channel, at Slack's pace, each with a key in its metadata.

It decides nothing about what is said.
"""

import asyncio
import uuid
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from weakref import WeakValueDictionary

import structlog
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.core.persona import Persona
from bot.core.ports import Refused, TryLater
from bot.slack.charts import uncharted
from bot.slack.connection import Connection
from bot.slack.faults import BLOCKS, DEAD, Unclear, ask
from bot.slack.pacing import Pace, Pacer
from bot.slack.plain import pieces
from bot.slack.text import plain
from bot.slack.words import Words

log = structlog.get_logger("coord.slack")

EVENT_TYPE = "coord_post"
BEFORE = 60.0
PAGES, PAGE = 20, 200
UNTIL_THE_END = 5.0
BLIND = frozenset({"missing_scope", "no_permission", "not_allowed_token_type", "method_deprecated", "thread_not_found"})
KEYS = uuid.UUID("6f9f0f0e-7c1c-4d8a-9a6e-0c00d0b07e01")


@dataclass(frozen=True)
class Place:
    """Where a message belongs: a channel, or a thread of it. `since` bounds the look for what stands there already."""

    channel: str
    thread_ts: str | None
    since: datetime


class Sender:
    """The one way out to Slack's channels."""

    def __init__(self, connection: Connection, pace: Pace, fatal: Callable[[str], None]) -> None:
        """`fatal` is told, in one sentence, when Slack does not take our token any more."""
        self.connection = connection
        self._fatal = fatal
        self._pacer = Pacer(pace, lambda: asyncio.get_running_loop().time())
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def turn(self, channel: str) -> AsyncIterator[None]:
        """Lets one sender at a time speak in a channel, first come first served."""
        lock = self._turns.get(channel) or asyncio.Lock()
        self._turns[channel] = lock
        async with lock:
            yield

    async def call(self, method: str, **arguments: Any) -> AsyncSlackResponse:
        """One call, unless Slack asked for a pause of this method. Raises Refused, TryLater or Unclear."""
        if rest := self._pacer.paused(method):
            raise TryLater("Slack asks for a pause", rest)
        try:
            return await ask(getattr(self.connection.client, method.replace(".", "_"))(**arguments))
        except TryLater as later:
            if later.seconds:
                self._pacer.pause(method, later.seconds)
            raise
        except Refused as refused:
            if refused.code not in DEAD:
                raise
            # What waits to be said is kept: with a new token it is said after all.
            self._fatal(f"Slack does not accept our tokens any more ({refused.code}).")
            raise TryLater("Slack does not take our token", UNTIL_THE_END) from None

    async def wait(self, channel: str) -> None:
        """Waits for the channel's next place."""
        await asyncio.sleep(self._pacer.book(channel))

    async def stand(self, place: Place, prefix: str, parts: Sequence[Words], standing: Mapping[str, str]) -> str:
        """Makes a message of some parts stand: edits those whose timestamps are known by number, posts the others, in order.

        Returns the timestamp of the first part. Raises Refused, TryLater.
        """
        stamps = [await self._one(place, f"{prefix}{i}", part, standing.get(str(i))) for i, part in enumerate(parts)]
        return stamps[0]

    async def post(self, place: Place, key: str, words: Words) -> str:
        """Posts a message under its key; returns its timestamp. Blocks that Slack refuses are posted as plain text."""
        return (await self.deliver(place, key, words))[1]

    async def deliver(self, place: Place, key: str, words: Words) -> tuple[str, str]:
        """Posts a message like `post`; returns the conversation that it stands in, which for a person is not their id, and its
        timestamp.
        """
        try:
            return await self._post(place, key, words.text, self._blocks(words), words.persona)
        except Refused as refused:
            if refused.code not in BLOCKS:
                raise
        if bare := uncharted(words):
            return await self.deliver(place, key, bare)
        texts = pieces(words)
        first = await self._post(place, key, texts[0], None, words.persona)
        for number, text in enumerate(texts[1:], start=1):
            await self._post(place, f"{key}.{number}", text, None, words.persona)
        return first

    async def update(self, channel: str, ts: str, words: Words) -> None:
        """Edits a message in place. Blocks that Slack refuses become plain text."""
        try:
            await self._update(channel, ts, words.text, self._blocks(words))
        except Refused as refused:
            if refused.code not in BLOCKS:
                raise
            if bare := uncharted(words):
                return await self.update(channel, ts, bare)
            await self._update(channel, ts, pieces(words)[0], [])

    async def find(self, place: Place, prefix: str) -> dict[str, str]:
        """Timestamps of our messages whose key starts with the prefix, by the rest of the key; empty when we may not look."""
        return await self._keyed(self.standing(place), prefix)

    async def seen(self, place: Place, prefix: str) -> dict[str, str] | None:
        """Like `find`; None when we may not look."""
        try:
            return await self._keyed(self._ours(place), prefix)
        except Refused as refused:
            if refused.code not in BLIND:
                raise
            return None

    async def _keyed(self, messages: AsyncIterator[dict[str, Any]], prefix: str) -> dict[str, str]:
        found = {}
        async for message in messages:
            metadata = message.get("metadata") or {}
            key = str((metadata.get("event_payload") or {}).get("key") or "")
            if metadata.get("event_type") == EVENT_TYPE and key.startswith(prefix):
                found[key.removeprefix(prefix)] = str(message["ts"])
        return found

    async def standing(self, place: Place) -> AsyncIterator[dict[str, Any]]:
        """Our own messages at this place since then."""
        try:
            async for message in self._ours(place):
                yield message
        except Refused as refused:
            if refused.code not in BLIND:
                raise
            log.warning("cannot look for what was posted before; it may be posted twice", code=refused.code)

    async def _one(self, place: Place, key: str, part: Words, ts: str | None) -> str:
        if ts and await self._edited(place.channel, ts, part):
            return ts
        try:
            return await self.post(place, key, part)
        except Unclear:
            return await self._landed(place, key)

    async def _edited(self, channel: str, ts: str, part: Words) -> bool:
        """False when somebody deleted the message, so that it has to be posted anew."""
        try:
            await self.update(channel, ts, part)
        except Refused as refused:
            if refused.code != "message_not_found":
                raise
            return False
        return True

    async def _landed(self, place: Place, key: str) -> str:
        """The timestamp of a post whose reply was lost. Raises TryLater when it is not there."""
        found = await self.find(place, key)
        if "" not in found:
            raise TryLater("Slack gave no clear answer")
        return found[""]

    async def _ours(self, place: Place) -> AsyncIterator[dict[str, Any]]:
        async for message in self._messages(place):
            if message.get("bot_id") == self.connection.bot or message.get("user") == self.connection.bot_user:
                yield message

    async def _messages(self, place: Place) -> AsyncIterator[dict[str, Any]]:
        where = {"ts": place.thread_ts} if place.thread_ts else {}
        method = "conversations.replies" if place.thread_ts else "conversations.history"
        bounds = {"oldest": f"{place.since.timestamp() - BEFORE:.6f}", "limit": PAGE, "include_all_metadata": True}
        for _ in range(PAGES):
            answer = await self.call(method, channel=place.channel, **where, **bounds)
            for message in answer.get("messages") or []:
                yield message
            bounds["cursor"] = (answer.get("response_metadata") or {}).get("next_cursor") or ""
            if not bounds["cursor"]:
                return

    async def _post(
        self, place: Place, key: str, text: str, blocks: list[dict] | None, persona: Persona | None
    ) -> tuple[str, str]:
        await self.wait(place.channel)
        answer = await self.call(
            "chat.postMessage",
            channel=place.channel,
            text=text,
            blocks=blocks,
            thread_ts=place.thread_ts,
            metadata={"event_type": EVENT_TYPE, "event_payload": {"key": key}},
            client_msg_id=str(uuid.uuid5(KEYS, key)),
            unfurl_links=False,
            unfurl_media=False,
            **self._speaker(persona),
        )
        return str(answer.get("channel") or place.channel), str(answer["ts"])

    async def _update(self, channel: str, ts: str, text: str, blocks: list[dict]) -> None:
        await self.call("chat.update", channel=channel, ts=ts, text=text, blocks=blocks)

    def _speaker(self, persona: Persona | None) -> dict[str, str]:
        if persona is None or not self.connection.personas:
            return {}
        return {"username": persona.name, "icon_emoji": persona.icon}

    def _blocks(self, words: Words) -> list[dict]:
        blocks = list(words.blocks)
        if words.persona is None or self.connection.personas:
            return blocks
        return [spoken_by(words.persona), *blocks]


def spoken_by(persona: Persona) -> dict[str, Any]:
    """A line that names the persona, for a workspace where we may only post under our own name."""
    who = ", ".join(dict.fromkeys((persona.name, persona.title)))
    name = {"type": "plain_text", "text": plain(f"As {who}", 300), "emoji": False}
    return {"type": "context", "block_id": "persona", "elements": [name]}
