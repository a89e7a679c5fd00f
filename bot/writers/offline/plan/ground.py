"""What every composer of the Plan stands on: company, Bible, period, customers, the fitted week. One pure reading of a brief."""

import re
from dataclasses import dataclass
from functools import cached_property

from bot.core.activities import activities_for
from bot.core.brief import Brief
from bot.core.capacity import Demand, Fit, TooLittle, comfortable_hours, fit
from bot.core.content.base import Evidence
from bot.core.dates import said_date
from bot.core.facts import Facts
from bot.core.touches import Style, Tier
from bot.core.wishes import ActivityChange
from bot.writers.offline import evidence
from bot.writers.offline.company import Company, company
from bot.writers.offline.hours import WEEK
from bot.writers.offline.phrases import clean, joined, pieces, said, trimmed
from bot.writers.offline.plan.bible import Bible, bible
from bot.writers.offline.plan.dates import Period, period
from bot.writers.offline.plan.segments import Segment, segments, tier_counts

STAGES = ("onboarding", "using", "succeeding", "expanding", "advocates")
_STYLES = (
    ("high-touch", Style.HIGH_TOUCH),
    ("high touch", Style.HIGH_TOUCH),
    ("efficien", Style.EFFICIENT),
    ("integrat", Style.INTEGRATED),
)
_PER_YEAR = {"week": 52, "2 weeks": 26, "month": 12, "quarter": 4}


@dataclass(frozen=True)
class Ground:
    """The reading of one brief. Counts are None where nobody said; `fit` is a plan, drawn for more hours if `short` is set."""

    brief: Brief
    facts: Facts
    company: Company
    bible: Bible
    period: Period
    segments: tuple[Segment, ...]
    style: Style
    demand: Demand
    fit: Fit
    short: TooLittle | None
    hours_known: bool

    @property
    def people(self) -> str:
        """The company's word for its customers."""
        return self.company.people

    @property
    def person(self) -> str:
        """The company's word for a customer."""
        return self.company.person

    @property
    def customers(self) -> int | None:
        """Active customers, or None."""
        return self.count("customer_count")

    def count(self, question: str) -> int | None:
        """A whole number that was given, or None."""
        value = self.facts.number(question)
        return int(value) if value is not None and value >= 0 else None

    @cached_property
    def stages(self) -> dict[str, int | None]:
        """Customers by stage; None where nobody counted."""
        return {s: self.count(f"stage_{s}") for s in STAGES}

    @property
    def counted_in_stages(self) -> int:
        """Customers that the stages add up to."""
        return sum(c or 0 for c in self.stages.values())

    @property
    def at_goal(self) -> int | None:
        """Customers who have what they call success: succeeding, expanding and advocates together."""
        found = [self.stages[s] for s in ("succeeding", "expanding", "advocates")]
        return sum(f or 0 for f in found) if any(f is not None for f in found) else None

    @cached_property
    def goal(self) -> str:
        """The goal of the period in the company's words, or nothing."""
        return trimmed(said(self.facts.text("period_goal")), 300).rstrip(".")

    @cached_property
    def priorities(self) -> tuple[str, ...]:
        """Up to three priorities in the company's words."""
        return tuple(trimmed(p, 140) for p in pieces("\n".join(self.facts.lines("priorities"))))[:3]

    @cached_property
    def tools(self) -> tuple[str, ...]:
        """Tools that a person named."""
        return self.choices("tools")

    def points(self, question: str, limit: int = 120) -> tuple[str, ...]:
        """What a person said to a question, point by point; nothing that is only assumed."""
        return self.company.points(question, limit) if self.facts.known(question) else ()

    def choices(self, question: str) -> tuple[str, ...]:
        """Options that a person picked; nothing that is only assumed."""
        return self.company.choices(question) if self.facts.known(question) else ()

    @property
    def currency(self) -> str:
        """The currency as the company writes it, or nothing."""
        return trimmed(clean(self.facts.text("currency")), 12)

    @property
    def baseline_by(self) -> str:
        """The day by which unknown baselines are measured, in words."""
        return said_date(self.period.after(2))

    @property
    def unknown(self) -> str:
        """How an unknown baseline is written."""
        return f"unknown: measure by {self.baseline_by}"

    @property
    def team(self) -> bool:
        """True when the hours are more than one person has for service."""
        return self.demand.hours > 30

    @property
    def many(self) -> bool:
        """True when there are too many customers to write each one's name down within days."""
        return (self.customers or 0) > 60

    def week(self, key: str) -> int:
        """Minutes a week of an activity; 0 when it was dropped."""
        found = self.fit.row(key)
        return found.week if found else 0

    def row(self, key: str) -> int:
        """Minutes of one sitting of an activity; 0 when it was dropped."""
        found = self.fit.row(key)
        return found.minutes if found else 0

    def used(self, *extra: str) -> tuple[Evidence, ...]:
        """Evidence of the facts that this deliverable declares, and of `extra` ones."""
        return evidence.used(self.facts, *self.brief.spec.uses, *extra)

    def source(self) -> tuple[Evidence, ...]:
        """The Bible as evidence, or that defaults stand in for it."""
        if self.bible.known:
            return (evidence.derived("service-bible", self.bible.says),)
        return (evidence.default("service-bible", "There is no Service Bible yet; defaults of the field stand in for it."),)


