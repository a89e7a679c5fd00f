"""`coord doctor`: looks at everything that a working bot needs, and names the next step for each thing that is wrong."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from bot.bootstrap import exporter, library, server
from bot.cli.start import log_to_stderr
from bot.config import Settings, connection_problem, read_settings
from bot.core.mission import Severity
from bot.core.ports import Refused, StoreUnavailable, TryLater
from bot.slack.connection import connect
from bot.slack.socket import socket_problem
from bot.stores.sqlite import SqliteStore

NEEDED = ("app_mentions:read", "chat:write", "chat:write.customize", "commands", "channels:history")
USEFUL = {
    "channels:read": "the library finds the documents of all the public channels that somebody is in",
    "groups:read": "the library finds the documents of all the private channels that somebody is in",
    "canvases:write": "the finished document stands in a canvas, on a paid plan; until then it is posted as a file",
    "files:read": "files that people attach to a form are read",
    "files:write": "the finished document is posted as a file",
    "groups:history": "a message in a private channel is looked for before it is posted again",
    "im:history": "a digest in a direct message is looked for before it is posted again",
    "im:write": "a digest or a file in a direct message is looked for before it is sent again",
    "users:read": "people appear in documents by their display names",
}


@dataclass(frozen=True)
class Finding:
    """One thing looked at. `next` is what to do when it is not ok."""

    what: str
    ok: bool
    says: str
    next: str = ""


@click.command()
@click.option("--json", "as_json_", is_flag=True, help="Print JSON.")
def doctor(as_json_: bool) -> None:
    """Check tokens, scopes, database, missions and model."""
    settings = read_settings()
    log_to_stderr(settings)
    findings = asyncio.run(_examine(settings))
    if as_json_:
        click.echo(json.dumps([asdict(f) for f in findings], indent=2, ensure_ascii=False))
    else:
        for finding in findings:
            click.echo(f"{'ok ' if finding.ok else '!! '} {finding.what}: {finding.says}")
            if finding.next:
                click.echo(f"    Next: {finding.next}")
    sys.exit(0 if all(f.ok for f in findings) else 1)


async def _examine(settings: Settings) -> list[Finding]:
    looks: tuple[Callable[[Settings], Awaitable[list[Finding]]], ...] = (_slack, _database, _missions, _model, _exports)
    return [finding for look in looks for finding in await look(settings)]


async def _slack(settings: Settings) -> list[Finding]:
    problem = connection_problem(settings)
    if problem or settings.bot_token is None:
        says, _, after = problem.partition(". ")
        return [Finding("Slack settings", False, says, after)]
    try:
        connection = await connect(settings.bot_token.get_secret_value(), settings.api_url)
    except Refused as refused:
        return [Finding("Bot token", False, f"Slack says {refused.code}", "Reinstall the app and copy the new bot token.")]
    except TryLater:
        return [Finding("Slack", False, f"no answer from {settings.api_url}", "Check the network and SLACK_API_URL.")]
    try:
        found = [Finding("Bot token", True, f"team {connection.team_name or connection.team}"), *_scopes(connection.scopes)]
        return [*found, await _door(settings, connection)]
    finally:
        await connection.close()


async def _door(settings: Settings, connection) -> Finding:  # type: ignore[no-untyped-def]
    if settings.over_http:
        return Finding("Way in", True, f"HTTP on port {settings.port}, /slack/events")
    assert settings.app_token is not None
    problem = await socket_problem(connection, settings.app_token.get_secret_value())
    if problem:
        return Finding("App token", False, problem, "Make an app token with the scope connections:write and turn Socket Mode on.")
    return Finding("App token", True, "Socket Mode can be opened")


def _scopes(scopes: frozenset[str]) -> list[Finding]:
    if not scopes:
        return [Finding("Scopes", True, "Slack did not say which there are")]
    missing = [s for s in NEEDED if s not in scopes]
    step = f"Add {', '.join(missing)} to the app (manifest.yml has them) and reinstall it." if missing else ""
    found = [Finding("Scopes", not missing, "all needed ones are there" if not missing else "some are missing", step)]
    return found + [Finding(f"Scope {s}", True, f"not there; with it {why}") for s, why in USEFUL.items() if s not in scopes]


async def _database(settings: Settings) -> list[Finding]:
    path = Path(settings.database)
    if not path.exists():
        ok = path.resolve().parent.is_dir()
        step = "" if ok else f"Make the folder {path.resolve().parent}."
        return [Finding("Database", ok, f"{path} will be made at the first start" if ok else "its folder is missing", step)]
    try:
        store = await SqliteStore.open(path, read_only=True)
    except StoreUnavailable as error:
        return [Finding("Database", False, str(error), "Restore a backup, or name another file in COORD_DATABASE.")]
    try:
        dead = await store.run(lambda tx: tx.jobs("dead", 100))
    finally:
        await store.close()
    given_up = f", {len(dead)} jobs given up (see `coord jobs --state dead`)" if dead else ""
    return [Finding("Database", True, f"{path}{given_up}")]


async def _missions(settings: Settings) -> list[Finding]:
    found = library(settings)
    warned = [m for m in found.missions if any(d.severity is not Severity.INFO for d in m.diagnostics)]
    says = f"{len(found.missions)} can be started" + (f", {len(warned)} with remarks (`coord check FILE`)" if warned else "")
    return [Finding("Missions", True, says)] + [
        Finding("Missions", False, line, "Mend or move the file.") for line in found.complaints()
    ]


async def _model(settings: Settings) -> list[Finding]:
    if not settings.has_model:
        return [Finding("Writer", True, "the built-in writer (set OPENAI_API_KEY or OPENAI_BASE_URL for a language model)")]
    from bot.writers.openai import model_problem

    problem = await model_problem(server(settings))
    where = settings.openai_url or "OpenAI"
    if problem:
        return [Finding("Model", False, f"{settings.model} at {where}: {problem}", "Mend the key, the address or COORD_MODEL.")]
    return [Finding("Model", True, f"{settings.model} at {where} answers")]


async def _exports(settings: Settings) -> list[Finding]:
    exports = exporter(settings)
    lacking = [f for f in exports.formats if exports.missing(f)]
    says = ", ".join(f for f in exports.formats if f not in lacking)
    if lacking:
        says += f"; {' and '.join(lacking)} with the extra `export` (`coord export RUN --format {lacking[0]}` says how)"
    if problem := exports.problem():
        return [Finding("Exports", False, problem, "Mend it; until then documents go out without that logo or format.")]
    return [Finding("Exports", True, says)]
