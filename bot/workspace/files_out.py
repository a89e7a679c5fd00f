"""Handing a file's bytes out, so that no browser ever runs them."""

from typing import TYPE_CHECKING

from aiohttp import web

from bot.workspace.values import File

if TYPE_CHECKING:
    from bot.workspace.server import Workspace


def file_response(workspace: "Workspace", file: File, *, download: bool) -> web.Response:
    """A file's bytes; never something that a browser would run."""
    kind = file.mimetype if file.mimetype.startswith(("image/", "text/plain", "text/markdown")) else ""
    kind = "" if "svg" in kind else kind
    headers = {"Content-Type": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind or "application/octet-stream"}
    if download or not kind:
        quoted = file.name.replace('"', "").replace("\n", " ").replace("\r", " ")
        headers["Content-Disposition"] = f'attachment; filename="{quoted.encode("ascii", "replace").decode()}"'
    return web.Response(body=workspace.state.contents.get(file.id, b""), headers=headers)
