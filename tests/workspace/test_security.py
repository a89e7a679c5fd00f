"""The door: only this computer, only our own pages, only with the token; and nothing that is typed comes alive."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.workspace import Workspace
from bot.workspace.words import markdown, mrkdwn, plain, rich_inline


@pytest.fixture
async def here() -> AsyncIterator[Workspace]:
    async with Workspace() as started:
        yield started


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as opened:
        yield opened


async def test_the_port_is_open_on_loopback_only(here: Workspace):
    assert {address[0] for address in here._runner.addresses} == {"127.0.0.1"}


@pytest.mark.parametrize("path", ["/", "/api/auth.test", "/person/snapshot", "/static/page.js"])
async def test_another_name_for_this_address_is_refused(here: Workspace, session: aiohttp.ClientSession, path: str):
    async with session.get(here.base + path, headers={"Host": "evil.example"}) as answer:
        assert answer.status == 403


@pytest.mark.parametrize(
    "path",
    ["/", "/person/snapshot?as=olive", "/page/channel?as=olive&channel=service", "/events?as=olive", "/files/F1", "/admin/calls"],
)
async def test_without_the_token_nothing_is_shown(here: Workspace, session: aiohttp.ClientSession, path: str):
    async with session.get(here.base + path) as answer:
        assert answer.status == 403
    async with session.get(here.base + "/?token=wrong") as answer:
        assert answer.status == 403


async def test_the_token_becomes_a_cookie_that_scripts_cannot_read(here: Workspace, session: aiohttp.ClientSession):
    async with session.get(here.url) as answer:
        cookie = answer.headers["Set-Cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
    async with session.get(here.base + "/page/channel?as=olive&channel=service") as answer:
        assert answer.status == 200


@pytest.mark.parametrize("origin", [None, "http://evil.example", "null", "http://127.0.0.1:1"])
async def test_a_change_from_elsewhere_is_refused(here: Workspace, session: aiohttp.ClientSession, origin: str | None):
    await session.get(here.url)
    headers = {"Origin": origin} if origin else {}
    body = {"as": "olive", "channel": "service", "text": "forged"}
    async with session.post(here.base + "/person/type", json=body, headers=headers) as answer:
        assert answer.status == 403
    assert here.state.messages["C0SERVICE"] == {}


async def test_a_foreign_page_cannot_open_the_socket_or_use_the_api(here: Workspace, session: aiohttp.ClientSession):
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await session.ws_connect(here.sockets.ticket(), origin="http://evil.example")
    headers = {"Origin": "http://evil.example", "Authorization": f"Bearer {here.bot_token}"}
    async with session.post(here.api_url + "auth.test", headers=headers) as answer:
        assert answer.status == 403


async def test_every_answer_carries_the_policy(here: Workspace, session: aiohttp.ClientSession):
    for address in (here.url, here.base + "/static/page.js", here.base + "/", here.api_url + "api.test"):
        async with session.get(address) as answer:
            assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
            assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
            assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_the_page_needs_no_inline_script_or_style(here: Workspace, session: aiohttp.ClientSession):
    async with session.get(here.url) as answer:
        html = await answer.text()
    assert "<style" not in html
    assert " style=" not in html
    assert " onclick=" not in html
    assert html.count("<script") == html.count("<script type=")


async def test_an_uploaded_page_is_downloaded_not_run(here: Workspace, session: aiohttp.ClientSession):
    await session.get(here.url)
    form = aiohttp.FormData({"as": "olive"})
    form.add_field("file", b"<script>alert(1)</script>", filename="x.html", content_type="text/html")
    async with session.post(here.base + "/person/upload", data=form, headers={"Origin": here.base}) as answer:
        file = (await answer.json())["file"]
    async with session.get(f"{here.base}/files/{file}") as answer:
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert answer.headers["Content-Disposition"].startswith("attachment")


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)> \"' [x](javascript:alert(1)) <javascript:alert(1)|click>"


@pytest.mark.parametrize(
    "draw", [plain, lambda text: mrkdwn(text, {}), markdown, lambda text: rich_inline([{"type": "text", "text": text}], {})]
)
def test_hostile_text_stays_text(draw: Any):
    html = str(draw(HOSTILE))
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html


async def test_hostile_text_stays_text_in_every_block(here: Workspace, session: aiohttp.ClientSession):
    words, label = {"type": "mrkdwn", "text": HOSTILE}, {"type": "plain_text", "text": "<b>'\"&"}
    task = {"type": "task_card", "task_id": "1", "title": HOSTILE, "status": "pending"}
    button = {"type": "button", "action_id": HOSTILE[:90], "value": HOSTILE, "text": label, "url": "javascript:alert(1)"}
    blocks = [
        {"type": "section", "text": words, "fields": [words]},
        {"type": "header", "text": label},
        {"type": "markdown", "text": HOSTILE},
        {"type": "context", "elements": [words, {"type": "image", "image_url": "http://x/y.png", "alt_text": HOSTILE}]},
        {"type": "table", "rows": [[{"type": "raw_text", "text": HOSTILE}]]},
        {"type": "plan", "title": HOSTILE, "tasks": [task]},
        {"type": "actions", "elements": [button]},
    ]  # fmt: skip
    async with session.post(
        here.api_url + "chat.postMessage",
        json={"channel": "C0SERVICE", "blocks": blocks, "username": HOSTILE},
        headers={"Authorization": f"Bearer {here.bot_token}"},
    ) as answer:
        assert (await answer.json())["ok"]
    await session.get(here.url)
    async with session.get(here.base + "/page/channel?as=olive&channel=service") as answer:
        html = await answer.text()
    for alive in ("<script", "<img", "<b>", 'href="javascript', "onerror=alert(1)>"):
        assert alive not in html
