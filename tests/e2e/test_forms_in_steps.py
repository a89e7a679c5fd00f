"""Somebody fills in forms in steps, is contradicted in place, reads what was understood, and edits it."""

from tests.e2e.answers import BIBLE_QUICK, PLAN_QUICK

BIBLE, PLAN = "service-bible-creation", "service-plan-development"
APPROACH = {
    "Channels you will really watch": ["email", "phone"],
    "Primary channel": "email",
    "Hours a week for service": 6,
    "Working days": ["Tuesday", "Wednesday", "Thursday", "Friday"],
}


def test_a_form_in_steps_is_understood_and_edited(slack):
    slack.type(f"/coord {BIBLE}", channel="service")
    slack.wait_for("Service Bible Creation")
    slack.click("Answer", nth=2)
    assert list(slack.fill(APPROACH | {"Primary channel": "chat"})) == ["Primary channel"]
    assert slack.fill(APPROACH) == {}
    slack.wait_for("7 of 14 answered")
    assert list(slack.fill({"Day ends": "08:00"})) == ["Day ends"]
    assert slack.fill({"Day ends": "17:00", "First answer to something urgent": "2 hours"}) == {}
    word = slack.wait_for("What I understood")
    assert word.only_for
    assert "Service Tuesday to Friday, 09:00 to 17:00, 6 hours a week; inbox looked at 09:00 and 13:00" in word.text
    assert "Urgent within 2 service hours, the rest by the next working day" in word.text
    assert "The nearest promise that can be kept is within 4 service hours." in word.text
    assert word.text.rstrip().endswith("Still needed: Foundation Documents, Marketing & Sales Insights.")
    assert word.buttons == ["Edit"]
    slack.click("Edit")
    assert slack.fill({"Hours a week for service": 20}) == {}
    assert slack.submit() == {}
    slack.wait_for("20 hours a week; inbox looked at")


def test_a_week_that_is_too_small_is_said_to_the_person_and_on_the_card_until_the_answers_change(slack):
    slack.type(f"/coord {PLAN}", channel="service")
    slack.click("Go on without")
    slack.click("Quick start")
    assert slack.fill(PLAN_QUICK | {"Requests a week": 40, "Hours a week for service": 6}) == {}
    word = slack.wait_for("What I understood")
    assert "40 requests of 12 minutes" in word.text
    assert "Three ways out" in word.text
    card = slack.wait_for("The week is too small")
    assert not card.only_for
    slack.wait_for(lambda message: "Approve" in message.buttons)
    slack.click("Edit", nth=-1)
    assert slack.fill({"Hours a week for service": 30}) == {}
    slack.wait_for(lambda message: message.ts == card.ts and "The week is too small" not in message.text)


def test_the_plan_offers_the_principles_of_the_bible_by_name(slack):
    slack.type(f"/coord {BIBLE}", channel="service")
    slack.click("Quick start")
    slack.fill(BIBLE_QUICK)
    for _ in range(3):
        slack.click("Approve")
    slack.click("Publish")
    slack.document(channel="service", name=BIBLE)
    slack.type(f"/coord {PLAN}", channel="service")
    slack.wait_for("Service Plan Development")
    slack.click("Answer in full")
    assert slack.fill({"Principles to act on first": ["Principle 2"]}) == {}
    word = slack.wait_for("Principles to act on first: Principle 2: ")
    assert word.only_for
