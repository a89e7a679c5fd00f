"""The typed deliverables of a Service Plan's third phase: how service is measured, handed over and reviewed."""

from datetime import date
from enum import StrEnum

from bot.core.activities import Cadence
from bot.core.content.base import Content
from bot.core.content.plan import MetricKey
from bot.core.values import Value


class FamilyName(StrEnum):
    """The four families of metrics."""

    SUCCESS = "customer success"
    QUALITY = "service quality"
    RELATIONSHIP = "relationship strength"
    BUSINESS = "business impact"


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"


class Metric(Value):
    """One metric. `baseline` and `target` read as written, with their numbers; `direction` says what is better.

    `min_n` is the fewest answers from which a survey says anything; None where nothing is asked.
    """

    key: MetricKey
    family: FamilyName
    name: str
    definition: str
    formula: str
    unit: str
    direction: Direction
    baseline: str
    baseline_value: float | None
    target: str
    target_value: float
    why_target: str
    cadence: Cadence
    source: str
    owner_role: str
    min_n: int | None
    when_missed: str
    leading: bool


class Metrics(Content):
    """The metrics that are watched, in four families, and those kept for later."""

    opening: str
    metrics: tuple[Metric, ...]
    later: tuple[str, ...]
    rules: tuple[str, ...]


class Family(Value):
    """One family of metrics: the question that it answers, and the metrics by name."""

    name: FamilyName
    question: str
    metrics: tuple[str, ...]


class Look(Value):
    """A regular look at the numbers: minutes, what is looked at, and what may be decided there."""

    when: str
    minutes: int
    looks_at: str
    decides: str


class Baseline(Value):
    """A number nobody knows yet: how it is found, and by when."""

    metric: str
    how: str
    by: date


class Measurement(Content):
    """How measuring works: families, rhythm, baselines to find, rules for small numbers, what happens when a number is missed."""

    opening: str
    goal: str
    families: tuple[Family, ...]
    rhythm: tuple[Look, ...]
    baselines: tuple[Baseline, ...]
    small_numbers: tuple[str, ...]
    when_missed: tuple[str, ...]


class Raci(Value):
    """Who does it, who answers for it, who is asked, who is told. Roles, even when one person has several."""

    responsible: str
    accountable: str
    consulted: str
    informed: str


class Handoff(Value):
    """One hand-over. `within` is business days for the packet, `kickoff_within` for the first contact after it."""

    giver: str
    taker: str
    trigger: str
    packet: tuple[str, ...]
    within: int
    kickoff_within: int
    checklist: tuple[str, ...]
    raci: Raci
    accepted_when: str
    if_not: str


class Handoffs(Content):
    """The hand-overs between marketing, sales and service, and the rhythm they share."""

    opening: str
    handoffs: tuple[Handoff, ...]
    shared: tuple[str, ...]


class AgendaItem(Value):
    """One topic of the review, its minutes and the question it answers."""

    n: int
    topic: str
    minutes: int
    question: str


class ScheduleItem(Value):
    """One task of the first quarter. `after` is the number of the task that has to be done before, or None."""

    n: int
    what: str
    owner_role: str
    due: date
    after: int | None
    done_when: str


class ScheduleBlock(Value):
    """A stretch of the start: weeks 1-2, month 1, quarter 1."""

    name: str
    begins: date
    ends: date
    aim: str
    items: tuple[ScheduleItem, ...]


class Review(Content):
    """The quarterly review and the schedule of the first quarter. `minutes` is the sum of the agenda."""

    opening: str
    dates: tuple[date, ...]
    prep_minutes: int
    attendees: tuple[str, ...]
    inputs: tuple[str, ...]
    agenda: tuple[AgendaItem, ...]
    minutes: int
    decisions: tuple[str, ...]
    health_check: str
    capacity_check: str
    chassis_check: str
    outputs: tuple[str, ...]
    next_date: date
    bible_look: date
    blocks: tuple[ScheduleBlock, ...]
