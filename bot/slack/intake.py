"""The way in: each payload becomes a stored job before it is acknowledged, or goes to the desk. It decides nothing about a run.

It is loaded before anything else, so it knows only what a command needs; the desk follows while the first payloads come in.
Every method returns what goes into the acknowledgement, and raises StoreUnavailable when nothing could be stored.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, Protocol

from bot.core.ports import Store
from bot.slack import payloads
from bot.slack.connection import Connection
from bot.slack.payloads import Body

Answer = dict[str, Any]


class Desk(Protocol):
    """Takes what needs a run, a form or a word in return: buttons, submissions, the home tab."""

    async def press(self, body: Body) -> Answer:
        """A button."""
        ...

    async def submission(self, body: Body) -> Answer:
        """A form."""
        ...

    def home(self, user: str) -> None:
        """Somebody looks at our home tab."""
        ...

    def word(self, notice: str, channel: str, user: str, thread_ts: str | None = None, reply: str = "") -> None:
        """Gives one person a private word."""
        ...


class Intake:
    """Turns payloads into jobs. `clock` gives UTC instants; `gone` is told when the app was taken out of the team.

    `desk` gives the desk as soon as it is there.
    """

    def __init__(
        self,
        connection: Connection,
        store: Store,
        clock: Callable[[], datetime],
        gone: Callable[[str], None],
        desk: Callable[[], Awaitable[Desk]],
    ) -> None:
        self._team, self._me = connection.team, connection.bot_user
        self._store, self._clock, self._gone, self._desk = store, clock, gone, desk
        self.events: dict[str, Callable[[Body], Awaitable[Answer]]] = {
            "app_mention": self.mention,
            "app_home_opened": self.home,
            "app_uninstalled": self.removed,
            "tokens_revoked": self.removed,
        }

    async def command(self, body: Body) -> Answer:
        """A slash command: stored."""
        by = payloads.person_of_command(body)
        if not by.belongs(self._team):
            return await self._outsider(body["channel_id"], by.id, reply=body.get("response_url") or "")
        at = self._clock()
        await self._store.put(payloads.command(body, at), at)
        return {}

    async def mention(self, body: Body) -> Answer:
        """A message that names us: obeyed like a command, unless another bot wrote it."""
        by, channel = payloads.person_of_event(body), body["event"]["channel"]
        if body["event"].get("bot_id"):
            return {}
        if not by.belongs(self._team):
            return await self._outsider(channel, by.id, body["event"].get("thread_ts"))
        at = self._clock()
        await self._store.put(payloads.mention(body, self._me, at), at)
        return {}

    async def press(self, body: Body) -> Answer:
        """A button."""
        return await (await self._desk()).press(body)

    async def submission(self, body: Body) -> Answer:
        """A form."""
        return await (await self._desk()).submission(body)

    async def home(self, body: Body) -> Answer:
        """Somebody looks at our home tab."""
        event = body["event"]
        if event.get("tab", "home") == "home":
            (await self._desk()).home(event["user"])
        return {}

    async def removed(self, body: Body) -> Answer:
        """The app was taken out of the team, or our token was revoked."""
        if body["event"]["type"] == "app_uninstalled" or body["event"].get("tokens", {}).get("bot"):
            self._gone("The app was removed from the Slack team.")
        return {}

    async def _outsider(self, channel: str, user: str, thread_ts: str | None = None, reply: str = "") -> Answer:
        (await self._desk()).word("outsider", channel, user, thread_ts, reply)
        return {}
