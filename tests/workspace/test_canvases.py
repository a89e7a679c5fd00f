"""Canvases as Slack has them: its arguments, its refusals and its limits; and who sees them in the page."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace import Workspace
from bot.workspace.canvas_rules import LONGEST
from bot.workspace.server import SCOPES

SERVICE = "C0SERVICE"


def content(markdown: str) -> dict[str, str]:
    return {"type": "markdown", "markdown": markdown}


@pytest.fixture
async def here(tmp_path) -> AsyncIterator[Workspace]:
    async with Workspace(folder=tmp_path, scopes=(*SCOPES, "canvases:write")) as started:
        yield started


@pytest.fixture
async def bot(here: Workspace) -> AsyncIterator[AsyncWebClient]:
    async with aiohttp.ClientSession() as session:
        yield AsyncWebClient(here.bot_token, base_url=here.api_url, session=session, retry_handlers=[])


async def refusal(call: Any) -> dict[str, Any]:
    """What Slack answers to a call that it refuses."""
    with pytest.raises(SlackApiError) as refused:
        await call
    return refused.value.response.data


async def drawn(here: Workspace, path: str, person: str = "olive", **query: str) -> tuple[int, str]:
    """A fragment of the page as somebody sees it."""
    async with aiohttp.ClientSession(here.base, cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
        await browser.get(f"/?token={here.page_token}")
        async with browser.get(f"/page/{path}", params={"as": person, **query}) as answer:
            return answer.status, await answer.text()


async def test_nobody_sees_a_canvas_before_access_is_set(here, bot):
    made = await bot.canvases_create(title="Tea <b>", document_content=content("# Pouring\n\n<script>x</script>"))
    canvas = made["canvas_id"]
    assert await drawn(here, f"document/{canvas}") == (404, "There is no such canvas.")
    await bot.canvases_access_set(canvas_id=canvas, access_level="read", channel_ids=["C0GENERAL"])
    status, html = await drawn(here, f"document/{canvas}")
    assert (status, "<h1>Pouring</h1>" in html, "<script>" in html) == (200, True, False)
    assert (await drawn(here, f"document/{canvas}", "gus"))[0] == 404
    assert f'href="/docs/T0LOCAL01/{canvas}"' in (await drawn(here, "canvases", channel="general"))[1]
    assert "Tea &lt;b&gt;" in (await drawn(here, "canvases", channel="general"))[1]
    assert "chip" not in (await drawn(here, "canvases", channel="service"))[1]


async def test_one_change_a_call_replaces_the_text_or_the_title(here, bot):
    canvas = (await bot.canvases_create(title="Tea", document_content=content("One.")))["canvas_id"]
    replace = {"operation": "replace", "document_content": content("Two.")}
    rename = {"operation": "rename", "title_content": content("Coffee")}
    assert (await refusal(bot.canvases_edit(canvas_id=canvas, changes=[replace, rename])))["error"] == "invalid_arguments"
    await bot.canvases_edit(canvas_id=canvas, changes=[replace])
    await bot.canvases_edit(canvas_id=canvas, changes=[rename])
    kept = here.state.canvases[canvas]
    assert (kept.title, kept.text) == ("Coffee", "Two.")
    odd = {"operation": "insert_after", "section_id": "temp:C:1", "document_content": content("x")}
    assert (await refusal(bot.canvases_edit(canvas_id=canvas, changes=[odd])))["error"] == "canvas_editing_failed"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# A\n\n#### B", "'content' error: line 3: Unsupported heading depth (4)"),
        ("> so\n>\n> - a list", "'content' error: line 3: Unsupported block type (List) within block quote"),
        ("- a\n\n  > b", "'content' error: line 3: Unsupported block type (Block quote) within list"),
        ("|a|b|\n|---|---|\n" + "|1|2|\n" * 150, "'content' error: line 1: Unsupported table type"),
    ],
)
async def test_a_text_that_a_canvas_does_not_take_is_refused_with_its_line(bot, text, said):
    answer = await refusal(bot.canvases_create(document_content=content(text)))
    assert (answer["error"], answer["detail"]) == ("canvas_creation_failed", said)


async def test_the_other_refusals(bot):
    canvas = (await bot.canvases_create())["canvas_id"]
    long = {"operation": "replace", "document_content": content("x" * (LONGEST + 1))}
    assert (await refusal(bot.canvases_edit(canvas_id=canvas, changes=[long])))["error"] == "canvas_too_large"
    assert (await refusal(bot.canvases_edit(canvas_id="F0", changes=[long])))["error"] == "canvas_not_found"
    access = {"canvas_id": canvas, "access_level": "read"}
    assert (await refusal(bot.canvases_access_set(**access)))["error"] == "invalid_parameters"
    assert (await refusal(bot.canvases_access_set(**access, channel_ids=["C0RANDOM"])))["error"] == "channel_not_found"
    odd = bot.canvases_create(document_content={"type": "html", "markdown": "x"})
    assert (await refusal(odd))["error"] == "invalid_arguments"
    await bot.canvases_delete(canvas_id=canvas)
    assert (await refusal(bot.canvases_access_set(**access, channel_ids=[SERVICE])))["error"] == "canvas_not_found"


async def test_without_the_scope_there_are_none():
    async with Workspace() as poor, aiohttp.ClientSession() as session:
        client = AsyncWebClient(poor.bot_token, base_url=poor.api_url, session=session, retry_handlers=[])
        assert (await refusal(client.canvases_create(title="Tea")))["error"] == "missing_scope"


async def test_canvases_are_kept_between_runs(here, bot, tmp_path):
    canvas = (await bot.canvases_create(title="Tea", document_content=content("One.")))["canvas_id"]
    await bot.canvases_access_set(canvas_id=canvas, access_level="read", channel_ids=[SERVICE])
    await here.stop()
    async with Workspace(folder=tmp_path) as again:
        assert (again.state.canvases[canvas].text, again.state.canvases[canvas].channels) == ("One.", (SERVICE,))
