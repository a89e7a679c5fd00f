"""How the figures of a Plan are computed, told once for the parts that share them. It computes nothing itself."""

from bot.core.content.base import Evidence
from bot.core.content.plan import Initiative
from bot.core.content.plan_measures import Metric
from bot.writers.offline.bible.requests import PROMISED
from bot.writers.offline.company import DAYS_SAID
from bot.writers.offline.evidence import derived
from bot.writers.offline.plan.ground import Ground
from bot.writers.offline.plan.targets import by_answers

FITTED = "stock minutes, shortened by stated rules until the week fits; answering: requests x minutes x 1.25"
ROWS = "sum of the activities' minutes a week"
EACH_WEEK = "minutes each x times a week"
CALENDAR = "the activity's minutes in the calendar"
BY = "period start + 2 weeks, moved to the working day before"
BUDGET = "budget a month x 0.5, x 0.3, x 0.2"
PERIOD_HOURS = "minutes a week x weeks / 60"
COACHED = "coaching minutes x weeks / 30, two talks each, half of them succeed"

_BASELINE = {
    "success-rate": "succeeding + expanding + advocates, of the active customers or all that the stages count",
    "satisfaction": "the latest value",
}
_TARGET = {
    "first-value": DAYS_SAID,
    "success-rate": COACHED,
    "retention": "losses less a fifth, one at least, the same where there is only one; or the limit in the goal",
    "referrals": "referrals x 1.15, one more at least; or the number in the goal",
    "advocates": "advocates + 1",
    "satisfaction": "the latest value, else a usual one, + a small step on its scale",
    "goal": "the number in the goal",
}
_FROM_BASELINE = ("retention", "referrals", "advocates")
"""Metrics whose target is a rule of the field, not a sum, while their baseline is unknown."""


def metric_rows(metrics: tuple[Metric, ...]) -> tuple[Evidence, ...]:
    """How the figures of each metric came about."""
    return tuple(row for n, m in enumerate(metrics) for row in _metric(m, f"metrics.{n}"))


def _metric(m: Metric, at: str) -> tuple[Evidence, ...]:
    targets = (f"{at}.target", f"{at}.target_value", f"{at}.why_target")
    rows = list(_from_to(m.key, m.baseline_value is not None, (f"{at}.baseline", f"{at}.baseline_value"), targets))
    if m.key == "retention":
        rows.append(derived("losses / 3 / active customers", "", f"{at}.formula"))
    if m.key == "first-response":
        rows.append(derived(PROMISED, "", f"{at}.definition"))
    return tuple(rows)


def _from_to(key: str, counted: bool, baselines: tuple[str, ...], targets: tuple[str, ...]) -> tuple[Evidence, ...]:
    baseline = _BASELINE.get(key, "") if counted else BY
    target = _TARGET.get(key, "") if counted or key not in _FROM_BASELINE else ""
    return (
        *((derived(baseline, "", *baselines),) if baseline else ()),
        *((derived(target, "", *targets),) if target else ()),
    )


def initiative_rows(g: Ground, made: tuple[Initiative, ...]) -> tuple[Evidence, ...]:
    """How the figures of the initiatives came about."""
    each = (row for n, i in enumerate(made) for row in _initiative(i, f"initiatives.{n}"))
    return (
        *each,
        *(() if by_answers(g) else _COACHING),
        derived("outreach and relationship minutes a week x half of the working weeks / 20", "", "initiatives.1.milestones.1"),
        derived("story turns that the calendar holds", "", "initiatives.2.milestones.2"),
        derived("period start + two thirds of its weeks; a sixth of those coached", "", "initiatives.0.stop_rule"),
        derived("period start + two thirds of its weeks", "", "initiatives.*.stop_rule"),
        derived("a part of the activity's minutes in the calendar", "", "initiatives.*.activities"),
        derived(PERIOD_HOURS, "hours of each initiative", "initiatives.*.hours"),
        derived(BUDGET, "", "initiatives.*.budget"),
        derived("customers in its stages or its tier, added up", "", "initiatives.*.target_count"),
    )


_COACHING = (
    derived(
        "coaching minutes x weeks / 30, two talks each, at most those who are not there yet", "", "initiatives.0.milestones.0"
    ),
    derived("half of the coaching talks that the calendar holds", "", "initiatives.0.milestones.1"),
)


def _initiative(i: Initiative, at: str) -> tuple[Evidence, ...]:
    objective, known = f"{at}.objective", not i.objective.baseline.startswith("unknown")
    last = (f"{at}.milestones.2",) if i.n == 1 else ()
    return _from_to(i.objective.metric, known, (f"{objective}.baseline",), (f"{objective}.target", *last))


def capacity_rows(g: Ground) -> tuple[Evidence, ...]:
    """How the figures of the budget came about, in the order of the sums."""
    d = g.demand
    requests = "requests x minutes x 1.25" if d.requests is not None else "minutes to plan x 0.4"
    hours = "the fewest hours in which every activity keeps its rhythm" if not g.hours_known else "the fewest hours that carry it"
    return (
        *((derived(hours, "", "hours_week"),) if g.short or not g.hours_known else ()),
        derived("hours x 60", "", "opening"),
        derived("hours x 60 x 0.8", f"{d.hours:g} hours: {g.fit.available} minutes a week to plan", "available"),
        derived(requests, f"{g.fit.reactive} minutes a week for requests", "reactive_need", "reactive_from"),
        derived("least notes x working days + the least look at how we work", "", "overhead_need"),
        derived("minutes to plan - requests - least upkeep", "", "proactive_left"),
        derived("customers x minutes x times a year / 52, all tiers, + a look at health", "", "touch_need"),
        derived(f"{ROWS}, by kind", "", "rows.*.minutes"),
        derived("minutes / planned minutes, rounded so that they add up to 100", "", "rows.*.share"),
        derived(ROWS, "", "planned_total"),
        derived("minutes to plan - planned minutes", "", "unplanned"),
        derived("proactive minutes / planned minutes", "", "share_reached", "share_says"),
        derived("what the work needs, and the activities that were cut, against the minutes to plan", "", "says"),
        derived("what inbox and planning leave / (minutes x 1.25), / (requests x 1.25); the least hours", "", "ways"),
        derived(FITTED, "", "cuts.*.now", "cuts.*.was"),
        derived("hours x 60 / working days x 1.25", "", "day_cap"),
        derived("sum of the daily activities", "", "days.*.daily"),
        derived("weekly activities placed where there is room", "", "days.*.weekly"),
        derived("daily + weekly", "", "days.*.total"),
        derived("the most a day may hold - daily - weekly", "", "days.*.room"),
        derived(
            "(minutes to plan - least upkeep - a look at health) / minutes of requests and check-ins for each customer",
            "",
            "ceiling",
            "ceiling_says",
        ),
        derived("minutes to plan; your own limit or the number that these hours carry, the smaller one", "", "hire_signal"),
    )


def touch_rows() -> tuple[Evidence, ...]:
    """How the minutes of the touches came about."""
    return (
        derived("customers in the segments of the tier; the rest count as standard", "", "tiers.*.count"),
        derived("customers x minutes x times a year / 52", "", "tiers.*.week_minutes"),
        derived("customers x minutes x times a year / 52, all tiers", "", "touch_minutes"),
        derived("customers x minutes x times a year / 52, all tiers, + a look at health", "", "note"),
        derived("new customers a month x 12 / 52 x minutes of the first thirty days", "", "onboarding_load"),
    )
