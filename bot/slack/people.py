"""What people are called: asked once per person, and only where the scope `users:read` was granted."""

import asyncio

import structlog

from bot.core.ports import Refused, TryLater
from bot.slack.connection import Connection
from bot.slack.faults import ask

log = structlog.get_logger("coord.slack")

REST = 30.0
"""Seconds without a question after Slack gave no answer and named no time."""


class People:
    """Display names by user id, kept for as long as the process lives."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, str] = {}
        self._asking: dict[str, asyncio.Task[None]] = {}
        self._silent_until = 0.0

    async def names(self, users: frozenset[str]) -> dict[str, str]:
        """The names that we know or may ask for; a person who cannot be looked up is left out."""
        if "users:read" in self._connection.scopes:
            await asyncio.gather(*(self._once(user) for user in users - self._known.keys()))
        return {user: self._known[user] for user in users if self._known.get(user)}

    async def _once(self, user: str) -> None:
        """Waits for the question that is under way, or asks it: a dozen drafts of one run want the same name at once."""
        if user not in self._asking:
            self._asking[user] = asyncio.create_task(self._look_up(user))
            self._asking[user].add_done_callback(lambda _: self._asking.pop(user))
        # Whoever waits may be cancelled; the others still want the answer.
        await asyncio.shield(self._asking[user])

    async def _look_up(self, user: str) -> None:
        now = asyncio.get_running_loop().time()
        if now < self._silent_until:
            return
        try:
            answer = await ask(self._connection.client.users_info(user=user))
        except TryLater as later:
            self._silent_until = now + (later.seconds or REST)
            return
        except Refused as refused:
            log.info("a name could not be looked up", code=refused.code)
            self._known[user] = ""
            return
        person = answer.get("user") or {}
        self._known[user] = str(person.get("real_name") or person.get("name") or "")
