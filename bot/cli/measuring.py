"""`coord metrics`: what the metrics of the published Plans are, how they moved, and which call for action."""

import json
from collections.abc import Iterator
from datetime import date

import click

from bot.bootstrap import utc_now
from bot.cli.boards import Place, row
from bot.cli.listing import as_json, database, read
from bot.coordinator import measures
from bot.core.metrics.trends import alarms, measured, trend
from bot.core.metrics.values import Board
from bot.core.ports import Tx

RUNS = 10_000


@click.command()
@as_json
@database
def metrics(as_json_: bool, database: str | None) -> None:
    """The metrics of every published Plan, with what was counted."""
    found = read(database, _boards)
    if as_json_:
        click.echo(json.dumps([row(place, board) for place, board in found.items()], ensure_ascii=False, indent=2))
        return
    lines = [line for place, board in found.items() for line in _lines(place, board)]
    click.echo("\n".join(lines or ["No published Plan has metrics yet."]))


def _boards(tx: Tx) -> dict[Place, Board]:
    places = dict.fromkeys((r.team, r.channel) for r in tx.all_runs(RUNS) if r.document)
    day: date = utc_now().date()
    return {place: board for place in places if (board := measures.board(tx, *place, day))}


def _lines(place: Place, board: Board) -> Iterator[str]:
    yield f"{board.title}, version {board.version} ({place[1]})"
    calling = {a.metric.key: a for a in alarms(board)}
    for metric in board.metrics:
        values = board.of(metric.key)
        now = measured(metric, values[-1].value) if values else "–"
        yield f"  {metric.name:36}  {now:>16}  target {metric.target:24}  {trend(metric, values)}"
        if metric.key in calling:
            yield f"    ! {metric.when_missed}"
