"""Fits the activities of service into the hours there are. Pure: numbers in; a plan that fits, or a plain "too little", out.

Conventions. A year has 52 weeks, so a month counts as 52/12 weeks and a quarter as 13; a daily activity happens on every working
day. The weekly minutes of an activity are rounded (at least 1), and every total is the sum of these rounded rows, so that a
table always adds up to the minute. Four fifths of the hours are planned; the rest is buffer. Requests count a quarter more than
in the average week, for peaks. Reading and sorting the inbox is part of the time that a request takes.
"""

from functools import lru_cache
from math import ceil, floor

from bot.core.activities import DOCUMENTATION, HEALTH, MONITORING, PROCESS, RESPONSE, STOCK, Activity, Cadence, Work
from bot.core.cuts import Change, Draft, Row, cut, raise_outreach, start, week_minutes
from bot.core.touches import Style, Thinned, Tier, Touch, thin, touches, weekly
from bot.core.values import Value
from bot.core.week import Week, place
from bot.core.wishes import ASKED, DROPPED, ActivityChange, wished

USABLE = 0.8
PEAK = 0.25
UNCOUNTED_SHARE = 0.4
"""Share of the usable time kept for requests while nobody has counted them."""
MOST_HOURS = 168
FULL_TIME = 40
LEAST_MINUTES = 3
"""A request answered in less is not answered."""
LEAST_LEFT = 0.2
"""The share of the requests that has to be left for "fewer requests" to be a way out by itself."""


class Demand(Value):
    """What the week has to carry. `requests` a week is None while nobody has counted them; `days` are weekdays (Monday = 0).

    `high`, `standard` and `light` are customers by tier; `per_year` overrides how often a customer is checked in with.
    """

    hours: float
    days: tuple[int, ...] = (0, 1, 2, 3, 4)
    requests: float | None = None
    request_minutes: float = 12
    high: int = 0
    standard: int = 0
    light: int = 0
    wanted_share: float | None = None
    style: Style = Style.BALANCED
    per_year: int | None = None

    @property
    def customers(self) -> int:
        """Customers of all tiers."""
        return self.high + self.standard + self.light


class Fit(Value):
    """A plan that fits. Amounts are minutes a week; shares are 0-1 of `total`, which is the sum of the rows' `week`.

    `overhead` and `proactive_left` are the first estimate, `touch` what the tiers need with one look at health; `tight` says
    that something comes round less often or was dropped. `ceiling` is how many customers the hours carry, None when unknown.
    """

    demand: Demand
    available: int
    reactive: int
    overhead: int
    proactive_left: int
    touch: int
    touches: tuple[Touch, ...]
    thinned: tuple[Thinned, ...]
    rows: tuple[Row, ...]
    changes: tuple[Change, ...]
    total: int
    proactive: int
    answering: int
    upkeep: int
    share: float
    week: Week
    tight: bool
    ceiling: int | None

    @property
    def covered(self) -> bool:
        """True when the planned proactive minutes carry the touches."""
        return self.touch <= self.proactive

    def row(self, key: str) -> Row | None:
        """The row of this activity, or None when it was dropped."""
        return next((r for r in self.rows if r.activity.key == key), None)


class TooLittle(Value):
    """The work that cannot wait is more than the time there is. Minutes a week; `hours_needed` is the least that would do.

    `requests_possible` is how many requests the time allows, `minutes_possible` how short each would have to be.
    """

    demand: Demand
    available: int
    needed: int
    hours_needed: int
    requests_possible: int
    minutes_possible: int
    says: str
    ways: tuple[str, ...]


def usable(hours: float) -> int:
    """Minutes a week that may be planned."""
    return floor(hours * 60 * USABLE + 1e-9)


def reactive_minutes(demand: Demand) -> int:
    """Minutes a week that requests need, peaks included; a default share while nobody has counted them."""
    if demand.requests is None:
        return ceil(usable(demand.hours) * UNCOUNTED_SHARE)
    return ceil(demand.requests * demand.request_minutes * (1 + PEAK) - 1e-9)


