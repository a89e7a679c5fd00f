"""Runs, missions, documents and the audit of every store; and what a transaction is."""

import asyncio

import pytest

from bot.core.ports import Conflict, Store, StoreUnavailable
from bot.core.run import Stage
from tests.contracts.given import LEASE, ME, NOON, document, job, later, mission, run


async def add(store: Store, *runs) -> list[bool]:
    return await store.run(lambda tx: [tx.add_run(one) for one in runs])


async def found(store: Store, *args, **wanted) -> list[str]:
    return [one.id for one in await store.run(lambda tx: tx.runs(*args, **wanted))]


async def test_a_run_comes_back_as_it_was(store: Store):
    await add(store, run())
    assert await store.run(lambda tx: tx.run("R1")) == run()
    assert await store.run(lambda tx: tx.run("R2")) is None


async def test_one_open_run_of_a_mission_stands_in_a_channel(store: Store):
    assert await add(store, run("R1"), run("R2")) == [True, False]
    assert await add(store, run("R3", channel="C2"), run("R4", slug="plan"), run("R5", team="T2")) == [True, True, True]
    over = await store.run(lambda tx: tx.save_run(run(stage=Stage.CANCELLED)))
    assert await store.run(lambda tx: tx.open_run("T1", "C1", "bible")) is None
    assert not over.open
    assert await add(store, run("R2")) == [True]
    assert (await store.run(lambda tx: tx.open_run("T1", "C1", "bible"))).id == "R2"


async def test_a_saved_run_has_the_next_version(store: Store):
    await add(store, run())
    saved = await store.run(lambda tx: tx.save_run(run(thread_ts="1.2", stage=Stage.WORKING)))
    assert saved == run(thread_ts="1.2", stage=Stage.WORKING, version=1)
    assert await store.run(lambda tx: tx.run("R1")) == saved


async def test_a_run_that_somebody_else_changed_is_not_overwritten(store: Store):
    await add(store, run())
    await store.run(lambda tx: tx.save_run(run(revision=1)))
    with pytest.raises(Conflict):
        await store.run(lambda tx: tx.save_run(run(revision=2)))
    with pytest.raises(Conflict):
        await store.run(lambda tx: tx.save_run(run("unknown")))
    assert (await store.run(lambda tx: tx.run("R1"))).revision == 1


async def test_runs_are_listed_newest_first_and_only_of_the_team(store: Store):
    await add(
        store,
        run("old", started=NOON),
        run("new", started=later(60), channel="C2", starter="U2"),
        run("over", started=later(30), stage=Stage.PUBLISHED),
        run("foreign", started=later(90), team="T2"),
    )
    assert await found(store, "T1") == ["new", "over", "old"]
    assert await found(store, "T1", limit=1) == ["new"]
    assert await found(store, "T1", user="U1") == ["over", "old"]
    assert await found(store, "T1", channel="C2") == ["new"]
    assert await found(store, "T1", open=True) == ["new", "old"]
    assert await found(store, "T1", user="U1", open=False) == ["over"]
    assert await found(store, "T2", "U1", "C1", True) == ["foreign"]
    assert [one.id for one in await store.run(lambda tx: tx.all_runs(2))] == ["foreign", "new"]


async def test_a_pinned_mission_stays_as_it_was_pinned(store: Store):
    await store.run(lambda tx: tx.pin(mission()))
    await store.run(lambda tx: tx.pin(mission().model_copy(update={"title": "Changed"})))
    assert await store.run(lambda tx: tx.mission("abc")) == mission()
    assert await store.run(lambda tx: tx.mission("def")) is None


async def test_documents_are_numbered_by_kind_and_channel(store: Store):
    def publish(tx, one):
        return tx.keep(tx.number(one)).version

    versions = [
        await store.run(lambda tx, one=one: publish(tx, one))
        for one in (
            document("D1"),
            document("D2", at=later(1)),
            document("D3", kind="service-plan"),
            document("D4", channel="C2"),
            document("D5", team="T2"),
        )
    ]
    assert versions == [1, 2, 1, 1, 1]
    listed = await store.run(lambda tx: tx.documents("T1", "C1", "service-bible"))
    assert [(one.id, one.version) for one in listed] == [("D2", 2), ("D1", 1)]
    assert [one.id for one in await store.run(lambda tx: tx.documents("T1", "C1"))] == ["D2", "D3", "D1"]


async def test_a_document_is_kept_once(store: Store):
    kept = await store.run(lambda tx: tx.keep(tx.number(document())))
    again = await store.run(lambda tx: tx.keep(tx.number(document(markdown="# Other"))))
    assert kept == again == document(version=1)
    assert await store.run(lambda tx: tx.document("D1")) == kept
    assert await store.run(lambda tx: tx.document("D2")) is None


async def test_two_documents_cannot_have_the_same_number(store: Store):
    await store.run(lambda tx: tx.keep(document("D1", version=1)))
    with pytest.raises(Conflict):
        await store.run(lambda tx: tx.keep(document("D2", version=1)))


async def test_a_transaction_that_fails_leaves_nothing(store: Store):
    def all_at_once(tx):
        tx.add_run(run())
        tx.put(job("a"), NOON)
        tx.pin(mission())
        tx.keep(document(version=1))
        raise KeyError("the last step")

    with pytest.raises(KeyError):
        await store.run(all_at_once)
    left = await store.run(lambda tx: (tx.run("R1"), tx.jobs(), tx.mission("abc"), tx.document("D1")))
    assert left == (None, (), None, None)


async def test_transactions_at_the_same_moment_do_not_share_a_failure(store: Store):
    def one(n: int):
        def fn(tx):
            tx.put(job(f"j{n}"), NOON)
            return n if n % 3 else 1 // 0

        return store.run(fn)

    answers = await asyncio.gather(*(one(n) for n in range(30)), return_exceptions=True)
    assert [answer for answer in answers if isinstance(answer, int)] == [n for n in range(30) if n % 3]
    assert sum(isinstance(answer, ZeroDivisionError) for answer in answers) == 10
    assert len(await store.run(lambda tx: tx.claim(ME, NOON, LEASE, 100))) == 20


async def test_a_transaction_may_start_another_after_it_ended(store: Store):
    async def chain(n: int) -> int:
        await store.run(lambda tx: tx.put(job(f"j{n}"), NOON))
        return n if n == 0 else await chain(n - 1)

    assert await asyncio.gather(chain(5), chain(15)) == [0, 0]


async def test_a_closed_store_says_so(store: Store):
    pending = asyncio.ensure_future(store.run(lambda tx: tx.put(job("a"), NOON)))
    await asyncio.sleep(0)
    await store.close()
    await store.close()
    assert await pending
    with pytest.raises(StoreUnavailable, match="closed"):
        await store.run(lambda tx: None)


async def test_a_store_that_is_closing_leaves_nobody_waiting(store: Store):
    async def busy(n: int) -> None:
        for step in range(1000):
            await store.run(lambda tx, name=f"j{n}-{step}": tx.put(job(name), NOON))

    workers = [asyncio.create_task(busy(n)) for n in range(5)]
    await store.run(lambda tx: None)
    await store.close()
    ended = await asyncio.gather(*workers, return_exceptions=True)
    assert all(isinstance(one, StoreUnavailable) for one in ended)
