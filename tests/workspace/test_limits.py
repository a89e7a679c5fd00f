"""Block Kit's limits, as a table: what Slack would refuse, and where it would point."""

from typing import Any

import pytest

from bot.workspace.limits import check, check_view
from bot.workspace.weights import counted, weight_error


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def words(text: str) -> dict[str, Any]:
    return {"type": "mrkdwn", "text": text}


def button(label: str = "Go", **more: Any) -> dict[str, Any]:
    return {"type": "button", "action_id": "go", "text": plain(label), **more}


def actions(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)}


def asked(**element: Any) -> dict[str, Any]:
    return {"type": "input", "label": plain("Name"), "element": {"action_id": "a", **element}}


def task(status: str = "pending", number: int = 1) -> dict[str, Any]:
    return {"type": "task_card", "task_id": str(number), "title": "Draft", "status": status}


OPTIONS = [{"text": plain(f"Option {n}"), "value": str(n)} for n in range(101)]
SECTION = {"type": "section", "text": words("Hello")}
TABLE = {"type": "table", "rows": [[{"type": "raw_text", "text": "a"}]]}

REFUSED = [
    ("message", [{**SECTION, "text": words("x" * 3001)}], "less than 3001 characters [json-pointer:/blocks/0/text/text]"),
    ("message", [{**SECTION, "text": words("")}], "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
    ("message", [{"type": "section"}], "missing required field: text or fields"),
    ("message", [{"type": "section", "fields": [words("x")] * 11}], "no more than 10 items allowed"),
    ("message", [{**SECTION, "colour": "red"}], "invalid additional property: colour [json-pointer:/blocks/0]"),
    ("message", [{"type": "header", "text": plain("x" * 151)}], "less than 151 characters"),
    ("message", [{"type": "header", "text": words("x")}], "must be one of: plain_text [json-pointer:/blocks/0/text/type]"),
    ("message", [actions(button("x" * 76))], "less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]"),
    ("message", [actions(button(value="x" * 2001))], "less than 2001 characters"),
    ("message", [actions(button(style="green"))], "must be one of: primary, danger"),
    ("message", [actions(button(), button())], "already exists in this block"),
    ("message", [actions(*[{**button(), "action_id": str(n)} for n in range(26)])], "no more than 25 items allowed"),
    ("message", [actions()], "no fewer than 1 items allowed"),
    ("message", [{**SECTION, "block_id": "same"}] * 2, "`block_id` same already exists"),
    ("message", [{**SECTION, "block_id": "x" * 256}], "less than 256 characters"),
    ("message", [SECTION] * 51, "no more than 50 items allowed [json-pointer:/blocks]"),
    ("message", [{"type": "sparkle"}], "unsupported type: sparkle"),
    ("message", [{"type": "alert", "text": words("x")}], "unsupported type: alert in a message"),
    ("message", [task()], "must be one of: in_progress, complete, error"),
    ("message", [{"type": "plan", "title": "P", "tasks": [task(number=n) for n in range(51)]}], "no more than 50 items"),
    ("message", [{"type": "markdown", "text": "x" * 12_001}], "less than 12001 characters"),
    ("message", [{**TABLE, "rows": TABLE["rows"] * 101}], "no more than 100 items allowed"),
    ("message", [{"type": "context", "elements": [words("x")] * 11}], "no more than 10 items allowed"),
    ("message", "nothing", "must be an array"),
    ("modal", [{"type": "markdown", "text": "x"}], "unsupported type: markdown in a modal"),
    ("modal", [{"type": "plan", "title": "P", "tasks": []}], "unsupported type: plan in a modal"),
    ("modal", [{"type": "alert", "text": words("x" * 201)}], "less than 201 characters"),
    ("modal", [SECTION] * 101, "no more than 100 items allowed"),
    ("modal", [asked(type="plain_text_input", max_length=3001)], "must be between 1 and 3000"),
    ("modal", [asked(type="plain_text_input", max_length=5, initial_value="too long")], "less than 6 characters"),
    ("modal", [asked(type="plain_text_input", placeholder=plain("x" * 151))], "less than 151 characters"),
    ("modal", [asked(type="number_input")], "missing required field: is_decimal_allowed"),
    ("modal", [asked(type="static_select", options=OPTIONS)], "no more than 100 items allowed"),
    ("modal", [asked(type="static_select")], "missing required field: options"),
    ("modal", [asked(type="checkboxes", options=OPTIONS[:11])], "no more than 10 items allowed"),
    ("modal", [asked(type="radio_buttons", options=OPTIONS[:2], initial_option=OPTIONS[3])], "must match one of the options"),
    ("modal", [asked(type="static_select", options=[OPTIONS[0], OPTIONS[0]])], "option values must be unique"),
    ("modal", [asked(type="button", text=plain("x"))], "unsupported type: button"),
    ("home", [task("complete")], "unsupported type: task_card in a home"),
]


@pytest.mark.parametrize(("surface", "blocks", "complaint"), REFUSED)
def test_slack_would_refuse_this(surface: str, blocks: Any, complaint: str):
    assert complaint in "\n".join(check(blocks, surface))


TAKEN = [
    ("message", [SECTION, {"type": "divider"}, actions(button(style="primary"))]),
    ("message", [{"type": "plan", "title": "The mission", "tasks": [task(), task("complete", 2)]}]),
    ("message", [{"type": "markdown", "text": "# Draft"}, TABLE]),
    ("message", [{"type": "card", "title": words("Bible"), "actions": [button()]}]),
    ("modal", [{"type": "alert", "text": words("Careful"), "level": "warning"}]),
    ("modal", [asked(type="checkboxes", options=OPTIONS[:10]), asked(type="file_input", max_files=3)]),
    ("home", [{"type": "header", "text": plain("Your missions")}]),
]


@pytest.mark.parametrize(("surface", "blocks"), TAKEN)
def test_slack_would_take_this(surface: str, blocks: Any):
    assert check(blocks, surface) == []


VIEW = {"type": "modal", "title": plain("A form"), "blocks": [SECTION]}
VIEWS = [
    ({**VIEW, "title": plain("x" * 25)}, "less than 25 characters [json-pointer:/view/title/text]"),
    ({**VIEW, "close": plain("x" * 25)}, "less than 25 characters"),
    ({**VIEW, "blocks": [asked(type="plain_text_input")]}, "missing required field: submit"),
    ({**VIEW, "private_metadata": "x" * 3001}, "less than 3001 characters"),
    ({**VIEW, "callback_id": "x" * 256}, "less than 256 characters"),
    ({**VIEW, "blocks": [{"type": "nonsense"}]}, "[json-pointer:/view/blocks/0/type]"),
    ({**VIEW, "title": None}, "missing required field: title"),
    ({"type": "drawer"}, "must be one of: modal, home"),
]


@pytest.mark.parametrize(("view", "complaint"), VIEWS)
def test_slack_would_refuse_this_view(view: Any, complaint: str):
    assert complaint in "\n".join(check_view(view))


def test_ampersands_and_headings_weigh_more():
    assert counted([{"type": "section", "text": words("a & b")}]) == 9
    assert counted([{"type": "markdown", "text": "# A\n\nb"}]) == 106


def test_a_message_is_weighed_as_a_whole():
    assert weight_error([{"type": "section", "text": words("x" * 3000)}] * 4) == ""
    assert weight_error([{"type": "section", "text": words("x" * 3000)}] * 5) == "msg_blocks_too_long"
    assert weight_error([{"type": "section", "text": words("&" * 2700)}]) == "msg_blocks_too_long"


def test_one_table_is_enough_for_a_message():
    drawn = {"type": "markdown", "text": "|a|\n|-|\n|1|\n"}
    assert weight_error([TABLE]) == ""
    assert weight_error([TABLE, TABLE]) == "only_one_table_allowed"
    assert weight_error([TABLE, drawn]) == "only_one_table_allowed"


def test_markdown_counts_as_the_blocks_it_becomes():
    heading_and_text = "# A\n\nwords\n\n"
    assert weight_error([{"type": "markdown", "text": heading_and_text * 25}]) == ""
    assert weight_error([{"type": "markdown", "text": heading_and_text * 26}]) == "msg_blocks_too_long"
