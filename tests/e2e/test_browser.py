"""The whole way in a real browser: what a person types, presses and sees, with the bot as it runs in Slack."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bot.workspace import Workspace
from tests.chromium import WANTED, chromium
from tests.e2e.answers import BIBLE_QUICK, PLAN_QUICK
from tests.e2e.live import BotThread, settings_for

PATIENCE = 15_000
"""Milliseconds that a draft may take."""
BIBLE, PLAN = "/coord service-bible-creation", "/coord service-plan-development"
FOCUSED = "(e => e.ariaLabel || e.labels?.[0]?.textContent || e.textContent)(document.activeElement)"
MINE = "We exist so that nobody is afraid of a sourdough."

pytestmark = WANTED


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def page(browser: Browser, workspace: Workspace, tmp_path: Path) -> Iterator[Page]:
    """A page with the bot at work in it. Whatever the console complains of, or asks of other hosts, fails the story."""
    bot = BotThread(settings_for(workspace, tmp_path))
    bot.start()
    opened, faults = browser.new_page(viewport={"width": 1360, "height": 900}), list[str]()
    opened.set_default_timeout(PATIENCE)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda line: faults.append(line.text) if line.type in ("error", "warning") else None)
    opened.on("request", lambda asked: None if urlsplit(asked.url).hostname == "127.0.0.1" else faults.append(asked.url))
    opened.goto(workspace.url)
    yield opened
    opened.close()
    bot.stop()
    assert faults == []


def command(page: Page, text: str) -> None:
    """Types a command key by key and sends it."""
    page.get_by_label("Message", exact=True).click()
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def quick_start(page: Page) -> Locator:
    """The form, opened from the newest mission card."""
    page.get_by_role("button", name="Quick start").last.click()
    form = page.get_by_role("dialog")
    expect(form.get_by_role("heading", name="Quick start")).to_be_visible()
    return form


def choose(form: Locator, question: str, *answers: str) -> None:
    """Opens the menu of a question and ticks what is wanted."""
    form.get_by_label(question, exact=True).click()
    for answer in answers:
        form.get_by_role("checkbox", name=answer, exact=True).check()


def send(form: Locator, label: str = "Start drafting") -> None:
    """Presses the form's main button."""
    form.get_by_role("button", name=label, exact=True).click()


def open_thread(page: Page, mission: str) -> Locator:
    """The thread of a mission, opened from its card in the channel."""
    card = page.get_by_label("Messages").get_by_role("article").filter(has=page.get_by_role("heading", name=mission))
    card.get_by_role("button", name=re.compile("repl(y|ies)")).click()
    thread = page.get_by_role("complementary", name="Thread")
    expect(thread.get_by_role("log", name="Replies")).to_have_attribute("aria-live", "polite")
    return thread


def approve(thread: Locator, label: str = "Approve") -> None:
    """Presses the one button that there is, and sees the decision take its place."""
    decided = thread.get_by_text("✅ Approved by @Olive Marsh")
    before = decided.count()
    thread.get_by_role("button", name=label, exact=True).click()
    expect(decided).to_have_count(before + 1)


def tab_to(page: Page, label: str, key: str = "Tab") -> None:
    """Presses Tab until the focus is on what is called so."""
    for _ in range(80):
        page.keyboard.press(key)
        if re.fullmatch(label, str(page.evaluate(FOCUSED)).strip()):
            return
    raise AssertionError(f"Tab never came to {label!r}.")


def test_an_owner_makes_the_bible_and_then_the_plan(page: Page):
    make_the_bible(page)
    read_the_file(page, "Customer Service Bible, version 1", f"Customer Service Bible: {BIBLE_QUICK['Business name']}", MINE)
    make_the_plan(page)
    read_the_file(page, "Customer Service Plan, version 1", f"Customer Service Plan: {BIBLE_QUICK['Business name']}", "6 h")


def make_the_bible(page: Page) -> None:
    offer_and_type(page)
    send_with_a_mistake(quick_start(page), page)
    thread = open_thread(page, "Service Bible Creation")
    ask_for_a_change(page, thread)
    edit_a_text(page, thread)
    for _ in range(3):
        approve(thread)
    expect(page.get_by_label("Messages")).to_contain_text("All 3 phases approved")
    thread.get_by_role("button", name="Publish", exact=True).click()
    expect(thread).to_contain_text("Published by @Olive Marsh")
    expect(thread.get_by_role("button", name=re.compile("Approve|Publish|Redo|Cancel|Answer"))).to_have_count(0)


def offer_and_type(page: Page) -> None:
    expect(page.get_by_label("Messages")).to_contain_text("Type /coord and press Enter")
    page.get_by_label("Message", exact=True).click()
    page.keyboard.type("/co")
    expect(page.get_by_role("listbox", name="Commands")).to_contain_text("/coord")
    page.keyboard.type(BIBLE.removeprefix("/co"))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Messages")).to_contain_text("Service Bible Creation")


