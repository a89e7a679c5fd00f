"""HTTP in front of the workspace: the Web API with its faults, uploads, downloads, response URLs and Socket Mode."""

import asyncio
import json
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.workspace.api import call
from bot.workspace.api.arguments import ApiError
from bot.workspace.faults import Fault
from bot.workspace.files_out import file_response
from bot.workspace.guard import guard
from bot.workspace.page import page_routes
from bot.workspace.person_routes import person_routes
from bot.workspace.server import Call

if TYPE_CHECKING:
    from bot.workspace.server import Workspace


def application(workspace: "Workspace") -> web.Application:
    """The aiohttp application of a workspace."""
    app = web.Application(middlewares=[guard(workspace)], client_max_size=64 * 1024 * 1024)
    doors = Doors(workspace)
    app.add_routes(
        [
            web.post("/api/{method}", doors.api),
            web.get("/api/{method}", doors.api),
            web.get("/link/", workspace.sockets.serve),
            web.post("/upload/v1/{ticket}", doors.upload),
            web.post("/response/{name}", doors.response),
            web.get("/files-pri/{file}/{name}", doors.download),
            *person_routes(workspace),
            *page_routes(workspace),
        ]
    )
    return app


async def arguments_of(request: web.Request) -> dict[str, Any]:
    """Query, form and JSON body in one."""
    given: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        try:
            body = await request.json()
        except json.JSONDecodeError:
            raise ApiError("invalid_json") from None
        return given | (body if isinstance(body, dict) else {})
    return given | {name: value for name, value in (await request.post()).items() if isinstance(value, str)}


class Doors:
    """The doors that the bot uses."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    async def api(self, request: web.Request) -> web.StreamResponse:
        """One Web API call."""
        method = request.match_info["method"]
        fault, early = await self._fault(method)
        given, answer = await self._perform(request, method, fault if early is not None else None)
        self._workspace.record(Call(method, given, answer, self._workspace.state.clock()))
        return self._sent(request, fault, early or web.json_response(answer, headers=self._headers(method)))

    async def _fault(self, name: str) -> tuple[Fault | None, web.Response | None]:
        """The fault that waits for this call, and the answer that it gives instead of doing anything."""
        fault = self._workspace.faults.take(name)
        if fault and fault.delay:
            await asyncio.sleep(fault.delay)
        return fault, _early(fault)

    def _sent(self, request: web.Request, fault: Fault | None, answer: web.Response) -> web.Response:
        if fault and fault.drop and request.transport is not None:
            request.transport.abort()
        return answer

    async def _perform(self, request: web.Request, method: str, fault: Fault | None) -> tuple[dict[str, Any], dict[str, Any]]:
        given: dict[str, Any] = {}
        try:
            given = await arguments_of(request)
            token = request.headers.get("Authorization", "").removeprefix("Bearer ").strip() or given.pop("token", "")
            if fault:
                return given, {"ok": False, "error": fault.error or f"http_{fault.status or 429}"}
            return given, call(self._workspace, method, token, given)
        except ApiError as error:
            return given, error.answer()

    def _headers(self, method: str) -> dict[str, str]:
        scopes = "connections:write" if method.startswith("apps.") else ",".join(self._workspace.scopes)
        return {"x-oauth-scopes": scopes, "x-slack-req-id": "local"}

    async def upload(self, request: web.Request) -> web.Response:
        """The bytes of a file, to an address that works once."""
        fault, early = await self._fault("upload")
        if early is not None:
            return early
        file = self._workspace.state.files.get(self._workspace.uploads.pop(request.match_info["ticket"], ""))
        if file is None:
            raise web.HTTPNotFound(text="This upload address is unknown or was used already.")
        content = await _body(request)
        self._workspace.state.put_file(file, content)
        return self._sent(request, fault, web.Response(text=f"OK - {len(content)}"))

    async def response(self, request: web.Request) -> web.Response:
        """A message sent through a response URL."""
        fault, early = await self._fault("response")
        if early is not None:
            return early
        try:
            body = json.loads(await request.text())
        except json.JSONDecodeError:
            return web.Response(status=400, text="invalid_payload")
        outcome = self._workspace.respond(request.match_info["name"], body if isinstance(body, dict) else {})
        if outcome == "ok":
            return self._sent(request, fault, web.Response(text="ok"))
        return web.json_response({"ok": False, "error": outcome}, status=404 if outcome == "used_url" else 400)

    async def download(self, request: web.Request) -> web.Response:
        """A file for the bot, by its token."""
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if token != self._workspace.bot_token or "files:read" not in self._workspace.scopes:
            raise web.HTTPForbidden(text="This file needs a token with files:read.")
        file = self._workspace.state.files.get(request.match_info["file"].rpartition("-")[2])
        if file is None:
            raise web.HTTPNotFound(text="There is no such file.")
        return file_response(self._workspace, file, download="download" in request.query)


async def _body(request: web.Request) -> bytes:
    if not request.content_type.startswith("multipart/"):
        return await request.read()
    for value in (await request.post()).values():
        if isinstance(value, web.FileField):
            return value.file.read()
    return b""


def _early(fault: Fault | None) -> web.Response | None:
    if fault is None:
        return None
    if fault.retry_after:
        answer = {"ok": False, "error": "ratelimited"}
        return web.json_response(answer, status=429, headers={"Retry-After": str(fault.retry_after)})
    if fault.error:
        return web.json_response({"ok": False, "error": fault.error}, status=fault.status or 200)
    return web.Response(status=fault.status, text="The server has a problem.") if fault.status else None
