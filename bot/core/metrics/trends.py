"""How a metric moves, in words: against its last value, against its target, and when it calls for the action that the Plan names.

A target is for the end of the period, so a value on its way there is no alarm. A survey with too few answers says nothing.
"""

from collections.abc import Sequence

from bot.core.content.plan_measures import Direction, Metric
from bot.core.metrics.values import Board, MetricValue
from bot.core.values import Value

_BARS = "▁▂▃▄▅▆▇█"
_SHOWN = 12
_STREAK = 3
FROM_BASELINE = "than the baseline"
"""How a Plan writes a target that counts from a baseline which nobody knew yet."""


class Alarm(Value):
    """A metric that misses its target and does not get better, with what the Plan says to do then."""

    metric: Metric
    value: MetricValue
    new: bool


def goal(metric: Metric, values: Sequence[MetricValue]) -> float | None:
    """The number to reach; one that counts from an unknown baseline needs a first value."""
    if FROM_BASELINE not in metric.target:
        return metric.target_value
    if not values:
        return None
    step = metric.target_value if metric.direction is Direction.UP else -metric.target_value
    return values[0].value + step


def enough(metric: Metric, value: MetricValue) -> bool:
    """False for a survey with fewer answers than the Plan asks for."""
    return metric.min_n is None or (value.n or 0) >= metric.min_n


def better(metric: Metric, now: float, before: float) -> bool:
    """True when the metric moved the way that it should."""
    return now > before if metric.direction is Direction.UP else now < before


def alarms(board: Board) -> tuple[Alarm, ...]:
    """What calls for action now; `new` when the value before did not."""
    found = ((m, board.of(m.key)) for m in board.metrics)
    return tuple(Alarm(metric=m, value=v[-1], new=not _off(m, v[:-1])) for m, v in found if _off(m, v))


def times_off(metric: Metric, values: Sequence[MetricValue]) -> int:
    """How many of the latest values in a row missed the target without getting better."""
    count = 0
    while count < len(values) and _off(metric, values[: len(values) - count]):
        count += 1
    return count


def missed(metric: Metric, values: Sequence[MetricValue]) -> bool:
    """True when the newest value, resting on enough answers, is not at the target."""
    wanted = goal(metric, values)
    return bool(values) and wanted is not None and enough(metric, values[-1]) and better(metric, wanted, values[-1].value)


def _off(metric: Metric, values: Sequence[MetricValue]) -> bool:
    if not missed(metric, values):
        return False
    before = values[-2].value if len(values) > 1 else metric.baseline_value
    return before is None or not better(metric, values[-1].value, before)


def number(value: float) -> str:
    """A number as people write it: at most one digit behind the point."""
    return f"{round(value, 1):,.10g}"


def measured(metric: Metric, value: float) -> str:
    """A value with its unit: `86 %`, `4.4 (scale 1-5)`, `12 days`."""
    unit = metric.unit
    if unit in ("%", "CSAT %"):
        return f"{number(value)} %"
    return f"{number(value)} ({unit})" if unit.startswith("scale") else f"{number(value)} {unit}".strip()


def trend(metric: Metric, values: Sequence[MetricValue]) -> str:
    """How it moves, in words; empty values: nobody has counted yet."""
    if not values:
        return "no value yet"
    if len(values) == 1:
        return _from_baseline(metric, values[0].value)
    now, before = values[-1].value, values[-2].value
    if now == before:
        return f"as before ({number(before)})"
    way, streak = better(metric, now, before), _streak(metric, values)
    word = "better" if way else "worse"
    return f"{word} than {number(before)} before" + (f", {streak} times in a row" if streak >= _STREAK else "")


def _from_baseline(metric: Metric, now: float) -> str:
    base = metric.baseline_value
    if base is None:
        return "first value"
    if now == base:
        return f"first value, as at the start ({number(base)})"
    return f"first value, {'better' if better(metric, now, base) else 'worse'} than {number(base)} at the start"


def _streak(metric: Metric, values: Sequence[MetricValue]) -> int:
    pairs = list(zip([v.value for v in values], [v.value for v in values][1:], strict=False))
    way = better(metric, pairs[-1][1], pairs[-1][0])
    count = 0
    for before, now in reversed(pairs):
        if now == before or better(metric, now, before) is not way:
            break
        count += 1
    return count


def spark(values: Sequence[MetricValue]) -> str:
    """The latest values as a line of bars; empty for fewer than two."""
    shown = [v.value for v in values[-_SHOWN:]]
    if len(shown) < 2:
        return ""
    low, high = min(shown), max(shown)
    span = high - low
    return "".join(_BARS[round((v - low) / span * (len(_BARS) - 1))] if span else _BARS[3] for v in shown)
