"""What people are called: asked once per person, and only where the scope `users:read` was granted."""

import structlog

from bot.core.ports import Refused, TryLater
from bot.slack.connection import Connection
from bot.slack.faults import ask

log = structlog.get_logger("coord.slack")


class People:
    """Display names by user id, kept for as long as the process lives."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, str] = {}

    async def names(self, users: frozenset[str]) -> dict[str, str]:
        """The names that we know or may ask for; a person who cannot be looked up is left out."""
        if "users:read" in self._connection.scopes:
            for user in users - self._known.keys():
                await self._look_up(user)
        return {user: self._known[user] for user in users if self._known.get(user)}

    async def _look_up(self, user: str) -> None:
        try:
            answer = await ask(self._connection.client.users_info(user=user))
        except TryLater:
            return
        except Refused as refused:
            log.info("a name could not be looked up", code=refused.code)
            self._known[user] = ""
            return
        person = answer.get("user") or {}
        self._known[user] = str(person.get("real_name") or person.get("name") or "")
