"""The deliverables of a quarterly review as values. Every figure, date and decision in them is code's; writers open them."""

from datetime import date

from bot.core.content.base import Content
from bot.core.values import Value


class ActivityLine(Value):
    """What became of one activity: turns that were due, and how many of them were done, skipped, or left undone."""

    activity: str
    cadence: str
    due: int
    done: int
    skipped: int
    undone: int


class SkipLine(Value):
    """Why an activity was skipped, as people said it, and how often."""

    activity: str
    reason: str
    times: int


class MinutesLine(Value):
    """Minutes of one class of work in the quarter: planned on the digests, and done."""

    what: str
    planned: int
    done: int


class QuarterWork(Content):
    """What was done. `days` counts digests; `completion` and the shares are per cent, None where nothing is known."""

    opening: str
    since: date
    until: date
    plan: str
    days: int
    completion: int | None
    rows: tuple[ActivityLine, ...]
    reasons: tuple[SkipLine, ...]
    minutes: tuple[MinutesLine, ...]
    share_says: str
    milestones_says: str


class NumberLine(Value):
    """One metric: what was counted, how it moved, and what the Plan says to do when it is missed (empty: it is not)."""

    metric: str
    counted: str
    trend: str
    target: str
    action: str


class QuarterNumbers(Content):
    """What the numbers say: metrics, the health signs against those who left, the Business Chassis. Scenarios, no promises."""

    opening: str
    rows: tuple[NumberLine, ...]
    uncounted: tuple[str, ...]
    health: tuple[str, ...]
    chassis: tuple[str, ...]
    caution: str


class DecisionLine(Value):
    """A proposal, what was decided, and what that makes different (empty: nothing)."""

    proposal: str
    decided: str
    difference: str


class QuarterDecisions(Content):
    """What changes: the proposals with their decisions, what is kept, stopped and begun, and whether the hours still fit."""

    opening: str
    rows: tuple[DecisionLine, ...]
    keep: tuple[str, ...]
    stop: tuple[str, ...]
    start: tuple[str, ...]
    capacity: tuple[str, ...]
    not_possible: tuple[str, ...]


class Commitment(Value):
    """Something that will be done: by whom, and by when."""

    what: str
    owner_role: str
    due: date


class QuarterNext(Content):
    """The time after: the next version of the Plan with its first day, commitments, and the next review."""

    opening: str
    start: date
    plan: str
    changes: tuple[str, ...]
    commitments: tuple[Commitment, ...]
    carried: tuple[str, ...]
    next_review: date


QUARTER: dict[str, type[Content]] = {
    "quarter-work": QuarterWork,
    "quarter-numbers": QuarterNumbers,
    "quarter-decisions": QuarterDecisions,
    "quarter-next": QuarterNext,
}
