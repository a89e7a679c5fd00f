"""What every database promises of digests: one day a date, each tick once, and nobody overwrites what he has not read."""

from datetime import date, timedelta

import pytest

from bot.core.activities import Work
from bot.core.calendar.plans import Parts
from bot.core.calendar.values import Kind
from bot.core.customers import Customer
from bot.core.digest.settings import DigestSettings
from bot.core.digest.values import Daily, Day, Digest, Item, Mark, PlanRef, Tick
from bot.core.files import Attachment
from bot.core.ports import Conflict
from tests.contracts.given import NOON, document, run

MONDAY = date(2026, 3, 2)
ITEM = Item(
    key="reviews", due=MONDAY, activity="Reviews – naïve 🚲", minutes=20, work=Work.PROACTIVE, kind=Kind.ACTIVITY,
    cadence="weekly", owner="service owner", because="every Monday",
)  # fmt: skip


def daily(channel: str = "C1", team: str = "T1", **changes: object) -> Daily:
    plans = (PlanRef(id="D1", version=1, start=MONDAY),)
    given = Daily(
        team=team, channel=channel, run="r1", settings=DigestSettings(away=frozenset({MONDAY})), plans=plans, since=MONDAY
    )
    return given.model_copy(update=changes)


def day(on: date = MONDAY, **changes: object) -> Day:
    digest = Digest(date=on, plan="D1", version=1, title="Plan", cap=120, items=(ITEM,))
    return Day(team="T1", channel="C1", run="r1", digest=digest, at=NOON).model_copy(update=changes)


def tick(name: str, on: date = MONDAY) -> Tick:
    return Tick(id=name, version=1, key="reviews", due=MONDAY, day=on, mark=Mark.DONE, by="U1", at=NOON)


async def test_a_digest_comes_back_as_it_was_kept(store):
    kept = await store.run(lambda tx: tx.keep_daily(daily()))
    assert kept.version == 1
    assert await store.run(lambda tx: tx.daily("T1", "C1")) == kept
    assert await store.run(lambda tx: tx.daily("T2", "C1")) is None


async def test_digests_are_listed_by_team_or_all_together(store):
    for team, channel in (("T2", "C9"), ("T1", "C2"), ("T1", "C1")):
        await store.run(lambda tx, t=team, c=channel: tx.keep_daily(daily(c, t)))
    assert [d.channel for d in await store.run(lambda tx: tx.dailies("T1"))] == ["C1", "C2"]
    assert [d.channel for d in await store.run(lambda tx: tx.dailies())] == ["C1", "C2", "C9"]
    assert len(await store.run(lambda tx: tx.dailies(limit=2))) == 2


async def test_who_read_an_older_digest_cannot_overwrite_the_newer_one(store):
    first = await store.run(lambda tx: tx.keep_daily(daily()))
    second = await store.run(lambda tx: tx.keep_daily(first.model_copy(update={"ignored": 1})))
    assert second.version == 2
    for stale in (first, daily()):
        with pytest.raises(Conflict):
            await store.run(lambda tx, s=stale: tx.keep_daily(s))
    assert await store.run(lambda tx: tx.daily("T1", "C1")) == second


async def test_a_date_has_one_day(store):
    assert await store.run(lambda tx: tx.add_day(day()))
    assert not await store.run(lambda tx: tx.add_day(day(posted="C9")))
    assert await store.run(lambda tx: tx.day("T1", "C1", MONDAY)) == day()
    saved = await store.run(lambda tx: tx.save_day(day(ts="1.0")))
    assert (saved.version, await store.run(lambda tx: tx.day("T1", "C1", MONDAY))) == (1, saved)
    with pytest.raises(Conflict):
        await store.run(lambda tx: tx.save_day(day(ts="2.0")))


async def test_days_come_newest_first(store):
    for n in (1, 0, 3):
        await store.run(lambda tx, n=n: tx.add_day(day(MONDAY + timedelta(days=n))))
    found = await store.run(lambda tx: tx.days("T1", "C1", 2))
    assert [d.digest.date.day for d in found] == [5, 3]


async def test_a_tick_counts_once_and_ticks_come_in_the_order_of_time(store):
    later = tick("b").model_copy(update={"at": NOON + timedelta(seconds=1)})
    for each in (later, tick("a"), tick("old", MONDAY - timedelta(days=1))):
        assert await store.run(lambda tx, e=each: tx.add_tick("T1", "C1", e))
    assert not await store.run(lambda tx: tx.add_tick("T1", "C1", tick("a")))
    assert [t.id for t in await store.run(lambda tx: tx.ticks("T1", "C1", MONDAY))] == ["a", "b"]
    assert await store.run(lambda tx: tx.ticks("T1", "C2", MONDAY)) == ()


async def test_the_files_of_a_run_are_read_without_the_run(store):
    files = {
        name: Attachment(id=name, question="customer_list", by="U1", at=NOON, revision=1, customers=(Customer(code=code),))
        for name, code in (("f2", "A – naïve"), ("f1", "B"))
    }
    await store.run(lambda tx: tx.add_run(run("r1", files=files)))
    assert await store.run(lambda tx: tx.files("r1")) == tuple(files.values())
    assert await store.run(lambda tx: tx.files("r2")) == ()


async def test_a_calendar_is_read_from_a_document_without_the_rest_of_it(store):
    kept = document("D1", contents={"bau": {"written": "by hand"}, "metrics": {"rows": [1]}})
    await store.run(lambda tx: tx.keep(kept))
    found = await store.run(lambda tx: tx.published("D1"))
    assert found
    assert (found.id, found.kind, found.title, found.version, found.at) == ("D1", kept.kind, kept.title, kept.version, kept.at)
    assert (found.facts, found.contents) == (kept.facts, Parts())
    assert await store.run(lambda tx: tx.published("D2")) is None
