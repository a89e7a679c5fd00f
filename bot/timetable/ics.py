"""Writes a calendar file. Work has a time, one thing after the other from the start of the day; dates of the Plan last all day.

It links nothing outside and invites nobody. The same occurrences give the same bytes, so that a calendar program updates what
it read before.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from bot.core.calendar.values import Occurrence, PlanContent

PRODUCT = "-//Coord//Service Plan//EN"


def calendar_file(plan: PlanContent, occurrences: Iterable[Occurrence], zone: ZoneInfo, made: datetime) -> bytes:
    """The occurrences as iCalendar (RFC 5545); `made` is when the Plan was published, in UTC."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{plan.title}, version {plan.version}")
    calendar.add("x-wr-timezone", zone.key)
    for day, due in groupby(sorted(occurrences, key=lambda o: o.date), key=lambda o: o.date):
        for event in _day(day, list(due), plan.day_start, zone, made):
            calendar.add_component(event)
    if zone.key != "UTC":
        calendar.add_missing_timezones()
    return calendar.to_ical()


def _day(day: date, due: list[Occurrence], start: str, zone: ZoneInfo, made: datetime) -> Iterable[Event]:
    at = datetime.combine(day, time.fromisoformat(start), zone).astimezone(UTC)
    for occurrence in due:
        event = _event(occurrence, made)
        if occurrence.counted:
            end = at + timedelta(minutes=occurrence.minutes)
            event.add("dtstart", at.astimezone(zone))
            event.add("dtend", end.astimezone(zone))
            at = end
        else:
            event.add("dtstart", day)
            event.add("dtend", day + timedelta(days=1))
            event.add("transp", "TRANSPARENT")
        yield event


def _event(o: Occurrence, made: datetime) -> Event:
    event = Event()
    event.add("uid", f"{o.id}@coord")
    event.add("dtstamp", made.astimezone(UTC))
    event.add("summary", o.activity)
    minutes = f"{o.minutes} minutes, {o.owner}" if o.minutes else o.owner
    event.add("description", "\n".join(line for line in (o.first_step, f"Why today: {o.due_because}", minutes) if line))
    event.add("categories", [{"P": "proactive", "R": "reactive", "O": "upkeep"}[o.work.value]])
    return event
