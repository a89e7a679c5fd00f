"""The Bolt app: one middleware hands each payload to the intake and acknowledges with what comes back.

Nothing is acknowledged before the intake has stored it: an exception here means no acknowledgement.
"""

import logging
import traceback
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.core.ports import StoreUnavailable
from bot.slack.connection import Connection, client_of, quiet
from bot.slack.intake import Intake

log = structlog.get_logger("coord.slack")

Take = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]


class Installed(AsyncAuthorize):
    """Answers who we are from what Slack said at start, instead of asking again at every request."""

    def __init__(self, connection: Connection) -> None:
        self._result = AuthorizeResult(
            enterprise_id=None,
            team_id=connection.team,
            bot_id=connection.bot,
            bot_user_id=connection.bot_user,
            bot_token=connection.token,
        )

    async def __call__(self, **_: object) -> AuthorizeResult:
        """The one installation."""
        return self._result


class Hatch(AsyncMiddleware):
    """Hands each payload to the one who takes its kind; what nobody takes is waved through.

    In place of listeners: Bolt tries those in turn and gathers thirty arguments for each, a third of the work of a command.
    """

    def __init__(self, intake: Intake) -> None:
        self._takers: dict[str, Take] = {
            "command": intake.command,
            "block_actions": intake.press,
            "view_submission": intake.submission,
            **{f"event/{name}": take for name, take in intake.events.items()},
        }

    async def async_process(self, *, req: AsyncBoltRequest, resp: BoltResponse, next: object) -> BoltResponse:
        """The acknowledgement."""
        take = self._takers.get(_kind(req.body))
        return await AsyncAck()(**await take(req.body)) if take else BoltResponse(status=200, body="")


def _kind(body: dict[str, Any]) -> str:
    kind = "command" if "command" in body else str(body.get("type"))
    return f"event/{body['event']['type']}" if kind == "event_callback" else kind


def build_app(connection: Connection, intake: Intake) -> AsyncApp:
    """The app. Requests must come from Socket Mode, or from `http.py`, which has checked their signature."""
    app = AsyncApp(
        name="coord",
        logger=quiet("coord.slack.bolt", logging.ERROR),
        client=client_of(None, connection.base_url, connection.session),
        authorize=Installed(connection),
        process_before_response=True,
        request_verification_enabled=False,
        ssl_check_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    app.use(Hatch(intake))
    app.error(_failed)
    return app


async def _failed(error: Exception) -> BoltResponse:
    """503: Slack delivers again, or tells the person; a form stays open."""
    if isinstance(error, StoreUnavailable):
        log.error("not stored, so not acknowledged", reason=str(error))
        return BoltResponse(status=503, body="")
    # The text of an exception may quote what people wrote; where it happened is enough.
    log.error("a payload was not understood", kind=type(error).__name__, where=traceback.format_tb(error.__traceback__)[-3:])
    return BoltResponse(status=500, body="")
