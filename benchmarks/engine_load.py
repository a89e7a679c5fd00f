"""The engine under load: events of three small steps through the store and the worker, as the bot takes them."""

import asyncio
import gc
import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bot.core.events import Ticked
from bot.core.jobs import Happen
from bot.core.ports import JobRow
from bot.core.run import Answer, Draft, DraftState, Run
from bot.stores.sqlite import SqliteStore
from bot.worker import Worker, WorkerSettings

STEPS = 3
TEXT = "We answer every request within one working day, in plain words, and say what happens next. " * 6


def now() -> datetime:
    return datetime.now(UTC)


def busy_run(name: str) -> Run:
    """A run in the middle of its way: answers, and the drafts of one phase."""
    answers = {f"question_{n}": Answer(question=f"question_{n}", value=TEXT[:80], by="U1", at=now()) for n in range(7)}
    drafts = {f"part_{n}": Draft(deliverable=f"part_{n}", state=DraftState.READY, markdown=TEXT) for n in range(4)}
    return Run(
        id=name,
        team="T1",
        channel=name,
        starter="U1",
        slug="bible",
        sha256="abc",
        started=now(),
        answers=answers,
        drafts=drafts,
    )


def step(name: str, run: str, number: int = 1) -> JobRow:
    """A step of an event: the quick kind of job, of which the bot has most."""
    event = Ticked(key=name, at=now(), criteria=(number,))
    return JobRow(id=f"{name}/{number}", team="T1", key=f"run/{run}", job=Happen(run=run, event=event))


class Bench:
    """A store, and a worker whose steps load a run, change it, save it, end themselves and put the next step."""

    def __init__(self, store: SqliteStore) -> None:
        self.store = store
        self.left = 0
        self.done = asyncio.Event()
        self.begun: dict[str, float] = {}
        self.worker = Worker(store, self.perform, self.give_up, clock=now, owner="bench", settings=WorkerSettings())

    async def perform(self, row: JobRow) -> None:
        self.begun[row.id] = time.perf_counter()
        last = await self.store.run(lambda tx: self.small_step(tx, row))
        self.left -= last
        if not self.left:
            self.done.set()

    @staticmethod
    def small_step(tx, row: JobRow) -> bool:
        at, number = now(), row.job.event.criteria[0]
        if not tx.finish(row.id, row.owner, at):
            return False
        run = tx.run(row.job.run)
        tx.save_run(run.model_copy(update={"revision": run.revision + 1}))
        if number < STEPS:
            tx.put(step(row.id.rsplit("/", 1)[0], row.job.run, number + 1), at)
        return number == STEPS

    async def give_up(self, row: JobRow, error: Exception) -> None:
        raise error

    async def events(self, prefix: str, count: int, runs: int) -> tuple[float, float]:
        """Takes in and processes so many events; events a second, and CPU milliseconds an event."""
        self.left = count
        self.done.clear()
        wall, cpu = time.perf_counter(), time.process_time()
        for first in range(0, count, 50):
            rows = [step(f"{prefix}-{n}", f"run-{n % runs}") for n in range(first, min(first + 50, count))]
            await asyncio.gather(*(self.store.run(lambda tx, row=row: tx.put(row, now())) for row in rows))
        await self.done.wait()
        return count / (time.perf_counter() - wall), (time.process_time() - cpu) / count * 1000

    async def latency(self, prefix: str, count: int) -> tuple[float, float]:
        """Median and 95th percentile of milliseconds from a put to the start of its work, on an idle system."""
        taken = []
        for n in range(count):
            row = step(f"{prefix}-{n}", "run-0", STEPS)
            self.left, begun = 1, time.perf_counter()
            self.done.clear()
            await self.store.run(lambda tx, row=row: tx.put(row, now()))
            await self.done.wait()
            taken.append((self.begun[row.id] - begun) * 1000)
            await asyncio.sleep(0.02)
        return median(taken), sorted(taken)[int(len(taken) * 0.95)]


def bare_commit(connection: sqlite3.Connection, count: int) -> float:
    """The median milliseconds of a durable commit of one row on this disk, without anything of ours."""
    taken = []
    for n in range(count):
        begun = time.perf_counter()
        connection.execute("insert into bare values (?)", (f"row {n}",))
        taken.append((time.perf_counter() - begun) * 1000)
        time.sleep(0.02)
    return median(taken)


def bare(file: Path) -> sqlite3.Connection:
    """A database of one table, as durable as ours."""
    connection = sqlite3.connect(file, isolation_level=None)
    for statement in ("pragma journal_mode = persist", "pragma synchronous = full", "create table bare (text)"):
        connection.execute(statement)
    return connection


async def measure(file: Path, rounds: int, count: int, runs: int = 200) -> dict[str, float]:
    """Medians over the rounds: events a second, CPU milliseconds an event, put to start (p50 and p95) and a bare commit (ms)."""
    store = await SqliteStore.open(file)
    await store.run(lambda tx: [tx.add_run(busy_run(f"run-{n}")) for n in range(runs)])
    bench = Bench(store)
    await bench.worker.start()
    loads, waits, bares = [], [], []
    bare_database = bare(file.with_suffix(".bare"))
    for number in range(rounds):
        gc.collect()
        loads.append(await bench.events(f"load-{number}", count, runs))
        await asyncio.sleep(0.2)
        waits.append(await bench.latency(f"wait-{number}", 50))
        bares.append(bare_commit(bare_database, 20))
    bare_database.close()
    await bench.worker.stop(1)
    await store.close()
    rate, cpu = (median(column) for column in zip(*loads, strict=True))
    start, slow_start = (median(column) for column in zip(*waits, strict=True))
    return {"rate": rate, "cpu": cpu, "start": start, "slow_start": slow_start, "bare": median(bares)}
