"""The engine in a process of its own, killed at any moment: afterwards each step was taken once, and in order."""

import asyncio
import random
import signal
import sys
from pathlib import Path

import pytest

from bot.core.events import Ticked
from bot.core.jobs import Happen
from bot.core.ports import JobRow
from tests.contracts.given import NOON, opened, run

RUNS, STEPS = 5, 30

ENGINE = """
import asyncio, sys
from datetime import UTC, datetime
from bot.stores.sqlite import SqliteStore
from bot.worker import Worker, WorkerSettings

def now():
    return datetime.now(UTC)

async def engine():
    store = await SqliteStore.open(sys.argv[1])

    async def perform(row):
        def take_step(tx):
            if tx.finish(row.id, row.owner, now()):
                before = tx.run(row.job.run)
                (number,) = row.job.event.criteria
                assert before.revision == number - 1
                tx.save_run(before.model_copy(update={"revision": number}))
        await store.run(take_step)

    async def give_up(row, error):
        print("given up", row.id, error, flush=True)

    worker = Worker(store, perform, give_up, clock=now, owner="engine", settings=WorkerSettings(slots=3))
    await worker.start()
    print("runs", flush=True)
    while await store.run(lambda tx: tx.jobs("waiting", 1) + tx.jobs("running", 1)):
        await asyncio.sleep(0.01)
    print("all done", flush=True)

asyncio.run(engine())
"""


def step(name: str, number: int) -> JobRow:
    event = Ticked(key=f"{name}-{number}", at=NOON, criteria=(number,))
    return JobRow(id=event.key, team="T1", key=name, job=Happen(run=name, event=event))


async def lines(process: asyncio.subprocess.Process) -> str:
    assert process.stdout
    return (await process.stdout.read()).decode()


async def life(file: Path, seconds: float) -> str:
    """Starts the engine and kills it after so many seconds of work, unless it is done before; what it said."""
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", ENGINE, str(file), stdout=asyncio.subprocess.PIPE)
    assert process.stdout
    said = (await process.stdout.readline()).decode()
    ended = asyncio.create_task(process.wait())
    await asyncio.wait([ended], timeout=seconds)
    if not ended.done():
        process.send_signal(signal.SIGKILL)
    return said + await lines(process)


@pytest.mark.slow
async def test_a_killed_engine_takes_every_step_once_and_in_order(file: Path):
    store = await opened(file)
    await store.run(lambda tx: [tx.add_run(run(f"R{n}", channel=f"C{n}")) for n in range(RUNS)])
    await store.run(lambda tx: [tx.put(step(f"R{n}", m), NOON) for m in range(1, STEPS + 1) for n in range(RUNS)])
    await store.close()
    chance = random.Random(7)
    said = [await life(file, chance.uniform(0.0, 0.03)) for _ in range(6)]
    said.append(await life(file, 30))
    assert "all done" in said[-1]
    assert not any("given up" in one for one in said)
    store = await opened(file)
    ended = await store.run(lambda tx: tx.all_runs())
    assert {one.id: one.revision for one in ended} == {f"R{n}": STEPS for n in range(RUNS)}
    assert {one.state for one in await store.run(lambda tx: tx.jobs(limit=1000))} == {"done"}
    await store.close()
