"""What is due on which local date: the one answer that the schedule, the calendar file and the daily digest share. Pure.

Carried items are no part of it: what was not ticked, the digest knows.
"""

from datetime import date
from functools import lru_cache

from bot.core.activities import DOCUMENTATION, OUTREACH, Cadence
from bot.core.calendar.customers import events, whom
from bot.core.calendar.dates import dated
from bot.core.calendar.sweep import Sweep
from bot.core.calendar.turns import window
from bot.core.calendar.values import CalendarSettings, Kind, Occurrence, Piece, PlanContent
from bot.core.content.plan_work import BauActivity

_ORDER = {kind: n for n, kind in enumerate((Kind.EVENT, Kind.REVIEW, Kind.MILESTONE, Kind.TASK, Kind.ACTIVITY))}
_CADENCES = {cadence.value: n for n, cadence in enumerate(Cadence)}


Stretch = tuple[date, date]
"""A first and a last date, both included."""


def occurrences(
    plan: PlanContent, start: date, end: date, settings: CalendarSettings | None = None, daily: Stretch | None = None
) -> tuple[Occurrence, ...]:
    """Everything due from `start` to `end`, both included, by date; within a date what customers bring comes first.

    `daily`: the work of every day is only wanted in this stretch. The same plan, settings and date always give the same ids,
    whatever the stretch that is asked for.
    """
    given = settings or CalendarSettings()
    sweep = _swept(plan, given, window(Cadence.QUARTERLY, max(start, end))[1])
    pieces = (*sweep.each_day(*(daily or (start, end))), *sweep.between(start, end))
    found = [*(_told(plan, given, piece) for piece in pieces), *dated(plan, sweep.works, start, end)]
    found += events(plan, given, sweep, tuple(found), start, end)
    return tuple(sorted(found, key=_turn))


@lru_cache(maxsize=64)
def _swept(plan: PlanContent, settings: CalendarSettings, until: date) -> Sweep:
    """The dates up to a quarter's end: they stay the same for all the days of the quarter."""
    return Sweep(plan, settings, until)


def day_minutes(day: tuple[Occurrence, ...]) -> int:
    """Minutes that the occurrences of one day take together."""
    return sum(o.counted for o in day)


def _told(plan: PlanContent, settings: CalendarSettings, piece: Piece) -> Occurrence:
    a = piece.activity
    return Occurrence(
        id=f"{plan.id}/{plan.version}/{piece.day.isoformat()}/{a.key}",
        date=piece.day,
        key=a.key,
        activity=a.name,
        cadence=a.cadence.value,
        minutes=piece.minutes,
        work=a.work,
        owner=a.owner_role,
        due_because=_because(piece),
        first_step=_first_step(plan, settings, piece),
        reference=a.bible_ref,
        turn=piece.turn,
        sitting=piece.sitting,
        sittings=piece.sittings,
    )


def _first_step(plan: PlanContent, settings: CalendarSettings, piece: Piece) -> str:
    picked = whom(plan, settings, piece.day) if piece.activity.key == OUTREACH else ""
    return picked or next(iter(piece.activity.steps), "")


def _because(piece: Piece) -> str:
    says = _rule(piece.activity, piece.turn)
    part = f"; sitting {piece.sitting} of {piece.sittings}" if piece.sittings > 1 else ""
    moved = f"; moved from {piece.turn:%A %-d %B}, {piece.moved}" if piece.moved else ""
    return f"{says}{part}{moved}"


def _rule(activity: BauActivity, turn: date) -> str:
    if activity.cadence is Cadence.DAILY:
        return activity.due.says or "each working day"
    if activity.cadence is Cadence.WEEKLY:
        return f"every {turn:%A}" if activity.due.weekday is not None else "once this week"
    return activity.due.says or f"once a {'month' if activity.cadence is Cadence.MONTHLY else 'quarter'}"


def _turn(o: Occurrence) -> tuple[date, int, int, bool, str]:
    """The order: by date, by kind, by cadence with the notes last among the daily work."""
    cadence = _CADENCES.get(o.cadence, -1)
    return o.date, _ORDER[o.kind], cadence, o.key == DOCUMENTATION, o.key if o.kind is not Kind.ACTIVITY else ""
