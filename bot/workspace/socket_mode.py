"""Socket Mode: tickets, connections, envelopes and their acknowledgements.

Each envelope goes to one of the connections in turn. Knows nothing about what a payload means.
"""

import asyncio
import contextlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from bot.workspace.values import APP_ID

MOST_CONNECTIONS = 10
Payload = dict[str, Any]


class NotDelivered(Exception):
    """Nobody took the envelope. The text is Slack's word for it: `dispatch_failed` or `operation_timeout`."""


@dataclass(frozen=True)
class Timing:
    """Seconds: to acknowledge, to use a trigger, between deliveries of an event, and to keep one for a late connection."""

    ack: float = 3.0
    trigger: float = 3.0
    redelivery: tuple[float, ...] = (0.0, 60.0, 300.0)
    keep: float = 600.0


@dataclass(eq=False)
class Connection:
    """One open WebSocket and the envelopes it has not acknowledged yet."""

    socket: web.WebSocketResponse
    request: web.Request
    waiting: dict[str, asyncio.Future[Payload]] = field(default_factory=dict)

    async def send(self, body: Payload) -> None:
        """Send one frame. Raises NotDelivered when the line is gone."""
        try:
            await self.socket.send_json(body)
        except (ConnectionError, RuntimeError) as error:
            raise NotDelivered("dispatch_failed") from error

    def acknowledge(self, body: Payload) -> None:
        """Pass an acknowledgement to whoever waits for it; a late one is ignored."""
        waiting = self.waiting.pop(str(body.get("envelope_id")), None)
        if waiting and not waiting.done():
            waiting.set_result(body.get("payload") or {})

    def abandon(self) -> None:
        """Tell everyone who waits that no answer will come."""
        for waiting in self.waiting.values():
            if not waiting.done():
                waiting.set_exception(NotDelivered("dispatch_failed"))
        self.waiting.clear()


class Sockets:
    """All connections of the app. `delivered` counts the envelopes sent so far."""

    def __init__(self, timing: Timing, address: Callable[[], str], doubled: Callable[[str], bool]) -> None:
        self.timing = timing
        self.connections: list[Connection] = []
        self.in_flight = 0
        self._address, self._doubled = address, doubled
        self._tickets: set[str] = set()
        self.delivered = 0
        self._arrival = asyncio.Event()

    def ticket(self) -> str:
        """A WebSocket URL that works once."""
        ticket = secrets.token_urlsafe(16)
        self._tickets.add(ticket)
        return f"{self._address()}/link/?ticket={ticket}&app_id={APP_ID}"

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """The life of one connection, from hello to its end."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            raise web.HTTPNotFound(text="This ticket is unknown or was used already.")
        self._tickets.remove(ticket)
        socket = web.WebSocketResponse(max_msg_size=8 * 1024 * 1024)
        await socket.prepare(request)
        connection = Connection(socket, request)
        if len(self.connections) >= MOST_CONNECTIONS:
            await self._part(connection, "too_many_websockets")
            return socket
        await self._welcome(connection)
        try:
            await self._listen(connection)
        finally:
            self._gone(connection)
        return socket

    async def _welcome(self, connection: Connection) -> None:
        self.connections.append(connection)
        number = len(self.connections)
        about = {"host": "local", "build_number": 1, "approximate_connection_time": 18060}
        hello = {"type": "hello", "num_connections": number, "debug_info": about, "connection_info": {"app_id": APP_ID}}
        with contextlib.suppress(NotDelivered):
            await connection.send(hello)
        self._arrival.set()

    async def _listen(self, connection: Connection) -> None:
        async for frame in connection.socket:
            if frame.type == WSMsgType.TEXT:
                with contextlib.suppress(ValueError):
                    connection.acknowledge(frame.json())

    def _gone(self, connection: Connection) -> None:
        if connection in self.connections:
            self.connections.remove(connection)
        if not self.connections:
            self._arrival.clear()
        connection.abandon()

    async def _part(self, connection: Connection, reason: str) -> None:
        body = {"type": "disconnect", "reason": reason, "debug_info": {"host": "local"}}
        with contextlib.suppress(NotDelivered):
            await connection.send(body)
        if reason == "too_many_websockets":
            await connection.socket.close()

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask every client to come back on a new connection."""
        for connection in list(self.connections):
            await self._part(connection, reason)

    async def drop(self) -> None:
        """Cut every line without a word."""
        for connection in list(self.connections):
            self._gone(connection)
            if connection.request.transport is not None:
                connection.request.transport.abort()

    async def close(self) -> None:
        """Close every connection in an orderly way."""
        for connection in list(self.connections):
            with contextlib.suppress(Exception):
                await asyncio.wait_for(connection.socket.close(), 0.5)

    async def present(self, patience: float) -> bool:
        """Whether somebody is connected, waiting up to `patience` seconds for it."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._arrival.wait(), patience)
        return bool(self.connections)

    async def deliver(self, kind: str, payload: Payload, envelope: str = "", attempt: int = 0) -> Payload:
        """Hand an envelope to one connection. Returns the payload of its acknowledgement; raises NotDelivered."""
        if not self.connections:
            raise NotDelivered("dispatch_failed")
        self.delivered += 1
        connection = self.connections[self.delivered % len(self.connections)]
        body = self._envelope(kind, payload, envelope or secrets.token_hex(16), attempt)
        self.in_flight += 1
        try:
            return await self._exchange(connection, body)
        finally:
            self.in_flight -= 1
            connection.waiting.pop(body["envelope_id"], None)

    async def _exchange(self, connection: Connection, body: Payload) -> Payload:
        waiting: asyncio.Future[Payload] = asyncio.get_running_loop().create_future()
        connection.waiting[body["envelope_id"]] = waiting
        await connection.send(body)
        if self._doubled(body["type"]):
            await connection.send(body | {"retry_attempt": 1, "retry_reason": "timeout"})
        try:
            return await asyncio.wait_for(waiting, self.timing.ack)
        except TimeoutError:
            raise NotDelivered("operation_timeout") from None

    def _envelope(self, kind: str, payload: Payload, envelope: str, attempt: int) -> Payload:
        retry = {"retry_attempt": attempt, "retry_reason": "timeout" if attempt else ""} if kind == "events_api" else {}
        answers = kind != "events_api"
        return {
            "envelope_id": envelope,
            "type": kind,
            "payload": payload,
            "accepts_response_payload": answers,
            **retry,
        }
