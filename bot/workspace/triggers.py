"""Things that are good for a while: trigger ids and response URLs. They refuse late and second use as Slack does."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.workspace.api.arguments import ApiError
from bot.workspace.values import TEAM_ID

RESPONSE_USES, RESPONSE_SECONDS = 5, 30 * 60


@dataclass(frozen=True)
class Trigger:
    """Who did something, when, and with what; `origin` names the button so that the driver knows it opened a view."""

    user: str
    at: float
    origin: str = ""
    used: bool = False


class Triggers:
    """The trigger ids given out. Each opens one view within `lifetime` seconds."""

    def __init__(self, clock: Callable[[], float], lifetime: float) -> None:
        self._clock, self._lifetime = clock, lifetime
        self._given: dict[str, Trigger] = {}

    def new(self, user: str, origin: str = "") -> str:
        """A fresh trigger id for something this person did."""
        now = self._clock()
        self._given = {name: each for name, each in self._given.items() if now - each.at < 600}
        name = f"{int(now * 1000)}.{TEAM_ID[-2:]}.{secrets.token_hex(12)}"
        self._given[name] = Trigger(user, now, origin)
        return name

    def use(self, name: str) -> Trigger:
        """Spend a trigger id. Raises `expired_trigger_id`, `exchanged_trigger_id` or `invalid_trigger_id`."""
        trigger = self._given.get(name)
        if trigger is None:
            raise ApiError("invalid_trigger_id")
        if trigger.used:
            raise ApiError("exchanged_trigger_id")
        if self._clock() - trigger.at > self._lifetime:
            raise ApiError("expired_trigger_id")
        self._given[name] = replace(trigger, used=True)
        return trigger


@dataclass(frozen=True)
class Reply:
    """A response URL: bound to person and channel, and to the message whose button was pressed."""

    user: str
    channel: str
    at: float
    ts: str = ""
    left: int = RESPONSE_USES


class Replies:
    """The response URLs given out, by the random last part of their address."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._given: dict[str, Reply] = {}

    def new(self, user: str, channel: str, ts: str = "") -> str:
        """The last part of a fresh response URL."""
        name = secrets.token_urlsafe(18)
        self._given[name] = Reply(user, channel, self._clock(), ts)
        return name

    def use(self, name: str) -> Reply | None:
        """Spend one use; None when it is unknown, 30 minutes old, or used five times."""
        reply = self._given.get(name)
        if reply is None or reply.left < 1 or self._clock() - reply.at > RESPONSE_SECONDS:
            return None
        self._given[name] = replace(reply, left=reply.left - 1)
        return reply
