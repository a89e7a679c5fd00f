"""Socket Mode: two connections, and a watch over them.

Slack hands each envelope to one connection; while one comes back the other listens. The watch exists because the SDK's
client tries a rejected ticket for ever. Envelopes are acknowledged only when the app answered 200: after storing.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import structlog
from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app, send_async_response
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.core.ports import Refused, TryLater
from bot.slack.connection import Connection, client_of, quiet
from bot.slack.faults import DEAD, ask

log = structlog.get_logger("coord.slack")


@dataclass(frozen=True)
class Patience:
    """Seconds: between pings, between looks, until a silent line is replaced, until we give up, and to say goodbye."""

    ping: float = 5.0
    look: float = 2.0
    silent: float = 60.0
    probe: float = 60.0
    give_up: float = 300.0
    goodbye: float = 1.0


@dataclass(eq=False)
class Line:
    """One connection: its client, the task that first connects it, when that was, and when a line here was last seen well."""

    client: SocketModeClient
    connecting: asyncio.Task[None]
    made_at: float
    good_at: float


@dataclass(eq=False)
class SocketMode:
    """Listens to Slack over `lines` connections. `fatal` is called once, with a sentence, when listening is hopeless."""

    app: AsyncApp
    connection: Connection
    app_token: str = field(repr=False)
    fatal: Callable[[str], None]
    patience: Patience = Patience()
    lines: int = 2
    _lines: list[Line] = field(default_factory=list, init=False)
    _watching: asyncio.Task[None] | None = field(default=None, init=False)
    _in_hand: set[asyncio.Task[None] | None] = field(default_factory=set, init=False)
    _closing: bool = field(default=False, init=False)
    _probed_at: float = field(default=0.0, init=False)

    async def start(self) -> None:
        """Opens the connections; returns when the first one listens. Raises Refused for a wrong token, TryLater otherwise."""
        web = client_of(None, self.connection.base_url, self.connection.session)
        ticket = await ask(web.apps_connections_open(app_token=self.app_token))
        self._lines = [self._line(str(ticket["url"])), *(self._line(None) for _ in range(self.lines - 1))]
        self._watching = asyncio.create_task(self._watch())
        waiting = [line.connecting for line in self._lines]
        await asyncio.wait(waiting, timeout=self.patience.silent, return_when=asyncio.FIRST_COMPLETED)
        if not await self.connected():
            raise TryLater("Slack gave no connection")

    async def connected(self) -> bool:
        """True when at least one connection listens."""
        return any([await line.client.is_connected() for line in self._lines])

    async def close(self) -> None:
        """Takes no more envelopes, finishes those at hand, closes the connections; a few seconds at most."""
        self._closing = True
        if self._watching:
            self._watching.cancel()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._finished(), self.patience.goodbye)
        await asyncio.gather(*(self._part(line) for line in self._lines))
        self._lines = []

    def _line(self, ticket: str | None) -> Line:
        web = client_of(None, self.connection.base_url, self.connection.session)
        # The SDK's own log lines carry the ticket, which is as good as a key.
        silent = quiet("coord.slack.socket", logging.CRITICAL + 1)
        client = SocketModeClient(self.app_token, logger=silent, web_client=web, ping_interval=self.patience.ping)  # type: ignore[arg-type]
        client.wss_uri = ticket  # type: ignore[assignment]
        client.socket_mode_request_listeners.append(self._take)
        return Line(client, asyncio.create_task(client.connect()), _now(), _now())

    async def _take(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        if self._closing:
            return
        task = asyncio.current_task()
        self._in_hand.add(task)
        try:
            answer = await run_async_bolt_app(self.app, request)
            await send_async_response(client, request, answer, time.time())
        except ConnectionError:
            log.warning("an acknowledgement was lost with its connection; Slack delivers again")
        finally:
            self._in_hand.discard(task)

    async def _finished(self) -> None:
        while self._in_hand:
            await asyncio.wait([each for each in self._in_hand if each])

    async def _watch(self) -> None:
        while not self._closing:
            await asyncio.sleep(self.patience.look)
            try:
                if await self._hopeless():
                    return
            except Exception as error:  # the watch is what everything else relies on: it goes on
                log.error("the watch over the connections stumbled", kind=type(error).__name__)

    async def _looked(self, line: Line) -> Line:
        now = _now()
        if await line.client.is_connected():
            line.good_at = now
            return line
        line.client.wss_uri = None  # type: ignore[assignment]
        if now - max(line.good_at, line.made_at) < self.patience.silent:
            return line
        log.warning("a connection to Slack was silent and is replaced", seconds=round(now - line.good_at))
        await self._part(line)
        fresh = self._line(None)
        fresh.good_at = line.good_at
        return fresh

    async def _hopeless(self) -> bool:
        """Looks after every line once; True when there is no point in going on, which `fatal` has been told."""
        self._lines = [await self._looked(line) for line in self._lines]
        if await self.connected():
            return False
        silence = _now() - max(line.good_at for line in self._lines)
        if silence > self.patience.give_up:
            self.fatal(f"Slack could not be reached for {round(silence / 60)} minutes.")
            return True
        if _now() - self._probed_at < self.patience.probe:
            return False
        self._probed_at = _now()
        return await self._rejected(silence)

    async def _rejected(self, silence: float) -> bool:
        web = client_of(None, self.connection.base_url, self.connection.session)
        try:
            await ask(self.connection.client.auth_test())
            await ask(web.apps_connections_open(app_token=self.app_token))
        except Refused as refused:
            if refused.code in DEAD:
                self.fatal(f"Slack does not accept our tokens any more ({refused.code}).")
                return True
        except TryLater:
            log.warning("Slack cannot be reached", seconds=round(silence))
        return False

    async def _part(self, line: Line) -> None:
        line.connecting.cancel()
        with contextlib.suppress(TimeoutError, Exception):
            await asyncio.wait_for(line.client.close(), self.patience.goodbye)
        for task in (line.client.message_processor, line.client.current_session_monitor, line.client.message_receiver):
            if task is not None:
                task.cancel()
        if not line.client.aiohttp_client_session.closed:
            await line.client.aiohttp_client_session.close()


async def socket_problem(connection: Connection, app_token: str) -> str:
    """Why Socket Mode cannot be opened, in one sentence for the operator; empty when it can."""
    try:
        await ask(client_of(None, connection.base_url, connection.session).apps_connections_open(app_token=app_token))
    except Refused as refused:
        return f"Slack says {refused.code}"
    except TryLater as later:
        return str(later)
    return ""


def _now() -> float:
    return asyncio.get_running_loop().time()
