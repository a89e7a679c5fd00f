"""What a quarter was, by its digests and ticks. A turn counts once, however many digests carried it; what no digest showed is
not known, so it is not counted.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from bot.core.activities import Work
from bot.core.calendar.values import Kind, PlanContent
from bot.core.content.plan import MetricKey
from bot.core.content.plan_measures import Metric
from bot.core.digest.ticks import Name, standing
from bot.core.digest.values import Digest, Item, Mark, Tick
from bot.core.metrics.trends import better, measured, missed, trend
from bot.core.metrics.values import Board
from bot.core.quarter.values import Counted, Quarter, Reason, Turns

_KNOWN = 3
"""Times after which a habit can be seen."""


def look_back(
    plan: PlanContent, digests: Iterable[Digest], ticks: Sequence[Tick], days: tuple[date, date], board: Board | None = None
) -> Quarter:
    """The quarter from the first to the last of these local dates. Nothing is proposed yet."""
    since, until = days
    shown = [d for d in digests if since <= d.date <= until]
    items = {(i.key, i.due): i for d in shown for i in d.items}
    marks, said = standing(ticks), _by_turn(ticks)
    activities = [_turns(plan, key, found, marks, said) for key, found in _by_key(items).items()]
    kept = round(100 * sum(a.done for a in activities) / due) if (due := sum(a.due for a in activities)) else None
    planned, done = _minutes(items.values()), _minutes(i for n, i in items.items() if _is(marks, n, Mark.DONE))
    answered = done[Work.PROACTIVE] + done[Work.REACTIVE]
    dated = [n for n, i in items.items() if i.kind is Kind.MILESTONE]
    return Quarter(
        plan=plan.id,
        title=plan.title,
        version=plan.version,
        since=since,
        until=until,
        days=len(shown),
        activities=tuple(sorted(activities, key=lambda a: (-a.due, a.key))),
        minutes_planned=planned,
        minutes_done=done,
        share=round(100 * done[Work.PROACTIVE] / answered) if answered else None,
        share_wanted=plan.capacity.share_wanted,
        milestones=len(dated),
        reached=tuple(key for key, due in dated if _is(marks, (key, due), Mark.DONE)),
        metrics=tuple(_counted(board, m, kept, due) for m in board.metrics) if board else (),
    )


def _counted(board: Board, metric: Metric, kept: int | None, due: int) -> Counted:
    """The metric with its newest value; what the ticks know, where nobody entered it."""
    values = board.of(metric.key)
    if not values and metric.key is MetricKey.BAU_DONE and kept is not None:
        return _by_ticks(metric, kept, due)
    last = values[-1] if values else None
    return Counted(
        key=metric.key.value,
        name=metric.name,
        unit=metric.unit,
        target=metric.target,
        value=last.value if last else None,
        n=last.n if last else None,
        says=measured(metric, last.value) if last else "",
        trend=trend(metric, values),
        missed=missed(metric, values),
        action=metric.when_missed,
    )


def _by_ticks(metric: Metric, kept: int, due: int) -> Counted:
    return Counted(
        key=metric.key.value, name=metric.name, unit=metric.unit, target=metric.target, value=kept, n=due,
        says=measured(metric, kept), trend="by the ticks of the quarter", missed=better(metric, metric.target_value, kept),
        action=metric.when_missed,
    )  # fmt: skip


def _by_turn(ticks: Iterable[Tick]) -> dict[Name, set[Mark]]:
    """Everything that was ever said of each turn."""
    found: dict[Name, set[Mark]] = {}
    for tick in ticks:
        found.setdefault((tick.key, tick.due), set()).add(tick.mark)
    return found


def _by_key(items: dict[Name, Item]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in items.values():
        if item.kind is Kind.ACTIVITY:
            found.setdefault(item.key, []).append(item)
    return found


def _turns(plan: PlanContent, key: str, items: list[Item], marks: dict[Name, Tick], said: dict[Name, set[Mark]]) -> Turns:
    activity = next((a for a in plan.bau.activities if a.key == key), None)
    found = [marks.get((key, i.due)) for i in items]
    done = [t for t in found if t and t.mark is Mark.DONE]
    skipped = [t for t in found if t and t.mark is Mark.SKIPPED]
    ever = [said.get((key, i.due), set()) for i in items]
    return Turns(
        key=key,
        name=activity.name if activity else items[-1].activity,
        cadence=activity.cadence.value if activity else items[-1].cadence,
        minutes=activity.minutes if activity else items[-1].minutes,
        work=items[-1].work,
        due=len(items),
        done=len(done),
        skipped=len(skipped),
        undone=len(items) - len(done) - len(skipped),
        late=sum(t.day > t.due for t in done),
        put_off=sum(Mark.SNOOZED in e for e in ever),
        handed=sum(Mark.HANDED in e for e in ever),
        weekday=_weekday(done),
        reasons=_reasons(skipped),
    )


def _weekday(done: Sequence[Tick]) -> int | None:
    if len(done) < _KNOWN:
        return None
    return Counter(t.day.weekday() for t in done).most_common(1)[0][0]


def _reasons(skipped: Iterable[Tick]) -> tuple[Reason, ...]:
    found = Counter(t.reason for t in skipped if t.reason)
    return tuple(Reason(text=text, times=n) for text, n in sorted(found.items(), key=lambda r: (-r[1], r[0])))


def _minutes(items: Iterable[Item]) -> dict[Work, int]:
    found = dict.fromkeys(Work, 0)
    for item in items:
        found[item.work] += item.counted
    return found


def _is(marks: dict[Name, Tick], name: Name, mark: Mark) -> bool:
    return name in marks and marks[name].mark is mark
