"""Where the plan wants to get: baselines from the answers, targets from what the hours can move, each with its reason."""

import re
from dataclasses import dataclass
from math import ceil

from bot.core.touches import Style
from bot.writers.offline.phrases import counted, trimmed
from bot.writers.offline.plan.dates import QUARTER
from bot.writers.offline.plan.ground import Ground

SESSION = 30
SESSIONS_EACH = 2


@dataclass(frozen=True)
class Target:
    """From where to where. Values are numbers in `unit`; `baseline_value` is None while unknown; `why` argues the target."""

    measure: str
    unit: str
    direction: str
    baseline: str
    baseline_value: float | None
    target: str
    target_value: float
    why: str


def coaching_sessions(g: Ground) -> int:
    """Coaching talks of 30 minutes that the calendar holds in the period."""
    row = g.fit.row("success-coaching")
    return int(row.week * g.period.working_weeks // SESSION) if row else 0


def to_coach(g: Ground) -> int:
    """How many customers can have two talks each, never more than are not there yet."""
    places = coaching_sessions(g) // SESSIONS_EACH
    open_ones = g.customers - (g.at_goal or 0) if g.customers else places
    return max(0, min(places, open_ones))


def by_answers(g: Ground) -> bool:
    """True when better answers have to enable: the plan leans to efficiency, or there is next to no time for coaching."""
    return g.style is Style.EFFICIENT or (to_coach(g) < 2 and coaching_sessions(g) < 2 * SESSIONS_EACH)


def enablement_target(g: Ground) -> Target:
    """What enablement aims at: customers with their result, or requests that one answer settles when nobody can be coached."""
    return answers_target(g) if by_answers(g) else success_target(g)


def answers_target(g: Ground) -> Target:
    """Requests solved at first contact."""
    why = "A default of the field, until the baseline is known."
    return Target("requests solved at first contact", "%", "up", g.unknown, None, "80 %", 80, why)


def reachable(g: Ground, weeks: float, minutes: int = 20) -> int:
    """Personal check-ins that the calendar holds in this many weeks."""
    return int((g.week("proactive-outreach") + g.week("relationship-strengthening")) * weeks // minutes)


def success_target(g: Ground) -> Target:
    """Customers with the result they came for."""
    moved = max(1, to_coach(g) // 2)
    measure, unit = f"{g.people} with their result", g.people
    why = _coaching_reason(g, moved)
    if not g.customers or g.at_goal is None:
        return Target(measure, unit, "up", g.unknown, None, f"{moved} more than the baseline", moved, why)
    everyone = max(g.customers, g.counted_in_stages)
    goal = min(everyone, g.at_goal + moved)
    if everyone > g.customers:
        why = f"{why} The stages add up to {everyone}, more than the {g.customers} that were named: please check."
    if goal == g.at_goal:
        why = "Everybody is there already; the aim is that it stays so."
    return Target(measure, unit, "up", f"{g.at_goal} of {everyone}", g.at_goal, f"{goal} of {everyone}", goal, why)


def _coaching_reason(g: Ground, moved: int) -> str:
    sessions = coaching_sessions(g)
    if sessions < SESSIONS_EACH:
        return "The week has no room for coaching talks; this is what better answers alone may move."
    asked = f"{sessions} talks of {SESSION} minutes are two each for {counted(to_coach(g), g.person)}"
    return f"{asked}; half should get there ({moved})."


_GOAL = re.compile(
    r"(?<![\w.,])(?:from\s+)?(?P<now>\d+(?:[.,]\d+)?)\s*(?P<unit>%|(?:out )?of \d+)?\s*(?:->|→|to)\s*(?P<then>\d+(?:[.,]\d+)?)\s*"
    r"(?P<after>%|(?:out )?of \d+)?(?P<what>[^,;.]*)",
    re.IGNORECASE,
)


def goal_target(g: Ground) -> Target | None:
    """The goal of the period as numbers, when a person named one as `from 6 of 10 to 8 of 10` or `40 -> 55`."""
    found = _GOAL.search(g.goal) if g.facts.known("period_goal") else None
    if found is None or found["now"] == found["then"]:
        return None
    now, then = (float(found[n].replace(",", ".")) for n in ("now", "then"))
    after = found["after"] or found["unit"] or ""
    noun = trimmed(re.split(r"\s(?:and|with|by|until|at)\s", f" {found['what'].strip()} ")[0].strip(), 60)
    unit, before = after or noun or "as the goal counts", found["unit"] or after
    if "%" in unit and then > 100:
        return None
    as_said = (f"{found['now']} {before}".strip(), f"{found['then']} {after}".strip())
    return Target("your goal", unit, "up" if then > now else "down", as_said[0], now, as_said[1], then, "You set it.")


def relationship_target(g: Ground) -> Target:
    """Customers lost in three months: the owner's own limit where the goal names one, else a modest step."""
    lost, measure, unit = g.count("lost_quarter"), f"{g.people} lost in three months", f"{g.people} a quarter"
    if lost is None:
        why = "Nobody has counted yet; until then no loss should come as a surprise."
        return Target(measure, unit, "down", g.unknown, None, "none that nobody saw coming", 0, why)
    limit, why = _limit(g, lost)
    seen = ", seen coming" if limit == lost else ""
    return Target(measure, unit, "down", str(lost), lost, f"at most {limit}{seen}", limit, why)


def _limit(g: Ground, lost: int) -> tuple[int, str]:
    """How many losses are too many, and why."""
    asked = re.search(r"at most (\d{1,4}) (?:\w+ )?(?:lost|loss)", g.goal, re.IGNORECASE)
    churn = re.search(
        r"churn\D*(?:\d+(?:[.,]\d+)?\s*%?\s*(?:to|->|→)\s*)?(\d+(?:[.,]\d+)?)\s*%(?! a year)", g.goal, re.IGNORECASE
    )
    if asked and int(asked[1]) <= lost:
        return int(asked[1]), "The limit in your goal."
    allowed = int(float(churn[1].replace(",", ".")) / 100 * 3 * g.customers + 1e-9) if churn and g.customers else lost
    if churn and allowed < lost:
        return allowed, f"Your goal of {churn[1]} % a month, for three months."
    if lost <= 1:
        return lost, "Too few to cut by a share; but each can be seen coming."
    return lost - max(1, round(lost / 5)), "One loss in five caught in time: a first step, not a forecast."


def advocacy_target(g: Ground) -> Target:
    """Referrals in three months: the owner's own number where the goal names one, else a modest step."""
    now, measure, unit = g.count("referrals_quarter"), "referrals in three months", "referrals a quarter"
    if now is None:
        why = "Nobody counts yet; first count, then ask."
        return Target(measure, unit, "up", g.unknown, None, "one more than the baseline", 1, why)
    asked = re.search(r"(?:to|->|→) (\d{1,4}) referrals", g.goal, re.IGNORECASE)
    if asked and int(asked[1]) > now:
        why = "The number in your goal."
        return Target(measure, unit, "up", str(now), now, asked[1], int(asked[1]), why)
    more = max(1, ceil(now * 0.15))
    told = f"{counted(stories(g), 'story')} and a question after every result should bring {counted(more, 'more referral')}."
    return Target(measure, unit, "up", str(now), now, str(now + more), now + more, told)


def stories(g: Ground) -> int:
    """Stories that the calendar holds in the period; one when they are written inside other work."""
    row = g.fit.row("success-story")
    return max(1, g.period.weeks * 12 // 52) if row else max(1, g.period.weeks // QUARTER)
