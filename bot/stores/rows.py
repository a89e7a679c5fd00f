"""Values into columns and back: instants as microseconds, values as JSON, text that any database takes. Never touches one."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from bot.core.document import Document
from bot.core.jobs import Job
from bot.core.ports import JobRow
from bot.core.run import Run
from bot.core.values import Value

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
JOB: TypeAdapter[Job] = TypeAdapter(Job, config=ConfigDict(defer_build=True))


def micros(at: datetime) -> int:
    """A UTC instant as whole microseconds since 1970. Raises TypeError for an instant without a zone."""
    return (at - EPOCH) // MICROSECOND


def instant(count: int) -> datetime:
    """The UTC instant so many microseconds after 1970."""
    return EPOCH + count * MICROSECOND


def mended(text: str) -> str:
    """The text with halves of a surrogate pair joined, and a lone half replaced by U+FFFD, so that it can be encoded."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def mended_parameters(parameters: Mapping[str, object]) -> dict[str, object]:
    """The parameters with every text mended."""
    return {name: mended(value) if isinstance(value, str) else value for name, value in parameters.items()}


def body(value: Value) -> str:
    """The value as JSON text, mended where it holds half a character."""
    try:
        return value.model_dump_json()
    except PydanticSerializationError:
        return mended(json.dumps(value.model_dump(mode="json"), ensure_ascii=False))


def job_columns(row: JobRow, at: datetime) -> dict[str, object]:
    """The columns of a job that was just made, due at its `run_at` or else at once."""
    return {
        "id": row.id,
        "team": row.team,
        "kind": row.job.type,
        "key": row.key,
        "body": body(row.job),
        "run_at": micros(row.run_at or at),
    }


def job_row(columns: Sequence) -> JobRow | None:
    """The job in these columns (in the order of `sql.JOB`); None when this version cannot read its body."""
    job_id, team, key, _kind, text, seq, run_at, tries, failures, state, owner, error = columns
    try:
        job = JOB.validate_json(text)
    except ValidationError:
        return None
    # Everything else was checked on its way in, and a claim is on the hot path.
    return JobRow.model_construct(
        id=job_id,
        team=team,
        key=key,
        job=job,
        seq=seq,
        run_at=instant(run_at),
        tries=tries,
        failures=failures,
        state=state,
        owner=owner,
        error=error,
    )


def run_columns(run: Run) -> dict[str, object]:
    """The columns of a run."""
    return {
        "id": run.id,
        "team": run.team,
        "channel": run.channel,
        "thread_ts": run.thread_ts,
        "starter": run.starter,
        "slug": run.slug,
        "sha256": run.sha256,
        "stage": run.stage.value,
        "open": int(run.open),
        "version": run.version,
        "started": micros(run.started),
        "body": body(run),
    }


def document_columns(document: Document) -> dict[str, object]:
    """The columns of a document."""
    return {
        "id": document.id,
        "team": document.team,
        "channel": document.channel,
        "kind": document.kind,
        "version": document.version,
        "at": micros(document.at),
        "body": body(document),
    }
