"""Finding what a call is about, or refusing as Slack does; and the JSON shapes that the answers share."""

from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.workspace.api.arguments import ApiError, Arguments
from bot.workspace.values import APP_ID, BOT_ID, BOT_USER, TEAM_ID, Channel, File, Message, Person

if TYPE_CHECKING:
    from bot.workspace.server import Workspace


def channel_of(workspace: "Workspace", arguments: Arguments, name: str = "channel") -> Channel:
    """The channel in the argument; a user id means the direct message with that person."""
    wanted = arguments.required(name)
    if wanted in workspace.state.people and wanted != BOT_USER:
        return workspace.state.direct(BOT_USER, wanted)
    channel = workspace.state.channel(wanted)
    if channel is None or (channel.is_private and BOT_USER not in channel.members):
        raise ApiError("channel_not_found")
    return channel


def writable(workspace: "Workspace", arguments: Arguments) -> Channel:
    """The channel in the argument, when the bot may post there."""
    channel = channel_of(workspace, arguments)
    if channel.is_archived:
        raise ApiError("is_archived")
    if BOT_USER not in channel.members and "chat:write.public" not in workspace.scopes:
        raise ApiError("not_in_channel")
    return channel


def readable(workspace: "Workspace", arguments: Arguments) -> Channel:
    """The channel in the argument, when the bot may read it."""
    channel = channel_of(workspace, arguments)
    if BOT_USER not in channel.members:
        raise ApiError("not_in_channel")
    return channel


def person_of(workspace: "Workspace", user: str) -> Person:
    """The person with this id."""
    if user not in workspace.state.people:
        raise ApiError("user_not_found")
    return workspace.state.people[user]


def message_json(workspace: "Workspace", message: Message, *, metadata: bool = True) -> dict[str, Any]:
    """A message as Slack shows it to the bot."""
    body: dict[str, Any] = {"type": "message", "ts": message.ts, "user": message.user, "text": message.text, "team": TEAM_ID}
    if message.by_bot:
        body |= {"bot_id": BOT_ID, "app_id": APP_ID}
    if message.username or message.icon:
        body |= {"username": message.username, "icons": {"emoji": message.icon}, "subtype": "bot_message"}
    optional = {
        "subtype": message.subtype,
        "thread_ts": message.thread_ts,
        "blocks": list(message.blocks),
        "edited": message.edited and {"user": message.user, "ts": message.edited},
        "metadata": metadata and message.metadata,
        "client_msg_id": message.client_msg_id,
        "files": [file_json(workspace, workspace.state.files[each]) for each in message.files],
        "reactions": list(message.reactions),
    }
    return body | {name: value for name, value in optional.items() if value} | _thread(workspace, message)


def _thread(workspace: "Workspace", message: Message) -> dict[str, Any]:
    if message.thread_ts or message.only_for:
        return {"parent_user_id": BOT_USER} if message.thread_ts else {}
    replies = [each for each in workspace.state.thread(message.channel, message.ts) if each.thread_ts]
    if not replies:
        return {}
    users = list(dict.fromkeys(each.user for each in replies))
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users": users,
        "reply_users_count": len(users),
        "latest_reply": replies[-1].ts,
    }


def channel_json(channel: Channel) -> dict[str, Any]:
    """A conversation object."""
    return {
        "id": channel.id,
        "name": channel.name,
        "name_normalized": channel.name,
        "created": channel.created,
        "creator": channel.creator,
        "is_channel": not channel.is_im and not channel.is_private,
        "is_group": channel.is_private,
        "is_im": channel.is_im,
        "is_mpim": False,
        "is_private": channel.is_private or channel.is_im,
        "is_archived": channel.is_archived,
        "is_general": channel.name == "general",
        "is_shared": False,
        "is_ext_shared": False,
        "is_org_shared": False,
        "is_member": BOT_USER in channel.members,
        "num_members": len(channel.members),
        "topic": {"value": channel.topic, "creator": channel.creator, "last_set": channel.created},
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "context_team_id": TEAM_ID,
    }


def person_json(person: Person) -> dict[str, Any]:
    """A user object."""
    return {
        "id": person.id,
        "team_id": TEAM_ID,
        "name": person.name,
        "real_name": person.real_name,
        "deleted": False,
        "tz": person.tz,
        "tz_label": person.tz,
        "tz_offset": _offset(person.tz),
        "profile": {"real_name": person.real_name, "display_name": person.name, "team": TEAM_ID},
        "is_admin": person.is_admin,
        "is_owner": person.is_owner,
        "is_primary_owner": person.is_owner,
        "is_restricted": person.is_restricted,
        "is_ultra_restricted": False,
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": 0,
    }


def _offset(zone: str) -> int:
    now = datetime.now(ZoneInfo(zone)).utcoffset()
    return int(now.total_seconds()) if now else 0


def file_json(workspace: "Workspace", file: File) -> dict[str, Any]:
    """A file object."""
    address = f"{workspace.base}/files-pri/{TEAM_ID}-{file.id}/{file.name}"
    return {
        "id": file.id,
        "name": file.name,
        "title": file.title,
        "mimetype": file.mimetype,
        "filetype": file.name.rpartition(".")[2],
        "size": file.size,
        "user": file.user,
        "created": file.created,
        "timestamp": file.created,
        "mode": "hosted",
        "is_external": False,
        "url_private": address,
        "url_private_download": f"{address}?download=1",
        "permalink": f"{workspace.base}/files/{file.user}/{file.id}/{file.name}",
        "channels": list(file.shares),
    }