@lru_cache(maxsize=256)
def fit(demand: Demand, activities: tuple[Activity, ...] = STOCK, changes: tuple[ActivityChange, ...] = ()) -> Fit | TooLittle:
    """The plan for this demand with the owner's changes, or why there is none."""
    if essential_minutes(demand, activities) > usable(demand.hours):
        return _too_little(demand, activities)
    draft = _drafted(demand, activities)
    counts = {Tier.HIGH: demand.high, Tier.STANDARD: demand.standard, Tier.LIGHT: demand.light}
    wanted = touches(counts, demand.style, demand.per_year)
    draft = raise_outreach(draft, weekly(wanted) + _look(activities) - draft.of(Work.PROACTIVE))
    draft = wished(draft, changes)
    kept, thinned = thin(wanted, max(0, draft.of(Work.PROACTIVE) - _look(activities)))
    return _fit(demand, draft, kept, thinned)


def essential_minutes(demand: Demand, activities: tuple[Activity, ...] = STOCK) -> int:
    """Minutes a week of what can never be dropped: the requests, the inbox, the quarterly planning at its floor."""
    days, answer = len(demand.days), _answer_a_day(demand, activities)
    floors = ((a, answer if a.key == RESPONSE else a.floor) for a in activities if a.drop_rank is None)
    return sum(week_minutes(minutes, a.cadence, days) for a, minutes in floors if minutes)


def least_hours(demand: Demand, activities: tuple[Activity, ...] = STOCK) -> int:
    """The fewest whole hours a week (up to 168) in which weekly and monthly work survive beside the requests."""
    for hours in range(1, MOST_HOURS):
        enough = demand.model_copy(update={"hours": hours})
        if essential_minutes(enough, activities) <= usable(hours):
            rows = _drafted(enough, activities).rows
            if {r.cadence for r in rows} >= {Cadence.WEEKLY, Cadence.MONTHLY}:
                return hours
    return MOST_HOURS


def comfortable_hours(demand: Demand, activities: tuple[Activity, ...] = STOCK) -> int:
    """The fewest whole hours a week (up to 168) in which every activity keeps its own cadence."""
    for hours in range(1, MOST_HOURS):
        plan = fit(demand.model_copy(update={"hours": hours}), activities)
        if isinstance(plan, Fit) and not plan.tight:
            return hours
    return MOST_HOURS


def _drafted(demand: Demand, activities: tuple[Activity, ...]) -> Draft:
    return cut(start(activities, len(demand.days), usable(demand.hours), _answer_a_day(demand, activities)))


def _answer_a_day(demand: Demand, activities: tuple[Activity, ...]) -> int:
    """Minutes a day for answering, beside the smallest look into the inbox."""
    inbox = next((a.floor for a in activities if a.key == MONITORING), 0) * len(demand.days)
    return max(0, ceil((reactive_minutes(demand) - inbox) / len(demand.days)))


def _look(activities: tuple[Activity, ...]) -> int:
    """One look a week at the customers' health, which decides whom to touch."""
    return next((a.minutes for a in activities if a.key == HEALTH), 0)


def _overhead(demand: Demand, activities: tuple[Activity, ...]) -> int:
    """The least upkeep: notes every day, and one review of how we work every week."""
    floors = {a.key: a.floor for a in activities}
    return floors.get(DOCUMENTATION, 0) * len(demand.days) + floors.get(PROCESS, 0)


