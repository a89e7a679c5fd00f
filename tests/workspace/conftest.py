"""A workspace on loopback and tiny bots to talk to it, each in a thread of its own."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace import EVERY_EVENT, Driver, Timing, Workspace

FAST = Timing(ack=0.4, trigger=3.0, redelivery=(0.0, 0.05, 0.05), keep=5.0)
Build = Callable[[AsyncApp], None]


class TinyBot:
    """A Bolt app over Socket Mode, living in a thread until it is stopped."""

    def __init__(self, workspace: Workspace, build: Build) -> None:
        self._workspace, self._build, self._ready = workspace, build, threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._live()), daemon=True)

    def start(self) -> None:
        self._thread.start()
        assert self._ready.wait(5)

    async def _live(self) -> None:
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        client = AsyncWebClient(self._workspace.bot_token, base_url=self._workspace.api_url, retry_handlers=[])
        app = AsyncApp(client=client)
        self._build(app)
        handler = AsyncSocketModeHandler(app, self._workspace.app_token, ping_interval=0.2)
        await handler.connect_async()
        while not self._workspace.sockets.connections:  # noqa: ASYNC110 (another loop than this one connects)
            await asyncio.sleep(0.01)
        self._ready.set()
        await self._over.wait()
        await handler.close_async()

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(5)


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with Workspace(timing=FAST, events=EVERY_EVENT) as started:
        yield started


@pytest.fixture
def slack(workspace: Workspace) -> Driver:
    return Driver(workspace.url, timeout=5)


@pytest.fixture
def run_bot(workspace: Workspace) -> Iterator[Callable[[Build], TinyBot]]:
    running: list[TinyBot] = []

    def run(build: Build) -> TinyBot:
        bot = TinyBot(workspace, build)
        bot.start()
        running.append(bot)
        return bot

    yield run
    for bot in running:
        bot.stop()


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


@pytest.fixture
def button() -> Callable[..., dict[str, Any]]:
    """A block with one button: label, action, value."""

    def make(label: str, action: str, value: str = "", block: str = "") -> dict[str, Any]:
        element = {"type": "button", "action_id": action, "text": plain(label), **({"value": value} if value else {})}
        return {"type": "actions", "block_id": block or action, "elements": [element]}

    return make


@pytest.fixture
def question() -> Callable[..., dict[str, Any]]:
    """An input block: label, block id, element type and what else the element has."""

    def make(label: str, block: str, kind: str = "plain_text_input", *, optional: bool = False, **more: Any) -> dict[str, Any]:
        element = {"type": kind, "action_id": "value", **more}
        return {"type": "input", "block_id": block, "label": plain(label), "element": element, "optional": optional}

    return make


@pytest.fixture
def modal() -> Callable[..., dict[str, Any]]:
    """A modal of these blocks."""

    def make(*blocks: dict[str, Any], title: str = "A form", **more: Any) -> dict[str, Any]:
        frame = {"type": "modal", "callback_id": "form", "title": plain(title), "submit": plain("Send")}
        return {**frame, "blocks": list(blocks), **more}

    return make
