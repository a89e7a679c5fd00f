"""What the owner changes in the set of activities: add, drop, move, another owner, other minutes. Pure.

What was wished holds: the rest is cut by the usual rules until it fits. Only when even that is not enough do the wishes give way,
by the same rules and floors as everything else. What is never dropped cannot be dropped here either.
"""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum

from bot.core.activities import MONITORING, RESPONSE, Activity, Cadence, Trigger, Work
from bot.core.cuts import Change, Draft, Row, cut, week_minutes
from bot.core.values import Value

ASKED = "as you asked"
"""The reason of every change that the owner asked for."""
DROPPED, NEW = "dropped", "not there"
LAST = 100
"""The drop rank of what the owner asked for: after everything else."""
LEAST, MOST = 5, 480
OWNER = "service owner"


class Wish(StrEnum):
    """What is changed."""

    ADD = "add"
    DROP = "drop"
    MOVE = "move"
    OWNER = "owner"
    MINUTES = "minutes"


class ActivityChange(Value):
    """One change of one activity. `key` names it; what is added gets one from its `name`. `minutes` are per occurrence.

    `cadence` and `trigger` say how often and when, for what is added or moved.
    """

    what: Wish
    key: str = ""
    name: str = ""
    minutes: int | None = None
    cadence: Cadence | None = None
    work: Work | None = None
    trigger: Trigger | None = None
    owner: str = ""


def new_key(name: str) -> str:
    """The key of an added activity, made from its name."""
    return f"own-{'-'.join(re.findall(r'[a-z0-9]+', name.casefold()))[:40] or 'activity'}"


def merged(before: Iterable[ActivityChange], now: Iterable[ActivityChange]) -> tuple[ActivityChange, ...]:
    """All changes in order, the later one of the same kind about the same activity instead of the earlier one."""
    kept: dict[tuple[str, Wish], ActivityChange] = {}
    for change in (*before, *now):
        kept.pop((change.key, change.what), None)
        if change.what is Wish.DROP and kept.pop((change.key, Wish.ADD), None):
            kept = {k: c for k, c in kept.items() if k[0] != change.key}
            continue
        kept[change.key, change.what] = change
    return tuple(kept.values())


def problem(draft: Draft, change: ActivityChange) -> str:
    """Why a change cannot be made, in one sentence; empty when it can."""
    row = draft.row(change.key)
    if change.what is Wish.ADD:
        return f"There is an activity called {row.activity.name} already." if row else _too_long(draft, change)
    if row is None:
        return "This activity is not in the calendar any more."
    if change.what is Wish.DROP:
        essential = row.activity.drop_rank is None
        return f"{row.activity.name} is never dropped: requests and the next plan need it." if essential else ""
    if change.what is Wish.OWNER:
        return "" if change.owner.strip() else "Please say who does it."
    return (_too_little(draft, row, change) if change.key in (RESPONSE, MONITORING) else "") or _too_long(draft, change)


def _too_little(draft: Draft, row: Row, change: ActivityChange) -> str:
    """What the requests would suffer from."""
    least = row.activity.floor if change.key == MONITORING else draft.answer
    if change.what is Wish.MOVE:
        return f"{row.activity.name} is daily work: requests come every day."
    return (
        f"{row.activity.name} needs {least} minutes a day for the requests that there are."
        if (change.minutes or 0) < least
        else ""
    )


def _too_long(draft: Draft, change: ActivityChange) -> str:
    if change.minutes is not None and not LEAST <= change.minutes <= MOST:
        return f"Please give {LEAST} to {MOST} minutes."
    wanted, got = _RULES[change.what](draft, change).row(change.key), wished(draft, (change,)).row(change.key)
    if got is None or wanted is None or (got.minutes, got.cadence) != (wanted.minutes, wanted.cadence):
        return "There is no room for this, even with everything else at its smallest. Drop something first, or give it less time."
    return ""


