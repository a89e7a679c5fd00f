"""Phase 2 of the Plan by rules: who spends which hours, with which tools and money, and where the limits are."""

from bot.core.activities import MONITORING, RESPONSE
from bot.core.brief import Brief
from bot.core.content.plan_work import Allocation, RoleHours, ToolUse
from bot.writers.offline import evidence
from bot.writers.offline.phrases import counted, joined, money, span, text_of
from bot.writers.offline.plan.ground import Ground, ground
from bot.writers.offline.plan.tools import USES


def allocation(brief: Brief) -> Allocation:
    """The hours by kind, role and limit."""
    g = ground(brief)
    return Allocation(
        opening=_opening(g),
        split=_split(g),
        roles=_roles(g),
        tools=tuple(ToolUse(tool=t, used_for=USES[t]) for t in g.tools if t in USES),
        budget=_budget(g),
        guards=_guards(g),
        limits=_limits(g),
        stopped=_stopped(g),
        cover=_cover(g),
        evidence=(
            *g.used("serve_ceiling"),
            evidence.default("budget shares", "Half for enablement, three tenths for relationships, a fifth for advocacy."),
        ),
    )


def _opening(g: Ground) -> str:
    there = f" ({g.short.demand.hours:g} are there today)" if g.short else ""
    who = "the people who serve" if g.team else "one person"
    return text_of(
        f"The week of {span(g.demand.hours * 60)}{there} is shared out so that {who} can keep it up for the whole period"
    )


def _split(g: Ground) -> tuple[str, ...]:
    f = g.fit
    buffer = int(f.demand.hours * 60) - f.available
    rest = f.available - f.total
    rows = (
        f"Requests and inbox: {span(f.answering)}",
        f"Reaching out, coaching, stories: {span(f.proactive)}",
        f"Notes, reviews, planning: {span(f.upkeep)}",
        f"Free on purpose, for surprises: {span(buffer)}",
        f"Not planned yet: {span(rest)}" if rest else "",
    )
    return tuple(f"{r} a week." for r in rows if r)


def _roles(g: Ground) -> tuple[RoleHours, ...]:
    rows = [
        RoleHours(
            role="Service owner and whoever serves with them" if g.team else "Service owner",
            carries="keeps the plan, does or hands on every activity, decides in doubt",
            minutes_week=f"{g.fit.total:,} of {g.fit.available:,}",
        ),
        RoleHours(
            role="Backup",
            carries="what is urgent while the owner is away",
            minutes_week=f"none in a normal week; {g.row(MONITORING) + g.row(RESPONSE)} minutes a day when standing in",
        ),
    ]
    return tuple(rows)


def _budget(g: Ground) -> tuple[str, ...]:
    month = g.facts.number("budget_month")
    if month is None:
        return ("No budget was named; the plan spends none until there is one.",)
    if month <= 0:
        return ("No money is needed: everything here takes time only.",)
    half, third = int(month * 0.5), int(month * 0.3)
    return (
        f"{money(month, g.currency)} a month at most.",
        f"Up to {money(half, g.currency)} for guides and tools that save requests, up to {money(third, g.currency)} "
        "for calls and small gestures, the rest for thanks.",
        "What is not spent in a month is not saved up for the next.",
    )


def _guards(g: Ground) -> tuple[str, ...]:
    most = max(g.fit.week.days, key=lambda d: d.daily + d.weekly)
    return (
        f"No day holds more than {g.fit.week.cap} minutes of service; the fullest has "
        f"{most.daily + most.weekly} before a monthly or quarterly piece.",
        "When the requests need more than their time, the lowest-ranked activity of the "
        "day goes, and is noted as skipped with the reason.",
        "The buffer is not a reserve for projects. A month in which it was never needed is the moment to plan more.",
        "An activity that was skipped three times running is made shorter, less frequent or dropped at the monthly review.",
    )


def _limits(g: Ground) -> tuple[str, ...]:
    known = min([n for n in (g.count("serve_ceiling"), g.fit.ceiling) if n] or [0])
    reasons = "the reasons are in the capacity budget"
    full = f"From {counted(known, g.person)} on, new ones wait or somebody helps; {reasons}." if known else ""
    if known and g.customers and known <= g.customers:
        full = (
            f"The number of {g.people} that these hours carry is passed: new ones "
            "come only with more time or fewer requests each."
        )
    rows = (
        full,
        "No promise gets shorter and no channel is added without minutes for it in this plan.",
        "After three weeks above the planned minutes the plan is refitted; there is no fourth.",
    )
    return tuple(r for r in rows if r)


def _stopped(g: Ground) -> tuple[str, ...]:
    dropped = [c.name.lower() for c in g.fit.changes if c.now == "dropped"]
    merged = [f"{c.name.lower()} ({c.now})" for c in g.fit.changes if c.now.startswith("done inside")]
    rows = [
        f"Not done in this period, for lack of time: {joined(dropped)}." if dropped else "",
        f"No longer a separate sitting: {joined(merged)}." if merged else "",
    ]
    return tuple(r for r in rows if r)


def _cover(g: Ground) -> tuple[str, ...]:
    named = bool(g.facts.text("backup"))
    backup = (
        "The backup is named; agree once on what counts as urgent."
        if named
        else "No backup is named yet. One person who can say “we have seen it, you hear from us on this day” is enough."
    )
    return (backup,)