def send_with_a_mistake(form: Locator, page: Page) -> None:
    expect(form.get_by_label("Business name")).to_be_focused()
    for label in ("Business name", "What you sell", "What a customer calls success"):
        page.keyboard.type(str(BIBLE_QUICK[label]))
        page.keyboard.press("Tab")
    choose(form, "How the brand sounds", "warm", "plain-spoken")
    choose(form, "Channels you will really watch", "email", "phone")
    form.get_by_label("Hours a week for service").click()
    page.keyboard.type("400")
    form.get_by_role("checkbox", name="Monday").uncheck()
    send(form)
    expect(form.get_by_role("alert")).to_have_text("Please enter a number of at most 60.")
    expect(form.get_by_label("Hours a week for service")).to_be_focused()
    expect(form.get_by_label("Business name")).to_have_value(str(BIBLE_QUICK["Business name"]))
    expect(form.get_by_role("checkbox", name="Monday")).not_to_be_checked()
    expect(form.get_by_label("How the brand sounds")).to_contain_text("warm, plain-spoken")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("6")
    page.keyboard.press("Enter")
    expect(form).to_be_hidden()


def ask_for_a_change(page: Page, thread: Locator) -> None:
    thread.get_by_role("button", name="Ask for changes").click()
    form = page.get_by_role("dialog")
    expect(form.get_by_label("What should change, and why?")).to_be_focused()
    page.keyboard.type("Please mention that we answer on Saturdays after a course.")
    send(form, "Send")
    expect(thread).to_contain_text("Service Philosophy Foundation · round 2")
    expect(thread).to_contain_text("Changes were asked for by @Olive Marsh")
    expect(thread.get_by_role("log")).to_contain_text("we answer on Saturdays after a course")


def edit_a_text(page: Page, thread: Locator) -> None:
    thread.get_by_role("button", name="Edit text").click()
    form = page.get_by_role("dialog")
    form.get_by_label("Which text?").get_by_role("radio", name="Why our service exists").check()
    send(form, "Open")
    form.get_by_label("Text", exact=True).click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(MINE)
    send(form, "Save")
    expect(form).to_be_hidden()
    expect(thread.get_by_text("The review above has the buttons to decide.")).to_be_visible()
    expect(thread.get_by_role("log")).to_contain_text(MINE)


def read_the_file(page: Page, title: str, heading: str, words: str) -> None:
    """Opens the posted file in the page, reads its title and something in it, and closes it with Escape."""
    file = page.get_by_label("Messages").locator(".file", has_text=title)
    file.get_by_role("button", name="Open").click()
    document = page.get_by_role("dialog", name=title)
    expect(document.get_by_role("heading", level=1)).to_have_text(heading)
    expect(document).to_contain_text(words)
    page.keyboard.press("Escape")
    expect(document).to_be_hidden()


def make_the_plan(page: Page) -> None:
    command(page, f"{PLAN} auto")
    expect(page.get_by_label("Messages")).to_contain_text("all phases at once, one review")
    form = quick_start(page)
    expect(form).to_contain_text("filled in from Customer Service Bible")
    for label, answer in PLAN_QUICK.items():
        form.get_by_label(re.compile(f"^{label}")).fill(str(answer))
    send(form)
    thread = open_thread(page, "Service Plan Development")
    thread.get_by_role("button", name="Approve all").click()
    thread.get_by_role("button", name="Publish", exact=True).click()
    expect(thread).to_contain_text("Published by @Olive Marsh")


def test_everything_can_be_done_from_the_keyboard(page: Page):
    expect(page.get_by_label("Messages")).to_contain_text("Nothing here yet")
    tab_to(page, "Message")
    page.keyboard.type(BIBLE)
    page.keyboard.press("Enter")
    opener = page.get_by_role("button", name="Quick start")
    expect(opener).to_be_visible()
    tab_to(page, "Quick start", key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_label("Business name")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(opener).to_be_focused()
    tab_to(page, "Try with a sample company")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=re.compile("replies"))).to_be_visible()
    tab_to(page, r"\d+ replies.*")
    page.keyboard.press("Enter")
    tab_to(page, "Approve")
    page.keyboard.press("Enter")
    thread = page.get_by_role("complementary", name="Thread")
    expect(thread).to_contain_text("Phase 2 of 3")
    page.keyboard.press("Escape")
    expect(thread).to_be_hidden()


def test_the_first_steps_fit_a_phone(page: Page):
    page.set_viewport_size({"width": 390, "height": 844})
    command(page, BIBLE)
    form = quick_start(page)
    expect(form.get_by_role("button", name="Start drafting")).to_be_in_viewport()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Try with a sample company").click()
    thread = open_thread(page, "Service Bible Creation")
    expect(thread.get_by_role("button", name="Approve")).to_be_in_viewport()
    approve(thread)
    thread.get_by_role("button", name="Back").click()
    expect(page.get_by_label("Messages")).to_contain_text("1 of 3 phases approved")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    command(page, BIBLE)
    page.get_by_role("link", name="its thread").click()
    expect(thread).to_contain_text("Phase 2 of 3")
    assert len(page.context.pages) == 1
