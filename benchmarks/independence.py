"""How fast a command is acknowledged while a model writes, hangs or is dead, against the same bot with nothing to write.

`python -m benchmarks.independence [--short]`. `coord start` over HTTP, two missions drafting side by side (24 texts, 16 calls at
a time), the local workspace as Slack. Each state has a bot of its own; they take turns with the idle one.
"""

import asyncio
import contextlib
import os
import sqlite3
import statistics
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from benchmarks.ack_apps import SECRET
from benchmarks.ack_load import Payload, Send, command, over_http, paced, stray_press
from benchmarks.goals import Measured, show
from benchmarks.start import ROOT, free_port
from bot.slack.actions import Verb, action_id, value
from bot.workspace.values import BOT_USER, PEOPLE, TEAM_ID, default_channels

CHANNELS = tuple(channel.id for channel in default_channels(PEOPLE) if BOT_USER in channel.members)
RATE = 20
NOWHERE = "http://127.0.0.1:9/v1"
ANSWERS, HANGS = 1.0, 600.0
"""Seconds until the model answers: soon, so that what it says has to be read meanwhile, and never."""
PATIENCE = 30.0
HELP = {"user_id": PEOPLE[1].id, "channel_id": CHANNELS[0], "text": "help"}


@dataclass(frozen=True)
class Bot:
    """A running bot: where it listens, and where its database is."""

    session: aiohttp.ClientSession
    port: int
    database: Path

    def send(self, **said: str) -> Send:
        """Sends this command again and again."""
        return over_http(self.session, self.port, lambda: command() | {"team_id": TEAM_ID, "response_url": ""} | said)

    async def draft(self) -> None:
        """Has a mission drafted in every channel, after cancelling what is open; returns once the model is asked."""
        await self._order("cancel")
        await self._until(lambda found: not found, "select id from run where open = 1")
        await self._order("service-bible-creation auto")
        new = "select id, channel from run where open = 1"
        for run, channel in await self._until(lambda found: len(found) == len(CHANNELS), new):
            await over_http(self.session, self.port, lambda run=run, channel=channel: _sample(run, channel))()
        await self._until(bool, "select id from job where state = 'running' and kind in ('spine', 'draft')")

    async def _order(self, text: str) -> None:
        for channel in CHANNELS:
            await self.send(user_id=PEOPLE[0].id, channel_id=channel, text=text)()

    async def _until(self, fits: Callable[[list[Any]], bool], query: str) -> list[Any]:
        """The rows, once they are as they should be."""
        async with asyncio.timeout(PATIENCE):
            while True:
                with contextlib.closing(sqlite3.connect(f"{self.database.as_uri()}?mode=ro", uri=True)) as reader:
                    if fits(found := reader.execute(query).fetchall()):
                        return found
                await asyncio.sleep(0.02)


def _sample(run: str, channel: str) -> Payload:
    """The press that lets the sample company answer."""
    press = stray_press()
    action = press["actions"][0] | {"action_id": action_id(Verb.SAMPLE), "value": value(run=run)}
    person = {"id": PEOPLE[0].id, "username": PEOPLE[0].name, "team_id": TEAM_ID}
    return press | {"team": {"id": TEAM_ID}, "user": person, "channel": {"id": channel}, "actions": [action]}


@contextlib.asynccontextmanager
async def process(*arguments: str, **settings: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """A process of ours, killed at the end."""
    pipe = asyncio.subprocess.PIPE
    started = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        *arguments,
        cwd=ROOT,
        env=os.environ | settings,
        stdin=pipe,
        stdout=pipe,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield started
    finally:
        with contextlib.suppress(ProcessLookupError):
            started.kill()
        await started.wait()


@contextlib.asynccontextmanager
async def running(session: aiohttp.ClientSession, folder: Path, delay: float, dead: bool) -> AsyncIterator[Bot]:
    """The bot with a world of its own, once it acknowledges."""
    async with process("benchmarks.independence_world", str(delay)) as world:
        assert world.stdout is not None
        _, token, api, model = (await asyncio.wait_for(world.stdout.readline(), PATIENCE)).decode().split()
        port, database = free_port(), folder / "coord.db"
        settings = {
            "SLACK_BOT_TOKEN": token,
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": api,
            "OPENAI_BASE_URL": NOWHERE if dead else model,
            "OPENAI_API_KEY": "none",
            "COORD_PACE": "0",
            "COORD_LOG": "error",
        }
        async with process("bot", "start", "--port", str(port), "--database", str(database), **settings):
            bot = Bot(session, port, database)
            async with asyncio.timeout(PATIENCE):
                while True:
                    with contextlib.suppress(aiohttp.ClientConnectorError):
                        await bot.send(**HELP)()
                        break
                    await asyncio.sleep(0.1)
            yield bot


async def measure(rounds: int, seconds: float) -> list[Measured]:
    """Every row, as multiples of the idle bot's p95."""
    states = {"idle": (ANSWERS, False), "at work": (ANSWERS, False), "hanging": (HANGS, False), "dead": (ANSWERS, True)}
    took: dict[str, list[list[float]]] = {name: [] for name in states}
    async with contextlib.AsyncExitStack() as stack:
        session = await stack.enter_async_context(aiohttp.ClientSession())
        bots = dict[str, Bot]()
        for name, (delay, dead) in states.items():
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="coord-independence-")))
            bots[name] = await stack.enter_async_context(running(session, folder, delay, dead))
        for _ in range(rounds):
            for name, bot in bots.items():
                if name != "idle":
                    await bot.draft()
                took[name].append(sorted(await paced(bot.send(**HELP), RATE, seconds)))
    rows = [Measured(f"p95 while the model is {n}, by idle", _ratio(took, n), "x", most=m) for n, m in GOALS.items()]
    return [*rows, Measured("the slowest while the model is at work", max(max(each) for each in took["at work"]), "ms", most=100)]


GOALS = {"hanging": 1.2, "dead": 1.2, "at work": 1.5}


def _ratio(took: dict[str, list[list[float]]], name: str) -> float:
    pairs = zip(took[name], took["idle"], strict=True)
    return statistics.median(_p95(busy) / _p95(idle) for busy, idle in pairs)


def _p95(took: list[float]) -> float:
    return took[int(len(took) * 0.95)]


if __name__ == "__main__":
    sys.exit(show(asyncio.run(measure(*((2, 4.0) if "--short" in sys.argv[1:] else (6, 6.0))))))
