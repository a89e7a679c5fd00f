"""What the metrics need of a transaction, besides what every part of Coord needs."""

from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.core.metrics.values import MetricValue


class MetricTx(Protocol):
    """The values that people entered for the metrics of a channel's Plan. None is ever changed or deleted."""

    def add_metric(self, team: str, channel: str, value: "MetricValue") -> bool:
        """Stores a value. False when its id is known already."""
        ...

    def metric_values(self, team: str, channel: str, since: date) -> "tuple[MetricValue, ...]":
        """The values of this date and later, by date, then in the order in which they were entered."""
        ...
