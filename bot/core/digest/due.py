"""When the next digest is due: a local date and the instant it stands for, whatever the clocks of the zone do."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.core.digest.settings import DigestSettings, zone_of
from bot.core.values import Value

_AHEAD = 800
"""Days that are looked at; nothing due in them means nothing due at all."""
_MINUTE, _DAY = timedelta(minutes=1), timedelta(days=1)


class Due(Value):
    """A digest to come: its local date, and its instant in UTC."""

    date: date
    at: datetime


def next_due(settings: DigestSettings, after: datetime, last: date | None = None, weekly: bool = False) -> Due | None:
    """The first digest at this UTC instant or later whose local date comes after `last`. None when none will come.

    `weekly`: only the first one of each week counts.
    """
    zone = zone_of(settings.zone)
    if zone is None or settings.off or not settings.days:
        return None
    first = max(after.astimezone(zone).date(), last + _DAY if last else date.min)
    for n in range(_AHEAD):
        day = first + n * _DAY
        if settings.comes(day) and (not weekly or settings.first_of_week(day)):
            at = instant(day, settings.local_time, zone)
            if at is not None and at >= after:
                return Due(date=day, at=at)
    return None


def instant(day: date, at: time, zone: ZoneInfo) -> datetime | None:
    """The UTC instant of a local time. A time that comes twice is the first one; one that is skipped becomes the first minute
    after the gap. None when the zone skips the rest of the day.
    """
    local = datetime.combine(day, at)
    found = local.replace(tzinfo=zone).astimezone(UTC)
    if _local(found, zone) == local:
        return found
    # In a gap the later reading of the offset lies before the change, the earlier one after it.
    before, behind = local.replace(tzinfo=zone, fold=1).astimezone(UTC), found
    while behind - before > _MINUTE:
        middle = before + (behind - before) // _MINUTE // 2 * _MINUTE
        before, behind = (middle, behind) if _local(middle, zone) < local else (before, middle)
    return behind if _local(behind, zone).date() == day else None


def _local(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone).replace(tzinfo=None)
