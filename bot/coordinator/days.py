"""Performs the digest's jobs: composes the digest of a date with all that follows in one transaction, and has it shown.

It decides nothing itself: whether a digest is due, the core says, and that a date has only one, the database.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.coordinator import digests, holding
from bot.core.calendar.values import CalendarSettings, PlanContent
from bot.core.digest.arranging import observing
from bot.core.digest.compose import digest_for
from bot.core.digest.settings import Holidays, no_holidays
from bot.core.digest.turn import Turn, turn
from bot.core.digest.values import Daily, Day, Digest, Shape, Tick
from bot.core.jobs import DigestJob, ShowDigest
from bot.core.ports import Chat, Conflict, JobRow, Store, TryLater, Tx
from bot.core.values import Value


class Look(Value):
    """What a digest is composed from. `ticked`: somebody answered the one before, or it asked for nothing."""

    daily: Daily
    plan: PlanContent
    calendar: CalendarSettings
    ticks: tuple[Tick, ...]
    ticked: bool


class Known:
    """The Plans that were read lately: a published one never changes, and reading one takes as long as its whole digest."""

    def __init__(self, most: int = 64) -> None:
        self._most, self._found = most, dict[str, PlanContent]()

    def plan(self, tx: Tx, daily: Daily, day: date) -> PlanContent | None:
        """The Plan that runs this day."""
        ref = daily.plan_on(day)
        if ref and ref.id in self._found:
            return self._found[ref.id]
        content = digests.content_on(tx, daily, day)
        if ref and content:
            self._keep(ref.id, content)
        return content

    def _keep(self, name: str, content: PlanContent) -> None:
        if len(self._found) >= self._most:
            del self._found[next(iter(self._found))]
        self._found[name] = content


@dataclass(frozen=True)
class Days:
    """Performs `DigestJob` and `ShowDigest`. `clock` gives the UTC instant, `mine` says whether a job is surely still ours."""

    store: Store
    chat: Chat
    clock: Callable[[], datetime]
    mine: Callable[[str], bool]
    holidays: Holidays = no_holidays
    known: Known = field(default_factory=Known)

    async def compose(self, row: JobRow, job: DigestJob) -> None:
        """Deals with the digest of a date, and puts the next one, in one transaction. Raises Lost, TryLater."""
        look = await self.store.run(lambda tx: self._look(tx, job))
        took = self._turn(look, job) if look else None
        digest = await asyncio.to_thread(_composed, look, took.daily, job.date) if look and took and took.post else None
        now = self.clock()

        def end(tx: Tx) -> None:
            holding.end(tx, row, self.clock())
            if look and took:
                _keep(tx, job, took, digest, now)

        try:
            await self.store.run(end)
        except Conflict:
            raise TryLater("The digest was changed meanwhile", 0.2) from None

    async def show(self, row: JobRow, job: ShowDigest) -> None:
        """Posts the message of a day, or edits it in place. Raises Lost, Refused, TryLater."""
        again = row.tries > 1
        posting = await self.store.run(lambda tx: digests.posting(tx, job.team, job.channel, job.date, again))
        if posting is None or posting.day.shown >= job.revision:
            return await self.store.run(lambda tx: holding.end(tx, row, self.clock()))
        holding.still(row, self.mine)
        posted, ts = await self.chat.digest(posting)
        shown = posting.day.revision

        def end(tx: Tx) -> None:
            holding.end(tx, row, self.clock())
            day = tx.day(job.team, job.channel, job.date)
            if day:
                tx.save_day(day.model_copy(update={"posted": posted or day.posted, "ts": ts or day.ts, "shown": shown}))
            if not ts:
                tx.audit(self.clock(), job.team, posting.day.run, "", "digest-not-seen", row.id)

        return await self.store.run(end)

    def _look(self, tx: Tx, job: DigestJob) -> Look | None:
        daily = tx.daily(job.team, job.channel)
        plan = self.known.plan(tx, daily, job.date) if daily else None
        if daily is None or plan is None:
            return None
        last = next((d for d in tx.days(job.team, job.channel) if d.digest.date < job.date), None)
        settings = observing(daily.settings, (p.start for p in daily.plans), job.date, self.holidays)
        return Look(
            daily=daily.model_copy(update={"settings": settings}),
            plan=plan,
            calendar=digests.calendar(tx, daily),
            ticks=tx.ticks(job.team, job.channel, job.date - digests.TICKS_BACK),
            ticked=last is None or last.ticked or not last.digest.items,
        )

    def _turn(self, look: Look, job: DigestJob) -> Turn | None:
        """What becomes of the date; one that somebody asks for now is posted whatever day it is."""
        if not job.asked:
            return turn(look.daily, job.date, self.clock(), look.ticked) if job.generation == look.daily.generation else None
        last = max(look.daily.last or job.date, job.date)
        return Turn(daily=look.daily.model_copy(update={"last": last}), post=True)


def _composed(look: Look, daily: Daily, day: date) -> Digest:
    return digest_for(look.plan, daily, look.ticks, day, look.calendar)


def _keep(tx: Tx, job: DigestJob, took: Turn, digest: Digest | None, now: datetime) -> None:
    """Stores how the digest stands then, the day with its message, and the next digest."""
    told = {"missed": ()} if digest else {}
    daily = tx.keep_daily(took.daily.model_copy(update=told))
    if digest:
        day = Day(team=job.team, channel=job.channel, run=daily.run, digest=digest, at=now)
        if tx.add_day(day) and not _silent(daily, digest):
            digests.put_show(tx, day, now)
    if not job.asked:
        digests.put_next(tx, daily, took.next, now)


def _silent(daily: Daily, digest: Digest) -> bool:
    """True when there is nothing to say, and the team wants nothing said then."""
    return daily.settings.silent and digest.shape is Shape.LINE and not (digest.near or digest.missed)
