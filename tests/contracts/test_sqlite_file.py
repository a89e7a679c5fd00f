"""The SQLite file: who may have it open, and what is said when it cannot be used. Refused files keep their bytes."""

import asyncio
import contextlib
import os
import signal
import sqlite3
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.core.lookup.ports import Search
from bot.core.ports import StoreUnavailable
from bot.stores.sqlite import migrations, schema
from tests.contracts.given import LEASE, ME, NOON, document, job, later, opened, run

HOLDER = """
import asyncio, os, sys
from bot.core.ports import StoreUnavailable
from bot.stores.sqlite import SqliteStore

async def hold():
    try:
        await SqliteStore.open(sys.argv[1])
    except StoreUnavailable as refusal:
        print(refusal, flush=True)
        return 1
    print("open", flush=True)
    await asyncio.sleep(60)

if len(sys.argv) > 2:
    os.setuid(int(sys.argv[2]))
sys.exit(asyncio.run(hold()))
"""
NOBODY = 65534


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that another user can reach, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        yield Path(folder)


async def refusal(file: Path, **how) -> str:
    with pytest.raises(StoreUnavailable) as refused:
        await opened(file, **how)
    return str(refused.value)


async def made(file: Path) -> None:
    store = await opened(file)
    await store.run(lambda tx: (tx.add_run(run()), tx.put(job("a"), NOON)))
    await store.close()


