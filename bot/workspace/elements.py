"""Block Kit's elements and composition objects as a table of rules: buttons, menus, inputs, options, confirmations.

Values only; which block may hold which element is in `limits.py`.
"""

from typing import Any

from bot.workspace.rules import (
    Complaints,
    Field,
    Rule,
    also,
    anything,
    boolean,
    choice,
    complaint,
    integer,
    many,
    needed,
    one_of,
    shape,
    string,
    text,
)

confirm = shape(
    title=needed(text(100, plain=True)),
    text=needed(text(300)),
    confirm=needed(text(30, plain=True)),
    deny=needed(text(30, plain=True)),
    style=one_of("primary", "danger"),
)


def option(*, plain: bool = True, url: bool = False) -> Rule:
    """An option; radio buttons and checkboxes may use mrkdwn, an overflow may carry a link."""
    links: dict[str, Field | Rule] = {"url": string(3000)} if url else {}
    return shape(
        text=needed(text(75, plain=plain)),
        value=needed(string(150, 1)),
        description=text(75, plain=plain),
        **links,
    )


group = shape(label=needed(text(75, plain=True)), options=needed(many(option(), 1, 100)))
placeholder = text(150, plain=True)
dispatch = shape(trigger_actions_on=many(one_of("on_enter_pressed", "on_character_entered"), 1, 2))


def element(**properties: Field | Rule) -> Rule:
    """An element with what all of them share."""
    return shape(type=anything, action_id=string(255, 1), **properties)


def typed(**properties: Field | Rule) -> Rule:
    """An element to type into or to pick from."""
    return element(placeholder=placeholder, focus_on_load=boolean, **properties)


def bounded(value: Any, pointer: str, surface: str) -> Complaints:
    """The minimum is not above the maximum, and a first value fits between."""
    first, low, high = value.get("initial_value"), value.get("min_length", 0), value.get("max_length", 3000)
    if isinstance(low, int) and isinstance(high, int) and low > high:
        yield complaint("min_length must not be greater than max_length", pointer)
    if isinstance(first, str) and isinstance(high, int) and len(first) > high:
        yield complaint(f"must be less than {high + 1} characters", f"{pointer}/initial_value")


def offered(value: Any, pointer: str, surface: str) -> Complaints:
    """What is chosen at first is among what is offered, and something is offered."""
    groups = value.get("option_groups")
    options = value.get("options") or [each for one in groups or [] for each in one.get("options", [])]
    if not value.get("options") and not groups:
        yield complaint("missing required field: options", pointer)
    first = value.get("initial_options") or ([value["initial_option"]] if value.get("initial_option") else [])
    if any(each not in options for each in first):
        name = "initial_options" if value.get("initial_options") else "initial_option"
        yield complaint("must match one of the options", f"{pointer}/{name}")
    values = [each.get("value") for each in options if isinstance(each, dict)]
    if len(set(values)) < len(values):
        yield complaint("option values must be unique", f"{pointer}/options")


def select(**properties: Field | Rule) -> Rule:
    """A menu with its own options."""
    return also(typed(options=many(option(), 1, 100), option_groups=many(group, 1, 100), **properties), offered)


several = {"confirm": confirm, "max_selected_items": integer(1, 100)}
BUTTON = element(
    text=needed(text(75, plain=True)),
    value=string(2000),
    url=string(3000),
    style=one_of("primary", "danger"),
    confirm=confirm,
    accessibility_label=string(75),
    alt_text=string(2000),
    agent_prompt=string(4000),
    agent_prompt_display=anything,
    visible_to_user_ids=many(string(255), 1, 10),
)
feedback = shape(text=needed(text(75, plain=True)), value=needed(string(2000)), accessibility_label=string(75))

ELEMENTS: dict[str, Rule] = {
    "button": BUTTON,
    "plain_text_input": also(
        typed(
            initial_value=string(3000),
            multiline=boolean,
            min_length=integer(0, 3000),
            max_length=integer(1, 3000),
            dispatch_action_config=dispatch,
        ),
        bounded,
    ),
    "rich_text_input": typed(
        initial_value=anything, min_lines=integer(1, 100), max_lines=integer(1, 100), dispatch_action_config=dispatch
    ),
    "email_text_input": typed(initial_value=string(3000), dispatch_action_config=dispatch),
    "url_text_input": typed(initial_value=string(3000), dispatch_action_config=dispatch),
    "number_input": typed(
        is_decimal_allowed=needed(boolean),
        initial_value=string(255),
        min_value=string(255),
        max_value=string(255),
        dispatch_action_config=dispatch,
    ),
    "static_select": select(initial_option=option(), confirm=confirm),
    "multi_static_select": select(initial_options=many(option(), 1, 100), **several),
    "users_select": typed(initial_user=string(255), confirm=confirm),
    "multi_users_select": typed(initial_users=many(string(255), 1, 100), **several),
    "conversations_select": typed(
        initial_conversation=string(255),
        default_to_current_conversation=boolean,
        response_url_enabled=boolean,
        filter=anything,
        confirm=confirm,
    ),
    "multi_conversations_select": typed(
        initial_conversations=many(string(255), 1, 100),
        default_to_current_conversation=boolean,
        filter=anything,
        **several,
    ),
    "channels_select": typed(initial_channel=string(255), response_url_enabled=boolean, confirm=confirm),
    "multi_channels_select": typed(initial_channels=many(string(255), 1, 100), **several),
    "checkboxes": also(
        element(
            options=needed(many(option(plain=False), 1, 10)),
            initial_options=many(option(plain=False), 1, 10),
            confirm=confirm,
            focus_on_load=boolean,
        ),
        offered,
    ),
    "radio_buttons": also(
        element(
            options=needed(many(option(plain=False), 1, 10)),
            initial_option=option(plain=False),
            confirm=confirm,
            focus_on_load=boolean,
        ),
        offered,
    ),
    "overflow": element(options=needed(many(option(url=True), 1, 5)), confirm=confirm),
    "datepicker": typed(initial_date=string(10, 10), confirm=confirm),
    "timepicker": typed(initial_time=string(5, 5), timezone=string(255), confirm=confirm),
    "datetimepicker": typed(initial_date_time=integer(0, 9_999_999_999), confirm=confirm),
    "file_input": element(focus_on_load=boolean, filetypes=many(string(50), 1, 100), max_files=integer(1, 10)),
    "image": shape(type=anything, image_url=string(3000), alt_text=needed(string(2000)), slack_file=anything),
    "feedback_buttons": element(positive_button=needed(feedback), negative_button=needed(feedback)),
    "icon_button": element(
        icon=needed(one_of("trash")),
        text=needed(text(75, plain=True)),
        value=string(2000),
        accessibility_label=string(75),
        confirm=confirm,
        visible_to_user_ids=many(string(255), 1, 10),
    ),
    "mrkdwn": text(3000),
    "plain_text": text(3000),
}

TYPED = ("plain_text_input", "rich_text_input", "email_text_input", "url_text_input", "number_input")
MENUS = tuple(name for name in ELEMENTS if name.endswith("_select"))
PICKERS = ("checkboxes", "radio_buttons", "datepicker", "timepicker", "datetimepicker")
INPUTS = (*TYPED, *MENUS, *PICKERS, "file_input")
ACTIONS = ("button", "overflow", *MENUS, *PICKERS)


def of(*kinds: str) -> Rule:
    """One of these elements."""
    return choice({kind: ELEMENTS[kind] for kind in kinds}, "element")
