"""The ports: what the core needs from the outside, each of a few methods. Adapters live in their own folders."""

from collections.abc import Callable
from datetime import datetime
from typing import Literal, Protocol, TypeVar

from pydantic import JsonValue

from bot.core.brief import Brief, PhaseBrief, Reviewed, SpineBrief, Written, WrittenSpine
from bot.core.cost import NOTHING, Forecast, Usage
from bot.core.digest.ports import DigestChat, DigestTx
from bot.core.document import Document
from bot.core.facts import Facts
from bot.core.files import Reading
from bot.core.jobs import Job
from bot.core.lookup.ports import LookupChat, LookupTx
from bot.core.metrics.ports import MetricTx
from bot.core.mission import Mission
from bot.core.run import Run
from bot.core.shelf import Shelf, ShelfTx, Spot
from bot.core.values import Value
from bot.core.versions.ports import WorkTx
from bot.core.versions.values import Difference

T = TypeVar("T")


class Conflict(Exception):
    """The row was changed by somebody else since it was loaded."""


class StoreUnavailable(Exception):
    """The database cannot take the change now (full, locked, gone). The text is one plain sentence for the operator."""


class JobRow(Value):
    """A job at rest. `id` is the idempotency key, `key` the queue it waits in (at most one at a time per key).

    `tries` counts claims, so that a second try knows it is one; `failures` counts tries that ended in an error.
    """

    id: str
    team: str
    key: str
    job: Job
    seq: int = 0
    run_at: datetime | None = None
    tries: int = 0
    failures: int = 0
    state: Literal["waiting", "running", "done", "dead"] = "waiting"
    owner: str | None = None
    error: str = ""


class Tx(DigestTx, LookupTx, MetricTx, ShelfTx, WorkTx, Protocol):
    """One transaction: plain synchronous calls, all or nothing. It never spans a network call."""

    def put(self, row: JobRow, at: datetime) -> bool:
        """Adds a job, due at `row.run_at` or at once. False when the id is known already."""
        ...

    def claim(
        self,
        owner: str,
        now: datetime,
        lease_seconds: float,
        limit: int,
        only: tuple[str, ...] = (),
        never: tuple[str, ...] = (),
    ) -> tuple[JobRow, ...]:
        """Takes due jobs, oldest first, at most one at a time per key; each gets owner, lease and one more try.

        `only` keeps to these kinds, `never` leaves these out. A job that this version cannot read is set aside, not taken.
        """
        ...

    def extend(self, job_id: str, owner: str, until: datetime) -> bool:
        """Prolongs a lease. False when the job is no longer this owner's."""
        ...

    def finish(self, job_id: str, owner: str, now: datetime) -> bool:
        """Marks a job done. False (and nothing else may be written) when it is no longer this owner's."""
        ...

    def postpone(self, job_id: str, owner: str, run_at: datetime, error: str) -> bool:
        """Gives a job back for another try at `run_at`. With an error it counts as a failure, without one it just waits."""
        ...

    def bury(self, job_id: str, owner: str, now: datetime, error: str) -> bool:
        """Marks a job dead after its last try."""
        ...

    def next_due(self, after: datetime | None = None) -> datetime | None:
        """When the next waiting job or expiring lease is due (later than `after`); None when there is none."""
        ...

    def jobs(self, state: str | None = None, limit: int = 100) -> tuple[JobRow, ...]:
        """Jobs for the operator, newest first."""
        ...

    def sweep(self, before: datetime) -> int:
        """Forgets jobs done before this instant, a bounded number at a time; how many."""
        ...

    def add_run(self, run: Run) -> bool:
        """Stores a new run. False when an open run of the mission stands in that channel."""
        ...

    def run(self, run_id: str) -> Run | None:
        """The run with this id."""
        ...

    def save_run(self, run: Run) -> Run:
        """Stores a changed run; returns it with the next version. Raises Conflict when `run.version` is not the stored one."""
        ...

    def open_run(self, team: str, channel: str, slug: str) -> Run | None:
        """The open run of a mission in a channel."""
        ...

    def runs(
        self, team: str, user: str | None = None, channel: str | None = None, open: bool | None = None, limit: int = 20
    ) -> tuple[Run, ...]:
        """Runs of a team, newest first; `user` keeps those the person started."""
        ...

    def all_runs(self, limit: int = 100) -> tuple[Run, ...]:
        """Runs of every team for the operator, newest first."""
        ...

    def pin(self, mission: Mission) -> None:
        """Keeps a mission under its SHA-256, for ever."""
        ...

    def mission(self, sha256: str) -> Mission | None:
        """The pinned mission."""
        ...

    def number(self, document: Document) -> Document:
        """The document with the next version of its kind in its channel; with its id stored already: that one's version."""
        ...

    def keep(self, document: Document) -> Document:
        """Stores a numbered document. Its id known already: returns the stored one. Raises Conflict when the number is taken."""
        ...

    def document(self, document_id: str) -> Document | None:
        """The document with this id."""
        ...

    def documents(self, team: str, channel: str, kind: str | None = None) -> tuple[Document, ...]:
        """The channel's documents, newest first."""
        ...

    def all_documents(self, limit: int = 100) -> tuple[Document, ...]:
        """Documents of every channel for the operator, newest first."""
        ...

    def audit(self, at: datetime, team: str, run: str, who: str, what: str, ref: str) -> None:
        """Appends who did what to which run; never content."""
        ...


