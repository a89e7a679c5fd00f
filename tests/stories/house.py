"""The coordinator on a real store with a fake chat and a fake writer: everything but Slack and the clock."""

from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from bot.coordinator.coordinator import Coordinator
from bot.coordinator.drafting import Writers
from bot.coordinator.queue import row
from bot.coordinator.reception import Reception
from bot.core.jobs import Command, Happen
from bot.core.mission import Mission
from bot.core.run import Run
from bot.stores.sqlite import SqliteStore
from tests.core.given import NOON, OLIVE
from tests.fakes.chat import FakeChat
from tests.fakes.files import FakeFiles
from tests.fakes.writers import FakeRenderer, FakeWriter

TEAM, CHANNEL = "T1", "C1"


class Shelf:
    """The Missions port over a few values."""

    def __init__(self, *missions: Mission) -> None:
        self.missions = missions

    def find(self, name: str) -> Mission | None:
        """By slug or alias."""
        return next((m for m in self.missions if name in (m.slug, *m.aliases)), None)

    def nearest(self, word: str) -> tuple[str, ...]:
        """All of them."""
        return tuple(m.slug for m in self.missions)

    def complaints(self) -> tuple[str, ...]:
        """None."""
        return ()


class House:
    """Commands and presses go in; `settle` performs every due job. Failed jobs are given up at once."""

    def __init__(self, store: SqliteStore, *missions: Mission) -> None:
        self.store, self.chat = store, FakeChat()
        self.house, self.built_in = FakeWriter("model"), FakeWriter("built-in writer")
        self.files = FakeFiles()
        ids, self._keys = count(1), count(1)
        self._now = NOON
        self.awake = True
        reception = Reception(library=Shelf(*missions), new_id=lambda: f"r{next(ids)}")
        writers = Writers(house=self.house, built_in=self.built_in)
        self.coordinator = Coordinator(
            store, self.chat, writers, FakeRenderer(), reception, self.clock, lambda _: self.awake, self.files
        )

    @classmethod
    async def open(cls, folder: Path, *missions: Mission) -> "House":
        """A house on a fresh database in this folder."""
        return cls(await SqliteStore.open(folder / "coord.db"), *missions)

    def clock(self) -> datetime:
        """A second later every time."""
        self._now += timedelta(seconds=1)
        return self._now

    async def command(self, text: str, by: str = OLIVE, channel: str = CHANNEL) -> None:
        """Somebody types `/coord <text>`."""
        key = f"c{next(self._keys)}"
        job = Command(key=key, team=TEAM, channel=channel, user=by, name=f"name of {by}", text=text, reply="url", at=self.clock())
        await self.store.run(lambda tx: tx.put(row(TEAM, job), self.clock()))
        await self.settle()

    async def happen(self, kind: type, by: str = OLIVE, run: str = "r1", times: int = 1, **fields: object) -> None:
        """Somebody presses or submits something; `times` deliveries of the same payload."""
        event = kind(key=f"p{next(self._keys)}", at=self.clock(), by=by, **fields)
        for _ in range(times):
            await self.store.run(lambda tx: tx.put(row(TEAM, Happen(run=run, event=event)), self.clock()))
        await self.settle()

    async def settle(self) -> None:
        """Performs what is due until nothing is."""
        while rows := await self.store.run(lambda tx: tx.claim("me", self.clock(), 60, 5)):
            for each in rows:
                try:
                    await self.coordinator.perform(each)
                except Exception as error:  # the worker's boundary
                    await self.coordinator.give_up(each, error)

    async def run(self, run_id: str = "r1") -> Run:
        """The run as stored."""
        run = await self.store.run(lambda tx: tx.run(run_id))
        assert run is not None
        return run
