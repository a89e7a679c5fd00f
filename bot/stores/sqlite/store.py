"""The Store port on one SQLite file: one connection in one thread, every change in `begin immediate`.

Transactions that wait at the same moment are committed together: one flush of the disk serves them all. When one of them fails,
the others are tried again, each by itself, so that it takes none of them with it. Never spans a network call, never decides.
"""

import asyncio
import contextlib
import sqlite3
import time
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self, TypeVar

from bot.core.ports import JobRow, Listener, StoreUnavailable, Tx
from bot.stores import rows, sql
from bot.stores.sqlite import opening
from bot.stores.sqlite.tx import SqliteTx
from bot.stores.tx import Rows

T = TypeVar("T")
BATCH = 64
SPELL = 0.005
"""Seconds after which a batch takes up no further transaction: new jobs, for which Slack waits, come in between."""


@dataclass(frozen=True)
class Request:
    """A transaction that waits for its turn, and the future that gets its outcome."""

    fn: Callable[[Tx], Any]
    answer: asyncio.Future


@dataclass(frozen=True)
class Put:
    """The commonest transaction: nothing but one new job. Such are committed together, with one statement between them."""

    row: JobRow
    at: datetime

    def __call__(self, tx: Tx) -> bool:
        """The transaction by itself."""
        return tx.put(self.row, self.at)


@dataclass(frozen=True)
class Outcome:
    """How a transaction ended: what it returned, or what it raised; `added` when it put a job."""

    value: Any = None
    error: BaseException | None = None
    added: bool = False


def utc_now() -> datetime:
    """The time, as a UTC instant."""
    return datetime.now(UTC)


