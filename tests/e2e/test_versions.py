"""A published document lives on: changed towards version 2, a person's words never drafted over, old versions restored."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.core.run import Run, Stage
from bot.workspace import Driver, Workspace
from tests.e2e.answers import BIBLE_QUICK
from tests.e2e.live import BotThread, settings_for

BIBLE = "service-bible-creation"
PURPOSE = "We exist so that bread rises in every kitchen of Leith."


@pytest.fixture
def bot(workspace: Workspace, tmp_path: Path) -> Iterator[BotThread]:
    bot = BotThread(settings_for(workspace, tmp_path))
    bot.start()
    yield bot
    bot.stop()


@pytest.fixture
def slack(workspace: Workspace, bot: BotThread) -> Driver:
    return Driver(workspace.url)


def run_of(bot: BotThread) -> Run:
    return bot.run(lambda tx: tx.all_runs(1))[0]


def published(slack: Driver) -> None:
    slack.type(f"/coord {BIBLE} auto", channel="service")
    slack.click("Quick start")
    slack.fill(BIBLE_QUICK)
    slack.click("Approve all")
    slack.click("Publish")
    slack.wait_for("Version 1, ")


def changed(slack: Driver) -> None:
    """The purpose in Olive's own words, as version 2."""
    slack.click("Change it")
    slack.wait_for("Version 2 in the making")
    slack.click("Edit text")
    slack.fill({"Which text": "Why our service exists"})
    slack.fill({"Text": PURPOSE})
    slack.wait_for(lambda message: "Changed so far" in message.text and "Leith" in message.text)
    slack.click("Publish version 2")
    slack.fill({"Why": "Our own words at last."})
    slack.wait_for(lambda message: "Version 2, " in message.text and "What changed" in message.text)


def test_a_published_document_is_changed_by_hand_and_says_what_changed_who_and_why(slack, bot):
    published(slack)
    first = slack.document(channel="service", name=BIBLE)
    changed(slack)
    second = slack.document(channel="service", name=f"{BIBLE}-v2")
    assert PURPOSE in second
    log = second.partition("## Change log")[2]
    assert "### Version 2" in log
    assert "Why: Our own words at last." in log
    assert "By Olive" in log
    assert "**Why our service exists:**" in log
    assert "Version 1" in log
    assert "## Change log" not in first
    assert slack.document(channel="service", name=f"{BIBLE}-v1") == first
    card = slack.wait_for(lambda message: "Version 2, " in message.text and "What changed" in message.text)
    print(card.text)
    run = run_of(bot)
    assert run.stage is Stage.PUBLISHED
    assert [e.version for e in run.published] == [1, 2]


def test_an_older_version_is_restored_by_one_press(slack, bot):
    published(slack)
    changed(slack)
    slack.click("Versions")
    form = slack.modal()
    print(form)
    assert slack.fill({"Restore which one": "Version 1"}) == {}
    card = slack.wait_for(lambda message: "Version 3, " in message.text and "What changed" in message.text)
    print(card.text)
    assert "Restored from version 1" in card.text
    third = slack.document(channel="service", name=f"{BIBLE}-v3")
    assert PURPOSE not in third.partition("## Change log")[0]
    assert PURPOSE in slack.document(channel="service", name=f"{BIBLE}-v2")


def test_a_redraft_never_overwrites_a_persons_words_and_the_person_chooses(slack, bot):
    published(slack)
    changed(slack)
    slack.click("Change it")
    slack.wait_for("Version 3 in the making")
    slack.click("Ask for changes")
    slack.fill({"What should change": "Say what happens on Fridays too.", "Which texts": ["Why our service exists"]})
    ask = slack.wait_for("A new draft would say it differently")
    print(ask.text)
    assert run_of(bot).drafts["purpose"].markdown.strip() == PURPOSE
    slack.click("Read the new draft")
    print(slack.modal().title)
    slack.close()
    slack.click("Keep mine")
    slack.wait_for("the text that a person wrote stays")
    assert run_of(bot).drafts["purpose"].markdown.strip() == PURPOSE
    slack.click("Ask for changes")
    slack.fill({"What should change": "Say what happens on Fridays too.", "Which texts": ["Why our service exists"]})
    slack.click("Take the new draft")
    slack.wait_for("the new draft was taken")
    run = run_of(bot)
    assert PURPOSE not in run.drafts["purpose"].markdown
    assert [s.text.strip() for s in run.set_aside] == [PURPOSE]


def test_a_new_bible_names_the_sections_of_the_plan_that_rest_on_it_and_refreshes_those_alone(slack, bot):
    published(slack)
    slack.click("Make the Plan")
    slack.click("Try with a sample company")
    for _ in range(3):
        slack.click("Approve")
    slack.click("Publish")
    slack.wait_for("Customer Service Plan")
    slack.wait_for(lambda message: "Start the daily digest" in message.text)
    plan = bot.run(lambda tx: tx.all_runs(1))[0]
    print(plan.stage)