def _fit(demand: Demand, draft: Draft, kept: tuple[Touch, ...], thinned: tuple[Thinned, ...]) -> Fit:
    available, reactive = usable(demand.hours), reactive_minutes(demand)
    overhead = _overhead(demand, STOCK)
    touch = floor(weekly(kept) + _look(STOCK) + 0.5)
    proactive = draft.of(Work.PROACTIVE)
    return Fit(
        demand=demand,
        available=available,
        reactive=reactive,
        overhead=overhead,
        proactive_left=max(0, available - reactive - overhead),
        touch=touch,
        touches=kept,
        thinned=thinned,
        rows=draft.rows,
        changes=draft.changes,
        total=draft.total,
        proactive=proactive,
        answering=draft.of(Work.REACTIVE),
        upkeep=draft.of(Work.OVERHEAD),
        share=proactive / draft.total,
        week=place(draft.rows, demand.hours, demand.days),
        tight=any(r.cadence is not r.activity.cadence for r in draft.rows)
        or any(c.now == DROPPED and c.reason != ASKED for c in draft.changes),
        ceiling=_ceiling(demand, available, reactive, weekly(kept)),
    )


def _ceiling(demand: Demand, available: int, reactive: int, touch: float) -> int | None:
    """Customers that the time carries, when each asks and is touched as the present ones: (available - upkeep) / minutes each."""
    if demand.requests is None or not demand.customers:
        return None
    each = (reactive + touch) / demand.customers
    return floor((available - _overhead(demand, STOCK) - _look(STOCK)) / each) if each else None


def _too_little(demand: Demand, activities: tuple[Activity, ...]) -> TooLittle:
    available, needed = usable(demand.hours), essential_minutes(demand, activities)
    each = demand.request_minutes * (1 + PEAK)
    fixed = needed - max(reactive_minutes(demand), 0)
    spare = max(0, available - max(0, fixed))
    possible = floor(spare / each) if each else 0
    minutes = floor(spare / (demand.requests * (1 + PEAK))) if demand.requests else 0
    hours = least_hours(demand, activities)
    return TooLittle(
        demand=demand,
        available=available,
        needed=needed,
        hours_needed=hours,
        requests_possible=possible,
        minutes_possible=minutes,
        says=_says(demand, available, needed),
        ways=_ways(demand, possible, minutes, hours),
    )


def _says(demand: Demand, available: int, needed: int) -> str:
    hours = f"{demand.hours:g} hour{'' if demand.hours == 1 else 's'} a week leave {available} minutes to plan."
    asked = f"{_requests(demand.requests or 0)} of {demand.request_minutes:g} minutes, a quarter on top for busy weeks,"
    whole = f"with the inbox checks and the quarterly planning that is {needed}"
    return f"{hours} {asked} need {reactive_minutes(demand)}; {whole}. It does not fit."


def _requests(count: float) -> str:
    return f"{count:g} request{'' if count == 1 else 's'}"


def _ways(demand: Demand, possible: int, minutes: int, hours: int) -> tuple[str, ...]:
    """Three ways out; one that alone would be absurd says so instead of naming a number that nobody can live by."""
    return _fewer(demand, possible), _shorter(demand, minutes), _more(demand, hours)


def _fewer(demand: Demand, possible: int) -> str:
    asked = demand.requests or 0
    if possible < asked * LEAST_LEFT:
        return f"Fewer requests: closing channels will not do it alone, these hours carry {possible:,} of {asked:,.10g} a week."
    return (
        "Fewer requests: close a channel, or answer the common questions in advance, "
        f"down to {_requests(possible)} a week from {asked:g}."
    )


def _shorter(demand: Demand, minutes: int) -> str:
    if minutes < LEAST_MINUTES:
        return (
            "Longer promises and shorter answers: batches help, but alone they would leave less than "
            f"{LEAST_MINUTES} minutes a request."
        )
    return (
        "Longer promises and shorter answers: requests handled in batches, "
        f"{minutes} minutes a request instead of {demand.request_minutes:g}."
    )


def _more(demand: Demand, hours: int) -> str:
    if hours < MOST_HOURS:
        return f"More time or help: {hours} hours a week carry the requests and the smallest useful plan."
    needed = ceil(reactive_minutes(demand) / (60 * USABLE))
    people = ceil(needed / FULL_TIME)
    return (
        f"More time or help: the requests alone take {needed:,} hours a week, {people:,} people at {FULL_TIME} hours; "
        "that is a service team of its own, so count the requests again first."
    )
