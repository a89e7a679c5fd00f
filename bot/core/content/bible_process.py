"""The Bible's second phase as values: journey, proactive service, requests, coaching. Names tell the unit of a time."""

from typing import Literal

from bot.core.content.base import Content
from bot.core.values import Value


class Touchpoint(Value):
    """One contact. `when` is a day or an observable trigger; `template` is the title of a template, or empty."""

    what: str
    channel: str
    when: str
    minutes: int
    owner: str
    template: str


class JourneyStage(Value):
    """One stage of the way. `entry` and `exit` can be observed; `emotion` runs from 1 (worried) to 5 (delighted)."""

    stage: Literal["onboarding", "usage", "success", "expansion", "advocacy"]
    entry: str
    exit: str
    customer_goal: str
    touchpoints: tuple[Touchpoint, ...]
    pain: str
    emotion: int
    our_move: str
    metric: str
    risk: str


class Integration(Value):
    """What service and a neighbour give each other, and what sets it off."""

    partner: Literal["marketing", "sales"]
    we_give: str
    we_get: str
    trigger: str
    channel: str
    when: str
    owner: str


class PromiseCheck(Value):
    """A promise from marketing or sales in its own words, and how service keeps it, or that it cannot yet."""

    promise: str
    state: Literal["kept", "needs proof", "not kept"]
    how: str


class SegmentNote(Value):
    """A segment in the company's words, and what differs for it on the way."""

    segment: str
    difference: str


class Journey(Content):
    """The customer's way in five stages, with the hooks to marketing and sales."""

    summary: str
    first_value: str
    first_value_days: int
    stages: tuple[JourneyStage, ...]
    segments: tuple[SegmentNote, ...]
    promises: tuple[PromiseCheck, ...]
    integrations: tuple[Integration, ...]


class Indicator(Value):
    """One part of the health score: full weight from `good` on, half from `ok` on, none at `bad` or beyond.

    `signal` is the option the owner named as visible; `higher_is_better` says which way the thresholds run.
    """

    name: str
    signal: str
    source: str
    measure: str
    unit: str
    window_days: int
    good: float
    ok: float
    bad: float
    higher_is_better: bool
    weight: int


class Band(Value):
    """A range of the score and what it sets off. `low` and `high` are both included."""

    name: str
    low: int
    high: int
    action: str
    within_days: int
    owner: str
    template: str


class Override(Value):
    """A fact that beats the score: the band can be this at most."""

    condition: str
    band_at_most: str


class EarlyWarning(Value):
    """A sign with a number and a window, how long before a loss it shows, and the play that answers it."""

    signal: str
    source: str
    threshold: str
    window_days: int
    lead_days: int
    severity: Literal["watch", "act", "alarm"]
    diagnose: str
    do: str
    by_hours: int
    stop_when: str


class Look(Value):
    """A regular look at the customers: how often, what is looked at, how long it takes."""

    often: str
    what: str
    minutes: int


class Proactive(Content):
    """The health score and the early warnings. The weights of the indicators add up to 100."""

    summary: str
    share: str
    indicators: tuple[Indicator, ...]
    bands: tuple[Band, ...]
    overrides: tuple[Override, ...]
    coverage_percent: int
    new_customer_days: int
    scoring: str
    backtest: str
    warnings: tuple[EarlyWarning, ...]
    rhythm: tuple[Look, ...]
    blind_spots: tuple[str, ...]


class ServiceHours(Value):
    """When service is there. `gap_minutes` is the longest time between two looks at the inbox within service hours."""

    days: str
    start: str
    end: str
    timezone: str
    looks: tuple[str, ...]
    gap_minutes: int
    outside: str
    urgent_path: str
    away: str


class TriageLevel(Value):
    """One level. Times in minutes on the stated clock, with the words people read beside them. Impact and urgency from 1 to 3."""

    name: str
    definition: str
    example: str
    impact: int
    urgency: int
    first_response_minutes: int
    first_response: str
    update_minutes: int
    update: str
    resolution_minutes: int
    resolution: str
    clock: Literal["business", "calendar"]
    channel: str


class RequestStep(Value):
    """One step of a request's way through service."""

    name: Literal["receive", "classify", "assign", "resolve", "follow up"]
    input: str
    do: str
    record: str
    done_when: str
    minutes: int
    template: str


class RootCause(Value):
    """The questions after a request that came twice, and where the answers go."""

    questions: tuple[str, ...]
    record: str


class CommonRequest(Value):
    """A frequent request in the company's words, its level, and the result the customer is really after."""

    request: str
    level: str
    after: str
    prevent: str


class Requests(Content):
    """How a request becomes a result: hours, levels, the five steps, the cause."""

    summary: str
    hours: ServiceHours
    levels: tuple[TriageLevel, ...]
    promise_notes: tuple[str, ...]
    acknowledgement: str
    reopen_days: int
    steps: tuple[RequestStep, ...]
    root_cause: RootCause
    knowledge: str
    common: tuple[CommonRequest, ...]


class Grow(Value):
    """The four parts of a coaching talk, as questions to ask."""

    goal: str
    reality: str
    options: str
    will: str


class Coaching(Value):
    """One protocol: what sets it off, for whom, how long, what follows. `max_per_week` comes from the hours there are."""

    trigger: str
    audience: str
    channel: str
    minutes: int
    agenda: Grow
    homework: str
    recap: str
    follow_up_days: int
    success_measure: str
    max_per_week: int


class RelationshipActivity(Value):
    """Something done for the relationship when nothing is wrong."""

    name: str
    trigger: str
    channel: str
    minutes: int
    cadence: str
    template: str


class Milestone(Value):
    """A point worth celebrating, what shows it, how it is celebrated, and what may be asked then."""

    name: str
    evidence: str
    celebrate: str
    channel: str
    minutes: int
    cost: str
    template: str
    next_step: str
    ask: Literal["none", "story", "referral"]


class CoachingPlan(Content):
    """Coaching, relationship activities and milestones."""

    summary: str
    protocol: Coaching
    activities: tuple[RelationshipActivity, ...]
    milestones: tuple[Milestone, ...]
