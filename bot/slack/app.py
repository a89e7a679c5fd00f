"""The Bolt app: a handful of listeners, each of which hands its payload to the intake and acknowledges with what comes back.

Nothing is acknowledged before the intake has stored it: an exception here means no acknowledgement.
"""

import logging
import re
import traceback
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.error import BoltUnhandledRequestError

from bot.core.ports import StoreUnavailable
from bot.slack.connection import Connection, client_of, quiet
from bot.slack.intake import Intake

log = structlog.get_logger("coord.slack")

ANYTHING = re.compile("")
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


def build_app(connection: Connection, intake: Intake) -> AsyncApp:
    """The app. Requests must come from Socket Mode, or from `http.py`, which has checked their signature."""
    app = AsyncApp(
        name="coord",
        logger=quiet("coord.slack.bolt", logging.ERROR),
        client=client_of(None, connection.base_url, connection.session),
        authorize=Installed(connection),
        process_before_response=True,
        raise_error_for_unhandled_request=True,
        request_verification_enabled=False,
        ssl_check_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    app.command(ANYTHING)(_listener(intake.command))
    app.block_action(ANYTHING)(_listener(intake.press))
    app.view_submission(ANYTHING)(_listener(intake.submission))
    for name, take in intake.events.items():
        app.event(name)(_listener(take))
    app.error(_failed)
    return app


def _listener(take: Take) -> Callable[..., Awaitable[None]]:
    async def listen(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack(**await take(body))

    return listen


async def _failed(error: Exception) -> BoltResponse:
    """503: Slack delivers again, or tells the person; a form stays open. What nobody listens to is waved through."""
    if isinstance(error, BoltUnhandledRequestError):
        return BoltResponse(status=200, body="")
    if isinstance(error, StoreUnavailable):
        log.error("not stored, so not acknowledged", reason=str(error))
        return BoltResponse(status=503, body="")
    # The text of an exception may quote what people wrote; where it happened is enough.
    log.error("a payload was not understood", kind=type(error).__name__, where=traceback.format_tb(error.__traceback__)[-3:])
    return BoltResponse(status=500, body="")
