"""What one person can see, as plain JSON: for the driver. Shows nothing that the page would hide from that person."""

from typing import TYPE_CHECKING, Any

from bot.workspace.inputs import shown
from bot.workspace.values import BOT_USER, SLACKBOT, Canvas, Channel, File, Message, Person, View

if TYPE_CHECKING:
    from bot.workspace.server import Workspace


def snapshot(workspace: "Workspace", person: Person) -> dict[str, Any]:
    """Channels, messages, ephemerals, the open modal and the home tab of one person."""
    state = workspace.state
    channels = [each for each in state.channels.values() if person.id in each.members]
    return {
        "revision": state.revision,
        "person": person.id,
        "people": {each.id: each.real_name for each in state.people.values()},
        "handles": {each.id: each.name for each in state.people.values()},
        "channels": [{"id": each.id, "name": each.name, "is_im": each.is_im} for each in channels],
        "messages": [_message(workspace, each) for each in visible(workspace, person, channels)],
        "canvases": [each.as_json() for each in readable(workspace, person)],
        "modal": _view(state.modal(person.id)),
        "home": _view(state.homes.get(person.id)),
        "openings": state.openings.get(person.id, []),
        "statuses": [{"channel": key[0], "thread": key[1], **value} for key, value in state.statuses.items()],
    }


def visible(workspace: "Workspace", person: Person, channels: list[Channel]) -> list[Message]:
    """The messages and ephemerals that a person sees in these channels, oldest first."""
    ids = {each.id for each in channels}
    messages = [message for channel in ids for message in workspace.state.messages[channel].values()]
    messages += [each for each in workspace.state.ephemerals if each.only_for == person.id and each.channel in ids]
    return sorted(messages, key=lambda message: message.ts)


def readable(workspace: "Workspace", person: Person) -> list[Canvas]:
    """The canvases that a person may read, oldest first."""
    mine = {each.id for each in workspace.state.channels.values() if person.id in each.members}
    return [each for each in workspace.state.canvases.values() if mine & set(each.channels)]


def author(workspace: "Workspace", message: Message) -> str:
    """The name over a message: persona, person, or Slackbot."""
    if message.user == SLACKBOT:
        return "Slackbot"
    return message.username or workspace.state.people[message.user if not message.by_bot else BOT_USER].real_name


def _message(workspace: "Workspace", message: Message) -> dict[str, Any]:
    files = [workspace.state.files[each] for each in message.files if each in workspace.state.files]
    return message.as_json() | {
        "author": author(workspace, message),
        "blocks": list(message.blocks),
        "files": [_file(each) for each in files],
    }


def _file(file: File) -> dict[str, Any]:
    return {"id": file.id, "name": file.name, "title": file.title, "size": file.size, "mimetype": file.mimetype}


def _view(view: View | None) -> dict[str, Any] | None:
    if view is None:
        return None
    values = {block: {action: shown(state) for action, state in actions.items()} for block, actions in view.values.items()}
    return {
        "id": view.id,
        "hash": view.hash,
        "body": view.body,
        "values": values,
        "errors": view.errors,
        "trouble": view.trouble,
        "revision": view.revision,
    }
