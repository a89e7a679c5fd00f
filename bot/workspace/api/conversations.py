"""conversations.*, users.*, pins and reactions: looking around, joining, reading threads."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.workspace.api.arguments import ApiError, Arguments, invalid_arguments
from bot.workspace.api.lookups import channel_json, channel_of, message_json, person_json, person_of, readable
from bot.workspace.values import BOT_USER, Channel, Message

if TYPE_CHECKING:
    from bot.workspace.server import Workspace

Answer = dict[str, Any]


def page(arguments: Arguments, items: Sequence[Any], default: int = 100) -> tuple[list[Any], dict[str, Any]]:
    """One page of the items and the cursor to the next one."""
    limit = arguments.number("limit", default)
    if not 1 <= limit <= 1000:
        raise ApiError("invalid_limit")
    start = arguments.text("cursor", "0").removeprefix("after:")
    if not start.isdigit():
        raise ApiError("invalid_cursor")
    end = int(start) + limit
    following = f"after:{end}" if end < len(items) else ""
    return list(items[int(start) : end]), {"response_metadata": {"next_cursor": following}, "has_more": bool(following)}


def info(workspace: "Workspace", arguments: Arguments) -> Answer:
    """conversations.info."""
    return {"ok": True, "channel": channel_json(channel_of(workspace, arguments))}


def members(workspace: "Workspace", arguments: Arguments) -> Answer:
    """conversations.members."""
    found, more = page(arguments, channel_of(workspace, arguments).members)
    return {"ok": True, "members": found, "response_metadata": more["response_metadata"]}


def listing(workspace: "Workspace", arguments: Arguments) -> Answer:
    """conversations.list."""
    wanted = arguments.text("types", "public_channel").split(",")
    channels = [each for each in workspace.state.channels.values() if _kind(each) in wanted]
    visible = [each for each in channels if not (each.is_im or each.is_private) or BOT_USER in each.members]
    found, more = page(arguments, visible)
    return {"ok": True, "channels": [channel_json(each) for each in found], "response_metadata": more["response_metadata"]}


def _kind(channel: Channel) -> str:
    return "im" if channel.is_im else "private_channel" if channel.is_private else "public_channel"


def own(workspace: "Workspace", arguments: Arguments) -> Answer:
    """users.conversations: those the bot, or the given user, is in; private ones only where the bot is too."""
    user = person_of(workspace, arguments.text("user", BOT_USER)).id
    kinds = arguments.text("types", "public_channel").split(",")
    inside = [
        each
        for each in workspace.state.channels.values()
        if user in each.members and _kind(each) in kinds and (_kind(each) == "public_channel" or BOT_USER in each.members)
    ]
    found, more = page(arguments, inside)
    return {"ok": True, "channels": [channel_json(each) for each in found], "response_metadata": more["response_metadata"]}


def _between(arguments: Arguments, messages: list[Message], root: str = "") -> list[Message]:
    oldest, latest = arguments.text("oldest", "0"), arguments.text("latest", "9999999999")
    inclusive = arguments.flag("inclusive")

    def inside(message: Message) -> bool:
        if message.ts == root:
            return True
        if inclusive and message.ts in (oldest, latest):
            return True
        return float(oldest) < float(message.ts) < float(latest)

    return [each for each in messages if inside(each)]


def history(workspace: "Workspace", arguments: Arguments) -> Answer:
    """conversations.history: newest first, without replies that were not sent to the channel too."""
    channel = readable(workspace, arguments)
    messages = [each for each in workspace.state.messages[channel.id].values() if not each.thread_ts or each.broadcast]
    found, more = page(arguments, list(reversed(_between(arguments, messages))))
    return {"ok": True, "messages": _shown(workspace, arguments, found), "pin_count": 0, **more}


def replies(workspace: "Workspace", arguments: Arguments) -> Answer:
    """conversations.replies: the root, then the replies, oldest first."""
    channel = readable(workspace, arguments)
    root = workspace.state.messages[channel.id].get(arguments.required("ts"))
    if root is None:
        raise ApiError("thread_not_found")
    root_ts = root.thread_ts or root.ts
    found, more = page(arguments, _between(arguments, workspace.state.thread(channel.id, root_ts), root_ts), 1000)
    return {"ok": True, "messages": _shown(workspace, arguments, found), **more}


def _shown(workspace: "Workspace", arguments: Arguments, messages: list[Message]) -> list[dict[str, Any]]:
    metadata = arguments.flag("include_all_metadata")
    return [message_json(workspace, each, metadata=metadata) for each in messages]


def join(workspace: "Workspace", arguments: Arguments) -> Answer:
    """conversations.join."""
    channel = channel_of(workspace, arguments)
    if channel.is_archived:
        raise ApiError("is_archived")
    if channel.is_im or channel.is_private:
        raise ApiError("method_not_supported_for_channel_type")
    return {"ok": True, "channel": channel_json(workspace.events.joined(channel, BOT_USER))}


def open_direct(workspace: "Workspace", arguments: Arguments) -> Answer:
    """conversations.open, for one person."""
    if arguments.has("channel"):
        return {"ok": True, "channel": channel_json(channel_of(workspace, arguments))}
    users = arguments.required("users").split(",")
    if len(users) > 1:
        raise invalid_arguments("this workspace opens a conversation with one person only")
    channel = workspace.state.direct(BOT_USER, person_of(workspace, users[0]).id)
    return {"ok": True, "channel": {"id": channel.id} | (channel_json(channel) if arguments.flag("return_im") else {})}


def user_info(workspace: "Workspace", arguments: Arguments) -> Answer:
    """users.info."""
    return {"ok": True, "user": person_json(person_of(workspace, arguments.required("user")))}


def user_list(workspace: "Workspace", arguments: Arguments) -> Answer:
    """users.list."""
    found, more = page(arguments, list(workspace.state.people.values()))
    return {"ok": True, "members": [person_json(each) for each in found], "response_metadata": more["response_metadata"]}


def _target(workspace: "Workspace", arguments: Arguments) -> Message:
    channel = readable(workspace, arguments)
    message = workspace.state.messages[channel.id].get(arguments.required("timestamp"))
    if message is None:
        raise ApiError("message_not_found")
    return message


def pin(workspace: "Workspace", arguments: Arguments) -> Answer:
    """pins.add."""
    message = _target(workspace, arguments)
    if message.pinned:
        raise ApiError("already_pinned")
    workspace.state.put(replace(message, pinned=True))
    return {"ok": True}


def react(workspace: "Workspace", arguments: Arguments) -> Answer:
    """reactions.add."""
    message, name = _target(workspace, arguments), arguments.required("name").strip(":")
    if any(each["name"] == name and BOT_USER in each["users"] for each in message.reactions):
        raise ApiError("already_reacted")
    others = tuple(each for each in message.reactions if each["name"] != name)
    users = [user for each in message.reactions if each["name"] == name for user in each["users"]] + [BOT_USER]
    workspace.state.put(replace(message, reactions=(*others, {"name": name, "users": users, "count": len(users)})))
    return {"ok": True}


METHODS = {
    "conversations.info": (info, "channels:read"),
    "conversations.members": (members, "channels:read"),
    "conversations.list": (listing, "channels:read"),
    "conversations.history": (history, "channels:history"),
    "conversations.replies": (replies, "channels:history"),
    "conversations.join": (join, "channels:join"),
    "conversations.open": (open_direct, "im:write"),
    "users.conversations": (own, "channels:read"),
    "users.info": (user_info, "users:read"),
    "users.list": (user_list, "users:read"),
    "pins.add": (pin, "pins:write"),
    "reactions.add": (react, "reactions:write"),
}
