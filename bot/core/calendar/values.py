"""What the calendar takes and gives: a Plan's content, settings of a team, occurrences by local date."""

from datetime import date
from enum import StrEnum

from pydantic import JsonValue

from bot.core.activities import Cadence, Work
from bot.core.content.plan import Initiatives, NewCustomerTouch
from bot.core.content.plan_measures import Review
from bot.core.content.plan_work import Bau, BauActivity, CapacityBudget
from bot.core.customers import Customer
from bot.core.hours import WEEK
from bot.core.values import Value


class PlanContent(Value):
    """What of a Plan runs the day. `id` and `version` name the Plan; nothing of it falls due before `start`.

    `stages` are the customers counted in each stage. What a Plan does not hold is None or empty.
    """

    id: str
    version: int
    title: str
    start: date
    bau: Bau
    capacity: CapacityBudget
    review: Review | None = None
    initiatives: Initiatives | None = None
    new_customer: tuple[NewCustomerTouch, ...] = ()
    stages: tuple[tuple[str, int], ...] = ()
    owner: str = ""
    backup: str = ""
    timezone: str = "UTC"
    day_start: str = "09:00"
    digest_at: str = "09:00"
    away: frozenset[date] = frozenset()

    def __hash__(self) -> int:
        # Its name is enough to tell it from others; hashing every activity took longer than finding what is due.
        return hash((self.id, self.version))

    @property
    def weekdays(self) -> tuple[int, ...]:
        """The working days, Monday = 0."""
        return tuple(WEEK.index(d.day) for d in self.capacity.days if d.day in WEEK)


class CalendarSettings(Value):
    """What a team adds to its Plan: public holidays, days away, and its customers (none: nobody gave a list)."""

    holidays: frozenset[date] = frozenset()
    away: frozenset[date] = frozenset()
    customers: tuple[Customer, ...] = ()


class Kind(StrEnum):
    """What an occurrence is: an activity of the calendar, brought by a customer, or a date of the Plan."""

    ACTIVITY = "activity"
    EVENT = "event"
    MILESTONE = "milestone"
    TASK = "task"
    REVIEW = "review"


EVENT = "event"
ONCE = "once"


class Occurrence(Value):
    """One thing that is due on one local date.

    `key` is unique on its date and `id` over all dates and versions: the same question always gives the same ids. `turn` is the
    day on which the rule puts it, which differs from `date` when it was moved. `minutes` are those of this sitting, `sitting` of
    `sittings`. With `inside` set the minutes are part of those of that activity and count once, there.
    """

    id: str
    date: date
    key: str
    activity: str
    cadence: str
    minutes: int
    work: Work
    owner: str
    due_because: str
    kind: Kind = Kind.ACTIVITY
    first_step: str = ""
    reference: str = ""
    turn: date
    sitting: int = 1
    sittings: int = 1
    inside: str = ""

    @property
    def counted(self) -> int:
        """Minutes that it adds to its day."""
        return 0 if self.inside else self.minutes

    def row(self) -> dict[str, JsonValue]:
        """The occurrence as JSON, its class of work under `class`."""
        row = self.model_dump(mode="json")
        row["class"] = row.pop("work")
        return row


class Piece(Value):
    """One sitting of an activity on a date, before it is told: `moved` says that its own day was one without service or full."""

    activity: BauActivity
    day: date
    turn: date
    minutes: int
    sitting: int = 1
    sittings: int = 1
    moved: str = ""


RARE = (Cadence.MONTHLY, Cadence.QUARTERLY)
