"""Puts a Plan's turns on real dates so that no day exceeds its cap: daily and weekly work first, rarer work where room is left.

It goes through the turns in the order of time, from the Plan's start on, so that a date never depends on how far one looks.
What falls on a day without service moves to the next working day with room; a turn that meets the next one of the same
activity on its way is let go, so that nothing piles up. Monthly and quarterly work stays in its month or quarter.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.core.activities import Cadence
from bot.core.calendar.rows import placed
from bot.core.calendar.turns import mondays, rare_turn, window
from bot.core.calendar.values import RARE, CalendarSettings, Piece, PlanContent
from bot.core.content.plan_work import BauActivity
from bot.core.week import Placement, Week

AWAY, FULL = "a day without service", "a full day"
_NEXT = {Cadence.MONTHLY: 28, Cadence.QUARTERLY: 89}
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
        for turn, item in sorted(self._turns(), key=lambda t: (t[0], _rank(t[1]))):
            self._weekly(turn, item) if isinstance(item, Placement) else self._place_rare(turn, item)

    def works(self, day: date) -> bool:
        """True on a working day with service, from the Plan's start on."""
        return day >= self.plan.start and day.weekday() in self._weekdays and day not in self._off

    def room(self, day: date) -> int:
        """Minutes left under the cap on a working day."""
        return self.week.cap - self._fixed.get(day.weekday(), 0) - self._extra[day]

    def _turns(self) -> Iterator[tuple[date, Placement | BauActivity]]:
        for monday in mondays(self.plan.start, self.until):
            for placement in self.week.placements:
                day = monday + placement.weekday * _DAY
                if self.plan.start <= day <= self.until:
                    yield day, placement
        months = dict.fromkeys((d.year, d.month) for d in _days(self.plan.start, self.until))
        for activity in (a for a in self.plan.bau.activities if a.cadence in RARE):
            for year, month in months:
                turn = rare_turn(activity, year, month, self._weekdays, self.settings.holidays)
                if turn and self.plan.start <= turn <= self.until:
                    yield turn, activity

    def _weekly(self, turn: date, placement: Placement) -> None:
        """On its own weekday; when that has no service, on the next working day with room before the next turn."""
        activity = self._by_key[placement.key]
        count = sum(1 for p in self.week.placements if p.key == placement.key)
        number = [p for p in self.week.placements if p.key == placement.key].index(placement) + 1
        piece = Piece(activity=activity, day=turn, turn=turn, minutes=placement.minutes, sitting=number, sittings=count)
        if self.works(turn):
            self._keep(piece)
            return
        ahead = _days(turn + _DAY, turn + 6 * _DAY)
        day = next((d for d in ahead if self._takes(d, activity.key) and self.room(d) >= piece.minutes), None)
        if day is None:
            self.let_go.append(piece)
            return
        self._extra[day] += piece.minutes
        self._keep(piece.model_copy(update={"day": day, "moved": AWAY}))

    def _takes(self, day: date, key: str) -> bool:
        """True when this is a working day on which the activity has no sitting yet, nor will have one by its own weekday."""
        own = {p.weekday for p in self.week.placements if p.key == key}
        return self.works(day) and key not in self._keys[day] and day.weekday() not in own

    def _place_rare(self, turn: date, activity: BauActivity) -> None:
        days = self._sittings(turn, activity)
        if days is None:
            self.let_go.append(Piece(activity=activity, day=turn, turn=turn, minutes=activity.minutes))
            return
        moved = AWAY if not self.works(turn) else FULL
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
        days = self._candidates(turn, activity)
        found: dict[date, int] = {}
        for minutes in self._sizes(activity):
            day = self._first(days, found, minutes)
            if day is None:
                return self._split(days, activity.minutes)
            found[day] = minutes
        return found

    def _sizes(self, activity: BauActivity) -> tuple[int, ...]:
        count = next((s.count for s in self.week.sittings if s.key == activity.key), 1)
        each, more = divmod(activity.minutes, count)
        return tuple(m for i in range(count) if (m := each + (i < more)))

    def _first(self, days: tuple[date, ...], taken: Iterable[date], minutes: int) -> date | None:
        """The first day with room, of its own if there is one: two rare pieces on a day are a last resort."""
        roomy = [d for d in days if d not in taken and self.room(d) >= minutes]
        return next((d for d in roomy if d not in self._rare), roomy[0] if roomy else None)

    def _split(self, days: tuple[date, ...], minutes: int) -> dict[date, int] | None:
        """Whatever room the days have, taken in order."""
        found: dict[date, int] = {}
        for day in days:
            part = min(minutes - sum(found.values()), self.room(day))
            if part > 0:
                found[day] = part
        return found if sum(found.values()) == minutes else None

    def _candidates(self, turn: date, activity: BauActivity) -> tuple[date, ...]:
        """Working days in the order in which they are tried: on from the turn, then back; on a day away also past the window."""
        first, last = window(activity.cadence, turn)
        beyond = _days(last + _DAY, min(turn + (_NEXT[activity.cadence] - 1) * _DAY, last + 31 * _DAY))
        ahead, behind = tuple(_days(turn, last)), tuple(_days(first, turn - _DAY))[::-1]
        early = activity.roll.startswith("previous")
        order = (*behind, *ahead) if early and not self.works(turn) else (*ahead, *behind)
        tried = (*ahead, *beyond, *behind) if not early and not self.works(turn) else (*order, *beyond)
        return tuple(d for d in tried if self.works(d))

    def _keep(self, piece: Piece) -> None:
        self._keys[piece.day].add(piece.activity.key)
        self.pieces.append(piece)


def _rank(item: Placement | BauActivity) -> tuple[int, int, str]:
    """On one day the weekly work comes first, then what is dropped last."""
    if isinstance(item, Placement):
        return 0, 0, item.key
    return 1, -(item.drop_rank if item.drop_rank is not None else 99), item.key


def _days(start: date, end: date) -> Iterator[date]:
    return (start + n * _DAY for n in range((end - start).days + 1))
