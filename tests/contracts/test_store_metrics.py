"""What every database promises of metrics: a value is kept once, and comes back by channel and date."""

from datetime import date, timedelta

from bot.core.metrics.values import MetricValue
from tests.contracts.given import NOON

FRIDAY = date(2026, 3, 6)


def counted(name: str, on: date = FRIDAY, value: float = 86.5) -> MetricValue:
    return MetricValue(id=name, key="first-response", date=on, value=value, n=12, by="U1", at=NOON, plan="D1", version=1)


async def test_a_value_comes_back_as_it_was_entered_and_only_in_its_channel(store):
    await store.run(lambda tx: tx.add_metric("T1", "C1", counted("a")))
    assert await store.run(lambda tx: tx.metric_values("T1", "C1", FRIDAY)) == (counted("a"),)
    assert await store.run(lambda tx: tx.metric_values("T1", "C2", FRIDAY)) == ()
    assert await store.run(lambda tx: tx.metric_values("T1", "C1", FRIDAY + timedelta(days=1))) == ()


async def test_the_same_form_delivered_twice_is_one_value(store):
    assert await store.run(lambda tx: tx.add_metric("T1", "C1", counted("a")))
    assert not await store.run(lambda tx: tx.add_metric("T1", "C1", counted("a", value=1)))
    assert [v.value for v in await store.run(lambda tx: tx.metric_values("T1", "C1", FRIDAY))] == [86.5]


async def test_values_come_by_date_whenever_they_were_entered(store):
    for name, back in (("now", 0), ("before", 7), ("between", 3)):
        await store.run(lambda tx, n=name, b=back: tx.add_metric("T1", "C1", counted(n, FRIDAY - timedelta(days=b))))
    found = await store.run(lambda tx: tx.metric_values("T1", "C1", FRIDAY - timedelta(days=30)))
    assert [v.id for v in found] == ["before", "between", "now"]
