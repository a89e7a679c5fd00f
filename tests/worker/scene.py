"""The stage of the worker's stories: a real store, a hand that turns the clock, and a note of what was done."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.core.jobs import DraftJob
from bot.core.ports import JobRow, Store
from bot.core.run import WriterChoice
from bot.stores.sqlite import SqliteStore
from bot.worker import Lane, Worker, WorkerSettings
from tests.contracts.given import ME, NOON

DRAFT = DraftJob(run="R1", deliverable="standards", generation=1, choice=WriterChoice.HOUSE)
SETTINGS = WorkerSettings(
    slots=3, lanes=(Lane(("draft",), 2),), tries={"draft": 2}, default_tries=4, longest_sleep=0.02, lease=0.3
)


@dataclass
class Scene:
    """A worker on a real store, and what it did. `acts` say what happens in each try of a job; the default is to finish it."""

    store: SqliteStore
    now: datetime = NOON
    acts: dict[str, list[Callable[[], Awaitable[None]]]] = field(default_factory=dict)
    begun: list[str] = field(default_factory=list)
    finished: list[str] = field(default_factory=list)
    given_up: dict[str, str] = field(default_factory=dict)
    side_by_side: set[str] = field(default_factory=set)
    most: int = 0
    ticks: float = 0.0

    def worker(self, settings: WorkerSettings = SETTINGS, store: Store | None = None) -> Worker:
        return Worker(
            store or self.store,
            self.perform,
            self.give_up,
            clock=lambda: self.now,
            owner=ME,
            settings=settings,
            chance=lambda: 1.0,
            monotonic=lambda: self.ticks,
        )

    async def perform(self, row: JobRow) -> None:
        self.begun.append(row.id)
        self.side_by_side.add(row.id)
        self.most = max(self.most, len(self.side_by_side))
        try:
            if acts := self.acts.get(row.id):
                await acts.pop(0)()
            if await self.store.run(lambda tx: tx.finish(row.id, row.owner or "", self.now)):
                self.finished.append(row.id)
        finally:
            self.side_by_side.discard(row.id)

    async def give_up(self, row: JobRow, error: Exception) -> None:
        self.given_up[row.id] = str(error)
        await self.store.run(lambda tx: tx.bury(row.id, row.owner or "", self.now, str(error)))

    async def put(self, *rows: JobRow) -> None:
        await self.store.run(lambda tx: [tx.put(row, self.now) for row in rows])

    async def row(self, name: str) -> JobRow:
        return next(row for row in await self.store.run(lambda tx: tx.jobs()) if row.id == name)


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not true():  # noqa: ASYNC110 - what is awaited is state, not a signal
            await asyncio.sleep(0.002)


async def until_row(scene: Scene, name: str, **wanted: object) -> JobRow:
    async with asyncio.timeout(10):
        while True:
            row = await scene.row(name)
            if all(getattr(row, key) == value for key, value in wanted.items()):
                return row
            await asyncio.sleep(0.002)


async def until_gone(scene: Scene, name: str) -> None:
    async with asyncio.timeout(10):
        while any(row.id == name for row in await scene.store.run(lambda tx: tx.jobs())):  # noqa: ASYNC110
            await asyncio.sleep(0.002)


def fails(error: Exception) -> Callable[[], Awaitable[None]]:
    async def act() -> None:
        raise error

    return act
