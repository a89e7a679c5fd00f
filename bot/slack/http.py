"""HTTP mode: Slack posts to /slack/events, the supervisor asks /healthz.

The signature is checked over the raw bytes before anything is parsed. Bodies are never logged.
"""

import asyncio
import hashlib
import hmac
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest

LARGEST = 1024 * 1024
REPLAY_SECONDS = 300
READ_SECONDS = 5.0


def signed(secret: str, timestamp: str, body: bytes) -> str:
    """Slack's signature of a body."""
    return "v0=" + hmac.new(secret.encode(), b"v0:" + timestamp.encode() + b":" + body, hashlib.sha256).hexdigest()


def genuine(secret: str, headers: Mapping[str, str], body: bytes, now: float) -> bool:
    """True when Slack signed these bytes within the last five minutes. Odd headers are simply not genuine."""
    timestamp, signature = headers.get("X-Slack-Request-Timestamp", ""), headers.get("X-Slack-Signature", "")
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
        return False
    if abs(now - int(timestamp)) > REPLAY_SECONDS:
        return False
    return hmac.compare_digest(signed(secret, timestamp, body).encode(), signature.encode("utf-8", "replace"))


@dataclass(eq=False)
class HttpMode:
    """The web server. `clock` gives seconds since 1970; `healthy` says whether the bot can do its work."""

    app: AsyncApp
    signing_secret: str = field(repr=False)
    clock: Callable[[], float]
    healthy: Callable[[], Awaitable[bool]]
    host: str = "0.0.0.0"  # noqa: S104 - Slack has to reach it; the signature is the guard
    port: int = 3000
    _runner: web.AppRunner | None = field(default=None, init=False)

    async def start(self) -> None:
        """Listens. Raises ValueError without a signing secret, OSError when the port is taken."""
        if not self.signing_secret:
            raise ValueError("HTTP mode needs a signing secret")
        self._runner = web.AppRunner(self.web_app(), access_log=None, shutdown_timeout=2.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self.host, self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def close(self) -> None:
        """Stops listening; requests at hand have two seconds to finish."""
        if self._runner:
            await self._runner.cleanup()

    def web_app(self) -> web.Application:
        """The two addresses."""
        application = web.Application(client_max_size=LARGEST)
        application.router.add_post("/slack/events", self._take)
        application.router.add_get("/healthz", self._health)
        return application

    async def _take(self, request: web.Request) -> web.StreamResponse:
        try:
            # What arrived whole, as nearly everything does, needs no clock beside it.
            whole = request.content.is_eof()
            body = await (request.read() if whole else asyncio.wait_for(request.read(), READ_SECONDS))
        except TimeoutError:
            raise web.HTTPRequestTimeout(text="too slow") from None
        if not genuine(self.signing_secret, request.headers, body, self.clock()):
            raise web.HTTPUnauthorized(text="not signed by Slack")
        return await to_aiohttp_response(await self.app.async_dispatch(_parsed(request, body)))

    async def _health(self, _: web.Request) -> web.Response:
        return web.Response(text="ok") if await self.healthy() else web.Response(status=503, text="not ok")


def _parsed(request: web.Request, body: bytes) -> AsyncBoltRequest:
    try:
        return AsyncBoltRequest(body=body.decode(), query=request.query_string, headers=request.headers)  # type: ignore[arg-type]
    except Exception:  # whatever a signed but malformed body does to the parser
        raise web.HTTPBadRequest(text="not understood") from None
