"""Modals: triggers, validation, errors in place, views on views, and the exact shape of what was filled in."""

from datetime import date
from typing import Any

import pytest
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from bot.workspace import Driver, DriverError, Workspace
from bot.workspace.api.arguments import ApiError
from bot.workspace.inputs import PARSERS, first_value, problem_of, shown
from bot.workspace.triggers import Replies, Triggers

OPTIONS = [{"text": {"type": "plain_text", "text": text}, "value": text[0].lower()} for text in ("Email", "Chat", "Phone")]

SHAPES = [
    ({"type": "plain_text_input"}, "hi", {"value": "hi"}),
    ({"type": "plain_text_input"}, "", {"value": None}),
    ({"type": "number_input"}, "8", {"value": "8"}),
    ({"type": "email_text_input"}, "a@b.co", {"value": "a@b.co"}),
    ({"type": "static_select", "options": OPTIONS}, "c", {"selected_option": OPTIONS[1]}),
    ({"type": "static_select", "options": OPTIONS}, None, {"selected_option": None}),
    ({"type": "radio_buttons", "options": OPTIONS}, "e", {"selected_option": OPTIONS[0]}),
    ({"type": "multi_static_select", "options": OPTIONS}, ["p", "e"], {"selected_options": [OPTIONS[0], OPTIONS[2]]}),
    ({"type": "checkboxes", "options": OPTIONS}, [], {"selected_options": []}),
    ({"type": "datepicker"}, "2026-11-30", {"selected_date": "2026-11-30"}),
    ({"type": "timepicker"}, "09:00", {"selected_time": "09:00"}),
    ({"type": "datetimepicker"}, "1796000000", {"selected_date_time": 1796000000}),
    ({"type": "users_select"}, "U1", {"selected_user": "U1"}),
    ({"type": "multi_users_select"}, ["U1"], {"selected_users": ["U1"]}),
    ({"type": "conversations_select"}, "C1", {"selected_conversation": "C1"}),
    ({"type": "file_input"}, ["F1"], {"files": [{"id": "F1"}]}),
]


@pytest.mark.parametrize(("element", "raw", "state"), SHAPES)
def test_what_is_put_in_has_slacks_shape(element: dict[str, Any], raw: Any, state: dict[str, Any]):
    made = PARSERS[element["type"]](element, raw)
    assert made == {"type": element["type"], **state}
    again = PARSERS[element["type"]](
        element, None if shown(made) is None else shown(made) if isinstance(raw, list) else str(shown(made))
    )
    assert again == made


def test_an_input_starts_with_what_the_bot_gave_it():
    assert first_value({"type": "plain_text_input", "initial_value": "x"})["value"] == "x"
    assert (
        first_value({"type": "checkboxes", "options": OPTIONS, "initial_options": OPTIONS[:1]})["selected_options"] == OPTIONS[:1]
    )
    assert first_value({"type": "timepicker", "initial_time": "09:00"})["selected_time"] == "09:00"


PROBLEMS = [
    ({"type": "plain_text_input"}, None, "Please complete this required field."),
    ({"type": "plain_text_input"}, "   ", "Please complete this required field."),
    ({"type": "plain_text_input", "min_length": 5}, "abc", "at least 5 characters"),
    ({"type": "plain_text_input", "max_length": 2}, "abc", "at most 2 characters"),
    ({"type": "number_input", "is_decimal_allowed": False}, "2.5", "whole number"),
    ({"type": "number_input", "is_decimal_allowed": True}, "two", "enter a number"),
    ({"type": "number_input", "min_value": "1"}, "0", "at least 1"),
    ({"type": "number_input", "max_value": "80"}, "168", "at most 80"),
    ({"type": "email_text_input"}, "olive", "valid email"),
    ({"type": "url_text_input"}, "example", "valid URL"),
    ({"type": "datepicker"}, "tomorrow", "choose a date"),
    ({"type": "timepicker"}, "25:00", "choose a time"),
    ({"type": "file_input", "max_files": 1}, [{"id": "F1"}, {"id": "F2"}], "at most 1 files"),
]


