"""`coord schedule`: the days of a published Plan as a table, as JSON, and as a file that calendar programs read."""

import json
from datetime import datetime, timedelta

import pytest
from icalendar import Calendar

from bot.stores.sqlite import SqliteStore
from tests.core.documents import bible, plan
from tests.core.given import new_run, small_mission

WEEK = ("--from", "2026-12-07", "--to", "2026-12-13")


@pytest.fixture
async def empty(tmp_path):
    """A database without anything in it."""
    store = await SqliteStore.open(tmp_path / "coord.db")
    await store.close()


@pytest.fixture
async def published(tmp_path):
    """A database with the published Plan of the sample company, and its Bible."""
    store = await SqliteStore.open(tmp_path / "coord.db")
    mission = small_mission()
    made, first = (
        plan("sample").model_copy(update={"id": "p1", "run": "r1"}),
        bible("sample").model_copy(update={"id": "b1", "run": "r0"}),
    )
    runs = (new_run(mission, id="r0", channel="C0", document="b1", stage="published"), new_run(mission, document="p1"))
    await store.run(lambda tx: (tx.pin(mission), *(tx.add_run(r) for r in runs), tx.keep(first), tx.keep(made)))
    await store.close()


def test_a_week_is_printed_day_by_day_with_the_capacity_table(coord, published):
    out = coord("schedule", *WEEK).out
    assert "Monday 7 December 2026: 66 of at most 120 minutes" in out
    assert "Communication monitoring" in out
    assert "384  can be planned: 8 hours, less 20 %" in out
    assert "Proactive:" in out


def test_json_has_every_field_that_was_promised(coord, published):
    found = json.loads(coord("schedule", *WEEK, "--json").out)
    row = found["occurrences"][0]
    assert row.keys() >= {"date", "key", "activity", "cadence", "minutes", "class", "owner", "due_because"}
    assert (row["date"], found["plan"]["document"], found["capacity"]["day_cap"]) == ("2026-12-07", "p1", 120)
    assert {r["key"]: r["rule"] for r in found["rules"]}["success-reviews"] == "FREQ=WEEKLY;BYDAY=TU"


@pytest.mark.parametrize("named", [(), ("r1",), ("p1",), ("--run", "r1"), ("--document", "p1")])
def test_the_plan_is_found_by_its_run_its_document_or_as_the_newest(coord, published, named):
    assert json.loads(coord("schedule", *named, *WEEK, "--json").out)["plan"]["run"] == "r1"


def test_the_calendar_file_is_read_back_with_the_same_entries(coord, published, tmp_path):
    rows = json.loads(coord("schedule", *WEEK, "--json").out)["occurrences"]
    assert coord("schedule", *WEEK, "--ics", "--out", "plan.ics").code == 0
    calendar = Calendar.from_ical((tmp_path / "plan.ics").read_bytes())
    entries = calendar.walk("VEVENT")
    assert [str(e["uid"]) for e in entries] == [f"{r['id']}@coord" for r in rows]
    assert len({str(e["uid"]) for e in entries}) == len(entries)
    timed = [e for e in entries if isinstance(e.decoded("dtstart"), datetime)]
    assert timed[0].decoded("dtstart").utcoffset() is not None
    assert sum(((e.decoded("dtend") - e.decoded("dtstart")) for e in timed), timedelta()) == timedelta(
        minutes=sum(r["minutes"] for r in rows if not r["inside"])
    )
    zones = {str(z["tzid"]) for z in calendar.walk("VTIMEZONE")}
    assert zones == {str(timed[0]["dtstart"].params["TZID"])}
    assert "URL" not in (tmp_path / "plan.ics").read_text()


def test_the_same_plan_gives_the_same_file(coord, published):
    assert coord("schedule", *WEEK, "--ics").out == coord("schedule", *WEEK, "--ics").out


def test_a_public_holiday_is_free(coord, published):
    rows = json.loads(coord("schedule", "--from", "2026-12-21", "--to", "2026-12-27", "--holidays", "GB-ENG", "--json").out)
    assert "2026-12-25" not in {r["date"] for r in rows["occurrences"]}
    set_once = coord("schedule", "--from", "2026-12-21", "--to", "2026-12-27", "--json", COORD_HOLIDAYS="GB-ENG")
    assert json.loads(set_once.out) == rows


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (("--from", "2026-12-13", "--to", "2026-12-07"), "--to (2026-12-07) is before --from (2026-12-13): please swap them."),
        (("--run", "nowhere"), "No run or document called nowhere. `coord runs` lists what there is."),
        (("b1",), "Customer Service Bible is not a Service Plan, so that it has no calendar."),
        (("--from", "1900-01-01", "--to", "2100-01-01"), "at most 1,100 can be shown at once."),
        (("--holidays", "Atlantis"), "No public holidays are known for Atlantis: give a country such as GB, or GB-ENG."),
        (("--ics", "--json"), "--ics and --json are two forms of the same; please ask for one."),
    ],
)
def test_what_cannot_be_shown_is_one_sentence(coord, published, asked, says):
    ended = coord("schedule", *asked)
    assert ended.code == 1
    assert len(ended.lines) == 1
    assert says in ended.lines[0]


def test_without_a_plan_it_says_how_one_is_made(coord, empty):
    ended = coord("schedule")
    assert (ended.code, ended.lines) == (1, ["Error: No Plan is published yet: `/coord service-plan-development` makes one."])


def test_before_the_start_nothing_is_due(coord, published):
    out = coord("schedule", "--from", "2026-01-05", "--to", "2026-01-06").out
    assert "Nothing is due." in out
    assert "The Plan starts on 23 November 2026." in out


def test_a_day_is_written_as_year_month_day(coord, published):
    assert coord("schedule", "--from", "07/12/2026").code == 2
