"""The worker: claims due jobs, performs a bounded number side by side, tries again, gives up. Knows nothing of what a job means.

`perform` finishes its job inside its own transaction; here a job is only claimed, kept under its lease, postponed or given up.
While nothing is due it sleeps until the next due instant or a put.
"""

import asyncio
import contextlib
import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.core.ports import JobRow, Refused, Store, StoreUnavailable, TryLater, Tx
from bot.worker.settings import Lane, WorkerSettings

log = structlog.get_logger(__name__)

Perform = Callable[[JobRow], Awaitable[None]]
GiveUp = Callable[[JobRow, Exception], Awaitable[None]]

DAY = 86_400.0


class GivenUp(Exception):
    """A job was taken more often than any job should be."""


@dataclass
class Held:
    """A job in hand: its task, and until when (monotonic seconds) it is surely ours."""

    row: JobRow
    until: float
    task: asyncio.Task[None] | None = None


@dataclass(frozen=True)
class Taken:
    """Jobs that were just claimed, until when (monotonic seconds) they are surely ours, and when more are due."""

    rows: tuple[JobRow, ...]
    until: float
    due: datetime | None


class Worker:
    """Performs the jobs of a store, from `start` to `stop`."""

    def __init__(
        self,
        store: Store,
        perform: Perform,
        give_up: GiveUp,
        *,
        clock: Callable[[], datetime],
        owner: str,
        settings: WorkerSettings,
        chance: Callable[[], float] = random.random,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """`clock` gives the UTC instant; `owner` names this process and no other.

        `give_up` says what failed and buries the job, in one transaction.
        """
        self._store = store
        self._perform = perform
        self._give_up = give_up
        self._clock = clock
        self._owner = owner
        self._settings = settings
        self._chance = chance
        self._monotonic = monotonic
        self._held: dict[str, Held] = {}
        self._woken = asyncio.Event()
        self._due: datetime | None = None
        self._asking = False
        self._stopping = False
        self._loops: tuple[asyncio.Task[None], ...] = ()

    async def start(self) -> None:
        """Begins to claim."""
        self._store.listen(self)
        self._loops = tuple(asyncio.create_task(loop) for loop in (self._claiming(), self._extending(), self._sweeping()))

    async def stop(self, seconds: float) -> None:
        """Claims nothing more, gives the jobs in hand so many seconds, then cancels them and gives them back."""
        self._stopping = True
        self.wake()
        until = self._monotonic() + seconds
        await asyncio.wait(self._loops[:1], timeout=seconds)
        tasks = {job_id: one.task for job_id, one in self._held.items() if one.task}
        if tasks:
            await asyncio.wait(tasks.values(), timeout=max(0.0, until - self._monotonic()))
        await _cancel([*tasks.values(), *self._loops])
        await self._give_back([job_id for job_id, task in tasks.items() if task.cancelled()])

    def wake(self) -> None:
        """Looks for due jobs now."""
        self._woken.set()

    def mine(self, job_id: str) -> bool:
        """Whether the lease of this job still lasts: asked right before each call to the outside."""
        held = self._held.get(job_id)
        return held is not None and self._monotonic() < held.until

    async def _claiming(self) -> None:
        while not self._stopping:
            self._woken.clear()
            try:
                seconds = await self._claim()
            except StoreUnavailable as error:
                log.error("jobs cannot be claimed", reason=str(error))
                seconds = self._settings.first_pause
            except Exception:
                log.exception("claiming failed")
                seconds = self._settings.first_pause
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._woken.wait()

    async def _claim(self) -> float:
        """Claims and begins what is due; the seconds until more is."""
        self._asking = True
        try:
            taken = await self._store.run(self._take)
        finally:
            self._asking = False
        self._begin_all(taken)
        self._due = taken.due
        if taken.due is None:
            return self._settings.longest_sleep
        return min(self._settings.longest_sleep, max(0.0, (taken.due - self._clock()).total_seconds()))

    def join(self, tx: Tx) -> Callable[[], None] | None:
        """Claims what a transaction just put, inside it, so that both are stored by one commit."""
        # While a claim of our own waits it may be in this very transaction, and its jobs are not yet counted.
        if self._asking or self._stopping:
            return None
        taken = self._take(tx)
        return lambda: self._joined(taken)

    def _joined(self, taken: Taken) -> None:
        if self._stopping:
            return
        self._begin_all(taken)
        if taken.due and (self._due is None or taken.due < self._due):
            self.wake()

    def _take(self, tx: Tx) -> Taken:
        now, until = self._clock(), self._monotonic() + self._settings.lease
        elsewhere = tuple(kind for lane in self._settings.lanes for kind in lane.kinds)
        rows: list[JobRow] = []
        for lane, slots in self._free():
            if slots > 0:
                never = () if lane.kinds else elsewhere
                rows += tx.claim(self._owner, now, self._settings.lease, slots, only=lane.kinds, never=never)
        return Taken(tuple(rows), until, tx.next_due(now))

    def _free(self) -> list[tuple[Lane, int]]:
        """Free slots by lane; the shared lane names no kinds."""
        lanes = (Lane((), self._settings.slots), *self._settings.lanes)
        # A copy, because a transaction asks from the store's thread.
        busy = Counter(self._lane(held.row) for held in list(self._held.values()))
        return [(lane, lane.slots - busy[lane.kinds]) for lane in lanes]

    def _lane(self, row: JobRow) -> tuple[str, ...]:
        return next((lane.kinds for lane in self._settings.lanes if row.job.type in lane.kinds), ())

    def _begin_all(self, taken: Taken) -> None:
        for row in taken.rows:
            self._begin(row, taken.until)

    def _begin(self, row: JobRow, surely: float) -> None:
        if held := self._held.get(row.id):
            # Our own lease ran out while the loop stood still: the job goes on, under the new one.
            held.until = surely
            return
        held = self._held[row.id] = Held(row, surely)
        held.task = asyncio.create_task(self._work(row))

    async def _work(self, row: JobRow) -> None:
        try:
            await self._attempt(row)
        except Exception:
            log.exception("a failure could not be recorded, its lease runs out", job=row.id, kind=row.job.type)
        finally:
            del self._held[row.id]
            self.wake()

    async def _attempt(self, row: JobRow) -> None:
        try:
            if row.tries > self._settings.allowed(row.job.type) + self._settings.crashes:
                raise GivenUp(f"taken {row.tries} times")
            await self._perform(row)
        except (Refused, GivenUp) as error:
            await self._last(row, error)
        except StoreUnavailable as error:
            # It costs no try, so the tries so far make the pauses longer: a full disk is not asked every second.
            await self._later(row, error, self._settings.pause(row.tries - 1, self._chance()), counts=False)
        except TryLater as error:
            await self._later(row, error, self._pause(row, error.seconds), counts=error.seconds is None)
        except Exception as error:
            log.exception("job failed", job=row.id, kind=row.job.type, failures=row.failures + 1)
            await self._later(row, error, self._pause(row), counts=True)

    async def _later(self, row: JobRow, error: Exception, seconds: float, counts: bool) -> None:
        if counts and row.failures + 1 >= self._settings.allowed(row.job.type):
            await self._last(row, error)
            return
        log.info("job postponed", job=row.id, kind=row.job.type, seconds=round(seconds, 1), error=type(error).__name__)
        run_at = self._clock() + timedelta(seconds=seconds)
        text = _said(error) if counts else ""
        await self._store.run(lambda tx: tx.postpone(row.id, self._owner, run_at, text))

    async def _last(self, row: JobRow, error: Exception) -> None:
        log.error("job given up", job=row.id, kind=row.job.type, error=type(error).__name__)
        try:
            await self._give_up(row, error)
        except StoreUnavailable:
            raise
        except Exception:
            log.exception("nobody could be told, the job is buried", job=row.id, kind=row.job.type)
            now, text = self._clock(), _said(error)
            await self._store.run(lambda tx: tx.bury(row.id, self._owner, now, text))

    def _pause(self, row: JobRow, named: float | None = None) -> float:
        if named is None:
            return self._settings.pause(row.failures, self._chance())
        return min(DAY, max(self._settings.first_pause, named))

    async def _extending(self) -> None:
        while True:
            await asyncio.sleep(self._settings.lease / 3)
            if self._held:
                await self._guarded(self._extend)

    async def _extend(self) -> None:
        held = dict(self._held)
        until = self._clock() + timedelta(seconds=self._settings.lease)
        surely = self._monotonic() + self._settings.lease
        ours = await self._store.run(lambda tx: {job_id: tx.extend(job_id, self._owner, until) for job_id in held})
        for job_id, one in held.items():
            # Done already, or another worker's: either way it is no longer ours to act on.
            one.until = surely if ours[job_id] else 0.0

    async def _sweeping(self) -> None:
        while True:
            await self._guarded(self._sweep)
            await asyncio.sleep(self._settings.sweep_every)

    async def _sweep(self) -> None:
        before = self._clock() - self._settings.keep_done
        swept = 1
        while swept:
            swept = await self._store.run(lambda tx: tx.sweep(before))

    async def _guarded(self, step: Callable[[], Awaitable[None]]) -> None:
        try:
            await step()
        except Exception:
            log.exception("the worker stumbled", step=step.__name__)

    async def _give_back(self, job_ids: list[str]) -> None:
        now = self._clock()
        if job_ids:
            with contextlib.suppress(StoreUnavailable):
                await self._store.run(lambda tx: [tx.postpone(job_id, self._owner, now, "") for job_id in job_ids])


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:500]


async def _cancel(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    if tasks:
        await asyncio.wait(tasks)
