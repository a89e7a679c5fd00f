"""The metrics' part of a transaction, over the shared statements. The values are loaded when they are first wanted."""

from datetime import date
from typing import TYPE_CHECKING, Any

from bot.stores import rows, sql

if TYPE_CHECKING:
    from bot.core.metrics.values import MetricValue


class MetricRows:
    """What was counted for the metrics of Plans. Mixed into a transaction that can execute."""

    _execute: Any

    def add_metric(self, team: str, channel: str, value: "MetricValue") -> bool:
        columns = {"id": value.id, "team": team, "channel": channel, "date": value.date.isoformat(), "at": rows.micros(value.at)}
        return self._execute(sql.ADD_METRIC, columns | {"body": rows.body(value)}).rowcount == 1

    def metric_values(self, team: str, channel: str, since: date) -> "tuple[MetricValue, ...]":
        from bot.core.metrics.values import MetricValue

        found = self._execute(sql.METRICS, {"team": team, "channel": channel, "date": since.isoformat()})
        return tuple(MetricValue.model_validate_json(text) for (text,) in found)