def ground(brief: Brief) -> Ground:
    """The ground of a brief. It never fails: what is missing stays None or becomes a stated default."""
    facts, who = brief.facts, company(brief.facts)
    days = tuple(i for i, d in enumerate(WEEK) if d in facts.lines("working_days")) or (0, 1, 2, 3, 4)
    when = period(facts.text("period_start"), facts.text("period_length"), brief.today, days, facts.text("days_away"))
    found = segments(facts)
    demand = _demand(brief, days, found)
    fitted, short, known = _fitted(demand, brief.activity_changes)
    return Ground(
        brief=brief,
        facts=facts,
        company=who,
        bible=bible(brief.source),
        period=when,
        segments=found,
        style=demand.style,
        demand=fitted.demand,
        fit=fitted,
        short=short,
        hours_known=known,
    )


def style(variation: str) -> Style:
    """The style a variation asks for; an empty or unknown one is balanced."""
    return next((s for word, s in _STYLES if word in variation.casefold()), Style.BALANCED)


def wanted_share(facts: Facts) -> float | None:
    """The proactive share that was wanted, 0-1, or None for "not sure"."""
    found = re.search(r"\d+", facts.text("proactive_share"))
    return int(found[0]) / 100 if found and int(found[0]) <= 100 else None


def _demand(brief: Brief, days: tuple[int, ...], found: tuple[Segment, ...]) -> Demand:
    facts = brief.facts
    count = facts.number("customer_count")
    tiers = tier_counts(found, int(count) if count is not None and count >= 0 else None)
    requests, hours = facts.number("requests_week"), facts.number("hours_week")
    return Demand(
        hours=min(168.0, hours) if hours and hours > 0 else 0,
        days=days,
        requests=requests if requests is not None and requests >= 0 else None,
        request_minutes=_positive(facts.number("request_minutes"), 12),
        high=tiers[Tier.HIGH],
        standard=tiers[Tier.STANDARD],
        light=tiers[Tier.LIGHT],
        wanted_share=wanted_share(facts),
        style=style(brief.variation),
        per_year=_PER_YEAR.get(facts.text("checkin_every")),
    )


def _positive(number: float | None, otherwise: float) -> float:
    return number if number is not None and number > 0 else otherwise


def _fitted(demand: Demand, changes: tuple[ActivityChange, ...]) -> tuple[Fit, TooLittle | None, bool]:
    known = demand.hours > 0
    activities = activities_for(demand.style)
    if not known:
        demand = demand.model_copy(update={"hours": float(comfortable_hours(demand, activities))})
    result = fit(demand, activities, changes)
    if isinstance(result, Fit):
        return result, None, known
    enough = fit(demand.model_copy(update={"hours": float(result.hours_needed)}), activities, changes)
    if isinstance(enough, TooLittle):
        enough = _unburdened(demand)
    return enough, result, known


def _unburdened(demand: Demand) -> Fit:
    """Even all hours of a week are too few: the calendar is drawn without the requests, and the shortage is told."""
    fitted = fit(demand.model_copy(update={"hours": 40.0, "requests": 0}))
    assert isinstance(fitted, Fit)
    return fitted


def focus(g: Ground) -> tuple[str, int | None]:
    """Whom the relationship work is for: the high tier where there is one, else everybody."""
    if not any(s.tier is Tier.HIGH for s in g.segments):
        return f"all {g.people}", g.customers
    return f"the {g.people} of the high tier", g.demand.high or None


def high_names(g: Ground) -> str:
    """The segments of the high tier by name, or nothing."""
    return joined(s.name for s in g.segments if s.tier is Tier.HIGH)
