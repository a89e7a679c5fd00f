"""The owner changes the calendar of a Plan that is being drafted, over real HTTP and WebSockets."""

from bot.workspace import Driver
from tests.e2e.answers import PLAN_QUICK

PLAN = "service-plan-development"


def plan_with_a_calendar(slack: Driver) -> None:
    slack.type(f"/coord {PLAN} auto", channel="service")
    slack.click("Go on without")
    slack.click("Quick start")
    assert slack.fill(PLAN_QUICK | {"Hours a week for service": 8}) == {}
    slack.wait_for(lambda message: "Change activities" in message.buttons)


def decided_after(slack: Driver, ts: str) -> str:
    """Waits for a review that is newer than this message."""
    return slack.wait_for(lambda message: message.ts > ts and "Approve all" in message.buttons).ts


def drafts(slack: Driver) -> str:
    return "\n".join(message.text for message in slack.thread())


def test_changed_activities_are_shown_applied_and_still_there_after_a_redraft(slack):
    plan_with_a_calendar(slack)
    assert "Not planned, of 384" in slack.messages("service")[0].text
    slack.click("Change activities")
    assert slack.fill({"What should change": "Other minutes", "Which activity": "Proactive outreach"}) != {}
    assert slack.fill({"Minutes each time": "400"}) != {}
    assert slack.fill({"Minutes each time": "15"}) == {}
    assert "as you asked" in str(slack.modal())
    slack.submit()
    told = slack.wait_for("changed the calendar")
    assert "Proactive outreach" in told.text
    again = decided_after(slack, told.ts)
    assert "Proactive outreach | every day | 15 (75)" in drafts(slack)
    slack.click("Redo")
    decided_after(slack, again)
    slack.click("Approve all")
    slack.click("Publish")
    document = slack.document(channel="service", name=PLAN)
    assert "| Proactive outreach | every day | 15 (75)" in document
    assert "As you asked" in document


def test_who_does_not_decide_is_told_before_typing(slack):
    plan_with_a_calendar(slack)
    slack.click("Change activities", as_="sam")
    assert "to decide" in slack.wait_for("to decide", as_="sam").text


def test_the_calendar_of_a_published_plan_is_changed_towards_its_next_version(slack):
    plan_with_a_calendar(slack)
    slack.click("Approve all")
    slack.click("Publish")
    assert "Proactive outreach | every day | 15 (75)" not in slack.document(channel="service", name=PLAN)
    slack.click("Change it")
    slack.wait_for("Version 2 in the making")
    slack.click("Change activities")
    assert (
        slack.fill({"What should change": "Other minutes", "Which activity": "Proactive outreach", "Minutes each time": "15"})
        == {}
    )
    slack.submit()
    decided_after(slack, slack.wait_for("changed the calendar").ts)
    slack.click("Approve all")
    slack.wait_for(lambda message: "Changed so far" in message.text and "15 (75)" in message.text)
    slack.click("Publish version 2")
    slack.fill({"Why": "More time for outreach."})
    assert "| Proactive outreach | every day | 15 (75)" in slack.document(channel="service", name=f"{PLAN}-v2")


def test_what_names_a_dropped_activity_is_said_and_written_again_at_one_press(slack):
    plan_with_a_calendar(slack)
    assert "Success coaching, " in drafts(slack)
    slack.click("Change activities")
    assert slack.fill({"What should change": "Drop it", "Which activity": "Success coaching"}) == {}
    slack.submit()
    told = slack.wait_for("Still written for the week as it was")
    assert "Three initiatives" in told.text
    again = decided_after(slack, slack.wait_for("changed the calendar").ts)
    slack.click("Refresh drafts")
    decided_after(slack, again)
    slack.click("Approve all")
    slack.click("Publish")
    assert "(Success coaching" not in slack.document(channel="service", name=PLAN)
