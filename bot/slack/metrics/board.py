"""How metrics are told: a line for each, charts beside the words, and what the Plan says to do about the bad ones. Pure."""

from collections.abc import Sequence
from datetime import date

from slackblocks import ActionsBlock, Block, Button, PlainText

from bot.core.content.plan_measures import Metric
from bot.core.metrics.trends import Alarm, alarms, measured, spark, times_off, trend
from bot.core.metrics.values import Board, MetricValue
from bot.slack.blocks import PRIMARY, section
from bot.slack.charts import MOST_POINTS, lines
from bot.slack.metrics.actions import ENTER, value
from bot.slack.text import line

PERCENT = ("%", "CSAT %")


def button(home: str, day: date, primary: bool = False) -> Button:
    """The button that opens the form."""
    style = PRIMARY if primary else None
    return Button(PlainText("Enter the numbers"), action_id=ENTER, value=value(home, day), style=style)


def entering(home: str, day: date, primary: bool = False) -> Block:
    """The button in a row of its own."""
    return ActionsBlock([button(home, day, primary)], block_id="metrics-do")


def metric_lines(board: Board, only: Sequence[Metric] | None = None) -> list[str]:
    """A line for each metric: its last value, how it moves, and its target."""
    return [_line(m, board.of(m.key)) for m in (board.metrics if only is None else only)]


def _line(metric: Metric, values: Sequence[MetricValue]) -> str:
    bars = spark(values)
    now = f"*{line(measured(metric, values[-1].value), 60)}*" + (f" of {values[-1].n}" if values[-1].n else "") if values else "–"
    moves = "  ·  ".join(p for p in (bars, trend(metric, values), f"target {line(metric.target, 80)}") if p)
    return f"•  {line(metric.name, 80)}: {now}  ·  {moves}"


def alarm_lines(board: Board, day: date | None = None) -> list[str]:
    """What the Plan says to do, once for each metric that turned bad; one that stays bad is only counted. `day`: of this date."""
    found = [a for a in alarms(board) if day is None or a.value.date == day]
    return [_told(board, a) for a in found]


def _told(board: Board, alarm: Alarm) -> str:
    metric, now = alarm.metric, line(measured(alarm.metric, alarm.value.value), 60)
    if not alarm.new:
        times = times_off(metric, board.of(metric.key))
        return f"•  {line(metric.name, 80)} stays at {now}, {times} times in a row"
    return f":warning:  *{line(metric.name, 80)}* is at {now}, target {line(metric.target, 80)}. {line(metric.when_missed, 300)}"


def charts(board: Board) -> list[Block]:
    """Two charts at most: the shares over time, and the first other metric that has two values. The words say the same."""
    return [*_shares(board), *_other(board)]


def _shares(board: Board) -> list[Block]:
    rates = [m for m in board.metrics if m.unit in PERCENT and board.of(m.key)]
    dates = sorted({v.date for m in rates for v in board.of(m.key)})[-MOST_POINTS:]
    known = {_name(m, rates): found for m in rates if (found := _filled(board.of(m.key), dates))}
    return [lines("Shares in %", [_day(d) for d in dates], known, "chart-shares")] if len(dates) > 1 and known else []


def _filled(values: Sequence[MetricValue], dates: Sequence[date]) -> list[float]:
    """The value that stood on each date; nothing for a metric that was first counted later."""
    stood = [[v.value for v in values if v.date <= d] for d in dates]
    return [s[-1] for s in stood] if all(stood) else []


def _other(board: Board) -> list[Block]:
    metric = next((m for m in board.metrics if m.unit not in PERCENT and len(board.of(m.key)) > 1), None)
    if metric is None:
        return []
    values = board.of(metric.key)[-MOST_POINTS:]
    title = f"{metric.name} ({metric.unit})"
    return [lines(title, [_day(v.date) for v in values], {metric.name: [v.value for v in values]}, "chart-metric")]


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def _name(metric: Metric, among: Sequence[Metric]) -> str:
    """The name within a chart's limits, told apart by number where two would be cut to the same."""
    same = [m for m in among if m.name[:16] == metric.name[:16]]
    return metric.name if len(same) == 1 else f"{metric.name[:16]} {same.index(metric) + 1}"


def friday(board: Board, home: str, day: date) -> list[Block]:
    """The numbers' part of the last digest of a week: what was entered today, what it calls for, and the form."""
    entered = [m for m in board.metrics if (last := board.last(m.key)) and last.date == day]
    alarmed = alarm_lines(board, day)
    told = "\n".join(["*The numbers*", *(metric_lines(board, entered) or ["Nobody has entered them yet."]), *alarmed])
    return [section(told[:2900], "metrics"), entering(home, day)]
