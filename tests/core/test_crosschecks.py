"""What answers say together: contradictions stand in place, the rest is remarked."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.core.content.base import Origin
from bot.core.crosschecks import Crosschecked, check, shortage
from bot.core.facts import Fact, foreseen
from bot.core.forms import Form
from bot.core.run import Answer
from bot.core.segment_lines import problems, segment_lines
from bot.core.touches import Tier
from tests.core.given import NOON, OLIVE, new_run
from tests.core.shipped import facts_of, shipped

TODAY = date(2026, 11, 23)
COMPANIES = sorted((Path(__file__).parents[1] / "samples").glob("*.yml"))
WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
HOURS = {"hours_week": 10, "working_days": WEEK, "day_start": "09:00", "day_end": "17:00"}


def checked(
    which: str, form: str, values: dict[str, Any], stored: dict[str, Any] | None = None, earlier: dict[str, Fact] | None = None
) -> Crosschecked:
    """A form sent with these values; `stored` was answered before."""
    mission = shipped()[which]
    answers = {k: Answer(question=k, value=v, by=OLIVE, at=NOON) for k, v in (stored or {}).items()}
    sent = mission.form(form)
    assert sent is not None
    return check(mission, sent, values, new_run(mission, answers=answers), earlier or {}, TODAY)


ERRORS: list[tuple[str, str, dict[str, Any], str, str]] = [
    ("bible", "approach", HOURS | {"day_end": "09:00"}, "day_end", "The day ends at 09:00, but starts at 09:00."),
    (
        "bible",
        "approach",
        HOURS | {"hours_week": 41},
        "hours_week",
        "41 hours a week do not fit: 5 days from 09:00 to 17:00 make 40.",
    ),
    (
        "bible",
        "approach",
        {"urgent_promise": "1 business day", "ordinary_promise": "4 hours"},
        "urgent_promise",
        "would wait longer than anything else (4 hours)",
    ),
    (
        "bible",
        "approach",
        {"primary_channel": "chat", "channels": ("email", "phone")},
        "primary_channel",
        "try chat first, but the channels that you watch are: email, phone",
    ),
    ("plan", "objectives", {"period_start": "2026-11-22"}, "period_start", "This date is past."),
    ("plan", "quick", {"period_start": "2025-11-30"}, "period_start", "This date is past."),
    ("plan", "customers", {"segments_tiers": "Studios, 12, high\nShops, many"}, "segments_tiers", "Line 2: how many customers"),
]


@pytest.mark.parametrize(("which", "form", "values", "question", "sentence"), ERRORS)
def test_a_contradiction_stands_at_a_question_of_the_form(which, form, values, question, sentence):
    found = checked(which, form, values)
    assert list(found.errors) == [question]
    assert sentence in found.errors[question]
    assert len(found.errors[question]) <= 255
    assert found.remarks == ()


FINE: list[tuple[str, str, dict[str, Any]]] = [
    ("bible", "approach", HOURS | {"hours_week": 40}),
    ("bible", "approach", {"urgent_promise": "4 hours", "ordinary_promise": "4 hours"}),
    ("bible", "approach", {"day_start": "09:00"}),
    ("bible", "quick", {"hours_week": 60, "working_days": ("Monday",)}),
    ("plan", "objectives", {"period_start": "2026-11-23", "priorities": "One\nTwo\nThree"}),
    ("plan", "customers", {"customer_count": 5, "stage_onboarding": 9}),
    ("plan", "quick", {"hours_week": 8, "requests_week": 12, "working_days": WEEK}),
]


@pytest.mark.parametrize(("which", "form", "values"), FINE)
def test_what_goes_together_or_is_not_known_yet_is_left_alone(which, form, values):
    assert checked(which, form, values) == Crosschecked()


def test_what_was_answered_in_another_form_counts_and_the_error_stands_where_something_is_asked():
    found = checked("bible", "approach/2", {"day_start": "09:00", "day_end": "12:00"}, {"hours_week": 16, "working_days": WEEK})
    assert list(found.errors) == ["day_end"]
    assert "5 days from 09:00 to 12:00 make 15" in found.errors["day_end"]


def test_the_earlier_document_counts_where_people_said_it_and_its_defaults_do_not():
    mine = {"hours_week": 30, "working_days": ("Monday", "Tuesday"), "day_start": "09:00"}
    assert checked("plan", "resources", mine, earlier=facts_of(day_end="17:00")).errors
    assert not checked("plan", "resources", mine, earlier=facts_of(Origin.DEFAULT, day_end="17:00")).errors


def test_an_answer_that_this_form_empties_counts_no_more():
    stored = {"channels": ("email",), "primary_channel": "phone"}
    assert not checked("bible", "approach/1", {"channels": ("email",)}, stored).errors


def test_a_start_that_was_fine_when_it_was_given_does_not_block_other_changes():
    stored = {"period_start": "2026-11-02"}
    assert not checked("plan", "objectives", {"period_start": "2026-11-02"}, stored).errors
    assert checked("plan", "objectives", {"period_start": "2026-11-09"}, stored).errors


REMARKS: list[tuple[str, str, dict[str, Any], tuple[str, ...]]] = [
    (
        "bible",
        "approach",
        HOURS | {"urgent_promise": "2 hours", "ordinary_promise": "1 business day"},
        ("within 2 hours cannot be kept every time", "2 times a day, up to 4 hours apart", "is within 4 service hours."),
    ),
    (
        "bible",
        "approach",
        HOURS | {"hours_week": 4, "urgent_promise": "1 hour"},
        ("once a day, up to 8 hours apart", "is the same service day."),
    ),
    (
        "plan",
        "customers",
        {"customer_count": 40, **dict.fromkeys(("stage_onboarding", "stage_using", "stage_succeeding"), 10)}
        | {"stage_expanding": 3, "stage_advocates": 4},
        ("add up to 37 customers, but 40 are active",),
    ),
    ("plan", "quick", {"priorities": "Only one"}, ("Three priorities are expected, one a line; I read 1.",)),
    (
        "plan",
        "quick",
        {"hours_week": 6, "requests_week": 40, "working_days": WEEK},
        (
            "6 hours a week leave 288 minutes",
            "40 requests of 12 minutes",
            "nobody gave them yet",
            "1. Fewer requests",
            "2. Longer promises",
            "3. More time or help",
        ),
    ),
]


@pytest.mark.parametrize(("which", "form", "values", "parts"), REMARKS)
def test_what_is_possible_but_not_wise_is_remarked_and_does_not_hold_the_form(which, form, values, parts):
    found = checked(which, form, values)
    assert found.errors == {}
    (remark,) = found.remarks
    assert [part for part in parts if part not in remark] == []


def test_a_remark_is_made_where_one_of_its_answers_is_asked_and_nowhere_else():
    stored = {"hours_week": 6, "requests_week": 40}
    assert checked("plan", "objectives", {"priorities": "One\nTwo\nThree"}, stored).remarks == ()
    assert checked("plan", "resources", {"hours_week": 6}, {"requests_week": 40}).remarks


def test_the_shortage_lasts_until_the_answers_change():
    mission = shipped()["plan"]

    def facts(**values: Any):
        return foreseen(mission, mission.quick_form() or Form(id="", title=""), values, new_run(mission), {})

    assert shortage(facts(hours_week=6, requests_week=40))
    assert shortage(facts(hours_week=16, requests_week=40)) is None
    assert shortage(facts(hours_week=6)) is None


@pytest.mark.parametrize("path", COMPANIES, ids=lambda p: p.stem)
def test_the_sample_companies_contradict_themselves_nowhere(path):
    company = yaml.safe_load(path.read_text("utf-8"))
    for which in ("bible", "plan"):
        given = {k: tuple(v) if isinstance(v, list) else v for k, v in company[which].items() if k != "period_start"}
        for form in shipped()[which].forms:
            values = {k: v for k, v in given.items() if form.question(k)}
            assert checked(which, form.id, values, given).errors == {}


@pytest.mark.parametrize(
    ("line", "count", "tier", "value"),
    [
        ("Studios with staff, 12, high, 600", 12, Tier.HIGH, 600),
        ("- Cafés; 1,200; Light; EUR 85", 1200, Tier.LIGHT, 85),
        ("Shops | standard | 3", 3, Tier.STANDARD, None),
        ("VIP, 3 customers, high, 1,200.50 a month", 3, Tier.HIGH, 1200.5),
    ],
)
def test_a_segment_is_read_as_people_write_it(line, count, tier, value):
    assert problems(line) == ()
    (found,) = segment_lines(line)
    assert (found.count, found.tier, found.value) == (count, tier, value)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (",,,", "begin with the name"),
        ("Studios", "how many customers are “Studios”?"),
        ("Studios, about half, high", "how many customers are “Studios”?"),
        ("Studios, 2.5, high", "how many customers are “Studios”?"),
        ("Studios, 12", "which tier is “Studios”: high, standard or light?"),
        ("Studios, 12, gold", "which tier is “Studios”"),
        ("Studios, 12, high, plenty", "“plenty” does not fit"),
        ("Studios, 12, high, 600, 700", "does not fit"),
    ],
)
def test_a_segment_that_lacks_something_is_told_so_by_its_line(line, problem):
    (found,) = problems(f"Good ones, 1, high\n\n{line}")
    assert found.startswith("Line 2: ")
    assert problem in found


def test_too_many_segments_are_too_many():
    assert problems("Good ones, 1, high\n" * 13) == ("Please keep it to 12 lines.",)


ZONES = frozenset({"Europe/London", "Europe/Zurich", "America/New_York", "Asia/Manila", "UTC", "Etc/GMT+1"})


def zone_error(text: str) -> str:
    mission = shipped()["bible"]
    form = next(f for f in mission.forms if f.question("timezone"))
    return check(mission, form, {"timezone": text}, new_run(mission), {}, TODAY, ZONES).errors.get("timezone", "")


@pytest.mark.parametrize("zone", ["Europe/London", "UTC", "Asia/Manila"])
def test_a_time_zone_that_exists_is_taken(zone):
    assert zone_error(zone) == ""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("London", "Europe/London"),
        ("europe/london", "Europe/London"),
        ("Europe/Zürich", "Europe/Zurich"),
        ("new york", "America/New_York"),
        ("Europe/Lodnon", "Europe/London"),
        ("Manila time", "Asia/Manila"),
    ],
)
def test_a_time_zone_that_does_not_exist_gets_the_near_names(text, meant):
    assert f"Did you mean {meant}" in zone_error(text)


def test_a_time_zone_like_no_other_gets_an_example():
    assert zone_error("half past nine").endswith("Please write region and city, such as Europe/London.")


def test_without_a_list_of_zones_none_is_refused():
    mission = shipped()["bible"]
    form = next(f for f in mission.forms if f.question("timezone"))
    assert not check(mission, form, {"timezone": "Nowhere"}, new_run(mission), {}, TODAY).errors
