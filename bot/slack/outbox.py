"""The Chat port on Slack: shows a run's messages once each, edits them in place, and gives people private words.

What a message says comes from the message builders; nothing is decided here.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from pydantic import JsonValue

from bot.core.digest.posting import Posting
from bot.core.document import Document
from bot.core.lookup.news import News
from bot.core.ports import Showing
from bot.core.shelf import Shelf, Spot
from bot.slack import canvas, messages, pages
from bot.slack.connection import Connection
from bot.slack.digest.post import post_digest
from bot.slack.lookup.card import brought
from bot.slack.lookup.handing import hand
from bot.slack.lookup.membership import Membership
from bot.slack.offers import private
from bot.slack.pacing import Pace
from bot.slack.people import People
from bot.slack.private import Private
from bot.slack.sender import Place, Sender
from bot.slack.sharing import Upload, share

IN_CHANNEL = frozenset({"card", "finished"})


class Outbox:
    """Says what the core wants said. One sender per channel, in order; every message has a key of its own."""

    def __init__(self, connection: Connection, pace: Pace | None = None, fatal: Callable[[str], None] = lambda _: None) -> None:
        """`fatal` is told, in one sentence, when Slack does not take our token any more."""
        self._sender = Sender(connection, pace or Pace(), fatal)
        self._private = Private(self._sender)
        self._people = People(connection)
        self._membership = Membership(connection)

    async def show(self, showing: Showing) -> str:
        """Posts a message in one part or more, or edits it in place; returns the timestamp of the first part.

        A second try looks for the parts that stand already and posts only those that are missing. Raises Refused, TryLater.
        """
        run, parts = showing.run, messages.build(showing)
        place = Place(run.channel, None if showing.message in IN_CHANNEL else run.thread_ts, run.started)
        key = f"{run.id}/{showing.name}/"
        async with self._sender.turn(run.channel):
            known = run.messages.get(showing.name)
            standing = {"0": known.ts} if known else {}
            if showing.again or (known and len(parts) > 1):
                standing = await self._sender.find(place, key) | standing
            return await self._sender.stand(place, key, parts, standing)

    async def digest(self, posting: Posting) -> tuple[str, str]:
        """Posts the digest of a day, once, or edits it in place; the conversation it stands in and its timestamp.

        Both are empty when nobody can tell whether a first try posted it. Raises Refused, TryLater.
        """
        return await post_digest(self._sender, posting)

    async def tell(self, channel: str, user: str, notice: str, facts: dict[str, str], thread_ts: str | None, reply: str) -> None:
        """Gives one person a private word: to the reply address, else as an ephemeral message. Raises Refused, TryLater."""
        await self._private.say(channel, user, private(notice, facts), thread_ts, reply)

    async def overview(
        self, page: str, facts: dict[str, JsonValue], channel: str, user: str, thread_ts: str | None, reply: str
    ) -> None:
        """Answers a command with a private page. Raises Refused, TryLater."""
        await self._private.say(channel, user, pages.page(page, facts), thread_ts, reply)

    async def announce(self, news: News) -> str:
        """Posts the card of a document that was brought in, once, or edits it in place. Raises Refused, TryLater."""
        document = news.document
        place, key = Place(document.channel, None, document.at), f"{document.id}/card/"
        async with self._sender.turn(document.channel):
            standing = {"0": news.ts} if news.ts else {}
            if news.again and not news.ts:
                standing = await self._sender.find(place, key)
            return await self._sender.stand(place, key, (brought(news),), standing)

    async def sees(self, user: str, channel: str, proven: bool) -> frozenset[str]:
        """The channels whose documents this person may see now, when asking in this conversation."""
        return await self._membership.sees(user, channel, proven)

    async def hand(self, user: str, name: str, content: bytes, title: str) -> bool:
        """Gives one person a file in a direct message. False where no files may be sent. Raises Refused, TryLater."""
        return await hand(self._sender, user, Upload(name, title, content), datetime.now(UTC))

    def link(self, channel: str, ts: str) -> str:
        """The address of a message."""
        return self._sender.connection.message(channel, ts)

    async def names(self, users: frozenset[str]) -> dict[str, str]:
        """What these people are called, where we may ask."""
        return await self._people.names(users)

    async def canvas(self, document: Document, standing: str) -> str:
        """Writes the document into the standing canvas, or into a new one that nobody sees yet. Raises Refused, TryLater."""
        return await canvas.put(self._sender, document, standing)

    async def share(self, spot: Spot, document: Document, again: bool, canvas: str = "") -> Shelf:
        """Opens the canvas to the channel; without one posts the document there as a Markdown file, once; where files may
        not be sent, into the thread. Raises Refused, TryLater.
        """
        async with self._sender.turn(spot.channel):
            return await share(self._sender, spot, document, again, canvas)
