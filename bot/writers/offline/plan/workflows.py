"""Phase 2 of the Plan by rules: how the work is done, in the order of a day, and what happens when somebody is away."""

from bot.core.activities import Cadence
from bot.core.brief import Brief
from bot.core.content.plan_work import DayPart, Workflow, Workflows, WorkflowStep
from bot.core.touches import Style
from bot.writers.offline import evidence
from bot.writers.offline.phrases import joined, opened
from bot.writers.offline.plan.bau import bau_words
from bot.writers.offline.plan.ground import Ground, ground
from bot.writers.offline.plan.tools import customer_list, request_log
from bot.writers.offline.plan.worked import CALENDAR
from bot.writers.offline.plan.works import WORKS, Flow

_FLOWS: tuple[tuple[str, str, str, str], ...] = (
    ("request", "A request", "a {person} writes, calls or asks", "requests"),
    ("checkin", "A check-in", "its day has come", "checkins"),
    ("coaching", "A coaching talk", "a {person} is stuck or chosen", "coaching"),
    ("risk", "A {person} at risk", "a warning sign shows or they may leave", "proactive"),
    ("story", "A story or a referral", "a {person} has named a result", "care"),
)
"""The field of `Works`, name, start, and the Bible's deliverable behind it."""


_MANY = Flow(
    (
        ("Take a request that came three times", "how often"),
        ("Write the answer in the words that were used to ask", ""),
        ("Put it where {people} look first; link it in the next reply", "place"),
        ("Look after two weeks whether it is still asked", "how often now"),
    ),
    "it is asked half as often",
    "Nobody finds it: change the place before the words.",
)
_CLOSE = Flow(
    (
        ("Write the packet before anybody is called", "packet"),
        ("Tell the {person} who comes next and what they already know", ""),
        ("The next one repeats it in a sentence, and asks for nothing twice", ""),
        ("Tell the other two what came of it", "result"),
    ),
    "the {person} had to explain nothing again",
    "Something was missing: it goes on the packet's list the same day.",
)
_BESIDES: dict[Style, tuple[tuple[str, str, str, Flow], ...]] = {
    Style.EFFICIENT: (("An answer for many", "the same request has come three times", "requests", _MANY),),
    Style.INTEGRATED: (("A hand-over", "marketing, sales or service passes a {person} on", "journey", _CLOSE),),
}
"""Workflows that only one variation has: name, start, the Bible's deliverable behind it, and the work."""


def workflows(brief: Brief) -> Workflows:
    """A day in its order, five workflows, and cover."""
    g = ground(brief)
    words, day = bau_words(g), _day(g)
    minutes = sum(p.minutes for p in day)
    return Workflows(
        opening="In brackets: what is noted.",
        day=day,
        day_minutes=minutes,
        workflows=tuple(_workflow(g, flow, words) for flow in _flows(g)),
        records=_records(g),
        absence=_absence(g),
        evidence=(
            *g.used("channels", "urgent_promise", "ordinary_promise"),
            *g.source(),
            evidence.derived(CALENDAR, "", "day.*.minutes"),
            evidence.derived("sum of the day's parts", "", "day_minutes"),
            evidence.derived("its place in the day", "", "day.*.order"),
        ),
    )


def _day(g: Ground) -> tuple[DayPart, ...]:
    rows = [r for r in g.fit.rows if r.cadence is Cadence.DAILY]
    rows.sort(key=lambda r: r.activity.trigger.last)
    return tuple(DayPart(order=i, what=r.activity.name, minutes=r.minutes) for i, r in enumerate(rows, 1))


def _flows(g: Ground) -> tuple[tuple[str, str, str, Flow], ...]:
    works = WORKS[g.company.kind]
    return (*((name, starts, key, getattr(works, field)) for field, name, starts, key in _FLOWS), *_BESIDES.get(g.style, ()))


def _workflow(g: Ground, row: tuple[str, str, str, Flow], words: dict[str, str]) -> Workflow:
    name, starts, key, flow = row
    stuck = flow.stuck if g.bible.known else flow.stuck.replace(" as the Bible's escalation says", " to whoever can decide")
    return Workflow(
        name=name.format(**words),
        starts_when=starts.format(**words),
        owner_role="service owner",
        steps=tuple(WorkflowStep(do=do.format(**words), record=record.format(**words)) for do, record in flow.steps),
        done_when=flow.done.format(**words),
        if_stuck=stuck.format(**words),
        bible_ref=g.bible.ref(key) if g.bible.known else "",
    )


def _records(g: Ground) -> tuple[str, ...]:
    lists = f"{opened(customer_list(g))}, a line per {g.person}: wanted result, tier, stage, last contact, next date."
    log = f"{opened(request_log(g))}, per request: level, first answer, cause, minutes."
    private = g.facts.text("sensitive_data")
    careful = f"No {private} data in notes or in Slack, only where to look." if private not in ("", "none") else ""
    changed = g.company.told("bible_changes") if g.facts.known("bible_changes") else ""
    return tuple(
        r
        for r in (
            lists,
            log,
            careful,
            changed if changed.casefold().startswith("since") else f"Changed since the Bible: {changed}" if changed else "",
        )
        if r
    )


def _absence(g: Ground) -> tuple[str, ...]:
    away = joined(g.points("days_away", 80))
    named = bool(g.facts.text("backup"))
    who = (
        "The backup answers what is urgent and notes the rest"
        if named
        else "No backup yet: name somebody for what is urgent before the first days away"
    )
    return (
        *((f"Away: {away}.",) if away else ()),
        f"{who}.",
        f"A week before, everybody with an open request{' and the high tier' if g.demand.high else ''} hears who is there.",
    )
