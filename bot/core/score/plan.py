"""The first half of a Service Plan's checks: cover, initiatives, calendar and capacity. It recomputes what the plan states."""

import math
from datetime import date
from typing import cast

from bot.core.activities import STOCK, Cadence, Work
from bot.core.capacity import PEAK
from bot.core.content.plan import Initiative, Initiatives
from bot.core.content.plan_measures import Review
from bot.core.content.plan_work import Bau, BauActivity, CapacityBudget, Fits
from bot.core.cuts import week_minutes
from bot.core.hours import WEEK
from bot.core.score.calendar import unplaceable
from bot.core.score.echoes import once, said_twice
from bot.core.score.rows import Part, Verdict, tally
from bot.core.score.shared import has_owner, has_version
from bot.core.score.subject import Subject

FIELDS = 8
NEAR = 2
"""Points of the wanted share that count as reached."""
UNKNOWN = ("unknown", "not known", "measure", "no baseline", "nobody")


def cover(s: Subject) -> Verdict:
    """Period, owner, the Bible it was built on, dates of review."""
    plan, review = cast(Initiatives, s.contents["initiatives"]), cast(Review, s.contents["review"])
    again = said_twice(s)
    inside = review.dates and all(plan.period_start <= d <= plan.period_end for d in review.dates)
    return tally(
        (
            Part(plan.period_start < plan.period_end, 1, "a period that ends after it starts"),
            Part(
                has_owner(s) and has_version(s) and not again,
                1,
                once((), again) if again else "owner, version and date on the cover",
            ),
            Part(names_bible(s), 1, "the Bible it is built on, or a word that there is none"),
            Part(bool(inside) and tuple(sorted(review.dates)) == review.dates, 1, "review dates inside the period"),
        ),
        f"{plan.period_start} to {plan.period_end}, reviews on {', '.join(map(str, review.dates))}.",
    )


def names_bible(s: Subject) -> bool:
    """True when the sources name the document it was built on, or the assumptions say that it was not given."""
    return "Built on" in s.block("Sources") or "not given" in s.block("Assumed, please confirm")


def initiatives(s: Subject) -> Verdict:
    """Eight fields for each of three initiatives, one of each theme."""
    c = cast(Initiatives, s.contents["initiatives"])
    lacks = [(i, name) for i in c.initiatives[:3] for name, there in _fields(i, c).items() if not there]
    themes = {i.theme for i in c.initiatives[:3]}
    absent = (3 - min(3, len(c.initiatives))) * FIELDS
    points = 8 * (3 * FIELDS - len(lacks) - absent) / (3 * FIELDS) if len(c.initiatives) == 3 else 0
    points -= 8 / (3 * FIELDS) * (3 - len(themes)) if len(c.initiatives) == 3 else 0
    if len(c.initiatives) != 3:
        return Verdict(0, f"There are {len(c.initiatives)} initiatives instead of three.")
    missing = [f"{name} in initiative {i.n}" for i, name in lacks]
    missing += [f"one initiative of each theme ({', '.join(sorted(themes))})"] if len(themes) < 3 else []
    good = f"Three, one of each theme: {'; '.join(i.name for i in c.initiatives)}."
    return Verdict(points, f"Missing: {'; '.join(missing)}." if missing else good)


def _fields(i: Initiative, c: Initiatives) -> dict[str, bool]:
    base = i.objective.baseline.casefold()
    inside = [c.period_start <= m.when <= c.period_end for m in i.milestones]
    return {
        "whom it is for": bool(i.target_segment),
        "why": bool(i.why),
        "a measure with a target by a day": bool(i.objective.measure and i.objective.target)
        and c.period_start <= i.objective.by <= c.period_end,
        "a baseline, or a word that it is unknown": any(ch.isdigit() for ch in base) or any(u in base for u in UNKNOWN),
        "three activities or more with minutes": len(i.activities) >= 3 and all(a.minutes > 0 for a in i.activities),
        "three milestones inside the period": len(i.milestones) >= 3 and all(inside),
        "risks": bool(i.risks),
        "a stop rule": bool(i.stop_rule.strip()),
    }


