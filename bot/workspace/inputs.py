"""Input elements: what a person put in, as Slack's `state.values`, and what Slack's own client refuses before sending.

One row per element type. Pure; raw values come from the page or the driver as strings or lists of strings.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

Raw = str | list[str] | None
State = dict[str, Any]
Element = dict[str, Any]


def _text(element: Element, raw: Raw) -> State:
    return {"type": element["type"], "value": str(raw) if raw not in (None, "", []) else None}


def _listed(raw: Raw) -> list[str]:
    return [raw] if isinstance(raw, str) and raw else list(raw or [])


def options_of(element: Element) -> list[dict[str, Any]]:
    """All options of a menu, groups flattened."""
    groups = element.get("option_groups") or []
    return element.get("options") or [option for group in groups for option in group["options"]]


def _one_option(element: Element, raw: Raw) -> State:
    chosen = [option for option in options_of(element) if option["value"] in _listed(raw)]
    return {"type": element["type"], "selected_option": chosen[0] if chosen else None}


def _options(element: Element, raw: Raw) -> State:
    wanted = _listed(raw)
    return {"type": element["type"], "selected_options": [each for each in options_of(element) if each["value"] in wanted]}


def _plain(name: str) -> Callable[[Element, Raw], State]:
    return lambda element, raw: {"type": element["type"], name: str(raw) if raw else None}


def _plural(name: str) -> Callable[[Element, Raw], State]:
    return lambda element, raw: {"type": element["type"], name: _listed(raw)}


def _moment(element: Element, raw: Raw) -> State:
    number = str(raw) if raw else ""
    return {"type": element["type"], "selected_date_time": int(number) if number.isdigit() else None}


def _rich(element: Element, raw: Raw) -> State:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": str(raw)}]}
    return {"type": element["type"], "rich_text_value": {"type": "rich_text", "elements": [section]} if raw else None}


PARSERS: dict[str, Callable[[Element, Raw], State]] = {
    "plain_text_input": _text,
    "email_text_input": _text,
    "url_text_input": _text,
    "number_input": _text,
    "rich_text_input": _rich,
    "static_select": _one_option,
    "radio_buttons": _one_option,
    "multi_static_select": _options,
    "checkboxes": _options,
    "users_select": _plain("selected_user"),
    "multi_users_select": _plural("selected_users"),
    "conversations_select": _plain("selected_conversation"),
    "multi_conversations_select": _plural("selected_conversations"),
    "channels_select": _plain("selected_channel"),
    "multi_channels_select": _plural("selected_channels"),
    "datepicker": _plain("selected_date"),
    "timepicker": _plain("selected_time"),
    "datetimepicker": _moment,
    "file_input": lambda element, raw: {"type": "file_input", "files": [{"id": each} for each in _listed(raw)]},
}
FIRST = {
    "users_select": "initial_user",
    "multi_users_select": "initial_users",
    "conversations_select": "initial_conversation",
    "multi_conversations_select": "initial_conversations",
    "channels_select": "initial_channel",
    "multi_channels_select": "initial_channels",
    "datepicker": "initial_date",
    "timepicker": "initial_time",
}


def stateful(block: dict[str, Any]) -> Iterator[Element]:
    """The elements of a block that hold a value."""
    candidates = [block.get("element"), block.get("accessory")]
    candidates += block.get("elements") or [] if block.get("type") == "actions" else []
    return (each for each in candidates if isinstance(each, dict) and each.get("type") in PARSERS)


def first_value(element: Element) -> State:
    """The state of an element that nobody has touched."""
    if "initial_options" in element:
        return PARSERS[element["type"]](element, [each["value"] for each in element["initial_options"]])
    if "initial_option" in element:
        return PARSERS[element["type"]](element, element["initial_option"]["value"])
    if element["type"] == "rich_text_input" and element.get("initial_value"):
        return {"type": "rich_text_input", "rich_text_value": element["initial_value"]}
    if element["type"] == "datetimepicker":
        return _moment(element, str(element.get("initial_date_time") or ""))
    return PARSERS[element["type"]](element, element.get(FIRST.get(element["type"], "initial_value")))


def first_values(body: dict[str, Any]) -> dict[str, dict[str, State]]:
    """`state.values` of a view or message that nobody has touched."""
    values: dict[str, dict[str, State]] = {}
    for block in body["blocks"]:
        for element in stateful(block):
            values.setdefault(block["block_id"], {})[element["action_id"]] = first_value(element)
    return values


def merged(
    body: dict[str, Any], values: dict[str, dict[str, State]], raw: dict[str, dict[str, Raw]]
) -> dict[str, dict[str, State]]:
    """`values` with what the person put in now; fields that the view does not have are dropped."""
    result = {block: dict(actions) for block, actions in values.items()}
    for block in body["blocks"]:
        for element in stateful(block):
            given = raw.get(block["block_id"], {})
            if element["action_id"] in given:
                state = PARSERS[element["type"]](element, given[element["action_id"]])
                result.setdefault(block["block_id"], {})[element["action_id"]] = state
    return result


def content(state: State) -> Any:
    """What a state holds, without its type; None or empty when nothing was put in."""
    return next((value for name, value in state.items() if name != "type"), None)


def shown(state: State) -> Any:
    """What a state holds as the raw value that would produce it."""
    held = content(state)
    if state["type"] == "rich_text_input":
        return "".join(each.get("text", "") for part in (held or {}).get("elements", []) for each in part["elements"])
    if isinstance(held, dict):
        return held["value"]
    if isinstance(held, list):
        return [each.get("value") or each["id"] if isinstance(each, dict) else each for each in held]
    return held


def problems(body: dict[str, Any], values: dict[str, dict[str, State]]) -> dict[str, str]:
    """What Slack's client says before it sends anything, by block_id."""
    found: dict[str, str] = {}
    for block in body["blocks"]:
        if block["type"] != "input":
            continue
        element = block["element"]
        state = values.get(block["block_id"], {}).get(element["action_id"]) or first_value(element)
        problem = problem_of(element, content(state), optional=bool(block.get("optional")))
        if problem:
            found[block["block_id"]] = problem
    return found


