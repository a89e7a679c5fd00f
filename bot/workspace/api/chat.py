"""chat.*: posting, changing and taking away messages, with Slack's refusals."""

import json
import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.workspace.api.arguments import ApiError, Arguments
from bot.workspace.api.lookups import channel_of, message_json, person_of, writable
from bot.workspace.limits import MESSAGE, check
from bot.workspace.values import BOT_USER, Channel, Message
from bot.workspace.weights import weight_error

if TYPE_CHECKING:
    from bot.workspace.server import Workspace

LONGEST_POST, LONGEST_UPDATE, LONGEST_METADATA = 40_000, 4_000, 8_000
Answer = dict[str, Any]


def blocks_of(arguments: Arguments) -> tuple[dict[str, Any], ...]:
    """The blocks, held against the limits, each with a block_id and its elements with an action_id."""
    blocks = arguments.value("blocks", "invalid_blocks_format") or []
    complaints = check(blocks, MESSAGE)
    if complaints:
        raise ApiError("invalid_blocks", errors=complaints, response_metadata={"messages": complaints})
    if error := weight_error(blocks):
        raise ApiError(error)
    return tuple(named(each) for each in blocks)


def named(block: dict[str, Any]) -> dict[str, Any]:
    """The block with ids where the caller left them out."""
    block = {**block, "block_id": block.get("block_id") or secrets.token_hex(3)}
    for name in ("elements", "actions"):
        if block["type"] in ("actions", "context_actions", "card") and name in block:
            block[name] = [_acting(each) for each in block[name]]
    for name in ("accessory", "element"):
        if name in block:
            block[name] = _acting(block[name])
    return block


def _acting(element: dict[str, Any]) -> dict[str, Any]:
    if element["type"] in ("image", "mrkdwn", "plain_text"):
        return element
    return {**element, "action_id": element.get("action_id") or secrets.token_hex(3)}


def metadata_of(arguments: Arguments) -> dict[str, Any] | None:
    """The metadata, held against its shape and size."""
    metadata = arguments.value("metadata", "invalid_metadata_format")
    if metadata is None:
        return None
    if not isinstance(metadata, dict) or not isinstance(metadata.get("event_payload"), dict):
        raise ApiError("invalid_metadata_schema")
    if not metadata.get("event_type") or len(metadata["event_type"]) > 50:
        raise ApiError("invalid_metadata_format")
    if len(json.dumps(metadata)) > LONGEST_METADATA:
        raise ApiError("metadata_too_large")
    return metadata


def persona_of(workspace: "Workspace", arguments: Arguments) -> tuple[str, str]:
    """Name and icon; empty when the app may not choose them."""
    if "chat:write.customize" not in workspace.scopes:
        return "", ""
    return arguments.text("username"), arguments.text("icon_emoji")


def root_of(workspace: "Workspace", channel: Channel, thread_ts: str) -> str:
    """The root of the thread that is meant; a reply stands for its root."""
    if not thread_ts:
        return ""
    message = workspace.state.messages[channel.id].get(thread_ts)
    if message is None:
        raise ApiError("thread_not_found")
    return message.thread_ts or message.ts


def drafted(workspace: "Workspace", arguments: Arguments, channel: Channel) -> Message:
    """The message that a post describes, not yet put anywhere."""
    blocks, text = blocks_of(arguments), arguments.text("text")
    if not text and not blocks:
        raise ApiError("no_text")
    if len(text) > LONGEST_POST:
        raise ApiError("msg_too_long")
    username, icon = persona_of(workspace, arguments)
    return Message(
        channel.id,
        workspace.state.next_ts(),
        BOT_USER,
        text,
        blocks,
        thread_ts=root_of(workspace, channel, arguments.text("thread_ts")),
        by_bot=True,
        metadata=metadata_of(arguments),
        client_msg_id=arguments.text("client_msg_id"),
        username=username,
        icon=icon,
    )


