"""A quarter as it was: every activity by its ticks, the minutes, the metrics, and the changes that are proposed from them."""

from datetime import date, datetime

from bot.core.activities import Work
from bot.core.values import Value
from bot.core.wishes import ActivityChange

QUARTERLY_REVIEW = "quarterly-review"
"""The kind of document that the review ends in, and the key of its date on the calendar."""


class Reason(Value):
    """Why something was skipped, and how often that was said."""

    text: str
    times: int


class Turns(Value):
    """What became of the turns of one activity that stood on a digest: `due` is the sum of done, skipped and undone.

    `late` of those done were done on a later day than theirs; `put_off` and `handed` count turns that were put off or handed on
    at least once; `weekday` is the day of the week on which it was mostly done (Monday = 0), when it was done three times.
    """

    key: str
    name: str
    cadence: str
    minutes: int
    work: Work
    due: int
    done: int
    skipped: int
    undone: int
    late: int = 0
    put_off: int = 0
    handed: int = 0
    weekday: int | None = None
    reasons: tuple[Reason, ...] = ()


class Counted(Value):
    """A metric of the Plan as it was counted: `value`, resting on `n`, and how it moved in words; None: nobody counted it.

    `missed`: the value is not at the target, and `action` is what the Plan says to do then. `says` is the value with its unit.
    """

    key: str
    name: str
    unit: str
    target: str
    value: float | None = None
    n: int | None = None
    says: str = ""
    trend: str = ""
    missed: bool = False
    action: str = ""


class Choice(Value):
    """One way to answer a proposal: a change of the calendar, or a task for the next quarter. `says` is what it changes."""

    id: str
    label: str
    wish: ActivityChange | None = None
    task: str = ""
    says: str = ""


class Proposal(Value):
    """A change that the quarter suggests. `why` are the facts behind it; without any choice taken all stays as it is."""

    key: str
    title: str
    why: str = ""
    choices: tuple[Choice, ...]

    def choice(self, choice_id: str) -> Choice | None:
        """The choice with this id."""
        return next((c for c in self.choices if c.id == choice_id), None)


class Decision(Value):
    """What was decided about a proposal; an empty choice leaves all as it is."""

    choice: str = ""
    by: str
    at: datetime


class Quarter(Value):
    """The quarter of a Plan, as it stood when its review began. `since` and `until` are local dates, both included.

    `days` counts the digests of that time. Minutes are by class of work; `share` is the proactive part of the answering and
    proactive minutes done, in per cent. `reached` are the keys of milestones that were ticked as done.
    """

    plan: str
    title: str
    version: int
    since: date
    until: date
    days: int = 0
    activities: tuple[Turns, ...] = ()
    minutes_planned: dict[Work, int] = {}
    minutes_done: dict[Work, int] = {}
    share: int | None = None
    share_wanted: int | None = None
    milestones: int = 0
    reached: tuple[str, ...] = ()
    metrics: tuple[Counted, ...] = ()
    proposals: tuple[Proposal, ...] = ()

    @property
    def due(self) -> int:
        """Turns of all activities."""
        return sum(a.due for a in self.activities)

    @property
    def done(self) -> int:
        """Those that were done."""
        return sum(a.done for a in self.activities)

    @property
    def completion(self) -> int | None:
        """The share that was done, in per cent; None when nothing was due on a digest."""
        return round(100 * self.done / self.due) if self.due else None

    def proposal(self, key: str) -> Proposal | None:
        """The proposal with this key."""
        return next((p for p in self.proposals if p.key == key), None)
