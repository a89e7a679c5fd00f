"""A published document lives on: changed towards version 2, a person's words never drafted over, old versions restored."""

from bot.core.run import Run, Stage
from bot.workspace import Driver
from tests.e2e.answers import BIBLE_QUICK, PLAN_QUICK
from tests.e2e.live import BotThread

BIBLE, PLAN = "service-bible-creation", "service-plan-development"
LATER = "A sourdough loaf that rises at home within 21 days of the course"
PURPOSE = "We exist so that bread rises in every kitchen of Leith."


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
    run = run_of(bot)
    assert run.stage is Stage.PUBLISHED
    assert [e.version for e in run.published] == [1, 2]


def test_an_older_version_is_restored_by_one_press(slack, bot):
    published(slack)
    changed(slack)
    slack.click("Versions")
    assert slack.fill({"Restore which one": "Version 1"}) == {}
    card = slack.wait_for(lambda message: "Version 3, " in message.text and "What changed" in message.text)
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
    slack.wait_for("A new draft would say it differently")
    assert run_of(bot).drafts["purpose"].markdown.strip() == PURPOSE
    slack.click("Read the new draft")
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


def plan_published(slack: Driver, bot: BotThread) -> Run:
    """A Plan on version 1 of the Bible."""
    slack.type(f"/coord {PLAN} auto", channel="service")
    slack.click("Quick start")
    slack.fill(PLAN_QUICK)
    slack.click("Approve all")
    slack.click("Publish")
    slack.wait_for(lambda message: "Start the daily digest" in str(message.controls))
    return run_of(bot)


def test_a_new_bible_names_the_sections_of_the_plan_that_rest_on_it_and_refreshes_those_alone(slack, bot):
    published(slack)
    before = plan_published(slack, bot)
    assert before.source.version == 1
    slack.click("Start the daily digest")
    slack.fill({})
    slack.wait_for("digest")
    slack.click("Change it", nth=0)
    slack.wait_for("Version 2 in the making")
    slack.click("Edit", nth=0)
    slack.fill({"What a customer calls success": LATER})
    slack.click("Refresh drafts")
    slack.click("Approve all")
    slack.click("Publish version 2")
    slack.fill({"Why": "Two weeks were too short."})
    news = slack.wait_for(lambda message: "These sections rest on what changed" in message.text)
    assert "Three initiatives would now say:" in news.text
    waiting = plan_of(bot)
    touched = {k for k, lines in waiting.renewal.touched.items() if lines}
    assert touched
    assert touched < set(before.drafts)
    slack.click("Refresh these sections")
    slack.click("Approve all")
    slack.click("Publish version 2")
    slack.fill({})
    slack.wait_for(lambda message: "Version 2, " in message.text and "Service Plan" in message.text)
    after = plan_of(bot)
    assert {k for k, d in after.drafts.items() if d.generation != before.drafts[k].generation} == touched
    plan = slack.document(channel="service", name=f"{PLAN}-v2")
    assert "21 days" in plan
    assert "Customer Service Bible, version 2" in plan
    log = plan.partition("## Change log")[2]
    assert "**The metrics:** “Days to first value · ↓ days · unknown · 14 days" in log
    assert "is now “A sourdough loaf that rises at home within 21 days of the course”" in log
    daily = bot.run(lambda tx: tx.daily(after.team, after.channel))
    assert [p.version for p in daily.plans] == [1, 2]
    assert daily.plan_on(daily.plans[0].start).version == 2


def test_a_new_bible_on_which_nothing_in_the_plan_rests_says_so(slack, bot):
    published(slack)
    plan_published(slack, bot)
    slack.click("Change it", nth=0)
    slack.click("Edit text")
    slack.fill({"Which text": "Why our service exists"})
    slack.fill({"Text": PURPOSE})
    slack.click("Publish version 2")
    slack.fill({})
    slack.wait_for("Nothing here rests on what changed")
    assert not any(plan_of(bot).renewal.touched.values())


def plan_of(bot: BotThread) -> Run:
    return next(r for r in bot.run(lambda tx: tx.all_runs(2)) if r.slug == PLAN)
