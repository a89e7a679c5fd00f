"""Phase 2 of the Plan by rules: the capacity budget. Every number comes from the fit; every cut is listed with its reason."""

from math import ceil

from bot.core.activities import RESPONSE, Work
from bot.core.brief import Brief
from bot.core.capacity import PEAK, UNCOUNTED_SHARE
from bot.core.content.plan_work import BudgetRow, CapacityBudget, Cut, DayLoad, Fits
from bot.core.cuts import RARER, Change
from bot.core.wishes import ASKED
from bot.writers.offline import evidence
from bot.writers.offline.hours import WEEK
from bot.writers.offline.phrases import counted, span, text_of
from bot.writers.offline.plan.ground import Ground, ground
from bot.writers.offline.plan.touch_plan import OFTEN, thinned
from bot.writers.offline.plan.worked import capacity_rows

NEAR = 2
"""Points of the wanted share that count as reached."""


def capacity(brief: Brief) -> CapacityBudget:
    """The hours there are against the hours it takes."""
    g = ground(brief)
    f = g.fit
    return CapacityBudget(
        opening=_opening(g),
        hours_week=f.demand.hours,
        hours_known=g.hours_known,
        buffer=20,
        available=f.available,
        reactive_need=f.reactive,
        reactive_from=_reactive_from(g),
        overhead_need=f.overhead,
        proactive_left=f.proactive_left,
        touch_need=f.touch,
        rows=_rows(g),
        planned_total=f.total,
        unplanned=f.available - f.total,
        share_reached=round(100 * f.share),
        share_wanted=round(100 * f.demand.wanted_share) if f.demand.wanted_share is not None else None,
        share_says=_share_says(g),
        fit=Fits.OVER if g.short else Fits.TIGHT if f.tight else Fits.OK,
        says=_says(g),
        ways=g.short.ways if g.short else (),
        cuts=_cuts(g),
        touch_cuts=_touch_cuts(g),
        day_cap=f.week.cap,
        days=_days(g),
        ceiling=f.ceiling,
        ceiling_says=ceiling_says(g),
        hire_signal=hire_signal(g),
        evidence=_evidence(g),
    )


def _opening(g: Ground) -> str:
    f = g.fit
    week = f"{f.demand.hours:g} hours a week are {counted(int(f.demand.hours * 60), 'minute')}"
    have = f"{week}; a fifth stays free for what nobody planned"
    drawn = f"You have {g.short.demand.hours:g}; the sums show what {f.demand.hours:g} would carry" if g.short else ""
    return text_of(have, drawn, "" if g.hours_known else "The hours are not known yet: tell us yours, and the plan is refitted")


def _reactive_from(g: Ground) -> str:
    d = g.demand
    if d.requests is None:
        return f"not counted yet: {round(100 * UNCOUNTED_SHARE)} % of the time, as a default"
    return f"{counted(d.requests, 'request')} x {d.request_minutes:g} minutes x 1.25 for busy weeks"


def _rows(g: Ground) -> tuple[BudgetRow, ...]:
    f = g.fit
    parts = (
        (Work.PROACTIVE, "proactive", f.proactive),
        (Work.REACTIVE, "reactive", f.answering),
        (Work.OVERHEAD, "upkeep", f.upkeep),
    )
    shares = _shares(tuple(m for _, _, m in parts))
    return tuple(BudgetRow(work=w, what=what, minutes=m, share=s) for (w, what, m), s in zip(parts, shares, strict=True))


def _shares(minutes: tuple[int, ...]) -> tuple[int, ...]:
    """Per cent that add up to 100: what rounding leaves goes to the largest remainder."""
    exact = [100 * m / sum(minutes) for m in minutes]
    floors = [int(e) for e in exact]
    order = sorted(range(len(minutes)), key=lambda i: floors[i] - exact[i])
    for i in order[: 100 - sum(floors)]:
        floors[i] += 1
    return tuple(floors)


def _share_says(g: Ground) -> str:
    reached, wanted = round(100 * g.fit.share), g.demand.wanted_share
    if wanted is None:
        return f"{reached} % of the planned time; no share was asked for."
    if reached >= round(100 * wanted) - NEAR:
        return f"{reached} % of the planned time; {round(100 * wanted)} % was wanted."
    return f"{reached} % of the planned time, not the {round(100 * wanted)} % that was wanted: {_hindrance(g)}."