class Listener(Protocol):
    """Who wants to know of new jobs: the worker."""

    def join(self, tx: Tx) -> Callable[[], None] | None:
        """May be called at the end of a transaction that added jobs, inside it and outside the event loop.

        What it returns is called in the event loop after the commit; None asks for `wake` instead.
        """
        ...

    def wake(self) -> None:
        """Called in the event loop after a commit that added jobs."""
        ...


class Store(Protocol):
    """The database. `run(fn)` runs `fn(tx)` in one transaction, retried when the database asks for it."""

    def listen(self, listener: Listener) -> None:
        """From now on tells this listener of jobs that are put."""
        ...

    async def run(self, fn: Callable[[Tx], T]) -> T:
        """Runs fn in one transaction and returns what it returned. Raises StoreUnavailable."""
        ...

    async def put(self, row: JobRow, at: datetime) -> None:
        """Adds a job in a transaction of its own, as `Tx.put` does. Raises StoreUnavailable."""
        ...

    async def close(self) -> None:
        """Lets go of the database."""
        ...


class Refused(Exception):
    """Slack refuses for good. `code` is Slack's error code; trying again does not help."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class TryLater(Exception):
    """Not now: `seconds` when the other side said how long."""

    def __init__(self, reason: str, seconds: float | None = None) -> None:
        super().__init__(reason)
        self.seconds = seconds


class Showing(Value):
    """A message to show: everything a message builder needs. `again` is true on a second try: look before posting.

    `differences` are those to the published version, or of a new draft to the text that a person wrote.
    `forecast` is what the run is expected to take of a model, for the card, when a model writes; `shelf` is where the document
    stands.
    """

    run: Run
    mission: Mission
    message: str
    name: str
    phase: int = 0
    round: int = 0
    deliverable: str = ""
    document: Document | None = None
    shelf: Shelf | None = None
    facts: Facts = Facts()
    differences: tuple[Difference, ...] = ()
    forecast: Forecast | None = None
    again: bool = False


class Chat(DigestChat, LookupChat, Protocol):
    """Where people are. Every call may raise Refused or TryLater."""

    async def show(self, showing: Showing) -> str:
        """Posts the message, or edits it in place when the run knows its timestamp; returns the timestamp.

        `showing.name` and the run's id are its key: a second try finds what the first one posted.
        """
        ...

    async def tell(self, channel: str, user: str, notice: str, facts: dict[str, str], thread_ts: str | None, reply: str) -> None:
        """Gives one person a private word."""
        ...

    async def overview(
        self, page: str, facts: dict[str, JsonValue], channel: str, user: str, thread_ts: str | None, reply: str
    ) -> None:
        """Answers a command with a private page."""
        ...

    def link(self, channel: str, ts: str) -> str:
        """The address of a message."""
        ...

    async def names(self, users: frozenset[str]) -> dict[str, str]:
        """What these people are called, by user id; who cannot be looked up is left out. Raises nothing."""
        ...

    async def canvas(self, document: Document, standing: str) -> str:
        """Writes the document into the standing canvas, or into a new one that nobody sees yet; its id, empty without one."""
        ...

    async def share(self, spot: Spot, document: Document, again: bool, canvas: str = "") -> Shelf:
        """Lets the document stand in the channel, once: in its canvas, else as a file, else in the thread; where that is."""
        ...


class Missions(Protocol):
    """What can be started."""

    @property
    def missions(self) -> tuple[Mission, ...]:
        """Every mission, in the order of its folders."""
        ...

    def find(self, name: str) -> Mission | None:
        """The mission with this slug or alias."""
        ...

    def nearest(self, word: str) -> tuple[str, ...]:
        """Up to three slugs that look like the word."""
        ...

    def complaints(self) -> tuple[str, ...]:
        """What is wrong in the folders, a line each: names claimed twice, documents that are no missions."""
        ...


class Writer(Protocol):
    """Who writes drafts. Raises WriterFailed."""

    name: str

    async def draft(self, brief: Brief) -> Written:
        """Writes one deliverable."""
        ...

    async def review(self, brief: PhaseBrief) -> Reviewed:
        """Reads a phase's drafts as its support persona."""
        ...

    async def spine(self, brief: SpineBrief) -> WrittenSpine:
        """Settles what all drafts of a run share. An empty spine: they need not agree on anything beforehand."""
        ...

    def forecast(self, mission: Mission) -> Forecast | None:
        """What a run of this mission should take of a language model; None for a writer that asks none. Takes no time."""
        ...


class WriterFailed(Exception):
    """A writer gave up. The text is one plain sentence for people: what happened, nothing secret.

    `usage` is what the attempt took of a model all the same; `capped` when nothing is wrong but the cap of the run.
    """

    def __init__(self, sentence: str, usage: Usage = NOTHING, capped: bool = False) -> None:
        super().__init__(sentence)
        self.usage, self.capped = usage, capped


class Unreadable(Exception):
    """A file was not read. The text is for people: what is wrong with it and what to do. `called` is its name, where known."""

    def __init__(self, reason: str, called: str = "") -> None:
        super().__init__(reason)
        self.called = called


class Files(Protocol):
    """What people attached. It keeps nothing of it."""

    async def read(self, file_id: str, table: bool) -> Reading:
        """What a file says: its sections, or its rows where a table is wanted. Raises Unreadable, TryLater."""
        ...


class Renderer(Protocol):
    """Values into text."""

    def deliverable(self, type_name: str, content: dict[str, object]) -> str:
        """The Markdown of a deliverable, headings from level 4 down."""
        ...

    def document(self, document: Document, run: Run, mission: Mission) -> str:
        """The whole document as Markdown."""
        ...

    def plain(self, text: str) -> str:
        """The text as Markdown that means nothing but itself, on one line."""
        ...
