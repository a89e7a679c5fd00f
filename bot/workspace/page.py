"""The page for a browser."""

from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from bot.workspace.server import Workspace


def page_routes(workspace: "Workspace") -> list[web.RouteDef]:
    """The routes of the page."""

    async def file(request: web.Request) -> web.Response:
        from bot.workspace.routes import file_response

        found = workspace.state.files.get(request.match_info["file"])
        if found is None:
            raise web.HTTPNotFound(text="There is no such file.")
        return file_response(workspace, found, download="download" in request.query)

    async def root(request: web.Request) -> web.Response:
        from bot.workspace.guard import admit

        response = web.Response(text="workspace")
        admit(workspace, response)
        return response

    return [web.get("/", root), web.get("/files/{file}", file)]
