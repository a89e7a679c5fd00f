"""Phase 3 of the Plan by rules: the quarterly review, and the first quarter with real dates."""

from bot.core.activities import PLANNING
from bot.core.brief import Brief
from bot.core.content.plan_measures import AgendaItem, Review
from bot.writers.offline import evidence
from bot.writers.offline.phrases import joined, span, text_of
from bot.writers.offline.plan.dates import said_date
from bot.writers.offline.plan.ground import Ground, ground
from bot.writers.offline.plan.metrics import chosen, metric
from bot.writers.offline.plan.schedule import blocks
from bot.writers.offline.plan.tools import customer_list

_TOPICS = (
    ("What was delivered", 0.25, "Which of the three objectives were reached, by which number, and what did {people} notice?"),
    ("Health of the {people}", 0.20, "Who left or turned quiet; had the signs shown it 60 and 90 days before?"),
    ("What was skipped, and why", 0.15, "Which activity was skipped most; should it be shorter, less frequent or gone?"),
    ("Hours against requests", 0.15, "Do requests, minutes and hours still match; what has to give?"),
    ("Marketing and sales", 0.10, "Which promise was hard to keep, which story is needed, what came over incomplete?"),
    ("Decisions for the next quarter", 0.15, "What do we keep, stop and start; who does it by when; when is the next review?"),
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
        health_check="For each loss: the signs 60 and 90 days before, whether they were noted, and what was done. "
        "Signs that never showed a loss go; one that was missed comes in.",
        capacity_check=_refit(g),
        chassis_check="The scenarios are computed again with the counted numbers; what was not counted stays out.",
        outputs=(
            "the next version of this plan, with its date",
            "three decisions at most, each with a name and a day",
            "one sentence to those concerned about what changes for them",
        ),
        next_date=g.period.next_review,
        bible_look=g.period.reviews[-1],
        blocks=blocks(g),
        evidence=(
            *g.used(),
            *g.source(),
            evidence.derived("period start + weeks, moved to the working day before", "dates of the schedule"),
            evidence.default("agenda", "Six topics, about half of the time for what comes next."),
        ),
    )


def _refit(g: Ground) -> str:
    counted_again = "Requests a week, minutes each and hours a week are counted again"
    return f"{counted_again}; the plan is refitted when one of them is a fifth away from {_planned(g)}."


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
        f"Once a quarter the plan is held against what happened: {span(minutes)}, on {days}",
        f"With {prepared(g)} minutes of preparation it is the strategic service planning of the calendar",
    )


def _attendees(g: Ground) -> tuple[str, ...]:
    backup = "the backup" if g.facts.text("backup") else "somebody who knows the business and may disagree"
    return "the owner of the plan", backup, "whoever does marketing and sales, for their part"


def _inputs(g: Ground) -> tuple[str, ...]:
    names = tuple(metric(g, k).name for k in chosen(g))
    return (
        f"the metrics: {joined(n[:1].lower() + n[1:] for n in names)}",
        "activities done and skipped, with the reasons",
        f"{customer_list(g)} with stages and tiers",
        "the list of losses and their first signs",
    )


def _decisions() -> tuple[str, ...]:
    return (
        "Keep: what moved its number, even if it was dull.",
        "Stop: what was skipped three times, or moved nothing for a quarter.",
        "Start: one thing at most, and only with the minutes of something that stopped.",
    )
