"""Puts a Plan's turns on real dates so that no day exceeds its cap: daily and weekly work first, rarer work where room is left.

It goes through the turns in the order of time, from the Plan's start on, so that a date never depends on how far one looks.
What falls on a day without service moves to the next working day with room; a turn that meets the next one of the same
activity on its way is let go, so that nothing piles up. Monthly and quarterly work stays in its month or quarter.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.core.activities import Cadence
from bot.core.calendar.rows import placed
from bot.core.calendar.turns import rare_turn, window
from bot.core.calendar.values import RARE, CalendarSettings, Piece, PlanContent
from bot.core.content.plan_work import BauActivity
from bot.core.week import Placement, Week

AWAY, TAKEN = "a day without service", "which was taken"
_NEXT = {Cadence.MONTHLY: 27, Cadence.QUARTERLY: 88}
"""Days within which the next turn of the same activity cannot come."""
_DAY = timedelta(days=1)


@dataclass
class Sweep:
    """The dates of one Plan from its start to `until`. Private to one computation; what it found is in `pieces`."""

    plan: PlanContent
    settings: CalendarSettings
    until: date
    week: Week = field(init=False)
    pieces: list[Piece] = field(default_factory=list)
    let_go: list[Piece] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.week = placed(self.plan.bau.activities, self.plan.capacity)
        self._weekdays = self.plan.weekdays
        self._off = self.settings.holidays | self.settings.away | self.plan.away
        self._fixed = {d.weekday: d.daily + d.weekly for d in self.week.days}
        self._extra: dict[date, int] = defaultdict(int)
        self._rare: set[date] = set()
        self._keys: dict[date, set[str]] = defaultdict(set)
        self._by_key = {a.key: a for a in self.plan.bau.activities}
        last = self.until + _NEXT[Cadence.QUARTERLY] * _DAY
        self._open = tuple(d for d in _days(self.plan.start, last) if self.works(d))
        self._own = {p.key: [q for q in self.week.placements if q.key == p.key] for p in self.week.placements}
        rare = list(self._rare_turns(last))
        self._wanted = {turn for turn, _ in rare}
        turns = (*self._missed(), *(t for t in rare if t[0] <= self.until))
        for turn, item in sorted(turns, key=lambda t: (t[0], _rank(t[1]))):
            self._move(turn, item) if isinstance(item, Placement) else self._place_rare(turn, item)

    def works(self, day: date) -> bool:
        """True on a working day with service, from the Plan's start on."""
        return day >= self.plan.start and day.weekday() in self._weekdays and day not in self._off

    def room(self, day: date) -> int:
        """Minutes left under the cap on a working day."""
        return self.week.cap - self._fixed.get(day.weekday(), 0) - self._extra.get(day, 0)

    def each_day(self, start: date, end: date) -> Iterator[Piece]:
        """The work of every day from `start` to `end`."""
        daily = [a for a in self.plan.bau.activities if a.cadence is Cadence.DAILY]
        for day in self._working(start, end):
            yield from (Piece(activity=a, day=day, turn=day, minutes=a.minutes) for a in daily)

    def between(self, start: date, end: date) -> Iterator[Piece]:
        """Every sitting of what is not daily from `start` to `end`, in no order; `end` not after `until`."""
        for day in self._working(start, end):
            yield from (self._weekly(day, p) for p in self.week.placements if p.weekday == day.weekday())
        yield from (p for p in self.pieces if start <= p.day <= end)

    def _missed(self) -> Iterator[tuple[date, Placement]]:
        """The weekly turns that fall on a day off; all others stand where the week has them."""
        for day in self._off:
            if self.plan.start <= day <= self.until:
                yield from ((day, p) for p in self.week.placements if p.weekday == day.weekday())

    def _rare_turns(self, until: date) -> Iterator[tuple[date, BauActivity]]:
        months = tuple(_months(self.plan.start, until))
        for activity in (a for a in self.plan.bau.activities if a.cadence in RARE):
            for year, month in months:
                turn = rare_turn(activity, year, month, self._weekdays, self.settings.holidays)
                if turn and self.plan.start <= turn <= until:
                    yield turn, activity

    def _weekly(self, turn: date, placement: Placement) -> Piece:
        mine = self._own[placement.key]
        activity, number = self._by_key[placement.key], mine.index(placement) + 1
        return Piece(activity=activity, day=turn, turn=turn, minutes=placement.minutes, sitting=number, sittings=len(mine))

    def _move(self, turn: date, placement: Placement) -> None:
        """To the next working day with room before the next turn."""
        piece = self._weekly(turn, placement)
        ahead = _days(turn + _DAY, turn + 6 * _DAY)
        day = next((d for d in ahead if self._takes(d, placement.key) and self.room(d) >= piece.minutes), None)
        if day is None:
            self.let_go.append(piece)
            return
        self._extra[day] += piece.minutes
        self._keep(piece.model_copy(update={"day": day, "moved": AWAY}))

    def _takes(self, day: date, key: str) -> bool:
        """True when this is a working day on which the activity has no sitting yet, nor will have one by its own weekday."""
        own = (p.weekday for p in self._own[key])
        return self.works(day) and key not in self._keys[day] and day.weekday() not in own

    def _place_rare(self, turn: date, activity: BauActivity) -> None:
        days = self._sittings(turn, activity)
        if days is None:
            self.let_go.append(Piece(activity=activity, day=turn, turn=turn, minutes=activity.minutes))
            return
        moved = AWAY if not self.works(turn) else TAKEN
        for number, (day, minutes) in enumerate(sorted(days.items()), 1):
            self._extra[day] += minutes
            self._rare.add(day)
            why = moved if day != turn and number == 1 else ""
            self._keep(
                Piece(
                    activity=activity, day=day, turn=turn, minutes=minutes, sitting=number, sittings=len(days), moved=why,
                )
            )  # fmt: skip

    def _sittings(self, turn: date, activity: BauActivity) -> dict[date, int] | None:
        """Days and minutes that add up to the activity's; None when there is no room before its next turn."""
        sizes = self._sizes(activity)
        if len(sizes) == 1 and self.works(turn) and turn not in self._rare and self.room(turn) >= sizes[0]:
            return {turn: sizes[0]}
        stretches = self._candidates(turn, activity)
        found = (self._whole(days, turn, activity) or self._split(days, activity.minutes) for days in stretches)
        return next((f for f in found if f), None)

    def _whole(self, days: tuple[date, ...], turn: date, activity: BauActivity) -> dict[date, int]:
        """The sittings that the Plan foresees, each on a day of its own; empty when one finds no day."""
        found: dict[date, int] = {}
        for minutes in self._sizes(activity):
            day = self._first([d for d in days if d not in found and self.room(d) >= minutes], turn)
            if day is None:
                return {}
            found[day] = minutes
        return found

    def _sizes(self, activity: BauActivity) -> tuple[int, ...]:
        count = next((s.count for s in self.week.sittings if s.key == activity.key), 1)
        each, more = divmod(activity.minutes, count)
        return tuple(m for i in range(count) if (m := each + (i < more)))

    def _first(self, roomy: list[date], turn: date) -> date | None:
        """The first day without another rare piece, and not another one's own day; two on a day are a last resort."""
        free = [d for d in roomy if d not in self._rare and (d == turn or d not in self._wanted)]
        return next(iter(free or roomy), None)

    def _split(self, days: tuple[date, ...], minutes: int) -> dict[date, int]:
        """Whatever room the days have, taken in order; empty when it is not enough."""
        found: dict[date, int] = {}
        for day in days:
            part = min(minutes - sum(found.values()), self.room(day))
            if part > 0:
                found[day] = part
        return found if sum(found.values()) == minutes else {}

    def _candidates(self, turn: date, activity: BauActivity) -> Iterator[tuple[date, ...]]:
        """Stretches of working days in the order in which they are tried: the window from the turn on and back, then past it.

        From a day without service the way goes on, past the window too, before it goes back.
        """
        first, last = window(activity.cadence, turn)
        ahead, behind = self._working(turn, last), self._working(first, turn - _DAY)[::-1]
        past = last + _DAY, turn + _NEXT[activity.cadence] * _DAY
        if self.works(turn) or activity.roll.startswith("previous"):
            yield (*ahead, *behind) if self.works(turn) else (*behind, *ahead)
            yield self._working(*past)
        else:
            yield (*ahead, *self._working(*past))
            yield behind

    def _working(self, start: date, end: date) -> tuple[date, ...]:
        """The working days from `start` to `end`, which is at most as far from `until` as a quarter's turn may move."""
        return self._open[bisect_left(self._open, start) : bisect_right(self._open, end)]

    def _keep(self, piece: Piece) -> None:
        self._keys[piece.day].add(piece.activity.key)
        self.pieces.append(piece)


def _rank(item: Placement | BauActivity) -> tuple[int, int, str]:
    """On one day the weekly work comes first, then what is dropped last."""
    if isinstance(item, Placement):
        return 0, 0, item.key
    return 1, -(item.drop_rank if item.drop_rank is not None else 99), item.key


def _months(start: date, end: date) -> Iterator[tuple[int, int]]:
    return ((n // 12, n % 12 + 1) for n in range(start.year * 12 + start.month - 1, end.year * 12 + end.month))


def _days(start: date, end: date) -> Iterator[date]:
    return (start + n * _DAY for n in range((end - start).days + 1))
