"""The owner's changes to a Plan's activities: refitted by the rules that the Plan was made with, and told as differences. Pure.

It starts from the activities as they stand in the document; what was cut before does not grow again by itself.
"""

from math import ceil

from bot.core.activities import MONITORING, Activity, Cadence, Work
from bot.core.calendar.rows import as_row, weekdays
from bot.core.content.plan_work import Bau, BauActivity, BudgetRow, CapacityBudget, Cut, DayLoad
from bot.core.cuts import Change, Draft, Row
from bot.core.due import FULL_WEEK, due
from bot.core.hours import WEEK
from bot.core.values import Value
from bot.core.week import Week, place
from bot.core.wishes import OWNER, ActivityChange, problem, wished

_ORDER = tuple(Cadence)


class Edited(Value):
    """The calendar and the budget after the changes, what became different, and why a change could not be made."""

    bau: Bau
    capacity: CapacityBudget
    differences: tuple[Change, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The differences in words: `Success coaching: 30 min a week → 45 min a week, as you asked`."""
        return tuple(_line(c) for c in self.differences)


def edit(bau: Bau, capacity: CapacityBudget, changes: tuple[ActivityChange, ...]) -> Edited:
    """The Plan's activities with these changes. A change that cannot be made leaves everything as it was, with the reason."""
    draft = _draft(bau, capacity)
    for change in changes:
        if why := problem(draft, change):
            return Edited(bau=bau, capacity=capacity, problems=(why,))
        draft = wished(draft, (change,))
    week = place(draft.rows, capacity.hours_week, weekdays(capacity))
    activities = tuple(sorted((_activity(bau, r, week, changes, len(week.days)) for r in draft.rows), key=_turn))
    new = bau.model_copy(update={"activities": activities, "week_total": draft.total})
    return Edited(bau=new, capacity=_budget(capacity, draft, week), differences=draft.changes)


def _line(c: Change) -> str:
    return f"{c.name}: {f'{c.was} → ' if c.was else ''}{c.now}, {c.reason}"


def _draft(bau: Bau, capacity: CapacityBudget) -> Draft:
    days = len(weekdays(capacity))
    rows = tuple(as_row(a, days) for a in bau.activities)
    inbox = next((r.activity.floor for r in rows if r.activity.key == MONITORING), 0)
    answer = max(0, ceil((capacity.reactive_need - inbox * days) / days))
    return Draft(rows=rows, days=days, limit=capacity.available, answer=answer)


def _activity(bau: Bau, row: Row, week: Week, changes: tuple[ActivityChange, ...], days: int) -> BauActivity:
    a = row.activity
    old = next((b for b in bau.activities if b.key == a.key), None)
    mine = [c for c in changes if c.key == a.key]
    placed = [p.weekday for p in week.placements if p.key == a.key]
    pieces = next((s.count for s in week.sittings if s.key == a.key), 1)
    moved = any(c.trigger or c.cadence for c in mine) or old is None or old.cadence is not row.cadence
    loose = old is not None and old.cadence is Cadence.WEEKLY and old.due.weekday is None and not moved
    when = due(a.trigger, row.cadence, placed, FULL_WEEK if any(c.trigger for c in mine) else days, loose)
    kept_day = old and not moved and row.cadence is not Cadence.WEEKLY
    update = {
        "cadence": row.cadence,
        "due": old.due if old and kept_day else when,
        "minutes": row.minutes,
        "sittings": max(pieces, len(placed)),
        "week": row.week,
        "owner_role": next((c.owner for c in reversed(mine) if c.owner), old.owner_role if old else OWNER),
    }
    return (old or _new(a)).model_copy(update=update)


def _new(a: Activity) -> BauActivity:
    """An activity that only the owner knows: its name is all that can be said of it."""
    return BauActivity(
        key=a.key,
        name=a.name,
        purpose="Added by the owner",
        cadence=a.cadence,
        due=due(a.trigger, a.cadence, [], FULL_WEEK),
        roll="next working day",
        minutes=a.minutes,
        floor_minutes=a.floor,
        sittings=1,
        week=0,
        work=a.work,
        owner_role=OWNER,
        steps=("Do it", "Note what came of it"),
        done_when="it is done and noted",
        record="what came of it",
        drop_rank=a.drop_rank,
        bible_ref="",
    )


def _turn(a: BauActivity) -> tuple[int, int]:
    return _ORDER.index(a.cadence), a.due.weekday or a.due.business_day or (90 - a.due.from_end if a.due.from_end else 0)


def _budget(capacity: CapacityBudget, draft: Draft, week: Week) -> CapacityBudget:
    rows = _rows(capacity, draft)
    reached = next((r.share for r in rows if r.work is Work.PROACTIVE), 0)
    wanted = f"; {capacity.share_wanted} % was wanted" if capacity.share_wanted is not None else ""
    cuts = tuple(Cut(activity=c.name, was=c.was, now=c.now, why=c.reason) for c in draft.changes if c.was)
    days = tuple(
        DayLoad(day=WEEK[d.weekday], daily=d.daily, weekly=d.weekly, total=d.daily + d.weekly, room=d.room) for d in week.days
    )
    return capacity.model_copy(
        update={
            "rows": rows,
            "planned_total": draft.total,
            "unplanned": capacity.available - draft.total,
            "share_reached": reached,
            "share_says": f"{reached} % of the planned time{wanted}.",
            "cuts": (*capacity.cuts, *cuts),
            "days": days,
        }
    )


def _rows(capacity: CapacityBudget, draft: Draft) -> tuple[BudgetRow, ...]:
    """The classes of work with shares that add up to 100: what rounding leaves goes to the largest remainders."""
    minutes = [draft.of(r.work) for r in capacity.rows]
    exact = [100 * m / max(1, sum(minutes)) for m in minutes]
    shares = [int(e) for e in exact]
    order = sorted(range(len(minutes)), key=lambda i: shares[i] - exact[i])
    for i in order[: 100 - sum(shares)]:
        shares[i] += 1
    return tuple(r.model_copy(update={"minutes": m, "share": s}) for r, m, s in zip(capacity.rows, minutes, shares, strict=True))
