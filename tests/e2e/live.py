"""A bot that is really running: in a thread of this process, or as a process of its own that can be killed."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from bot.cli.clock import MovedClock
from bot.config import Settings, read_settings
from bot.core.ports import Tx
from bot.running import Bot, Clock, running
from bot.worker import WorkerSettings
from bot.workspace import Driver, Workspace
from bot.workspace.server import Call

ROOT = Path(__file__).parents[2]
HASTY = WorkerSettings(first_pause=0.05, longest_pause=0.5)
T = TypeVar("T")
ACTS = ("chat.", "files.", "views.", "canvases.")


def settings_for(workspace: Workspace, folder: Path, missions: Path | None = None) -> Settings:
    """Settings of a bot that talks to this workspace and keeps its database in this folder."""
    return read_settings(
        SLACK_BOT_TOKEN=workspace.bot_token,
        SLACK_APP_TOKEN=workspace.app_token,
        SLACK_API_URL=workspace.api_url,
        COORD_DATABASE=str(folder / "coord.db"),
        COORD_MISSIONS=missions,
        COORD_PACE=0,
    )


class Watched(Workspace):
    """A workspace that counts what the bot does, and strikes when told: after a call is done and before its answer leaves."""

    def __init__(self, **how: Any) -> None:
        super().__init__(**how)
        self._done = 0
        self.strike: Callable[[Call], None] = lambda call: None

    @property
    def progress(self) -> int:
        """Calls that change something and envelopes delivered, so far."""
        return self._done + self.sockets.delivered

    def record(self, call: Call) -> None:
        super().record(call)
        if call.method.startswith(ACTS):
            self._done += 1
            self.strike(call)


class BotThread:
    """The bot on a loop of its own, from `start` to `stop`. It tries again sooner than one that faces people."""

    bot: Bot

    def __init__(self, settings: Settings, clock: Clock | None = None) -> None:
        self._settings, self._clock = settings, clock
        self._ready: Future[None] = Future()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._live()), daemon=True)

    def start(self) -> None:
        """Returns when the bot listens; raises what kept it from that."""
        self._thread.start()
        self._ready.result(20)

    def stop(self) -> None:
        """Ends it cleanly."""
        self._stop.set()
        self._thread.join(10)

    def run(self, fn: Callable[[Tx], T]) -> T:
        """What a transaction on the bot's own connection gives."""
        return asyncio.run_coroutine_threadsafe(self.bot.store.run(fn), self._loop).result(10)

    def wake(self) -> None:
        """Tells the bot that its clock was moved."""
        self._loop.call_soon_threadsafe(self.bot.wake)

    async def _live(self) -> None:
        try:
            async with running(self._settings, HASTY, self._clock) as self.bot:
                self._loop = asyncio.get_running_loop()
                self._ready.set_result(None)
                await asyncio.to_thread(self._stop.wait)
        except Exception as error:
            if self._ready.done():
                raise
            self._ready.set_exception(error)


class Office:
    """A workspace with a bot whose clock can be moved; it starts on a Thursday in January."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self.clock = MovedClock(datetime(2027, 1, 7, 10, tzinfo=UTC))
        self.bot = BotThread(settings_for(workspace, folder), self.clock)
        self.slack = Driver(workspace.url)

    def at(self, instant: datetime) -> None:
        """Moves the clock."""
        self.clock.move(instant)
        self.bot.wake()


class BotProcess:
    """`coord start` as its own process. `kill` is `kill -9`; `start` may be called again and again."""

    def __init__(self, workspace: Workspace, folder: Path, missions: Path | None = None, **more: str) -> None:
        self._log = folder / "bot.log"
        own = {"COORD_MISSIONS": str(missions)} if missions else {}
        self._environment = (
            os.environ
            | own
            | more
            | {
                "SLACK_BOT_TOKEN": workspace.bot_token,
                "SLACK_APP_TOKEN": workspace.app_token,
                "SLACK_API_URL": workspace.api_url,
                "COORD_DATABASE": str(folder / "coord.db"),
                "COORD_PACE": "0",
            }
        )
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it without waiting."""
        with self._log.open("ab") as log:
            command = [sys.executable, "-m", "bot", "start"]
            self._process = subprocess.Popen(command, cwd=ROOT, env=self._environment, stdout=log, stderr=log)

    def freeze(self) -> None:
        """Stops it where it stands; only `kill` helps then."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def kill(self) -> None:
        """Ends it at once, whatever it is doing."""
        if self._process:
            self._process.kill()
            self._process.wait()

    def terminate(self) -> tuple[int, float]:
        """Asks it to end; returns its exit code and how many seconds it took."""
        assert self._process is not None
        began = time.monotonic()
        self._process.terminate()
        return self._process.wait(20), time.monotonic() - began

    @property
    def alive(self) -> bool:
        """True while the process runs."""
        return self._process is not None and self._process.poll() is None

    @property
    def log(self) -> str:
        """Everything it wrote."""
        return self._log.read_text(errors="replace") if self._log.exists() else ""
