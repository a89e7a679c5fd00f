"""Block Kit as a table: which blocks and elements exist, where they may stand, and how long each part may be.

`check` is a pure function from blocks and a surface to complaints. It never shortens or repairs anything.
"""

from collections.abc import Iterator
from typing import Any

from bot.workspace.elements import ACTIONS, ELEMENTS, INPUTS, of
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
    partial,
    shape,
    string,
    text,
)

MESSAGE, MODAL, HOME = "message", "modal", "home"
BLOCKS = {MESSAGE: 50, MODAL: 100, HOME: 100}
COUNTED_CHARACTERS = 13_200
HEADING_COST = 100
MARKDOWN_CHARACTERS = 12_000
VIEW_BYTES = 250_000
TABLES = ("table", "data_table")

EVERYWHERE = ("section", "header", "divider", "context", "actions", "image", "rich_text", "video", "input")
ONLY = {
    MESSAGE: (
        *("markdown", "plan", "task_card", "context_actions", "table", "data_table", "data_visualization"),
        *("card", "carousel", "container", "file"),
    ),
    MODAL: ("alert", "card"),
    HOME: ("table", "data_table", "data_visualization", "card", "carousel", "container"),
}
ALLOWED = {surface: frozenset((*EVERYWHERE, *more)) for surface, more in ONLY.items()}


def unique_actions(value: Any, pointer: str, surface: str) -> Complaints:
    """No two elements of a block share an action_id."""
    seen: set[str] = set()
    for index, each in enumerate(value.get("elements") or []):
        name = each.get("action_id") if isinstance(each, dict) else None
        if name in seen:
            yield complaint(f"`action_id` {name} already exists in this block", f"{pointer}/elements/{index}/action_id")
        seen.add(name or f" {index}")


def section_says_something(value: Any, pointer: str, surface: str) -> Complaints:
    """A section has a text or fields."""
    if not value.get("text") and not value.get("fields"):
        yield complaint("missing required field: text or fields", pointer)


def block(**properties: Field | Rule) -> Rule:
    """A block with what all of them share."""
    return shape(type=anything, block_id=string(255), **properties)


rich = choice(
    {
        name: shape(type=anything, elements=needed(anything), style=anything, indent=anything, border=anything, offset=anything)
        for name in ("rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote")
    },
    "rich text element",
)
RICH_TEXT = block(elements=needed(many(rich, 0, 500)))
cell = choice(
    {
        "raw_text": shape(type=anything, text=needed(string(10_000))),
        "raw_number": shape(type=anything, value=anything, text=anything, format=anything),
        "rich_text": RICH_TEXT,
    },
    "table cell",
)
task = shape(
    type=anything,
    block_id=string(255),
    task_id=needed(string(255, 1)),
    title=needed(string(3000, 1)),
    details=RICH_TEXT,
    output=RICH_TEXT,
    sources=many(anything, 0, 100),
    status=needed(one_of("pending", "in_progress", "complete", "error")),
)


def not_pending(value: Any, pointer: str, surface: str) -> Complaints:
    """A task card on its own has begun."""
    if value.get("status") == "pending":
        yield complaint("must be one of: in_progress, complete, error", f"{pointer}/status")


CARD = block(
    hero_image=ELEMENTS["image"],
    icon=ELEMENTS["image"],
    slack_icon=anything,
    title=text(150),
    subtitle=text(150),
    body=text(200),
    subtext=text(200),
    actions=many(of("button"), 1, 3),
)

