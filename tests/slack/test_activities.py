"""The dialog that changes activities: what it asks, what it reads, what it refuses at the field."""

import pytest

from bot.core.activities import Cadence, Trigger, Work
from bot.core.wishes import ActivityChange, Wish
from bot.slack import actions, activities
from bot.slack.fields import ACTION
from tests.core.given import new_run, small_mission


def sent(**values: str) -> dict:
    chosen = ("what", "activity", "cadence", "day", "work")
    state = {
        name: {ACTION: {"selected_option": {"value": value}} if name in chosen else {"value": value}}
        for name, value in values.items()
    }
    return {"state": {"values": state}}


@pytest.mark.parametrize(
    ("values", "change"),
    [
        (
            {"what": "minutes", "activity": "health-checks", "minutes": "10"},
            ActivityChange(what=Wish.MINUTES, key="health-checks", minutes=10),
        ),
        ({"what": "drop", "activity": "health-checks"}, ActivityChange(what=Wish.DROP, key="health-checks")),
        (
            {"what": "owner", "activity": "health-checks", "owner": " Mia  Berg "},
            ActivityChange(what=Wish.OWNER, key="health-checks", owner="Mia Berg"),
        ),
        (
            {"what": "move", "activity": "health-checks", "day": "w2"},
            ActivityChange(what=Wish.MOVE, key="health-checks", cadence=Cadence.WEEKLY, trigger=Trigger(weekday=2)),
        ),
        (
            {"what": "move", "activity": "tool-evaluation", "day": "e3", "cadence": "quarterly"},
            ActivityChange(
                what=Wish.MOVE, key="tool-evaluation", cadence=Cadence.QUARTERLY, trigger=Trigger(from_end=3, month=3)
            ),
        ),
        (
            {"what": "add", "name": "Tea with Ann", "minutes": "20", "cadence": "monthly", "day": "n4", "work": "P"},
            ActivityChange(
                what=Wish.ADD, key="own-tea-with-ann", name="Tea with Ann", minutes=20, cadence=Cadence.MONTHLY,
                work=Work.PROACTIVE, trigger=Trigger(business_day=4),
            ),
        ),
    ],
)  # fmt: skip
def test_each_kind_of_change_is_read(values, change):
    assert activities.activities_values(sent(**values)) == change


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({}, {"what"}),
        ({"what": "minutes"}, {"activity", "minutes"}),
        ({"what": "minutes", "activity": "health-checks", "minutes": "ten"}, {"minutes"}),
        ({"what": "minutes", "activity": "health-checks", "minutes": "9999"}, {"minutes"}),
        ({"what": "move", "activity": "health-checks"}, {"day"}),
        ({"what": "owner", "activity": "health-checks"}, {"owner"}),
        ({"what": "add", "activity": "health-checks"}, {"name", "minutes", "cadence"}),
    ],
)
def test_what_is_missing_is_said_at_its_field(values, fields):
    errors = activities.activities_values(sent(**values))
    assert isinstance(errors, dict)
    assert errors.keys() == fields


def test_a_change_travels_with_the_second_view_and_comes_back_the_same():
    change = ActivityChange(what=Wish.MOVE, key="a" * 60, cadence=Cadence.WEEKLY, trigger=Trigger(weekday=2))
    view = activities.differences_view(new_run(small_mission()), change, tuple(f"Line {n}" for n in range(40)))
    assert activities.applied(actions.parse_meta(view["private_metadata"]).wish) == change
    assert "and 28 more" in str(view)


@pytest.mark.parametrize("wish", ["", "{}", "[1]", '{"what": "burn"}'])
def test_what_did_not_come_from_the_second_view_is_no_change(wish):
    assert activities.applied(wish) is None


def test_without_a_calendar_there_is_nothing_to_change():
    assert "There is no calendar to change now" in str(activities.activities_view(new_run(small_mission()), small_mission()))
