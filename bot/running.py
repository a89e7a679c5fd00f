"""Runs the bot to its clean end. The door opens first; all that works behind it is loaded while the first payloads come in."""

import asyncio
import contextlib
import signal
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.config import Settings
from bot.core.ports import Missions
from bot.slack.app import build_app
from bot.slack.connection import Connection, connect
from bot.slack.http import HttpMode
from bot.slack.intake import Desk, Intake
from bot.slack.socket import SocketMode
from bot.stores.sqlite import SqliteStore

if TYPE_CHECKING:
    from bot.bootstrap import Works
    from bot.worker import WorkerSettings


Clock = Callable[[], datetime]
TURN = 0.0002
"""Seconds after which a thread that computes lets another go on, so that the writers' does not hold up an acknowledgement."""


@dataclass(frozen=True)
class Bot:
    """A running bot. `ended` is set with a sentence when it cannot go on; `wake` tells it that the clock was moved."""

    store: SqliteStore
    connection: Connection
    missions: Missions
    ended: asyncio.Future[str]
    wake: Callable[[], None]

    def end(self, why: str = "") -> None:
        """Ends the bot; `why` when something is wrong."""
        _end(self.ended, why)


@contextlib.asynccontextmanager
async def running(
    settings: Settings, pace_of_work: "WorkerSettings | None" = None, clock: Clock | None = None
) -> AsyncIterator[Bot]:
    """The bot, from its first connection to its clean end; `clock` is its time (UTC), the real one unless given.

    Raises StoreUnavailable, Refused, TryLater or OSError at the start.
    """
    ended: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    async with AsyncExitStack() as stack:
        now = clock or utc_now
        store = await SqliteStore.open(settings.database, clock=now)
        stack.push_async_callback(store.close)
        assert settings.bot_token is not None
        connection = await connect(settings.bot_token.get_secret_value(), settings.api_url)
        stack.push_async_callback(connection.close)

        def fatal(why: str) -> None:
            _end(ended, why)

        loading = asyncio.ensure_future(asyncio.to_thread(_load, settings, store, connection, fatal, pace_of_work, now))
        stack.push_async_callback(_close, loading)

        async def desk() -> Desk:
            return (await asyncio.shield(loading)).desk

        door = _door(settings, connection, Intake(connection, store, now, fatal, desk), store, fatal)
        await door.start()
        stack.push_async_callback(door.close)
        works = await asyncio.shield(loading)
        await works.start()
        yield Bot(store, connection, works.missions, ended, works.worker.wake)


async def serve(settings: Settings, announce: Callable[[Bot], Awaitable[None]], clock: Clock | None = None) -> str:
    """Runs until SIGTERM or SIGINT (returns "") or until it cannot go on (returns why)."""
    sys.setswitchinterval(TURN)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stop.set)
    async with running(settings, clock=clock) as bot:
        await announce(bot)
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait((stopping, bot.ended), return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        return bot.ended.result() if bot.ended.done() else ""


def utc_now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


def _end(ended: asyncio.Future[str], why: str) -> None:
    if not ended.done():
        ended.set_result(why)


def _load(
    settings: Settings,
    store: SqliteStore,
    connection: Connection,
    fatal: Callable[[str], None],
    pace_of_work: "WorkerSettings | None",
    clock: Clock,
) -> "Works":
    from bot.bootstrap import works

    return works(settings, store, connection, fatal, pace_of_work, clock)


async def _close(loading: "asyncio.Future[Works]") -> None:
    """Ends what works behind the door; what was not loaded yet, or could not be, has nothing to end."""
    with contextlib.suppress(Exception):
        works = await loading
        await works.close()


def _door(
    settings: Settings, connection: Connection, intake: Intake, store: SqliteStore, fatal: Callable[[str], None]
) -> SocketMode | HttpMode:
    app = build_app(connection, intake)
    if settings.over_http:
        assert settings.signing_secret is not None
        assert settings.port is not None
        secret = settings.signing_secret.get_secret_value()
        return HttpMode(app, secret, time.time, lambda: _healthy(store), port=settings.port)
    assert settings.app_token is not None
    return SocketMode(app, connection, settings.app_token.get_secret_value(), fatal)


async def _healthy(store: SqliteStore) -> bool:
    try:
        await store.run(lambda tx: tx.next_due())
    except Exception:
        return False
    return True
