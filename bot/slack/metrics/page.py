"""The private page of `/coord metrics`: every metric with how it moves, charts, and the button to the form. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from slackblocks import Block

from bot.core.metrics.values import Board
from bot.slack.blocks import context, header, section
from bot.slack.metrics.board import alarm_lines, charts, entering, metric_lines
from bot.slack.text import line


def metrics_page(facts: Mapping[str, Any]) -> list[Block]:
    """The page. `facts`: the board, the channel of the Plan (`home`), and the local date (`day`)."""
    if "board" not in facts:
        return [section("There are no metrics to show.", "none")]
    board = Board.model_validate(facts["board"])
    home, day = str(facts["home"]), date.fromisoformat(str(facts["day"]))
    alarmed = alarm_lines(board)
    return [
        header("Metrics", "title"),
        section("\n".join(metric_lines(board))[:2900], "metrics"),
        *([section("\n".join(alarmed)[:2900], "alarms")] if alarmed else []),
        *charts(board),
        context(f"{line(board.title, 120)}, version {board.version}", "plan"),
        entering(home, day, primary=True),
    ]
