"""The library in the local workspace: listed, searched, asked, exported, brought in; and what others do not see."""

import pytest

from bot.workspace import Driver, Workspace
from tests.e2e.answers import BIBLE_QUICK
from tests.e2e.live import BotThread, settings_for

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
