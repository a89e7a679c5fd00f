"""Success criteria: which are shown by the drafts, and by which line. What no program can show waits for a person's tick."""

from collections.abc import Callable

from bot.core.content.base import Content
from bot.core.content.bible_foundation import Care, Definition, Principles, Purpose
from bot.core.content.bible_process import Journey, Proactive, Requests
from bot.core.content.bible_words import Quality, Responses, Templates
from bot.core.content.plan import Impact, Initiatives, Touchpoints
from bot.core.content.plan_measures import FamilyName, Handoffs, Measurement, Metrics, Review
from bot.core.content.plan_work import Allocation, Bau, CapacityBudget
from bot.core.content.quarter import QuarterDecisions, QuarterNext, QuarterNumbers, QuarterWork
from bot.core.dates import said_date
from bot.core.drafted import contents, inside
from bot.core.mission import Mission
from bot.core.run import Run
from bot.core.values import Value

Contents = dict[str, Content]
ABOUT_THE_SOURCE = frozenset({"bible_aligned"})
"""Checks that no program can show unless the run started from a document of ours, whose parts are known."""


class CriterionState(Value):
    """One criterion: `line` is the text that shows it, or empty; `ticked_by` the user id of who ticked it by hand."""

    number: int
    text: str
    line: str
    ticked_by: str = ""

    @property
    def met(self) -> bool:
        """True when a line shows it or a person ticked it."""
        return bool(self.line or self.ticked_by)


def criteria_states(mission: Mission, run: Run) -> tuple[CriterionState, ...]:
    """Every criterion of the mission with what shows it."""
    found = contents(mission, run)
    unfounded = frozenset() if run.source and run.source.id else ABOUT_THE_SOURCE
    lines = {c.number: _line(c.check, found) if c.check not in unfounded else "" for c in mission.criteria}
    return tuple(
        CriterionState(number=c.number, text=c.text, line=lines[c.number], ticked_by=run.ticks.get(c.number, ""))
        for c in mission.criteria
    )


def _line(check: str, found: Contents) -> str:
    rule = CHECKS.get(check)
    if rule is None:
        return ""
    needs, show = rule
    return show(*(found[n] for n in needs)) if all(n in found for n in needs) else ""


def _philosophy(definition: Definition, purpose: Purpose) -> str:
    return f"{definition.one_line} — {purpose.one_line}"


def _principles(principles: Principles) -> str:
    names = [p.name for p in principles.principles]
    return "Principles: " + ", ".join(names) if len(names) == 5 else ""


def _journey(journey: Journey) -> str:
    stages = [s.stage for s in journey.stages]
    points = sum(len(s.touchpoints) for s in journey.stages)
    return f"{len(stages)} stages ({', '.join(stages)}) with {points} touchpoints" if len(stages) == 5 and points >= 5 else ""


def _proactive(proactive: Proactive) -> str:
    if sum(i.weight for i in proactive.indicators) != 100 or len(proactive.warnings) < 3:
        return ""
    return (
        f"{len(proactive.indicators)} health indicators, {len(proactive.bands)} bands, {len(proactive.warnings)} early warnings"
    )


def _templates(templates: Templates, responses: Responses) -> str:
    words = ", ".join(inside(v.word) for v in templates.voice)
    return f"{len(templates.templates)} templates and {len(responses.frameworks)} frameworks, in a {words} voice" if words else ""


def _aligned(purpose: Purpose) -> str:
    return "; ".join(f"{a.source}: {a.service_answer}" for a in purpose.alignment[:2])


def _balanced(requests: Requests, care: Care) -> str:
    hours, first = requests.hours, requests.levels[0]
    limits = f"; {len(care.limits)} limits stated" if care.limits else ""
    return f"{hours.days}, {hours.start} to {hours.end}; urgent is answered {inside(first.first_response)}{limits}"


def _practical(requests: Requests, templates: Templates, quality: Quality) -> str:
    return (
        f"{len(requests.steps)} request steps, {len(templates.templates)} messages ready to send, "
        f"{len(quality.escalations)} escalation levels, one cheat sheet"
    )


def _initiatives(initiatives: Initiatives, impact: Impact) -> str:
    names = [i.name for i in initiatives.initiatives]
    return f"Initiatives: {', '.join(names)}; {len(impact.levers)} links to the business" if len(names) == 3 else ""


