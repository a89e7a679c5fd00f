"""Service hours and promises that can be kept: how often somebody looks, which first answer that allows. In minutes. Pure."""

import math
from dataclasses import dataclass

from bot.core.facts import Facts

WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PROMISES = ("1 hour", "2 hours", "4 hours", "same day", "1 business day", "2 business days", "3 business days")


@dataclass(frozen=True)
class Promise:
    """A first answer in service minutes, as it reads, and as it was wanted; `kept` is False when the wish could not be kept."""

    minutes: int
    text: str
    wanted: str
    kept: bool


@dataclass(frozen=True)
class Hours:
    """When service is there. `gap` is the longest time between two looks at the inbox, `length` a service day, in minutes."""

    days: tuple[str, ...]
    start: str
    end: str
    timezone: str
    length: int
    week: float
    checks: int
    gap: int
    zone_known: bool = True

    @property
    def text(self) -> str:
        """`Monday to Thursday, 09:00 to 16:00 (Europe/London)`."""
        zone = f" ({self.timezone})" if self.timezone and self.zone_known else ""
        return f"{days_text(self.days)}, {self.start} to {self.end}{zone}"

    @property
    def looks(self) -> tuple[str, ...]:
        """The times at which the inbox is read, from the start of the day on."""
        first = _minutes(self.start)
        return tuple(_clock(first + round(i * self.length / self.checks)) for i in range(self.checks))

    @property
    def fits(self) -> bool:
        """True when the hours for service fit into the service days."""
        return self.week * 60 <= self.length * len(self.days)

    def minutes(self, promise: str) -> int:
        """A promise such as `2 business days` in service minutes of these days."""
        number, unit = [*promise.split(), ""][:2]
        if promise == "same day":
            return self.length
        return int(number) * (60 if unit.startswith("hour") else self.length)

    def promise(self, wanted: str, at_least: int = 0) -> Promise:
        """The wanted promise, or the nearest longer one that the inbox checks allow and that is not below `at_least` minutes."""
        asked = wanted if wanted in PROMISES else "1 business day"
        floor = max(self.gap, at_least)
        if self.minutes(asked) >= floor:
            return Promise(self.minutes(asked), promise_text(asked), asked, True)
        nearest = min((p for p in PROMISES if self.minutes(p) >= floor), key=self.minutes, default=PROMISES[-1])
        return Promise(self.minutes(nearest), promise_text(nearest), asked, False)


def promise_text(promise: str) -> str:
    """How a promise reads: `within 2 service hours`, `the same service day`, `within 1 business day`."""
    if promise == "same day":
        return "the same service day"
    return f"within {promise.replace(' hour', ' service hour')}"


def hours(facts: Facts) -> Hours:
    """The hours from the answers; where none are known, five days from 09:00 to 17:00, which counts as a default."""
    days = tuple(d for d in WEEK if d in facts.lines("working_days")) or WEEK[:5]
    start, end = _time(facts.text("day_start"), "09:00"), _time(facts.text("day_end"), "17:00")
    length = _minutes(end) - _minutes(start)
    if length < 60:
        start, end, length = "09:00", "17:00", 480
    week = facts.number("hours_week") or 8.0
    checks = _checks(week / len(days))
    return Hours(
        days,
        start,
        end,
        facts.text("timezone").strip(),
        length,
        week,
        checks,
        math.ceil(length / checks),
        facts.known("timezone"),
    )


def _checks(hours_a_day: float) -> int:
    return next((checks for below, checks in ((1, 1), (2.5, 2), (3.5, 3), (5, 4)) if hours_a_day < below), 8)


def days_text(days: tuple[str, ...]) -> str:
    """`Monday to Friday` for days in a row, `Monday, Wednesday and Friday` otherwise."""
    places = [WEEK.index(d) for d in days]
    in_a_row = len(days) > 2 and places == list(range(places[0], places[0] + len(days)))
    return f"{days[0]} to {days[-1]}" if in_a_row else " and ".join(t for t in (", ".join(days[:-1]), days[-1]) if t)


def _time(text: str, otherwise: str) -> str:
    return text[:5] if len(text) >= 5 and text[2] == ":" and text[:2].isdigit() and text[3:5].isdigit() else otherwise


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:5])


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
