"""Slack's native charts, of numbers that also stand in words beside them: who sees no charts loses nothing. Pure."""

from collections.abc import Mapping, Sequence

from slackblocks import (
    AxisConfig,
    BarChart,
    Block,
    ChartSegment,
    DataPoint,
    DataSeries,
    DataVisualizationBlock,
    LineChart,
    PieChart,
)

from bot.slack.text import plain
from bot.slack.words import Words

KIND = "data_visualization"
"""The type of these blocks, by which they are left out where Slack does not take them."""
MOST_POINTS, MOST_SERIES, LABEL, TITLE = 20, 12, 20, 50
Series = Mapping[str, Sequence[float]]


def bars(title: str, categories: Sequence[str], series: Series, block_id: str) -> Block:
    """Bars side by side: for each category one of every series."""
    return DataVisualizationBlock(plain(title, TITLE), BarChart(*_axes(categories, series)), block_id)


def lines(title: str, categories: Sequence[str], series: Series, block_id: str) -> Block:
    """One line for every series, a point for each category."""
    return DataVisualizationBlock(plain(title, TITLE), LineChart(*_axes(categories, series)), block_id)


def pie(title: str, parts: Mapping[str, float], block_id: str) -> list[Block]:
    """The parts of a whole that are more than nothing; no chart when none is."""
    segments = [ChartSegment(plain(name, LABEL), value) for name, value in parts.items() if value > 0]
    return [DataVisualizationBlock(plain(title, TITLE), PieChart(segments), block_id)] if segments else []


def uncharted(words: Words) -> Words | None:
    """The words without their charts, which say nothing that stands nowhere else; None when they have none."""
    kept = tuple(b for b in words.blocks if b.get("type") != KIND)
    return words.model_copy(update={"blocks": kept}) if len(kept) < len(words.blocks) else None


def _axes(categories: Sequence[str], series: Series) -> tuple[list[DataSeries], AxisConfig]:
    shown = [plain(c, LABEL) for c in categories[-MOST_POINTS:]]
    made = [
        DataSeries(plain(name, LABEL), [DataPoint(c, v) for c, v in zip(shown, values[-MOST_POINTS:], strict=True)])
        for name, values in list(series.items())[:MOST_SERIES]
    ]
    return made, AxisConfig(shown)