def _bau(bau: Bau, capacity: CapacityBudget) -> str:
    cadences = [c for c in ("daily", "weekly", "monthly", "quarterly") if any(a.cadence == c for a in bau.activities)]
    if not cadences or capacity.fit == "over":
        return ""
    return f"{len(bau.activities)} activities ({', '.join(cadences)}); {capacity.share_reached} % of customer time is proactive"


def _measurement(measurement: Measurement, metrics: Metrics) -> str:
    families = {m.family for m in metrics.metrics}
    return (
        f"{len(metrics.metrics)} metrics in {len(families)} families, {len(measurement.rhythm)} looks"
        if len(families) == 4
        else ""
    )


def _resources(capacity: CapacityBudget, allocation: Allocation) -> str:
    if capacity.fit == "over" or capacity.planned_total > capacity.available:
        return ""
    said = f"{capacity.planned_total} of {capacity.available} minutes a week are planned"
    return f"{said}; {len(capacity.cuts)} cuts listed; {len(allocation.guards)} guards"


def _integration(touchpoints: Touchpoints, handoffs: Handoffs) -> str:
    ways = "; ".join(f"{h.giver} to {h.taker}" for h in handoffs.handoffs)
    return f"Hand-offs: {ways}; {len(touchpoints.stages)} stages touched" if handoffs.handoffs else ""


def _bible_aligned(initiatives: Initiatives, bau: Bau) -> str:
    linked = [i.principle for i in initiatives.initiatives if i.principle]
    referring = sum(1 for a in bau.activities if a.bible_ref)
    return f"Principles acted on: {', '.join(linked)}; {referring} activities refer to the Bible" if linked and referring else ""


def _quarterly(review: Review) -> str:
    if not review.dates or len(review.agenda) < 4 or sum(a.minutes for a in review.agenda) != review.minutes:
        return ""
    return f"Review on {review.dates[0]:%-d %B %Y}: {len(review.agenda)} topics in {review.minutes} minutes"


def _value(metrics: Metrics) -> str:
    about = [m.name for m in metrics.metrics if m.family in (FamilyName.SUCCESS, FamilyName.BUSINESS)]
    return "About customers' results and the business: " + ", ".join(about) if about else ""


def _counted(work: QuarterWork) -> str:
    return f"{len(work.rows)} activities, {work.completion} % of their turns done" if work.completion is not None else ""


def _read(numbers: QuarterNumbers) -> str:
    below = [r.metric for r in numbers.rows if r.action]
    told = f"; below their target: {', '.join(below)}" if below else ""
    read = "1 metric" if len(numbers.rows) == 1 else f"{len(numbers.rows)} metrics"
    return f"{read} read, {len(numbers.uncounted)} not counted{told}" if numbers.rows else ""


def _all_decided(decisions: QuarterDecisions) -> str:
    open_ = [r for r in decisions.rows if r.decided.startswith("not decided")]
    return "" if open_ else f"{len(decisions.rows)} proposals, all of them decided" if decisions.rows else "No proposal to decide"


def _hours(decisions: QuarterDecisions) -> str:
    return " ".join(decisions.capacity)


def _dated(following: QuarterNext) -> str:
    return f"The Plan begins on {said_date(following.start)}, the next review is on {said_date(following.next_review)}"


CHECKS: dict[str, tuple[tuple[str, ...], Callable[..., str]]] = {
    "philosophy_defined": (("definition", "purpose"), _philosophy),
    "five_principles": (("principles",), _principles),
    "journey_mapped": (("journey",), _journey),
    "proactive_designed": (("proactive",), _proactive),
    "templates_voiced": (("templates", "responses"), _templates),
    "processes_aligned": (("purpose",), _aligned),
    "capacity_balanced": (("requests", "care"), _balanced),
    "practical_reference": (("requests", "templates", "quality"), _practical),
    "three_initiatives": (("initiatives", "impact"), _initiatives),
    "bau_balanced": (("bau", "capacity"), _bau),
    "measurement_established": (("measurement", "metrics"), _measurement),
    "resources_realistic": (("capacity", "allocation"), _resources),
    "integration_complete": (("touchpoints", "handoffs"), _integration),
    "bible_aligned": (("initiatives", "bau"), _bible_aligned),
    "quarterly_review": (("review",), _quarterly),
    "value_metrics": (("metrics",), _value),
    "quarter_counted": (("quarter-work",), _counted),
    "numbers_read": (("quarter-numbers",), _read),
    "proposals_decided": (("quarter-decisions",), _all_decided),
    "hours_checked": (("quarter-decisions",), _hours),
    "next_dated": (("quarter-next",), _dated),
}
"""Check name: the types it reads, and the rule that gives the line (empty: not shown)."""
