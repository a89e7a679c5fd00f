"""The apps that `ack.py` compares, each in a process of its own: two bare Bolt apps, and ours, which stores before it answers.

`python -m benchmarks.ack_apps KIND TRANSPORT API_URL [PORT]` prints `ready PORT` and serves until its standard input ends.
"""

import asyncio
import logging
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import structlog
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

SECRET, BOT_TOKEN, APP_TOKEN = "benchmark-secret", "xoxb-benchmark", "xapp-benchmark"


def bare_app(api_url: str, process_before_response: bool) -> AsyncApp:
    """Bolt with one listener that does nothing."""
    client = AsyncWebClient(token=BOT_TOKEN, base_url=api_url)
    app = AsyncApp(client=client, signing_secret=SECRET, process_before_response=process_before_response)

    @app.command("/coord")
    async def listen(ack) -> None:
        await ack()

    return app


async def bare(transport: str, api_url: str, process_before_response: bool, port: int = 0) -> int:
    """Serves a bare app on this port (0: a free one); returns the port, 0 over Socket Mode."""
    app = bare_app(api_url, process_before_response)
    if transport == "socket":
        await AsyncSocketModeHandler(app, APP_TOKEN).connect_async()
        return 0
    runner = web.AppRunner(app.web_app(), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    return runner.addresses[0][1]


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


class Nothing:
    """No missions: a command is stored whatever it says."""

    missions = ()


async def ours(transport: str, api_url: str) -> int:
    """Serves our app with a store on disk; returns its port (0 over Socket Mode)."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    from bot.slack.app import build_app
    from bot.slack.connection import connect
    from bot.slack.desk import FrontDesk
    from bot.slack.http import HttpMode
    from bot.slack.intake import Intake
    from bot.slack.outbox import Outbox
    from bot.slack.socket import SocketMode
    from bot.stores.sqlite import SqliteStore

    store = await SqliteStore.open(Path(tempfile.mkdtemp(prefix="coord-ack-")) / "coord.db")
    connection = await connect(BOT_TOKEN, api_url)
    front = FrontDesk(connection, store, Outbox(connection), Nothing(), now)  # type: ignore[arg-type]

    async def desk() -> FrontDesk:
        return front

    app = build_app(connection, Intake(connection, store, now, print, desk))
    if transport == "socket":
        await SocketMode(app, connection, APP_TOKEN, print).start()
        return 0

    async def healthy() -> bool:
        return True

    door = HttpMode(app, SECRET, time.time, healthy, host="127.0.0.1", port=0)
    await door.start()
    return door.port


async def main(kind: str, transport: str, api_url: str, port: str = "0") -> None:
    """Serves until standard input ends."""
    serve = {
        "bare": lambda: bare(transport, api_url, False, int(port)),
        "before": lambda: bare(transport, api_url, True),
        "ours": lambda: ours(transport, api_url),
    }
    print("ready", await serve[kind](), flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
