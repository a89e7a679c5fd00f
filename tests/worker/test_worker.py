"""What the worker does with jobs: performs, tries again, gives up. Time is a hand that the story turns."""

import asyncio
from datetime import timedelta

import pytest

from bot.core.ports import JobRow, Refused, StoreUnavailable, TryLater
from bot.worker import WorkerSettings
from tests.contracts.given import NOON, OTHER, job, later
from tests.worker.scene import DRAFT, Scene, fails, until, until_row


async def test_work_that_is_put_is_done_at_once(scene: Scene):
    worker = scene.worker(WorkerSettings(longest_sleep=3600))
    await worker.start()
    await scene.put(job("a"))
    await until(lambda: scene.finished == ["a"])
    await scene.put(job("b"))
    await until(lambda: scene.finished == ["a", "b"])
    await worker.stop(1)


async def test_work_that_waited_before_the_start_is_done(scene: Scene):
    await scene.put(job("first", "q"), job("second", "q"), job("third", "q"))
    worker = scene.worker(WorkerSettings(longest_sleep=3600))
    await worker.start()
    await until(lambda: scene.finished == ["first", "second", "third"])
    await worker.stop(1)


async def test_a_timer_goes_off_when_its_hour_has_come(scene: Scene):
    worker = scene.worker()
    await worker.start()
    await scene.put(job("timer", run_at=later(60)), job("now"))
    await until(lambda: scene.finished == ["now"])
    scene.now = later(60)
    await until(lambda: scene.finished == ["now", "timer"])
    await worker.stop(1)


async def test_a_failure_is_tried_again_after_longer_and_longer_pauses(scene: Scene):
    scene.acts["a"] = [fails(OSError("lost")), fails(OSError("lost")), fails(OSError("lost"))]
    worker = scene.worker()
    await worker.start()
    await scene.put(job("a"))
    due = NOON
    for failures, pause in ((1, 1), (2, 2), (3, 4)):
        row = await until_row(scene, "a", failures=failures, state="waiting")
        due += timedelta(seconds=pause)
        assert (row.run_at, row.error) == (due, "OSError: lost")
        scene.now = due
    await until(lambda: scene.finished == ["a"])
    await worker.stop(1)


async def test_pauses_are_spread_and_never_longer_than_the_longest():
    settings = WorkerSettings()
    assert [settings.pause(n, 1.0) for n in (0, 1, 2, 6, 500)] == [1, 2, 4, 60, 60]
    assert settings.pause(2, 0.0) == 2


async def test_after_the_last_try_the_job_is_given_up(scene: Scene):
    scene.acts["d"] = [fails(OSError("one")), fails(OSError("two")), fails(OSError("three"))]
    worker = scene.worker()
    await worker.start()
    await scene.put(job("d", what=DRAFT))
    await until_row(scene, "d", failures=1, state="waiting")
    scene.now = later(100)
    row = await until_row(scene, "d", state="dead")
    assert (scene.given_up, row.tries) == ({"d": "two"}, 2)
    await worker.stop(1)


async def test_what_is_refused_for_good_is_given_up_at_once(scene: Scene):
    scene.acts["a"] = [fails(Refused("is_archived"))]
    worker = scene.worker()
    await worker.start()
    await scene.put(job("a", "q"), job("b", "q"))
    await until(lambda: scene.finished == ["b"])
    assert scene.given_up == {"a": "is_archived"}
    assert scene.begun == ["a", "b"]
    await worker.stop(1)


async def test_a_job_is_buried_even_when_nobody_can_be_told(scene: Scene):
    async def speechless(row: JobRow, error: Exception) -> None:
        raise ValueError("no words")

    scene.acts["a"] = [fails(Refused("is_archived"))]
    scene.give_up = speechless
    worker = scene.worker()
    await worker.start()
    await scene.put(job("a", "q"), job("b", "q"))
    await until(lambda: scene.finished == ["b"])
    assert (await scene.row("a")).error == "Refused: is_archived"
    await worker.stop(1)


