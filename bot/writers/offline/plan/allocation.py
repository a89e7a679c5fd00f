"""Phase 2 of the Plan by rules: who spends which hours, with which tools and money, and where the limits are."""

from bot.core.activities import MONITORING, RESPONSE
from bot.core.brief import Brief
from bot.core.content.plan_work import Allocation, RoleHours, ToolUse
from bot.writers.offline import evidence
from bot.writers.offline.hours import WEEK
from bot.writers.offline.phrases import counted, money, text_of
from bot.writers.offline.plan.ground import Ground, ground
from bot.writers.offline.plan.tools import USES


def allocation(brief: Brief) -> Allocation:
    """The hours by kind, role and limit."""
    g = ground(brief)
    return Allocation(
        opening=_opening(g),
        split=(),
        roles=_roles(g),
        tools=tuple(ToolUse(tool=t, used_for=USES[t]) for t in g.tools if t in USES),
        budget=_budget(g),
        guards=_guards(g),
        limits=_limits(g),
        stopped=(),
        cover=_cover(g),
        evidence=(
            *g.used("serve_ceiling"),
            evidence.default("budget shares", "Half for enablement, three tenths for relationships, a fifth for advocacy."),
        ),
    )


def _opening(g: Ground) -> str:
    there = f" ({g.short.demand.hours:g} are there today)" if g.short else ""
    who = "the people who serve" if g.team else "one person"
    return text_of(f"{g.demand.hours:g} hours a week{there}, so that {who} can keep it up for the whole period")


def _roles(g: Ground) -> tuple[RoleHours, ...]:
    rows = [
        RoleHours(
            role="Service owner and whoever serves with them" if g.team else "Service owner",
            carries="the plan and every activity; decides in doubt",
            minutes_week=f"{g.fit.total:,} of {g.fit.available:,} a week",
        ),
        RoleHours(
            role="Backup",
            carries="what is urgent while the owner is away",
            minutes_week=f"{g.row(MONITORING) + g.row(RESPONSE)} a day when standing in, else none",
        ),
    ]
    return tuple(rows)


def _budget(g: Ground) -> tuple[str, ...]:
    month = g.facts.number("budget_month")
    if month is None:
        return ("No budget was named; none is spent.",)
    if month <= 0:
        return ("None is needed: everything takes time only.",)
    return (f"{money(month, g.currency)} a month at most; what is left over is not saved up.",)


def _guards(g: Ground) -> tuple[str, ...]:
    most = max(g.fit.week.days, key=lambda d: d.daily + d.weekly)
    return (
        f"No day holds more than {g.fit.week.cap} minutes; {WEEK[most.weekday]}, the fullest, has {most.daily + most.weekly}.",
        "When requests need more, the day's least important activity is skipped, with the reason.",
        "The buffer is for surprises, not for projects.",
        "Skipped three times running: shorten it, make it rarer or drop it.",
    )


def _limits(g: Ground) -> tuple[str, ...]:
    known = min([n for n in (g.count("serve_ceiling"), g.fit.ceiling) if n] or [0])
    full = f"From {counted(known, g.person)} on, new ones wait or somebody helps." if known else ""
    if known and g.customers and known <= g.customers:
        full = f"The limit of {known} {g.people} is passed: new ones only with more time or fewer requests each."
    rows = (
        full,
        "No shorter promise and no new channel without minutes for it here.",
        "After three weeks above the planned minutes the plan is refitted.",
    )
    return tuple(r for r in rows if r)


def _cover(g: Ground) -> tuple[str, ...]:
    named = bool(g.facts.text("backup"))
    backup = (
        "The backup is named; agree once on what counts as urgent."
        if named
        else "Whoever can say “we have seen it, you hear from us on this day” is enough as a backup."
    )
    return (backup,)
