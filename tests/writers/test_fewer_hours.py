"""A plan with fewer hours than its Bible says which promise it can keep, and asks for a decision."""

import pytest

from bot.core.score.card import score
from tests.core.documents import PLANNED, bible, written
from tests.writers.planned import company

HOURS = ({"hours_week": 4}, {"hours_week": 3, "requests_week": 3}, {"working_days": ["Monday", "Wednesday"], "hours_week": 5})


@pytest.mark.parametrize("fewer", HOURS)
@pytest.mark.parametrize("name", ["sample", "saas", "clinic", "coach", "repair-shop"])
def test_no_promise_is_made_that_the_hours_cannot_keep_and_nothing_holds_publishing_up(name, fewer):
    assert score(written(PLANNED, company(name)[1] | fewer, bible(name))).red == ()


def test_the_difference_to_the_bible_is_told_as_a_decision():
    text = written(PLANNED, company("sample")[1] | {"hours_week": 4}, bible("sample")).markdown
    decision = next(line for line in text.splitlines() if "To decide" in line)
    assert "the Bible says within 4 service hours, this plan keeps the same service day" in decision
    assert "every 8 hours" in decision
    assert "urgent the same service day" in text


def test_with_the_bibles_own_hours_there_is_nothing_to_decide():
    assert "To decide" not in written(PLANNED, company("sample")[1], bible("sample")).markdown