def post_message(workspace: "Workspace", arguments: Arguments) -> Answer:
    """chat.postMessage."""
    channel = writable(workspace, arguments)
    message = replace(drafted(workspace, arguments, channel), broadcast=arguments.flag("reply_broadcast"))
    workspace.state.put(message)
    workspace.events.posted(message)
    return {"ok": True, "channel": channel.id, "ts": message.ts, "message": message_json(workspace, message)}


def post_ephemeral(workspace: "Workspace", arguments: Arguments) -> Answer:
    """chat.postEphemeral."""
    channel = writable(workspace, arguments)
    person = person_of(workspace, arguments.required("user"))
    if person.id not in channel.members:
        raise ApiError("user_not_in_channel")
    message = replace(drafted(workspace, arguments, channel), only_for=person.id, metadata=None)
    workspace.state.put(message)
    return {"ok": True, "message_ts": message.ts}


def update(workspace: "Workspace", arguments: Arguments) -> Answer:
    """chat.update. Blocks are dropped when only a text is given; metadata and author stay."""
    channel = channel_of(workspace, arguments)
    message = _mine(workspace, channel, arguments, "cant_update_message")
    text = arguments.text("text")
    if len(text) > LONGEST_UPDATE:
        raise ApiError("msg_too_long")
    if not text and not arguments.has("blocks"):
        raise ApiError("no_text")
    changed = replace(
        message,
        text=text or message.text,
        blocks=blocks_of(arguments),
        metadata=metadata_of(arguments) or message.metadata,
        edited=workspace.state.next_ts(),
    )
    workspace.state.put(changed)
    shown = message_json(workspace, changed)
    return {"ok": True, "channel": channel.id, "ts": message.ts, "text": changed.text, "message": shown}


def delete(workspace: "Workspace", arguments: Arguments) -> Answer:
    """chat.delete."""
    channel = channel_of(workspace, arguments)
    message = _mine(workspace, channel, arguments, "cant_delete_message")
    workspace.state.remove(message)
    return {"ok": True, "channel": channel.id, "ts": message.ts}


def _mine(workspace: "Workspace", channel: Channel, arguments: Arguments, refusal: str) -> Message:
    if BOT_USER not in channel.members and "chat:write.public" not in workspace.scopes:
        raise ApiError("not_in_channel")
    message = workspace.state.messages[channel.id].get(arguments.required("ts"))
    if message is None:
        raise ApiError("message_not_found")
    if not message.by_bot:
        raise ApiError(refusal)
    return message


def permalink(workspace: "Workspace", arguments: Arguments) -> Answer:
    """chat.getPermalink."""
    channel = channel_of(workspace, arguments)
    message = workspace.state.messages[channel.id].get(arguments.required("message_ts"))
    if message is None:
        raise ApiError("message_not_found")
    return {"ok": True, "channel": channel.id, "permalink": workspace.permalink(message)}


def set_status(workspace: "Workspace", arguments: Arguments) -> Answer:
    """assistant.threads.setStatus. An empty status takes it away; it fades after two minutes."""
    channel = writable(workspace, Arguments(arguments.given | {"channel": arguments.required("channel_id")}))
    root = root_of(workspace, channel, arguments.required("thread_ts"))
    messages = arguments.value("loading_messages") or []
    if len(messages) > 10 or any(len(each) > 50 for each in messages):
        raise ApiError("invalid_arguments", response_metadata={"messages": ["[ERROR] loading_messages: 10 of 50 characters"]})
    text = arguments.text("status")
    username, icon = persona_of(workspace, arguments)
    status = {"text": text, "until": workspace.state.clock() + 120, "username": username, "icon": icon} if text else None
    workspace.state.set_status(channel.id, root, status)
    return {"ok": True}


METHODS = {
    "chat.postMessage": (post_message, "chat:write"),
    "chat.postEphemeral": (post_ephemeral, "chat:write"),
    "chat.update": (update, "chat:write"),
    "chat.delete": (delete, "chat:write"),
    "chat.getPermalink": (permalink, ""),
    "assistant.threads.setStatus": (set_status, "chat:write"),
}
