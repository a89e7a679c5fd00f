"""The job table of every store: once, in order, under a lease, never by two."""

import asyncio
import time

import pytest

from bot.core.jobs import DraftJob, PublishJob
from bot.core.ports import JobRow, Store
from bot.core.run import WriterChoice
from tests.contracts.given import LEASE, ME, NOON, OTHER, happening, job, later

DRAFT = DraftJob(run="R1", deliverable="standards", generation=1, choice=WriterChoice.HOUSE)


async def put(store: Store, *rows: JobRow, at=NOON) -> list[bool]:
    return await store.run(lambda tx: [tx.put(row, at) for row in rows])


async def claim(store: Store, now=NOON, owner: str = ME, limit: int = 10, **lane) -> list[str]:
    return [row.id for row in await store.run(lambda tx: tx.claim(owner, now, LEASE, limit, **lane))]


async def finish(store: Store, name: str, owner: str = ME) -> bool:
    return await store.run(lambda tx: tx.finish(name, owner, later(1)))


async def test_a_job_is_put_once_even_after_it_was_done(store: Store):
    assert await put(store, job("a"), job("a")) == [True, False]
    await claim(store)
    await finish(store, "a")
    assert await put(store, job("a")) == [False]
    assert await claim(store, later(1)) == []


async def test_a_claimed_job_comes_back_whole(store: Store):
    await put(store, job("a", key="queue", what=happening("k1")))
    (row,) = await store.run(lambda tx: tx.claim(ME, NOON, LEASE, 10))
    assert (row.id, row.team, row.key, row.job) == ("a", "T1", "queue", happening("k1"))
    assert (row.state, row.owner, row.tries, row.failures, row.run_at) == ("running", ME, 1, 0, later(LEASE))


async def test_jobs_of_one_queue_are_done_in_the_order_they_were_put(store: Store):
    await put(store, job("first", "q"), job("second", "q"), job("third", "q"))
    done = []
    for _ in range(3):
        (name,) = await claim(store)
        assert await claim(store) == []
        await finish(store, name)
        done.append(name)
    assert done == ["first", "second", "third"]


async def test_a_postponed_job_keeps_its_place_in_the_queue(store: Store):
    await put(store, job("first", "q"), job("second", "q"))
    await claim(store)
    await store.run(lambda tx: tx.postpone("first", ME, later(60), "no luck"))
    assert await claim(store, later(59)) == []
    assert await claim(store, later(60)) == ["first"]


async def test_jobs_of_different_queues_are_taken_together_oldest_first(store: Store):
    await put(store, job("c"), job("a"), job("b"))
    assert await claim(store, limit=2) == ["c", "a"]
    assert await claim(store) == ["b"]


async def test_a_job_waits_for_its_hour(store: Store):
    await put(store, job("reminder", run_at=later(90)))
    assert await claim(store, later(89.999999)) == []
    assert await store.run(lambda tx: tx.next_due()) == later(90)
    assert await claim(store, later(90)) == ["reminder"]


async def test_the_next_due_instant_looks_past_what_is_due_already(store: Store):
    await put(store, job("now"), job("soon", run_at=later(5)))
    assert await store.run(lambda tx: tx.next_due()) == NOON
    assert await store.run(lambda tx: tx.next_due(NOON)) == later(5)
    assert await store.run(lambda tx: tx.next_due(later(5))) is None


async def test_an_expired_lease_lets_another_worker_try(store: Store):
    await put(store, job("a"))
    await claim(store)
    assert await claim(store, later(LEASE - 1), OTHER) == []
    (row,) = await store.run(lambda tx: tx.claim(OTHER, later(LEASE), LEASE, 10))
    assert (row.owner, row.tries) == (OTHER, 2)


async def test_a_heartbeat_keeps_the_job(store: Store):
    await put(store, job("a"))
    await claim(store)
    assert await store.run(lambda tx: tx.extend("a", ME, later(100)))
    assert await claim(store, later(99), OTHER) == []


async def test_whoever_lost_the_job_can_do_nothing_to_it(store: Store):
    await put(store, job("a"))
    await claim(store)
    await claim(store, later(LEASE), OTHER)
    assert not await finish(store, "a", ME)
    assert not await store.run(lambda tx: tx.extend("a", ME, later(100)))
    assert not await store.run(lambda tx: tx.postpone("a", ME, NOON, "late"))
    assert not await store.run(lambda tx: tx.bury("a", ME, NOON, "late"))
    assert await finish(store, "a", OTHER)


async def test_a_done_job_is_done_once(store: Store):
    await put(store, job("a"))
    await claim(store)
    assert await finish(store, "a")
    assert not await finish(store, "a")
    assert await claim(store, later(1000)) == []


async def test_a_buried_job_stays_for_the_operator_and_frees_its_queue(store: Store):
    await put(store, job("bad", "q"), job("good", "q"))
    await claim(store)
    assert await store.run(lambda tx: tx.bury("bad", ME, NOON, "Refused: is_archived"))
    (dead,) = await store.run(lambda tx: tx.jobs("dead"))
    assert (dead.id, dead.error, dead.failures) == ("bad", "Refused: is_archived", 1)
    assert await claim(store) == ["good"]


async def test_only_a_postponement_with_an_error_is_a_failure(store: Store):
    await put(store, job("a"))
    for error in ("", "timeout"):
        await claim(store)
        await store.run(lambda tx, error=error: tx.postpone("a", ME, NOON, error))
    (row,) = await store.run(lambda tx: tx.jobs("waiting"))
    assert (row.tries, row.failures, row.owner, row.error) == (2, 1, None, "timeout")


