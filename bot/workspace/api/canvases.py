"""canvases.*: making a canvas, changing it by one change a call, and saying who may read it. As on a paid plan.

A canvas is seen by nobody but the bot until access is set.
"""

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.workspace.api.arguments import ApiError, Arguments, invalid_arguments
from bot.workspace.canvas_rules import LONGEST, detail
from bot.workspace.values import BOT_USER, Canvas

if TYPE_CHECKING:
    from bot.workspace.server import Workspace

LEVELS = ("read", "write", "owner")
Answer = dict[str, Any]


def create(workspace: "Workspace", arguments: Arguments) -> Answer:
    """canvases.create, standing alone."""
    text = _text(arguments.value("document_content"), "canvas_creation_failed")
    number, at = f"F{secrets.token_hex(5).upper()}", int(workspace.state.clock())
    workspace.state.put_canvas(Canvas(number, arguments.text("title"), text, BOT_USER, at))
    return {"ok": True, "canvas_id": number}


def edit(workspace: "Workspace", arguments: Arguments) -> Answer:
    """canvases.edit: replacing all of the text, or the title."""
    canvas = _canvas(workspace, arguments)
    changes = arguments.value("changes")
    if not isinstance(changes, list) or len(changes) != 1 or not isinstance(changes[0], dict):
        raise invalid_arguments("no more than 1 items allowed [json-pointer:/changes]")
    change = changes[0]
    if change.get("operation") == "rename":
        workspace.state.put_canvas(replace(canvas, title=_text(change.get("title_content"), "canvas_editing_failed")))
    elif change.get("operation") == "replace" and not change.get("section_id"):
        workspace.state.put_canvas(replace(canvas, text=_text(change.get("document_content"), "canvas_editing_failed")))
    else:
        raise ApiError("canvas_editing_failed", detail="this workspace replaces a whole canvas, or renames it")
    return {"ok": True}


def set_access(workspace: "Workspace", arguments: Arguments) -> Answer:
    """canvases.access.set, for channels."""
    canvas, level = _canvas(workspace, arguments), arguments.required("access_level")
    channels = [each for each in arguments.text("channel_ids").split(",") if each]
    if level not in LEVELS or bool(channels) == bool(arguments.text("user_ids")):
        raise ApiError("invalid_parameters")
    if level == "owner" and channels:
        raise invalid_arguments("only users can be owners")
    found = [workspace.state.channels.get(each) for each in channels]
    if any(each is None or each.is_im or BOT_USER not in each.members for each in found):
        raise ApiError("channel_not_found")
    readers = tuple(dict.fromkeys((*canvas.channels, *channels)))
    workspace.state.put_canvas(replace(canvas, channels=readers))
    return {"ok": True}


def delete(workspace: "Workspace", arguments: Arguments) -> Answer:
    """canvases.delete."""
    workspace.state.remove_canvas(_canvas(workspace, arguments))
    return {"ok": True}


def _canvas(workspace: "Workspace", arguments: Arguments) -> Canvas:
    canvas = workspace.state.canvases.get(arguments.required("canvas_id"))
    if canvas is None:
        raise ApiError("canvas_not_found")
    return canvas


def _text(content: Any, refusal: str) -> str:
    if content is None and refusal == "canvas_creation_failed":
        return ""
    if not isinstance(content, dict) or content.get("type") != "markdown" or not isinstance(content.get("markdown"), str):
        raise invalid_arguments("failed to match exactly one allowed schema [json-pointer:/document_content]")
    text = content["markdown"]
    if len(text) > LONGEST:
        raise ApiError("canvas_too_large")
    if said := detail(text):
        raise ApiError(refusal, detail=said)
    return text


METHODS = {
    "canvases.create": (create, "canvases:write"),
    "canvases.edit": (edit, "canvases:write"),
    "canvases.access.set": (set_access, "canvases:write"),
    "canvases.delete": (delete, "canvases:write"),
}
