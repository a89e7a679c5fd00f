"""Phase 1 of the Plan by rules: what the initiatives take, and when they run. Every sum is the sum of the rows shown."""

from bot.core.activities import Work
from bot.core.brief import Brief
from bot.core.content.plan import Dated, Initiative, Need, Resources
from bot.core.cuts import week_minutes
from bot.writers.offline import evidence
from bot.writers.offline.phrases import counted, joined, lowered, opened, sentence, span, text_of
from bot.writers.offline.plan.ground import Ground, ground
from bot.writers.offline.plan.initiatives import made_initiatives
from bot.writers.offline.plan.tools import for_theme


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
        room=_room(g, week),
        timeline=_timeline(g, made),
        plan_around=plan_around(g),
        trade_offs=_trade_offs(g),
        evidence=(*g.used("customer_count"), evidence.derived("minutes a week x weeks / 60", "hours of each initiative")),
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
    inside = f"Together the three take {span(week)} a week, all of it inside the {span(g.fit.total)} that the calendar holds"
    return text_of(inside, "No hour is counted twice: an initiative is what the calendar's minutes are used for")


def _room(g: Ground, week: int) -> str:
    share = round(100 * week / g.fit.total)
    rest = g.fit.available - g.fit.total
    spare = f"Not planned, besides the buffer: {span(rest)} a week" if rest > 0 else "Besides the buffer nothing stays unplanned"
    return text_of(f"That is {share} % of the planned week", spare)


def _timeline(g: Ground, made: tuple[Initiative, ...]) -> tuple[Dated, ...]:
    rows = [Dated(when=g.period.on(g.period.start), what="The plan starts: the calendar runs, the three lists are begun.")]
    rows += [Dated(when=s.when, what=f"{i.name.split(':')[0]}: {lowered(s.done_when)}") for i in made for s in i.milestones]
    rows += [Dated(when=day, what="Quarterly review.") for day in g.period.reviews]
    return tuple(sorted(rows, key=lambda r: r.when))


def plan_around(g: Ground) -> tuple[str, ...]:
    """The owner's own dates, in their words."""
    return tuple(sentence(p) for p in g.points("key_dates", 140))


def _trade_offs(g: Ground) -> tuple[str, ...]:
    dropped = [c.name.lower() for c in g.fit.changes if c.now == "dropped"]
    rows = [f"{opened(_less(g))} shorter or less frequent than they would be with more hours."] if _less(g) else []
    if dropped:
        rows.append(f"Left out for lack of time: {joined(dropped)}.")
    rows.append("When a week is too full, advocacy waits first, then enablement; the check-ins stay.")
    return tuple(rows)


def _less(g: Ground) -> str:
    """`12 activities of the calendar are`: those that have less time than in the full set, requests apart."""
    days = len(g.demand.days)
    own = [r for r in g.fit.rows if r.activity.work is not Work.REACTIVE]
    less = [r for r in own if r.week < week_minutes(r.activity.minutes, r.activity.cadence, days)]
    return f"{counted(len(less), 'activity')} of the calendar {'is' if len(less) == 1 else 'are'}" if less else ""
