"""`coord demo`: the bot, unmodified, in a local workspace in the browser. Needs no Slack, no key and no account."""

import asyncio
import threading
import webbrowser
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import click

from bot.cli.clock import MovedClock
from bot.cli.play import Played, play_sample
from bot.cli.start import log_to_stderr
from bot.cli.week import NextDay
from bot.config import Settings, read_settings
from bot.coordinator.digests import coming_up
from bot.core.ports import Refused, TryLater
from bot.running import Bot, serve
from bot.workspace import Workspace
from bot.workspace.server import SCOPES

DATA = Path(".coord")
CLOCK = click.DateTime(["%Y-%m-%dT%H:%M", "%Y-%m-%d"])


@click.command()
@click.option("--port", default=0, help="The port of the page (0: a free one).")
@click.option("--data", type=click.Path(path_type=Path, file_okay=False), help="Where the demo keeps its data (.coord).")
@click.option("--play", is_flag=True, help="Let a sample company go through both missions and a week of digests.")
@click.option("--headless", is_flag=True, help="With --play: no browser; print the conversation and end.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="With --play: where documents and database go.")
@click.option("--clock", "starts", type=CLOCK, help="Start at this time (UTC), such as 2026-11-23T08:00; it goes on from there.")
@click.option("--no-open", is_flag=True, help="Print the address; do not open a browser.")
def demo(
    port: int, data: Path | None, play: bool, headless: bool, out: Path | None, starts: datetime | None, no_open: bool
) -> None:
    """Try everything in a local workspace."""
    if (headless or out) and not play:
        raise click.UsageError("--headless and --out go with --play.")
    folder = _folder(out if play and out else data or DATA, fresh=play)
    clock = MovedClock(starts.replace(tzinfo=UTC) if starts else None)
    # The play hands the documents over as files, so it has no canvases to put them in.
    scopes = SCOPES if play else (*SCOPES, "canvases:write")
    with Workspace(folder=None if play else folder / "workspace", port=port, clock=clock.seconds, scopes=scopes) as workspace:
        settings = _settings(workspace, folder)
        log_to_stderr(settings)
        show = _Show(workspace, folder, clock, play, headless, browser=not (headless or no_open))
        try:
            why = asyncio.run(serve(settings, show.begin, clock))
        except (Refused, TryLater) as error:
            why = f"The local workspace did not answer ({error})."
    if why or show.problem:
        raise click.ClickException(show.problem or why)


def _folder(folder: Path, fresh: bool) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    if fresh:
        for old in folder.glob("coord.db*"):
            old.unlink()
    return folder


def _settings(workspace: Workspace, folder: Path) -> Settings:
    given = read_settings()
    return read_settings(
        SLACK_BOT_TOKEN=workspace.bot_token,
        SLACK_APP_TOKEN=workspace.app_token,
        SLACK_API_URL=workspace.api_url,
        COORD_DATABASE=str(folder / "coord.db"),
        COORD_PACE=0,
        COORD_LOG="warning" if given.log == "info" else given.log,
        SLACK_SIGNING_SECRET="",
    )


class _Show:
    """What the person at the terminal sees."""

    def __init__(self, workspace: Workspace, folder: Path, clock: MovedClock, play: bool, headless: bool, browser: bool) -> None:
        self._workspace, self._folder, self._clock = workspace, folder, clock
        self._play, self._headless, self._browser = play, headless, browser
        self.problem = ""

    async def begin(self, bot: Bot) -> None:
        """Says where to look; starts the play when there is one."""
        if not self._headless:
            click.echo(f"Your workspace: {self._workspace.url}")
            click.echo(f"Data is kept in {self._folder.resolve()}. Type /coord service-bible-creation. Stop with Ctrl+C.")
        if self._browser:
            threading.Thread(target=webbrowser.open, args=(self._workspace.url,), daemon=True).start()
        if self._play:
            self._playing = asyncio.create_task(self._perform(bot))

    async def _perform(self, bot: Bot) -> None:
        try:
            played = await asyncio.to_thread(play_sample, self._workspace.url, bot.missions, self._next_day(bot))
        except Exception as error:
            self.problem = f"The play broke off: {error}"
            bot.end()
            return
        self._tell(played)
        if self._headless:
            bot.end()

    def _next_day(self, bot: Bot) -> NextDay:
        """Moves the clock to the next digest, as a person would wait for it."""
        loop = asyncio.get_running_loop()

        async def move() -> date | None:
            daily = next(iter(await bot.store.run(lambda tx: tx.dailies())), None)
            due = coming_up(daily) if daily else None
            if due is None:
                return None
            self._clock.move(due.at + timedelta(seconds=1))
            bot.wake()
            return due.date

        return lambda: asyncio.run_coroutine_threadsafe(move(), loop).result()

    def _tell(self, played: Played) -> None:
        for name, text in played.documents.items():
            (self._folder / name).write_text(text, encoding="utf-8")
        if self._headless:
            click.echo(played.transcript)
        click.echo(f"Documents and database: {self._folder.resolve()}", err=True)
