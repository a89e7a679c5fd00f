"""The twenty stock activities of a service year, as data. It says what exists; it never fits or places anything."""

from enum import StrEnum

from bot.core.touches import Style
from bot.core.values import Value


class Cadence(StrEnum):
    """How often an activity comes round."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


class Work(StrEnum):
    """Whose initiative the work is: ours, the customer's, or the upkeep of service itself."""

    PROACTIVE = "P"
    REACTIVE = "R"
    OVERHEAD = "O"


class Trigger(Value):
    """When an activity falls due; unset parts are None. `weekday` counts from Monday = 0.

    `business_day` is the nth working day of the month, `from_end` the nth from its end, `month` the month of the quarter (1-3).
    """

    weekday: int | None = None
    business_day: int | None = None
    from_end: int | None = None
    month: int | None = None
    last: bool = False


class Activity(Value):
    """One activity. `minutes` is a comfortable sitting, `floor` the smallest useful one; 0: it can be merged into `merge_into`.

    The lower the `drop_rank`, the sooner it is cut; None is never dropped. Daily work with `last` set closes the day.
    """

    key: str
    name: str
    cadence: Cadence
    minutes: int
    work: Work
    floor: int
    drop_rank: int | None
    trigger: Trigger = Trigger()
    merge_into: str = ""


MONITORING = "communication-monitoring"
RESPONSE = "request-response"
HEALTH = "health-checks"
OUTREACH = "proactive-outreach"
DOCUMENTATION = "documentation"
PROCESS = "process-optimisation"
PLANNING = "strategic-planning"
PERFORMANCE = "performance-review"

_MON, _TUE, _WED, _THU, _FRI = range(5)
_D, _W, _M, _Q = Cadence.DAILY, Cadence.WEEKLY, Cadence.MONTHLY, Cadence.QUARTERLY
_P, _R, _O = Work.PROACTIVE, Work.REACTIVE, Work.OVERHEAD


def _day(weekday: int) -> Trigger:
    return Trigger(weekday=weekday)


def _nth(business_day: int, month: int | None = None) -> Trigger:
    return Trigger(business_day=business_day, month=month)


def _end(from_end: int) -> Trigger:
    return Trigger(from_end=from_end, month=3)


_ROWS: tuple[tuple[str, str, Cadence, int, Work, int, int | None, Trigger, str], ...] = (
    (MONITORING, "Communication monitoring", _D, 30, _R, 10, None, Trigger(), ""),
    (RESPONSE, "Request response", _D, 60, _R, 0, None, Trigger(), ""),
    (HEALTH, "Health checks", _D, 15, _P, 5, 9, Trigger(), ""),
    (OUTREACH, "Proactive outreach", _D, 30, _P, 10, 10, Trigger(), ""),
    (DOCUMENTATION, "Documentation", _D, 15, _O, 5, 8, Trigger(last=True), ""),
    ("success-reviews", "Success reviews", _W, 90, _P, 20, 12, _day(_TUE), ""),
    ("quality-assessment", "Service quality assessment", _W, 60, _O, 10, 4, _day(_THU), ""),
    ("success-coaching", "Success coaching", _W, 90, _P, 30, 11, _day(_WED), ""),
    (PROCESS, "Process optimisation", _W, 45, _O, 15, 3, _day(_FRI), ""),
    ("feedback-analysis", "Feedback analysis", _W, 30, _O, 10, 6, _day(_MON), ""),
    ("success-assessment", "Comprehensive success assessment", _M, 120, _P, 30, 13, _nth(3), ""),
    (PERFORMANCE, "Service performance review", _M, 90, _O, 20, 7, _nth(1), ""),
    ("relationship-strengthening", "Relationship strengthening", _M, 120, _P, 30, 9, _nth(8), ""),
    ("strategy-refinement", "Strategy refinement", _M, 60, _O, 0, 2, _nth(18), PERFORMANCE),
    ("success-story", "Success story", _M, 45, _P, 20, 5, _nth(13), ""),
    (PLANNING, "Strategic service planning", _Q, 180, _O, 60, None, _end(5), ""),
    ("success-strategy-review", "Success strategy review", _Q, 120, _O, 0, 2, _end(10), PLANNING),
    ("tool-evaluation", "Tool and process evaluation", _Q, 90, _O, 30, 1, _end(8), ""),
    ("advocacy-development", "Advocacy development", _Q, 60, _P, 30, 5, _nth(10, month=2), ""),
    ("innovation-planning", "Innovation planning", _Q, 45, _O, 15, 1, _end(6), ""),
)

STOCK: tuple[Activity, ...] = tuple(
    Activity(key=k, name=n, cadence=c, minutes=m, work=w, floor=f, drop_rank=r, trigger=t, merge_into=i)
    for k, n, c, m, w, f, r, t, i in _ROWS
)
"""The stock set; at its own minutes it takes 20.1 hours of a five-day week."""

JOINT = Activity(
    key="joint-review",
    name="Review with marketing and sales",
    cadence=_M,
    minutes=30,
    work=_O,
    floor=15,
    drop_rank=10,
    trigger=_nth(16),
)
SELF_HELP = Activity(
    key="self-help",
    name="Answers in advance",
    cadence=_W,
    minutes=45,
    work=_O,
    floor=15,
    drop_rank=12,
    trigger=_day(_WED),
)
_ADDED: dict[Style, tuple[Activity, ...]] = {Style.EFFICIENT: (SELF_HELP,), Style.INTEGRATED: (JOINT,)}
"""What a style does besides the stock set."""
_STYLED: dict[Style, dict[str, dict[str, int]]] = {
    Style.BALANCED: {},
    Style.HIGH_TOUCH: {
        OUTREACH: {"minutes": 40, "drop_rank": 13},
        "success-coaching": {"minutes": 120, "drop_rank": 13},
        "relationship-strengthening": {"minutes": 150, "floor": 40, "drop_rank": 13},
        "quality-assessment": {"floor": 5, "drop_rank": 2},
        "feedback-analysis": {"floor": 5},
        DOCUMENTATION: {"floor": 3, "drop_rank": 1},
        PROCESS: {"floor": 10, "drop_rank": 2},
    },
    Style.EFFICIENT: {
        OUTREACH: {"minutes": 20},
        "success-coaching": {"minutes": 60},
        "relationship-strengthening": {"minutes": 60, "drop_rank": 5},
        PROCESS: {"minutes": 60, "floor": 20, "drop_rank": 12},
        DOCUMENTATION: {"floor": 10, "drop_rank": 12},
        "tool-evaluation": {"drop_rank": 8},
    },
    Style.INTEGRATED: {"success-story": {"drop_rank": 9}, "feedback-analysis": {"drop_rank": 9}},
}
"""What a style changes: minutes, floors and the order of cutting."""


def activities_for(style: Style) -> tuple[Activity, ...]:
    """The stock set as a style wants it; efficient and integrated plans have one activity besides."""
    changed = tuple(a.model_copy(update=_STYLED[style].get(a.key, {})) for a in STOCK)
    return (*changed, *_ADDED.get(style, ()))
