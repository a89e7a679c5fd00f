"""The library in the local workspace: listed, searched, asked, exported, brought in; and what others do not see."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.workspace import Driver, Workspace
from bot.workspace.values import BOT_USER
from tests.e2e.answers import BIBLE_QUICK
from tests.e2e.live import BotThread, settings_for
from tests.fakes.model_http import ModelHost

BIBLE = "service-bible-creation"


def make_bible(slack: Driver) -> None:
    slack.type(f"/coord {BIBLE}", channel="service")
    slack.click("Quick start")
    slack.fill(BIBLE_QUICK)
    for _ in range(3):
        slack.click("Approve")
    slack.click("Publish")
    slack.document(channel="service", name=BIBLE)


def test_a_bible_is_listed_searched_asked_and_handed_out(slack: Driver):
    slack.type("/coord library", channel="service")
    slack.wait_for("Nothing was found")
    make_bible(slack)
    slack.type("/coord library", channel="service")
    slack.wait_for("Customer Service Bible, version 1")
    slack.type("/coord library sourdough", channel="service")
    slack.wait_for("Passages with “sourdough”")
    slack.type("/coord ask Who answers outside service hours?", channel="service")
    slack.wait_for("Nobody answers")
    slack.type("/coord ask Do we ship to Norway?", channel="service")
    slack.wait_for("Not covered")
    slack.click("Ask for a change")
    slack.wait_for("lists it as an open question")
    slack.type("/coord library", channel="service")
    slack.wait_for("Do we ship to Norway?")
    slack.click("Markdown")
    slack.wait_for("is in our direct messages now")


def test_a_question_that_is_not_covered_goes_along_into_the_change(slack: Driver):
    make_bible(slack)
    slack.type("/coord ask Do we ship to Norway?", channel="service")
    slack.click("Ask for a change")
    slack.wait_for("You decide here")
    slack.click("Change the document")
    slack.wait_for(lambda message: "Version 2 in the making" in message.text and "“Do we ship to Norway?”" in message.text)
    slack.click("Ask for changes")
    slack.fill({}, submit=False)
    assert "Do we ship to Norway?" in str(slack.modal())
    assert slack.fill({}) == {}
    slack.wait_for(lambda message: "Approve" in message.buttons)


OWN = """# The Harbour Way

Hello there.

## Mission

To get every boat home before dark.

## Response promises

- Urgent calls are answered within 25 minutes
- Everything else by the next tide
"""


def test_a_document_of_ones_own_is_brought_in_and_the_plan_starts_from_it(slack: Driver, tmp_path: Path):
    (tmp_path / "harbour.md").write_text(OWN)
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    slack.type("/coord library add", channel="service")
    slack.click("Bring in a document")
    assert slack.fill({"What is it": "Customer Service Bible", "File": str(tmp_path / "broken.pdf")}) == {}
    slack.wait_for("was not brought in")
    slack.type("/coord library add", channel="service")
    slack.click("Bring in a document")
    about = {"What is it": "Customer Service Bible", "Title": "The Harbour Way", "File": str(tmp_path / "harbour.md")}
    assert slack.fill(about) == {}
    slack.wait_for("@Olive Marsh brought it in (harbour.md)")
    slack.type("/coord library", channel="service")
    slack.wait_for("brought in by @Olive Marsh (harbour.md)")
    slack.type("/coord ask How fast are urgent calls answered?", channel="service")
    slack.wait_for("Urgent calls are answered within 25 minutes")
    slack.type("/coord service-plan-development", channel="service")
    slack.wait_for("The Harbour Way, version 1")


def test_forms_ask_and_search_too(slack: Driver):
    make_bible(slack)
    slack.type("/coord library", channel="service")
    slack.click("Ask a question")
    slack.fill({"Your question": "Who answers outside service hours?"})
    slack.wait_for("Nobody answers")
    slack.click("Search", channel="service")
    slack.fill({"Words to look for": "sourdough"})
    slack.wait_for("Passages with “sourdough”")


def test_who_is_not_in_the_channel_sees_nothing_of_it(slack: Driver, workspace: Workspace):
    make_bible(slack)
    assert "Documents of your channels" in slack.home("olive")
    channel = workspace.state.channels["C0SERVICE"]
    outsider = next(m for m in channel.members if m not in ("U0OLIVE", BOT_USER))
    members = type(channel.members)(m for m in channel.members if m != outsider)
    workspace.state.channels["C0SERVICE"] = replace(channel, members=members)
    slack.type("/coord library", channel="general", as_=outsider)
    slack.wait_for("Nothing was found", as_=outsider)
    slack.type("/coord ask Who answers outside service hours?", channel="general", as_=outsider)
    assert "Nobody answers" not in slack.wait_for("Not covered", as_=outsider).text
    assert "Customer Service Bible" not in slack.home(outsider)


@pytest.fixture
def model():
    with ModelHost() as host:
        yield host


def test_a_model_that_says_more_than_the_document_is_not_shown(
    workspace: Workspace, tmp_path: Path, monkeypatch, model: ModelHost
):
    (tmp_path / "harbour.md").write_text(OWN)
    monkeypatch.setenv("OPENAI_BASE_URL", model.url)
    monkeypatch.setenv("COORD_MODEL", "house-model")
    bot = BotThread(settings_for(workspace, tmp_path))
    bot.start()
    slack = Driver(workspace.url)
    slack.type("/coord library add", channel="service")
    slack.click("Bring in a document")
    slack.fill({"What is it": "Customer Service Bible", "File": str(tmp_path / "harbour.md")})
    slack.wait_for("brought it in")
    slack.type("/coord ask How fast are urgent calls answered?", channel="service")
    shown = slack.wait_for("Urgent calls are answered within 25 minutes")
    assert "Tea is hot" not in shown.text
    assert len(model.asked) == 1
    bot.stop()
