"""The Tx port over the shared statements. Knows no database: it is given a way to execute, and never opens or commits."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

import structlog

from bot.core.document import Document
from bot.core.mission import Mission
from bot.core.ports import Conflict, JobRow
from bot.core.run import Run
from bot.stores import rows, sql
from bot.stores.digests import DigestRows
from bot.stores.lookups import LookupRows
from bot.stores.metrics import MetricRows
from bot.stores.shelves import ShelfRows
from bot.stores.works import WorkRows

UNREADABLE_WAITS = timedelta(seconds=30)
BEFORE_ALL = -(2**62)

log = structlog.get_logger(__name__)


class Rows(Protocol):
    """What executing a statement gives: the rows it returned, and how many it touched."""

    @property
    def rowcount(self) -> int:
        """The number of rows changed."""
        ...

    def __iter__(self) -> Iterator[Sequence]:
        """The rows returned."""
        ...


class SqlTx(DigestRows, LookupRows, MetricRows, ShelfRows, WorkRows):
    """One transaction. `added` turns true when it puts a job that was not known."""

    def __init__(self, execute: Callable[[str, Mapping[str, object]], Rows]) -> None:
        self._execute = execute
        self.added = False

    def put(self, row: JobRow, at: datetime) -> bool:
        return self.put_all([(row, at)]) == 1

    def put_all(self, puts: Sequence[tuple[JobRow, datetime]]) -> int:
        """Adds jobs in this order with one statement; returns how many were not known."""
        columns = (rows.job_columns(row, at) for row, at in puts)
        named = {f"{name}{n}": value for n, each in enumerate(columns) for name, value in each.items()}
        new = self._execute(sql.put(len(puts)), named).rowcount
        self.added = self.added or new > 0
        return new

    def claim(
        self,
        owner: str,
        now: datetime,
        lease_seconds: float,
        limit: int,
        only: tuple[str, ...] = (),
        never: tuple[str, ...] = (),
    ) -> tuple[JobRow, ...]:
        until = rows.micros(now + timedelta(seconds=lease_seconds))
        lane = {**sql.numbered("only", only), **sql.numbered("never", never)}
        parameters = {"owner": owner, "now": rows.micros(now), "until": until, "limit": limit, **lane}
        # All rows are fetched before anything else is executed: a half-read statement would keep the table busy.
        taken = sorted(self._execute(sql.claim(len(only), len(never)), parameters), key=lambda columns: columns[5])
        return tuple(row for columns in taken if (row := self._readable(columns, now)))

    def _readable(self, columns: Sequence, now: datetime) -> JobRow | None:
        row = rows.job_row(columns)
        if row is None:
            log.warning("job of an unknown kind waits", job=columns[0], kind=columns[3])
            self._execute(sql.SET_ASIDE, {"seq": columns[5], "run_at": rows.micros(now + UNREADABLE_WAITS)})
        return row

    def extend(self, job_id: str, owner: str, until: datetime) -> bool:
        return self._changed(sql.EXTEND, {"id": job_id, "owner": owner, "until": rows.micros(until)})

    def finish(self, job_id: str, owner: str, now: datetime) -> bool:
        return self._changed(sql.FINISH, {"id": job_id, "owner": owner, "now": rows.micros(now)})

    def postpone(self, job_id: str, owner: str, run_at: datetime, error: str) -> bool:
        parameters = {"id": job_id, "owner": owner, "run_at": rows.micros(run_at), "error": error, "failed": int(bool(error))}
        return self._changed(sql.POSTPONE, parameters)

    def bury(self, job_id: str, owner: str, now: datetime, error: str) -> bool:
        return self._changed(sql.BURY, {"id": job_id, "owner": owner, "now": rows.micros(now), "error": error})

    def next_due(self, after: datetime | None = None) -> datetime | None:
        due = self._value(sql.NEXT_DUE, {"after": rows.micros(after) if after else BEFORE_ALL})
        return None if due is None else rows.instant(due)

    def jobs(self, state: str | None = None, limit: int = 100) -> tuple[JobRow, ...]:
        found = self._execute(sql.JOBS[state], {"limit": limit})
        return tuple(row for columns in found if (row := rows.job_row(columns)))

    def sweep(self, before: datetime) -> int:
        return self._execute(sql.SWEEP, {"before": rows.micros(before)}).rowcount

    def add_run(self, run: Run) -> bool:
        return self._changed(sql.ADD_RUN, rows.run_columns(run))

    def run(self, run_id: str) -> Run | None:
        return self._first_run(sql.RUN, {"id": run_id})

    def save_run(self, run: Run) -> Run:
        saved = run.model_copy(update={"version": run.version + 1})
        columns = rows.run_columns(saved)
        if not self._changed(sql.SAVE_RUN, columns):
            raise Conflict(run.id)
        self._execute(sql.CLOSE_RUN, columns)
        return saved

    def open_run(self, team: str, channel: str, slug: str) -> Run | None:
        return self._first_run(sql.OPEN_RUN, {"team": team, "channel": channel, "slug": slug})

    def runs(
        self, team: str, user: str | None = None, channel: str | None = None, open: bool | None = None, limit: int = 20
    ) -> tuple[Run, ...]:
        wanted: dict[str, object] = {"team": team}
        if user is not None:
            wanted["starter"] = user
        if channel is not None:
            wanted["channel"] = channel
        if open is not None:
            wanted["open"] = int(open)
        return self._runs(sql.runs(tuple(wanted)), {**wanted, "limit": limit})

    def all_runs(self, limit: int = 100) -> tuple[Run, ...]:
        return self._runs(sql.ALL_RUNS, {"limit": limit})

    def pin(self, mission: Mission) -> None:
        self._execute(sql.PIN, {"sha256": mission.sha256, "slug": mission.slug, "body": rows.body(mission)})

    def mission(self, sha256: str) -> Mission | None:
        text = self._value(sql.MISSION, {"sha256": sha256})
        return None if text is None else Mission.model_validate_json(text)

    def number(self, document: Document) -> Document:
        if known := self.document(document.id):
            return document.model_copy(update={"version": known.version})
        last = self._value(sql.LAST_VERSION, {"team": document.team, "channel": document.channel, "kind": document.kind})
        return document.model_copy(update={"version": last + 1})

    def keep(self, document: Document) -> Document:
        if self._changed(sql.KEEP, rows.document_columns(document)):
            self._shelve(document)
            return document
        known = self.document(document.id)
        if known is None:
            raise Conflict(document.id)
        return known

    def document(self, document_id: str) -> Document | None:
        text = self._value(sql.DOCUMENT, {"id": document_id})
        return None if text is None else Document.model_validate_json(text)

    def documents(self, team: str, channel: str, kind: str | None = None) -> tuple[Document, ...]:
        statement = sql.DOCUMENTS if kind is None else sql.DOCUMENTS_OF_KIND
        found = self._execute(statement, {"team": team, "channel": channel, "kind": kind})
        return tuple(Document.model_validate_json(text) for (text,) in found)

    def all_documents(self, limit: int = 100) -> tuple[Document, ...]:
        found = self._execute(sql.ALL_DOCUMENTS, {"limit": limit})
        return tuple(Document.model_validate_json(text) for (text,) in found)

    def audit(self, at: datetime, team: str, run: str, who: str, what: str, ref: str) -> None:
        parameters = {"at": rows.micros(at), "team": team, "run": run, "who": who, "what": what, "ref": ref}
        self._execute(sql.AUDIT, parameters)

    def _changed(self, statement: str, parameters: Mapping[str, object]) -> bool:
        return self._execute(statement, parameters).rowcount == 1

    def _value(self, statement: str, parameters: Mapping[str, object]) -> Any:
        return next((columns[0] for columns in self._execute(statement, parameters)), None)

    def _first_run(self, statement: str, parameters: Mapping[str, object]) -> Run | None:
        text = self._value(statement, parameters)
        return None if text is None else Run.model_validate_json(text)

    def _runs(self, statement: str, parameters: Mapping[str, object]) -> tuple[Run, ...]:
        return tuple(Run.model_validate_json(text) for (text,) in self._execute(statement, parameters))
