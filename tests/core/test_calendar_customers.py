"""What a list of customers brings onto the calendar, and how it shares the minutes of the day."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.calendar.occurrences import day_minutes, occurrences
from bot.core.calendar.plans import listed
from bot.core.calendar.values import CalendarSettings, Kind, Occurrence, PlanContent
from bot.core.customers import Customer
from bot.core.files import Attachment
from tests.core.calendars import MONDAY, YEAR, by_day, cafes, sample
from tests.writers.planned import NOW

DAY = timedelta(days=1)


def events(customer: Customer, content: PlanContent | None = None, away: frozenset[date] = frozenset()) -> list[Occurrence]:
    content, given = content or cafes(8), CalendarSettings(customers=(customer,), away=away)
    return [o for o in occurrences(content, content.start, content.start + YEAR, given) if o.kind is Kind.EVENT]


def test_a_new_customer_hears_from_us_five_times_in_the_first_month():
    found = events(Customer(code="A-1", start=MONDAY + 7 * DAY))
    first = [o for o in found if o.key.startswith("new-A-1-")]
    assert [o.turn for o in first] == [MONDAY + (7 + n) * DAY for n in (1, 3, 7, 14, 30)]
    assert first[0].due_because == "day 1 after the start on 11 January 2027"
    assert all(o.date.weekday() < 5 for o in first)


def test_the_plan_says_what_a_new_customer_gets_and_how_long_it_takes():
    content = sample()
    found = events(Customer(code="A-1", start=content.start), content)
    assert next((o.first_step, o.minutes) for o in found if o.key.startswith("new-")) == (
        content.new_customer[0].what, content.new_customer[0].minutes,
    )  # fmt: skip


def test_the_list_comes_with_the_run_and_a_code_counts_once():
    lists = [(Customer(code="A", stage="using"), Customer(code="B")), (Customer(code="A"),)]
    files = {
        str(n): Attachment(id=str(n), question="customer_list", by="U1", at=NOW, revision=1, customers=found)
        for n, found in enumerate(lists)
    }
    assert [(c.code, c.stage) for c in listed(files.values())] == [("A", "using"), ("B", "")]


def test_a_renewal_shows_ninety_sixty_and_thirty_days_before():
    found = events(Customer(code="B", renewal=date(2027, 7, 1)))
    assert [(o.key, o.turn) for o in found] == [
        ("renewal-B-90", date(2027, 4, 2)), ("renewal-B-60", date(2027, 5, 2)), ("renewal-B-30", date(2027, 6, 1)),
    ]  # fmt: skip
    assert found[1].date == date(2027, 5, 3)
    assert "moved from Sunday 2 May" in found[1].due_because


def test_results_silence_and_years_are_noticed():
    late = events(Customer(code="C", milestone=date(2027, 2, 1)))
    reached = events(Customer(code="C", milestone=date(2027, 2, 1), reached=date(2027, 2, 1)))
    silent = events(Customer(code="C", last_contact=date(2027, 2, 1)))
    years = events(Customer(code="C", start=date(2024, 2, 29)))
    assert [o.activity for o in late] == ["The result of C is late"]
    assert [o.activity for o in reached] == ["C has reached a result"]
    assert [o.turn for o in silent] == [date(2027, 3, 3)]
    assert [(o.turn, o.activity) for o in years] == [(date(2027, 2, 28), "C: 3 years with us")]


def test_after_an_absence_only_the_last_missed_turn_of_a_customer_comes():
    away = frozenset(MONDAY + n * DAY for n in range(12))
    found = events(Customer(code="A-1", start=MONDAY), away=away)
    back = [o for o in found if o.date == MONDAY + 14 * DAY]
    assert [o.key for o in back] == ["new-A-1-14"]


def test_with_a_list_outreach_names_two_customers():
    content = cafes(8)
    given = CalendarSettings(customers=tuple(Customer(code=c, stage="using") for c in "ABC"))
    steps = [o.first_step for o in occurrences(content, MONDAY, MONDAY + 2 * DAY, given) if o.key == "proactive-outreach"]
    assert len(set(steps)) == 3
    assert all(s.startswith("Write to ") and s.count("(using)") == 2 for s in steps)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.dates(date(2026, 12, 1), date(2027, 12, 1)), max_size=40), st.sampled_from([8, 12, 40]))
def test_customers_never_push_a_day_over_its_cap(starts, hours):
    content = cafes(hours)
    given = CalendarSettings(customers=tuple(Customer(code=str(n), start=d, renewal=d + YEAR) for n, d in enumerate(starts)))
    found = by_day(occurrences(content, content.start, content.start + YEAR, given))
    assert all(day_minutes(day) <= content.capacity.day_cap for day in found.values())
