"""What happens in the workspace, told to the bot as events; unacknowledged ones are told again.

An event that the app has not subscribed to is not sent.
"""

import asyncio
import re
import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.workspace.api.lookups import message_json
from bot.workspace.socket_mode import NotDelivered
from bot.workspace.values import APP_ID, BOT_USER, TEAM_ID, Channel, Message

if TYPE_CHECKING:
    from bot.workspace.server import Workspace

DEFAULT_EVENTS = ("app_mention", "app_home_opened")
EVERY_EVENT = (*DEFAULT_EVENTS, "member_joined_channel", "message.channels", "message.groups", "message.im")


class Events:
    """The sender of events. `pending` counts those on their way."""

    def __init__(self, workspace: "Workspace", subscribed: tuple[str, ...]) -> None:
        self._workspace, self._subscribed = workspace, subscribed
        self._tasks: set[asyncio.Task[None]] = set()
        self.pending = 0

    def posted(self, message: Message) -> None:
        """A message was posted, by a person or by the bot."""
        channel = self._workspace.state.channels[message.channel]
        if BOT_USER not in channel.members:
            return
        kind = "im" if channel.is_im else "group" if channel.is_private else "channel"
        body = message_json(self._workspace, message) | {"channel": channel.id, "event_ts": message.ts}
        if f"message.{kind}s".replace("ims", "im") in self._subscribed:
            self._send(body | {"channel_type": kind})
        if re.search(rf"<@{BOT_USER}(\|[^>]*)?>", message.text) and not message.by_bot and "app_mention" in self._subscribed:
            self._send({**body, "type": "app_mention"})

    def joined(self, channel: Channel, user: str, inviter: str = "") -> Channel:
        """Put somebody into a channel and tell about it; nothing happens when they are in already."""
        if user in channel.members:
            return channel
        state = self._workspace.state
        joined = state.put_channel(replace(channel, members=(*channel.members, user)))
        by = f" was added by <@{inviter}>." if inviter else " joined."
        state.put(Message(channel.id, state.next_ts(), user, f"<@{user}>{by}", subtype="channel_join"))
        if "member_joined_channel" in self._subscribed and BOT_USER in joined.members:
            self._send(
                {
                    "type": "member_joined_channel",
                    "user": user,
                    "channel": channel.id,
                    "channel_type": "G" if channel.is_private else "C",
                    "team": TEAM_ID,
                    "inviter": inviter or None,
                    "event_ts": state.next_ts(),
                }
            )
        return joined

    def home_opened(self, user: str, channel: str, view: dict[str, Any] | None) -> None:
        """Somebody looks at the app's home tab."""
        if "app_home_opened" not in self._subscribed:
            return
        event = {"type": "app_home_opened", "user": user, "channel": channel, "tab": "home"}
        event["event_ts"] = self._workspace.state.next_ts()
        self._send(event | ({"view": view} if view else {}))

    def stop(self) -> None:
        """Forget the events that are still on their way."""
        for task in self._tasks:
            task.cancel()

    def _send(self, event: dict[str, Any]) -> None:
        self.pending += 1
        task = asyncio.get_running_loop().create_task(self._deliver(event))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(self, event: dict[str, Any]) -> None:
        envelope, payload = secrets.token_hex(16), self._payload(event)
        timing, waited = self._workspace.timing, (0.0, *self._workspace.timing.redelivery)
        counted = True
        for attempt, pause in enumerate(waited):
            if attempt and counted:
                self.pending -= 1
                counted = False
            await asyncio.sleep(pause)
            if not await self._workspace.sockets.present(timing.keep):
                break
            try:
                await self._workspace.sockets.deliver("events_api", payload, envelope, attempt)
                break
            except NotDelivered:
                continue
        self.pending -= counted

    def _payload(self, event: dict[str, Any]) -> dict[str, Any]:
        authorization = {"enterprise_id": None, "team_id": TEAM_ID, "user_id": BOT_USER, "is_bot": True}
        return {
            "token": "local",
            "team_id": TEAM_ID,
            "context_team_id": TEAM_ID,
            "api_app_id": APP_ID,
            "type": "event_callback",
            "event": event,
            "event_id": f"Ev{secrets.token_hex(6).upper()}",
            "event_time": int(self._workspace.state.clock()),
            "authorizations": [authorization | {"is_enterprise_install": False}],
            "is_ext_shared_channel": False,
            "event_context": secrets.token_hex(12),
        }
