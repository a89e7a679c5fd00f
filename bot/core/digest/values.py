"""What the digest is made of: ticks, items, the week in numbers, and how a team's digest stands from day to day."""

from datetime import date, datetime
from enum import StrEnum

from bot.core.activities import Work
from bot.core.calendar.values import Kind
from bot.core.digest.settings import DigestSettings
from bot.core.values import Value


class Mark(StrEnum):
    """What somebody said of an item."""

    DONE = "done"
    SNOOZED = "snoozed"
    SKIPPED = "skipped"
    HANDED = "handed"
    REOPENED = "reopened"


FINAL = frozenset({Mark.DONE, Mark.SKIPPED})


class Tick(Value):
    """What became of one thing that was due: `key` and `due` name it, `day` is the date of the digest on which it was said.

    `id` is the idempotency key of the press. `until` is the date to which it was snoozed, `to` the person it was handed to.
    `minutes` and `work` are those that were planned, so that a week can be summed up from its ticks.
    """

    id: str
    version: int
    key: str
    due: date
    day: date
    mark: Mark
    by: str
    at: datetime
    activity: str = ""
    minutes: int = 0
    work: Work = Work.OVERHEAD
    until: date | None = None
    reason: str = ""
    to: str = ""


class Group(StrEnum):
    """How soon in the day."""

    FIRST = "first"
    TODAY = "today"
    IF_TIME = "if-time-allows"


class Item(Value):
    """One thing on a digest. `due` is the date of its turn; `carried` counts the digests it was open on before this one.

    `minutes` count into the day unless they are those of another item (`inside`). `owner` is a role, `user` the person it was
    handed to.
    """

    key: str
    due: date
    activity: str
    minutes: int
    work: Work
    kind: Kind
    cadence: str
    owner: str
    because: str
    first_step: str = ""
    group: Group = Group.TODAY
    inside: str = ""
    carried: int = 0
    snoozed: bool = False
    user: str = ""

    @property
    def counted(self) -> int:
        """Minutes that it adds to the day."""
        return 0 if self.inside else self.minutes


class Near(Value):
    """A date of the Plan that comes within a week."""

    date: date
    what: str
    owner: str = ""


class Planned(Value):
    """What the Plan had for the week up to the day: how many things, and minutes by class of work."""

    items: int = 0
    minutes: dict[Work, int] = {}


class Shape(StrEnum):
    """The form of a digest: the whole list, one line because nothing is due, or a line for the week because nobody ticks."""

    FULL = "full"
    LINE = "line"
    WEEKLY = "weekly"


class Digest(Value):
    """What is said on one local date. `more` counts what a group has beyond the items shown; `cap` are minutes.

    `missed` are earlier dates on which no digest went out; `planned` is set on the last day of the week; `person` has the day.
    """

    date: date
    plan: str
    version: int
    title: str
    cap: int
    shape: Shape = Shape.FULL
    person: str = ""
    absent: str = ""
    items: tuple[Item, ...] = ()
    more: dict[Group, int] = {}
    near: tuple[Near, ...] = ()
    missed: tuple[date, ...] = ()
    planned: Planned | None = None
    share_wanted: int | None = None

    def group(self, group: Group) -> tuple[Item, ...]:
        """The items of a group."""
        return tuple(i for i in self.items if i.group is group)

    @property
    def minutes(self) -> int:
        """Minutes of what is to be done today; what only comes if time allows is left out."""
        return sum(i.counted for i in self.items if i.group is not Group.IF_TIME)


class PlanRef(Value):
    """A published Plan by its document id. Nothing of it falls due before `start`."""

    id: str
    version: int
    start: date


class Daily(Value):
    """How the digest of a channel's Plan stands. `run` made the newest Plan; `last` is the latest date that is dealt with.

    Nothing is carried from before `since`. `missed` waits to be told; `ignored` counts digests in a row that nobody ticked;
    `weekly`: it has shrunk to a line a week, until somebody ticks. `generation` grows with every change of what comes next, so
    that a job of an earlier one is void; `version` fences the stored row.
    """

    team: str
    channel: str
    run: str
    settings: DigestSettings
    plans: tuple[PlanRef, ...] = ()
    since: date
    last: date | None = None
    missed: tuple[date, ...] = ()
    ignored: int = 0
    weekly: bool = False
    generation: int = 0
    version: int = 0

    def plan_on(self, day: date) -> PlanRef | None:
        """The Plan that runs this day: the newest one that has started; before the first one starts, that one."""
        begun = [p for p in self.plans if p.start <= day]
        return (begun or list(self.plans[:1]))[-1] if self.plans else None


class Day(Value):
    """The digest of one date as it was composed, and where it stands in Slack. Its ticks are kept apart.

    `posted` is the id of the conversation it stands in; `ts` is empty until it stands. `revision` grows with every change that
    the message has to show, `shown` is the one it shows; `ticked`: somebody answered it; `version` fences the stored row.
    """

    team: str
    channel: str
    run: str
    digest: Digest
    at: datetime
    posted: str = ""
    ts: str = ""
    revision: int = 1
    shown: int = 0
    ticked: bool = False
    version: int = 0
