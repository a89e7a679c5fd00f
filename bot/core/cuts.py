"""The rules by which a set of activities is cut until it fits a week. A rule takes a draft and gives a new one, with its reason.

Order: answering down to what the requests need; sittings shortened towards their floors; cadences made longer (daily, weekly,
monthly), after which sittings may shrink to the floor again; activities dropped. Within a step the lowest drop rank goes first.
No sitting ever goes below its floor.
"""

from collections.abc import Callable
from math import floor

from bot.core.activities import MONITORING, OUTREACH, PLANNING, RESPONSE, Activity, Cadence, Work
from bot.core.values import Value

WEEKS_A_MONTH = 52 / 12
WEEKS_A_QUARTER = 13
_STEP = 5
RARER = "there is no time for it more often"
"""The reason of every longer cadence."""
_LONGER = {Cadence.DAILY: Cadence.WEEKLY, Cadence.WEEKLY: Cadence.MONTHLY}
_PER = {Cadence.DAILY: "a day", Cadence.WEEKLY: "a week", Cadence.MONTHLY: "a month", Cadence.QUARTERLY: "a quarter"}


def week_minutes(minutes: int, cadence: Cadence, days: int) -> int:
    """Minutes a week of one activity, rounded, at least 1; `days` is the number of working days a week."""
    exact = {
        Cadence.DAILY: minutes * days,
        Cadence.WEEKLY: minutes,
        Cadence.MONTHLY: minutes / WEEKS_A_MONTH,
        Cadence.QUARTERLY: minutes / WEEKS_A_QUARTER,
    }[cadence]
    return max(1, floor(exact + 0.5))


class Row(Value):
    """One fitted activity. `minutes` is per occurrence; `week` the rounded minutes a week."""

    activity: Activity
    cadence: Cadence
    minutes: int
    week: int

    @property
    def said(self) -> str:
        """The row in words: `30 min a day`."""
        return f"{self.minutes} min {_PER[self.cadence]}"


class Change(Value):
    """One difference between the stock set and the fitted plan, with the reason for it."""

    key: str
    name: str
    was: str
    now: str
    reason: str


class Draft(Value):
    """A set on its way to a fit. `limit` is the minutes a week to plan, `answer` the minutes a day that requests need."""

    rows: tuple[Row, ...]
    changes: tuple[Change, ...] = ()
    days: int
    limit: int
    answer: int

    @property
    def total(self) -> int:
        """Minutes a week, the sum of the rows."""
        return sum(r.week for r in self.rows)

    @property
    def over(self) -> bool:
        """True while the set does not fit."""
        return self.total > self.limit

    def of(self, work: Work) -> int:
        """Minutes a week of one class of work."""
        return sum(r.week for r in self.rows if r.activity.work is work)

    def row(self, key: str) -> Row | None:
        """The row of this activity, or None when it is gone."""
        return next((r for r in self.rows if r.activity.key == key), None)


def start(activities: tuple[Activity, ...], days: int, limit: int, answer: int) -> Draft:
    """The whole set at its own minutes, with answering grown where the requests need more than the stock hour a day."""
    rows = tuple(
        Row(activity=a, cadence=a.cadence, minutes=a.minutes, week=week_minutes(a.minutes, a.cadence, days)) for a in activities
    )
    draft = Draft(rows=rows, days=days, limit=limit, answer=answer)
    response, inbox = draft.row(RESPONSE), draft.row(MONITORING)
    if response is None or inbox is None:
        return draft
    need = answer - (inbox.minutes - inbox.activity.floor)
    return _set(draft, response, need, "the requests of a busy week need it") if need > response.minutes else draft


