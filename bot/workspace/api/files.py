"""files.*: the three steps of an upload, looking at a file, deleting it."""

import mimetypes
import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.workspace.api.arguments import ApiError, Arguments, invalid_arguments
from bot.workspace.api.chat import blocks_of, persona_of, root_of
from bot.workspace.api.lookups import file_json, writable
from bot.workspace.values import BOT_USER, File, Message

if TYPE_CHECKING:
    from bot.workspace.server import Workspace

LARGEST = 50 * 1024 * 1024
Answer = dict[str, Any]


def new_file(workspace: "Workspace", name: str, size: int, user: str) -> File:
    """A file that has no bytes yet."""
    kind = "text/markdown" if name.endswith(".md") else mimetypes.guess_type(name)[0] or "application/octet-stream"
    return File(f"F{secrets.token_hex(5).upper()}", name, name, kind, size, user, int(workspace.state.clock()))


def upload_url(workspace: "Workspace", arguments: Arguments) -> Answer:
    """files.getUploadURLExternal."""
    name, size = arguments.required("filename"), arguments.number("length", 0)
    if size < 1:
        raise invalid_arguments("length must be at least 1")
    if size > LARGEST:
        raise ApiError("file_upload_size_restricted")
    file = workspace.state.put_file(new_file(workspace, name, size, BOT_USER))
    ticket = secrets.token_urlsafe(16)
    workspace.uploads[ticket] = file.id
    return {"ok": True, "file_id": file.id, "upload_url": f"{workspace.base}/upload/v1/{ticket}"}


def complete(workspace: "Workspace", arguments: Arguments) -> Answer:
    """files.completeUploadExternal: shares the files in the channel or its thread when one is given."""
    wanted = arguments.value("files")
    if not isinstance(wanted, list) or not wanted:
        raise invalid_arguments("missing required field: files")
    files = [_finished(workspace, each) for each in wanted]
    if arguments.text("channel_id") or arguments.text("channels"):
        _share(workspace, arguments, files)
    return {"ok": True, "files": [file_json(workspace, workspace.state.files[each.id]) for each in files]}


def _finished(workspace: "Workspace", wanted: dict[str, Any]) -> File:
    file = workspace.state.files.get(wanted.get("id", ""))
    if file is None or file.id not in workspace.state.contents:
        raise ApiError("file_not_found")
    return replace(file, title=wanted.get("title") or file.name, ready=True)


def _share(workspace: "Workspace", arguments: Arguments, files: list[File]) -> None:
    where = arguments.text("channel_id") or arguments.text("channels").split(",")[0]
    channel = writable(workspace, Arguments({"channel": where}))
    root = root_of(workspace, channel, arguments.text("thread_ts"))
    blocks = blocks_of(arguments)
    username, icon = persona_of(workspace, arguments)
    for file in files:
        workspace.state.put_file(replace(file, shares=(*file.shares, channel.id)))
    message = Message(
        channel.id,
        workspace.state.next_ts(),
        BOT_USER,
        arguments.text("initial_comment"),
        blocks,
        thread_ts=root,
        by_bot=True,
        files=tuple(each.id for each in files),
        username=username,
        icon=icon,
    )
    workspace.state.put(message)
    workspace.events.posted(message)


def info(workspace: "Workspace", arguments: Arguments) -> Answer:
    """files.info."""
    return {"ok": True, "file": file_json(workspace, _file(workspace, arguments)), "comments": []}


def delete(workspace: "Workspace", arguments: Arguments) -> Answer:
    """files.delete, for the bot's own files."""
    file = _file(workspace, arguments)
    if file.user != BOT_USER:
        raise ApiError("cant_delete_file")
    workspace.state.remove_file(file)
    return {"ok": True}


def _file(workspace: "Workspace", arguments: Arguments) -> File:
    file = workspace.state.files.get(arguments.required("file"))
    if file is None:
        raise ApiError("file_not_found")
    return file


METHODS = {
    "files.getUploadURLExternal": (upload_url, "files:write"),
    "files.completeUploadExternal": (complete, "files:write"),
    "files.info": (info, "files:read"),
    "files.delete": (delete, "files:write"),
}
