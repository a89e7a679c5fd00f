"""The real process is killed in the middle of a fan-out of digests: every channel gets its one.

COORD_DIGEST_CHANNELS (default 12) says how many channels; 200 take about a minute.
"""

import asyncio
import os
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.coordinator import digests
from bot.coordinator.queue import row
from bot.core.digest.arranging import begun
from bot.core.jobs import DigestJob
from bot.core.ports import Tx
from bot.stores.sqlite import SqliteStore
from bot.workspace.server import Call
from bot.workspace.values import BOT_USER, TEAM_ID, Channel
from tests.e2e.live import BotProcess, Watched
from tests.e2e.plans import published

MANY = int(os.environ.get("COORD_DIGEST_CHANNELS", "12"))
CHANNELS = tuple(Channel(f"C0DAY{n:04}", f"day-{n}", members=("U0OLIVE", BOT_USER)) for n in range(MANY))
PATIENCE = 20.0 + MANY


def seed(tx: Tx, now: datetime) -> None:
    """A Plan in every channel, each with a digest that is due at this minute."""
    for number, channel in enumerate(CHANNELS):
        published(channel.id, f"r{number}")(tx)
        offered = digests.offer(tx, TEAM_ID, channel.id)
        assert offered
        settings = offered.settings.model_copy(
            update={"zone": "UTC", "at": f"{now:%H:%M}", "days": tuple(range(7)), "away": frozenset(), "owner": "U0OLIVE"}
        )
        daily = begun(TEAM_ID, channel.id, offered.run, offered.plan, settings, now)
        today = {"since": now.date(), "last": now.date() - timedelta(days=1)}
        tx.keep_daily(daily.model_copy(update=today))
        tx.put(row(TEAM_ID, DigestJob(team=TEAM_ID, channel=channel.id, date=now.date())), now)


async def prepared(folder: Path) -> None:
    store, now = await SqliteStore.open(folder / "coord.db"), datetime.now(UTC)
    await store.run(lambda tx: seed(tx, now))
    await store.close()


class Strikes:
    """Kills the bot while its post is on the way back to it, at some of its posts."""

    def __init__(self, bot: BotProcess, every: int) -> None:
        self.bot, self.every, self.posts, self.kills = bot, every, 0, 0

    def __call__(self, call: Call) -> None:
        if call.method == "chat.postMessage":
            self.posts += 1
            if self.posts % self.every == 1:
                self.bot.kill()
                self.kills += 1
                self.bot.start()


@pytest.mark.slow
def test_killed_in_the_middle_of_a_fan_out_every_channel_gets_its_one(tmp_path: Path):
    asyncio.run(prepared(tmp_path))
    with Watched(channels=CHANNELS) as workspace:
        bot = BotProcess(workspace, tmp_path)
        strikes = workspace.strike = Strikes(bot, max(4, MANY // 4))
        bot.start()
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and len(posted(workspace)) < MANY:
            time.sleep(0.1)
        time.sleep(1.0)
        bot.terminate()
    assert strikes.kills >= 2
    assert posted(workspace) == dict.fromkeys((c.id for c in CHANNELS), 1)
    assert left(tmp_path) == []


def posted(workspace: Watched) -> dict[str, int]:
    """How many digests stand in each channel."""
    return dict(Counter(c for c, messages in workspace.state.messages.items() for m in messages.values() if m.by_bot))


def left(folder: Path) -> list[str]:
    """Jobs that were given up."""

    async def dead() -> list[str]:
        store = await SqliteStore.open(folder / "coord.db", read_only=True)
        found = await store.run(lambda tx: [r.id for r in tx.jobs("dead")])
        await store.close()
        return found

    return asyncio.run(dead())
