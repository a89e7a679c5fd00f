"""The metrics of a Plan as JSON, for every command that tells of them."""

from typing import Any

from bot.bootstrap import utc_now
from bot.coordinator import measures
from bot.core.calendar.plans import PLAN
from bot.core.content.plan_measures import Metric
from bot.core.metrics.trends import alarms, trend
from bot.core.metrics.values import Board, MetricValue
from bot.core.ports import Tx
from bot.core.run import Run

Place = tuple[str, str]


def of_run(tx: Tx, run: Run) -> dict[str, Any] | None:
    """The metrics of the Plan that this run published, as JSON; None for any other run."""
    if not run.document:
        return None
    board = measures.board(tx, run.team, run.channel, utc_now().date())
    document = tx.document(run.document)
    return row((run.team, run.channel), board) if board and document and document.kind == PLAN else None


def row(place: Place, board: Board) -> dict[str, Any]:
    """A board as JSON."""
    calling = {a.metric.key for a in alarms(board)}
    return {
        "team": place[0],
        "channel": place[1],
        "plan": board.plan,
        "version": board.version,
        "metrics": [_metric(board, m, m.key in calling) for m in board.metrics],
    }


def _metric(board: Board, metric: Metric, calls: bool) -> dict[str, Any]:
    values = board.of(metric.key)
    return {
        "key": metric.key.value,
        "name": metric.name,
        "family": metric.family.value,
        "unit": metric.unit,
        "target": metric.target,
        "target_value": metric.target_value,
        "trend": trend(metric, values),
        "action": metric.when_missed if calls else None,
        "values": [_value(v) for v in values],
    }


def _value(value: MetricValue) -> dict[str, Any]:
    kept = ("date", "value", "n", "by", "version", "origin")
    return {name: v for name, v in value.model_dump(mode="json").items() if name in kept}
