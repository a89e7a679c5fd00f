"""A Service Plan's second phase as values: the calendar, the capacity budget, how work is done, who spends which hours."""

from enum import StrEnum

from bot.core.activities import Cadence, Work
from bot.core.content.base import Content
from bot.core.values import Value


class Due(Value):
    """When an activity falls due; unset parts are None. Weekdays count from Monday = 0; see `says` for the words."""

    weekday: int | None = None
    business_day: int | None = None
    from_end: int | None = None
    month_of_quarter: int | None = None
    says: str = ""


class BauActivity(Value):
    """One activity of the calendar: `minutes` each time, `week` minutes a week, `work` P, R or O, in so many `sittings`."""

    key: str
    name: str
    purpose: str
    cadence: Cadence
    due: Due
    roll: str
    minutes: int
    floor_minutes: int
    sittings: int
    week: int
    work: Work
    owner_role: str
    steps: tuple[str, ...]
    done_when: str
    record: str
    drop_rank: int | None
    bible_ref: str


class EventTouch(Value):
    """Work that an event brings, not the calendar."""

    event: str
    days: str
    do: str


class Bau(Content):
    """The calendar of service. `week_total` is the sum of the activities' `week`, in minutes.

    `to_decide` says where the hours cannot keep what the Bible promises, and what this plan keeps instead.
    """

    opening: str
    to_decide: str = ""
    rhythm: str
    activities: tuple[BauActivity, ...]
    week_total: int
    events: tuple[EventTouch, ...]
    rules: tuple[str, ...]


class Cut(Value):
    """One difference from the full set, and why."""

    activity: str
    was: str
    now: str
    why: str


class DayLoad(Value):
    """One working day in minutes: fixed work, and what is left under the cap for one monthly or quarterly piece."""

    day: str
    daily: int
    weekly: int
    total: int
    room: int


class BudgetRow(Value):
    """One class of work: minutes a week and its share of the planned time in per cent."""

    work: Work
    what: str
    minutes: int
    share: int


class Fits(StrEnum):
    """Whether a plan fits the hours: with ease, with activities less frequent or left out, or not."""

    OK = "ok"
    TIGHT = "tight"
    OVER = "over"


class CapacityBudget(Content):
    """The capacity budget in minutes a week. `fit` is ok, tight or over; then `says` and `ways` tell why and what helps.

    `planned_total` is the sum of the rows and of the calendar; the shares are per cent of the planned time.
    """

    opening: str
    hours_week: float
    hours_known: bool
    buffer: int
    available: int
    reactive_need: int
    reactive_from: str
    overhead_need: int
    proactive_left: int
    touch_need: int
    rows: tuple[BudgetRow, ...]
    planned_total: int
    unplanned: int
    share_reached: int
    share_wanted: int | None
    share_says: str
    fit: Fits
    says: str
    ways: tuple[str, ...]
    cuts: tuple[Cut, ...]
    touch_cuts: tuple[str, ...]
    day_cap: int
    days: tuple[DayLoad, ...]
    ceiling: int | None
    ceiling_says: str
    hire_signal: str


class WorkflowStep(Value):
    """One step: what is done, and what is written down."""

    do: str
    record: str


class Workflow(Value):
    """How one kind of work is done, so that it is done alike every time."""

    name: str
    starts_when: str
    owner_role: str
    steps: tuple[WorkflowStep, ...]
    done_when: str
    if_stuck: str
    bible_ref: str


class DayPart(Value):
    """One part of a service day, in order; `minutes` is its length."""

    order: int
    what: str
    minutes: int


class Workflows(Content):
    """How the work is done. `day_minutes` is the sum of the parts of a day."""

    opening: str
    day: tuple[DayPart, ...]
    day_minutes: int
    workflows: tuple[Workflow, ...]
    records: tuple[str, ...]
    absence: tuple[str, ...]


class RoleHours(Value):
    """What one role carries."""

    role: str
    carries: str
    minutes_week: str


class ToolUse(Value):
    """A tool and what it is used for here."""

    tool: str
    used_for: str


class Allocation(Content):
    """Who spends which hours, with what, and where the limits are."""

    opening: str
    split: tuple[str, ...]
    roles: tuple[RoleHours, ...]
    tools: tuple[ToolUse, ...]
    budget: tuple[str, ...]
    guards: tuple[str, ...]
    limits: tuple[str, ...]
    stopped: tuple[str, ...]
    cover: tuple[str, ...]
