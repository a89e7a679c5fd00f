"""Phase 1 of the Plan by rules: what the initiatives take, and when they run. Every sum is the sum of the rows shown."""

from bot.core.brief import Brief
from bot.core.content.plan import Dated, Initiative, Need, Resources
from bot.writers.offline import evidence
from bot.writers.offline.phrases import sentence, text_of
from bot.writers.offline.plan.ground import Ground, ground
from bot.writers.offline.plan.initiatives import made_initiatives
from bot.writers.offline.plan.tools import for_theme
from bot.writers.offline.plan.worked import BUDGET, PERIOD_HOURS

_NTH = ("first", "second", "third")


def resources(brief: Brief) -> Resources:
    """Time, money and tools by initiative, with the timeline of all three."""
    g = ground(brief)
    made = made_initiatives(g)
    needs = tuple(_need(g, i) for i in made)
    week = sum(n.week_minutes for n in needs)
    return Resources(
        opening=_opening(g, week),
        needs=needs,
        week_minutes=week,
        hours=round(sum(n.hours for n in needs), 1),
        room="",
        timeline=_timeline(g, made),
        plan_around=plan_around(g),
        trade_offs=("When a week is too full, advocacy waits first, then enablement; the check-ins stay.",),
        evidence=(
            *g.used("customer_count"),
            evidence.derived(PERIOD_HOURS, "hours of each initiative", "needs.*.hours", "hours"),
            evidence.derived("sum of the minutes a week of its activities", "", "needs.*.week_minutes", "week_minutes"),
            evidence.derived("minutes of the initiatives / planned minutes", "", "opening"),
            evidence.derived(BUDGET, "", "needs.*.budget"),
        ),
    )


def _need(g: Ground, i: Initiative) -> Need:
    week = sum(a.week for a in i.activities)
    return Need(
        n=i.n,
        name=i.name.split(":")[0],
        week_minutes=week,
        hours=i.hours,
        owner_role="service owner",
        tools=for_theme(g, i.theme),
        budget=i.budget,
    )


def _opening(g: Ground, week: int) -> str:
    share = round(100 * week / g.fit.total)
    return text_of(f"The three use {week} of the calendar's {g.fit.total:,} minutes a week ({share} %), none on top of it")


def _timeline(g: Ground, made: tuple[Initiative, ...]) -> tuple[Dated, ...]:
    """The milestones themselves stand with their initiatives; here are their days."""
    days = sorted({s.when for i in made for s in i.milestones})
    rows = [Dated(when=g.period.on(g.period.start), what="the calendar starts")]
    rows += [Dated(when=day, what=f"{_NTH[n]} milestones") for n, day in enumerate(days)]
    rows += [Dated(when=day, what="quarterly review") for day in g.period.reviews]
    return tuple(sorted(rows, key=lambda r: r.when))


def plan_around(g: Ground) -> tuple[str, ...]:
    """The owner's own dates, in their words."""
    return tuple(sentence(p) for p in g.points("key_dates", 140))
