"""Leases: a worker keeps what it works on, lets go of what it lost, and gives back what it cannot finish."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from bot.core.ports import StoreUnavailable
from bot.worker import WorkerSettings
from tests.contracts.given import ME, NOON, OTHER, job, later
from tests.worker.scene import SETTINGS, Scene, until, until_gone, until_row


async def forever() -> None:
    await asyncio.Event().wait()


async def test_a_long_job_stays_with_its_worker(scene: Scene):
    gate = asyncio.Event()
    scene.acts["a"] = [gate.wait]
    worker = scene.worker()
    await worker.start()
    await scene.put(job("a"))
    await until(lambda: scene.begun == ["a"])
    scene.now, scene.ticks = later(0.25), 0.25
    row = await until_row(scene, "a", run_at=later(0.55))
    assert (row.state, row.tries) == ("running", 1)
    assert await scene.store.run(lambda tx: tx.claim(OTHER, later(0.5), 30, 10)) == ()
    assert worker.mine("a")
    gate.set()
    await until(lambda: scene.finished == ["a"])
    assert not worker.mine("a")
    await worker.stop(1)


async def test_a_worker_that_froze_writes_nothing_when_it_wakes(scene: Scene):
    gate = asyncio.Event()
    scene.acts["a"] = [gate.wait]
    worker = scene.worker(replace(SETTINGS, lease=3000.0))
    await worker.start()
    await scene.put(job("a"))
    await until(lambda: scene.begun == ["a"])
    assert worker.mine("a")
    scene.ticks = 3000.0
    assert not worker.mine("a")
    taken = await scene.store.run(lambda tx: tx.claim(OTHER, later(3000), 30, 10))
    assert [row.id for row in taken] == ["a"]
    gate.set()
    await until(lambda: not scene.side_by_side)
    assert scene.finished == []
    assert (await scene.row("a")).owner == OTHER
    await worker.stop(1)


async def test_a_worker_notices_that_a_job_was_taken_from_it(scene: Scene):
    gate = asyncio.Event()
    scene.acts["a"] = [gate.wait]
    worker = scene.worker()
    await worker.start()
    await scene.put(job("a"))
    await until(lambda: scene.begun == ["a"])
    await scene.store.run(lambda tx: (tx.postpone("a", ME, NOON, ""), tx.claim(OTHER, NOON, 30, 1)))
    await until(lambda: not worker.mine("a"))
    gate.set()
    await worker.stop(1)
    assert scene.finished == []


async def test_a_loop_that_stood_still_does_not_begin_the_same_job_twice(scene: Scene):
    gate = asyncio.Event()
    scene.acts["a"] = [gate.wait]
    worker = scene.worker(replace(SETTINGS, lease=60.0))
    await worker.start()
    await scene.put(job("a"))
    await until(lambda: scene.begun == ["a"])
    scene.now, scene.ticks = later(100), 100.0
    await until_row(scene, "a", tries=2)
    await until(lambda: worker.mine("a"))
    gate.set()
    await until(lambda: scene.finished == ["a"])
    assert scene.begun == ["a"]
    await worker.stop(1)


async def test_stopping_lets_jobs_finish_and_gives_the_others_back(scene: Scene):
    gate = asyncio.Event()
    scene.acts = {"quick": [gate.wait], "stuck": [forever]}
    worker = scene.worker(WorkerSettings(longest_sleep=3600))
    await worker.start()
    await scene.put(job("quick"), job("stuck"))
    await until(lambda: sorted(scene.begun) == ["quick", "stuck"])
    gate.set()
    await worker.stop(0.5)
    assert scene.finished == ["quick"]
    stuck = await scene.row("stuck")
    assert (stuck.state, stuck.owner, stuck.run_at, stuck.failures) == ("waiting", None, NOON, 0)
    await scene.put(job("after"))
    assert (await scene.row("after")).state == "waiting"


async def test_a_store_that_fails_for_a_while_stops_nothing(scene: Scene):
    class Failing:
        """The store, with a run of bad luck."""

        def __init__(self) -> None:
            self.luck = [StoreUnavailable("The disk is full."), ValueError("a mistake"), StoreUnavailable("locked")]

        async def run(self, fn):
            if self.luck:
                raise self.luck.pop(0)
            return await scene.store.run(fn)

        def listen(self, listener) -> None: ...

        async def close(self) -> None: ...

    await scene.put(job("a"))
    worker = scene.worker(WorkerSettings(first_pause=0.001, longest_sleep=0.01), Failing())
    await worker.start()
    await until(lambda: scene.finished == ["a"])
    await worker.stop(1)


async def test_old_finished_jobs_are_swept_away(scene: Scene):
    await scene.put(*(job(f"old{n}") for n in range(5)), job("waiting", run_at=later(10**9)))
    for row in await scene.store.run(lambda tx: tx.claim(OTHER, NOON, 30, 10)):
        await scene.store.run(lambda tx, row=row: tx.finish(row.id, OTHER, NOON))
    scene.now = NOON + timedelta(days=8)
    worker = scene.worker(replace(SETTINGS, sweep_every=3600.0))
    await worker.start()
    await until_gone(scene, "old4")
    assert [row.id for row in await scene.store.run(lambda tx: tx.jobs())] == ["waiting"]
    await worker.stop(1)
