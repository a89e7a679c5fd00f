"""One Slack team that we are installed in: who we are there, what we may do, and the one client for every call.

The client retries nothing by itself: a post whose reply was lost would go out twice.
"""

import logging
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.faults import ask

SLACK = "https://slack.com/api/"
SECONDS = 10


@dataclass(frozen=True)
class Connection:
    """A team we are installed in. `bot` is our bot id, `bot_user` our user id, `url` the team's address, `base_url` the API's."""

    client: AsyncWebClient = field(repr=False)
    session: aiohttp.ClientSession = field(repr=False)
    token: str = field(repr=False)
    base_url: str
    team: str
    team_name: str
    url: str
    bot: str
    bot_user: str
    scopes: frozenset[str]

    @property
    def personas(self) -> bool:
        """True when we may post under a persona's name."""
        return "chat:write.customize" in self.scopes

    def message(self, channel: str, ts: str) -> str:
        """The address of a message."""
        return f"{self.url.rstrip('/')}/archives/{channel}/p{ts.replace('.', '')}"

    def trusts(self, url: str) -> bool:
        """True for the API's own origin, and for https addresses of hosts below it (`files.slack.com`, `hooks.slack.com`)."""
        there, here = urlsplit(url), urlsplit(self.base_url)
        if (there.scheme, there.netloc) == (here.scheme, here.netloc):
            return True
        return there.scheme == "https" and (there.hostname or "").endswith(f".{here.hostname}")

    async def close(self) -> None:
        """Lets go of the shared session."""
        await self.session.close()


async def connect(token: str, base_url: str = SLACK) -> Connection:
    """Asks Slack who we are. Raises Refused for a token that is wrong, TryLater when Slack cannot say."""
    hush()
    session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=SECONDS))
    base_url = base_url.rstrip("/") + "/"
    client = client_of(token, base_url, session)
    try:
        answer = await ask(client.auth_test())
    except BaseException:
        await session.close()
        raise
    scopes = next((value for name, value in answer.headers.items() if name.lower() == "x-oauth-scopes"), "")
    return Connection(
        client=client,
        session=session,
        token=token,
        base_url=base_url,
        team=str(answer.get("team_id") or ""),
        team_name=str(answer.get("team") or ""),
        url=str(answer.get("url") or ""),
        bot=str(answer.get("bot_id") or ""),
        bot_user=str(answer.get("user_id") or ""),
        scopes=frozenset(each.strip() for each in scopes.split(",") if each.strip()),
    )


def client_of(token: str | None, base_url: str, session: aiohttp.ClientSession) -> AsyncWebClient:
    """A Web API client on the shared session, without the SDK's own retries."""
    return AsyncWebClient(
        token=token, base_url=base_url, session=session, timeout=SECONDS, retry_handlers=[], logger=quiet("coord.slack.sdk")
    )


def quiet(name: str, level: int = logging.WARNING) -> logging.Logger:
    """A logger with a level of its own: the SDK writes message text and tickets as soon as one is unset or lower."""
    logger = logging.getLogger(name)
    logger.setLevel(level)
    return logger


def hush() -> None:
    """Caps the loggers of slack_sdk and slack_bolt, whatever level the operator chose for ours."""
    for name in ("slack_sdk", "slack_bolt"):
        quiet(name)
