"""The bot's Slack side against a local workspace: real HTTP and WebSocket, a real store, and no worker."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.core.crosschecks import check
from bot.core.jobs import Happen
from bot.core.mission import Mission
from bot.core.ports import JobRow, StoreUnavailable
from bot.core.run import Run
from bot.slack.actions import Verb, action_id, value
from bot.slack.app import build_app
from bot.slack.connection import Connection, connect
from bot.slack.desk import FrontDesk
from bot.slack.intake import Intake
from bot.slack.outbox import Outbox
from bot.slack.pacing import Pace
from bot.slack.socket import Patience, SocketMode
from bot.stores.sqlite import SqliteStore
from bot.workspace.server import Workspace
from bot.workspace.values import BOT_USER, TEAM_ID, Message, View
from tests.core.given import new_run, small_mission

CHANNEL = "C0SERVICE"
HASTY = Patience(ping=0.1, look=0.05, silent=0.6, probe=0.2, give_up=1.5, goodbye=0.5)


class Shop:
    """The missions that can be started."""

    def __init__(self, *missions: Mission) -> None:
        self.missions = missions


class Fallible:
    """A store that can be told to fail."""

    def __init__(self, store: SqliteStore) -> None:
        self.store, self.down = store, False

    async def run(self, fn: Callable[[Any], Any]) -> Any:
        if self.down:
            raise StoreUnavailable("The disk is full.")
        return await self.store.run(fn)

    async def put(self, row: JobRow, at: datetime) -> None:
        if self.down:
            raise StoreUnavailable("The disk is full.")
        await self.store.put(row, at)


@dataclass
class Bench:
    """Everything between a person and the store."""

    workspace: Workspace
    connection: Connection
    store: Fallible
    outbox: Outbox
    socket: SocketMode
    fatal: list[str]

    async def type(self, text: str, channel: str = CHANNEL, by: str = "olive") -> str:
        return await self.workspace.people.type(self.workspace.state.person(by), self.workspace.state.channels[channel], text)

    async def press(self, verb: Verb, by: str = "olive", raw: str | None = None, **about: Any) -> str:
        """Presses a button that stands in a message of ours."""
        person, state = self.workspace.state.person(by), self.workspace.state
        given = value(**about) if raw is None else raw
        button = {"type": "button", "action_id": action_id(verb), "text": {"type": "plain_text", "text": "x"}, "value": given}
        message = Message(
            CHANNEL, state.next_ts(), BOT_USER, "x", ({"type": "actions", "block_id": "b", "elements": [button]},), by_bot=True
        )
        state.put(message)
        return await self.workspace.people.press_message(person, message, ("b", str(verb)), None)

    async def modal(self, by: str = "olive") -> View:
        """The modal that this person sees, waiting for it."""
        user = self.workspace.state.person(by).id
        return (await until(lambda: self.workspace.state.modals.get(user)))[-1]

    async def submit(self, answers: dict[str, Any], by: str = "olive") -> dict[str, str]:
        """Sends the open modal; answers by block id."""
        view = await self.modal(by)
        typed = {block: {"value": answer} for block, answer in answers.items()}
        return await self.workspace.people.submit(self.workspace.state.person(by), view, typed)

    async def told(self, by: str = "olive") -> str:
        """The newest private word for this person, waiting for it."""
        user = self.workspace.state.person(by).id
        return (await until(lambda: [m.text for m in self.workspace.state.ephemerals if m.only_for == user]))[-1]

    async def jobs(self) -> tuple[JobRow, ...]:
        return await self.store.store.run(lambda tx: tx.jobs())

    async def event(self) -> Any:
        """The one event that was stored."""
        (row,) = await self.jobs()
        assert isinstance(row.job, Happen)
        return row.job.event

    async def keep(self, mission: Mission, **run: Any) -> Run:
        """Stores a run of a mission in the channel."""
        kept = new_run(mission, **({"team": TEAM_ID, "channel": CHANNEL, "starter": "U0OLIVE"} | run))
        await self.store.store.run(lambda tx: (tx.pin(mission), tx.add_run(kept)))
        return kept

    def posts(self) -> list[Message]:
        """What the bot said in the channel and its threads."""
        return [m for m in self.workspace.state.messages[CHANNEL].values() if m.by_bot]

    def calls(self, method: str) -> int:
        return sum(call.method == method for call in self.workspace.calls)


async def until(look: Callable[[], Any], seconds: float = 3.0) -> Any:
    """What `look` gives, as soon as it gives something."""
    for _ in range(int(seconds / 0.005)):
        if found := look():
            return found
        await asyncio.sleep(0.005)
    raise AssertionError("it did not happen")


def now() -> datetime:
    return datetime.now(UTC)


async def at_once(desk: FrontDesk) -> FrontDesk:
    return desk


@asynccontextmanager
async def bench(folder: Path, *missions: Mission, pace: Pace | None = None, **workspace: Any) -> AsyncIterator[Bench]:
    """A bench, connected over Socket Mode."""
    async with Workspace(**workspace) as slack:
        connection = await connect(slack.bot_token, slack.api_url)
        store, fatal = Fallible(await SqliteStore.open(folder / "coord.db")), list[str]()
        outbox = Outbox(connection, pace or Pace(per_second=0))
        shop = Shop(*(missions or (small_mission(),)))
        desk = FrontDesk(connection, store, outbox, shop, now, check)
        intake = Intake(connection, store, now, fatal.append, lambda: at_once(desk))
        socket = SocketMode(build_app(connection, intake), connection, slack.app_token, fatal.append, HASTY)
        await socket.start()
        try:
            yield Bench(slack, connection, store, outbox, socket, fatal)
        finally:
            await socket.close()
            await desk.close()
            await connection.close()
            await store.store.close()
