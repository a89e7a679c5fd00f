"""The weekly form of a Plan's metrics as questions, and what its answers mean. Every number may stay empty; none is invented."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from bot.core.activities import Cadence
from bot.core.content.base import Origin
from bot.core.content.plan import MetricKey
from bot.core.content.plan_measures import Metric
from bot.core.digest.ticks import Week
from bot.core.forms import AnswerValue, Form, Kind, Question
from bot.core.metrics.trends import measured
from bot.core.metrics.values import Board, MetricValue
from bot.core.values import Value

COUNT = "-n"
"""What the id of the question for how many ends in."""
MOST = 1e9
_DUE = {Cadence.DAILY: 0, Cadence.WEEKLY: 4, Cadence.MONTHLY: 25, Cadence.QUARTERLY: 80}
"""Days after which a metric is counted again."""
_SCALE = re.compile(r"scale\s+(-?\d+)\s*-\s*(\d+)")


class Known(Value):
    """What the ticks say of a metric: its value, and how many it rests on."""

    value: float
    n: int


class Entry(Value):
    """A number that was entered for a metric; `derived` when it is what the ticks say."""

    key: str
    value: float
    n: int | None
    derived: bool

    @property
    def origin(self) -> Origin:
        """Where it comes from."""
        return Origin.DERIVED if self.derived else Origin.ANSWERED


def known_of(week: Week | None) -> dict[str, Known]:
    """The metrics that the ticks of a week answer: the share of what was planned that was done."""
    if week is None or not week.planned:
        return {}
    done = round(100 * min(week.done, week.planned) / week.planned)
    return {MetricKey.BAU_DONE.value: Known(value=done, n=week.planned)}


def bounds(metric: Metric) -> tuple[float, float]:
    """The least and the most that a value of this metric can be."""
    if found := _SCALE.search(metric.unit):
        return float(found[1]), float(found[2])
    if "NPS" in metric.unit:
        return -100.0, 100.0
    return (0.0, 100.0) if "%" in metric.unit else (0.0, MOST)


def due(board: Board, day: date) -> tuple[Metric, ...]:
    """The metrics to count by their cadence: those whose last value is old enough; all where that is none."""
    old = [m for m in board.metrics if (v := board.last(m.key)) is None or day - v.date >= timedelta(days=_DUE[m.cadence])]
    return tuple(old) or board.metrics


def asking(board: Board, day: date, known: Mapping[str, Known]) -> Form:
    """The form: each metric that is due, and how many it rests on where that matters. What is known is filled in."""
    return Form(id="metrics", title="Numbers of the week", questions=tuple(_questions(board, day, known)))


def _questions(board: Board, day: date, known: Mapping[str, Known]) -> list[Question]:
    found: list[Question] = []
    for metric in due(board, day):
        found.append(_value(board, metric, day, known.get(metric.key)))
        if counts(metric):
            found.append(_count(board, metric, day, known.get(metric.key)))
    return found


def counts(metric: Metric) -> bool:
    """True where a value means little without how many it rests on: surveys and shares."""
    return metric.min_n is not None or "%" in metric.unit


def _value(board: Board, metric: Metric, day: date, known: Known | None) -> Question:
    low, high = bounds(metric)
    last, entered = board.last(metric.key), _today(board, metric.key, day)
    before = f" Last: {measured(metric, last.value)}." if last else ""
    ticks = " Filled in from the ticks of this week." if known and entered is None else ""
    first = entered.value if entered else known.value if known else None
    return Question(
        id=metric.key.value, label=f"{metric.name} ({metric.unit})"[:140], kind=Kind.NUMBER, low=low, high=high, default=first,
        hint=f"{metric.formula}. Target: {metric.target}.{before}{ticks}"[:480],
    )  # fmt: skip


def _count(board: Board, metric: Metric, day: date, known: Known | None) -> Question:
    entered = _today(board, metric.key, day)
    first = entered.n if entered else known.n if known else None
    few = f" Fewer than {metric.min_n} say little." if metric.min_n else ""
    return Question(
        id=f"{metric.key.value}{COUNT}", label=f"{metric.name}: out of how many"[:140], kind=Kind.NUMBER, low=1, high=MOST,
        default=first, hint=f"The number that the value above rests on.{few}",
    )  # fmt: skip


def _today(board: Board, key: str, day: date) -> MetricValue | None:
    last = board.last(key)
    return last if last and last.date == day else None


def entries(board: Board, values: Mapping[str, AnswerValue], known: Mapping[str, Known]) -> tuple[Entry, ...] | dict[str, str]:
    """What the answers mean, or a sentence per question to look at again. Numbers were checked against their bounds before."""
    problems, found = {}, []
    for metric in board.metrics:
        key = metric.key.value
        value, n = values.get(key), values.get(f"{key}{COUNT}")
        if why := _problem(metric, value, n):
            problems |= why
        elif isinstance(value, int | float):
            count = int(n) if isinstance(n, int | float) else None
            sure = known.get(key)
            derived = sure is not None and (sure.value, sure.n) == (value, count)
            found.append(Entry(key=key, value=float(value), n=count, derived=derived))
    return problems or tuple(found)


def _problem(metric: Metric, value: AnswerValue | None, n: AnswerValue | None) -> dict[str, str]:
    count = f"{metric.key.value}{COUNT}"
    if value is None:
        return {metric.key.value: "Please give the value too, or leave both empty."} if n is not None else {}
    if isinstance(n, int | float) and n != int(n):
        return {count: "Please give a whole number."}
    if metric.min_n is not None and n is None:
        return {count: "Please say how many answered: a survey means little without that."}
    return {}
