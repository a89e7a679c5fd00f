"""In which channels somebody is just now: asked of Slack, and remembered for a minute. It raises nothing and guesses nothing."""

import asyncio
from collections.abc import Callable

import structlog

from bot.core.ports import Refused, TryLater
from bot.core.values import Value
from bot.slack.connection import Connection
from bot.slack.faults import ask

log = structlog.get_logger("coord.slack")

REMEMBERED = 60.0
"""Seconds after which it is asked again."""
PEOPLE, PAGES, PAGE = 500, 10, 200
TYPES = {"channels:read": "public_channel", "groups:read": "private_channel"}


class Seen(Value):
    """The channels that a person is in. `whole`: there are no others that we might know of."""

    channels: frozenset[str] = frozenset()
    whole: bool = False


class Membership:
    """Who is where. `clock` gives seconds that only go forward."""

    def __init__(self, connection: Connection, clock: Callable[[], float] | None = None) -> None:
        self._connection = connection
        self._clock = clock or (lambda: asyncio.get_running_loop().time())
        self._known: dict[str, tuple[float, Seen]] = {}

    async def sees(self, user: str, channel: str, proven: bool) -> frozenset[str]:
        """The channels whose documents this person may see when asking in this conversation."""
        seen = await self._of(user)
        if not channel.startswith(("C", "G")):
            return seen.channels
        allowed = channel in seen.channels or (proven and not seen.whole)
        return frozenset({channel}) if allowed else frozenset()

    async def _of(self, user: str) -> Seen:
        now, known = self._clock(), self._known.get(user)
        if known and now - known[0] <= REMEMBERED:
            return known[1]
        seen = await self._asked(user)
        if len(self._known) >= PEOPLE:
            self._known.clear()
        if seen.whole:
            self._known[user] = (now, seen)
        return seen

    async def _asked(self, user: str) -> Seen:
        types = [name for scope, name in TYPES.items() if scope in self._connection.scopes]
        if not types:
            return Seen()
        found, cursor = set[str](), ""
        try:
            for _ in range(PAGES):
                at = cursor or None
                call = self._connection.client.users_conversations(user=user, types=",".join(types), limit=PAGE, cursor=at)
                answer = await ask(call)
                found |= {str(c["id"]) for c in answer.get("channels") or () if c.get("id")}
                cursor = str((answer.get("response_metadata") or {}).get("next_cursor") or "")
                if not cursor:
                    return Seen(channels=frozenset(found), whole=len(types) == len(TYPES))
        except (Refused, TryLater) as error:
            log.info("nobody can say in which channels somebody is", reason=str(error))
        return Seen(channels=frozenset(found))
