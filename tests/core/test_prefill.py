"""What forms are filled in with."""

from datetime import date

import pytest

from bot.core.forms import Kind, Question
from bot.core.prefill import next_monday, suggestion
from tests.core.given import OLIVE, new_run, small_mission


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (Question(id="a", label="A", default="x"), "x"),
        (Question(id="a", label="A", kind=Kind.PERSON, required=True), OLIVE),
        (Question(id="a", label="A", kind=Kind.PEOPLE, required=True), (OLIVE,)),
        (Question(id="a", label="A", kind=Kind.PERSON), None),
        (Question(id="a", label="A", kind=Kind.DATE, required=True), "2026-11-30"),
        (Question(id="a", label="A", required=True), None),
    ],
)
def test_a_form_suggests_what_the_run_already_tells(question, expected):
    assert suggestion(question, new_run(small_mission())) == expected


def test_on_a_monday_the_next_one_is_a_week_away():
    assert next_monday(date(2026, 11, 23)) == date(2026, 11, 30)
    assert next_monday(date(2026, 11, 22)) == date(2026, 11, 23)
