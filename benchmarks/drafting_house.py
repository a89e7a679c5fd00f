"""Missions through the real coordinator, worker and store, with a person who presses at once; no Slack."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from bot.bootstrap import BuiltIn, content
from bot.coordinator.coordinator import Coordinator
from bot.coordinator.drafting import Writers
from bot.coordinator.queue import row
from bot.coordinator.reception import Reception
from bot.core import events
from bot.core.files import Reading
from bot.core.jobs import Command, Happen, Job
from bot.core.ports import Showing, Unreadable
from bot.core.run import Run, Stage
from bot.library import Library
from bot.render import TemplateRenderer
from bot.stores.sqlite import SqliteStore
from bot.worker import Worker, WorkerSettings
from bot.writers.openai import OpenAIWriter, Server
from tests.fakes.chat import FakeChat

TEAM, CHANNEL, OWNER = "T1", "C1", "U1"


def now() -> datetime:
    return datetime.now(UTC)


class Screen(FakeChat):
    """A chat that shows at once, and remembers when each message of each run was shown first."""

    def __init__(self) -> None:
        super().__init__()
        self.at: dict[tuple[str, str], float] = {}
        self.changed = asyncio.Event()

    async def show(self, showing: Showing) -> str:
        self.at.setdefault((showing.run.id, showing.name), time.perf_counter())
        self.changed.set()
        return await super().show(showing)


class NoFiles:
    """The Files port where nobody attaches any."""

    async def read(self, file_id: str, table: bool) -> Reading:
        raise Unreadable("There are no files here.")


class House:
    """What works behind the door, and the person's presses."""

    def __init__(self, store: SqliteStore, writers: Writers, renderer: TemplateRenderer, missions: Library) -> None:
        self.store, self.screen, self.name = store, Screen(), writers.house.name
        ids, self._keys = count(1), count(1)
        reception = Reception(library=missions, new_id=lambda: f"{self.name}-{next(ids)}")
        self.coordinator = Coordinator(store, self.screen, writers, renderer, reception, now, lambda _: True, NoFiles())
        self.worker = Worker(
            store, self.coordinator.perform, self.coordinator.give_up, clock=now, owner="bench", settings=WorkerSettings()
        )
        self.runs = 0

    async def begin(self, words: str) -> str:
        """Types `/coord <words>` and chooses the sample company; the run's id, once its card stands."""
        self.runs += 1
        run, key = f"{self.name}-{self.runs}", f"{self.name}-{next(self._keys)}"
        await self._put(Command(key=key, team=TEAM, channel=CHANNEL, user=OWNER, name="Olive", text=words, reply="", at=now()))
        await self.shown(run, "card")
        return run

    async def press(self, run: str, kind: type, **fields: Any) -> float:
        """Presses a button; when (seconds)."""
        pressed = time.perf_counter()
        event = kind(key=f"{self.name}-{next(self._keys)}", at=now(), by=OWNER, **fields)
        await self._put(Happen(run=run, event=event))
        return pressed

    async def shown(self, run: str, message: str) -> float:
        """Waits until this message of the run is shown; when (seconds)."""
        while (run, message) not in self.screen.at:
            await self._something()
        return self.screen.at[run, message]

    async def stage(self, run: str, stage: Stage) -> Run:
        """Waits until the run has come so far."""
        while True:
            self.screen.changed.clear()
            if (found := await self.store.run(lambda tx: tx.run(run))) and found.stage is stage:
                return found
            await self._something()

    async def end(self, run: str, publish: bool) -> None:
        """Publishes or cancels the run, so that the next can begin in the channel."""
        await self.press(run, events.PublishAsked if publish else events.Cancelled)
        await self.stage(run, Stage.PUBLISHED if publish else Stage.CANCELLED)

    async def _something(self) -> None:
        """Waits until anything is shown. Every step of a run shows its card anew."""
        async with asyncio.timeout(120):
            await self.screen.changed.wait()
        self.screen.changed.clear()

    async def _put(self, job: Job) -> None:
        await self.store.run(lambda tx: tx.put(row(TEAM, job), now()))


@asynccontextmanager
async def house(file: Path, address: str = "") -> AsyncIterator[House]:
    """A house on this database, whose drafts come from the model server at the address, or from the built-in writer."""
    store = await SqliteStore.open(str(file))
    renderer, built_in = TemplateRenderer(content("templates")), BuiltIn()
    model = OpenAIWriter(Server(None, address, "bench"), renderer.prompt, built_in=built_in) if address else None
    made = House(store, Writers(model or built_in, built_in), renderer, Library.load((content("missions"),)))
    renderer.compile()
    await built_in.ready()
    if model:
        await model.ready()
    await made.worker.start()
    yield made
    await made.worker.stop(1)
    if model:
        await model.close()
    await store.close()
