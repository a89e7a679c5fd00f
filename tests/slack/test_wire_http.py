"""HTTP mode from the outside: what is signed is heard, what is not is refused, and nothing is acknowledged that is not stored."""

import json
import time
from urllib.parse import urlencode

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp

from bot.slack.http import LARGEST, HttpMode, signed
from bot.workspace.values import TEAM_ID
from tests.slack.wire import bench

SECRET = "a-secret-of-the-app"
COMMAND = urlencode(
    {"command": "/coord", "text": "help", "team_id": TEAM_ID, "user_id": "U1", "channel_id": "C1", "trigger_id": "1.2"}
)
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


async def yes() -> bool:
    return True


async def no() -> bool:
    return False


@pytest.fixture
async def server(tmp_path):
    async with bench(tmp_path) as wire:
        mode = HttpMode(wire.socket.app, SECRET, time.time, yes, host="127.0.0.1", port=0)
        await mode.start()
        mode.wire = wire
        yield mode
        await mode.close()


async def heard(server: HttpMode) -> list[str]:
    return [row.job.text for row in await server.wire.jobs()]


async def post(server: HttpMode, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"http://127.0.0.1:{server.port}/slack/events", data=body, headers=headers) as answer,
    ):
        return answer.status, await answer.text()


def by_slack(body: bytes, at: float | None = None, secret: str = SECRET) -> dict[str, str]:
    timestamp = str(int(time.time() if at is None else at))
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": signed(secret, timestamp, body), **FORM}


async def test_what_slack_signed_is_heard(server):
    body = COMMAND.encode()
    assert await post(server, body, by_slack(body)) == (200, "")
    assert await heard(server) == ["help"]


async def test_the_same_request_sent_again_is_one_job(server):
    body = COMMAND.encode()
    for _ in range(3):
        assert await post(server, body, by_slack(body)) == (200, "")
    assert await heard(server) == ["help"]


@pytest.mark.parametrize(
    "spoiled",
    [
        lambda headers: {},
        lambda headers: {**headers, "X-Slack-Signature": "v0=" + "0" * 64},
        lambda headers: {**headers, "X-Slack-Signature": ""},
        lambda headers: {**headers, "X-Slack-Signature": "v0=Ünïcode".encode().decode("latin-1")},
        lambda headers: {**headers, "X-Slack-Request-Timestamp": "yesterday"},
        lambda headers: {**headers, "X-Slack-Request-Timestamp": "-1"},
        lambda headers: {**headers, "X-Slack-Request-Timestamp": "9" * 400},
        lambda headers: by_slack(COMMAND.encode(), time.time() - 301),
        lambda headers: by_slack(COMMAND.encode(), time.time() + 302),
        lambda headers: by_slack(COMMAND.encode(), secret="another"),
        lambda headers: by_slack(b"another body"),
    ],
)
async def test_anything_else_is_refused_without_a_word_of_why(server, spoiled):
    body = COMMAND.encode()
    assert await post(server, body, spoiled(by_slack(body))) == (401, "not signed by Slack")
    assert await heard(server) == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"\xff\xfe\x00", "application/json"),
        (b"{", "application/json"),
        (b"[1, 2", "application/json"),
        (b"payload={", "application/x-www-form-urlencoded"),
        (b"payload=%7B%22type%22", "application/x-www-form-urlencoded"),
    ],
)
async def test_a_signed_but_broken_body_is_refused_without_a_stack_trace(server, body, kind):
    status, text = await post(server, body, by_slack(body) | {"Content-Type": kind})
    assert (status, text) == (400, "not understood")


async def test_a_body_over_a_megabyte_is_not_read(server):
    body = b"x" * (LARGEST + 1)
    status, _ = await post(server, body, by_slack(body))
    assert status == 413


async def test_slack_is_told_to_come_again_when_nothing_can_be_stored(server):
    body = COMMAND.encode()
    server.wire.store.down = True
    assert await post(server, body, by_slack(body)) == (503, "")
    server.wire.store.down = False
    assert await post(server, body, by_slack(body)) == (200, "")
    assert await heard(server) == ["help"]


async def test_what_nobody_listens_to_is_waved_through(server):
    event = {"type": "event_callback", "event_id": "Ev1", "team_id": TEAM_ID, "event": {"type": "reaction_added", "user": "U1"}}
    body = json.dumps(event).encode()
    status, _ = await post(server, body, by_slack(body) | {"Content-Type": "application/json"})
    assert status == 200


async def test_a_signed_payload_with_parts_missing_is_not_acknowledged_and_not_quoted(server, capsys):
    body = urlencode({"command": "/coord", "text": "our-secret"}).encode()
    status, text = await post(server, body, by_slack(body))
    assert (status, text) == (500, "")
    assert "our-secret" not in "".join(capsys.readouterr())


async def test_the_address_is_proven_to_slack_by_its_challenge(server):
    body = json.dumps({"type": "url_verification", "challenge": "sesame"}).encode()
    status, text = await post(server, body, by_slack(body) | {"Content-Type": "application/json"})
    assert (status, json.loads(text)) == (200, {"challenge": "sesame"})


async def test_health_says_ok_or_not(server):
    async with aiohttp.ClientSession() as session:
        async with session.get(f"http://127.0.0.1:{server.port}/healthz") as answer:
            assert (answer.status, await answer.text()) == (200, "ok")
        server.healthy = no
        async with session.get(f"http://127.0.0.1:{server.port}/healthz") as answer:
            assert (answer.status, await answer.text()) == (503, "not ok")


async def test_without_a_signing_secret_it_does_not_start():
    with pytest.raises(ValueError, match="signing secret"):
        await HttpMode(AsyncApp(authorize=lambda: None), "", time.time, yes, port=0).start()
