"""Phase 3 of the Plan by rules: the quarterly review, and the first quarter with real dates."""

from bot.core.activities import PLANNING
from bot.core.brief import Brief
from bot.core.content.plan_measures import AgendaItem, Review
from bot.core.dates import said_date
from bot.writers.offline import evidence
from bot.writers.offline.phrases import joined, span, text_of
from bot.writers.offline.plan.ground import Ground, ground
from bot.writers.offline.plan.metrics import chosen
from bot.writers.offline.plan.schedule import blocks
from bot.writers.offline.plan.tools import customer_list
from bot.writers.offline.plan.worked import COACHED

_TOPICS = (
    ("What was delivered", 0.25, "Which objectives were reached; what did {people} notice?"),
    ("Health of the {people}", 0.20, "Who left or turned quiet; had the signs shown it?"),
    ("What was skipped, and why", 0.15, "Which activity should be shorter, rarer or gone?"),
    ("Hours against requests", 0.15, "Do they still match; what has to give?"),
    ("Marketing and sales", 0.10, "Which promise was hard, which story is needed?"),
    ("Decisions for the next quarter", 0.15, "Who does what by when; next review?"),
)


def review(brief: Brief) -> Review:
    """The review with its agenda and dates, and the schedule of the first quarter."""
    g = ground(brief)
    agenda = _agenda(g)
    minutes = sum(a.minutes for a in agenda)
    return Review(
        opening=_opening(g, minutes),
        dates=g.period.reviews,
        prep_minutes=prepared(g),
        attendees=_attendees(g),
        inputs=_inputs(g),
        agenda=agenda,
        minutes=minutes,
        decisions=_decisions(),
        health_check="Losses: look 60 and 90 days back; useless signs go, a missed one comes in.",
        capacity_check=_refit(g),
        chassis_check="Scenarios: compute again with what was counted.",
        outputs=(
            "the plan's next version, dated",
            "three decisions at most, with name and day",
        ),
        next_date=g.period.next_review,
        bible_look=g.period.reviews[-1],
        blocks=blocks(g),
        evidence=(
            *g.used(),
            *g.source(),
            evidence.derived("period start + weeks, moved to the working day before", "dates of the schedule", "dates"),
            evidence.derived(
                "period start + weeks; a third of the quarterly planning in the calendar is for preparation", "", "opening"
            ),
            evidence.derived("a third of the minutes of the quarterly planning in the calendar", "", "prep_minutes"),
            evidence.derived("minutes of the quarterly planning in the calendar - preparation", "", "minutes", "agenda"),
            evidence.derived("unknown baselines, counted", "", "blocks.0.items.3.what"),
            evidence.derived(COACHED, "", "blocks.1.items.0.what"),
            evidence.default("agenda", "Six topics, about half of the time for what comes next."),
        ),
    )


def _refit(g: Ground) -> str:
    return f"Hours: refit when requests a week, minutes each or hours are a fifth away from {_planned(g)}."


def _planned(g: Ground) -> str:
    d = g.demand
    return (
        f"{d.requests:g}, {d.request_minutes:g} and {d.hours:g}"
        if d.requests is not None
        else f"what was planned ({d.hours:g} hours a week)"
    )


def prepared(g: Ground) -> int:
    """Minutes of preparation: a third of the planning in the calendar."""
    return 5 * max(2, round(g.row(PLANNING) / 15))


def _agenda(g: Ground) -> tuple[AgendaItem, ...]:
    whole = max(30, 5 * round((g.row(PLANNING) - prepared(g)) / 5))
    parts = [max(5, 5 * round(whole * share / 5)) for _, share, _ in _TOPICS]
    parts[0] += whole - sum(parts)
    return tuple(
        AgendaItem(n=n, topic=t.format(people=g.people), minutes=m, question=q.format(people=g.people))
        for n, ((t, _, q), m) in enumerate(zip(_TOPICS, parts, strict=True), 1)
    )


def _opening(g: Ground, minutes: int) -> str:
    days = joined(said_date(d) for d in g.period.reviews)
    return text_of(
        f"On {days}, {span(minutes)} after {prepared(g)} of preparation: the calendar's strategic service planning",
    )


def _attendees(g: Ground) -> tuple[str, ...]:
    backup = "the backup" if g.facts.text("backup") else "somebody who may disagree"
    return "the owner of the plan", backup, "marketing and sales for their part"


def _inputs(g: Ground) -> tuple[str, ...]:
    number = f"all {len(chosen(g))} metrics"
    return (
        number,
        "activities done and skipped, with reasons",
        f"{customer_list(g)} with stages and tiers",
        "losses and first signs",
    )


def _decisions() -> tuple[str, ...]:
    return (
        "Keep: what moved its number.",
        "Stop: what was skipped three times, or moved nothing for a quarter.",
        "Start: one thing at most, with the minutes of what stopped.",
    )
