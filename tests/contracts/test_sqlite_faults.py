"""What SQLite does when the disk is full, another program is in the way, or a newer Coord left a job."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from bot.core.jobs import PublishJob
from bot.core.ports import StoreUnavailable
from bot.stores.sqlite import opening
from tests.contracts.given import LEASE, ME, NOON, job, opened


async def test_a_full_disk_undoes_the_whole_transaction_and_later_all_goes_on(file: Path):
    store = await opened(file)
    pages = await store.run(lambda tx: tx._execute("pragma page_count", {}).fetchone()[0])
    await store.run(lambda tx: list(tx._execute(f"pragma max_page_count = {pages}", {})))
    big = PublishJob(run="R" * 100_000)

    def two(tx):
        tx.put(job("small"), NOON)
        tx.put(job("big", what=big), NOON)

    with pytest.raises(StoreUnavailable, match="disk is full"):
        await store.run(two)
    assert await store.run(lambda tx: tx.jobs()) == ()
    await store.run(lambda tx: list(tx._execute("pragma max_page_count = 100000", {})))
    await store.run(two)
    assert len(await store.run(lambda tx: tx.jobs())) == 2
    await store.close()


async def test_a_full_disk_hits_only_the_transaction_that_is_too_big(file: Path):
    store = await opened(file)
    pages = await store.run(lambda tx: tx._execute("pragma page_count", {}).fetchone()[0])
    await store.run(lambda tx: list(tx._execute(f"pragma max_page_count = {pages}", {})))
    big = PublishJob(run="R" * 100_000)
    rows = [job("a"), job("big", what=big), job("b")]
    answers = await asyncio.gather(*(store.run(lambda tx, row=row: tx.put(row, NOON)) for row in rows), return_exceptions=True)
    assert answers[0] is answers[2] is True
    assert isinstance(answers[1], StoreUnavailable)
    await store.close()


async def test_a_lock_by_another_program_is_named(file: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)
    store = await opened(file)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("begin immediate")
    with pytest.raises(StoreUnavailable, match="locked by another program"):
        await store.run(lambda tx: tx.put(job("a"), NOON))
    other.close()
    assert await store.run(lambda tx: tx.put(job("a"), NOON))
    await store.close()


@pytest.mark.parametrize("change", ["update audit set who = 'U2'", "delete from audit"])
async def test_the_audit_is_append_only(file: Path, change: str):
    store = await opened(file)
    await store.run(lambda tx: tx.audit(NOON, "T1", "R1", "U1", "approved", "phase 1"))
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        await store.run(lambda tx: tx._execute(change, {}))
    rows = await store.run(lambda tx: list(tx._execute("select team, run, who, what, ref from audit", {})))
    assert rows == [("T1", "R1", "U1", "approved", "phase 1")]
    await store.close()


async def test_a_job_of_an_unknown_kind_waits_and_blocks_only_its_own_queue(file: Path):
    store = await opened(file)
    await store.run(lambda tx: [tx.put(job(name, key), NOON) for name, key in (("new", "q"), ("behind", "q"), ("else", "p"))])
    rename = """update job set kind = 'dance', body = '{"type": "dance"}' where id = 'new'"""
    await store.run(lambda tx: tx._execute(rename, {}))
    assert [row.id for row in await store.run(lambda tx: tx.claim(ME, NOON, LEASE, 10))] == ["else"]
    assert await store.run(lambda tx: tx.claim(ME, NOON, LEASE, 10)) == ()
    waits = await store.run(lambda tx: tx._execute("select state, tries from job where id = 'new'", {}).fetchone())
    assert waits == ("waiting", 0)
    await store.close()
