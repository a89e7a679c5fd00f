"""The page in a real browser: typing, forms, live changes, the keyboard, a phone."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from slack_bolt.app.async_app import AsyncApp

from bot.workspace import Workspace
from tests.chromium import WANTED, chromium

pytestmark = WANTED


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def page(browser: Browser, workspace: Workspace) -> Iterator[Page]:
    opened = browser.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    opened.goto(workspace.url)
    yield opened
    opened.close()
    assert faults == []


@pytest.fixture
def bot(run_bot: Any, button: Any, modal: Any, question: Any) -> None:
    def build(app: AsyncApp) -> None:
        @app.command("/coord")
        async def start(ack: Any, say: Any) -> None:
            await ack()
            words = {"type": "section", "text": {"type": "mrkdwn", "text": "*Service Bible*"}}
            await say(text="card", blocks=[words, button("Quick start", "quick")])

        @app.action("quick")
        async def quick(ack: Any, client: Any, body: dict[str, Any]) -> None:
            where = f"{body['channel']['id']} {body['message']['ts']}"
            hours = question("Hours", "hours", "number_input", is_decimal_allowed=False, max_value="80")
            view = modal(question("Company", "company"), hours, title="Quick start", private_metadata=where)
            await client.views_open(trigger_id=body["trigger_id"], view=view)
            await ack()

        @app.view("form")
        async def form(ack: Any, client: Any, view: dict[str, Any]) -> None:
            company = view["state"]["values"]["company"]["value"]["value"]
            if company == "Acme":
                await ack(response_action="errors", errors={"company": "Everybody says Acme."})
                return
            await ack()
            channel, root = view["private_metadata"].split()
            text = f"# {company}\n\n|a|b|\n|-|-|\n|1|2|"
            await client.chat_postMessage(
                channel=channel, thread_ts=root, username="Clara", text="x", blocks=[{"type": "markdown", "text": text}]
            )
            await client.chat_update(channel=channel, ts=root, text=f"Started for {company}")

    run_bot(build)


def test_a_form_is_opened_corrected_and_sent(page: Page, bot: None):
    page.get_by_label("Message", exact=True).fill("/co")
    expect(page.get_by_label("Commands").get_by_role("option")).to_contain_text("/coord")
    page.get_by_label("Message", exact=True).press("Tab")
    page.keyboard.type("service-bible")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Quick start").click()
    form = page.get_by_role("dialog")
    expect(form.get_by_label("Company")).to_be_focused()
    form.get_by_label("Company").fill("Acme")
    form.get_by_label("Hours").fill("168")
    form.get_by_role("button", name="Send").click()
    expect(form.get_by_role("alert")).to_have_text("Please enter a number of at most 80.")
    form.get_by_label("Hours").fill("8")
    form.get_by_role("button", name="Send").click()
    expect(form.get_by_role("alert")).to_have_text("Everybody says Acme.")
    form.get_by_label("Company").fill("Fern & Fable")
    page.keyboard.press("Enter")
    expect(form).to_be_hidden()
    expect(page.get_by_label("Messages")).to_contain_text("Started for Fern & Fable")
    expect(page.get_by_label("Messages")).to_contain_text("(edited)")
    page.get_by_role("button", name="1 reply").click()
    thread = page.get_by_label("Replies")
    expect(thread.get_by_role("heading", name="Fern & Fable")).to_be_visible()
    expect(thread.get_by_role("cell", name="2")).to_be_visible()
    page.get_by_label("Reply", exact=True).fill("Thank you")
    page.keyboard.press("Enter")
    expect(thread).to_contain_text("Thank you")


def test_escape_closes_the_form_and_it_opens_again(page: Page, bot: None):
    page.get_by_label("Message", exact=True).fill("/coord x")
    page.keyboard.press("Enter")
    for _ in range(2):
        page.get_by_role("button", name="Quick start").click()
        expect(page.get_by_role("dialog")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()


def test_another_person_sees_the_same_channel_but_not_the_private_words(page: Page):
    page.get_by_label("Message", exact=True).fill("/dance")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Messages")).to_contain_text("Only visible to you")
    page.get_by_label("Acting as").select_option("Gus Guest (guest)")
    expect(page.get_by_label("Messages")).not_to_contain_text("Only visible to you")
    expect(page.get_by_role("link", name="general")).to_be_hidden()


def test_it_fits_a_phone(page: Page, bot: None):
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_label("Message", exact=True).fill("/coord x")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Quick start").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Show the channels").click()
    page.get_by_role("link", name="general").click()
    expect(page.get_by_role("heading", name="general")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