@pytest.mark.parametrize(("element", "held", "problem"), PROBLEMS)
def test_a_mistake_is_caught_before_it_is_sent(element: dict[str, Any], held: Any, problem: str):
    assert problem in problem_of(element, held, optional=False)


def test_a_trigger_lives_three_seconds_and_works_once():
    now = [100.0]
    triggers = Triggers(lambda: now[0], 3.0)
    first, late = triggers.new("U1"), triggers.new("U1")
    assert triggers.use(first).user == "U1"
    with pytest.raises(ApiError, match="exchanged_trigger_id"):
        triggers.use(first)
    now[0] += 3.1
    with pytest.raises(ApiError, match="expired_trigger_id"):
        triggers.use(late)


def test_a_response_url_grows_old_after_half_an_hour():
    now = [0.0]
    replies = Replies(lambda: now[0])
    name = replies.new("U1", "C1")
    now[0] = 1801
    assert replies.use(name) is None


class Intake:
    """A bot with one form. `answers` are what it acknowledges submissions with, one after the other."""

    def __init__(self, view: dict[str, Any], *answers: dict[str, Any]) -> None:
        self.view, self.answers = view, list(answers)
        self.submitted: list[dict[str, Any]] = []
        self.closed: list[dict[str, Any]] = []
        self.pressed: list[dict[str, Any]] = []
        self.opened: list[Any] = []

    def __call__(self, app: AsyncApp) -> None:
        @app.command("/coord")
        async def start(ack: Any, client: Any, command: dict[str, Any]) -> None:
            self.opened.append(await client.views_open(trigger_id=command["trigger_id"], view=self.view))
            await ack()

        @app.view("form")
        async def submit(ack: Any, view: dict[str, Any]) -> None:
            self.submitted.append(view)
            await ack(**(self.answers.pop(0) if self.answers else {}))

        @app.view_closed("form")
        async def close(ack: Any, body: dict[str, Any]) -> None:
            self.closed.append(body)
            await ack()

        @app.action("more")
        async def more(ack: Any, body: dict[str, Any], client: Any) -> None:
            self.pressed.append(body)
            changed = {**self.view, "title": {"type": "plain_text", "text": "More"}}
            await client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=changed)
            await ack()


def test_a_form_is_filled_in_naturally(slack: Driver, run_bot: Any, modal: Any, question: Any, tmp_path: Any):
    paper = tmp_path / "handbook.md"
    paper.write_text("# Handbook")
    intake = Intake(
        modal(
            question("Business name", "name"),
            question("Hours a week", "hours", "number_input", is_decimal_allowed=False),
            question("Channels", "channels", "checkboxes", options=OPTIONS),
            question("Best channel", "best", "static_select", options=OPTIONS),
            question("Approvers", "approvers", "multi_users_select"),
            question("Start", "start", "datepicker"),
            question("Digest at", "digest", "timepicker"),
            question("Papers", "papers", "file_input"),
            question("Anything else", "else", optional=True),
        )
    )
    run_bot(intake)
    slack.type("/coord")
    answers = {
        "business": "Fern & Fable",
        "Hours": 8,
        "Channels": ["Email", "phone"],
        "best": "Chat",
        "Approvers": ["Sam Okafor", "priya"],
        "Start": date(2026, 12, 1),
        "Digest at": "09:00",
        "Papers": paper,
    }
    assert slack.fill(answers) == {}
    values = {block: next(iter(actions.values())) for block, actions in intake.submitted[0]["state"]["values"].items()}
    assert values["name"]["value"] == "Fern & Fable"
    assert values["hours"]["value"] == "8"
    assert [each["value"] for each in values["channels"]["selected_options"]] == ["e", "p"]
    assert values["best"]["selected_option"]["value"] == "c"
    assert values["approvers"]["selected_users"] == ["U0SAM", "U0PRIYA"]
    assert values["start"]["selected_date"] == "2026-12-01"
    assert values["digest"]["selected_time"] == "09:00"
    assert len(values["papers"]["files"]) == 1
    assert values["else"]["value"] is None
    assert slack.modal() is None


def test_empty_required_fields_never_reach_the_bot(slack: Driver, run_bot: Any, modal: Any, question: Any):
    intake = Intake(modal(question("Name", "name")))
    run_bot(intake)
    slack.type("/coord")
    assert slack.fill({}) == {"Name": "Please complete this required field."}
    assert intake.submitted == []


