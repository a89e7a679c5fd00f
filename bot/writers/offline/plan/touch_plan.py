"""Phase 1 of the Plan by rules: what each tier gets, what each stage gains, a new customer's first month."""

import re

from bot.core.brief import Brief
from bot.core.content.plan import NewCustomerTouch, StageTouch, TierTouch, Touchpoints
from bot.core.touches import Thinned, Touch, weekly
from bot.writers.offline import evidence
from bot.writers.offline.phrases import bare, counted, joined, opened, text_of
from bot.writers.offline.plan.ground import Ground, focus, ground
from bot.writers.offline.plan.initiatives import theme_words
from bot.writers.offline.plan.targets import reachable
from bot.writers.offline.plan.worked import touch_rows
from bot.writers.offline.plan.works import WORKS

OFTEN = {
    52: "weekly",
    26: "every two weeks",
    12: "monthly",
    6: "every two months",
    4: "quarterly",
    2: "twice a year",
    1: "once a year",
}


def touchpoints(brief: Brief) -> Touchpoints:
    """The touches by tier, the additions by stage, and the first thirty days of a new customer."""
    g = ground(brief)
    return Touchpoints(
        opening=_opening(g),
        covered=g.fit.covered,
        tiers=tuple(_tier(g, t) for t in g.fit.touches),
        touch_minutes=round(weekly(g.fit.touches)),
        note=_note(g),
        stages=_stages(g),
        new_customer=_new(g),
        onboarding_load=_load(g),
        rules=_rules(g),
        evidence=(
            *g.used("customer_count", "first_week", "success"),
            *g.source(),
            *touch_rows(),
            evidence.default(
                "touches by tier",
                "High: monthly and a progress review each quarter; standard: quarterly; light: a monthly note.",
                "tiers.*.minutes",
            ),
        ),
    )


def _opening(g: Ground) -> str:
    known = "The touchpoints of the Bible stay; this adds to them"
    return text_of(known if g.bible.known else "There is no Bible yet, so today's touchpoints are not on record")


def _tier(g: Ground, touch: Touch) -> TierTouch:
    names = [s.name for s in g.segments if s.tier is touch.tier]
    listed = sum(s.count or 0 for s in g.segments if s.tier is touch.tier)
    who = joined(names) if names else f"{g.people} without a tier"
    who = f"{who}, and those in no segment" if names and touch.count > listed else who
    return TierTouch(
        tier=touch.tier,
        who=who,
        count=touch.count,
        what=touch.what,
        minutes=touch.minutes,
        how_often=OFTEN[touch.per_year],
        week_minutes=round(touch.week),
    )


def _note(g: Ground) -> str:
    if not g.fit.touches:
        return f"How many {g.people} each tier has is not known yet; with the numbers the check-ins get their minutes."
    need = f"With a weekly look at everybody's health: {counted(g.fit.touch, 'minute')} a week"
    fits = "and the calendar covers it" if g.fit.covered else f"but the calendar has {g.fit.proactive}. {_instead(g)}"
    rarer = f"{opened(counted(len(thinned(g)), 'touch'))} had to become less frequent" if g.fit.thinned and g.fit.covered else ""
    unknown = "No tiers are named yet, so everybody counts as standard" if not any(s.tier_known for s in g.segments) else ""
    return text_of(f"{need}, {fits}", rarer, unknown)


def thinned(g: Ground) -> tuple[tuple[Thinned, Thinned], ...]:
    """Each touch that became less frequent: its first change and its last."""
    touches = dict.fromkeys((t.touch.tier, t.touch.what) for t in g.fit.thinned)
    steps = ([t for t in g.fit.thinned if (t.touch.tier, t.touch.what) == touch] for touch in touches)
    return tuple((s[0], s[-1]) for s in steps)


def _instead(g: Ground) -> str:
    """What is really possible when the tiers need more than there is."""
    places = reachable(g, g.period.working_weeks)
    who = focus(g)[0]
    if not places:
        return "Until there is more, we write when there is a warning sign, not by the calendar"
    talks = f"about {counted(places, 'personal check-in')} in the period are possible"
    return f"Until there is more, {talks}: for {who}, warning signs first"


_BY = {
    "onboarding": "Enablement",
    "using": "Enablement",
    "succeeding": "Relationships",
    "expanding": "Relationships",
    "advocates": "Advocacy",
}
"""The initiative that acts on a stage."""


def _stages(g: Ground) -> tuple[StageTouch, ...]:
    words, today = theme_words(g), dict(g.bible.today)
    rows = []
    for stage, (added, sign) in WORKS[g.company.kind].gains.items():
        count = g.stages[stage]
        rows.append(
            StageTouch(
                stage=stage,
                customers="not counted yet" if count is None else str(count),
                today=_named(g, today.get(stage, "")) or _today(g, stage),
                added=added.format(**words),
                initiative=_BY[stage],
                owner_role="service owner",
                sign=sign,
            )
        )
    return tuple(rows)


def _named(g: Ground, text: str) -> str:
    """The text with the customers' words for their result under its short name."""
    for outcome in g.company.outcomes:
        text = re.sub(rf"(?:this: )?{re.escape(bare(outcome))}", theme_words(g)["outcome"], text, flags=re.IGNORECASE)
    return text


def _today(g: Ground, stage: str) -> str:
    points = g.points("first_week", 90) if stage == "onboarding" else ()
    return points[0] if points else "as the Bible says" if g.bible.known else "not described yet"


def _new(g: Ground) -> tuple[NewCustomerTouch, ...]:
    first, days = theme_words(g)["first_value"], g.company.first_value_days
    one, three, seven, thirty = WORKS[g.company.kind].days
    rows = [
        (1, one, 10),
        (3, three, 15),
        (7, seven, 10),
        (14, f"Is {first} in sight?", 10),
        (30, thirty, 20),
    ]
    due = {14: f"Is {first} reached?"} if days <= 14 else {30: f"Is {first} reached? {thirty}"}
    return tuple(NewCustomerTouch(day=d, what=due.get(d, w), minutes=m) for d, w, m in rows)


def _load(g: Ground) -> str:
    month, each = g.count("new_customers"), sum(t.minutes for t in _new(g))
    if month is None:
        return f"{each} minutes for each new {g.person}; how many come is not known yet."
    if not month:
        return f"{each} minutes for each new {g.person}; none is expected in this period."
    week, there = round(month * each * 12 / 52), g.week("proactive-outreach")
    need = f"{counted(month, f'new {g.person}')} a month, {each} minutes each: {week} minutes a week"
    if week <= there:
        return f"{need}, out of the outreach."
    last = g.company.first_value_days if g.company.first_value_days in (7, 14, 30) else 14
    first = f"So day 1 and day {last} are for everybody, the other days for whoever is stuck"
    return f"{need}; outreach has {there}. {first}."


def _rules(g: Ground) -> tuple[str, ...]:
    light = "No touch without a use for them, no “just checking in”."
    busy = "A check-in waits until the open request is closed."
    return light, busy