KINDS: dict[str, Rule] = {
    "section": also(
        block(
            text=text(3000),
            fields=many(text(2000), 1, 10),
            accessory=of("image", *ACTIONS),
            expand=boolean,
        ),
        section_says_something,
    ),
    "header": block(text=needed(text(150, plain=True)), level=integer(1, 6)),
    "divider": block(),
    "context": block(elements=needed(many(of("image", "mrkdwn", "plain_text"), 1, 10))),
    "actions": also(block(elements=needed(many(of(*ACTIONS), 1, 25))), unique_actions),
    "input": block(
        label=needed(text(2000, plain=True)),
        element=needed(of(*INPUTS)),
        hint=text(2000, plain=True),
        optional=boolean,
        dispatch_action=boolean,
    ),
    "image": block(
        image_url=string(3000), slack_file=anything, alt_text=needed(string(2000)), title=text(2000, plain=True)
    ),
    "video": block(
        alt_text=needed(anything), title=needed(text(200, plain=True)), thumbnail_url=needed(string(3000)),
        video_url=needed(string(3000)), title_url=string(3000), description=text(200, plain=True),
        author_name=string(50), provider_name=anything, provider_icon_url=anything,
    ),
    "rich_text": RICH_TEXT,
    "markdown": block(text=needed(string(MARKDOWN_CHARACTERS, 1))),
    "table": block(rows=needed(many(many(cell, 1, 20), 1, 100)), column_settings=many(anything, 0, 20)),
    "data_table": block(
        rows=needed(many(many(cell, 1, 20), 1, 201)), page_size=integer(1, 100), caption=anything, title=anything,
        column_settings=anything, row_header_column_index=integer(0, 19),
    ),
    "data_visualization": partial(title=string(50), block_id=string(255)),
    "plan": block(title=needed(string(3000, 1)), tasks=many(task, 0, 50)),
    "task_card": also(task, not_pending),
    "context_actions": also(
        block(elements=needed(many(of("feedback_buttons", "icon_button"), 1, 5))), unique_actions
    ),
    "alert": block(
        text=needed(text(200)), level=one_of("default", "info", "warning", "error", "success")
    ),
    "card": CARD,
    "carousel": block(elements=needed(many(choice({"card": CARD}, "card"), 1, 10))),
    "container": block(
        title=text(150), subtitle=text(150), child_blocks=needed(many(anything, 1, 10)), icon=anything, width=anything,
        is_collapsible=boolean, rich_text_title=RICH_TEXT, has_header_divider=boolean, default_collapsed=boolean,
    ),
    "file": block(external_id=needed(string(255)), source=needed(one_of("remote"))),
}  # fmt: skip


def check(blocks: Any, surface: str) -> list[str]:
    """What Slack would complain about in these blocks on this surface; empty when they are fine."""
    if not isinstance(blocks, list):
        return [complaint("must be an array", "/blocks")]
    return list(_complaints(blocks, surface))


def _complaints(blocks: list[Any], surface: str) -> Iterator[str]:
    if len(blocks) > BLOCKS[surface]:
        yield complaint(f"no more than {BLOCKS[surface]} items allowed", "/blocks")
    for index, each in enumerate(blocks):
        kind = each.get("type") if isinstance(each, dict) else None
        if kind in KINDS and kind not in ALLOWED[surface]:
            yield complaint(f"unsupported type: {kind} in a {surface}", f"/blocks/{index}/type")
        else:
            yield from choice(KINDS, "block")(each, f"/blocks/{index}", surface)
    yield from _repeated(blocks)


def _repeated(blocks: list[Any]) -> Iterator[str]:
    seen: set[str] = set()
    for index, each in enumerate(blocks):
        name = each.get("block_id") if isinstance(each, dict) else None
        if name and name in seen:
            yield complaint(f"`block_id` {name} already exists", f"/blocks/{index}/block_id")
        seen.add(name or "")


def check_view(view: Any) -> list[str]:
    """What Slack would complain about in a view, its blocks included."""
    if not isinstance(view, dict) or view.get("type") not in (MODAL, HOME):
        return [complaint("must be one of: modal, home", "/view/type")]
    frame = list(_FRAMES[view["type"]](view, "/view", view["type"]))
    blocks = [each.replace("[json-pointer:", "[json-pointer:/view") for each in check(view.get("blocks"), view["type"])]
    return frame + blocks + list(_no_submit(view))


def _no_submit(view: dict[str, Any]) -> Iterator[str]:
    blocks = view.get("blocks")
    asks = isinstance(blocks, list) and any(isinstance(each, dict) and each.get("type") == "input" for each in blocks)
    if view["type"] == MODAL and asks and not view.get("submit"):
        yield complaint("missing required field: submit, which a view with an input block needs", "/view")


_shared = {
    "type": anything, "blocks": needed(anything), "private_metadata": string(3000), "callback_id": string(255),
    "external_id": string(255),
}  # fmt: skip
_FRAMES: dict[str, Rule] = {
    MODAL: shape(
        **_shared,
        title=needed(text(24, plain=True)),
        submit=text(24, plain=True),
        close=text(24, plain=True),
        clear_on_close=boolean,
        notify_on_close=boolean,
        submit_disabled=boolean,
    ),
    HOME: shape(**_shared),
}
