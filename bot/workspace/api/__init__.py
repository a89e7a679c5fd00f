"""The Web API: one table of methods, each a plain function of workspace and arguments.

`call` checks token, scope and existence as Slack does. It knows nothing about HTTP.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bot.workspace.api import canvases, chat, conversations, files, views
from bot.workspace.api.arguments import ApiError, Arguments
from bot.workspace.values import BOT_ID, BOT_USER, TEAM_ID

if TYPE_CHECKING:
    from bot.workspace.server import Workspace

Method = Callable[["Workspace", Arguments], dict[str, Any]]


def api_test(workspace: "Workspace", arguments: Arguments) -> dict[str, Any]:
    """api.test."""
    if arguments.text("error"):
        raise ApiError(arguments.text("error"), args=arguments.given)
    return {"ok": True, "args": arguments.given}


def auth_test(workspace: "Workspace", arguments: Arguments) -> dict[str, Any]:
    """auth.test."""
    return {
        "ok": True,
        "url": f"{workspace.base}/",
        "team": workspace.team,
        "user": workspace.state.people[BOT_USER].name,
        "team_id": TEAM_ID,
        "user_id": BOT_USER,
        "bot_id": BOT_ID,
        "is_enterprise_install": False,
    }


def open_connection(workspace: "Workspace", arguments: Arguments) -> dict[str, Any]:
    """apps.connections.open."""
    return {"ok": True, "url": workspace.sockets.ticket()}


METHODS: dict[str, tuple[Method, str]] = {
    "api.test": (api_test, ""),
    "auth.test": (auth_test, ""),
    "apps.connections.open": (open_connection, ""),
    **chat.METHODS,
    **conversations.METHODS,
    **views.METHODS,
    **files.METHODS,
    **canvases.METHODS,
}
FREE = ("api.test",)


def call(workspace: "Workspace", method: str, token: str, given: dict[str, Any]) -> dict[str, Any]:
    """Perform a method. Raises `ApiError` with Slack's name for whatever is wrong."""
    if method not in METHODS:
        raise ApiError("unknown_method", req_method=method)
    if method not in FREE:
        _authorise(workspace, method, token)
    function, scope = METHODS[method]
    if scope and scope not in workspace.scopes:
        raise ApiError("missing_scope", needed=scope, provided=",".join(workspace.scopes))
    return function(workspace, Arguments(given))


def _authorise(workspace: "Workspace", method: str, token: str) -> None:
    if not token:
        raise ApiError("not_authed")
    if token not in (workspace.bot_token, workspace.app_token):
        raise ApiError("invalid_auth")
    if (token == workspace.app_token) != (method == "apps.connections.open"):
        raise ApiError("not_allowed_token_type")