def cut(draft: Draft) -> Draft:
    """Cuts by the rules, in their order, until the set fits or only what is never dropped is left, at its floor."""
    ranked = sorted((r.activity for r in draft.rows if r.activity.drop_rank is not None), key=lambda a: a.drop_rank or 0)
    steps: list[tuple[Rule, Activity]] = [(rule, a) for rule in (_shorten, _lengthen, _shorten, _lengthen, _drop) for a in ranked]
    planning = draft.row(PLANNING)
    if planning:
        steps.insert(len(ranked), (_shorten, planning.activity))
    if draft.over:
        draft = _answer_by_volume(draft)
    for rule, activity in steps:
        if draft.over:
            draft = rule(draft, activity)
    return draft


def raise_outreach(draft: Draft, missing: float) -> Draft:
    """Gives outreach more time when the tiers need it and time is left; `missing` and what is left are minutes a week."""
    row = draft.row(OUTREACH)
    if row is None or missing <= 0:
        return draft
    times = draft.days if row.cadence is Cadence.DAILY else 1
    more = int(min(-(-missing // times), (draft.limit - draft.total) // times))
    return _set(draft, row, row.minutes + more, "the check-ins by tier need it") if more > 0 else draft


Rule = Callable[[Draft, Activity], Draft]


def _answer_by_volume(draft: Draft) -> Draft:
    inbox, response = draft.row(MONITORING), draft.row(RESPONSE)
    if inbox is None or response is None:
        return draft
    draft = _set(draft, inbox, inbox.activity.floor, "reading and sorting is part of the time a request takes")
    return _set(draft, response, draft.answer, "this is what your requests need, a quarter more for busy weeks included")


def _shorten(draft: Draft, activity: Activity) -> Draft:
    row = draft.row(activity.key)
    if row is None:
        return draft
    if activity.floor == 0:
        return _merge(draft, row)
    minutes = row.minutes
    while minutes > activity.floor and draft.total - row.week + week_minutes(minutes, row.cadence, draft.days) > draft.limit:
        minutes = max(activity.floor, minutes - _STEP)
    return _set(
        draft,
        row,
        minutes,
        "the smallest sitting that is still useful" if minutes == activity.floor else "as long as the week allows",
    )


def _merge(draft: Draft, row: Row) -> Draft:
    target = draft.row(row.activity.merge_into)
    where = f"done inside the {target.activity.name.lower()}" if target else "dropped"
    return _replace(draft, row, None, "the same questions, asked once", where)


def _lengthen(draft: Draft, activity: Activity) -> Draft:
    row = draft.row(activity.key)
    longer = _LONGER.get(row.cadence) if row else None
    if row is None or longer is None:
        return draft
    minutes = (
        min(activity.minutes, max(activity.floor, row.minutes * draft.days // 2)) if longer is Cadence.WEEKLY else row.minutes
    )
    new = Row(activity=activity, cadence=longer, minutes=minutes, week=week_minutes(minutes, longer, draft.days))
    return _replace(draft, row, new, RARER) if new.week < row.week else draft


def _drop(draft: Draft, activity: Activity) -> Draft:
    row = draft.row(activity.key)
    if row is None:
        return draft
    merged = [c.name.lower() for c in draft.changes if c.now == f"done inside the {activity.name.lower()}"]
    reason = "the week has no room for it" + (f", nor for the {merged[0]} inside it" if merged else "")
    return _replace(draft, row, None, reason, "dropped")


def _set(draft: Draft, row: Row, minutes: int, reason: str) -> Draft:
    if minutes == row.minutes:
        return draft
    if minutes == 0:
        return _replace(draft, row, None, reason, "part of the inbox check")
    new = row.model_copy(update={"minutes": minutes, "week": week_minutes(minutes, row.cadence, draft.days)})
    return _replace(draft, row, new, reason)


def _replace(draft: Draft, row: Row, new: Row | None, reason: str, now: str = "") -> Draft:
    rows = tuple(new if r is row else r for r in draft.rows)
    change = Change(
        key=row.activity.key, name=row.activity.name, was=row.said, now=now or (new.said if new else "dropped"), reason=reason
    )
    return draft.model_copy(update={"rows": tuple(r for r in rows if r), "changes": (*draft.changes, change)})