def wished(draft: Draft, changes: Iterable[ActivityChange]) -> Draft:
    """The set with these changes one after the other, each cut again where it does not fit.

    What is about no activity of the set is passed over.
    """
    for change in changes:
        made = _RULES[change.what](draft, change)
        made = cut(made) if made.over else made
        draft = cut(_unpinned(made, draft)) if made.over else made
    return draft


def _unpinned(made: Draft, before: Draft) -> Draft:
    """The wishes at the floors and ranks that they had before; what is new may shrink to the smallest sitting."""
    rows = []
    for row in made.rows:
        old = before.row(row.activity.key)
        known = {"floor": old.activity.floor, "drop_rank": old.activity.drop_rank} if old else {"floor": LEAST, "drop_rank": LAST}
        rows.append(row.model_copy(update={"activity": row.activity.model_copy(update=known)}))
    return made.model_copy(update={"rows": tuple(rows)})


def _add(draft: Draft, change: ActivityChange) -> Draft:
    if draft.row(change.key) or not change.name:
        return draft
    minutes, cadence = change.minutes or LEAST, change.cadence or Cadence.WEEKLY
    activity = Activity(
        key=change.key,
        name=change.name,
        cadence=cadence,
        minutes=minutes,
        work=change.work or Work.PROACTIVE,
        floor=minutes,
        drop_rank=LAST,
        trigger=change.trigger or Trigger(),
    )
    row = Row(activity=activity, cadence=cadence, minutes=minutes, week=week_minutes(minutes, cadence, draft.days))
    return _noted(draft.model_copy(update={"rows": (*draft.rows, row)}), activity, NEW, row.said)


def _drop(draft: Draft, change: ActivityChange) -> Draft:
    row = draft.row(change.key)
    if row is None or row.activity.drop_rank is None:
        return draft
    kept = tuple(r for r in draft.rows if r is not row)
    return _noted(draft.model_copy(update={"rows": kept}), row.activity, row.said, DROPPED)


def _minutes(draft: Draft, change: ActivityChange) -> Draft:
    row = draft.row(change.key)
    return draft if row is None or not change.minutes else _with(draft, row, minutes=change.minutes)


def _move(draft: Draft, change: ActivityChange) -> Draft:
    row = draft.row(change.key)
    if row is None:
        return draft
    trigger = change.trigger or row.activity.trigger
    return _with(draft, row, trigger=trigger, cadence=change.cadence or row.cadence, minutes=change.minutes or row.minutes)


def _owner(draft: Draft, change: ActivityChange) -> Draft:
    row = draft.row(change.key)
    return draft if row is None else _noted(draft, row.activity, "", f"done by {change.owner}")


_RULES: dict[Wish, Callable[[Draft, ActivityChange], Draft]] = {
    Wish.ADD: _add,
    Wish.DROP: _drop,
    Wish.MINUTES: _minutes,
    Wish.MOVE: _move,
    Wish.OWNER: _owner,
}


def _with(
    draft: Draft, row: Row, minutes: int | None = None, cadence: Cadence | None = None, trigger: Trigger | None = None
) -> Draft:
    """The row as it was wished, held at that while anything else can give way."""
    minutes, cadence, trigger = minutes or row.minutes, cadence or row.cadence, trigger or row.activity.trigger
    essential = row.activity.drop_rank is None
    held = {"floor": minutes, "trigger": trigger, "drop_rank": None if essential else LAST}
    activity = row.activity.model_copy(update=held)
    new = Row(activity=activity, cadence=cadence, minutes=minutes, week=week_minutes(minutes, cadence, draft.days))
    rows = tuple(new if r is row else r for r in draft.rows)
    was, now = row.said, new.said
    if was == now:
        was, now = "", "on another day"
    return _noted(draft.model_copy(update={"rows": rows}), activity, was, now)


def _noted(draft: Draft, activity: Activity, was: str, now: str) -> Draft:
    change = Change(key=activity.key, name=activity.name, was=was, now=now, reason=ASKED)
    return draft.model_copy(update={"changes": (*draft.changes, change)})