def _hindrance(g: Ground) -> str:
    if g.fit.answering > g.fit.total / 2:
        return f"requests alone take {span(g.fit.answering)} a week{_prevented(g)}"
    return (
        "upkeep takes its part, and every activity is at its floor"
        if g.fit.tight
        else "the full set has this mix; free time can go to check-ins"
    )


def _prevented(g: Ground) -> str:
    """How many requests fewer would make room for the wanted share."""
    missing, each = (g.demand.wanted_share or 0) * g.fit.total - g.fit.proactive, g.demand.request_minutes * (1 + PEAK)
    fewer = ceil(missing / each)
    return (
        f"; {counted(fewer, 'request')} fewer a week would make room" if g.demand.requests and fewer <= g.demand.requests else ""
    )


def _says(g: Ground) -> str:
    if g.short:
        return f"{g.short.says} Choose one of three ways before the calendar starts; it is drawn for {g.demand.hours:g} hours."
    if g.fit.tight:
        cut = counted(sum(1 for c in _cuts(g) if c.why != ASKED), "activity")
        return f"It fits, with no time to spare: {cut} of the full set are shorter, rarer, merged or left out."
    if not g.fit.covered:
        return (
            f"The activities fit; the check-ins by tier do not: with health they need {g.fit.touch:,} minutes, "
            f"and {g.fit.proactive:,} are proactive."
        )
    if g.fit.thinned:
        return "It fits, with fewer check-ins than wanted for some."
    return "It fits." if g.fit.changes else "It fits: the full set of activities keeps its minutes."


def _cuts(g: Ground) -> tuple[Cut, ...]:
    """One row per activity, from the full set to what it became."""
    told = tuple(c for c in g.fit.changes if c.was)
    keys = dict.fromkeys(c.key for c in told)
    steps = (tuple(c for c in told if c.key == key) for key in keys)
    return tuple(Cut(activity=s[0].name, was=s[0].was, now=s[-1].now, why=_why(g, s)) for s in steps)


def _why(g: Ground, steps: tuple[Change, ...]) -> str:
    if steps[0].key == RESPONSE and g.demand.requests is None:
        return "a default share of the time, until requests are counted"
    return next((c.reason for c in steps if c.reason == RARER), steps[-1].reason)


def _touch_cuts(g: Ground) -> tuple[str, ...]:
    """One line per touch, from how often it was wanted to how often it comes."""
    return tuple(
        f"{first.touch.what.capitalize()}, {first.touch.tier.value} tier: {OFTEN[first.was]} → {OFTEN[last.now]}"
        for first, last in thinned(g)
    )


def _days(g: Ground) -> tuple[DayLoad, ...]:
    return tuple(
        DayLoad(day=WEEK[d.weekday], daily=d.daily, weekly=d.weekly, total=d.daily + d.weekly, room=d.room)
        for d in g.fit.week.days
    )


def ceiling_says(g: Ground) -> str:
    """How many customers the hours carry, computed and as the owner sees it."""
    own, computed = g.count("serve_ceiling"), g.fit.ceiling
    if computed is None:
        return (
            f"You expect to serve {counted(own, g.person)} well."
            if own
            else f"How many {g.people} these hours carry: not known without their number and that of the requests."
        )
    hours = span(g.demand.hours * 60)
    if g.customers and computed < g.customers:
        return (
            f"{hours} a week carry the requests of {counted(g.customers, g.person)}, but requests and check-ins of "
            f"about {computed} only."
        )
    base = f"{hours} a week carry about {computed} {g.people} like the present ones"
    if own and own > computed:
        return f"{base}; your {own} would take more hours or fewer requests each."
    return f"{base}; your own limit is {own}." if own else f"{base}."


def hire_signal(g: Ground) -> str:
    """When it is time for help."""
    limit = min([n for n in (g.count("serve_ceiling"), g.fit.ceiling) if n] or [0])
    help_now = "find help, drop a channel or keep a waiting list"
    if limit and g.customers and limit <= g.customers:
        return f"Now: you are past the number of {g.people} that these hours carry: {help_now}, or hold check-ins for some only."
    when = f", or more than {counted(limit, g.person)}" if limit else ""
    return f"Three weeks in a row above {g.fit.available:,} minutes{when}: {help_now}."


def _evidence(g: Ground) -> tuple[evidence.Evidence, ...]:
    return (
        *g.used("request_minutes"),
        *capacity_rows(g),
        evidence.default(
            "buffer and peaks", "A fifth of the time stays unplanned; requests are planned a quarter above the average week."
        ),
    )
