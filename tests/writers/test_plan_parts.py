"""The small parts under a Plan: dates, days away, segments as people write them, and schemas a model can be held to."""

from datetime import date

import pytest
from openai.lib._pydantic import to_strict_json_schema

from bot.core.content.plan_types import PLAN_TYPES
from bot.core.dates import days_away, said_date
from bot.core.touches import Tier
from bot.writers.offline.plan.dates import period
from bot.writers.offline.plan.ground import ground
from bot.writers.offline.plan.segments import average_value, segment, segments, tier_counts
from bot.writers.offline.plan.targets import goal_target
from tests.writers.planned import TODAY, brief, facts_of, mission

WEEKDAYS = (0, 1, 2, 3, 4)
SINCE = date(2026, 11, 23)


def test_a_period_without_a_start_begins_next_monday():
    when = period("", "quarter", TODAY, WEEKDAYS, "")
    assert when.start == date(2026, 11, 23)
    assert not when.start_known
    assert (when.end - when.start).days == 13 * 7 - 1


def test_next_monday_is_a_week_off_on_a_monday():
    assert period("", "", date(2026, 11, 23), WEEKDAYS, "").start == date(2026, 11, 30)


def test_dates_read_like_dates():
    assert said_date(date(2026, 12, 7)) == "7 December 2026"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("24 December to 1 January", 9),
        ("2026-08-31\n2026-12-25", 2),
        ("2026-12-24 to 2027-01-03\n2027-04-02", 12),
        ("31 February 2027", 0),
        ("some time in May", 0),
        ("2027-01-03 to 2026-12-24", 2),
    ],
)
def test_days_away_are_read_from_a_note(text: str, days: int):
    assert len(days_away(text, SINCE)) == days


def test_a_break_is_never_taken_for_more_than_two_months():
    assert len(days_away("1 January 2027 to 31 December 2027", SINCE)) == 61


def test_dates_of_a_plan_avoid_days_away_and_weekends():
    when = period("2026-11-23", "quarter", TODAY, WEEKDAYS, "24 December to 1 January")
    for week in (0.5, 1, 2, 5, 6.5, 12, 13):
        day = when.after(week)
        assert when.works(day)
        assert when.start <= day <= when.end


def test_a_whole_period_away_still_gives_a_date_inside():
    when = period("2026-11-23", "quarter", TODAY, (6,), "\n".join(f"2026-{m}-{d:02d}" for m in (11, 12) for d in range(1, 31)))
    assert when.start <= when.after(1) <= when.end


def test_one_review_a_quarter():
    assert len(period("2026-11-23", "year", TODAY, WEEKDAYS, "").reviews) == 4


@pytest.mark.parametrize(
    ("line", "name", "count", "tier", "value"),
    [
        ("Restaurant groups, 5, high, 420", "Restaurant groups", 5, Tier.HIGH, 420),
        ("- VIP; 3; VIP; € 1,200.50", "VIP", 3, Tier.HIGH, 1200.5),
        ("Families | 395 | light | 14", "Families", 395, Tier.LIGHT, 14),
        ("Cafés, about 20", "Cafés", 20, Tier.STANDARD, None),
        ("Only a name", "Only a name", None, Tier.STANDARD, None),
        ("Big, 1,250, low tier, 9 a month", "Big", 1250, Tier.LIGHT, 9),
    ],
)
def test_segments_are_read_as_people_write_them(line, name, count, tier, value):
    found = segment(line)
    assert found is not None
    assert (found.name, found.count, found.tier, found.value) == (name, count, tier, value)


@pytest.mark.parametrize("line", ["", ",,,", "5, high", "|||", "TBD"])
def test_a_line_without_a_name_is_no_segment(line):
    assert segment(line) is None


def test_customers_in_no_segment_count_as_standard():
    found = segments(facts_of({"segments_tiers": "Groups, 5, high, 400\nSmall ones, 20, light, 50"}))
    assert tier_counts(found, 40) == {Tier.HIGH: 5, Tier.STANDARD: 15, Tier.LIGHT: 20}
    assert average_value(found) == (5 * 400 + 20 * 50) / 25


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ("From 6 of 10 to 8 of 10 repairs ready in two days", ("6 of 10", "8 of 10", "up")),
        ("40 -> 55 customers, churn under 3 %", ("40", "55", "up")),
        ("Monthly churn from 1.1 % to 0.8 %", ("1.1 %", "0.8 %", "down")),
        ("From 68 to 80 of 100 patients", ("68 of 100", "80 of 100", "up")),
        ("Everybody is happier", None),
        ("From 50 % to 120 %", None),
        ("1e309 to 5", None),
    ],
)
def test_a_goal_with_numbers_becomes_a_metric(goal, expected):
    found = goal_target(ground(brief(mission("service-plan-development"), "metrics", facts_of({"period_goal": goal}), None)))
    assert (found and (found.baseline, found.target, found.direction)) == expected


@pytest.mark.parametrize("name", PLAN_TYPES)
def test_every_type_can_be_a_strict_schema(name):
    def check(node: object) -> None:
        if isinstance(node, dict):
            assert node.get("additionalProperties", False) is False
            assert "prefixItems" not in node
            for child in node.values():
                check(child)
        elif isinstance(node, list):
            for child in node:
                check(child)

    check(to_strict_json_schema(PLAN_TYPES[name]))
