"""Phase 3 of the Plan by rules: the quarterly review, and the first quarter with real dates."""

from datetime import date, timedelta

from bot.core.activities import PLANNING
from bot.core.brief import Brief
from bot.core.content.plan_measures import AgendaItem, Review, ScheduleBlock, ScheduleItem
from bot.writers.offline import evidence
from bot.writers.offline.phrases import counted, joined, span, text_of
from bot.writers.offline.plan.dates import said_date
from bot.writers.offline.plan.ground import Ground, focus, ground
from bot.writers.offline.plan.initiatives import NAMES
from bot.writers.offline.plan.metrics import chosen, metric
from bot.writers.offline.plan.targets import to_coach
from bot.writers.offline.plan.tools import customer_list

_TOPICS = (
    ("What was delivered", 0.25, "Which of the three objectives were reached, by which number, and what did {people} notice?"),
    ("Health of the {people}", 0.20, "Who left or turned quiet; had the signs shown it 60 and 90 days before?"),
    ("What was skipped, and why", 0.15, "Which activity was skipped most; should it be shorter, rarer or gone?"),
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
        capacity_check="Requests a week, minutes each and hours a week are counted again; the plan is fitted "
        f"anew when one of them is a fifth away from {_planned(g)}.",
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


def blocks(g: Ground) -> tuple[ScheduleBlock, ...]:
    """Weeks 1-2, month 1 and quarter 1, each task with a real date and what has to come before."""
    p = g.period
    return (
        _block(g, "Weeks 1-2", p.start, 2, "Everything is ready, and the unknown numbers are known", _first(g)),
        _block(
            g,
            "Month 1 (weeks 3 and 4)",
            p.start + timedelta(weeks=2),
            4,
            "The calendar runs, all three initiatives have begun",
            _month(g),
        ),
        _block(
            g,
            "Quarter 1",
            p.start + timedelta(weeks=4),
            13,
            "The plan is adjusted to what was learned, and reviewed",
            _quarter(g),
        ),
    )


_Task = tuple[str, str, float, str, str]


def _block(g: Ground, name: str, begins: date, weeks: int, aim: str, tasks: tuple[_Task, ...]) -> ScheduleBlock:
    items = tuple(
        ScheduleItem(id=i, what=w, owner_role="service owner", due=g.period.after(at), after=after, done_when=done)
        for i, w, at, after, done in tasks
    )
    return ScheduleBlock(name=name, begins=begins, ends=g.period.start + timedelta(weeks=weeks, days=-1), aim=aim, items=items)


def _first(g: Ground) -> tuple[_Task, ...]:
    who = f"{focus(g)[0]} by name and everybody else by segment" if g.many else f"every {g.person}"
    ready = f"Put {who} into {customer_list(g)}: wanted result, tier, stage, next check-in"
    baselines = sum(1 for k in chosen(g) if metric(g, k).baseline_value is None)
    return (
        ("list", ready, 1, "", "nobody is missing"),
        (
            "calendar",
            "Enter the fixed times of this calendar and switch on the daily list",
            1,
            "",
            "the first working week stands in it",
        ),
        ("templates", _templates(g), 2, "list", "they can be sent without looking for words"),
        (
            "baselines",
            f"Measure what nobody knows yet ({counted(baselines, 'baseline')})"
            if baselines
            else "Check the baselines that are known",
            2,
            "list",
            "every metric has a first value or a reason why not",
        ),
    )


def _templates(g: Ground) -> str:
    if g.bible.known:
        return "Take the check-in, recap and story texts from the Bible and try each on one person"
    return "Write the texts for check-in, recap and the referral question, and try each on one person"


def _month(g: Ground) -> tuple[_Task, ...]:
    coached = to_coach(g)
    cohort = (
        f"Hold the first coaching talks (of {counted(coached, g.person)} in the period)"
        if coached > 1
        else "Help the first one who is stuck, without a talk of their own"
    )
    return (
        ("enablement", f"{NAMES['enablement']}: {cohort[:1].lower() + cohort[1:]}", 3, "list", "each has a written next step"),
        (
            "relationships",
            f"{NAMES['relationships']}: make the first check-ins with {focus(g)[0]}",
            3,
            "templates",
            "each has a next date",
        ),
        (
            "advocacy",
            f"{NAMES['advocacy']}: list who may be asked, and ask the first one",
            4,
            "templates",
            "one yes or one honest no",
        ),
        (
            "look",
            "Look back on the month: what was done, what was skipped, is the week too full?",
            4,
            "calendar",
            "one activity is changed or all are confirmed",
        ),
    )


def _quarter(g: Ground) -> tuple[_Task, ...]:
    return (
        (
            "adjust",
            "Adjust the three initiatives to their first numbers",
            7,
            "baselines",
            "each objective is confirmed or set anew, with the reason",
        ),
        ("smooth", "Change the two activities that cost most and brought least", 9, "look", "both are shorter, rarer or gone"),
        ("prepare", "Prepare the review: numbers, skips, losses", 11, "adjust", "one page is ready"),
        ("review", "Hold the quarterly review and decide", 12, "prepare", "the next version of this plan has a date"),
    )