async def test_a_named_wait_is_obeyed_and_is_no_failure(scene: Scene):
    scene.acts["a"] = [fails(TryLater("ratelimited", 77.5))] * 6
    worker = scene.worker()
    await worker.start()
    await scene.put(job("a"))
    for tries in range(1, 7):
        row = await until_row(scene, "a", tries=tries, state="waiting")
        assert (row.run_at, row.failures) == (scene.now + timedelta(seconds=77.5), 0)
        scene.now += timedelta(seconds=77.5)
    await until(lambda: scene.finished == ["a"])
    await worker.stop(1)


@pytest.mark.parametrize(("named", "waited"), [(0.0, 1), (-5.0, 1), (float("nan"), 1), (float("inf"), 86_400)])
async def test_an_odd_named_wait_is_at_least_a_second_and_at_most_a_day(scene: Scene, named: float, waited: float):
    scene.acts["a"] = [fails(TryLater("ratelimited", named))]
    worker = scene.worker()
    await worker.start()
    await scene.put(job("a"))
    row = await until_row(scene, "a", tries=1, state="waiting")
    assert row.run_at == later(waited)
    await worker.stop(1)


async def test_a_wait_without_a_time_counts_as_a_failure(scene: Scene):
    scene.acts["a"] = [fails(TryLater("timeout"))]
    worker = scene.worker()
    await worker.start()
    await scene.put(job("a"))
    row = await until_row(scene, "a", failures=1)
    assert row.run_at == later(1)
    await worker.stop(1)


async def test_a_full_disk_costs_no_try(scene: Scene):
    scene.acts["d"] = [fails(StoreUnavailable("The disk is full."))] * 5
    worker = scene.worker()
    await worker.start()
    await scene.put(job("d", what=DRAFT))
    for tries in range(1, 6):
        row = await until_row(scene, "d", tries=tries, state="waiting")
        assert row.failures == 0
        scene.now += timedelta(seconds=60)
    await until(lambda: scene.finished == ["d"])
    await worker.stop(1)


async def test_a_disk_that_stays_full_is_asked_less_and_less_often(scene: Scene):
    scene.acts["d"] = [fails(StoreUnavailable("The disk is full."))] * 8
    worker = scene.worker()
    await worker.start()
    await scene.put(job("d", what=DRAFT))
    pauses = []
    for tries in range(1, 9):
        row = await until_row(scene, "d", tries=tries, state="waiting")
        pauses.append((row.run_at - scene.now).total_seconds())
        scene.now = row.run_at
    assert pauses == sorted(pauses)
    assert 30 <= pauses[-1] <= 60
    await worker.stop(1)


async def test_a_job_that_outlives_no_process_is_given_up_unseen(scene: Scene):
    await scene.put(job("a"))
    for _ in range(5):
        await scene.store.run(lambda tx: (tx.claim(OTHER, NOON, 1, 1), tx.postpone("a", OTHER, NOON, "")))
    worker = scene.worker(WorkerSettings(default_tries=3, crashes=2, longest_sleep=3600))
    await worker.start()
    await until(lambda: scene.given_up == {"a": "taken 6 times"})
    assert scene.begun == []
    await worker.stop(1)


async def test_slow_work_leaves_room_for_the_rest(scene: Scene):
    slow = asyncio.Event()
    drafts = [job(f"d{n}", what=DRAFT) for n in range(5)]
    scene.acts = {row.id: [slow.wait] for row in drafts}
    worker = scene.worker()
    await worker.start()
    await scene.put(*drafts, job("event"))
    await until(lambda: scene.finished == ["event"])
    assert sorted(scene.begun) == ["d0", "d1", "event"]
    slow.set()
    await until(lambda: len(scene.finished) == 6)
    assert scene.most <= 3
    await worker.stop(1)


async def test_no_more_than_the_slots_are_busy_and_all_get_done(scene: Scene):
    async def a_while() -> None:
        await asyncio.sleep(0.001)

    rows = [job(f"j{n}") for n in range(40)]
    scene.acts = {row.id: [a_while] for row in rows}
    worker = scene.worker(WorkerSettings(slots=3, lanes=(), longest_sleep=3600))
    await worker.start()
    await scene.put(*rows)
    await until(lambda: len(scene.finished) == 40)
    assert scene.most == 3
    assert len(set(scene.begun)) == len(scene.begun) == 40
    await worker.stop(1)