async def test_kinds_can_be_claimed_apart(store: Store):
    await put(store, job("d1", what=DRAFT), job("p1"), job("d2", what=DRAFT))
    assert await claim(store, never=("draft", "review")) == ["p1"]
    assert await claim(store, only=("draft",), limit=1) == ["d1"]
    assert await claim(store) == ["d2"]


async def test_the_operator_sees_jobs_newest_first_by_state(store: Store):
    await put(store, job("a"), job("b"), job("c"))
    await claim(store, limit=1)
    assert [row.id for row in await store.run(lambda tx: tx.jobs())] == ["c", "b", "a"]
    assert [row.id for row in await store.run(lambda tx: tx.jobs("waiting", 1))] == ["c"]
    assert [row.id for row in await store.run(lambda tx: tx.jobs("running"))] == ["a"]
    await finish(store, "a")
    assert [row.id for row in await store.run(lambda tx: tx.jobs("done"))] == ["a"]


async def test_only_jobs_done_long_ago_are_forgotten(store: Store):
    await put(store, job("old"), job("young"), job("dead"), job("waiting", run_at=later(1)))
    await claim(store)
    await store.run(lambda tx: tx.finish("old", ME, later(10)))
    await store.run(lambda tx: tx.finish("young", ME, later(20)))
    await store.run(lambda tx: tx.bury("dead", ME, later(10), "no"))
    assert await store.run(lambda tx: tx.sweep(later(20))) == 1
    assert await store.run(lambda tx: tx.sweep(later(20))) == 0
    assert [row.id for row in await store.run(lambda tx: tx.jobs())] == ["waiting", "dead", "young"]


async def test_half_a_character_does_not_break_a_job(store: Store):
    what = PublishJob(run="half \ud83d and whole \ud83d\ude00")
    assert await put(store, job("odd \udc00", what=what)) == [True]
    assert await put(store, job("odd \udc00", what=what)) == [False]
    (row,) = await store.run(lambda tx: tx.claim(ME, NOON, LEASE, 1))
    assert row.job == PublishJob(run="half \ufffd and whole \U0001f600")
    assert await finish(store, row.id)


async def test_puts_at_the_same_moment_are_each_stored_once_whatever_else_fails(store: Store):
    ear = Ear(joins=False)
    store.listen(ear)
    odd = job("odd", what=PublishJob(run="half \ud83d"))
    puts = [store.put(row, NOON) for row in (job("a"), job("b", key="run/R2"), job("a"), odd)]
    answers = await asyncio.gather(store.run(lambda tx: tx.bury(1 // 0, ME, NOON, "")), *puts, return_exceptions=True)  # type: ignore[arg-type]
    assert [type(answer) for answer in answers] == [ZeroDivisionError, *[type(None)] * 4]
    await asyncio.gather(*(store.put(job(name), NOON) for name in ("b", "c", "c")))
    stored = await store.run(lambda tx: tx.jobs())
    assert sorted(row.id for row in stored) == ["a", "b", "c", "odd"]
    assert ear.woken >= 2


async def test_a_new_job_need_not_wait_for_all_the_work_that_waits(store: Store):
    ended: list[str] = []

    async def work(name: str) -> None:
        await store.run(lambda tx: time.sleep(0.004))
        ended.append(name)

    async def new() -> None:
        await store.put(job("new"), NOON)
        ended.append("new")

    names = [f"w{n}" for n in range(20)]
    await asyncio.gather(*(work(name) for name in names), new())
    assert ended.index("new") < 10
    assert [name for name in ended if name != "new"] == names


class Ear:
    """A listener that notes what it hears; with `joins` it claims within the transaction."""

    def __init__(self, joins: bool) -> None:
        self.joins = joins
        self.woken = 0
        self.landed: list[str] = []

    def join(self, tx):
        if not self.joins:
            return None
        names = [row.id for row in tx.claim(ME, NOON, LEASE, 10)]
        return lambda: self.landed.extend(names)

    def wake(self) -> None:
        self.woken += 1


async def test_a_put_is_heard_once_it_is_committed(store: Store):
    ear = Ear(joins=False)
    store.listen(ear)
    await put(store, job("a"))
    await put(store, job("a"))
    await claim(store)
    with pytest.raises(ZeroDivisionError):
        await store.run(lambda tx: (tx.put(job("b"), NOON), 1 // 0))
    assert ear.woken == 1


async def test_a_listener_is_told_of_a_put_or_claims_it_in_the_same_commit(store: Store):
    ear = Ear(joins=True)
    store.listen(ear)
    await asyncio.gather(*(put(store, job(f"j{n}")) for n in range(5)))
    left = await claim(store)
    assert sorted(ear.landed + left) == [f"j{n}" for n in range(5)]
    assert ear.landed or ear.woken


async def test_a_listener_that_fails_spoils_no_put(store: Store):
    class Broken(Ear):
        def join(self, tx):
            tx.claim(ME, NOON, LEASE, 10)
            raise ValueError("a mistake")

    ear = Broken(joins=True)
    store.listen(ear)
    assert await put(store, job("a")) == [True]
    assert ear.woken == 1
    assert await claim(store) == ["a"]


async def test_many_workers_at_once_never_share_a_job(store: Store):
    await put(store, *(job(f"j{n}", f"q{n % 7}") for n in range(60)))
    done: list[str] = []

    async def work(owner: str) -> None:
        while names := await claim(store, owner=owner, limit=3):
            for name in names:
                assert await finish(store, name, owner)
                done.append(name)

    while len(done) < 60:
        await asyncio.gather(*(work(f"w{n}") for n in range(5)))
    assert len(set(done)) == 60
    for queue in range(7):
        assert [int(name[1:]) for name in done if int(name[1:]) % 7 == queue] == list(range(queue, 60, 7))
