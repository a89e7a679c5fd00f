"""`coord metrics`: what the metrics of a published Plan are, as a table and as JSON."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.metrics.values import MetricValue
from bot.stores.sqlite import SqliteStore
from tests.core.documents import plan
from tests.core.given import new_run, small_mission

AT = datetime.now(UTC)


def value(name: str, number: float, weeks: int) -> MetricValue:
    at = AT - timedelta(weeks=weeks)
    return MetricValue(id=name, key="first-response", date=at.date(), value=number, n=12, by="U1", at=at, plan="p1", version=1)


@pytest.fixture
async def counted(tmp_path):
    """A database with a published Plan, one metric of which was counted twice."""
    store = await SqliteStore.open(tmp_path / "coord.db")
    mission, run = small_mission(), new_run(small_mission(), document="p1")
    made = plan("sample").model_copy(update={"id": "p1", "run": run.id, "team": run.team, "channel": run.channel})
    values = (value("a", 95, 1), value("b", 80, 0))
    await store.run(lambda tx: (tx.pin(mission), tx.add_run(run), tx.keep(made)))
    await store.run(lambda tx: [tx.add_metric(run.team, run.channel, v) for v in values])
    await store.close()


def test_each_metric_has_its_value_trend_target_and_the_action_that_is_called_for(coord, counted):
    out = coord("metrics").out
    assert "80 %  target 90 %" in out
    assert "worse than 95 before" in out
    assert "! Look into the inbox once more a day" in out


def test_json_has_every_value_by_whom_and_under_which_version(coord, counted):
    (board,) = json.loads(coord("metrics", "--json").out)
    metric = next(m for m in board["metrics"] if m["key"] == "first-response")
    assert [v["value"] for v in metric["values"]] == [95, 80]
    assert metric["values"][0].items() >= {"n": 12, "by": "U1", "version": 1, "origin": "answered"}.items()
    assert metric["action"].startswith("Look into the inbox")


def test_the_runs_tell_of_the_metrics_of_their_plan(coord, counted):
    (run,) = json.loads(coord("runs", "--json").out)
    assert len(run["metrics"]) == 8


@pytest.fixture
async def empty(tmp_path):
    """A database without anything in it."""
    await (await SqliteStore.open(tmp_path / "coord.db")).close()


def test_without_a_plan_it_says_so(coord, empty):
    assert coord("metrics").out.strip() == "No published Plan has metrics yet."
