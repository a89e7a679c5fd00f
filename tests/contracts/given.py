"""Values for the store's contract: jobs, runs, documents and one mission. Noon is when every story begins."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.core.document import Document, DocumentSection
from bot.core.events import PublishAsked
from bot.core.jobs import Happen, Job, PublishJob
from bot.core.mission import Mission, Phase
from bot.core.ports import JobRow
from bot.core.run import Answer, Run
from bot.stores.sqlite import SqliteStore

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
LEASE = 30.0
ME, OTHER = "worker-1", "worker-2"


def later(seconds: float) -> datetime:
    """So many seconds after noon."""
    return NOON + timedelta(seconds=seconds)


def job(name: str, key: str = "", run_at: datetime | None = None, what: Job | None = None) -> JobRow:
    """A job of team T1, in a queue of its own unless a key is given."""
    return JobRow(id=name, team="T1", key=key or name, job=what or PublishJob(run="R1"), run_at=run_at)


def happening(name: str) -> Happen:
    """A job that carries an event."""
    return Happen(run="R1", event=PublishAsked(key=name, at=NOON))


def run(name: str = "R1", **changes: object) -> Run:
    """An open run of the bible mission in channel C1."""
    answer = Answer(question="offer", value=("bikes", "repairs – naïve 🚲"), by="U1", at=NOON)
    given = Run(
        id=name, team="T1", channel="C1", starter="U1", slug="bible", sha256="abc", started=NOON, answers={"offer": answer}
    )
    return given.model_copy(update=changes)


def document(name: str = "D1", **changes: object) -> Document:
    """A service bible of channel C1, not yet numbered."""
    given = Document(
        id=name,
        team="T1",
        channel="C1",
        kind="service-bible",
        title="Bible",
        version=0,
        run="R1",
        slug="bible",
        at=NOON,
        by="U1",
        markdown="# Bible",
        sections=(DocumentSection(title="Standards", markdown="Answer within a day."),),
        contents={"standards": {"items": ["one", "two"]}},
    )
    return given.model_copy(update=changes)


def mission(sha256: str = "abc") -> Mission:
    """A mission of one phase."""
    return Mission(slug="bible", title="Bible", phases=(Phase(position=1, number=1, name="Listen"),), sha256=sha256)


async def opened(file: Path, **how) -> SqliteStore:
    """The store on this file, as it opens at noon."""
    return await SqliteStore.open(file, clock=lambda: NOON, **how)
