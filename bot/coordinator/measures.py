"""The metrics of a channel's Plan inside a transaction: what is watched, what was counted, and a new count. It posts nothing."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from pydantic import ValidationError

from bot.core.calendar.plans import PLAN
from bot.core.content.plan_measures import Metrics
from bot.core.document import Document
from bot.core.metrics.asking import Entry
from bot.core.metrics.values import Board, MetricValue, latest_of_each
from bot.core.ports import Tx

BACK = timedelta(days=800)
"""How far back values are read: two years, and a quarter before them."""
METRICS = "metrics"


def board(tx: Tx, team: str, channel: str, day: date) -> Board | None:
    """The metrics of the channel's newest Plan that has any, with what was counted; None when there is no such Plan."""
    for document in tx.documents(team, channel, PLAN):
        if watched := watched_by(document):
            values = latest_of_each(tx.metric_values(team, channel, day - BACK))
            return Board(plan=document.id, title=document.title, version=document.version, metrics=watched.metrics, values=values)
    return None


def watched_by(document: Document) -> Metrics | None:
    """The metrics of a Plan; None when a person wrote them, or when there are none."""
    try:
        found = Metrics.model_validate(document.contents[METRICS])
    except (KeyError, ValidationError):
        return None
    return found if found.metrics else None


def enter(
    tx: Tx, team: str, channel: str, about: Board, day: date, entries: Iterable[Entry], said: tuple[str, str, datetime]
) -> int:
    """Stores what was counted for a date; how many values are new. `said`: the key of the form, the person, the instant."""
    form, by, at = said
    made = (
        MetricValue(
            id=f"{form}/{e.key}", key=e.key, date=day, value=e.value, n=e.n, by=by, at=at, plan=about.plan,
            version=about.version, origin=e.origin,
        )
        for e in entries
        if _news(about.last(e.key), e, day)
    )  # fmt: skip
    return sum(tx.add_metric(team, channel, value) for value in made)


def _news(last: MetricValue | None, entry: Entry, day: date) -> bool:
    return last is None or (last.date, last.value, last.n) != (day, entry.value, entry.n)
