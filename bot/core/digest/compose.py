"""What the digest of a date says, from the Plan, the settings and the ticks. Pure, and the same whenever it is asked.

An activity is on it at most once: one that is due again takes the place of the turn that was missed. Daily work is never
carried, and after four weeks nothing is. What is to be done today never exceeds the day's cap; what does not fit comes if
time allows.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from bot.core.activities import Cadence, Work
from bot.core.calendar.occurrences import occurrences
from bot.core.calendar.values import CalendarSettings, Kind, Occurrence, PlanContent
from bot.core.digest.settings import DigestSettings
from bot.core.digest.ticks import Name, standing
from bot.core.digest.values import FINAL, Daily, Digest, Group, Item, Mark, Near, Planned, Shape, Tick

MOST = 10
"""Items that a group shows."""
LOOK_BACK, LOOK_AHEAD = timedelta(days=28), timedelta(days=7)
_NEAR = 5
_SPARE_RANK = 3
"""Upkeep that the Plan itself would cut this soon is done if time allows."""
_DATED = frozenset({Kind.MILESTONE, Kind.TASK, Kind.REVIEW})
_PLACE = {group: n for n, group in enumerate(Group)}
_DAY = timedelta(days=1)


def digest_for(
    plan: PlanContent, daily: Daily, ticks: Iterable[Tick], day: date, calendar: CalendarSettings | None = None
) -> Digest:
    """The digest of this date. `calendar` adds what the team gave besides the Plan: holidays, days away, customers."""
    settings, marks = daily.settings, standing(ticks)
    begins = max(daily.since, day - LOOK_BACK)
    first, last, given = min(begins, day), day + LOOK_AHEAD, _calendar(settings, calendar)
    # Daily work is never carried; only what customers bring is told by the outreach of other days.
    daily_work = None if given.customers else (max(first, _monday(day)), day)
    found = occurrences(plan, first, last, given, daily_work)
    today = [_item(o, plan) for o in found if o.date == day]
    again = {_series(i) for i in today}
    past = [o for o in found if begins <= o.date < day and _series(o) not in again]
    late = _carried(settings, past, marks, day)
    items = (*today, *_placed(plan, today, late))
    kept, more = _limited(tuple(_handed(i, marks) for i in sorted(items, key=_turn)))
    person = settings.person(day)
    return Digest(
        date=day,
        plan=plan.id,
        version=plan.version,
        title=plan.title,
        cap=plan.capacity.day_cap,
        shape=_shape(daily, kept),
        person=person,
        absent=settings.owner if person != settings.owner else "",
        items=kept,
        more=more,
        near=_near(found, day),
        missed=daily.missed,
        planned=_planned(found, max(daily.since, _monday(day)), day) if settings.last_of_week(day) else None,
        share_wanted=plan.capacity.share_wanted,
    )


def _calendar(settings: DigestSettings, given: CalendarSettings | None) -> CalendarSettings:
    """The calendar's settings with the days on which there is no digest: their work moves as on any day away."""
    base = given or CalendarSettings()
    return base.model_copy(update={"holidays": base.holidays | settings.holidays, "away": base.away | settings.away})


def _monday(day: date) -> date:
    return day - day.weekday() * _DAY


def _shape(daily: Daily, items: tuple[Item, ...]) -> Shape:
    if daily.weekly:
        return Shape.WEEKLY
    return Shape.FULL if items else Shape.LINE


def _item(o: Occurrence, plan: PlanContent) -> Item:
    return Item(
        key=o.key,
        due=o.date,
        activity=o.activity,
        minutes=o.minutes,
        work=o.work,
        kind=o.kind,
        cadence=o.cadence,
        owner=o.owner,
        because=o.due_because,
        first_step=o.first_step,
        group=_group(o, plan),
        inside=o.inside,
    )


def _group(o: Occurrence, plan: PlanContent) -> Group:
    if o.kind is not Kind.ACTIVITY or (o.work is Work.REACTIVE and o.cadence == Cadence.DAILY.value):
        return Group.FIRST
    rank = next((a.drop_rank for a in plan.bau.activities if a.key == o.key), None)
    spare = o.work is Work.OVERHEAD and rank is not None and rank <= _SPARE_RANK
    return Group.IF_TIME if spare else Group.TODAY


def _carried(settings: DigestSettings, past: list[Occurrence], marks: dict[Name, Tick], day: date) -> Iterator[Item]:
    """The latest missed turn of each activity that is open and not put off beyond the day."""
    latest = {_series(o): o for o in past if o.cadence != Cadence.DAILY.value}
    worked = [d for n in range(LOOK_BACK.days) if settings.works(d := day - n * _DAY)]
    for o in latest.values():
        tick = marks.get((o.key, o.date))
        until = tick.until if tick and tick.mark is Mark.SNOOZED else None
        if (tick and tick.mark in FINAL) or (until and until > day):
            continue
        since = until or o.date
        yield _open(o, sum(d > since for d in worked), until is not None)


def _open(o: Occurrence, carried: int, snoozed: bool) -> Item:
    return Item(
        key=o.key, due=o.date, activity=o.activity, minutes=o.minutes, work=o.work, kind=o.kind, cadence=o.cadence,
        owner=o.owner, because=o.due_because, first_step=o.first_step, inside=o.inside, carried=carried, snoozed=snoozed,
    )  # fmt: skip


def _placed(plan: PlanContent, today: list[Item], late: Iterable[Item]) -> Iterator[Item]:
    """What is carried: for today as long as there is room for it."""
    used = sum(i.counted for i in today if i.group is not Group.IF_TIME)
    for item in sorted(late, key=lambda i: (not i.snoozed, -i.carried, i.due, i.key)):
        if item.kind is not Kind.ACTIVITY and not item.counted:
            yield item.model_copy(update={"group": Group.FIRST})
        elif used + item.counted <= plan.capacity.day_cap:
            used += item.counted
            yield item
        else:
            yield item.model_copy(update={"group": Group.IF_TIME})


def _series(one: Occurrence | Item) -> str:
    """What counts as the same thing: the turns of a customer's series do, other dates of the Plan are each their own."""
    return one.key.rpartition("-")[0] if one.kind is Kind.EVENT else one.key


def _turn(item: Item) -> int:
    return _PLACE[item.group]


def _handed(item: Item, marks: dict[Name, Tick]) -> Item:
    tick = marks.get((item.key, item.due))
    return item.model_copy(update={"user": tick.to}) if tick and tick.to else item


def _limited(items: tuple[Item, ...]) -> tuple[tuple[Item, ...], dict[Group, int]]:
    groups = {g: [i for i in items if i.group is g] for g in Group}
    kept = tuple(i for g in Group for i in groups[g][:MOST])
    return kept, {g: len(found) - MOST for g, found in groups.items() if len(found) > MOST}


def _near(found: Iterable[Occurrence], day: date) -> tuple[Near, ...]:
    coming = [o for o in found if o.kind in _DATED and o.date > day]
    return tuple(Near(date=o.date, what=o.activity, owner=o.owner) for o in coming[:_NEAR])


def _planned(found: Iterable[Occurrence], first: date, last: date) -> Planned:
    mine = [o for o in found if first <= o.date <= last]
    return Planned(items=len(mine), minutes={w: sum(o.counted for o in mine if o.work is w) for w in Work})
