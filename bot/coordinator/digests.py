"""The digest inside a transaction: arranging it, changing it, ticking its items. It posts nothing itself."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from bot.coordinator import measures
from bot.coordinator.queue import row
from bot.core.calendar.plans import PLAN, NoCalendar, listed, plan_content
from bot.core.calendar.values import CalendarSettings, PlanContent
from bot.core.digest.arranging import begun, changed, following, proposed, today
from bot.core.digest.due import Due, next_due
from bot.core.digest.posting import Posting
from bot.core.digest.settings import DigestSettings, zone_of
from bot.core.digest.ticks import Week, changes, may_undo, standing
from bot.core.digest.turn import awake
from bot.core.digest.values import Daily, Day, Item, Mark, Tick
from bot.core.document import Document
from bot.core.jobs import DigestJob, Job, ShowDigest, Tell
from bot.core.ports import Tx
from bot.core.values import Value

_WEEK = timedelta(days=7)
TICKS_BACK = timedelta(days=70)
"""How far back ticks are read: longer than anything is carried or put off."""


class Offer(Value):
    """A digest that can be had: for the Plan of this channel, with settings that its answers suggest."""

    channel: str
    run: str
    settings: DigestSettings
    plan: PlanContent
    daily: Daily | None = None


class Arranged(Value):
    """A digest as it stands after a change, and what comes next; None when nothing will."""

    daily: Daily
    next: Due | None


class Said(Value):
    """What somebody said of an item: the digest of `home`'s Plan of this date, and the item's number there, from 1.

    `week`: snoozed until next week, else until tomorrow.
    """

    key: str
    home: str
    date: date
    item: int
    mark: Mark
    by: str
    week: bool = False
    reason: str = ""
    to: str = ""


class Heard(Value):
    """What came of it. `news` is the tick when it changed something; else `stands` is the one that was there first.

    `barred`: the person may not undo that one.
    """

    item: Item
    news: Tick | None = None
    stands: Tick | None = None
    barred: bool = False


def offer(tx: Tx, team: str, channel: str) -> Offer | None:
    """The digest of the channel's newest Plan that can be put on a calendar; None when there is no such Plan."""
    for document in tx.documents(team, channel, PLAN):
        content, run = _content(document), tx.run(document.run)
        if content and run:
            daily = tx.daily(team, channel)
            settings = daily.settings if daily else proposed(content, run)
            return Offer(channel=channel, run=run.id, settings=settings, plan=content, daily=daily)
    return None


def may_arrange(tx: Tx, about: Offer, user: str) -> bool:
    """True for the owner and the backup, and for who may decide in the Plan's mission."""
    run = tx.run(about.run)
    named = {about.settings.owner, about.settings.backup}
    return user in named or (run is not None and run.may_decide(user))


def arrange(tx: Tx, team: str, about: Offer, settings: DigestSettings, now: datetime) -> Arranged:
    """Begins the digest, or changes it; puts the next one."""
    if about.daily:
        kept = settings.model_dump() | {"off": False}
        return schedule(tx, changed(about.daily, **kept), now)
    return schedule(tx, begun(team, about.channel, about.run, about.plan, settings, now), now)


def change(tx: Tx, daily: Daily, now: datetime, **settings: object) -> Arranged:
    """Changes a few settings; puts the next digest."""
    return schedule(tx, changed(daily, **settings), now)


def schedule(tx: Tx, daily: Daily, now: datetime) -> Arranged:
    """Stores the digest and puts its next one."""
    kept = tx.keep_daily(daily)
    due = next_due(kept.settings, now, kept.last, kept.weekly)
    put_next(tx, kept, due, now)
    return Arranged(daily=kept, next=due)


def coming_up(daily: Daily) -> Due | None:
    """The next digest, as things stand: the first one after the latest that was dealt with."""
    zone = zone_of(daily.settings.zone)
    start = daily.last + timedelta(days=1) if daily.last else daily.since
    return next_due(daily.settings, datetime.combine(start, time(), zone), daily.last, daily.weekly) if zone else None


def put_next(tx: Tx, daily: Daily, due: Due | None, now: datetime) -> None:
    """Puts the job of the next digest."""
    if due:
        job = DigestJob(team=daily.team, channel=daily.channel, date=due.date, generation=daily.generation)
        tx.put(row(daily.team, job, due.at), now)


def ask_now(tx: Tx, daily: Daily, key: str, now: datetime) -> None:
    """Puts today's digest at once; it counts as today's."""
    day = today(daily.settings, now)
    job = DigestJob(team=daily.team, channel=daily.channel, date=day, generation=daily.generation, asked=key)
    tx.put(row(daily.team, job), now)


def follow(tx: Tx, document: Document) -> None:
    """A Plan was published: the digest of its channel, where there is one, goes over to it."""
    daily = tx.daily(document.team, document.channel)
    content = _content(document) if daily else None
    if daily and content:
        tx.keep_daily(following(daily, content, document.run))


def posting(tx: Tx, team: str, channel: str, on: date, again: bool = False) -> Posting | None:
    """The digest of a date with what was said of it so far; None when there is none."""
    daily, day = tx.daily(team, channel), tx.day(team, channel, on)
    if daily is None or day is None:
        return None
    board = measures.board(tx, team, channel, on) if day.digest.planned else None
    return Posting(day=day, daily=daily, ticks=tx.ticks(team, channel, on - TICKS_BACK), again=again, board=board)


