"""A published document in the local workspace: its canvas, its card, and the files that people take from it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from bot.export import exporter
from bot.workspace import Driver, Workspace
from bot.workspace.server import SCOPES
from tests.chromium import CHROMIUM, chromium
from tests.e2e.live import BotThread, settings_for


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with Workspace(scopes=(*SCOPES, "canvases:write")) as workspace:
        yield workspace


@pytest.fixture
def slack(workspace: Workspace, tmp_path: Path) -> Iterator[Driver]:
    bot = BotThread(settings_for(workspace, tmp_path))
    bot.start()
    driver = Driver(workspace.url)
    driver.type("/coord service-bible-creation", channel="service")
    driver.click("Try with a sample company")
    for _ in range(3):
        driver.click("Approve")
    driver.click("Publish")
    driver.wait_for(lambda message: "Make the Plan" in message.buttons)
    yield driver
    bot.stop()


def test_the_bible_stands_in_a_canvas_and_its_card_leads_there(slack: Driver, workspace: Workspace):
    (canvas,) = slack.snapshot()["canvases"]
    assert canvas["title"].startswith("Customer Service Bible: ")
    assert "# Cheat sheet" in canvas["text"]
    card = slack.wait_for(lambda message: "Make the Plan" in message.buttons)
    assert card.buttons == ["Make the Plan", "Open", "PDF", "Word", "Change it"]
    assert f'/docs/T0LOCAL01/{canvas["id"]}"' in str(card.blocks).replace("'", '"')
    assert slack.files("service") == []
    assert "First answer" in card.text
    slack.click("Open")
    slack.idle()
    assert not [each for each in slack.messages("service") if each.only_for]


def test_two_presses_give_each_person_one_file(slack: Driver):
    pytest.importorskip("docx")
    for who in ("olive", "sam"):
        for _ in range(2):
            slack.click("Word", "service", as_=who, again=True)
        slack.wait_for("is in our direct messages now", as_=who)
        slack.idle()
        (file,) = slack.files(f"dm-{who}", as_=who)
        assert file["name"].endswith("-v1.docx")
        assert file["size"] > 10_000


def test_without_the_extra_the_presser_hears_what_to_install(slack: Driver, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(exporter.NEEDS, "pdf", ("a_library_that_is_not_there",))
    slack.click("PDF", "service")
    told = slack.wait_for("needs the extra")
    assert told.only_for
    assert "pip" in told.text


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")
def test_the_card_and_its_canvas_fit_a_phone(slack: Driver, workspace: Workspace):
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.goto(workspace.url)
        page.get_by_role("link", name="Open", exact=True).click()
        canvas = page.get_by_role("dialog", name="Customer Service Bible: Larkfield Payroll")
        expect(canvas.get_by_role("heading", name="Cheat sheet")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name="Make the Plan")).to_be_in_viewport()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        link = page.get_by_role("navigation", name="Canvases of this channel").get_by_role("link")
        address = str(link.get_attribute("href"))
        page.goto(f"{workspace.base}{address}")
        expect(canvas).to_be_visible()
