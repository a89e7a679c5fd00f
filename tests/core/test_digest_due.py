"""When the digest comes: one on every working local day, none on others, whatever clocks, zones and processes do.

COORD_DIGEST_EXAMPLES (default 15) says how many random lives; each goes over two years in one of twenty zones.
"""

import os
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import settings as budget
from hypothesis import strategies as st

from bot.core.digest.due import instant, next_due
from bot.core.digest.settings import DigestSettings
from bot.core.digest.turn import LATEST, PATIENCE, awake, coming, turn
from bot.core.digest.values import Daily

EXAMPLES = int(os.environ.get("COORD_DIGEST_EXAMPLES", "15"))
ZONES = (
    "UTC", "Europe/London", "Europe/Berlin", "Europe/Lisbon", "America/New_York", "America/St_Johns", "America/Sao_Paulo",
    "America/Santiago", "America/Los_Angeles", "America/Asuncion", "Africa/Cairo", "Africa/Casablanca", "Asia/Beirut",
    "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tehran", "Asia/Jerusalem", "Australia/Lord_Howe", "Pacific/Chatham", "Pacific/Apia",
)  # fmt: skip
BEGIN = date(2026, 11, 23)
YEARS = 730
DAY = timedelta(days=1)


def daily(settings: DigestSettings, **more: object) -> Daily:
    return Daily(team="T1", channel="C1", run="r1", settings=settings, since=BEGIN).model_copy(update=more)


def at(text: str, zone: str = "UTC") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


times = st.times().map(lambda t: t.strftime("%H:%M"))
far = st.integers(0, YEARS).map(lambda n: BEGIN + n * DAY)
some = st.builds(
    DigestSettings,
    at=times,
    zone=st.sampled_from(ZONES),
    days=st.sets(st.integers(0, 6), min_size=1).map(lambda d: tuple(sorted(d))),
    away=st.frozensets(far, max_size=40),
    paused_until=st.none() | far,
)
downs = st.lists(st.tuples(st.integers(0, YEARS * 24 * 60), st.integers(1, 4000)), max_size=25)


class Life:
    """Two years of one digest. The process is down at times; what is due then waits until it is back."""

    def __init__(self, settings: DigestSettings, down: list[tuple[int, int]]) -> None:
        start = datetime.combine(BEGIN, time(), UTC)
        self.down = sorted((start + timedelta(minutes=a), start + timedelta(minutes=a + b)) for a, b in down)
        self.daily, self.posted, self.told = daily(settings), list[date](), list[date]()
        now, end = start, start + YEARS * DAY
        due = coming(self.daily, now)
        while due and (now := self.back(max(now, due.at))) < end:
            took = turn(self.daily, due.date, now, ticked=True)
            # A second worker that comes with the same date finds it dealt with.
            assert not turn(took.daily, due.date, now, ticked=True).post
            if took.post:
                self.posted.append(due.date)
                self.told += took.daily.missed
                took = took.model_copy(update={"daily": took.daily.model_copy(update={"missed": ()})})
            self.daily, due = took.daily, took.next
        self.end = now if now >= end else end

    def back(self, now: datetime) -> datetime:
        """This instant, or the one at which the process is there again."""
        for first, last in self.down:
            if first <= now < last:
                now = last
        return now

    def reachable(self, due: datetime, zone: ZoneInfo) -> bool:
        """Whether the process was there in time, on the day itself."""
        back = self.back(due)
        return back - due <= LATEST and back.astimezone(zone).date() == due.astimezone(zone).date()


@budget(max_examples=EXAMPLES, deadline=None)
@given(some, downs)
def test_every_working_local_day_has_exactly_one_digest_and_no_other_day_has_any(settings, down):
    life, zone = Life(settings, down), ZoneInfo(settings.zone)
    wanted = {
        day: due
        for n in range(-1, YEARS + 2)
        if settings.comes(day := BEGIN + n * DAY)
        and (due := instant(day, settings.local_time, zone))
        and datetime.combine(BEGIN, time(), UTC) <= due < life.end - 3 * DAY
    }
    assert len(set(life.posted)) == len(life.posted)
    assert set(life.posted) >= {day for day, due in wanted.items() if life.reachable(due, zone)}
    assert all(settings.comes(day) for day in life.posted)
    late = {day for day, due in wanted.items() if not life.reachable(due, zone)}
    assert not late & set(life.posted)
    assert len(life.told) == len(set(life.told))
    assert set(life.told) <= late | {d for d in life.told if d not in wanted}


