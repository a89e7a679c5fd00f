"""Slack's errors in the core's words: refused for good, or not now. It never shows anybody the text of an exception."""

from collections.abc import Awaitable, Mapping
from typing import Any, TypeVar

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.core.ports import Refused, TryLater

T = TypeVar("T")
log = structlog.get_logger("coord.slack")

LIMITED = frozenset({"ratelimited", "rate_limited"})
UNCLEAR = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"})
BLOCKS = frozenset(
    {"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long", "only_one_table_allowed", "block_mismatch"}
)
DEAD = frozenset({"invalid_auth", "account_inactive", "token_revoked", "token_expired", "not_authed", "app_uninstalled"})
"""Refusals that no call comes back from: our token is no longer good."""
LONGEST_PAUSE = 24 * 3600.0


class Unclear(TryLater):
    """Nobody knows whether Slack did it: look before doing it again."""


async def ask(call: Awaitable[T]) -> T:
    """Awaits one call to Slack. Raises Refused, TryLater, or Unclear."""
    try:
        return await call
    except SlackApiError as error:
        raise _answered(error) from None
    except aiohttp.ClientConnectorError:
        raise TryLater("Slack cannot be reached") from None
    # An odd body (HTML, an empty 200) surfaces as a ValueError or an AttributeError of the SDK, not as one of its own errors.
    except (SlackClientError, aiohttp.ClientError, OSError, ValueError, AttributeError):
        raise Unclear("Slack gave no clear answer") from None


def pause(headers: Mapping[str, str] | None) -> float | None:
    """Seconds of a Retry-After header; None when there is none or it makes no sense."""
    given = {str(name).lower(): value for name, value in (headers or {}).items()}.get("retry-after", "")
    try:
        seconds = float(given)
    except ValueError:
        return None
    return min(seconds, LONGEST_PAUSE) if seconds >= 0 else None


def _answered(error: SlackApiError) -> Exception:
    response = error.response
    status = getattr(response, "status_code", None) or getattr(response, "status", None) or 200
    found = getattr(response, "data", None)
    data: dict[str, Any] = found if isinstance(found, dict) else {}
    code = str(data.get("error") or "")
    if status == 429 or code in LIMITED:
        return TryLater("Slack asks for a pause", pause(getattr(response, "headers", None)))
    if status >= 500 or code in UNCLEAR or not code:
        return Unclear("Slack gave no clear answer")
    if code in BLOCKS:
        log.error("slack refused the blocks", code=code, where=_pointers(data))
    if code == "missing_scope":
        log.error("a permission is missing in slack; `coord doctor` says which are needed", needed=str(data.get("needed"))[:100])
    return Refused(code)


def _pointers(data: dict[str, Any]) -> list[str]:
    found = (data.get("response_metadata") or {}).get("messages") or data.get("errors") or []
    return [str(each)[:200] for each in found][:5]
