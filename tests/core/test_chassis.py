"""The Business Chassis: the numbers of the field, recomputed."""

import pytest

from bot.core.chassis import (
    Chassis,
    active_share,
    change_needed,
    gain,
    hours_saved,
    profit,
    referral_worth,
    retention_worth,
    sensitivity,
    single_levers,
)

SMALL = Chassis(
    prospects=1000, lead_conversion=0.05, client_conversion=0.2, average_spend=500, transaction_frequency=2, margin=0.3
)
LARGE = Chassis(
    prospects=10_000, lead_conversion=0.02, client_conversion=0.2, average_spend=500, transaction_frequency=2, margin=0.4
)


@pytest.mark.parametrize(("chassis", "now", "tenth_more"), [(SMALL, 3000, 5314.68), (LARGE, 16_000, 28_344.98)])
def test_six_numbers_multiply_to_profit(chassis: Chassis, now: float, tenth_more: float):
    assert profit(chassis) == pytest.approx(now)
    assert profit(chassis) * (1 + gain(*[0.1] * 6)) == pytest.approx(tenth_more, abs=0.01)


@pytest.mark.parametrize(
    ("changes", "together"),
    [((0.1,) * 6, 0.772), ((0.2,) * 6, 1.986), ((0.5,) * 6, 10.391), ((0.1,) * 3, 0.331), ((0.2, 0.1, 0.14), 0.505)],
)
def test_changes_multiply(changes: tuple[float, ...], together: float):
    assert gain(*changes) == pytest.approx(together, abs=0.0005)


def test_no_change_gains_nothing():
    assert gain() == 0


def test_fewer_losses_are_worth_what_the_scenario_says():
    assert active_share(0.04) == pytest.approx(0.8069, abs=0.0001)
    assert active_share(0.03) == pytest.approx(0.8504, abs=0.0001)
    assert retention_worth(40, 400, 0.04, 0.03) == pytest.approx(8368, abs=10)
    assert retention_worth(40, 400, 0.04, 0.03) * 0.6 == pytest.approx(5021, abs=6)


def test_nobody_lost_stays_the_whole_year():
    assert active_share(0) == 1


def test_avoided_requests_and_referrals():
    assert hours_saved(2, 12) == pytest.approx(20.8)
    assert referral_worth(3, 0.5, 400, 0.6) == pytest.approx(4320)


def test_a_point_more_is_worth_most_where_the_share_is_smallest():
    worth = {s.lever: round(s.more, 2) for s in sensitivity(SMALL)}
    assert worth == {
        "prospects": 30, "lead_conversion": 600, "client_conversion": 150, "average_spend": 30, "transaction_frequency": 30,
        "margin": 100,
    }  # fmt: skip


def test_a_share_at_its_limit_can_gain_nothing():
    full = SMALL.model_copy(update={"margin": 1.0})
    assert next(s.more for s in sensitivity(full) if s.lever == "margin") == 0


def test_which_lever_reaches_the_goal_alone():
    assert change_needed(6650, 7500) == pytest.approx(0.1278, abs=0.0001)
    assert "margin" not in single_levers(SMALL, 12_000)
    assert "average_spend" in single_levers(SMALL, 12_000)
    assert change_needed(0, 10) == float("inf")
