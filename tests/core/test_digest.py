"""What a digest says: what is due, what is carried, what is near, and the week in numbers."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import settings as budget
from hypothesis import strategies as st

from bot.core.calendar.values import CalendarSettings, PlanContent
from bot.core.customers import Customer
from bot.core.digest.compose import MOST, digest_for
from bot.core.digest.settings import DigestSettings
from bot.core.digest.ticks import changes, standing, week
from bot.core.digest.values import Daily, Digest, Group, Item, Mark, Shape, Tick
from tests.core.calendars import MONDAY, cafes, sample

DAY = timedelta(days=1)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + n * DAY for n in range(1, 5))
NUMBER = count(1)


def daily(since: date = MONDAY, **settings: object) -> Daily:
    given = DigestSettings(owner="U1", backup="U2").model_copy(update=settings)
    return Daily(team="T1", channel="C1", run="r1", settings=given, since=since)


def tick(item: Item, mark: Mark, day: date, **more: object) -> Tick:
    n = next(NUMBER)
    told = Tick(
        id=f"t{n}", version=1, key=item.key, due=item.due, day=day, mark=mark, by="U1", minutes=item.minutes, work=item.work,
        at=datetime.combine(day, datetime.min.time(), UTC) + timedelta(seconds=n), activity=item.activity,
    )  # fmt: skip
    return told.model_copy(update=more)


def named(digest: Digest, key: str) -> Item:
    return next(i for i in digest.items if i.key == key)


def keys(digest: Digest) -> list[str]:
    return [i.key for i in digest.items]


PLAN = cafes(8)


def test_a_day_comes_in_three_groups_and_keeps_to_its_cap():
    digest = digest_for(PLAN, daily(), (), TUESDAY)
    assert {i.key for i in digest.group(Group.FIRST)} == {"communication-monitoring", "request-response"}
    assert "success-reviews" in [i.key for i in digest.group(Group.TODAY)]
    assert 0 < digest.minutes <= digest.cap
    assert (digest.person, digest.shape) == ("U1", Shape.FULL)
    assert all(i.because and i.owner for i in digest.items)


def test_weekly_work_that_was_missed_is_carried_and_counted_and_daily_work_is_not():
    later = [digest_for(PLAN, daily(), (), day) for day in (WEDNESDAY, THURSDAY, FRIDAY)]
    assert [named(d, "success-reviews").carried for d in later] == [1, 2, 3]
    assert all(i.carried == 0 for d in later for i in d.items if i.cadence == "daily")


def test_a_missed_turn_gives_way_to_the_next_one_so_that_nothing_piles_up():
    next_tuesday = digest_for(PLAN, daily(), (), TUESDAY + 7 * DAY)
    assert Counter(keys(next_tuesday))["success-reviews"] == 1
    assert named(next_tuesday, "success-reviews").due == TUESDAY + 7 * DAY


@pytest.mark.parametrize("mark", [Mark.DONE, Mark.SKIPPED])
def test_what_is_done_or_skipped_does_not_come_again(mark):
    item = named(digest_for(PLAN, daily(), (), TUESDAY), "success-reviews")
    assert "success-reviews" not in keys(digest_for(PLAN, daily(), [tick(item, mark, TUESDAY)], WEDNESDAY))


@pytest.mark.parametrize("mark", [Mark.DONE, Mark.SKIPPED, Mark.SNOOZED])
def test_what_is_undone_is_open_again_with_the_person_it_was_handed_to_and_can_be_ticked_anew(mark):
    item = named(digest_for(PLAN, daily(), (), TUESDAY), "success-reviews")
    told = [tick(item, Mark.HANDED, TUESDAY, to="U9"), tick(item, mark, TUESDAY, until=FRIDAY if mark is Mark.SNOOZED else None)]
    told.append(tick(item, Mark.REOPENED, TUESDAY))
    again = named(digest_for(PLAN, daily(), told, WEDNESDAY), "success-reviews")
    assert (again.carried, again.user) == (1, "U9")
    assert changes(tick(item, Mark.DONE, TUESDAY), standing(told)[item.key, item.due])
    assert not changes(tick(item, Mark.REOPENED, TUESDAY), standing(told)[item.key, item.due])
    assert "success-reviews" not in keys(digest_for(PLAN, daily(), [*told, tick(item, Mark.DONE, TUESDAY)], WEDNESDAY))


def test_there_is_nothing_to_undo_where_nobody_said_anything():
    item = named(digest_for(PLAN, daily(), (), TUESDAY), "success-reviews")
    assert not changes(tick(item, Mark.REOPENED, TUESDAY), None)


def test_what_is_snoozed_comes_back_on_its_day_and_counts_from_there():
    item = named(digest_for(PLAN, daily(), (), TUESDAY), "success-reviews")
    put_off = [tick(item, Mark.SNOOZED, TUESDAY, until=THURSDAY)]
    assert "success-reviews" not in keys(digest_for(PLAN, daily(), put_off, WEDNESDAY))
    back = named(digest_for(PLAN, daily(), put_off, THURSDAY), "success-reviews")
    assert (back.snoozed, back.carried) == (True, 0)
    assert named(digest_for(PLAN, daily(), put_off, FRIDAY), "success-reviews").carried == 1


def test_whoever_it_was_handed_to_has_it_also_when_it_is_put_off():
    item = named(digest_for(PLAN, daily(), (), TUESDAY), "success-reviews")
    said = [tick(item, Mark.HANDED, TUESDAY, to="U2"), tick(item, Mark.SNOOZED, TUESDAY, until=WEDNESDAY)]
    assert named(digest_for(PLAN, daily(), said, WEDNESDAY), "success-reviews").user == "U2"


def test_a_second_tick_of_something_settled_changes_nothing():
    item = named(digest_for(PLAN, daily(), (), TUESDAY), "success-reviews")
    done, late = tick(item, Mark.DONE, TUESDAY), tick(item, Mark.SKIPPED, TUESDAY, reason="no time")
    stands = standing([done, late])[item.key, item.due]
    assert stands.id == done.id
    assert not changes(late, done)
    assert changes(done, None)


def test_what_customers_bring_comes_first():
    calendar = CalendarSettings(customers=(Customer(code="K7", start=MONDAY),))
    digest = digest_for(PLAN, daily(), (), TUESDAY, calendar)
    assert digest.items[0].activity == "New customer K7, day 1"


def test_a_later_turn_with_a_customer_makes_the_missed_one_moot():
    calendar = CalendarSettings(customers=(Customer(code="K7", start=MONDAY),))
    thursday = digest_for(PLAN, daily(), (), THURSDAY, calendar)
    assert [i.activity for i in thursday.items if "K7" in i.activity] == ["New customer K7, day 3"]


def test_milestones_of_the_next_week_are_named():
    plan = sample()
    near = [n for d in range(90) for n in digest_for(plan, daily(plan.start), (), plan.start + d * DAY).near]
    assert near
    assert all(n.what for n in near)


def test_the_last_day_of_the_week_sums_it_up_and_counts_what_is_ticked_later_too():
    friday = digest_for(PLAN, daily(), (), FRIDAY)
    monday = digest_for(PLAN, daily(), (), MONDAY)
    assert monday.planned is None
    done = [tick(i, Mark.DONE, MONDAY) for i in monday.items]
    skipped = tick(named(digest_for(PLAN, daily(), (), TUESDAY), "success-reviews"), Mark.SKIPPED, TUESDAY, reason="no time")
    told = week(friday, [*done, skipped])
    assert told
    assert (told.done, told.skipped, told.reasons) == (len(done), 1, ("Success reviews: no time",))
    assert sum(told.minutes.values()) == sum(i.minutes for i in monday.items)
    assert told.planned >= told.done
    assert told.share is not None


def test_a_day_without_anything_is_a_line():
    before = PLAN.start - 7 * DAY
    digest = digest_for(PLAN, daily(before), (), before)
    assert (digest.shape, digest.items) == (Shape.LINE, ())


def test_while_the_owner_is_absent_the_backup_has_the_day():
    digest = digest_for(PLAN, daily(absent=frozenset({TUESDAY})), (), TUESDAY)
    assert (digest.person, digest.absent) == ("U2", "U1")


def test_days_away_have_no_digest_and_their_weekly_work_moves():
    away = daily(away=frozenset({TUESDAY}))
    assert not away.settings.comes(TUESDAY)
    assert "moved from Tuesday" in named(digest_for(PLAN, away, (), WEDNESDAY), "success-reviews").because


def test_a_group_shows_ten_and_counts_the_rest():
    calendar = CalendarSettings(customers=tuple(Customer(code=f"K{n}", start=MONDAY) for n in range(14)))
    digest = digest_for(PLAN, daily(), (), TUESDAY, calendar)
    assert len(digest.group(Group.FIRST)) == MOST
    assert digest.more[Group.FIRST] == 6


marks = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 8), st.sampled_from(Mark), st.integers(1, 7)), max_size=25)


@budget(max_examples=12, deadline=None)
@given(st.sampled_from([cafes(4), cafes(8), cafes(40), sample()]), marks)
def test_whatever_is_ticked_no_day_is_over_its_cap_and_no_activity_stands_twice(plan: PlanContent, wanted):
    ticks: list[Tick] = []
    state = daily(plan.start)
    for n in range(10):
        day = plan.start + n * DAY
        if not state.settings.works(day):
            continue
        digest = digest_for(plan, state, ticks, day)
        assert digest.minutes <= digest.cap
        assert max(Counter(keys(digest)).values(), default=0) <= 1
        settled = standing(ticks)
        for when, place, mark, days in wanted:
            if when == n and place < len(digest.items):
                new = tick(digest.items[place], mark, day, until=day + days * DAY, to="U2" if mark is Mark.HANDED else "")
                if changes(new, settled.get((new.key, new.due))):
                    ticks.append(new)
