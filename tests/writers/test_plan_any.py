"""Whatever is answered or left out, and however it contradicts itself: a Plan comes out whole."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.writers.planned import bible, company, plan
from tests.writers.test_plan import LEFTOVERS, rendered

BIBLE, PLAN = company("sample")
SOURCE = bible(BIBLE)
ODD = {
    "hours_week": st.sampled_from([0.5, 1, 2.5, 7.5, 60]),
    "customer_count": st.sampled_from([0, 1, 2, 100_000]),
    "requests_week": st.sampled_from([0, 1, 5000]),
    "request_minutes": st.sampled_from([1, 240]),
    "working_days": st.sampled_from([["Sunday"], ["Saturday", "Sunday"], ["Monday", "Wednesday", "Friday"]]),
    "period_length": st.sampled_from(["quarter", "half-year", "year"]),
    "period_start": st.sampled_from(["2024-02-29", "2026-12-31", "2199-12-30"]),
    "checkin_every": st.sampled_from(["week", "2 weeks", "month", "by tier"]),
    "stage_succeeding": st.sampled_from([0, 1_000_000]),
    "lost_quarter": st.sampled_from([0, 1, 400]),
    "referrals_quarter": st.sampled_from([0, 1000]),
    "satisfaction_known": st.sampled_from(["none", "CSAT %", "1-10", "NPS"]),
    "satisfaction_value": st.sampled_from([-5, 5, 100]),
    "period_goal": st.sampled_from(["churn under 3 %", "From 10 to 5 referrals", "99 % -> 100 %, at most 0 lost", "40 -> 40"]),
}


@given(
    st.fixed_dictionaries({}, optional=ODD),
    st.sets(st.sampled_from(sorted(PLAN))),
    st.sampled_from([None, SOURCE]),
    st.sampled_from(["", "High-Touch", "Efficiency", "Integration"]),
)
@settings(max_examples=30, deadline=None)
def test_any_answers_give_a_whole_plan(odd, missing, source, variation):
    made = plan({k: v for k, v in PLAN.items() if k not in missing} | odd, source, variation)
    assert not LEFTOVERS.findall(rendered(made))
    period, metrics, review = made["initiatives"], made["metrics"].metrics, made["review"]
    assert all(3 <= len(i.activities) <= 6 for i in period.initiatives)
    assert made["bau"].week_total == made["capacity"].planned_total <= made["capacity"].available
    assert len(metrics) == 8
    assert len({m.family for m in metrics}) == 4
    for metric in (m for m in metrics if m.baseline_value is not None):
        better = metric.target_value - metric.baseline_value
        assert better >= 0 if metric.direction == "up" else better <= 0
    assert all(period.period_start <= i.due <= period.period_end for b in review.blocks for i in b.items)