def test_the_bots_errors_appear_at_their_fields_and_the_text_stays(slack: Driver, run_bot: Any, modal: Any, question: Any):
    intake = Intake(modal(question("Name", "name")), {"response_action": "errors", "errors": {"name": "Too short."}})
    run_bot(intake)
    slack.type("/coord")
    assert slack.fill({"Name": "F"}) == {"Name": "Too short."}
    assert slack.modal().values == {"Name": "F"}
    assert slack.fill({"Name": "Fern"}) == {}
    assert slack.modal() is None


def test_errors_for_blocks_that_do_not_exist_are_trouble(slack: Driver, run_bot: Any, modal: Any, question: Any):
    run_bot(Intake(modal(question("Name", "name")), {"response_action": "errors", "errors": {"nome": "x"}}))
    slack.type("/coord")
    assert "trouble" in slack.fill({"Name": "F"})[""]


def test_one_form_can_lead_to_the_next(slack: Driver, run_bot: Any, modal: Any, question: Any):
    second = modal(question("Second", "second"), title="Two")
    third = modal(question("Third", "third"), title="Three")
    run_bot(
        Intake(
            modal(question("First", "first")),
            {"response_action": "update", "view": second},
            {"response_action": "push", "view": third},
            {"response_action": "clear"},
        )
    )
    slack.type("/coord")
    for label in ("First", "Second", "Third"):
        assert slack.fill({label: "x"}) == {}
    assert slack.modal() is None


def test_the_bot_hears_of_a_closed_form_when_it_asked_to(slack: Driver, run_bot: Any, modal: Any, question: Any):
    intake = Intake(modal(question("Name", "name"), notify_on_close=True))
    run_bot(intake)
    slack.type("/coord")
    slack.close()
    assert slack.modal() is None
    assert intake.closed[0]["view"]["callback_id"] == "form"


def test_a_button_in_a_form_keeps_what_was_typed(slack: Driver, run_bot: Any, modal: Any, question: Any, button: Any):
    intake = Intake(modal(question("Name", "name"), button("More questions", "more")))
    run_bot(intake)
    slack.type("/coord")
    slack.fill({"Name": "Fern"}, submit=False)
    slack.click("More questions")
    assert intake.pressed[0]["view"]["state"]["values"]["name"]["value"]["value"] == "Fern"
    assert intake.pressed[0]["container"]["type"] == "view"
    assert (slack.modal().title, slack.modal().values) == ("More", {"Name": "Fern"})


def test_an_old_hash_is_a_conflict(workspace: Workspace, slack: Driver, run_bot: Any, modal: Any, question: Any):
    conflicts: list[str] = []
    view = modal(question("Name", "name"))

    def build(app: AsyncApp) -> None:
        @app.command("/coord")
        async def start(ack: Any, client: Any, command: dict[str, Any]) -> None:
            opened = (await client.views_open(trigger_id=command["trigger_id"], view=view))["view"]
            await client.views_update(view_id=opened["id"], hash=opened["hash"], view=view)
            for again in ({"hash": opened["hash"]}, {"trigger_id": command["trigger_id"]}):
                try:
                    await client.api_call(
                        "views.update" if "hash" in again else "views.open", json={"view_id": opened["id"], "view": view, **again}
                    )
                except SlackApiError as error:
                    conflicts.append(error.response["error"])
            await ack()

    run_bot(build)
    slack.type("/coord")
    assert conflicts == ["hash_conflict", "exchanged_trigger_id"]


def test_the_driver_says_what_the_form_asks(slack: Driver, run_bot: Any, modal: Any, question: Any):
    run_bot(Intake(modal(question("Name", "name"), question("Best", "best", "static_select", options=OPTIONS))))
    slack.type("/coord")
    with pytest.raises(DriverError, match=r"asks \['Name', 'Best'\], not 'Age'"):
        slack.fill({"Age": 5}, timeout=0.1)
    with pytest.raises(DriverError, match=r"offers \['Email', 'Chat', 'Phone'\], not 'Fax'"):
        slack.fill({"Best": "Fax"})
