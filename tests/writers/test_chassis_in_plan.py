"""The six numbers of the business in the Plan: computed when all are there, named when some are not, never a promise."""

import pytest

from bot.writers.offline.plan.chassis import NUMBERS
from tests.writers.planned import bible, company, write
from tests.writers.test_plan import rendered

RAW_BIBLE, RAW = company("sample")
SOURCE = bible(RAW_BIBLE)
SIX = {q: RAW[q] for q in NUMBERS}


def impact(**change):
    return write("impact", {k: v for k, v in (RAW | change).items() if v is not None}, SOURCE)


def test_all_six_numbers_give_a_line_each_with_what_a_point_more_is_worth():
    made = impact()
    assert [line.factor for line in made.chassis] == list(NUMBERS.values())
    assert [line.worth for line in made.chassis] == [f"GBP {n} a year" for n in (22, 274, 88, 22, 22, 40)]
    assert "GBP 2,191 of profit" in made.chassis_says
    assert "customers there are already" in made.chassis_says
    assert "not forecasts" in made.caution


@pytest.mark.parametrize("missing", sorted(NUMBERS))
def test_one_number_short_says_which_and_computes_nothing(missing):
    made = impact(**{missing: None})
    assert made.chassis == ()
    assert made.chassis_says == ""
    assert any(f"worth of each factor: {NUMBERS[missing]} is missing" in m for m in made.missing)
    assert "a point more" not in rendered({"impact": made})


def test_a_form_skipped_for_ever_is_not_reproached():
    made = impact(**dict.fromkeys(NUMBERS))
    assert not any("worth of each factor" in m for m in made.missing)


def test_a_share_that_is_whole_has_nothing_to_gain_and_is_no_way_to_the_goal():
    made = impact(margin=100)
    assert next(line.worth for line in made.chassis if line.factor == "margin") == "nothing more: it is whole already"
    assert "margin" not in made.chassis_says


def test_a_referral_and_a_kept_customer_are_worth_margin_once_it_is_known():
    assert any(s.what == "One referral more" for s in impact().scenarios)
    assert not any(s.what == "One referral more" for s in impact(margin=None).scenarios)
    assert "of it margin" in impact().scenarios[0].worth
