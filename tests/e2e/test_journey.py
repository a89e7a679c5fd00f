"""Whole missions in the local workspace, over real HTTP and WebSockets, with the bot as it runs in Slack."""

import pytest

from bot.workspace import Driver, DriverError
from tests.e2e.answers import BIBLE_QUICK, PLAN_QUICK

BIBLE, PLAN = "service-bible-creation", "service-plan-development"


def make_bible(slack: Driver) -> str:
    slack.type(f"/coord {BIBLE}", channel="service")
    slack.click("Quick start")
    slack.fill(BIBLE_QUICK)
    for _ in range(3):
        slack.click("Approve")
    slack.click("Publish")
    return slack.document(channel="service", name=BIBLE)


def test_a_team_gets_its_service_bible(slack):
    document = make_bible(slack)
    assert document.startswith("# Customer Service Bible: Crumb & Crust School")
    assert "A sourdough loaf that rises at home" in document
    assert "Assumed, please confirm" in document


def test_the_plan_picks_the_bible_up_and_auto_mode_asks_once(slack):
    make_bible(slack)
    slack.type(f"/coord {PLAN} auto", channel="service")
    slack.click("Quick start")
    assert slack.fill(PLAN_QUICK) == {}
    slack.click("Approve")
    slack.click("Publish")
    plan = slack.document(channel="service", name=PLAN)
    assert plan.startswith("# Customer Service Plan: Crumb & Crust School")
    assert "Customer Service Bible, version 1" in plan
    assert "6 h" in plan or "6 hours" in plan


def test_a_change_request_and_an_edit_find_their_way_into_the_document(slack):
    slack.type(f"/coord {BIBLE}", channel="service")
    slack.click("Quick start")
    slack.fill(BIBLE_QUICK)
    slack.click("Ask for changes")
    slack.fill({"What should change": "Please mention that we answer on Saturdays after a course."})
    slack.wait_for("Saturdays after a course")
    slack.click("Edit text")
    slack.fill({"Which text": "Why our service exists"})
    assert slack.fill({"Text": "We exist so that nobody is afraid of a sourdough."}) == {}
    slack.wait_for("nobody is afraid of a sourdough")
    for _ in range(3):
        slack.click("Approve")
    slack.click("Publish")
    document = slack.document(channel="service", name=BIBLE)
    assert "We exist so that nobody is afraid of a sourdough." in document
    assert "Saturdays after a course" in document


def test_only_the_starter_decides_and_the_other_person_is_told_privately(slack):
    slack.type(f"/coord {BIBLE}", channel="service")
    slack.click("Quick start")
    slack.fill(BIBLE_QUICK)
    slack.wait_for(lambda message: "Approve" in message.buttons)
    slack.click("Approve", as_="sam")
    word = slack.wait_for("to decide", as_="sam")
    assert "Olive Marsh" in word.text
    assert word.only_for
    assert slack.ephemerals("priya") == []


def test_a_colleague_named_as_approver_may_approve_and_the_second_press_is_kindly_late(slack):
    slack.type(f"/coord {BIBLE} @sam", channel="service")
    slack.click("Quick start")
    slack.fill(BIBLE_QUICK)
    slack.wait_for(lambda message: "Approve" in message.buttons)
    approve = next(c for m in slack.thread() for c in m.controls if c.label == "Approve")
    slack.click("Approve", as_="sam")
    slack.wait_for("Approved")
    with pytest.raises(DriverError):
        slack.click("Approve", thread=approve.where, timeout=0.2)


def test_forms_can_be_filled_in_any_order_by_different_people(slack):
    slack.type(f"/coord {BIBLE}", channel="service")
    slack.wait_for("Service Bible Creation")
    card = slack.messages("service")[-1]
    answers = [c for c in card.controls if c.label == "Answer"]
    assert len(answers) == 4
    slack.click("Answer", as_="sam", nth=1)
    errors = slack.fill({"Not everything at hand": ["Not yet: go on with stated assumptions"]}, as_="sam")
    assert errors == {}
    slack.wait_for(lambda message: message.ts == card.ts and "assumed" in message.text)
    slack.click("Answer", as_="priya", nth=-1)
    customers = {
        "Active customers": 60,
        "Five most common requests": "My dough is flat\nWhich flour?\nCan I freeze it?",
        "Signals you can see": ["replies", "orders"],
    }
    assert slack.fill(customers, as_="priya") == {}
    slack.wait_for(lambda message: message.ts == card.ts and "Priya" in message.text)


def test_a_form_with_a_mistake_says_so_in_place_and_keeps_what_was_typed(slack):
    slack.type(f"/coord {BIBLE}", channel="service")
    slack.click("Quick start")
    errors = slack.fill(BIBLE_QUICK | {"Hours a week for service": 400})
    assert list(errors) == ["Hours a week for service"]
    assert slack.modal() is not None


def test_a_channel_without_the_bot_is_answered_with_the_invite_command(slack):
    slack.type(f"/coord {BIBLE}", channel="random")
    slack.wait_for("/invite @coord", channel="random")
    assert slack.messages("random") == []
    slack.type("/invite @coord", channel="random")
    slack.type(f"/coord {BIBLE}", channel="random")
    slack.wait_for("Service Bible Creation", channel="random")


def test_help_and_unknown_words_are_answered_privately(slack):
    slack.type("/coord", channel="service")
    slack.wait_for(BIBLE)
    slack.type("/coord servce-bible-creatoin", channel="service")
    slack.wait_for(f"/coord {BIBLE}")
    assert slack.messages("service") == []


def test_a_cancelled_mission_is_over_and_another_can_start(slack):
    slack.type(f"/coord {BIBLE}", channel="service")
    slack.click("Cancel")
    slack.wait_for("Cancelled")
    slack.type(f"/coord {BIBLE}", channel="service")
    slack.click("Quick start")


def test_the_sample_company_shows_the_way_without_typing(slack):
    slack.type(f"/coord {BIBLE}", channel="service")
    slack.click("Try with a sample company")
    for _ in range(3):
        slack.click("Approve")
    slack.click("Publish")
    assert "invented sample company" in slack.document(channel="service")


def test_without_a_bible_the_plan_offers_three_ways_on(slack):
    slack.type(f"/coord {PLAN}", channel="service")
    slack.wait_for(lambda message: "Make it first" in message.buttons)
    buttons = slack.messages("service")[-1].buttons
    assert {"Make it first", "Paste or attach one", "Go on without"} <= set(buttons)
