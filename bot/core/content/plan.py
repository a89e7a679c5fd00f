"""A Service Plan's first phase as values: initiatives, what they need, what they change, where customers meet them.

Fields hold what the document says; numbers are computed before they get here. Dates are local dates.
"""

from datetime import date
from enum import StrEnum

from bot.core.activities import Cadence
from bot.core.content.base import Content
from bot.core.touches import Tier
from bot.core.values import Value


class Theme(StrEnum):
    """What an initiative is about; a plan has one of each."""

    ENABLEMENT = "enablement"
    RELATIONSHIPS = "relationships"
    ADVOCACY = "advocacy"


class MetricKey(StrEnum):
    """The metrics that a plan can watch."""

    GOAL = "goal"
    FIRST_VALUE = "first-value"
    SUCCESS_RATE = "success-rate"
    FIRST_RESPONSE = "first-response"
    SOLVED_FIRST_TIME = "solved-first-time"
    SATISFACTION = "satisfaction"
    EFFORT = "effort"
    BAU_DONE = "bau-done"
    ADVOCATES = "advocates"
    RETENTION = "retention"
    REVENUE_KEPT = "revenue-kept"
    REFERRALS = "referrals"


class Objective(Value):
    """From where to where, by when. `baseline` and `target` read as written; `metric` is the one it is measured by."""

    metric: MetricKey
    measure: str
    baseline: str
    target: str
    by: date


class InitiativeActivity(Value):
    """Work inside an activity of the calendar: `minutes` each time, `week` minutes a week, `inside` the activity's name."""

    what: str
    minutes: int
    cadence: Cadence
    week: int
    inside: str
    owner_role: str


class Step(Value):
    """A dated point that shows that things are on their way."""

    when: date
    done_when: str


class Initiative(Value):
    """One of the three initiatives. `target_count` is None while nobody knows it; `hours` are for the whole period."""

    n: int
    theme: Theme
    name: str
    why: str
    target_segment: str
    target_count: int | None
    objective: Objective
    activities: tuple[InitiativeActivity, ...]
    milestones: tuple[Step, ...]
    hours: float
    budget: str
    risks: tuple[str, ...]
    stop_rule: str
    chassis_lever: str
    lever_how: str
    principle: str
    bible_ref: str


class Initiatives(Content):
    """Exactly three initiatives: enablement, relationships, advocacy; and what is left out for them."""

    opening: str
    goal: str
    period_start: date
    period_end: date
    initiatives: tuple[Initiative, ...]
    not_doing: tuple[str, ...]


class Need(Value):
    """What one initiative takes: minutes a week, hours in the period, money and tools in words."""

    n: int
    name: str
    week_minutes: int
    hours: float
    owner_role: str
    tools: str
    budget: str


class Dated(Value):
    """One entry of a timeline."""

    when: date
    what: str


class Resources(Content):
    """What the initiatives take, and when they run. `week_minutes` and `hours` are the sums of the rows."""

    opening: str
    needs: tuple[Need, ...]
    week_minutes: int
    hours: float
    room: str
    timeline: tuple[Dated, ...]
    plan_around: tuple[str, ...]
    trade_offs: tuple[str, ...]


class LeverLine(Value):
    """How one initiative acts on the Business Chassis, and where one would see it."""

    initiative: str
    lever: str
    how: str
    seen_in: str
    early_sign: str


class Worth(Value):
    """One scenario: what a change would be worth, with the inputs that it was computed from."""

    what: str
    worth: str
    computed_from: str


class ChassisLine(Value):
    """One factor of the Business Chassis: what it is now, what a point more of it is, and what that would be worth."""

    factor: str
    now: str
    point: str
    worth: str


class Impact(Content):
    """What the initiatives should change in the business; scenarios, never promises. `missing` are the numbers nobody gave.

    `chassis` has a line for each of the six factors once all six are known, and `chassis_says` what they make together.
    """

    opening: str
    levers: tuple[LeverLine, ...]
    scenarios: tuple[Worth, ...]
    chassis: tuple[ChassisLine, ...] = ()
    chassis_says: str = ""
    missing: tuple[str, ...]
    caution: str


class TierTouch(Value):
    """What one tier gets: minutes each, times a year, for how many customers, and the minutes a week that makes."""

    tier: Tier
    who: str
    count: int
    what: str
    minutes: int
    how_often: str
    week_minutes: int


class StageTouch(Value):
    """One stage of the journey: what is there today, what the plan adds, and how one sees that it works."""

    stage: str
    customers: str
    today: str
    added: str
    initiative: str
    owner_role: str
    sign: str


class NewCustomerTouch(Value):
    """A touch for a new customer, `day` days after the start."""

    day: int
    what: str
    minutes: int


class Touchpoints(Content):
    """Where customers meet the initiatives. `touch_minutes` is the rows' sum, rounded; `covered` says that the time is there."""

    opening: str
    covered: bool
    tiers: tuple[TierTouch, ...]
    touch_minutes: int
    note: str
    stages: tuple[StageTouch, ...]
    new_customer: tuple[NewCustomerTouch, ...]
    onboarding_load: str
    rules: tuple[str, ...]
