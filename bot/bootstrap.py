"""The composition root: the only file that knows every part. It builds the bot from settings, runs it, and ends it cleanly."""

import asyncio
import contextlib
import os
import secrets
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import structlog

from bot.config import Settings
from bot.coordinator import Coordinator, Writers
from bot.core.brief import Brief, PhaseBrief, Reviewed, Written
from bot.core.crosschecks import check
from bot.core.mission import Mission
from bot.core.ports import Writer
from bot.library import Library
from bot.reception import Reception
from bot.render import TemplateRenderer
from bot.slack.app import build_app
from bot.slack.connection import Connection, connect
from bot.slack.http import HttpMode
from bot.slack.intake import Intake
from bot.slack.outbox import Outbox
from bot.slack.pacing import Pace
from bot.slack.socket import SocketMode
from bot.stores.sqlite import SqliteStore
from bot.worker import Worker, WorkerSettings
from bot.writers.openai import OpenAIWriter, Prompt, Server

log = structlog.get_logger("coord")

PACKAGE = Path(__file__).parent
USUAL = WorkerSettings()
BREATH = 1.0
"""Seconds in which the first payloads have the process to themselves."""
GOODBYE = 3.0
"""Seconds that jobs in hand get at the end; with the connections' own goodbye that stays under five."""


def content(name: str) -> Path:
    """Where `missions`, `templates` or `manifest.yml` are: in the package when installed, one level up in a checkout."""
    inside = PACKAGE / name
    return inside if inside.exists() else PACKAGE.parent / name


def library(settings: Settings) -> Library:
    """The missions: the operator's own folder first, then those that ship."""
    own = (settings.missions,) if settings.missions else ()
    return Library.load((*own, content("missions")))


class BuiltIn:
    """The built-in writer, loaded in a thread when it is first wanted: it is large, and the way in need not wait for it."""

    name = "built-in writer"

    def __init__(self) -> None:
        self._loading: asyncio.Future[Writer] | None = None

    async def draft(self, brief: Brief) -> Written:
        """One deliverable."""
        return await (await self.ready()).draft(brief)

    async def review(self, brief: PhaseBrief) -> Reviewed:
        """A phase's drafts, read as its support persona."""
        return await (await self.ready()).review(brief)

    def forecast(self, mission: Mission) -> None:
        """It asks no model."""
        return

    async def ready(self) -> Writer:
        """The writer, as soon as it is loaded."""
        if self._loading is None:
            self._loading = asyncio.ensure_future(asyncio.to_thread(_offline_writer))
        return await asyncio.shield(self._loading)


def _offline_writer() -> Writer:
    from bot.writers.offline import OfflineWriter

    return OfflineWriter()


def writers(settings: Settings, prompt: Prompt, built_in: BuiltIn) -> Writers:
    """Who writes: a language model when one is set, and the built-in writer always."""
    return Writers(house=OpenAIWriter(server(settings), prompt) if settings.has_model else built_in, built_in=built_in)


def server(settings: Settings) -> Server:
    """The model server that the settings name."""
    key = settings.openai_key.get_secret_value() if settings.openai_key else None
    return Server(key=key, base_url=settings.openai_url, model=settings.model)


def utc_now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Bot:
    """A running bot. `ended` is set with a sentence when it cannot go on."""

    store: SqliteStore
    connection: Connection
    missions: Library
    ended: asyncio.Future[str]

    def end(self, why: str = "") -> None:
        """Ends the bot; `why` when something is wrong."""
        if not self.ended.done():
            self.ended.set_result(why)


@contextlib.asynccontextmanager
async def running(settings: Settings, pace_of_work: WorkerSettings = USUAL) -> AsyncIterator[Bot]:
    """The bot, from its first connection to its clean end. Raises StoreUnavailable, Refused, TryLater or OSError at the start."""
    async with AsyncExitStack() as stack:
        store = await SqliteStore.open(settings.database)
        stack.push_async_callback(store.close)
        assert settings.bot_token is not None
        connection = await connect(settings.bot_token.get_secret_value(), settings.api_url)
        stack.push_async_callback(connection.close)
        missions = library(settings)
        bot = Bot(store, connection, missions, asyncio.get_running_loop().create_future())
        chat = Outbox(connection, Pace(settings.pace), bot.end)
        renderer = TemplateRenderer(content("templates"))
        reception = Reception(library=missions, new_id=_new_id)
        built_in = BuiltIn()
        who_writes = writers(settings, renderer.prompt, built_in)
        if isinstance(who_writes.house, OpenAIWriter):
            stack.push_async_callback(who_writes.house.close)
        coordinator = Coordinator(store, chat, who_writes, renderer, reception, utc_now, lambda job_id: worker.mine(job_id))
        worker = Worker(
            store,
            coordinator.perform,
            coordinator.give_up,
            clock=utc_now,
            owner=f"{os.getpid()}-{secrets.token_hex(4)}",
            settings=pace_of_work,
        )
        await worker.start()
        stack.push_async_callback(worker.stop, GOODBYE)
        intake = Intake(connection, store, chat, missions, utc_now, bot.end, check)
        stack.push_async_callback(intake.close)
        door = _door(settings, connection, intake, store, bot.end)
        await door.start()
        stack.push_async_callback(door.close)
        # What only a draft needs is made ready while the first payloads come in.
        ready = asyncio.create_task(_made_ready(renderer, built_in))
        stack.callback(ready.cancel)
        yield bot


async def _made_ready(renderer: TemplateRenderer, built_in: BuiltIn) -> None:
    await asyncio.sleep(BREATH)
    await asyncio.gather(asyncio.to_thread(renderer.compile), built_in.ready())


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


async def serve(settings: Settings, announce: Callable[[Bot], Awaitable[None]]) -> str:
    """Runs until SIGTERM or SIGINT (returns "") or until it cannot go on (returns why)."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stop.set)
    async with running(settings) as bot:
        await announce(bot)
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait((stopping, bot.ended), return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        return bot.ended.result() if bot.ended.done() else ""


def _new_id() -> str:
    return secrets.token_hex(8)
