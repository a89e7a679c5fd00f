"""The numbers of the week: asked for with Friday's digest, kept, shown with how they move; over real HTTP and WebSockets."""

from datetime import UTC, datetime, timedelta

from bot.workspace import Driver
from tests.e2e.answers import PLAN_QUICK

NEXT_FRIDAY = datetime(2027, 1, 15, 9, 30, tzinfo=UTC)
PLAN = "service-plan-development"


def run_by_a_plan(slack: Driver) -> None:
    """A published Plan with its digest."""
    slack.type(f"/coord {PLAN} auto", channel="service")
    slack.click("Go on without")
    slack.click("Quick start")
    assert slack.fill(PLAN_QUICK | {"Hours a week for service": 8}) == {}
    slack.click("Approve all")
    slack.click("Publish")
    slack.click("Start the daily digest")
    assert slack.fill({}) == {}


def test_friday_asks_for_the_numbers_and_says_what_to_do_about_them(office):
    slack = office.slack
    run_by_a_plan(slack)
    office.at(NEXT_FRIDAY)
    friday = slack.wait_for("Friday 15 January")
    assert "(chart: Minutes by kind of work)" in friday.text
    assert "Nobody has entered them yet." in friday.text
    slack.click("Enter the numbers")
    assert "at most 100" in str(slack.fill({"First answer in time (%)": "130"}))
    assert slack.fill({"First answer in time (%)": "70", "First answer in time: out of how many": "12"}) == {}
    friday = slack.wait_for("is at 70 %")
    assert "Look into the inbox once more a day" in friday.text
    office.at(NEXT_FRIDAY + timedelta(days=7))
    later = slack.wait_for(lambda message: message.text.startswith("Friday 22 January"))
    slack.click("Enter the numbers")
    slack.fill({"First answer in time (%)": "60", "First answer in time: out of how many": "10"})
    later = slack.wait_for("stays at 60 %")
    assert "Look into the inbox" not in later.text
    slack.type("/coord metrics", channel="service")
    page = slack.wait_for(lambda message: message.text.startswith("Metrics"))
    assert "worse than 70 before" in page.text
    assert "(chart: Shares in %)" in page.text
    assert "Enter the numbers" in page.buttons


def test_without_a_plan_there_are_no_numbers_to_ask_for(office):
    office.slack.type("/coord metrics", channel="service")
    assert "no Plan in this channel" in office.slack.wait_for("no Plan").text
