"""A list of customers out of a spreadsheet: columns by many names, dates by one rule, mistakes by their line."""

from datetime import date

import pytest

from bot.core.customer_list import read_customers
from bot.core.customers import Customer


def one(**cells: str) -> tuple[tuple[Customer, ...], tuple[str, ...]]:
    return read_customers([list(cells), list(cells.values())])


def test_columns_are_known_by_many_names_in_any_case():
    rows = [
        ["Client ID", "Customer since", "Renews on", "Tier", "Lifecycle stage"],
        ["C-1", "2026-01-05", "5.1.27", "high", "Adoption"],
    ]
    (found,), problems = read_customers(rows)
    assert problems == ()
    assert found == Customer(code="C-1", start=date(2026, 1, 5), renewal=date(2027, 1, 5), segment="high", stage="using")


def test_where_there_are_codes_no_name_is_kept():
    (found,), _ = one(name="Wilhelmina Crust", code="C-1")
    assert found.code == "C-1"
    assert "Crust" not in found.model_dump_json()
    (named,), _ = one(name="Wilhelmina Crust")
    assert named.code == "Wilhelmina Crust"


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026-03-04", 4), ("4/3/2026", 4), ("04.03.26", 4), ("4-3-2026", 4), ("2026-03-04T09:00:00", 4), ("", None)],
)
def test_a_date_is_iso_or_has_its_day_first(text, day):
    (found,), _ = one(code="A", start=text)
    assert found.start == (date(2026, 3, day) if day else None)


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"code": "A", "start": "3/25/2026"}, "Line 2: “3/25/2026” is no date; write 2026-03-25, or the day first: 25/3/2026."),
        ({"code": "", "start": "2026-01-01"}, "Line 2: there is no code."),
        ({"code": "A", "stage": "lost"}, "Line 2: “lost” is none of the stages onboarding, using"),
        ({"code": "A", "start": "2026-02-01", "renewal": "2026-01-01"}, "is before the start 2026-02-01"),
        ({"code": "=cmd|' /C calc'!A0"}, "begins like a formula; please write it without the sign"),
        ({"code": "A", "segment": "@SUM(1)"}, "the segment “@SUM(1)” begins like a formula"),
        ({"code": "x" * 81}, "longer than 80 characters"),
    ],
)
def test_a_mistake_is_named_by_its_line_and_leaves_out_only_that_line(cells, sentence):
    rows = [list(cells), list(cells.values()), ["good", *[""] * (len(cells) - 1)]]
    found, problems = read_customers(rows)
    assert [c.code for c in found] == ["good"]
    assert len(problems) == 1
    assert sentence in problems[0]


def test_the_same_code_twice_counts_once_and_blank_lines_count_nothing():
    found, problems = read_customers([["code"], ["A"], ["  "], ["a"]])
    assert [c.code for c in found] == ["A"]
    assert problems == ("Line 4: “a” stands in the list twice; the first one counts.",)


def test_a_list_without_names_of_columns_is_one_sentence():
    assert read_customers([["C-1", "2026-01-01"]]).problems[0].startswith("No column is called code or name")
    assert read_customers([]).problems == ("The list is empty.",)