def week_of(tx: Tx, team: str, channel: str, on: date) -> Week | None:
    """The week of a date in numbers, once the last digest of that week is there."""
    days = (d.digest.date for d in tx.days(team, channel, 7) if d.digest.planned and timedelta() <= on - d.digest.date < _WEEK)
    last = next(days, None)
    found = posting(tx, team, channel, last) if last else None
    return found.week if found else None


def show_again(tx: Tx, team: str, channel: str, on: date, now: datetime) -> bool:
    """Has the last digest of a week edited with the numbers of its date. False when there is none of this date."""
    day = tx.day(team, channel, on)
    if day is None or day.digest.planned is None:
        return False
    put_show(tx, tx.save_day(day.model_copy(update={"revision": day.revision + 1, "ticked": True})), now)
    return True


def days_of_today(tx: Tx, team: str, now: datetime) -> tuple[Posting, ...]:
    """The digests of a team that are of today, each where it stands."""
    latest = [(d, day) for d in tx.dailies(team) for day in tx.days(team, d.channel)]
    mine = [day for d, day in latest if day.digest.date == today(d.settings, now)]
    return tuple(p for day in mine if (p := posting(tx, team, day.channel, day.digest.date)))


def calendar(tx: Tx, daily: Daily) -> CalendarSettings:
    """What the team gave besides the Plan."""
    return CalendarSettings(customers=listed(tx.files(daily.run)))


def content_on(tx: Tx, daily: Daily, day: date) -> PlanContent | None:
    """The Plan that runs this day."""
    ref = daily.plan_on(day)
    document = tx.published(ref.id) if ref else None
    return plan_content(document) if document else None


def mark(tx: Tx, team: str, said: Said, now: datetime) -> Heard | None:
    """Stores what somebody said of an item, and has the messages edited that show it. None for an item that is not there."""
    found = posting(tx, team, said.home, said.date)
    item = found.item(said.item) if found else None
    if found is None or item is None:
        return None
    stands = standing(found.ticks).get((item.key, item.due))
    tick = _tick(found, item, said, now)
    if not changes(tick, stands):
        return Heard(item=item, stands=stands)
    if stands and tick.mark is Mark.REOPENED and not may_undo(said.by, stands, _deciding(found)):
        return Heard(item=item, stands=stands, barred=True)
    if tx.add_tick(team, said.home, tick):
        tx.audit(now, team, found.day.run, said.by, f"digest-{said.mark.value}", said.key)
        _answered(tx, found.daily, (found.day, *tx.days(team, said.home)), now)
    return Heard(item=item, news=tick)


def answer(tx: Tx, daily: Daily, on: date, said: str, now: datetime) -> str:
    """What to do about a digest that nobody ticks: `daily`, `weekly`, or `off`. Returns the name of the private word."""
    day = tx.day(daily.team, daily.channel, on)
    if day:
        put_show(tx, tx.save_day(day.model_copy(update={"revision": day.revision + 1, "ticked": True})), now)
    if said == "daily":
        woken(tx, daily, now)
        return "digest-daily"
    if said == "off":
        change(tx, daily, now, off=True)
        return "digest-off"
    return "digest-weekly"


def woken(tx: Tx, daily: Daily, now: datetime) -> Daily:
    """Somebody answers: a digest that had shrunk to a line a week comes daily again."""
    after = awake(daily)
    if after == daily:
        return daily
    if after.generation == daily.generation:
        return tx.keep_daily(after)
    return schedule(tx, after, now).daily


def sorry(tx: Tx, job: Job, why: str) -> tuple[Tell, ...]:
    """The private word for the owner of a digest whose message could not be shown."""
    daily = tx.daily(job.team, job.channel) if isinstance(job, ShowDigest) else None
    if daily is None or not isinstance(job, ShowDigest) or not daily.settings.owner:
        return ()
    key = f"show-digest/{job.channel}/{job.date}/{job.revision}/sorry"
    facts = {"reason": why, "date": job.date.isoformat()}
    return (Tell(key=key, team=job.team, channel=job.channel, user=daily.settings.owner, notice="digest-unsaid", facts=facts),)


def _deciding(found: Posting) -> tuple[str, str]:
    return found.daily.settings.owner, found.day.digest.person


def _answered(tx: Tx, daily: Daily, days: Iterable[Day], now: datetime) -> None:
    for day in {d.digest.date: d for d in days}.values():
        saved = tx.save_day(day.model_copy(update={"revision": day.revision + 1, "ticked": True}))
        put_show(tx, saved, now)
    woken(tx, daily, now)


def put_show(tx: Tx, day: Day, now: datetime) -> None:
    """Has the message of a day posted or edited."""
    job = ShowDigest(team=day.team, channel=day.channel, date=day.digest.date, revision=day.revision)
    tx.put(row(day.team, job), now)


def _tick(found: Posting, item: Item, said: Said, now: datetime) -> Tick:
    settings = found.daily.settings
    day = max(found.date, today(settings, now))
    until = settings.next_week(day) if said.week else settings.next_day(day)
    return Tick(
        id=said.key,
        version=found.day.digest.version,
        key=item.key,
        due=item.due,
        day=day,
        mark=said.mark,
        by=said.by,
        at=now,
        activity=item.activity,
        minutes=item.counted,
        work=item.work,
        until=until if said.mark is Mark.SNOOZED else None,
        reason=said.reason,
        to=said.to,
    )


def _content(document: Document) -> PlanContent | None:
    try:
        return plan_content(document)
    except NoCalendar:
        return None
