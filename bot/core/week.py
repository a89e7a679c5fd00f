"""Places fitted activities on working days so that no day is overfull. Minutes and weekdays only; real dates come later."""

from math import ceil, floor

from bot.core.activities import Cadence
from bot.core.cuts import Row
from bot.core.values import Value

DAY_SHARE = 1.25
"""A day may hold this many times an even share of the week's hours."""


class Placement(Value):
    """Where one weekly activity sits: a weekday (Monday = 0) and minutes. A long one can have several."""

    key: str
    weekday: int
    minutes: int


class Sittings(Value):
    """A monthly or quarterly activity: how many sittings, of at most `minutes` each, on which weekday there is room for them."""

    key: str
    count: int
    minutes: int
    weekday: int


class Day(Value):
    """One weekday in minutes: what every such day holds, its own weekly work, and what is left under the cap."""

    weekday: int
    daily: int
    weekly: int
    room: int


class Week(Value):
    """The placed week. `cap` is the most minutes a day may hold. On any day at most one sitting is added to its fixed work."""

    cap: int
    days: tuple[Day, ...]
    placements: tuple[Placement, ...]
    sittings: tuple[Sittings, ...]


def day_cap(hours: float, days: int) -> int:
    """The most minutes one working day may hold."""
    return floor(hours * 60 / days * DAY_SHARE + 1e-9)


def place(rows: tuple[Row, ...], hours: float, weekdays: tuple[int, ...]) -> Week:
    """Puts every row on days: weekly work where it prefers to be if there is room, else where there is most."""
    cap = day_cap(hours, len(weekdays))
    daily = sum(r.minutes for r in rows if r.cadence is Cadence.DAILY)
    room = dict.fromkeys(weekdays, cap - daily)
    placements: list[Placement] = []
    for row in sorted((r for r in rows if r.cadence is Cadence.WEEKLY), key=lambda r: (-r.minutes, r.activity.key)):
        placements += _weekly(row, room)
    days = tuple(Day(weekday=d, daily=daily, weekly=cap - daily - room[d], room=room[d]) for d in weekdays)
    rare = (r for r in rows if r.cadence in (Cadence.MONTHLY, Cadence.QUARTERLY))
    return Week(cap=cap, days=days, placements=tuple(placements), sittings=tuple(_sittings(r, days) for r in rare))


def _weekly(row: Row, room: dict[int, int]) -> list[Placement]:
    """Takes the row's minutes out of `room`, on its own day, on the emptiest one, or over several."""
    left, placed = row.minutes, []
    while left > 0:
        weekday = _choice(row, room)
        minutes = min(left, max(room[weekday], 1))
        room[weekday] -= minutes
        left -= minutes
        placed.append(Placement(key=row.activity.key, weekday=weekday, minutes=minutes))
    return placed


def _choice(row: Row, room: dict[int, int]) -> int:
    """Its own day when the whole of it fits there, so that placing a placed week again changes nothing; else the emptiest."""
    wanted = row.activity.trigger.weekday
    if wanted in room and room[wanted] >= row.minutes:
        return wanted
    return max(room, key=lambda d: (room[d], -d))


def _sittings(row: Row, days: tuple[Day, ...]) -> Sittings:
    best = max(days, key=lambda d: (d.room, -d.weekday))
    count = ceil(row.minutes / max(1, best.room))
    return Sittings(key=row.activity.key, count=count, minutes=ceil(row.minutes / count), weekday=best.weekday)
