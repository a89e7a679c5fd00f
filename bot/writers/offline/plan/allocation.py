"""Phase 2 of the Plan by rules: who spends which hours, with which tools and money, and where the limits are."""

from bot.core.activities import MONITORING, RESPONSE
from bot.core.brief import Brief
from bot.core.content.plan_work import Allocation, RoleHours, ToolUse
from bot.writers.offline import evidence
from bot.writers.offline.phrases import money, text_of
from bot.writers.offline.plan.ground import Ground, ground
from bot.writers.offline.plan.tools import USES
from bot.writers.offline.plan.worked import ROWS


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
        limits=("No shorter promise and no new channel without minutes for it here.",),
        stopped=(),
        cover=(),
        evidence=(
            *g.used("serve_ceiling"),
            evidence.derived(f"{ROWS}; hours x 60 x 0.8", "", "roles.0.minutes_week"),
            evidence.derived("minutes a day of inbox and answering", "", "roles.1.minutes_week"),
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
            minutes_week=f"{g.fit.total:,} of {g.fit.available:,} minutes a week",
        ),
        RoleHours(
            role="Backup",
            carries="what is urgent while the owner is away",
            minutes_week=f"{g.row(MONITORING) + g.row(RESPONSE)} minutes a day when standing in",
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
    return (
        "When requests need more, the day's least important activity is skipped, with the reason.",
        "The buffer is for surprises, not for projects.",
    )