def problem_of(element: Element, held: Any, *, optional: bool) -> str:
    """What is wrong with the content of one input, or an empty string."""
    if held in (None, "", []) or (isinstance(held, str) and not held.strip()):
        return "" if optional else "Please complete this required field."
    checker = CHECKS.get(element["type"])
    return checker(element, held) if checker else ""


def _length(element: Element, held: Any) -> str:
    low, high = element.get("min_length", 0), element.get("max_length", 3000)
    if len(held) < low:
        return f"Please enter at least {low} characters."
    return f"Please enter at most {high} characters; this has {len(held)}." if len(held) > high else ""


def _number(element: Element, held: Any) -> str:
    pattern = r"[-+]?\d+(\.\d+)?" if element.get("is_decimal_allowed") else r"[-+]?\d+"
    if not re.fullmatch(pattern, held):
        return "Please enter a number." if element.get("is_decimal_allowed") else "Please enter a whole number."
    low, high = element.get("min_value"), element.get("max_value")
    if low is not None and float(held) < float(low):
        return f"Please enter a number of at least {low}."
    return f"Please enter a number of at most {high}." if high is not None and float(held) > float(high) else ""


def _date(element: Element, held: Any) -> str:
    try:
        date.fromisoformat(held)
    except ValueError:
        return "Please choose a date."
    return ""


def _matches(pattern: str, sentence: str) -> Callable[[Element, Any], str]:
    return lambda element, held: "" if re.fullmatch(pattern, held) else sentence


def _few(element: Element, held: Any) -> str:
    most = element.get("max_selected_items") or 100
    return f"Please choose at most {most}." if len(held) > most else ""


def _files(element: Element, held: Any) -> str:
    most = element.get("max_files") or 10
    return f"Please choose at most {most} files." if len(held) > most else ""


CHECKS: dict[str, Callable[[Element, Any], str]] = {
    "plain_text_input": _length,
    "number_input": _number,
    "datepicker": _date,
    "timepicker": _matches(r"([01]\d|2[0-3]):[0-5]\d", "Please choose a time."),
    "email_text_input": _matches(r"[^@\s]+@[^@\s]+\.[^@\s]+", "Please enter a valid email address."),
    "url_text_input": _matches(r"https?://\S+", "Please enter a valid URL."),
    "multi_static_select": _few,
    "multi_users_select": _few,
    "multi_conversations_select": _few,
    "multi_channels_select": _few,
    "file_input": _files,
}
