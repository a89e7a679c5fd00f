"""views.*: opening, pushing and changing modals, publishing home tabs."""

import json
import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.workspace.api.arguments import ApiError, Arguments
from bot.workspace.api.chat import named
from bot.workspace.api.lookups import person_of
from bot.workspace.inputs import first_values
from bot.workspace.limits import HOME, MODAL, VIEW_BYTES, check_view
from bot.workspace.values import APP_ID, BOT_ID, TEAM_ID, View

if TYPE_CHECKING:
    from bot.workspace.server import Workspace

DEEPEST = 3
Answer = dict[str, Any]


def body_of(view: Any, kind: str = MODAL) -> dict[str, Any]:
    """The view a call carries, held against the limits, with ids filled in."""
    if len(json.dumps(view)) > VIEW_BYTES:
        raise ApiError("view_too_large")
    complaints = check_view(view)
    if not complaints and view["type"] != kind:
        complaints = [f"[ERROR] must be {kind} [json-pointer:/view/type]"]
    if complaints:
        raise ApiError("invalid_arguments", response_metadata={"messages": complaints})
    return {**view, "blocks": [named(each) for each in view["blocks"]]}


def new_hash(workspace: "Workspace") -> str:
    """A hash no view had before."""
    return f"{workspace.state.clock():.0f}.{secrets.token_hex(4)}"


def new_view(workspace: "Workspace", user: str, body: dict[str, Any], stack: list[View]) -> View:
    """A view for this body on top of the stack."""
    view_id = f"V{secrets.token_hex(5).upper()}"
    root, previous = (stack[0].id, stack[-1].id) if stack else (view_id, "")
    values = first_values(body)
    return View(view_id, user, new_hash(workspace), body, values, root=root, previous=previous)


def changed(workspace: "Workspace", view: View, body: dict[str, Any]) -> View:
    """The view with another body; what was typed into the fields that are still there stays."""
    kept = {
        block: {action: view.values.get(block, {}).get(action, value) for action, value in actions.items()}
        for block, actions in first_values(body).items()
    }
    return replace(view, body=body, hash=new_hash(workspace), values=kept, errors={}, trouble="")


def view_json(view: View) -> dict[str, Any]:
    """A view as Slack shows it to the bot."""
    body = view.body
    return {
        "id": view.id,
        "team_id": TEAM_ID,
        "type": body["type"],
        "title": body.get("title"),
        "submit": body.get("submit"),
        "close": body.get("close"),
        "blocks": body["blocks"],
        "private_metadata": body.get("private_metadata") or "",
        "callback_id": body.get("callback_id") or "",
        "external_id": body.get("external_id") or "",
        "state": {"values": view.values},
        "hash": view.hash,
        "clear_on_close": bool(body.get("clear_on_close")),
        "notify_on_close": bool(body.get("notify_on_close")),
        "root_view_id": view.root or view.id,
        "previous_view_id": view.previous or None,
        "app_id": APP_ID,
        "app_installed_team_id": TEAM_ID,
        "bot_id": BOT_ID,
    }


def _stack_for(workspace: "Workspace", arguments: Arguments) -> tuple[str, list[View]]:
    trigger = workspace.triggers.use(arguments.text("trigger_id") or arguments.text("interactivity_pointer"))
    workspace.state.openings.setdefault(trigger.user, []).append(trigger.origin)
    return trigger.user, workspace.state.modals.get(trigger.user, [])


def open_view(workspace: "Workspace", arguments: Arguments) -> Answer:
    """views.open: the trigger's person sees this modal instead of whatever was open."""
    body = body_of(arguments.value("view"))
    _free(workspace, body)
    user, _ = _stack_for(workspace, arguments)
    view = new_view(workspace, user, body, [])
    workspace.state.set_stack(user, [view])
    return {"ok": True, "view": view_json(view)}


def push(workspace: "Workspace", arguments: Arguments) -> Answer:
    """views.push: at most three views lie on each other."""
    body = body_of(arguments.value("view"))
    _free(workspace, body)
    user, stack = _stack_for(workspace, arguments)
    if len(stack) >= DEEPEST:
        raise ApiError("push_limit_reached")
    view = new_view(workspace, user, body, stack)
    workspace.state.set_stack(user, [*stack, view])
    return {"ok": True, "view": view_json(view)}


def _free(workspace: "Workspace", body: dict[str, Any]) -> None:
    if body.get("external_id") and _by_external_id(workspace, body["external_id"]):
        raise ApiError("duplicate_external_id")


def _by_external_id(workspace: "Workspace", name: str) -> View | None:
    stacks = [view for stack in workspace.state.modals.values() for view in stack]
    return next((each for each in stacks if each.body.get("external_id") == name), None)


def update(workspace: "Workspace", arguments: Arguments) -> Answer:
    """views.update, by view_id or external_id, guarded by the hash when one is given."""
    body = body_of(arguments.value("view"))
    view = workspace.state.view(arguments.text("view_id")) or _by_external_id(workspace, arguments.text("external_id"))
    if view is None:
        raise ApiError("not_found")
    if arguments.text("hash") and arguments.text("hash") != view.hash:
        raise ApiError("hash_conflict")
    return {"ok": True, "view": view_json(workspace.state.put_view(changed(workspace, view, body)))}


def publish(workspace: "Workspace", arguments: Arguments) -> Answer:
    """views.publish: one person's home tab."""
    person = person_of(workspace, arguments.required("user_id"))
    body = body_of(arguments.value("view"), HOME)
    before = workspace.state.homes.get(person.id)
    if before and arguments.text("hash") and arguments.text("hash") != before.hash:
        raise ApiError("hash_conflict")
    view = changed(workspace, before, body) if before else new_view(workspace, person.id, body, [])
    return {"ok": True, "view": view_json(workspace.state.put_view(view))}


METHODS = {
    "views.open": (open_view, ""),
    "views.push": (push, ""),
    "views.update": (update, ""),
    "views.publish": (publish, ""),
}
