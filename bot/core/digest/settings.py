"""How a team wants its daily digest. Local times and dates; what a day is, the team's zone decides."""

from collections.abc import Callable
from datetime import date, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.core.values import Value

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)


class Where(StrEnum):
    """Where the digest is posted: in the channel of the Plan, or to the person who has the day."""

    CHANNEL = "channel"
    DIRECT = "direct"


Holidays = Callable[[int, int], frozenset[date]]
"""The public holidays from the first of these years to the last."""


def no_holidays(_first: int, _last: int) -> frozenset[date]:
    """Where no country is named."""
    return frozenset()


class DigestSettings(Value):
    """When, where and for whom. `at` and the quiet hours are local times as HH:MM; people are user ids.

    `silent`: on a day with nothing due nothing is said, else one line. It comes again on `paused_until`. On days `away` and on
    `holidays` there is none; on days `absent` the backup has it. An empty quiet time means no quiet hours.
    """

    where: Where = Where.CHANNEL
    at: str = "09:00"
    zone: str = "UTC"
    days: tuple[int, ...] = (0, 1, 2, 3, 4)
    owner: str = ""
    backup: str = ""
    silent: bool = False
    off: bool = False
    paused_until: date | None = None
    quiet_from: str = ""
    quiet_to: str = ""
    away: frozenset[date] = frozenset()
    absent: frozenset[date] = frozenset()
    holidays: frozenset[date] = frozenset()

    @property
    def local_time(self) -> time:
        """The local time at which it is posted."""
        return time.fromisoformat(self.at)

    def works(self, day: date) -> bool:
        """True on a day that has a digest, pauses left aside."""
        return day.weekday() in self.days and day not in self.away and day not in self.holidays

    def comes(self, day: date) -> bool:
        """True when a digest comes on this day as things are set."""
        return not self.off and self.works(day) and (self.paused_until is None or day >= self.paused_until)

    def first_of_week(self, day: date) -> bool:
        """True on the first day of its week that has a digest."""
        return self.works(day) and not any(self.works(day - n * _DAY) for n in range(1, day.weekday() + 1))

    def last_of_week(self, day: date) -> bool:
        """True on the last day of its week that has a digest."""
        return self.works(day) and not any(self.works(day + n * _DAY) for n in range(1, 7 - day.weekday()))

    def next_day(self, day: date) -> date:
        """The next day with a digest after this one; the next day of all where there is none within two months."""
        return next((d for n in range(1, 62) if self.works(d := day + n * _DAY)), day + _DAY)

    def next_week(self, day: date) -> date:
        """The first day with a digest in the next week or later."""
        return self.next_day(day - day.weekday() * _DAY + _WEEK - _DAY)

    def person(self, day: date) -> str:
        """Who has this day: the owner, or the backup while the owner is absent."""
        return self.backup if day in self.absent and self.backup else self.owner

    def quiet(self, at: time) -> bool:
        """True inside the quiet hours, which may go over midnight."""
        if not self.quiet_from or not self.quiet_to:
            return False
        first, last = time.fromisoformat(self.quiet_from), time.fromisoformat(self.quiet_to)
        return first <= at < last if first <= last else at >= first or at < last


def zone_of(name: str) -> ZoneInfo | None:
    """The time zone of this name; None when there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
