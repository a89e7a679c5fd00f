"""The JSON interface that the page and the driver use to act as a person, and the admin door for tests.

Everything here needs the page token; every change needs an Origin of ours.
"""

import asyncio
import contextlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.workspace.api.files import new_file
from bot.workspace.people import Refused
from bot.workspace.snapshot import snapshot
from bot.workspace.values import Channel, Message, Person, View

if TYPE_CHECKING:
    from bot.workspace.server import Workspace


def person_routes(workspace: "Workspace") -> list[web.RouteDef]:
    """The routes under /person and /admin."""
    doors = PersonDoors(workspace)
    acts = {"type": doors.type, "press": doors.press, "submit": doors.submit, "close": doors.close, "home": doors.home}
    return [
        web.get("/person/snapshot", doors.snapshot),
        web.get("/person/wait", doors.wait),
        web.post("/person/upload", doors.upload),
        *(web.post(f"/person/{name}", _plainly(act)) for name, act in acts.items()),
        web.post("/admin/{what}", doors.admin),
        web.get("/admin/calls", doors.calls),
    ]


def _plainly(act: Any) -> Any:
    async def handler(request: web.Request) -> web.Response:
        try:
            return web.json_response({"ok": True, **await act(await request.json())})
        except Refused as error:
            return web.json_response({"ok": False, "error": str(error)}, status=409)
        except (json.JSONDecodeError, KeyError, TypeError, ValueError) as error:
            return web.json_response({"ok": False, "error": f"Not understood: {error!r}"}, status=400)

    return handler


class PersonDoors:
    """The doors that a person uses."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    async def snapshot(self, request: web.Request) -> web.Response:
        """Everything that one person can see."""
        try:
            return web.json_response(snapshot(self._workspace, self._person(request.query.get("as", ""))))
        except Refused as error:
            return web.json_response({"ok": False, "error": str(error)}, status=409)

    async def wait(self, request: web.Request) -> web.Response:
        """Answers when something has changed since `since`, or after `timeout` seconds."""
        since, timeout = int(request.query.get("since", "0")), min(float(request.query.get("timeout", "10")), 30)
        changed = asyncio.Event()

        def listener(_: dict[str, Any]) -> None:
            changed.set()

        state = self._workspace.state
        state.listeners.append(listener)
        try:
            if state.revision <= since:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(changed.wait(), timeout)
        finally:
            state.listeners.remove(listener)
        return web.json_response({"revision": state.revision, "busy": self.busy()})

    def busy(self) -> int:
        """How many envelopes have not been acknowledged yet."""
        sockets = self._workspace.sockets
        return max(sockets.in_flight, self._workspace.events.pending) if sockets.connections else 0

    async def type(self, body: dict[str, Any]) -> dict[str, Any]:
        """A message or a command."""
        person, channel = self._person(body["as"]), self._channel(body["channel"], body["as"])
        files = self._share(body.get("files") or [], channel)
        notice = await self._workspace.people.type(person, channel, body["text"], body.get("thread") or "", files)
        return {"notice": notice}

    def _share(self, files: list[str], channel: Channel) -> tuple[str, ...]:
        known = [self._workspace.state.files[each] for each in files if each in self._workspace.state.files]
        for each in known:
            self._workspace.state.put_file(replace(each, shares=(*each.shares, channel.id)))
        return tuple(each.id for each in known)

    async def press(self, body: dict[str, Any]) -> dict[str, Any]:
        """A button or a menu, in a message or in a view."""
        person, where = self._person(body["as"]), (body["block"], body["action"])
        raw = body.get("value")
        if body.get("view"):
            view = self._view(body["view"], person)
            return {"notice": await self._workspace.people.press_view(person, view, where, raw, body.get("values") or {})}
        message = self._message(body["channel"], body["ts"], person)
        return {"notice": await self._workspace.people.press_message(person, message, where, raw)}

    async def submit(self, body: dict[str, Any]) -> dict[str, Any]:
        """A form."""
        person = self._person(body["as"])
        view = self._view(body["view"], person)
        return {"errors": await self._workspace.people.submit(person, view, body.get("values") or {})}

    async def close(self, body: dict[str, Any]) -> dict[str, Any]:
        """A modal is closed."""
        person = self._person(body["as"])
        await self._workspace.people.close(person, self._view(body["view"], person), all_of_it=bool(body.get("all")))
        return {}

    async def home(self, body: dict[str, Any]) -> dict[str, Any]:
        """The home tab is opened."""
        self._workspace.people.open_home(self._person(body["as"]))
        return {}

    async def upload(self, request: web.Request) -> web.Response:
        """A file from a person, for a message or a form."""
        form = await request.post()
        person, given = self._person(str(form["as"])), form["file"]
        if not isinstance(given, web.FileField):
            return web.json_response({"ok": False, "error": "No file came."}, status=400)
        content = given.file.read()
        file = new_file(self._workspace, given.filename, len(content), person.id)
        self._workspace.state.put_file(replace(file, ready=True), content)
        return web.json_response({"ok": True, "file": file.id, "name": file.name})

    async def admin(self, request: web.Request) -> web.Response:
        """Faults, disconnects and dropped lines, for tests."""
        body, what = await request.json() if request.can_read_body else {}, request.match_info["what"]
        if what == "faults":
            self._fault(body)
        elif what == "disconnect":
            await self._workspace.sockets.disconnect(body.get("reason", "refresh_requested"))
        elif what == "drop":
            await self._workspace.sockets.drop()
        else:
            raise web.HTTPNotFound(text="There is no such thing to do.")
        return web.json_response({"ok": True, "connections": len(self._workspace.sockets.connections)})

    def _fault(self, body: dict[str, Any]) -> None:
        faults = self._workspace.faults
        if body.get("clear"):
            faults.clear()
        elif body.get("twice"):
            faults.twice(body["twice"], int(body.get("times", 1)))
        else:
            faults.next(body.pop("method"), **body)

    async def calls(self, request: web.Request) -> web.Response:
        """The Web API calls so far."""
        calls = self._workspace.calls[int(request.query.get("since", "0")) :]
        shown = [{"method": each.method, "arguments": each.arguments, "answer": each.answer, "at": each.at} for each in calls]
        return web.json_response({"calls": shown})

    # finding

    def _person(self, name: str) -> Person:
        person = self._workspace.state.person(name)
        if person is None or person.is_bot:
            raise Refused(f"There is nobody called {name!r} here.")
        return person

    def _channel(self, name: str, who: str) -> Channel:
        channel = self._workspace.state.channel(name)
        if name in ("@coord", "app"):
            channel = self._workspace.state.direct("U0LOCALBOT", self._person(who).id)
        if channel is None:
            raise Refused(f"There is no channel called {name!r}.")
        return channel

    def _message(self, channel: str, ts: str, person: Person) -> Message:
        message = self._workspace.state.message(self._channel(channel, person.id).id, ts)
        if message is None or message.only_for not in ("", person.id):
            raise Refused("That message is not there any more.")
        if person.id not in self._workspace.state.channels[message.channel].members:
            raise Refused(f"{person.real_name} is not in that channel.")
        return message

    def _view(self, name: str, person: Person) -> View:
        view = self._workspace.state.view(name)
        if view is None or view.user != person.id:
            raise Refused("That form is not open any more.")
        return view
