"""The page for a browser: one shell, and fragments of HTML that it fetches as things change.

Everything shown is escaped or made by `words.py`; nothing is loaded from anywhere but here.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import web

from bot.workspace.drawing import Drawing
from bot.workspace.files_out import file_response
from bot.workspace.guard import admit
from bot.workspace.snapshot import readable, visible
from bot.workspace.values import BOT_USER, Channel, Message, Person

if TYPE_CHECKING:
    from bot.workspace.server import Workspace

STATIC = Path(__file__).parent / "static"
Door = Callable[[web.Request], Awaitable[web.StreamResponse]]


def page_routes(workspace: "Workspace") -> list[web.AbstractRouteDef]:
    """The routes of the page."""
    doors = PageDoors(workspace)
    return [
        web.get("/", doors.shell),
        web.get("/archives/{channel}/{message}", doors.permalink),
        web.get("/page/places", doors.places),
        web.get("/page/channel", doors.channel),
        web.get("/page/thread", doors.thread),
        web.get("/page/message", doors.message),
        web.get("/page/modal", doors.modal),
        web.get("/page/home", doors.home),
        web.get("/page/document/{file}", doors.document),
        web.get("/page/canvases", doors.canvases),
        web.get("/docs/{team}/{file}", doors.place),
        web.get("/files/{user}/{file}/{name}", doors.place),
        web.get("/files/{file}", doors.file),
        web.get("/events", doors.changes),
        web.static("/static", STATIC),
    ]


class PageDoors:
    """The doors that the page uses."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self._drawing = Drawing(workspace)

    async def shell(self, request: web.Request) -> web.Response:
        """The page itself; hands out the cookie."""
        response = _html(self._drawing.shell())
        admit(self._workspace, response)
        return response

    async def permalink(self, request: web.Request) -> web.Response:
        """The address of a message leads to its channel and thread."""
        channel = self._workspace.state.channel(request.match_info["channel"])
        name = channel.name if channel else ""
        digits = request.match_info["message"].removeprefix("p")
        root = request.query.get("thread_ts") or f"{digits[:-6]}.{digits[-6:]}"
        raise web.HTTPFound(f"/#{name}/{root}")

    async def places(self, request: web.Request) -> web.Response:
        """The channels that a person is in."""
        person = self._person(request)
        channels = [each for each in self._workspace.state.channels.values() if person.id in each.members and not each.is_im]
        return _html(self._drawing.places(channels, request.query.get("here", "")))

    async def channel(self, request: web.Request) -> web.Response:
        """The messages of a channel, roots only."""
        person, channel = self._person(request), self._channel(request)
        shown = [each for each in visible(self._workspace, person, [channel]) if not each.thread_ts or each.broadcast]
        html = "".join(self._drawing.message(each, person, "channel") for each in shown[-200:])
        title = self._workspace.state.people[BOT_USER].real_name if channel.is_im else f"# {channel.name}"
        return _html(html, {"X-Title": _header(title), "X-Topic": _header(channel.topic), "X-Channel": channel.id})

    async def thread(self, request: web.Request) -> web.Response:
        """A root and its replies."""
        person, channel, root = self._person(request), self._channel(request), request.query["ts"]
        shown = [each for each in visible(self._workspace, person, [channel]) if root in (each.ts, each.thread_ts)]
        html = "".join(self._drawing.message(each, person, "thread") for each in shown)
        return _html(html + self._drawing.status(channel.id, root))

    async def message(self, request: web.Request) -> web.Response:
        """One message, or 204 when this person does not see it there."""
        person, channel = self._person(request), self._channel(request)
        message = self._workspace.state.message(channel.id, request.query["ts"])
        place = request.query.get("place", "channel")
        if message is None or not self._belongs(message, person, place):
            return web.Response(status=204)
        return _html(self._drawing.message(message, person, place))

    def _belongs(self, message: Message, person: Person, place: str) -> bool:
        if message.only_for not in ("", person.id):
            return False
        return place == "thread" or not message.thread_ts or message.broadcast

    async def modal(self, request: web.Request) -> web.Response:
        """The open modal, or 204."""
        view = self._workspace.state.modal(self._person(request).id)
        return _html(self._drawing.modal(view)) if view else web.Response(status=204)

    async def home(self, request: web.Request) -> web.Response:
        """The app's home tab."""
        person = self._person(request)
        return _html(self._drawing.home(self._workspace.state.homes.get(person.id), person))

    async def document(self, request: web.Request) -> web.Response:
        """A canvas, or a file of text, drawn."""
        found, canvas = request.match_info["file"], self._workspace.state.canvases.get(request.match_info["file"])
        if canvas is None:
            return _html(self._drawing.document(found))
        if canvas not in readable(self._workspace, self._person(request)):
            raise web.HTTPNotFound(text="There is no such canvas.")
        return _html(self._drawing.canvas(canvas), {"X-Title": _header(canvas.title)})

    async def canvases(self, request: web.Request) -> web.Response:
        """The canvases of a channel, as links."""
        person, channel = self._person(request), self._channel(request)
        found = [each for each in readable(self._workspace, person) if channel.id in each.channels]
        return _html(self._drawing.canvases(found))

    async def place(self, request: web.Request) -> web.Response:
        """The address of a canvas or a file opens it in the page."""
        raise web.HTTPFound(f"/#open/{request.match_info['file']}")

    async def file(self, request: web.Request) -> web.Response:
        """A file as it is."""
        file = self._workspace.state.files.get(request.match_info["file"])
        if file is None:
            raise web.HTTPNotFound(text="There is no such file.")
        return file_response(self._workspace, file, download="download" in request.query)

    async def changes(self, request: web.Request) -> web.StreamResponse:
        """What changes, as server-sent events, without the content; private changes only to their person."""
        person = self._person(request)
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        queue: asyncio.Queue[dict[str, object]] = asyncio.Queue()
        self._workspace.state.listeners.append(queue.put_nowait)
        try:
            await response.write(b"retry: 1000\n\n")
            while (change := await _next(queue)).get("kind") != "stop":
                if self._concerns(change, person):
                    await response.write(f"data: {json.dumps(change)}\n\n".encode())
        except ConnectionError:
            pass
        finally:
            self._workspace.state.listeners.remove(queue.put_nowait)
        return response

    def _concerns(self, change: dict[str, object], person: Person) -> bool:
        channel = self._workspace.state.channels.get(str(change.get("channel", "")))
        return change.get("only", "") in ("", person.id) and (channel is None or person.id in channel.members)

    def _person(self, request: web.Request) -> Person:
        person = self._workspace.state.person(request.query.get("as", ""))
        if person is None or person.is_bot:
            raise web.HTTPNotFound(text="There is no such person.")
        return person

    def _channel(self, request: web.Request) -> Channel:
        person, name = self._person(request), request.query.get("channel", "")
        state = self._workspace.state
        channel = state.direct(BOT_USER, person.id) if name == "app" else state.channel(name)
        if channel is None or person.id not in channel.members:
            raise web.HTTPNotFound(text="There is no such channel.")
        return channel


async def _next(queue: "asyncio.Queue[dict[str, object]]") -> dict[str, object]:
    try:
        return await asyncio.wait_for(queue.get(), 20)
    except TimeoutError:
        return {"kind": "alive"}


def _html(html: str, headers: dict[str, str] | None = None) -> web.Response:
    return web.Response(text=html, content_type="text/html", headers={"Cache-Control": "no-store", **(headers or {})})


def _header(text: str) -> str:
    return text.encode("ascii", "xmlcharrefreplace").decode().replace("\n", " ").replace("\r", " ")
