"""What a driver sees, as values: messages, controls and forms, read from a snapshot. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.workspace.inputs import options_of
from bot.workspace.plain import label_of, plain_message

PRESSABLE = ("actions", "context_actions", "card", "carousel", "section", "input", "container")


@dataclass(frozen=True)
class Control:
    """A button or menu that can be used. `where` is the message or view that it stands in."""

    label: str
    where: str
    block: str
    action: str
    value: str
    element: dict[str, Any] = field(repr=False, hash=False, compare=False)
    options: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """What tells this button from another one that looks the same."""
        return f"{self.where}/{self.block}/{self.action}/{self.value}"

    @property
    def origin(self) -> str:
        """The name under which the workspace remembers that it opened a view."""
        return f"{self.where}/{self.block}/{self.action}"


@dataclass(frozen=True)
class Seen:
    """A message as somebody reads it."""

    channel: str
    ts: str
    author: str
    text: str
    thread: str = ""
    only_for: str = ""
    edited: bool = False
    revision: int = 0
    controls: tuple[Control, ...] = ()
    files: tuple[dict[str, Any], ...] = field(default=(), hash=False)
    blocks: tuple[dict[str, Any], ...] = field(default=(), hash=False, repr=False)
    metadata: dict[str, Any] | None = field(default=None, hash=False, repr=False)

    @property
    def buttons(self) -> list[str]:
        """The labels of everything that can be pressed."""
        return [each.label for each in self.controls]


@dataclass(frozen=True)
class Question:
    """One input of a form: where it goes and what it takes."""

    label: str
    block: str
    element: dict[str, Any] = field(repr=False, hash=False)
    value: Any = field(default=None, hash=False)
    optional: bool = False
    error: str = ""
    dispatches: bool = False


@dataclass(frozen=True)
class Form:
    """The open modal. `text` is what it says besides its inputs."""

    id: str
    title: str
    questions: tuple[Question, ...]
    controls: tuple[Control, ...]
    text: str
    trouble: str
    submit: str
    revision: int

    @property
    def labels(self) -> list[str]:
        """The labels of the inputs."""
        return [each.label for each in self.questions]

    @property
    def values(self) -> dict[str, Any]:
        """What is filled in now, by label."""
        return {each.label: each.value for each in self.questions}

    @property
    def errors(self) -> dict[str, str]:
        """The complaints, by label; trouble of the whole form is under an empty label."""
        found = {each.label: each.error for each in self.questions if each.error}
        return found | ({"": self.trouble} if self.trouble else {})


def seen(message: dict[str, Any], names: dict[str, str]) -> Seen:
    """A message of a snapshot."""
    where = f"{message['channel']}/{message['ts']}"
    return Seen(
        message["channel"],
        message["ts"],
        message["author"],
        plain_message(message["text"], message["blocks"], names),
        message["thread_ts"],
        message["only_for"],
        bool(message["edited"]),
        message["revision"],
        tuple(control for block in message["blocks"] for control in controls(block, where)),
        tuple(message["files"]),
        tuple(message["blocks"]),
        message["metadata"],
    )


def form(view: dict[str, Any]) -> Form:
    """A modal of a snapshot."""
    body = view["body"]
    words = [block for block in body["blocks"] if block["type"] != "input"]
    return Form(
        view["id"],
        (body.get("title") or {}).get("text", ""),
        tuple(_question(block, view) for block in body["blocks"] if block["type"] == "input"),
        tuple(control for block in words for control in controls(block, view["id"])),
        plain_message("", words, {}),
        view["trouble"],
        (body.get("submit") or {}).get("text", ""),
        view["revision"],
    )


def _question(block: dict[str, Any], view: dict[str, Any]) -> Question:
    block_id, element = block["block_id"], block["element"]
    value = view["values"].get(block_id, {}).get(element["action_id"])
    error = view["errors"].get(block_id, "")
    return Question(
        block["label"]["text"], block_id, element, value, bool(block.get("optional")), error, bool(block.get("dispatch_action"))
    )


def controls(block: dict[str, Any], where: str) -> Iterator[Control]:
    """Everything in a block that can be pressed or chosen from."""
    for element in _elements(block):
        if element["type"] == "feedback_buttons":
            for name in ("positive_button", "negative_button"):
                one = element[name]
                yield _control(block, element | {"text": one["text"], "value": one["value"]}, where)
        elif element.get("action_id"):
            yield _control(block, element, where)


def _control(block: dict[str, Any], element: dict[str, Any], where: str) -> Control:
    options = (
        tuple((each["text"]["text"], each["value"]) for each in options_of(element)) if "button" not in element["type"] else ()
    )
    return Control(label_of(element), where, block["block_id"], element["action_id"], element.get("value", ""), element, options)


def _elements(block: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if block["type"] not in PRESSABLE:
        return
    if block["type"] == "container":
        for child in block["child_blocks"]:
            yield from _elements(child)
    if block["type"] == "carousel":
        for card in block["elements"]:
            yield from card.get("actions") or []
        return
    yield from block.get("elements") or block.get("actions") or []
    if block.get("accessory"):
        yield block["accessory"]
