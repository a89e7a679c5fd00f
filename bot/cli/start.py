"""`coord start`: the bot against Slack, until it is told to stop."""

import asyncio
import logging
import sys
import traceback
from collections.abc import MutableMapping
from datetime import UTC, datetime
from typing import Any

import click
import structlog

from bot.config import Settings, connection_problem, read_settings
from bot.core.ports import Refused, TryLater
from bot.running import Bot, serve
from bot.timetable.public import NoHolidays, public_holidays


@click.command()
@click.option("--port", type=int, help="Listen for Slack over HTTP on this port (needs SLACK_SIGNING_SECRET).")
@click.option("--database", help="The SQLite file (COORD_DATABASE).")
@click.option("--missions", "folder", help="A folder with missions of your own (COORD_MISSIONS).")
def start(port: int | None, database: str | None, folder: str | None) -> None:
    """Connect to Slack and work."""
    settings = read_settings(COORD_PORT=port, COORD_DATABASE=database, COORD_MISSIONS=folder)
    problem = connection_problem(settings)
    if problem:
        raise click.ClickException(problem)
    _check_holidays(settings)
    log_to_stderr(settings)
    why = run(settings)
    if why:
        raise click.ClickException(why)


def _check_holidays(settings: Settings) -> None:
    """A country whose holidays nobody knows is said now, not on the morning of a digest."""
    if settings.holidays.strip():
        try:
            public_holidays(settings.holidays, (year := datetime.now(UTC).year), year)
        except NoHolidays as wrong:
            raise click.ClickException(str(wrong)) from wrong


def run(settings: Settings) -> str:
    """Runs the bot to its end; returns why it could not go on, or an empty text."""
    try:
        return asyncio.run(serve(settings, _announce))
    except Refused as refused:
        return f"Slack refuses these settings ({refused.code}). `coord doctor` says which one."
    except TryLater:
        return f"Slack cannot be reached at {settings.api_url}. Check the network, then start again."
    except OSError as error:
        return f"The port cannot be used: {error.strerror or error}."


async def _announce(bot: Bot) -> None:
    count = len(bot.missions.missions)
    click.echo(f"Coord is at work in {bot.connection.team_name or bot.connection.team}: {count} missions. Stop with Ctrl+C.")


def _without_words(_: object, __: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """An exception by its kind and where it happened. Its text, and the values around it, may quote what people wrote."""
    error = sys.exc_info()[1] if line.pop("exc_info", None) else None
    if error is not None:
        places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
        line["error"], line["where"] = type(error).__name__, " < ".join(reversed(places[-8:]))
    return line


class _Stderr:
    """Standard error as it is when a line is written: it may be another one by then."""

    def write(self, text: str) -> int:
        """Writes it."""
        return sys.stderr.write(text)

    def flush(self) -> None:
        """Sends it on."""
        sys.stderr.flush()


def log_to_stderr(settings: Settings) -> None:
    """Logs of the chosen level go to standard error, one line each."""
    level = getattr(logging, settings.log.upper())
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _without_words,
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(_Stderr()),  # type: ignore[arg-type]
        cache_logger_on_first_use=True,
    )