class SqliteStore:
    """The Store port on SQLite. Made by `open`, in the event loop that uses it."""

    def __init__(self, path: Path, thread: ThreadPoolExecutor, read_only: bool) -> None:
        self.path = path
        self._listener: Listener | None = None
        self._begin = "begin" if read_only else "begin immediate"
        self._thread = thread
        self._loop = asyncio.get_running_loop()
        self._waiting: deque[Request] = deque()
        self._puts: deque[Request] = deque()
        self._puts_turn = True
        self._busy = False
        self._closed = False
        self._connection: sqlite3.Connection
        self._lock: sqlite3.Connection | None = None

    @classmethod
    async def open(cls, path: str | Path, *, read_only: bool = False, clock: Callable[[], datetime] = utc_now) -> Self:
        """The store on this file, made when it is missing. Raises StoreUnavailable with one sentence.

        Only one process (and one store) may have it open for writing; `read_only` is for listings, beside it. Jobs that a dead
        process had claimed wait again from `clock()` on.
        """
        place = opening.place(path, read_only)
        store = cls(place, ThreadPoolExecutor(1, thread_name_prefix="store"), read_only)
        try:
            await store._loop.run_in_executor(store._thread, store._open, read_only, clock())
        except BaseException:
            store._thread.shutdown(wait=False)
            raise
        return store

    def listen(self, listener: Listener) -> None:
        """From now on this listener joins transactions that add jobs, so that one commit stores and claims them."""
        self._listener = listener

    async def run(self, fn: Callable[[Tx], T]) -> T:
        """Runs fn in one transaction and returns what it returned; what fn raises undoes its changes. Raises StoreUnavailable.

        fn may run twice, so it does nothing but read and write through its Tx.
        """
        if self._closed:
            raise StoreUnavailable(f"{self.path} is closed.")
        return await self._ask(fn)

    async def put(self, row: JobRow, at: datetime) -> None:
        """Adds a job, due at `row.run_at` or at once; one that is known already stays as it is. Raises StoreUnavailable."""
        await self.run(Put(row, at))

    async def close(self) -> None:
        """Lets go of the file, after the transactions that wait already."""
        if self._closed:
            return
        self._closed = True
        await asyncio.wait([self._ask(lambda tx: None)])
        await self._loop.run_in_executor(self._thread, self._let_go)
        self._thread.shutdown(wait=False)

    def _ask(self, fn: Callable[[Tx], T]) -> asyncio.Future[T]:
        request = Request(fn, self._loop.create_future())
        (self._puts if isinstance(fn, Put) else self._waiting).append(request)
        if not self._busy:
            self._dispatch()
        return request.answer

    def _open(self, read_only: bool, now: datetime) -> None:
        if not read_only:
            self._lock = opening.lock(self.path)
        try:
            self._connection = opening.connect(self.path, read_only)
            if not read_only:
                self._free(now)
        except BaseException:
            self._let_go()
            raise

    def _free(self, now: datetime) -> None:
        with opening.plainly(self.path):
            self._connection.execute(sql.FREE, {"now": rows.micros(now)})

    def _let_go(self) -> None:
        if hasattr(self, "_connection"):
            self._connection.close()
        if self._lock:
            self._lock.close()

    def _dispatch(self) -> None:
        # Puts are quick, and Slack waits for them: they go first, but never twice running while others wait.
        queue = self._puts if self._puts and (self._puts_turn or not self._waiting) else self._waiting
        self._puts_turn = queue is self._waiting
        batch = [queue.popleft() for _ in range(min(BATCH, len(queue)))]
        self._busy = bool(batch)
        if batch:
            self._thread.submit(self._serve, batch)

    def _serve(self, batch: list[Request]) -> None:
        fns = [request.fn for request in batch]
        try:
            outcomes, landed = self._together(fns, self._listener)
        except BaseException:
            # Whatever failed took the others along.
            outcomes, landed = [self._apart(fn) for fn in fns], None
        self._loop.call_soon_threadsafe(self._settle, batch, outcomes, landed)

    def _settle(self, batch: list[Request], outcomes: list[Outcome], landed: Callable[[], None] | None) -> None:
        self._waiting.extendleft(reversed(batch[len(outcomes) :]))
        for request, outcome in zip(batch, outcomes, strict=False):
            if request.answer.done():
                continue
            if outcome.error is None:
                request.answer.set_result(outcome.value)
            else:
                request.answer.set_exception(outcome.error)
        # After those who were answered just now: what they ask next joins the same commit.
        self._loop.call_soon(self._dispatch)
        if landed:
            landed()
        elif self._listener and any(outcome.added for outcome in outcomes):
            self._listener.wake()

    def _together(
        self, fns: list[Callable[[Tx], Any]], listener: Listener | None
    ) -> tuple[list[Outcome], Callable[[], None] | None]:
        try:
            self._connection.execute(self._begin)
            outcomes = self._all(fns)
            joins = listener is not None and any(outcome.added for outcome in outcomes)
            landed = self._one(listener.join).value if joins else None
            self._connection.execute("commit")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self._connection.rollback()
            raise
        return outcomes, landed

    def _all(self, fns: list[Callable[[Tx], Any]]) -> list[Outcome]:
        """What came of them; not of the last ones where they take too long together."""
        puts = [(fn.row, fn.at) for fn in fns if isinstance(fn, Put)]
        if len(puts) == len(fns):
            return [self._one(lambda tx: tx.put_all(puts))] * len(fns)
        until, outcomes = time.perf_counter() + SPELL, list[Outcome]()
        for fn in fns:
            outcomes.append(self._one(fn))
            if time.perf_counter() > until:
                break
        return outcomes

    def _one(self, fn: Callable[[SqliteTx], Any]) -> Outcome:
        tx = SqliteTx(self._execute)
        return Outcome(value=fn(tx), added=tx.added)

    def _apart(self, fn: Callable[[Tx], Any]) -> Outcome:
        try:
            return self._together([fn], None)[0][0]
        except BaseException as error:
            return Outcome(error=self._plain(error))

    def _plain(self, error: BaseException) -> BaseException:
        named = opening.unavailable(error, self.path) if isinstance(error, sqlite3.Error) else None
        return named or error

    def _execute(self, statement: str, parameters: Mapping[str, object]) -> Rows:
        try:
            return self._connection.execute(statement, parameters)
        except UnicodeEncodeError:
            return self._connection.execute(statement, rows.mended_parameters(parameters))
