"""`coord digest`: what the daily digest of a date says, or said, and what became of it."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from typing import Any

import click

from bot.bootstrap import utc_now
from bot.cli.listing import as_json, database, read
from bot.cli.standing import standing
from bot.config import read_settings
from bot.coordinator import digests
from bot.core.digest.arranging import begun, observing, today
from bot.core.digest.compose import digest_for
from bot.core.digest.posting import Posting
from bot.core.digest.settings import DigestSettings
from bot.core.digest.ticks import week
from bot.core.digest.values import Daily, Day, Digest, Group, Item, Mark, Tick
from bot.core.ports import Tx
from bot.core.values import Value
from bot.timetable.public import NoHolidays, public_holidays

DAY = click.DateTime(["%Y-%m-%d"])
SIGNS = {Mark.DONE: "x", Mark.SKIPPED: "-", Mark.SNOOZED: ">", Mark.HANDED: "@", Mark.REOPENED: " "}


class Found(Value):
    """The digest of a date. `day` is what was said when it went out; without it `digest` is what would be said."""

    daily: Daily
    digest: Digest
    on: bool
    ticks: tuple[Tick, ...] = ()
    day: Day | None = None


@click.command()
@click.option("--date", "on", type=DAY, help="The local date; today when not given.")
@click.option("--document", help="The Plan: its document or run. The newest digest, or Plan, when not given.")
@as_json
@database
def digest(on: datetime | None, document: str | None, as_json_: bool, database: str | None) -> None:
    """What the daily digest says on a date, or said, with what was ticked."""
    found = read(database, lambda tx: _found(tx, document or "", on.date() if on else None))
    if as_json_:
        click.echo(json.dumps(_row(found), ensure_ascii=False, indent=2))
        return
    click.echo("\n".join(_lines(found)))


def _found(tx: Tx, name: str, on: date | None) -> Found:
    team, channel = _place(tx, name)
    offered = digests.offer(tx, team, channel)
    if offered is None:
        raise click.ClickException("The Plan of this channel has no calendar: its calendar or capacity was written by hand.")
    now = utc_now()
    daily = offered.daily or begun(team, channel, offered.run, offered.plan, offered.settings, now)
    date_ = on or today(daily.settings, now)
    kept = digests.posting(tx, team, channel, date_)
    ticks = tx.ticks(team, channel, date_ - digests.TICKS_BACK)
    if kept:
        return Found(daily=kept.daily, digest=kept.day.digest, on=True, ticks=ticks, day=kept.day)
    daily = daily.model_copy(update={"settings": _free(daily, date_)})
    plan = digests.content_on(tx, daily, date_) or offered.plan
    made = digest_for(plan, daily, ticks, date_, digests.calendar(tx, daily))
    return Found(daily=daily, digest=made, on=offered.daily is not None and daily.settings.comes(date_), ticks=ticks)


def _free(daily: Daily, on: date) -> DigestSettings:
    """The settings with the public holidays that the operator's settings name."""
    country = read_settings().holidays
    try:
        return observing(daily.settings, (p.start for p in daily.plans), on, partial(public_holidays, country))
    except NoHolidays as wrong:
        raise click.ClickException(str(wrong)) from wrong


def _place(tx: Tx, name: str) -> tuple[str, str]:
    """The team and channel of the Plan that is named, or of the newest one."""
    if name:
        run = tx.run(name)
        document = tx.document(run.document if run and run.document else name)
        if document is None:
            raise click.ClickException(f"No run or document called {name}. `coord runs` lists what there is.")
        return document.team, document.channel
    daily = next(iter(tx.dailies(limit=1)), None)
    if daily:
        return daily.team, daily.channel
    for run in tx.all_runs():
        if run.document and digests.offer(tx, run.team, run.channel):
            return run.team, run.channel
    raise click.ClickException("No Plan is published yet: `/coord service-plan-development` makes one.")


def _row(found: Found) -> dict[str, Any]:
    digest, day = found.digest, found.day
    shown = Posting(day=day or _unposted(found), daily=found.daily, ticks=found.ticks)
    summed = week(digest, found.ticks)
    return {
        "date": digest.date.isoformat(),
        "comes": found.on,
        "posted": {"conversation": day.posted, "ts": day.ts, "at": day.at.isoformat()} if day and day.ts else None,
        "plan": {"document": digest.plan, "version": digest.version, "title": digest.title},
        "channel": found.daily.channel,
        "person": digest.person,
        "minutes": digest.minutes,
        "cap": digest.cap,
        "groups": {g.value: [_item(shown, i) for i in digest.group(g)] for g in Group},
        "more": {g.value: n for g, n in digest.more.items()},
        "near": [n.model_dump(mode="json") for n in digest.near],
        "missed": [d.isoformat() for d in digest.missed],
        "week": summed.model_dump(mode="json") if summed else None,
        "digest": standing(found.daily),
    }


def _item(shown: Posting, item: Item) -> dict[str, Any]:
    tick = shown.stands.get((item.key, item.due))
    row = item.model_dump(mode="json", exclude={"group"})
    row["class"] = row.pop("work")
    return row | {"tick": tick.model_dump(mode="json", exclude={"minutes", "work", "activity"}) if tick else None}


def _unposted(found: Found) -> Day:
    daily = found.daily
    return Day(team=daily.team, channel=daily.channel, run=daily.run, digest=found.digest, at=utc_now())


def _lines(found: Found) -> Iterator[str]:
    digest = found.digest
    shown = Posting(day=found.day or _unposted(found), daily=found.daily, ticks=found.ticks)
    state = "posted" if found.day and found.day.ts else "comes" if found.on else "no digest on this date; it would say"
    yield f"{digest.title}, version {digest.version}: {digest.date:%A} {digest.date.isoformat()}, {state}"
    yield f"{digest.minutes} of at most {digest.cap} minutes"
    for group in Group:
        if items := digest.group(group):
            yield group.value.replace("-", " ").capitalize()
            yield from (_line(shown, i) for i in items)
    if not digest.items:
        yield "Nothing is due."
    yield from (f"Coming up: {n.date.isoformat()} {n.what}" for n in digest.near)
    if summed := week(digest, found.ticks):
        yield f"The week so far: {summed.done} of {summed.planned} done, {summed.skipped} skipped, {summed.snoozed} put off"


def _line(shown: Posting, item: Item) -> str:
    tick = shown.stands.get((item.key, item.due))
    sign = SIGNS[tick.mark] if tick else " "
    carried = f"; carried {item.carried}" if item.carried else ""
    return f"  [{sign}] {item.counted:>4}  {item.work.value}  {item.activity:34}  {item.because}{carried}"
