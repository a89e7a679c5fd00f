"""What a Plan starts from: no Bible at all, or one that is made meanwhile; and what the document says of it."""

from bot.workspace import Driver
from tests.e2e.answers import BIBLE_QUICK, PLAN_QUICK

BIBLE, PLAN = "service-bible-creation", "service-plan-development"
HOURS = {"Hours a week for service": 6}


def finish(slack: Driver, phases: int = 3) -> None:
    for _ in range(phases):
        slack.click("Approve")
    slack.click("Publish")


def test_a_plan_without_a_bible_says_so_and_claims_no_agreement_with_one(slack):
    slack.type(f"/coord {PLAN} auto", channel="service")
    slack.click("Go on without")
    slack.click("Quick start")
    assert slack.fill(PLAN_QUICK | HOURS) == {}
    slack.click("Approve")
    closing = slack.wait_for("Success criteria")
    assert "7 of 8 met" in closing.text
    assert "refer to the Bible" not in closing.text
    slack.click("Publish")
    plan = slack.document(channel="service", name=PLAN)
    assert "- **Customer Service Bible:** " in plan.partition("## Assumed, please confirm")[2].partition("## Sources")[0]


def test_agreement_with_a_pasted_bible_is_for_a_person_to_tick(slack):
    slack.type(f"/coord {PLAN} auto", channel="service")
    slack.click("Paste or attach one")
    assert slack.fill({"Title": "Old Bible", "Or text, part 1": "# Old Bible\n\nWe are kind, and we answer on the day."}) == {}
    slack.click("Quick start")
    assert slack.fill(PLAN_QUICK | HOURS) == {}
    slack.click("Approve")
    assert "7 of 8 met" in slack.wait_for("Success criteria").text
    slack.click("Tick by hand")
    slack.fill({"Which of these are met?": ["All activities agree"]})
    assert "8 of 8 met" in slack.wait_for("8 of 8 met").text


def test_a_waiting_plan_takes_the_bible_that_is_made_for_it(slack):
    slack.type(f"/coord {PLAN} auto", channel="service")
    slack.click("Make it first")
    slack.click("Quick start")
    slack.fill(BIBLE_QUICK)
    finish(slack)
    slack.wait_for("Customer Service Bible, version 1")
    slack.click("Quick start")
    assert slack.fill(PLAN_QUICK) == {}
    slack.click("Approve")
    assert "8 of 8 met" in slack.wait_for("Success criteria  ·").text
    slack.click("Publish")
    plan = slack.document(channel="service", name=PLAN)
    assert plan.startswith("# Customer Service Plan: Crumb & Crust School")
    assert "**Built on:** Customer Service Bible, version 1" in plan


def test_an_answer_of_the_quick_start_can_be_changed_without_answering_everything_else(slack):
    slack.type(f"/coord {PLAN} auto", channel="service")
    slack.click("Go on without")
    slack.click("Quick start")
    slack.fill(PLAN_QUICK | HOURS)
    slack.wait_for(lambda message: "Approve all" in message.buttons)
    slack.click("Edit", nth=0)
    assert slack.fill({"Goal for the period": "From 60 to 90 course places a month"}) == {}
    slack.wait_for("Written from older answers")
