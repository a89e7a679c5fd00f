"""What happens when a digest is due: it is posted, left to the next one, or not wanted any more; and when the next is due.

Pure. Whatever happens to clocks and processes, a local date is dealt with once, and nothing ever piles up.
"""

from datetime import date, datetime, timedelta

from bot.core.digest.due import Due, instant, next_due
from bot.core.digest.settings import DigestSettings, zone_of
from bot.core.digest.values import Daily
from bot.core.values import Value

LATEST = timedelta(hours=4)
"""How late a digest is still posted; after that it is a line in the next one."""
PATIENCE = 3
"""Digests in a row that nobody ticked, after which it shrinks to a line a week."""
_MISSED = 10
_DAY = timedelta(days=1)


class Turn(Value):
    """What is to be done: post the digest of the date or not, and what is due next. `daily` is how things stand then."""

    daily: Daily
    post: bool = False
    next: Due | None = None


def turn(daily: Daily, day: date, now: datetime, ticked: bool) -> Turn:
    """The digest of `day` is due at this instant. `ticked`: somebody ticked the one before it, or there was none."""
    if daily.last and day <= daily.last:
        return Turn(daily=daily, next=coming(daily, now))
    if not daily.settings.comes(day):  # A day that became free after this was put.
        free = daily.model_copy(update={"last": day})
        return Turn(daily=free, next=coming(free, now))
    if not in_time(daily.settings, day, now):
        return _passed(daily, day, now)
    ignored = 0 if ticked else daily.ignored + 1
    posted = daily.model_copy(update={"last": day, "ignored": ignored, "weekly": daily.weekly or ignored >= PATIENCE})
    return Turn(daily=posted, post=True, next=coming(posted, now))


def _passed(daily: Daily, day: date, now: datetime) -> Turn:
    """The day, and the days after it that nobody was there for, are told by the next digest, which may be due already."""
    due = next_due(daily.settings, now - LATEST, day, daily.weekly)
    if due is None or (due.at < now and not in_time(daily.settings, due.date, now)):
        due = next_due(daily.settings, now, day, daily.weekly)
    until = due.date if due else day + _DAY
    days = (day + n * _DAY for n in range((until - day).days))
    missed = tuple(d for d in days if d == day or _comes(daily, d))
    later = daily.model_copy(update={"last": missed[-1], "missed": (*daily.missed, *missed)[-_MISSED:]})
    return Turn(daily=later, next=due)


def _comes(daily: Daily, day: date) -> bool:
    return daily.settings.comes(day) and (not daily.weekly or daily.settings.first_of_week(day))


def coming(daily: Daily, now: datetime) -> Due | None:
    """The next digest from this instant on."""
    return next_due(daily.settings, now, daily.last, daily.weekly)


def in_time(settings: DigestSettings, day: date, now: datetime) -> bool:
    """True while the digest of the day may still be posted: on its own date, not too late, outside the quiet hours."""
    zone = zone_of(settings.zone)
    due = instant(day, settings.local_time, zone) if zone else None
    if zone is None or due is None:
        return False
    local = now.astimezone(zone)
    return local.date() == day and now - due <= LATEST and not settings.quiet(local.time())


def awake(daily: Daily) -> Daily:
    """Somebody ticked: the daily digest is back, and nothing counts as ignored."""
    if not daily.weekly:
        return daily.model_copy(update={"ignored": 0}) if daily.ignored else daily
    return daily.model_copy(update={"ignored": 0, "weekly": False, "generation": daily.generation + 1})