def calendar(s: Subject) -> Verdict:
    """The activities: every cadence, everything stated, days that exist, no day over its cap."""
    bau, capacity = cast(Bau, s.contents["bau"]), cast(CapacityBudget, s.contents["capacity"])
    absent = [c.value for c in Cadence if not any(a.cadence is c for a in bau.activities)]
    vague = [a.name for a in bau.activities if not _stated(a)]
    loose = [a.name for a in bau.activities if not (a.owner_role and a.due.says and a.done_when)]
    lost = unplaceable(bau.activities, _weekdays(capacity), cast(Initiatives, s.contents["initiatives"]).period_start)
    over = [d.day for d in capacity.days if d.total > capacity.day_cap]
    over += [a.name for a in bau.activities if _too_long(a, capacity)]
    return tally(
        (
            Part(not absent, 2, f"something to do {' and '.join(absent)}"),
            Part(bool(bau.activities) and not vague, 2, f"minutes and kind of {', '.join(vague)}"),
            Part(bool(bau.activities) and not loose, 2, f"owner, day or end of {', '.join(loose)}"),
            Part(not lost, 2, f"a day that exists all year for {', '.join(lost)}"),
            Part(not over, 2, f"room under the day's cap on or for {', '.join(over)}"),
        ),
        f"{len(bau.activities)} activities in every cadence; no day over {capacity.day_cap} minutes in 366 days.",
    )


def _stated(a: BauActivity) -> bool:
    return a.minutes > 0 and a.week > 0 and a.work in Work


def _too_long(a: BauActivity, capacity: CapacityBudget) -> bool:
    """True when no day of the week has room for one sitting of monthly or quarterly work."""
    rare = a.cadence in (Cadence.MONTHLY, Cadence.QUARTERLY)
    return rare and bool(capacity.days) and math.ceil(a.minutes / max(1, a.sittings)) > max(d.room for d in capacity.days)


def _weekdays(capacity: CapacityBudget) -> tuple[int, ...]:
    return tuple(WEEK.index(d.day) for d in capacity.days if d.day in WEEK)


def capacity(s: Subject) -> Verdict:
    """The budget again from its parts: sums, share, the requests' minutes, the cuts."""
    c, bau = cast(CapacityBudget, s.contents["capacity"]), cast(Bau, s.contents["bau"])
    rows, weeks = sum(r.minutes for r in c.rows), sum(a.week for a in bau.activities)
    adds = all(abs(total - c.planned_total) <= 1 for total in (rows, weeks, bau.week_total)) and c.planned_total <= c.available
    proactive = sum(r.minutes for r in c.rows if r.work is Work.PROACTIVE)
    share = round(100 * proactive / rows) if rows else 0
    reactive = sum(r.minutes for r in c.rows if r.work is Work.REACTIVE)
    if c.fit is Fits.OVER:
        return tally(
            (Part(bool(c.ways), 8, "ways out, since the work does not fit"),), f"It does not fit, and the plan says so: {c.says}"
        )
    return tally(
        (
            Part(adds, 2, f"one total (rows {rows}, calendar {weeks}, stated {c.planned_total}, available {c.available})"),
            Part(
                abs(share - c.share_reached) <= 1 and _owned_up(c),
                2,
                f"the true proactive share beside the wanted one ({share} %)",
            ),
            Part(reactive + 1 >= _requests_need(s, c), 2, f"minutes for the requests ({_requests_need(s, c)}, not {reactive})"),
            Part(bool(c.cuts) or _full(len(c.days)) <= c.available, 2, "the cuts, since the full set does not fit"),
        ),
        f"{c.planned_total} of {c.available} minutes a week, {c.share_reached} % proactive, {len(c.cuts)} cuts listed.",
    )


def _owned_up(c: CapacityBudget) -> bool:
    """True when a share short of the wanted one is said to be short."""
    short = c.share_wanted is not None and c.share_reached < c.share_wanted - NEAR
    return not short or str(c.share_wanted) in c.share_says


def _requests_need(s: Subject, c: CapacityBudget) -> int:
    asked, each = s.facts.number("requests_week"), s.facts.number("request_minutes")
    if asked is None or each is None:
        return c.reactive_need
    return max(c.reactive_need, math.ceil(asked * each * (1 + PEAK) - 1e-9))


def _full(days: int) -> int:
    """Minutes a week that the whole stock set takes."""
    return sum(week_minutes(a.minutes, a.cadence, max(1, days)) for a in STOCK)


def in_period(s: Subject, day: date) -> bool:
    """True when the day lies in the plan's period."""
    c = cast(Initiatives, s.contents["initiatives"])
    return c.period_start <= day <= c.period_end
