"""Opens a SQLite file for Coord, or says in one sentence why not. Never changes the bytes of a file that it refuses."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from bot.core.ports import StoreUnavailable
from bot.stores.sqlite import schema

BUSY_SECONDS = 5.0
CHECKED_BYTES = 8_000_000

FAULTS = {
    sqlite3.SQLITE_FULL: "{path} cannot grow: the disk is full.",
    sqlite3.SQLITE_IOERR: "{path} cannot be read or written: the disk reports an error ({error}).",
    sqlite3.SQLITE_CORRUPT: (
        "{path} is damaged ({error}): put a backup in its place, or save what can be read with 'sqlite3 {path} .recover'."
    ),
    sqlite3.SQLITE_NOTADB: "{path} is not a database: name another file in COORD_DATABASE, or put a backup in its place.",
    sqlite3.SQLITE_READONLY: "{path} cannot be written: the file or its folder is read-only.",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened: check that the file and its folder may be read and written.",
    sqlite3.SQLITE_PERM: "{path} cannot be opened: the operating system refuses access.",
    sqlite3.SQLITE_BUSY: "{path} is locked by another program.",
    sqlite3.SQLITE_LOCKED: "{path} is locked by another program.",
    sqlite3.SQLITE_NOMEM: "{path} cannot be used now: the machine is out of memory.",
}


def unavailable(error: sqlite3.Error, path: Path) -> StoreUnavailable | None:
    """The sentence for what the disk or another program did; None when the error is a mistake of ours."""
    sentence = FAULTS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    return StoreUnavailable(sentence.format(path=path, error=error)) if sentence else None


@contextlib.contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Turns SQLite's errors into StoreUnavailable with one sentence."""
    try:
        yield
    except sqlite3.Error as error:
        raise unavailable(error, path) or error from error


def connect(path: Path, read_only: bool) -> sqlite3.Connection:
    """An open, checked connection with the newest tables, for this thread. Raises StoreUnavailable."""
    with plainly(path):
        if not read_only:
            _private(path)
        address = f"{path.as_uri()}?mode={'rw' if read_only else 'rwc'}"
        connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=BUSY_SECONDS)
        try:
            connection.execute("pragma query_only = on")
            _check(connection, path, read_only)
            if not read_only:
                _prepare(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def lock(path: Path) -> sqlite3.Connection:
    """Holds `<path>.lock` until closed or until this process ends. Raises StoreUnavailable when another process has it.

    A file of its own, because a lock on the database itself would shut out its readers; SQLite's lock, because it works wherever
    SQLite does and the operating system drops it with the process, however that ends.
    """
    beside = path.with_name(path.name + ".lock")
    with plainly(beside):
        held = sqlite3.connect(beside, timeout=0, isolation_level=None)
        try:
            held.execute("begin exclusive")
        except sqlite3.OperationalError as error:
            held.close()
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            raise StoreUnavailable(f"{path} is in use by another Coord: stop that one first.") from None
    return held


def place(path: str | Path, read_only: bool) -> Path:
    """The absolute path, links resolved. Raises StoreUnavailable when nothing can be opened there."""
    found = Path(path).expanduser().resolve()
    if found.is_dir():
        raise StoreUnavailable(f"{found} is a folder: name a file for the database.")
    if not found.parent.is_dir():
        raise StoreUnavailable(f"{found} cannot be opened: the folder {found.parent} does not exist.")
    if read_only and not found.exists():
        raise StoreUnavailable(f"{found} does not exist yet: start the bot once.")
    return found


def _private(path: Path) -> None:
    """Makes a new file readable by its owner alone: it will hold what people answered. SQLite gives its log the same mode."""
    with contextlib.suppress(OSError):
        path.touch(mode=0o600, exist_ok=False)


def _check(connection: sqlite3.Connection, path: Path, read_only: bool) -> None:
    version, application = _pragma(connection, "user_version"), _pragma(connection, "application_id")
    empty = connection.execute("select count(*) from sqlite_master").fetchone()[0] == 0
    if not empty and application != schema.APPLICATION:
        raise StoreUnavailable(f"{path} is the database of another program: name another file in COORD_DATABASE.")
    if version > schema.VERSION:
        raise StoreUnavailable(f"{path} has tables of version {version}, this Coord knows {schema.VERSION}: update Coord.")
    if read_only and version < schema.VERSION:
        raise StoreUnavailable(f"{path} has tables of version {version}, not {schema.VERSION}: start the bot once to update it.")
    if _pragma(connection, "page_count") * _pragma(connection, "page_size") <= CHECKED_BYTES:
        _look_through(connection, path)


def _look_through(connection: sqlite3.Connection, path: Path) -> None:
    """Reads every page; for a small file this takes milliseconds, a large one shows its damage when it is met."""
    finding = connection.execute("pragma quick_check(1)").fetchone()[0]
    if finding != "ok":
        raise StoreUnavailable(FAULTS[sqlite3.SQLITE_CORRUPT].format(path=path, error=" ".join(finding.split())))


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("pragma query_only = off")
    # One flush for a commit, where a rollback journal takes three. Before SQLite 3.51.3 a second connection that writes or
    # checkpoints at the same instant could lose commits; the lock beside the file sees to it that there is none.
    connection.execute("pragma journal_mode = wal")
    connection.execute("pragma synchronous = full")
    connection.execute("pragma journal_size_limit = 1000000")
    connection.execute("pragma foreign_keys = on")
    if _pragma(connection, "user_version") < schema.VERSION:
        from bot.stores.sqlite import migrations  # takes a moment, and most starts have the newest tables

        connection.execute("begin immediate")
        migrations.migrate(connection)
        connection.execute("commit")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return connection.execute(f"pragma {name}").fetchone()[0]
