"""The workspace itself: builds its parts, opens its port on loopback, and lets itself be started and stopped.

Binds to 127.0.0.1 only. Knows nothing of the bot but its tokens.
"""

import asyncio
import secrets
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from aiohttp import web

from bot.workspace.api.arguments import ApiError, Arguments
from bot.workspace.api.chat import drafted
from bot.workspace.events import DEFAULT_EVENTS, Events
from bot.workspace.faults import Faults
from bot.workspace.inputs import first_values
from bot.workspace.people import People
from bot.workspace.socket_mode import Sockets, Timing
from bot.workspace.state import Shelf, State
from bot.workspace.triggers import Replies, Triggers
from bot.workspace.values import BOT_USER, PEOPLE, Channel, Message, Person, default_channels

SCOPES = (
    *("app_mentions:read", "channels:history", "channels:join", "channels:read", "chat:write", "chat:write.customize"),
    *("commands", "files:read", "files:write", "groups:history", "im:history", "im:write", "pins:write"),
    *("reactions:write", "users:read"),
)

MOST_CALLS = 20_000


@dataclass(frozen=True)
class Command:
    """A slash command that the app has, with the hint shown while somebody types it."""

    name: str
    hint: str = ""
    description: str = ""


COMMANDS = (
    Command("/coord", "[mission | status | missions | cancel | help]", "Start a mission, or see how the open ones stand"),
)


@dataclass(frozen=True)
class Call:
    """One Web API call as it came in, and its answer."""

    method: str
    arguments: dict[str, Any]
    answer: dict[str, Any]
    at: float


class Workspace:
    """A small Slack on loopback.

    `folder` keeps it between runs; `port` 0 takes a free one. After the start `url` is the page with its token,
    `api_url` the base for a Slack client, and `bot_token` and `app_token` are what that client needs.
    """

    def __init__(
        self,
        folder: Path | None = None,
        port: int = 0,
        *,
        people: Iterable[Person] = PEOPLE,
        channels: Iterable[Channel] | None = None,
        commands: Iterable[Command] = COMMANDS,
        events: tuple[str, ...] = DEFAULT_EVENTS,
        scopes: tuple[str, ...] = SCOPES,
        timing: Timing | None = None,
        bot_name: str = "Coord",
        team: str = "Local workspace",
        clock: Callable[[], float] = time.time,
    ) -> None:
        everyone = tuple(people)
        bot = Person(BOT_USER, bot_name.lower(), bot_name, is_bot=True)
        self.team, self.scopes, self.timing = team, scopes, timing or Timing()
        self.state = State((*everyone, bot), channels or default_channels(everyone), clock=clock)
        self.faults, self.calls = Faults(), list[Call]()
        self.commands = {each.name: each for each in commands}
        self.bot_token = f"xoxb-local-{secrets.token_hex(12)}"
        self.app_token = f"xapp-local-{secrets.token_hex(12)}"
        self.page_token = secrets.token_urlsafe(18)
        self.triggers, self.replies = Triggers(clock, self.timing.trigger), Replies(clock)
        self.uploads: dict[str, str] = {}
        self.people = People(self)
        self.port, self._folder, self._subscribed = port, folder, events
        self._runner: web.AppRunner | None = None
        self._shelf: Shelf | None = None
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    # addresses

    @property
    def base(self) -> str:
        """`http://127.0.0.1:PORT`, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def api_url(self) -> str:
        """The base URL of the Web API, with a slash at the end."""
        return f"{self.base}/api/"

    @property
    def url(self) -> str:
        """The page, with the token that lets a browser in."""
        return f"{self.base}/?token={self.page_token}"

    def permalink(self, message: Message) -> str:
        """An address for a message."""
        thread = f"?thread_ts={message.thread_ts}" if message.thread_ts else ""
        return f"{self.base}/archives/{message.channel}/p{message.ts.replace('.', '')}{thread}"

    # life

    async def start(self) -> Self:
        """Open the port on the running loop. Raises OSError when it is taken, ValueError for an unreadable folder."""
        from bot.workspace.routes import application

        self.sockets = Sockets(self.timing, lambda: f"ws://127.0.0.1:{self.port}", self.faults.doubled)
        self.events = Events(self, self._subscribed)
        self._shelf = Shelf(self.state, self._folder) if self._folder else None
        if self._shelf:
            self._shelf.open()
        self._runner = web.AppRunner(application(self), access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def stop(self) -> None:
        """Close every connection, save, and free the port."""
        self.events.stop()
        self.state.touch("stop")
        await self.sockets.close()
        if self._runner:
            await self._runner.cleanup()
        if self._shelf:
            self._shelf.save()

    async def __aenter__(self) -> Self:
        return await self.start()

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    # life in a thread of its own

    def start_thread(self) -> Self:
        """Start in a background thread and return when the port is open. Raises what `start` raises."""
        ready = threading.Event()
        failure: list[BaseException] = []
        self._thread = threading.Thread(target=self._run, args=(ready, failure), name="workspace", daemon=True)
        self._thread.start()
        ready.wait()
        if failure:
            raise failure[0]
        return self

    def _run(self, ready: threading.Event, failure: list[BaseException]) -> None:
        async def live() -> None:
            self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
            try:
                await self.start()
            except (OSError, ValueError) as error:
                failure.append(error)
                return
            finally:
                ready.set()
            await self._over.wait()
            await self.stop()

        asyncio.run(live())

    def stop_thread(self) -> None:
        """Stop what `start_thread` started and wait for it."""
        if self._thread and self._loop and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._over.set)
            self._thread.join(10)
        self._thread = None

    def __enter__(self) -> Self:
        return self.start_thread()

    def __exit__(self, *_: object) -> None:
        self.stop_thread()

    def record(self, call: Call) -> None:
        """Remember a Web API call; of very many only the later ones."""
        self.calls.append(call)
        if len(self.calls) > MOST_CALLS:
            del self.calls[: MOST_CALLS // 2]

    # what people chose in messages

    def chosen(self, user: str, message: Message) -> dict[str, dict[str, Any]]:
        """`state.values` of a message as this person left it."""
        body = {"blocks": message.blocks}
        mine = self.state.chosen.get(f"{user}/{message.channel}/{message.ts}", {})
        return {block: {**actions, **mine.get(block, {})} for block, actions in first_values(body).items()}

    def choose(self, user: str, message: Message, where: tuple[str, str], state: dict[str, Any]) -> None:
        """Remember a choice in a message."""
        mine = self.state.chosen.setdefault(f"{user}/{message.channel}/{message.ts}", {})
        mine.setdefault(where[0], {})[where[1]] = state

    # response URLs

    def respond(self, name: str, body: dict[str, Any]) -> str:
        """What a POST to a response URL does. Returns Slack's word for how it went: `ok` or an error name."""
        reply = self.replies.use(name)
        if reply is None:
            return "used_url"
        original = self.state.message(reply.channel, reply.ts) if reply.ts else None
        try:
            return self._respond(reply.user, reply.channel, original, body)
        except ApiError as error:
            return error.error

    def _respond(self, user: str, channel: str, original: Message | None, body: dict[str, Any]) -> str:
        if body.get("delete_original"):
            if original:
                self.state.remove(original)
            return "ok"
        message = drafted(self, Arguments(body), self.state.channels[channel])
        if body.get("replace_original") and original:
            message = replace(original, text=message.text, blocks=message.blocks, edited=self.state.next_ts())
        elif body.get("response_type") != "in_channel":
            message = replace(message, only_for=user)
        self.state.put(message)
        return "ok"
