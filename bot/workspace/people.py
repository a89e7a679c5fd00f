"""What people do: type, press, fill in, close. Each act is told to the bot and what comes of it is kept in the state.

Never decides anything for the bot; refuses what Slack's own client would refuse.
"""

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.workspace import payloads
from bot.workspace.api.arguments import ApiError
from bot.workspace.api.views import DEEPEST, body_of, changed, new_view, view_json
from bot.workspace.inputs import PARSERS, first_values, merged, problems
from bot.workspace.socket_mode import NotDelivered
from bot.workspace.values import BOT_USER, SLACKBOT, Channel, Message, Person, View

if TYPE_CHECKING:
    from bot.workspace.server import Workspace

TROUBLE = "We had some trouble connecting. Try again?"
Raw = dict[str, dict[str, Any]]


class Refused(Exception):
    """The workspace would not do what a person asked, said in one sentence."""


class People:
    """The acts of the people of one workspace."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    # typing

    async def type(self, person: Person, channel: Channel, text: str, thread: str = "", files: tuple[str, ...] = ()) -> str:
        """Send a message or a slash command. Returns the notice that the person got instead, if there was one."""
        if person.id not in channel.members:
            raise Refused(f"{person.real_name} is not in #{channel.name}.")
        if text.startswith("/"):
            return await self._command(person, channel, text, thread)
        state, kind = self._workspace.state, "file_share" if files else ""
        message = Message(
            channel.id, state.next_ts(), person.id, self._mentions(_escaped(text)), thread_ts=thread, files=files, subtype=kind
        )
        self._workspace.events.posted(state.put(message))
        return ""

    async def _command(self, person: Person, channel: Channel, text: str, thread: str) -> str:
        word, _, rest = text.partition(" ")
        if thread:
            return self._tell(person, channel, f"{word} is not supported in threads. Sorry!", thread)
        if word == "/invite":
            return self._invite(person, channel, rest)
        if word not in self._workspace.commands:
            return self._tell(person, channel, f"{word} is not a valid command.")
        words = self._mentions(_escaped(rest.strip()), named=True)
        body = payloads.command(self._workspace, person, channel, word, words)
        try:
            answer = await self._workspace.sockets.deliver("slash_commands", body)
        except NotDelivered as error:
            return self._tell(person, channel, f'{word} failed with the error "{error}"')
        if answer.get("text") or answer.get("blocks"):
            self._workspace.respond(body["response_url"].rpartition("/")[2], answer)
        return ""

    def _invite(self, person: Person, channel: Channel, rest: str) -> str:
        state = self._workspace.state
        invited = [each for each in map(state.person, rest.split()) if each]
        if not invited:
            return self._tell(person, channel, "Say whom to invite, for example /invite @coord.")
        for each in invited:
            self._workspace.events.joined(state.channels[channel.id], each.id, person.id)
        return ""

    def _tell(self, person: Person, channel: Channel, text: str, thread: str = "") -> str:
        self._workspace.state.put(
            Message(channel.id, self._workspace.state.next_ts(), SLACKBOT, _escaped(text), thread_ts=thread, only_for=person.id)
        )
        return text

    def _mentions(self, text: str, *, named: bool = False) -> str:
        state = self._workspace.state

        def person(match: re.Match[str]) -> str:
            found = state.person(match[1])
            return f"<@{found.id}{'|' + found.name if named else ''}>" if found else match[0]

        def channel(match: re.Match[str]) -> str:
            found = state.channel(match[1])
            return f"<#{found.id}{'|' + found.name if named else ''}>" if found else match[0]

        return re.sub(r"(?<!\S)#([\w-]+)", channel, re.sub(r"(?<!\S)@([\w.-]+)", person, text))

    # pressing

    async def press_message(self, person: Person, message: Message, where: tuple[str, str], raw: Any) -> str:
        """Press a button or choose from a menu in a message. `where` is block_id and action_id."""
        found = payloads.find_element({"blocks": message.blocks}, *where)
        if found is None:
            raise Refused("That button is not there any more.")
        block, element = found
        state = _new_state(element, raw)
        if payloads.has_state(block, element):
            self._workspace.choose(person.id, message, where, state)
        body = payloads.message_press(self._workspace, person, message, (block, element, state))
        channel = self._workspace.state.channels[message.channel]
        try:
            await self._workspace.sockets.deliver("interactive", body)
        except NotDelivered as error:
            return self._tell(person, channel, f'That did not reach the app: "{error}". {TROUBLE}', message.thread_ts)
        return ""

    async def press_view(self, person: Person, view: View, where: tuple[str, str], raw: Any, typed: Raw) -> str:
        """Press a button or choose from a menu in a modal or home tab; what is typed elsewhere is kept."""
        found = payloads.find_element(view.body, *where)
        if found is None:
            raise Refused("That button is not there any more.")
        block, element = found
        state = _new_state(element, raw)
        values = merged(view.body, view.values, typed)
        if payloads.has_state(block, element):
            values = {**values, where[0]: {**values.get(where[0], {}), where[1]: state}}
        view = self._workspace.state.put_view(replace(view, values=values))
        try:
            body = payloads.view_press(self._workspace, person, view, (block, element, state))
            await self._workspace.sockets.deliver("interactive", body)
        except NotDelivered as error:
            return self._trouble(view, f"{TROUBLE} ({error})")
        return ""

    def _trouble(self, view: View, text: str) -> str:
        current = self._workspace.state.view(view.id)
        if current:
            self._workspace.state.put_view(replace(current, trouble=text))
        return text

    # forms

    async def submit(self, person: Person, view: View, typed: Raw) -> dict[str, str]:
        """Send a form. Returns the errors by block_id; empty when it was taken."""
        values = merged(view.body, view.values, typed)
        errors = problems(view.body, values)
        view = self._workspace.state.put_view(replace(view, values=values, errors=errors, trouble=""))
        if errors:
            return errors
        try:
            answer = await self._workspace.sockets.deliver("interactive", payloads.submission(self._workspace, person, view))
        except NotDelivered as error:
            return {"": self._trouble(view, f"{TROUBLE} ({error})")}
        return self._answered(person, view, answer)

    def _answered(self, person: Person, view: View, answer: dict[str, Any]) -> dict[str, str]:
        stack = self._workspace.state.modals.get(person.id, [])
        action = answer.get("response_action")
        try:
            if action == "errors":
                return self._errors(view, answer.get("errors") or {})
            if action in ("update", "push"):
                self._next_view(person, view, action, body_of(answer.get("view")))
            elif action == "clear":
                self._workspace.state.set_stack(person.id, [])
            else:
                self._workspace.state.set_stack(person.id, [each for each in stack if each.id != view.id])
        except ApiError as error:
            return {"": self._trouble(view, f"{TROUBLE} ({error.error}: {error.extra})")}
        return {}

    def _errors(self, view: View, errors: dict[str, str]) -> dict[str, str]:
        inputs = {block["block_id"] for block in view.body["blocks"] if block["type"] == "input"}
        if not errors or set(errors) - inputs:
            names = ", ".join(sorted(set(errors) - inputs)) or "none"
            return {"": self._trouble(view, f"{TROUBLE} (errors for blocks that are not inputs: {names})")}
        current = self._workspace.state.view(view.id)
        if current:
            self._workspace.state.put_view(replace(current, errors=errors))
        return errors

    def _next_view(self, person: Person, view: View, action: str, body: dict[str, Any]) -> None:
        stack = self._workspace.state.modals.get(person.id, [])
        if action == "update":
            self._workspace.state.put_view(changed(self._workspace, view, body) if _same(view, body) else self._fresh(view, body))
        elif len(stack) >= DEEPEST:
            raise ApiError("push_limit_reached")
        else:
            self._workspace.state.set_stack(person.id, [*stack, new_view(self._workspace, person.id, body, stack)])

    def _fresh(self, view: View, body: dict[str, Any]) -> View:
        return replace(changed(self._workspace, view, body), values=first_values(body))

    async def close(self, person: Person, view: View, *, all_of_it: bool = False) -> None:
        """Close a modal, or the whole stack; the app is told when it wanted to know."""
        stack = self._workspace.state.modals.get(person.id, [])
        closing = stack if all_of_it or view.body.get("clear_on_close") else [each for each in stack if each.id == view.id]
        self._workspace.state.set_stack(person.id, [each for each in stack if each not in closing])
        for each in reversed(closing):
            if each.body.get("notify_on_close"):
                body = payloads.closing(self._workspace, person, each, all_of_it=all_of_it)
                await self._quietly("interactive", body)

    async def _quietly(self, kind: str, body: dict[str, Any]) -> None:
        try:
            await self._workspace.sockets.deliver(kind, body)
        except NotDelivered:
            return

    # home

    def open_home(self, person: Person) -> None:
        """Look at the app's home tab."""
        state = self._workspace.state
        view = state.homes.get(person.id)
        self._workspace.events.home_opened(person.id, state.direct(BOT_USER, person.id).id, view_json(view) if view else None)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _same(view: View, body: dict[str, Any]) -> bool:
    return view.body.get("callback_id") == body.get("callback_id")


def _new_state(element: dict[str, Any], raw: Any) -> dict[str, Any]:
    if element["type"] == "overflow":
        return {"selected_option": next((each for each in element["options"] if each["value"] == raw), None)}
    return PARSERS[element["type"]](element, raw) if element["type"] in PARSERS else {}
