"""What idle runs cost: databases with few and with many open runs and finished jobs, each opened by a fresh process."""

import asyncio
import json
import os
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.engine_load import busy_run, step
from benchmarks.goals import Measured
from bot.stores.sqlite import SqliteStore
from bot.worker import Worker, WorkerSettings

FILL = """
with recursive n(i) as (select 1 union all select i + 1 from n where i < {count})
insert into run (id, team, channel, starter, slug, sha256, stage, open, version, started, body)
select 'idle-' || i, 'T1', 'C' || i, 'U' || (i / 5), slug, sha256, stage, 1, 0, started + i, body
from n, (select * from run where id = 'model')
"""
FINISHED = """
with recursive n(i) as (select 1 union all select i + 1 from n where i < {count})
insert into job (id, team, kind, key, body, run_at, tries, state, owner, done_at)
select 'done-' || i, team, kind, 'run/idle-' || i, body, run_at + i, 1, 'done', 'gone', run_at + i
from n, (select * from job where id = 'model')
"""


def now() -> datetime:
    return datetime.now(UTC)


async def make(file: Path, runs: int, jobs: int) -> None:
    """A database with so many open runs and so many finished jobs."""
    store = await SqliteStore.open(file)
    await store.run(lambda tx: (tx.add_run(busy_run("model")), tx.put(step("model", "model"), now())))
    await store.close()
    with sqlite3.connect(file) as connection:
        connection.execute(FILL.format(count=runs))
        connection.execute(FINISHED.format(count=jobs))
        connection.execute("delete from job where id = 'model'")
    connection.close()


async def live(file: Path, idle_seconds: float) -> dict[str, float]:
    """One life of the bot's engine on this file: what opening, the first job, a listing and being idle took."""
    begun = time.perf_counter()
    store = await SqliteStore.open(file)
    opened, started = time.perf_counter(), asyncio.Event()

    async def perform(row) -> None:
        started.set()
        await store.run(lambda tx: tx.finish(row.id, row.owner or "", now()))

    async def give_up(row, error) -> None:
        raise error

    worker = Worker(store, perform, give_up, clock=now, owner="one", settings=WorkerSettings())
    await worker.start()
    await store.run(lambda tx: tx.put(step(f"first-{time.time_ns()}", "model"), now()))
    await started.wait()
    first = time.perf_counter()
    listing = await timed(store, lambda tx: tx.runs("T1", user="U1", open=True))
    cpu, wall = time.process_time(), time.perf_counter()
    await asyncio.sleep(idle_seconds)
    idle = (time.process_time() - cpu) / (time.perf_counter() - wall)
    memory = int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    await worker.stop(1)
    await store.close()
    return {"open": opened - begun, "first": first - begun, "listing": listing, "idle": idle, "memory": memory}


async def timed(store: SqliteStore, fn) -> float:
    """The median seconds of twenty transactions."""
    taken = []
    for _ in range(20):
        begun = time.perf_counter()
        await store.run(fn)
        taken.append(time.perf_counter() - begun)
    return median(taken)


def process(file: Path, idle_seconds: float) -> dict[str, float]:
    """The same in a fresh process, with the time from its start to its first job."""
    command = [sys.executable, "-m", "benchmarks.engine_idle", str(file), str(idle_seconds)]
    begun = time.time()
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {**told, "start": told["started_at"] - begun}


def compare(folder: Path, rounds: int, many: int, jobs: int, idle_seconds: float) -> list[Measured]:
    """The rows: 100 against many idle runs, both in turn, the quietest round of each: most of a start is Python's imports."""
    few_file, many_file = folder / "few.db", folder / "many.db"
    asyncio.run(make(few_file, 100, 1))
    asyncio.run(make(many_file, many, jobs))
    few, lots = [], []
    for _ in range(rounds):
        few.append(process(few_file, idle_seconds))
        lots.append(process(many_file, idle_seconds))

    def ratio(name: str, key: str, most: float, unit: float, sign: str) -> Measured:
        one, other = min(life[key] for life in few), min(life[key] for life in lots)
        return Measured(name, other / one, "x", most=most, note=f"{one * unit:.3g} -> {other * unit:.3g} {sign}")

    title = f"{many:,} idle runs and {jobs:,} done jobs against 100"
    return [
        ratio(f"{title}: start to first job", "start", 1.2, 1000, "ms"),
        Measured("opening the store on them", median(life["open"] for life in lots) * 1000, "ms"),
        ratio("memory", "memory", 1.05, 1, "MB"),
        ratio("a person's open runs", "listing", 1.2, 1000, "ms"),
        Measured("idle CPU", median(life["idle"] for life in lots) * 100, "% of a core", most=1),
    ]


def main() -> None:
    """The child: prints one life as JSON."""
    told = asyncio.run(live(Path(sys.argv[1]), float(sys.argv[2])))
    print(json.dumps({**told, "started_at": time.time() - float(sys.argv[2])}))


if __name__ == "__main__":
    main()
