"""A small Slack that sends commands and times their acknowledgements, over HTTP and over Socket Mode."""

import asyncio
import hashlib
import hmac
import itertools
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import aiohttp
from aiohttp import WSMsgType, web

from benchmarks.ack_apps import SECRET

TEAM = "T0BENCH"
Send = Callable[[], Awaitable[None]]
Payload = dict[str, Any]
_numbers = itertools.count()


def stray_press() -> Payload:
    """A button that makes no sense: it is answered with a private word, which is one call of Slack's API."""
    number = next(_numbers)
    return {
        "type": "block_actions",
        "team": {"id": TEAM},
        "user": {"id": "U1", "username": "olive", "team_id": TEAM},
        "channel": {"id": "C1"},
        "container": {"type": "message", "message_ts": f"{number}.1", "channel_id": "C1"},
        "actions": [{"type": "button", "action_id": "approve", "block_id": "b", "value": "{}", "action_ts": f"{number}.2"}],
    }


def command() -> Payload:
    """A slash command that nobody sent before."""
    number = next(_numbers)
    return {
        "command": "/coord",
        "text": "help",
        "trigger_id": f"{number}.{time.time_ns()}",
        "team_id": TEAM,
        "user_id": "U1",
        "user_name": "olive",
        "channel_id": f"C{number % 20}",
        "channel_name": "service",
        "response_url": "https://hooks.slack.com/commands/x",
        "api_app_id": "A1",
    }


@dataclass
class Slack:
    """The other side: auth.test, tickets, and WebSockets by the app they belong to. `delay` slows every API call."""

    port: int = 0
    delay: float = 0.0
    lines: dict[str, list[web.WebSocketResponse]] = field(default_factory=dict)
    waiting: dict[str, asyncio.Future[None]] = field(default_factory=dict)

    async def start(self) -> web.AppRunner:
        """Listens on a free port."""
        application = web.Application()
        application.router.add_route("*", "/{kind}/api/{method}", self._api)
        application.router.add_get("/link/{kind}", self._link)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.port = runner.addresses[0][1]
        return runner

    async def _api(self, request: web.Request) -> web.Response:
        await asyncio.sleep(self.delay)
        url = f"ws://127.0.0.1:{self.port}/link/{request.match_info['kind']}"
        answer = {"ok": True, "url": url, "team_id": TEAM, "team": "Bench", "user_id": "UBOT", "bot_id": "BBOT", "user": "coord"}
        return web.json_response(answer, headers={"x-oauth-scopes": "commands,chat:write"})

    async def _link(self, request: web.Request) -> web.WebSocketResponse:
        line = web.WebSocketResponse()
        await line.prepare(request)
        await line.send_json({"type": "hello", "num_connections": 1})
        self.lines.setdefault(request.match_info["kind"], []).append(line)
        async for frame in line:
            if frame.type is WSMsgType.TEXT and (done := self.waiting.pop(frame.json()["envelope_id"], None)):
                done.set_result(None)
        return line

    def over_socket(self, kind: str, payload: Callable[[], Payload] = command) -> Send:
        """Sends one payload in an envelope and waits for its acknowledgement."""
        turns, type_ = itertools.count(), "slash_commands" if payload is command else "interactive"

        async def send() -> None:
            number, lines = next(turns), self.lines[kind]
            envelope = f"{kind}-{type_}-{number}-{time.time_ns()}"
            done = self.waiting[envelope] = asyncio.get_running_loop().create_future()
            body = {"envelope_id": envelope, "type": type_, "payload": payload(), "accepts_response_payload": True}
            await lines[number % len(lines)].send_json(body)
            await asyncio.wait_for(done, 10)

        return send


def over_http(session: aiohttp.ClientSession, port: int, payload: Callable[[], Payload] = command) -> Send:
    """Posts one signed payload and waits for its acknowledgement."""

    async def send() -> None:
        said = payload()
        given = said if "command" in said else {"payload": json.dumps(said)}
        body, now = urlencode(given).encode(), str(int(time.time()))
        signature = "v0=" + hmac.new(SECRET.encode(), f"v0:{now}:".encode() + body, hashlib.sha256).hexdigest()
        headers = {
            "X-Slack-Request-Timestamp": now,
            "X-Slack-Signature": signature,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        async with session.post(f"http://127.0.0.1:{port}/slack/events", data=body, headers=headers) as answer:
            if answer.status != 200:
                raise RuntimeError(f"acknowledged with {answer.status}")
            await answer.read()

    return send


async def paced(send: Send, per_second: float, seconds: float) -> list[float]:
    """Milliseconds of each acknowledgement at a steady rate, started on time whatever the answers do."""
    took: list[float] = []

    async def one() -> None:
        began = time.perf_counter()
        await send()
        took.append((time.perf_counter() - began) * 1000)

    began, tasks = time.perf_counter(), []
    for number in range(int(per_second * seconds)):
        await asyncio.sleep(max(0.0, began + number / per_second - time.perf_counter()))
        tasks.append(asyncio.create_task(one()))
    await asyncio.gather(*tasks)
    return took


async def saturated(send: Send, side_by_side: int, seconds: float) -> float:
    """Acknowledgements a second when so many requests are always under way."""
    until, count = time.perf_counter() + seconds, 0

    async def endless() -> None:
        nonlocal count
        while time.perf_counter() < until:
            await send()
            count += 1

    await asyncio.gather(*(endless() for _ in range(side_by_side)))
    return count / seconds
