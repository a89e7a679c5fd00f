"""A Plan's metrics with what was counted: one value per metric and date, and the board that shows them all."""

from datetime import date, datetime

from bot.core.content.base import Origin
from bot.core.content.plan_measures import Metric
from bot.core.values import Value


class MetricValue(Value):
    """What a metric was on a local date: by whom it was entered (a user id), and under which Plan.

    `n` is how many it rests on, where that was given. `origin` is derived for what the ticks say and nobody changed.
    """

    id: str
    key: str
    date: date
    value: float
    n: int | None = None
    by: str = ""
    at: datetime
    plan: str = ""
    version: int = 0
    origin: Origin = Origin.ANSWERED


class Board(Value):
    """The metrics of a channel's Plan, and their values in the order of their dates: the latest of each date."""

    plan: str
    title: str
    version: int
    metrics: tuple[Metric, ...]
    values: tuple[MetricValue, ...] = ()

    def of(self, key: str) -> tuple[MetricValue, ...]:
        """The values of one metric, oldest first."""
        return tuple(v for v in self.values if v.key == key)

    def last(self, key: str) -> MetricValue | None:
        """The newest value of one metric."""
        return next(iter(reversed(self.of(key))), None)


def latest_of_each(values: tuple[MetricValue, ...]) -> tuple[MetricValue, ...]:
    """One value per metric and date, the one that was entered last; by date."""
    kept = {(v.key, v.date): v for v in sorted(values, key=lambda v: (v.at, v.id))}
    return tuple(sorted(kept.values(), key=lambda v: (v.date, v.key)))
