"""The composition root: the only file that knows every part. It builds what works behind the door from the settings."""

import asyncio
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from bot.config import Settings
from bot.coordinator.coordinator import Coordinator
from bot.coordinator.drafting import Writers
from bot.coordinator.reception import Reception
from bot.core.brief import Brief, PhaseBrief, Reviewed, SpineBrief, Written, WrittenSpine
from bot.core.crosschecks import Crosschecked, check
from bot.core.forms import Form
from bot.core.mission import Mission
from bot.core.ports import Store, Writer
from bot.export.brand import Brand
from bot.export.exporter import Exporter
from bot.export.lending import Lending
from bot.files.reader import FileReader
from bot.library import Library
from bot.render import TemplateRenderer
from bot.slack.connection import Connection
from bot.slack.desk import FrontDesk
from bot.slack.fetch import fetch
from bot.slack.outbox import Outbox
from bot.slack.pacing import Pace
from bot.timetable.public import public_holidays
from bot.worker import Worker, WorkerSettings
from bot.writers.answering import AnswerWriter
from bot.writers.apart import PhraserApart, Study
from bot.writers.openai import OpenAIWriter, Prompt, Server
from bot.writers.purse import Purse

PACKAGE = Path(__file__).parent
BREATH = 1.0
"""Seconds in which the first payloads have the process to themselves."""
GOODBYE = 3.0
"""Seconds that jobs in hand get at the end; with the connections' own goodbye that stays under five."""


def content(name: str) -> Path:
    """Where `missions`, `templates` or `manifest.yml` are: in the package when installed, one level up in a checkout."""
    inside = PACKAGE / name
    return inside if inside.exists() else PACKAGE.parent / name


@cache
def zones() -> frozenset[str]:
    """The names of all time zones, read from the disk when somebody first names one."""
    return frozenset(available_timezones())


def cross_check(mission: Mission, form: Form, values: dict[str, Any], *known: Any) -> Crosschecked:
    """The checks across answers; a time zone is held against those that there are."""
    return check(mission, form, values, *known, zones=zones() if "timezone" in values else frozenset())


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

    async def spine(self, brief: SpineBrief) -> WrittenSpine:
        """What its drafts have to agree on."""
        return await (await self.ready()).spine(brief)

    def forecast(self, mission: Mission) -> None:
        """It asks no model."""
        return

    async def ready(self) -> Writer:
        """The writer, as soon as it is loaded."""
        if self._loading is None:
            self._loading = asyncio.ensure_future(asyncio.to_thread(_offline_writer))
        return await asyncio.shield(self._loading)

    async def close(self) -> None:
        """It holds nothing."""


def _offline_writer() -> Writer:
    from bot.writers.offline import OfflineWriter

    return OfflineWriter()


def writers(settings: Settings, prompt: Prompt, study: Study) -> Writers:
    """Who writes, in the study: a language model when one is set, and the built-in writer always."""
    built_in = BuiltIn()
    by_rules = study.seat(built_in)
    if not settings.has_model:
        return Writers(house=by_rules, built_in=by_rules)
    model = OpenAIWriter(server(settings), prompt, purse=Purse(settings.prices, settings.cap), built_in=built_in)
    phraser = PhraserApart(study, AnswerWriter(model, prompt))
    return Writers(house=study.seat(model), built_in=by_rules, phraser=phraser)


def exporter(settings: Settings) -> Exporter:
    """Exports in the operator's brand, with the operator's templates first."""
    brand = Brand(settings.brand_name or "", settings.brand_colour, settings.brand_logo)
    return Exporter(brand, content("templates") / "export", settings.exports)


def server(settings: Settings) -> Server:
    """The model server that the settings name."""
    key = settings.openai_key.get_secret_value() if settings.openai_key else None
    return Server(key=key, base_url=settings.openai_url, model=settings.model)


def utc_now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


@dataclass
class Works:
    """What works behind the door, built but idle until `start`."""

    missions: Library
    desk: FrontDesk
    worker: Worker
    study: Study
    renderer: TemplateRenderer
    _preparing: asyncio.Task[None] | None = field(default=None, init=False)

    async def start(self) -> None:
        """Begins to work. What only a draft needs is made ready a moment later."""
        await self.worker.start()
        self._preparing = asyncio.create_task(self._prepare())

    async def close(self) -> None:
        """Ends it: words under way are said, jobs in hand get three seconds."""
        await self.desk.close()
        if self._preparing:
            self._preparing.cancel()
            await self.worker.stop(GOODBYE)
        await self.study.close()

    async def _prepare(self) -> None:
        await asyncio.sleep(BREATH)
        await asyncio.gather(asyncio.to_thread(self.renderer.compile), self.study.ready())


def works(
    settings: Settings,
    store: Store,
    connection: Connection,
    fatal: Callable[[str], None],
    pace: WorkerSettings | None = None,
    clock: Callable[[], datetime] = utc_now,
) -> Works:
    """All the parts, put together. Takes the better part of a second, so it may run in a thread beside the loop.

    `clock` gives the UTC instant to everything in the house.
    """
    missions = library(settings)
    chat = Outbox(connection, Pace(settings.pace), fatal)
    renderer = TemplateRenderer(content("templates"))
    study = Study()
    who_writes = writers(settings, renderer.prompt, study)
    reception = Reception(library=missions, new_id=lambda: secrets.token_hex(8))
    files = FileReader(partial(fetch, connection))
    mine: Callable[[str], bool] = lambda job_id: worker.mine(job_id)  # noqa: E731 - the worker comes after
    lending, free = Lending(partial(exporter, settings)), partial(public_holidays, settings.holidays)
    coordinator = Coordinator(store, chat, who_writes, renderer, reception, clock, mine, files, lending, free)
    worker = Worker(
        store,
        coordinator.perform,
        coordinator.give_up,
        clock=clock,
        owner=f"{os.getpid()}-{secrets.token_hex(4)}",
        settings=pace or WorkerSettings(),
    )
    desk = FrontDesk(connection, store, chat, missions, clock, cross_check, free)
    return Works(missions, desk, worker, study, renderer)
