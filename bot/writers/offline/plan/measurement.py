"""Phase 3 of the Plan by rules: how measuring works, from the weekly look to the quarterly review."""

from bot.core.brief import Brief
from bot.core.content.plan_measures import Baseline, Family, FamilyName, Look, Measurement, Metric
from bot.writers.offline import evidence
from bot.writers.offline.phrases import counted, text_of
from bot.writers.offline.plan.ground import Ground, ground
from bot.writers.offline.plan.initiatives import theme_words
from bot.writers.offline.plan.metric_form import BUSINESS, FAMILIES, FEWEST_ANSWERS, QUALITY, RELATIONSHIP, SUCCESS
from bot.writers.offline.plan.metrics import chosen, metric
from bot.writers.offline.plan.worked import CALENDAR

_QUESTIONS = {
    SUCCESS: "Do {people} get {outcome}, and how soon?",
    QUALITY: "Do we answer as promised, and is it solved?",
    RELATIONSHIP: "Do we keep in touch, and do they speak for us?",
    BUSINESS: "Do they stay, come back and send others?",
}


def measurement(brief: Brief) -> Measurement:
    """The framework around the metrics."""
    g = ground(brief)
    rows = tuple(metric(g, k) for k in chosen(g))
    return Measurement(
        opening=_opening(g),
        goal=g.goal,
        families=tuple(_family(g, name, rows) for name in FAMILIES),
        rhythm=_rhythm(g),
        baselines=_baselines(g, rows),
        small_numbers=_small(g),
        when_missed=_missed(g),
        evidence=(
            *g.used("proof", "success"),
            evidence.derived(CALENDAR, "", "rhythm.*.minutes"),
            evidence.derived("100 / active customers", "", "small_numbers.0"),
            evidence.default("small numbers", "With 20 answers a recommendation score can be off by 34 points, with 100 by 15."),
        ),
    )


def _opening(g: Ground) -> str:
    if g.goal and g.facts.known("period_goal"):
        return "The goal of the period is read first at every look."
    return text_of("No goal with a number yet: the objectives of the three initiatives stand in for it")


def _family(g: Ground, name: FamilyName, rows: tuple[Metric, ...]) -> Family:
    return Family(
        name=name,
        question=_QUESTIONS[name].format(people=g.people, outcome=theme_words(g)["outcome"]),
        metrics=tuple(m.name for m in rows if m.family == name),
    )


_LOOKS = ("feedback-analysis", "process-optimisation", "performance-review", "success-assessment", "strategic-planning")
"""The activities of the calendar in which numbers are looked at; what is decided there stands with their steps."""


def _rhythm(g: Ground) -> tuple[Look, ...]:
    rows = (r for key in _LOOKS if (r := g.fit.row(key)))
    return tuple(Look(when=f"{r.cadence.value}, {r.activity.name}", minutes=r.minutes, looks_at="", decides="") for r in rows)


def _baselines(g: Ground, rows: tuple[Metric, ...]) -> tuple[Baseline, ...]:
    day = g.period.after(2)
    return tuple(Baseline(metric=m.name, how="", by=day) for m in rows if m.baseline_value is None)


def _small(g: Ground) -> tuple[str, ...]:
    size = f"One of {counted(g.customers, g.person)} is {100 / g.customers:.1f} %" if g.customers and g.customers <= 200 else ""
    count = f"{size}: count people, read their words." if size else "Every share is told with its numbers, n of N."
    return (
        count,
        f"No survey score below {FEWEST_ANSWERS} answers.",
        "A trend is three values in one direction.",
    )


def _missed(g: Ground) -> tuple[str, ...]:
    return (
        "Once: check whether the number is right.",
        "Twice running: do what the metric says, with a name and a day.",
        "Three times: change the target, the activity or the promise.",
        f"A number bettered at the cost of {g.people} is missed.",
    )