async def holder(file: Path, *user: int) -> tuple[asyncio.subprocess.Process, str]:
    """Another process that opens the file (as another user), and its first line."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLDER, str(file), *map(str, user), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    assert process.stdout
    return process, (await process.stdout.readline()).decode().strip()


def content(file: Path) -> bytes:
    return file.read_bytes()


def holding(file: Path, content: bytes) -> Path:
    file.write_bytes(content)
    return file


async def end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.send_signal(signal.SIGKILL)
    await process.wait()


async def test_what_was_stored_is_there_the_next_time(file: Path):
    await made(file)
    store = await opened(file)
    assert await store.run(lambda tx: tx.run("R1")) == run()
    await store.close()


async def test_a_second_process_is_refused_with_one_line(file: Path):
    store = await opened(file)
    process, line = await holder(file)
    assert line == f"{file} is in use by another Coord: stop that one first."
    assert await process.wait() == 1
    await store.close()


async def test_a_second_store_in_this_process_is_refused_too_and_by_any_name(file: Path):
    store = await opened(file)
    link = file.with_name("link.db")
    link.symlink_to(file)
    assert "in use" in await refusal(file)
    assert "in use" in await refusal(link)
    await store.close()
    await (await opened(link)).close()


async def test_a_killed_process_leaves_no_lock(file: Path):
    process, line = await holder(file)
    assert line == "open"
    assert "in use" in await refusal(file)
    await end(process)
    store = await opened(file)
    await store.close()


async def test_jobs_claimed_before_a_crash_are_due_after_it(file: Path):
    await made(file)
    before = await opened(file)
    await before.run(lambda tx: tx.claim(ME, NOON, LEASE, 1))
    await before.close()
    store = await opened(file)
    (row,) = await store.run(lambda tx: tx.claim(ME, later(1), LEASE, 1))
    assert (row.id, row.tries) == ("a", 2)
    await store.close()


async def test_a_listing_reads_while_the_bot_runs(file: Path):
    bot = await opened(file)
    await bot.run(lambda tx: tx.add_run(run()))
    listing = await opened(file, read_only=True)
    assert await listing.run(lambda tx: tx.all_runs()) == (run(),)
    await bot.run(lambda tx: tx.save_run(run(revision=7)))
    assert (await listing.run(lambda tx: tx.run("R1"))).revision == 7
    with pytest.raises(StoreUnavailable, match="read-only"):
        await listing.run(lambda tx: tx.put(job("a"), NOON))
    await listing.close()
    await bot.close()


async def test_a_database_with_a_rollback_journal_gets_a_write_ahead_log(file: Path):
    await made(file)
    with sqlite3.connect(file) as older:
        assert older.execute("pragma journal_mode = delete").fetchone() == ("delete",)
    older.close()
    store = await opened(file)
    assert await store.run(lambda tx: list(tx._execute("pragma journal_mode", {}))) == [("wal",)]
    assert await store.run(lambda tx: tx.run("R1")) == run()
    await store.close()


async def test_a_new_file_and_its_log_are_for_their_owner_alone(file: Path):
    store = await opened(file)
    await store.run(lambda tx: tx.add_run(run()))
    assert [stat.S_IMODE(each.stat().st_mode) for each in (file, file.with_name("coord.db-wal"))] == [0o600, 0o600]
    await store.close()


async def test_a_listing_that_ends_leaves_the_write_ahead_log_to_the_bot(file: Path):
    await made(file)
    bot = await opened(file)
    await bot.run(lambda tx: tx.save_run(run(revision=7)))
    written = file.with_name("coord.db-wal").read_bytes()
    listing = await opened(file, read_only=True)
    assert await listing.run(lambda tx: tx.run("R1"))
    await listing.close()
    assert file.with_name("coord.db-wal").read_bytes() == written
    await bot.close()


async def test_a_listing_frees_no_lease(file: Path):
    await made(file)
    bot = await opened(file)
    await bot.run(lambda tx: tx.claim(ME, NOON, LEASE, 1))
    await (await opened(file, read_only=True)).close()
    assert await bot.run(lambda tx: tx.finish("a", ME, NOON))
    await bot.close()


async def test_a_listing_of_nothing_makes_nothing(file: Path):
    assert "does not exist yet" in await refusal(file, read_only=True)
    assert list(file.parent.iterdir()) == []


async def test_a_newer_database_is_refused_untouched(file: Path):
    await made(file)
    with sqlite3.connect(file) as connection:
        connection.execute(f"pragma user_version = {schema.VERSION + 6}")
    connection.close()
    before = content(file)
    for read_only in (False, True):
        line = await refusal(file, read_only=read_only)
        assert line == f"{file} has tables of version {schema.VERSION + 6}, this Coord knows {schema.VERSION}: update Coord."
    assert content(file) == before


async def test_another_programs_database_is_refused_untouched(file: Path):
    with sqlite3.connect(file) as connection:
        connection.execute("create table songs (title)")
    connection.close()
    before = content(file)
    assert "another program" in await refusal(file)
    assert content(file) == before


@pytest.mark.parametrize("text", [b"hello", b"x" * 70_000, b"SQLite format 3\0" + b"\xff" * 5000])
async def test_what_is_no_database_is_refused_untouched(file: Path, text: bytes):
    line = await refusal(holding(file, text))
    assert line == f"{file} is not a database: name another file in COORD_DATABASE, or put a backup in its place."
    assert content(file) == text


@pytest.mark.parametrize("damage", ["cut short", "overwritten"])
async def test_a_damaged_database_is_refused_untouched(file: Path, damage: str):
    await made(file)
    whole = content(file)
    broken = whole[:9000] if damage == "cut short" else whole[:4096] + b"\x07" * 8192 + whole[12288:]
    line = await refusal(holding(file, broken))
    assert line.startswith(f"{file} is damaged (")
    assert "backup" in line
    assert "\n" not in line
    assert content(file) == broken


async def test_a_missing_folder_and_a_folder_are_named(tmp_path: Path):
    assert await refusal(tmp_path / "no" / "coord.db") == (
        f"{tmp_path}/no/coord.db cannot be opened: the folder {tmp_path}/no does not exist."
    )
    assert await refusal(tmp_path) == f"{tmp_path} is a folder: name a file for the database."


def only_file(file: Path, file_mode: int, folder_mode: int) -> bytes:
    """Leaves nothing beside the file and sets who may write; the file's bytes."""
    for beside in set(file.parent.iterdir()) - {file}:
        beside.unlink()
    file.chmod(file_mode)
    file.parent.chmod(folder_mode)
    return file.read_bytes()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="needs to act as another user")
@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o777), (0o666, 0o555), (0o444, 0o555)])
async def test_a_read_only_file_or_folder_is_refused_untouched(open_to_all: Path, file_mode: int, folder_mode: int):
    file = open_to_all / "coord.db"
    await made(file)
    before = only_file(file, file_mode, folder_mode)
    process, line = await holder(file, NOBODY)
    assert "read-only" in line or "cannot be opened" in line
    assert await process.wait() == 1
    assert content(file) == before


def test_the_version_of_the_tables_is_the_number_of_migrations():
    assert len(migrations.migrations.pending(Database(memory=True))) == schema.VERSION


async def test_documents_of_an_older_database_can_be_searched(file: Path):
    store = await opened(file)
    kept = document(markdown="## Money\n\nRefunds are paid by the owner.\n")
    await store.run(lambda tx: tx.keep(tx.number(kept)))
    await store.close()
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.executescript("drop table passage; drop table query; pragma user_version = 2")
        connection.execute("delete from _sqlite_migrations where name = 'm003_lookups'")
    store = await opened(file)
    wanted = Search(team="T1", channels=("C1",), words=("refund",))
    assert [f.text for f in await store.run(lambda tx: tx.search(wanted))] == ["Refunds are paid by the owner."]
    await store.close()
