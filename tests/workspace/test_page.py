"""The page's fragments: everything that a bot can post or open is drawn, for those who may see it."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.workspace import Workspace
from bot.workspace.inputs import PARSERS


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def rich(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text", "elements": list(parts)}


SAID = {"type": "rich_text_section", "elements": [{"type": "text", "text": "said", "style": {"bold": True}}]}
LISTED = {"type": "rich_text_list", "style": "ordered", "elements": [SAID]}
OPTIONS = [{"text": plain(text), "value": text.lower()} for text in ("Email", "Chat")]
BUTTON = {"type": "button", "action_id": "go", "text": plain("Go on"), "style": "primary", "value": "1"}
CONFIRM = {"title": plain("Sure?"), "text": plain('It\'s "final"'), "confirm": plain("Yes"), "deny": plain("No")}
CARD = {"type": "card", "title": plain("A card"), "body": plain("With words"), "actions": [BUTTON]}
TASK = {"type": "task_card", "task_id": "1", "title": "Draft it", "status": "in_progress", "details": rich(SAID)}

GALLERY = [
    ({"type": "section", "text": {"type": "mrkdwn", "text": "*Hello*"}}, "<strong>Hello</strong>"),
    ({"type": "section", "fields": [plain("one"), plain("two")]}, "<div>two</div>"),
    ({"type": "section", "text": plain("x"), "accessory": {**BUTTON, "confirm": CONFIRM}}, "data-confirm="),
    ({"type": "header", "text": plain(":book: Bible")}, "<h3>📖 Bible</h3>"),
    ({"type": "divider"}, "<hr>"),
    ({"type": "context", "elements": [plain("small print")]}, "<span>small print</span>"),
    ({"type": "actions", "elements": [BUTTON]}, 'class="button primary"'),
    ({"type": "actions", "elements": [{"type": "overflow", "action_id": "o", "options": OPTIONS}]}, "More actions"),
    ({"type": "actions", "elements": [{"type": "static_select", "action_id": "s", "options": OPTIONS}]}, '<option value="chat">'),
    ({"type": "image", "image_url": "https://example.com/x.png", "alt_text": "Our logo"}, "🖼 Our logo"),
    (rich(SAID, LISTED), "<ol"),
    ({"type": "markdown", "text": "## Draft\n\n|a|\n|-|\n|1|"}, "<h2>Draft</h2>"),
    ({"type": "table", "rows": [[{"type": "raw_text", "text": "Day"}], [{"type": "raw_number", "value": 0}]]}, ">0</td>"),
    ({"type": "plan", "title": "The mission", "tasks": [TASK]}, 'class="task in_progress"'),
    ({**TASK, "status": "complete"}, 'class="task complete"'),
    (CARD, "card-title"),
    ({"type": "carousel", "elements": [CARD]}, "carousel"),
    ({"type": "container", "title": plain("Fold"), "child_blocks": [{"type": "divider"}]}, "<summary>Fold</summary>"),
    ({"type": "data_visualization", "title": "Hours", "chart": {}}, "not drawn here"),
    (
        {"type": "data_visualization", "title": "Hours", "chart": {"type": "pie", "segments": [{"label": "done", "value": 3}]}},
        'value="3"',
    ),
    (
        {
            "type": "context_actions",
            "elements": [
                {
                    "type": "feedback_buttons",
                    "action_id": "f",
                    "positive_button": {"text": plain("Good"), "value": "1"},
                    "negative_button": {"text": plain("Bad"), "value": "0"},
                }
            ],
        },
        "Good",
    ),
]


@pytest.fixture
async def here() -> AsyncIterator[Workspace]:
    async with Workspace() as started:
        yield started


@pytest.fixture
async def browser(here: Workspace) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(here.base, cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        await session.get(f"/?token={here.page_token}")
        yield session


async def call(here: Workspace, browser: aiohttp.ClientSession, method: str, **arguments: Any) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {here.bot_token}"}
    async with browser.post(f"/api/{method}", json=arguments, headers=headers) as answer:
        body = await answer.json()
    assert body["ok"], body
    return body


async def drawn(browser: aiohttp.ClientSession, what: str, **about: str) -> str:
    async with browser.get(f"/page/{what}", params={"as": "olive", **about}) as answer:
        assert answer.status == 200
        return await answer.text()


@pytest.mark.parametrize(("block", "html"), GALLERY, ids=lambda value: value["type"] if isinstance(value, dict) else "")
async def test_every_block_is_drawn(here: Workspace, browser: aiohttp.ClientSession, block: dict[str, Any], html: str):
    await call(here, browser, "chat.postMessage", channel="C0SERVICE", blocks=[block], text="x")
    assert html in await drawn(browser, "channel", channel="service")


@pytest.mark.parametrize("kind", PARSERS)
async def test_every_input_is_drawn_in_a_form(here: Workspace, browser: aiohttp.ClientSession, kind: str):
    element: dict[str, Any] = {"type": kind, "action_id": "value"}
    if "static" in kind or kind in ("checkboxes", "radio_buttons"):
        element["options"] = OPTIONS
    if kind == "number_input":
        element["is_decimal_allowed"] = False
    asked = {"type": "input", "block_id": "q", "label": plain("Which one?"), "hint": plain("Just one"), "element": element}
    view = {"type": "modal", "title": plain("A form"), "submit": plain("Send"), "blocks": [asked]}
    await call(here, browser, "views.open", trigger_id=here.triggers.new("U0OLIVE"), view=view)
    html = await drawn(browser, "modal")
    for part in ("Which one?", "Just one", f'data-input="{kind}"', 'data-block="q"', "Send"):
        assert part in html


async def test_an_alert_is_drawn_in_a_form(here: Workspace, browser: aiohttp.ClientSession):
    view = {"type": "modal", "title": plain("Note"), "blocks": [{"type": "alert", "text": plain("Careful"), "level": "warning"}]}
    await call(here, browser, "views.open", trigger_id=here.triggers.new("U0OLIVE"), view=view)
    assert '<div class="alert warning" role="note">Careful</div>' in await drawn(browser, "modal")


async def test_a_persona_has_its_own_name_and_face(here: Workspace, browser: aiohttp.ClientSession):
    await call(
        here, browser, "chat.postMessage", channel="C0SERVICE", text="Hello", username="Clara Voss", icon_emoji=":seedling:"
    )
    html = await drawn(browser, "channel", channel="service")
    for part in ("Clara Voss", "🌱", "APP"):
        assert part in html


async def test_a_private_message_is_drawn_for_one_person_only(here: Workspace, browser: aiohttp.ClientSession):
    sent = await call(here, browser, "chat.postEphemeral", channel="C0SERVICE", user="U0SAM", text="psst")
    about = {"channel": "service", "ts": sent["message_ts"]}
    async with browser.get("/page/message", params={"as": "olive", **about}) as answer:
        assert answer.status == 204
    async with browser.get("/page/message", params={"as": "sam", **about}) as answer:
        assert "Only visible to you" in await answer.text()


async def test_a_channel_is_closed_to_those_outside(here: Workspace, browser: aiohttp.ClientSession):
    async with browser.get("/page/channel", params={"as": "gus", "channel": "general"}) as answer:
        assert answer.status == 404


async def test_a_document_opens_as_a_page_of_its_own(here: Workspace, browser: aiohttp.ClientSession):
    started = await call(here, browser, "files.getUploadURLExternal", filename="bible.md", length=20)
    await browser.post(started["upload_url"], data=b"# Bible\n\n<script>x</script>")
    await call(here, browser, "files.completeUploadExternal", files=[{"id": started["file_id"]}], channel_id="C0SERVICE")
    html = await drawn(browser, f"document/{started['file_id']}")
    assert "<h1>Bible</h1>" in html
    assert "<script>" not in html
    assert "bible.md" in await drawn(browser, "channel", channel="service")


async def test_faults_can_be_ordered_through_the_door_for_tests(here: Workspace, browser: aiohttp.ClientSession):
    order = {"method": "chat.postMessage", "error": "fatal_error"}
    async with browser.post("/admin/faults", json=order, headers={"Origin": here.base}) as answer:
        assert answer.status == 200
    with pytest.raises(AssertionError, match="fatal_error"):
        await call(here, browser, "chat.postMessage", channel="C0SERVICE", text="x")
    async with browser.get("/admin/calls") as answer:
        assert (await answer.json())["calls"][0]["answer"]["error"] == "fatal_error"


async def test_an_upload_can_fail_too(here: Workspace, browser: aiohttp.ClientSession):
    started = await call(here, browser, "files.getUploadURLExternal", filename="bible.md", length=5)
    here.faults.next("upload", status=500)
    async with browser.post(started["upload_url"], data=b"# One") as answer:
        assert answer.status == 500
    async with browser.post(started["upload_url"], data=b"# One") as answer:
        assert answer.status == 200
