"""What customers bring onto the calendar: first days, renewals, results, anniversaries, silence. It needs a list with dates.

Its minutes are those of the day's outreach as far as they reach, then the room that is left: no day exceeds its cap by it.
Several turns of one customer that meet on a day after an absence become the last one of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.core.activities import OUTREACH, Work
from bot.core.calendar.dates import OWNER
from bot.core.calendar.sweep import Sweep
from bot.core.calendar.values import EVENT, CalendarSettings, Kind, Occurrence, PlanContent
from bot.core.content.plan import NewCustomerTouch
from bot.core.customers import Customer

SILENCE = 30
RENEWALS = (90, 60, 30)
PICKED = 2
_AWAY = 92
_MINUTES = 10
"""Minutes of an event that the Plan gives none for."""
_FIRST_DAYS = tuple(NewCustomerTouch(day=d, what="", minutes=_MINUTES) for d in (1, 3, 7, 14, 30))


@dataclass(frozen=True)
class Event:
    """Something due for one customer on the day `turn`. A later one of the same `series` makes an earlier missed one moot."""

    turn: date
    series: str
    key: str
    name: str
    because: str
    first: str
    minutes: int = _MINUTES


def events(
    plan: PlanContent, settings: CalendarSettings, sweep: Sweep, day: tuple[Occurrence, ...], start: date, end: date
) -> tuple[Occurrence, ...]:
    """What the customers bring from `start` to `end`; `day` are the occurrences that stand there already."""
    by_day: dict[date, dict[tuple[str, str], Event]] = defaultdict(dict)
    for customer in settings.customers:
        for event in sorted(_events(plan, customer, start - timedelta(days=_AWAY), end), key=lambda e: e.turn):
            due = _due(event.turn, sweep)
            if due and start <= due <= end:
                by_day[due][customer.code, event.series] = event
    return tuple(o for due, found in by_day.items() for o in _shared(plan, sweep, day, due, found.values()))


def whom(plan: PlanContent, settings: CalendarSettings, day: date) -> str:
    """Whom the day's outreach is for: two of the list, or two of one stage, turn by turn."""
    number = day.toordinal()
    listed = sorted(settings.customers, key=lambda c: c.code)
    if listed:
        picked = [listed[(number * PICKED + n) % len(listed)] for n in range(min(PICKED, len(listed)))]
        return f"Write to {' and '.join(_named(c) for c in picked)}"
    counted = [(stage, count) for stage, count in plan.stages if count]
    if not counted:
        return ""
    stage, count = counted[number % len(counted)]
    return f"Write to {'one person' if count == 1 else f'{PICKED} people'} at the stage “{stage}”"


def _named(customer: Customer) -> str:
    return f"{customer.code} ({customer.stage})" if customer.stage else customer.code


def _due(turn: date, sweep: Sweep) -> date | None:
    """The day itself or the next working day."""
    return next((d for n in range(_AWAY) if sweep.works(d := turn + timedelta(days=n))), None)


def _shared(
    plan: PlanContent, sweep: Sweep, standing: tuple[Occurrence, ...], day: date, found: Iterable[Event]
) -> Iterator[Occurrence]:
    """The events of one day with the minutes there are for them."""
    outreach = sum(o.minutes for o in standing if o.date == day and o.key == OUTREACH)
    room = max(0, sweep.room(day))
    for event in sorted(found, key=lambda e: (e.turn, e.key)):
        within = outreach >= event.minutes or outreach >= room
        minutes = min(event.minutes, outreach if within else room)
        outreach, room = (outreach - minutes, room) if within else (outreach, room - minutes)
        yield _told(plan, event, day, minutes, OUTREACH if within and minutes else "")


def _told(plan: PlanContent, event: Event, day: date, minutes: int, inside: str) -> Occurrence:
    moved = f"; moved from {event.turn:%A %-d %B}, a day without service" if day != event.turn else ""
    return Occurrence(
        id=f"{plan.id}/{plan.version}/{day.isoformat()}/{event.key}",
        date=day,
        key=event.key,
        activity=event.name,
        cadence=EVENT,
        minutes=minutes,
        work=Work.PROACTIVE,
        owner=OWNER,
        due_because=f"{event.because}{moved}",
        kind=Kind.EVENT,
        first_step=event.first,
        turn=event.turn,
        inside=inside,
    )


def _events(plan: PlanContent, customer: Customer, first: date, last: date) -> Iterator[Event]:
    found = (*_new(plan, customer), *_renewal(customer), *_results(customer), *_silence(customer), *_years(customer, first, last))
    return (e for e in found if first <= e.turn <= last)


def _new(plan: PlanContent, c: Customer) -> Iterator[Event]:
    if c.start is None:
        return
    for touch in plan.new_customer or _FIRST_DAYS:
        yield Event(
            c.start + timedelta(days=touch.day),
            "new",
            f"new-{c.code}-{touch.day}",
            f"New customer {c.code}, day {touch.day}",
            f"day {touch.day} after the start on {c.start:%-d %B %Y}",
            touch.what or "Ask how it goes, and what is in the way",
            touch.minutes,
        )


def _renewal(c: Customer) -> Iterator[Event]:
    if c.renewal is None:
        return
    for days in RENEWALS:
        yield Event(
            c.renewal - timedelta(days=days),
            "renewal",
            f"renewal-{c.code}-{days}",
            f"Renewal of {c.code} in {days} days",
            f"{days} days before the renewal on {c.renewal:%-d %B %Y}",
            "Show the year's results, clear open points, plan what is next",
        )


def _results(c: Customer) -> Iterator[Event]:
    if c.reached:
        yield Event(
            c.reached, "result", f"reached-{c.code}-{c.reached.isoformat()}", f"{c.code} has reached a result",
            f"a result on {c.reached:%-d %B %Y}", "Say so, thank, ask what comes next",
        )  # fmt: skip
    if c.milestone and not (c.reached and c.reached >= c.milestone):
        yield Event(
            c.milestone + timedelta(days=1), "result", f"late-{c.code}-{c.milestone.isoformat()}",
            f"The result of {c.code} is late", f"it was due on {c.milestone:%-d %B %Y}",
            "Ask what is in the way, agree a new day",
        )  # fmt: skip


def _silence(c: Customer) -> Iterator[Event]:
    if c.last_contact:
        yield Event(
            c.last_contact + timedelta(days=SILENCE), "silence", f"silence-{c.code}-{c.last_contact.isoformat()}",
            f"No word from {c.code} for {SILENCE} days", f"the last contact was on {c.last_contact:%-d %B %Y}",
            "Write or call once, with something useful",
        )  # fmt: skip


def _years(c: Customer, first: date, last: date) -> Iterator[Event]:
    if c.start is None:
        return
    for year in range(max(first.year, c.start.year + 1), last.year + 1):
        day = _same_day(c.start, year)
        years = year - c.start.year
        yield Event(
            day, "anniversary", f"anniversary-{c.code}-{year}", f"{c.code}: {years} year{'s' * (years > 1)} with us",
            f"the start was on {c.start:%-d %B %Y}", "Thank them for the year, and name one thing they achieved",
        )  # fmt: skip


def _same_day(day: date, year: int) -> date:
    """The same day in another year; 29 February becomes the 28th."""
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) and not _leap(year) else day.replace(year=year)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
