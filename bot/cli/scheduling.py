"""`coord schedule`: what a published Plan makes due on which day, as a table, as JSON, or as a calendar file."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from bot.bootstrap import utc_now
from bot.cli.listing import as_json, database, read
from bot.config import read_settings
from bot.core.calendar.occurrences import day_minutes, occurrences
from bot.core.calendar.plans import PLAN, NoCalendar, listed, plan_content
from bot.core.calendar.turns import recurrence
from bot.core.calendar.values import CalendarSettings, Occurrence, PlanContent
from bot.core.content.plan_work import CapacityBudget
from bot.core.customers import Customer
from bot.core.dates import said_date
from bot.core.document import Document
from bot.core.ports import Tx
from bot.timetable.ics import calendar_file
from bot.timetable.public import NoHolidays, public_holidays

DEFAULT_DAYS, LONGEST_DAYS, RUNS = 7, 1100, 10_000
DAY = click.DateTime(["%Y-%m-%d"])


@dataclass(frozen=True)
class Found:
    """A published Plan, and the customers of its run."""

    document: Document
    customers: tuple[Customer, ...]


@dataclass(frozen=True)
class Timetable:
    """What is due from `first` to `last`, both included, and the Plan that it comes from."""

    content: PlanContent
    zone: ZoneInfo
    first: date
    last: date
    due: tuple[Occurrence, ...]


@click.command()
@click.argument("run_or_document", required=False)
@click.option("--run", "run_id", help="The Plan of this run.")
@click.option("--document", "document_id", help="This document.")
@click.option("--from", "first", type=DAY, help="The first day, such as 2027-01-04; today when not given.")
@click.option("--to", "last", type=DAY, help="The last day; a week when not given.")
@click.option("--holidays", "place", help="Public holidays of a country: GB, or GB-ENG (COORD_HOLIDAYS).")
@click.option("--ics", is_flag=True, help="Write a calendar file (a year when --to is not given).")
@click.option("--out", type=click.Path(path_type=Path), help="Write to this file instead of standard output.")
@as_json
@database
def schedule(
    run_or_document: str | None,
    run_id: str | None,
    document_id: str | None,
    first: datetime | None,
    last: datetime | None,
    place: str | None,
    ics: bool,
    out: Path | None,
    as_json_: bool,
    database: str | None,
) -> None:
    """What is due, day by day, by the newest published Plan or the one that is named."""
    if ics and as_json_:
        raise click.ClickException("--ics and --json are two forms of the same; please ask for one.")
    name = run_id or document_id or run_or_document or ""
    found = read(database, lambda tx: _found(tx, name))
    days = (first.date() if first else None, last.date() if last else None)
    table = _timetable(found, days, read_settings(COORD_HOLIDAYS=place).holidays, 366 if ics else DEFAULT_DAYS)
    if ics:
        text = calendar_file(table.content, table.due, table.zone, found.document.at).decode()
    elif as_json_:
        text = json.dumps(_row(table, found.document), ensure_ascii=False, indent=2)
    else:
        text = "\n".join(_lines(table))
    _give(text, out, table)


def _give(text: str, out: Path | None, table: Timetable) -> None:
    if out is None:
        click.echo(text, nl=not text.endswith("\n"))
        return
    out.write_bytes(text.encode())
    click.echo(f"{len(table.due)} entries from {said_date(table.first)} to {said_date(table.last)}: {out}")


def _found(tx: Tx, name: str) -> Found:
    """The Plan of this run or document id, or the newest one. Raises ClickException."""
    if name:
        run = tx.run(name)
        if run is not None and run.document is None:
            raise click.ClickException(f"Run {name} has no published document yet. `coord runs` lists what there is.")
        document = tx.document(run.document if run and run.document else name)
        if document is None:
            raise click.ClickException(f"No run or document called {name}. `coord runs` lists what there is.")
        run = run or tx.run(document.run)
        return Found(document, listed(run.files.values()) if run else ())
    for run in tx.all_runs(RUNS):
        document = tx.document(run.document) if run.document else None
        if document is not None and document.kind == PLAN:
            return Found(document, listed(run.files.values()))
    raise click.ClickException("No Plan is published yet: `/coord service-plan-development` makes one.")


def _timetable(found: Found, days: tuple[date | None, date | None], place: str, length: int) -> Timetable:
    try:
        content = plan_content(found.document)
        zone = _zone(content.timezone)
        first = days[0] or max(utc_now().astimezone(zone).date(), content.start)
        last = days[1] or first + timedelta(days=length - 1)
        _check(first, last)
        given = CalendarSettings(holidays=public_holidays(place, content.start.year, last.year + 1), customers=found.customers)
    except (NoCalendar, NoHolidays) as wrong:
        raise click.ClickException(str(wrong)) from wrong
    return Timetable(content, zone, first, last, occurrences(content, first, last, given))


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as wrong:
        raise click.ClickException(f"The Plan's time zone {name} does not exist; one such as Europe/London does.") from wrong


def _check(first: date, last: date) -> None:
    if last < first:
        raise click.ClickException(f"--to ({last.isoformat()}) is before --from ({first.isoformat()}): please swap them.")
    if (last - first).days >= LONGEST_DAYS:
        raise click.ClickException(f"That are {(last - first).days + 1:,} days; at most {LONGEST_DAYS:,} can be shown at once.")


def _row(table: Timetable, document: Document) -> dict[str, Any]:
    content = table.content
    return {
        "plan": {
            "document": document.id, "run": document.run, "title": content.title, "version": content.version,
            "start": content.start.isoformat(), "timezone": content.timezone,
        },
        "from": table.first.isoformat(),
        "to": table.last.isoformat(),
        "capacity": content.capacity.model_dump(mode="json", exclude={"evidence", "additions"}),
        "rules": [
            {
                "key": a.key, "activity": a.name, "cadence": a.cadence.value, "minutes": a.minutes, "week": a.week,
                "class": a.work.value, "owner": a.owner_role, "rule": recurrence(a, content.weekdays), "says": a.due.says,
            }
            for a in content.bau.activities
        ],
        "occurrences": [o.row() for o in table.due],
    }  # fmt: skip


def _lines(table: Timetable) -> Iterator[str]:
    content = table.content
    yield f"{content.title}, version {content.version}: {said_date(table.first)} to {said_date(table.last)} ({content.timezone})"
    if table.last < content.start:
        yield f"The Plan starts on {said_date(content.start)}."
    for day, found in groupby(table.due, key=lambda o: o.date):
        due = tuple(found)
        yield ""
        yield f"{day:%A} {said_date(day)}: {day_minutes(due)} of at most {content.capacity.day_cap} minutes"
        yield from (_line(o) for o in due)
    if not table.due:
        yield "Nothing is due."
    yield ""
    yield from _capacity(content.capacity)


def _line(o: Occurrence) -> str:
    minutes = f"({o.minutes})" if o.inside else str(o.minutes) if o.minutes else ""
    return f"  {minutes:>5}  {o.work.value}  {o.activity:34}  {o.due_because}"


def _capacity(c: CapacityBudget) -> Iterator[str]:
    yield "Minutes a week"
    yield f"  {c.available:>6,}  can be planned: {c.hours_week:g} hours, less {c.buffer} %"
    yield f"  {c.reactive_need:>6,}  requests need: {c.reactive_from}"
    yield f"  {c.overhead_need:>6,}  upkeep needs at least"
    yield f"  {c.proactive_left:>6,}  left for proactive work"
    yield f"  {c.touch_need:>6,}  check-ins and health need"
    yield from (f"  {r.minutes:>6,}  planned, {r.what} ({r.work.value}): {r.share} %" for r in c.rows)
    yield f"  {c.planned_total:>6,}  planned together; {c.unplanned} not planned"
    yield f"Proactive: {c.share_says}"
    yield c.says
    yield from (f"  {n}. {way}" for n, way in enumerate(c.ways, 1))