@pytest.mark.parametrize(
    ("zone", "day", "wall", "utc"),
    [
        ("Europe/London", date(2027, 3, 28), "01:30", "2027-03-28T01:00"),  # the hour is missing: its first minute after
        ("Europe/London", date(2027, 10, 31), "01:30", "2027-10-31T00:30"),  # the hour comes twice: the first one
        ("Africa/Cairo", date(2027, 4, 30), "00:00", "2027-04-29T22:00"),  # midnight is missing
        ("Asia/Kolkata", date(2027, 1, 4), "09:00", "2027-01-04T03:30"),
        ("Asia/Kathmandu", date(2027, 1, 4), "09:00", "2027-01-04T03:15"),
        ("Australia/Lord_Howe", date(2027, 10, 3), "02:15", "2027-10-02T15:30"),  # half an hour is missing
    ],
)
def test_a_local_time_is_one_instant(zone, day, wall, utc):
    assert instant(day, time.fromisoformat(wall), ZoneInfo(zone)) == at(utc)


def test_a_day_that_the_zone_leaves_out_has_no_digest():
    assert instant(date(2011, 12, 30), time(9), ZoneInfo("Pacific/Apia")) is None
    due = next_due(DigestSettings(zone="Pacific/Apia", days=(0, 1, 2, 3, 4, 5, 6)), at("2011-12-29T20:00"), date(2011, 12, 29))
    assert due
    assert due.date == date(2011, 12, 31)


def test_a_zone_or_a_time_changed_after_the_digest_gives_no_second_one_today():
    sent = daily(DigestSettings(at="09:00", zone="Europe/London"), last=BEGIN)
    moved = sent.model_copy(update={"settings": DigestSettings(at="11:00", zone="America/New_York")})
    due = coming(moved, at("2026-11-23T10:00", "Europe/London"))
    assert due
    assert (due.date, due.at) == (date(2026, 11, 24), at("2026-11-24T11:00", "America/New_York"))


def test_back_after_a_long_weekend_it_names_the_days_that_were_missed_and_posts_todays():
    asleep = daily(DigestSettings(at="09:00"))
    back = turn(asleep, date(2026, 11, 23), at("2026-11-25T10:30"), ticked=True)
    assert (back.post, back.daily.missed) == (False, (date(2026, 11, 23), date(2026, 11, 24)))
    assert back.next
    assert back.next.date == date(2026, 11, 25)
    assert turn(back.daily, date(2026, 11, 25), at("2026-11-25T10:30"), ticked=True).post


def test_more_than_four_hours_late_is_a_line_in_the_next_one():
    late = turn(daily(DigestSettings(at="09:00")), BEGIN, at("2026-11-23T13:01"), ticked=True)
    assert (late.post, late.daily.missed) == (False, (BEGIN,))
    assert late.next
    assert late.next.date == date(2026, 11, 24)


def test_nothing_is_posted_late_into_the_quiet_hours():
    settings = DigestSettings(at="17:00", quiet_from="18:00", quiet_to="08:00")
    assert not turn(daily(settings), BEGIN, at("2026-11-23T18:10"), ticked=True).post
    assert turn(daily(settings), BEGIN, at("2026-11-23T17:50"), ticked=True).post


def test_a_clock_that_jumps_ahead_and_back_gives_one_digest_a_date():
    ahead = turn(daily(DigestSettings(at="09:00"), last=BEGIN), date(2026, 11, 24), at("2026-11-24T10:00"), ticked=True)
    assert ahead.post
    again = turn(ahead.daily, date(2026, 11, 24), at("2026-11-23T09:00"), ticked=True)
    assert not again.post
    assert again.next
    assert again.next.date == date(2026, 11, 25)


def test_ignored_three_times_it_shrinks_to_a_line_a_week_until_somebody_ticks():
    now, state = at("2026-11-23T09:00"), daily(DigestSettings(at="09:00"))
    days = []
    for _ in range(PATIENCE + 3):
        due = coming(state, now)
        assert due
        days.append(due.date)
        state, now = turn(state, due.date, due.at, ticked=not state.last).daily, due.at
    assert [d.isoformat() for d in days] == [
        "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-30", "2026-12-07",
    ]  # fmt: skip
    woken = awake(state)
    due = coming(woken, now)
    assert due
    assert due.date == date(2026, 12, 8)


def test_paused_or_off_it_stays_away():
    now = at("2026-11-23T08:00")
    paused = coming(daily(DigestSettings(paused_until=date(2026, 12, 5))), now)
    assert paused
    assert paused.date == date(2026, 12, 7)
    assert coming(daily(DigestSettings(off=True)), now) is None
