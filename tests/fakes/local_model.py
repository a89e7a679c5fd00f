"""A model server on a real loopback port, with faults of its own: plays a list of behaviours, then answers well."""

import asyncio
import json
import ssl
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from tests.fakes.model_server import filled

BODY = web.RequestKey("body", dict)
Behaviour = Callable[[web.Request], Awaitable[web.StreamResponse]]


class LocalModel:
    """Listens on loopback; `requests` counts what came in. `plays` are behaviours, the last one for ever."""

    def __init__(self, *plays: Behaviour, tls: ssl.SSLContext | None = None) -> None:
        self.plays = list(plays) or [well]
        self.requests: list[dict[str, Any]] = []
        self._tls = tls
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> "LocalModel":
        app = web.Application(client_max_size=50_000_000)
        app.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=self._tls).start()
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    @property
    def address(self) -> str:
        """The base address."""
        assert self._runner is not None
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self._runner.addresses[0][1]}/v1"

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        play = self.plays.pop(0) if len(self.plays) > 1 else self.plays[0]
        raw = await request.read()
        self.requests.append(json.loads(raw) if raw else {})
        request[BODY] = self.requests[-1]
        return await play(request)


async def well(request: web.Request) -> web.StreamResponse:
    """A good answer."""
    return says(json.dumps(filled(request[BODY]["response_format"]["json_schema"]["schema"])))


def says(content: str | None, finish: str | None = "stop", **message: Any) -> web.Response:
    """A completion with this content."""
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content} | message}
    body = {"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}
    return web.json_response(body)


def always(make: Callable[[], web.StreamResponse]) -> Behaviour:
    """This answer, made anew each time."""

    async def play(_: web.Request) -> web.StreamResponse:
        return make()

    return play


def refuses(status: int, code: str, words: str, **headers: str) -> Behaviour:
    """An error as model servers word it."""
    return always(lambda: web.json_response({"error": {"message": words, "code": code}}, status=status, headers=headers))


async def sleeps(_: web.Request) -> web.StreamResponse:
    """No answer for a long time."""
    await asyncio.sleep(60)
    return web.Response()


async def drips(request: web.Request) -> web.StreamResponse:
    """One byte at a time, for ever."""
    response = await _begun(request)
    while True:
        await response.write(b" ")
        await asyncio.sleep(0.02)


async def stalls(request: web.Request) -> web.StreamResponse:
    """Half an answer, then nothing."""
    response = await _begun(request)
    await response.write(b'{"choices": [')
    await asyncio.sleep(60)
    return response


async def cuts(request: web.Request) -> web.StreamResponse:
    """Half an answer, then the line is dead."""
    response = await _begun(request)
    await response.write(b'{"choices": [')
    assert request.transport is not None
    request.transport.abort()
    return response


async def _begun(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"content-type": "application/json"})
    await response.prepare(request)
    return response
