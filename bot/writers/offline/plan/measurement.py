"""Phase 3 of the Plan by rules: how measuring works, from the weekly look to the quarterly review."""

from bot.core.brief import Brief
from bot.core.content.plan_measures import Baseline, Family, FamilyName, Look, Measurement, Metric
from bot.writers.offline import evidence
from bot.writers.offline.phrases import bare, counted, lowered, text_of
from bot.writers.offline.plan.ground import Ground, ground
from bot.writers.offline.plan.initiatives import result
from bot.writers.offline.plan.metric_kinds import BUSINESS, FAMILIES, FEWEST_ANSWERS, QUALITY, RELATIONSHIP, SUCCESS
from bot.writers.offline.plan.metrics import chosen, metric

_QUESTIONS = {
    SUCCESS: "Do {people} get {outcome}, and how soon?",
    QUALITY: "Do we answer as promised, and is it solved?",
    RELATIONSHIP: "Do we keep in touch as we meant to, and do they speak for us?",
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
            evidence.default("small numbers", "With 20 answers a recommendation score can be off by 34 points, with 100 by 15."),
        ),
    )


def _opening(g: Ground) -> str:
    none = "The period has no stated goal with a number yet; until it has, the three initiatives' objectives stand in for it"
    assumed = "" if g.facts.known("period_goal") else ", assumed until you name yours"
    goal = f"Everything here serves one goal{assumed}: “{g.goal}”. Its numbers are read first at every look" if g.goal else none
    return text_of(goal, "Four families keep us from looking only at what is easy to count")


def _family(g: Ground, name: FamilyName, rows: tuple[Metric, ...]) -> Family:
    outcome = result(g)
    return Family(
        name=name,
        question=_QUESTIONS[name].format(people=g.people, outcome=outcome),
        metrics=tuple(m.name for m in rows if m.family == name),
    )


_LOOKS = (
    ("feedback-analysis", "what came in, and what was skipped with which reason", "who gets an answer"),
    (
        "process-optimisation",
        "the first answers in time, the request that came most often",
        "one change to a text, form or promise",
    ),
    ("performance-review", "all metrics that are due monthly", "one action for each that misses its target"),
    ("success-assessment", "the {people} by stage", "whom the coaching goes to"),
    ("strategic-planning", "everything, with the quarter before", "what stays, stops and starts"),
)


def _rhythm(g: Ground) -> tuple[Look, ...]:
    rows = []
    for key, looks, decides in _LOOKS:
        row = g.fit.row(key)
        if row:
            rows.append(
                Look(
                    when=f"{row.cadence.value}, in “{row.activity.name}”",
                    minutes=row.minutes,
                    looks_at=looks.format(people=g.people),
                    decides=decides,
                )
            )
    return tuple(rows)


def _baselines(g: Ground, rows: tuple[Metric, ...]) -> tuple[Baseline, ...]:
    day = g.period.after(2)
    return tuple(
        Baseline(metric=m.name, how=f"{lowered(bare(m.formula))}; counted back as far as {m.source} allows", by=day)
        for m in rows
        if m.baseline_value is None
    )


def _small(g: Ground) -> tuple[str, ...]:
    size = (
        f"With {counted(g.customers, g.person)} one more or less is {100 / g.customers:.1f} per cent"
        if g.customers and g.customers <= 200
        else ""
    )
    count = f"{size}: so we count people, and read their words." if size else "Every share is told with its numbers, n of N."
    return (
        count,
        f"A survey score is shown from {FEWEST_ANSWERS} answers on; below that, the answers are read one by one.",
        "A trend is three values in the same direction, not two.",
    )


def _missed(g: Ground) -> tuple[str, ...]:
    return (
        "One miss: check whether the number is right.",
        "Two misses running: do what the metric says, with a name and a day.",
        "Three misses running: the target, the activity or the promise is wrong; one "
        "of them changes, and the change is noted in the plan.",
        f"A better number that came from doing something worse for {g.people} counts as a miss.",
    )
