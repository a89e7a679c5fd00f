"""The listings: missions, runs, jobs, documents. They read the database and take no lock, so the bot may run meanwhile."""

import asyncio
import json
from collections.abc import Callable
from typing import Any, TypeVar

import click

from bot.bootstrap import library
from bot.cli.boards import of_run
from bot.cli.standing import standing
from bot.config import read_settings
from bot.coordinator.reception import mission_facts
from bot.core.document import Document
from bot.core.ports import JobRow, Tx
from bot.core.run import Run
from bot.core.versions.log import log_of
from bot.stores.sqlite import SqliteStore

T = TypeVar("T")
as_json = click.option("--json", "as_json_", is_flag=True, help="Print JSON.")
database = click.option("--database", help="The SQLite file (COORD_DATABASE).")


@click.command()
@as_json
def missions(as_json_: bool) -> None:
    """What can be started."""
    found = library(read_settings())
    rows = [mission_facts(m) for m in found.missions]
    if as_json_:
        _print_json({"missions": rows, "problems": list(found.complaints())})
        return
    for row in rows:
        click.echo(f"/coord {row['slug']:32} {row['emoji']} {row['title']} ({row['minutes'] or 'no time box'})")
    for line in found.complaints():
        click.echo(f"! {line}", err=True)


@click.command()
@as_json
@database
@click.option("--limit", default=100, show_default=True, help="How many at most.")
def runs(as_json_: bool, database: str | None, limit: int) -> None:
    """Every run, newest first."""
    rows = read(database, lambda tx: [_run_row(r) | _digest(tx, r) | _metrics(tx, r) for r in tx.all_runs(limit)])
    if as_json_:
        _print_json(rows)
        return
    for row in rows or [{}]:
        click.echo(_line(row, "id", "mission", "stage", "channel", "started") if row else "No runs yet.")


@click.command()
@as_json
@database
@click.option("--state", type=click.Choice(["waiting", "running", "done", "dead"]), help="Only jobs in this state.")
@click.option("--limit", default=50, show_default=True, help="How many at most.")
def jobs(as_json_: bool, database: str | None, state: str | None, limit: int) -> None:
    """Jobs, newest first: what waits, and what was given up."""
    rows = [_job_row(r) for r in read(database, lambda tx: tx.jobs(state, limit))]
    if as_json_:
        _print_json(rows)
        return
    for row in rows or [{}]:
        click.echo(_line(row, "state", "kind", "id", "tries", "error") if row else "No jobs.")


@click.command()
@as_json
@database
@click.option("--limit", default=100, show_default=True, help="How many at most.")
def documents(as_json_: bool, database: str | None, limit: int) -> None:
    """Every version of every document, newest first."""
    rows = [_document_row(d) for d in read(database, lambda tx: tx.all_documents(limit))]
    if as_json_:
        _print_json(rows)
        return
    for row in rows or [{}]:
        click.echo(_line(row, "id", "title", "version", "channel", "at", "by", "why") if row else "No documents yet.")


def read(path: str | None, fn: Callable[[Tx], T]) -> T:
    """What `fn` finds in the database, which is opened for reading only. Raises StoreUnavailable."""

    async def found() -> T:
        store = await SqliteStore.open(read_settings(COORD_DATABASE=path).database, read_only=True)
        try:
            return await store.run(fn)
        finally:
            await store.close()

    return asyncio.run(found())


def _metrics(tx: Tx, run: Run) -> dict[str, Any]:
    """What was counted for the metrics of this run's Plan; nothing for other runs."""
    found = of_run(tx, run)
    return {"metrics": found["metrics"]} if found else {}


def _digest(tx: Tx, run: Run) -> dict[str, Any]:
    """How the digest stands that this run's Plan runs; nothing for other runs."""
    daily = tx.daily(run.team, run.channel) if run.document else None
    return {"digest": standing(daily)} if daily and daily.run == run.id else {}


def _run_row(run: Run) -> dict[str, Any]:
    return {
        "id": run.id,
        "mission": run.slug,
        "mission_sha256": run.sha256,
        "team": run.team,
        "channel": run.channel,
        "thread_ts": run.thread_ts,
        "starter": run.starter,
        "mode": run.mode.value,
        "stage": run.stage.value,
        "started": run.started.isoformat(),
        "ended": run.ended_at.isoformat() if run.ended_at else None,
        "phases": [{"position": p.position, "status": p.status.value, "approved_by": p.approved_by} for p in run.phases],
        "answers": len(run.answers),
        "model": run.spent.model_dump(),
        "document": run.document,
        "document_version": run.document_version or None,
        "changing": run.changing,
    }


def _document_row(document: Document) -> dict[str, Any]:
    note = log_of(document)[-1]
    return {
        "id": document.id,
        "kind": document.kind,
        "title": document.title,
        "version": document.version,
        "team": document.team,
        "channel": document.channel,
        "run": document.run,
        "mission": document.slug,
        "at": document.at.isoformat(),
        "by": document.by,
        "why": note.why,
        "restored_from": note.restored or None,
        "changes": len(note.differences) + note.more,
        "set_aside": len(document.set_aside),
    }


def _job_row(row: JobRow) -> dict[str, Any]:
    due = row.run_at.isoformat() if row.run_at else None
    return {
        "id": row.id,
        "kind": row.job.type,
        "key": row.key,
        "team": row.team,
        "state": row.state,
        "tries": row.tries,
        "run_at": due,
        "error": row.error,
    }


def _line(row: dict[str, Any], *keys: str) -> str:
    return "  ".join(str(row[k]) for k in keys if row[k] not in (None, ""))


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
