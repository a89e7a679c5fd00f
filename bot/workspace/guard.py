"""Who may come in: Host and Origin checks, the page token and its cookie, and the headers on every answer.

A page elsewhere on the web can neither read nor change anything here, by rebinding a name or by posting a form.
"""

import hmac
from typing import TYPE_CHECKING

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

if TYPE_CHECKING:
    from bot.workspace.server import Workspace

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
OPEN = ("/api/", "/upload/", "/response/", "/files-pri/", "/link/", "/static/")


def guard(workspace: "Workspace") -> Middleware:
    """The middleware that asks everyone at the door."""

    @web.middleware
    async def at_the_door(request: web.Request, handler: Handler) -> web.StreamResponse:
        refusal = _refusal(workspace, request)
        if refusal:
            return _finished(web.Response(status=403, text=refusal))
        try:
            return _finished(await handler(request))
        except web.HTTPException as error:
            error.headers.update(HEADERS)
            raise

    return at_the_door


def cookie_name(workspace: "Workspace") -> str:
    """Cookies do not know ports, so the name does."""
    return f"workspace_{workspace.port}"


def admit(workspace: "Workspace", response: web.Response) -> None:
    """Give the browser the cookie that stands for the token."""
    response.set_cookie(cookie_name(workspace), workspace.page_token, httponly=True, samesite="Strict", path="/")


def has_token(workspace: "Workspace", request: web.Request) -> bool:
    """Whether the request brings the page token, in its address or its cookie."""
    given = request.query.get("token") or request.cookies.get(cookie_name(workspace), "")
    return hmac.compare_digest(given.encode(), workspace.page_token.encode())


def _refusal(workspace: "Workspace", request: web.Request) -> str:
    hosts = {f"127.0.0.1:{workspace.port}", f"localhost:{workspace.port}"}
    if request.host not in hosts:
        return "This workspace answers only to its own address."
    origin = request.headers.get("Origin")
    if origin is not None and origin not in {f"http://{host}" for host in hosts}:
        return "This came from another site."
    if request.path.startswith(OPEN):
        return ""
    if not has_token(workspace, request):
        return "Please use the address that was printed at the start; it carries a token."
    if request.method != "GET" and origin is None:
        return "A change has to say where it comes from."
    return ""


def _finished(response: web.StreamResponse) -> web.StreamResponse:
    if not response.prepared:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
    return response
