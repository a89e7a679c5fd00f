"""The payloads of commands, clicks and forms, in Slack's shapes. Pure but for the ids that the workspace hands out."""

import time
from typing import TYPE_CHECKING, Any

from bot.workspace.api.lookups import message_json
from bot.workspace.api.views import view_json
from bot.workspace.inputs import stateful
from bot.workspace.values import APP_ID, TEAM_ID, Channel, Message, Person, View

if TYPE_CHECKING:
    from bot.workspace.server import Workspace

Payload = dict[str, Any]


def origin(where: str, block: str, action: str) -> str:
    """The name of a button press, by which the driver knows what opened a view."""
    return f"{where}/{block}/{action}"


def command(workspace: "Workspace", person: Person, channel: Channel, word: str, text: str) -> Payload:
    """A slash command."""
    reply = workspace.replies.new(person.id, channel.id)
    return {
        "token": "local",
        "command": word,
        "text": text,
        "response_url": f"{workspace.base}/response/{reply}",
        "trigger_id": workspace.triggers.new(person.id),
        "user_id": person.id,
        "user_name": person.name,
        "team_id": TEAM_ID,
        "team_domain": "local",
        "channel_id": channel.id,
        "channel_name": "directmessage" if channel.is_im else channel.name,
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
    }


def _common(workspace: "Workspace", person: Person, kind: str, press: str = "") -> Payload:
    return {
        "type": kind,
        "token": "local",
        "api_app_id": APP_ID,
        "team": {"id": TEAM_ID, "domain": "local"},
        "user": {"id": person.id, "username": person.name, "name": person.name, "team_id": TEAM_ID},
        "enterprise": None,
        "is_enterprise_install": False,
        "trigger_id": workspace.triggers.new(person.id, press),
    }


def _action(block: dict[str, Any], element: dict[str, Any], state: dict[str, Any]) -> Payload:
    more = {name: element[name] for name in ("value", "style", "url") if name in element and element["type"] == "button"}
    if element["type"] == "button":
        more["text"] = element["text"]
    return {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "action_ts": f"{time.time():.6f}",
        **more,
        **{name: value for name, value in state.items() if name != "type"},
    }


def message_press(
    workspace: "Workspace",
    person: Person,
    message: Message,
    pressed: tuple[dict[str, Any], dict[str, Any], dict[str, Any]],
) -> Payload:
    """A click in a message. `pressed` is block, element and the element's new state."""
    block, element, state = pressed
    channel = workspace.state.channels[message.channel]
    press = origin(f"{message.channel}/{message.ts}", block["block_id"], element["action_id"])
    reply = workspace.replies.new(person.id, channel.id, message.ts)
    container = {"type": "message", "message_ts": message.ts, "channel_id": channel.id, "is_ephemeral": bool(message.only_for)}
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    body = _common(workspace, person, "block_actions", press) | {
        "container": container,
        "channel": {"id": channel.id, "name": channel.name},
        "response_url": f"{workspace.base}/response/{reply}",
        "state": {"values": workspace.chosen(person.id, message)},
        "actions": [_action(block, element, state)],
    }
    return body if message.only_for else body | {"message": message_json(workspace, message)}


def view_press(
    workspace: "Workspace", person: Person, view: View, pressed: tuple[dict[str, Any], dict[str, Any], dict[str, Any]]
) -> Payload:
    """A click in a modal or a home tab."""
    block, element, state = pressed
    press = origin(view.id, block["block_id"], element["action_id"])
    return _common(workspace, person, "block_actions", press) | {
        "container": {"type": "view", "view_id": view.id},
        "view": view_json(view),
        "actions": [_action(block, element, state)],
    }


def submission(workspace: "Workspace", person: Person, view: View) -> Payload:
    """A form was sent."""
    return _common(workspace, person, "view_submission", view.id) | {"view": view_json(view), "response_urls": []}


def closing(workspace: "Workspace", person: Person, view: View, *, all_of_it: bool) -> Payload:
    """A modal was closed and the app wanted to know."""
    return _common(workspace, person, "view_closed") | {"view": view_json(view), "is_cleared": all_of_it}


def find_element(body: dict[str, Any], block_id: str, action_id: str) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """The block and the element with these ids."""
    for block in body["blocks"]:
        parts = [block.get("element"), block.get("accessory"), *(block.get("elements") or []), *(block.get("actions") or [])]
        parts += [each for card in block.get("elements") or [] if isinstance(card, dict) for each in card.get("actions") or []]
        for part in parts:
            if isinstance(part, dict) and part.get("action_id") == action_id and block.get("block_id") == block_id:
                return block, part
    return None


def has_state(block: dict[str, Any], element: dict[str, Any]) -> bool:
    """Whether the element keeps what was chosen."""
    return any(each is element for each in stateful(block))
