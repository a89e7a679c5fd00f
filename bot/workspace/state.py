"""What a workspace knows: people, channels, messages, files, open views; and every change to it.

One file on disk when a folder is given, replaced atomically. Never decides whether a change is allowed: the API and the
page ask first.
"""

import asyncio
import base64
import contextlib
import json
import os
import secrets
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.workspace.values import BOT_USER, Canvas, Channel, File, Message, Person, View

Listener = Callable[[dict[str, Any]], None]


class State:
    """The whole workspace in memory. Every change raises `revision` by one and tells the listeners what changed."""

    def __init__(self, people: Iterable[Person], channels: Iterable[Channel], *, clock: Callable[[], float] = time.time) -> None:
        self.clock = clock
        self.revision = 0
        self.people = {person.id: person for person in people}
        self.channels = {channel.id: channel for channel in channels}
        self.messages: dict[str, dict[str, Message]] = {channel: {} for channel in self.channels}
        self.ephemerals: list[Message] = []
        self.files: dict[str, File] = {}
        self.contents: dict[str, bytes] = {}
        self.canvases: dict[str, Canvas] = {}
        self.modals: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}
        self.statuses: dict[tuple[str, str], dict[str, Any]] = {}
        self.chosen: dict[str, dict[str, dict[str, Any]]] = {}
        self.openings: dict[str, list[str]] = {}
        self.listeners: list[Listener] = []
        self._last = 0

    # people and channels

    def person(self, name: str) -> Person | None:
        """The person with this id, handle or full name."""
        lowered = name.lower().lstrip("@")
        return self.people.get(name) or next(
            (each for each in self.people.values() if lowered in (each.name.lower(), each.real_name.lower())), None
        )

    def channel(self, name: str) -> Channel | None:
        """The channel with this id or name."""
        named = (each for each in self.channels.values() if each.name == name.lstrip("#") and not each.is_im)
        return self.channels.get(name) or next(named, None)

    def put_channel(self, channel: Channel) -> Channel:
        """Add or replace a channel."""
        self.channels[channel.id] = channel
        self.messages.setdefault(channel.id, {})
        self._changed("channel", channel=channel.id)
        return channel

    def direct(self, one: str, other: str) -> Channel:
        """The direct message channel of two people, made when it is new."""
        for channel in self.channels.values():
            if channel.is_im and set(channel.members) == {one, other}:
                return channel
        name = self.people[other if one == BOT_USER else one].name
        return self.put_channel(Channel(f"D0{name.upper()}", f"dm-{name}", (one, other), is_im=True, created=int(self.clock())))

    # messages

    def next_ts(self) -> str:
        """A new message id: seconds with six decimals, never the same twice."""
        self._last = max(int(self.clock() * 1_000_000), self._last + 1)
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"

    def message(self, channel: str, ts: str) -> Message | None:
        """The message, or the ephemeral, with this id."""
        found = self.messages.get(channel, {}).get(ts)
        return found or next((each for each in self.ephemerals if each.channel == channel and each.ts == ts), None)

    def thread(self, channel: str, root: str) -> list[Message]:
        """The root and its replies, oldest first."""
        return [each for each in self.messages[channel].values() if root in (each.ts, each.thread_ts)]

    def put(self, message: Message) -> Message:
        """Add or replace a message; an ephemeral is kept apart from the channel's history."""
        kind = "changed" if self.message(message.channel, message.ts) else "posted"
        kept = replace(message, revision=self.revision + 1)
        if kept.only_for:
            self.ephemerals = [each for each in self.ephemerals if each.ts != kept.ts] + [kept]
        else:
            self.messages[kept.channel][kept.ts] = kept
        if kind == "posted" and kept.by_bot:
            self.statuses.pop((kept.channel, kept.thread_ts), None)
        self._changed(kind, channel=kept.channel, ts=kept.ts, thread=kept.thread_ts, only=kept.only_for)
        return kept

    def remove(self, message: Message) -> None:
        """Take a message or an ephemeral away."""
        self.messages[message.channel].pop(message.ts, None)
        self.ephemerals = [each for each in self.ephemerals if each.ts != message.ts]
        self._changed("deleted", channel=message.channel, ts=message.ts, thread=message.thread_ts, only=message.only_for)

    def notice(self, channel: str, user: str, text: str, thread: str = "") -> Message:
        """Something that the workspace itself tells one person."""
        return self.put(Message(channel, self.next_ts(), "USLACKBOT", text, thread_ts=thread, only_for=user))

    def set_status(self, channel: str, thread: str, status: dict[str, Any] | None) -> None:
        """Show, or take away, "... is drafting" under a thread."""
        if status:
            self.statuses[channel, thread] = status
        else:
            self.statuses.pop((channel, thread), None)
        self._changed("status", channel=channel, thread=thread)

    # files

    def put_file(self, file: File, content: bytes | None = None) -> File:
        """Add or replace a file; `content` when its bytes have arrived."""
        self.files[file.id] = file
        if content is not None:
            self.contents[file.id] = content
        self._changed("file", file=file.id)
        return file

    def remove_file(self, file: File) -> None:
        """Forget a file and take it off the messages that show it."""
        self.files.pop(file.id, None)
        self.contents.pop(file.id, None)
        for message in [each for each in self.every_message() if file.id in each.files]:
            self.put(replace(message, files=tuple(each for each in message.files if each != file.id)))

    def put_canvas(self, canvas: Canvas) -> Canvas:
        """Add or replace a canvas."""
        self.canvases[canvas.id] = canvas
        self._changed("canvas", canvas=canvas.id)
        return canvas

    def remove_canvas(self, canvas: Canvas) -> None:
        """Forget a canvas."""
        self.canvases.pop(canvas.id, None)
        self._changed("canvas", canvas=canvas.id)

    def every_message(self) -> Iterator[Message]:
        """All messages of all channels."""
        for channel in self.messages.values():
            yield from channel.values()

    # views

    def modal(self, user: str) -> View | None:
        """The modal on top of this person's stack."""
        stack = self.modals.get(user)
        return stack[-1] if stack else None

    def view(self, view_id: str) -> View | None:
        """Any open modal or published home by its id."""
        stacks = [view for stack in self.modals.values() for view in stack]
        return next((each for each in [*stacks, *self.homes.values()] if each.id == view_id), None)

    def set_stack(self, user: str, stack: list[View]) -> None:
        """Replace this person's modals."""
        self.modals[user] = stack
        self._changed("modal", only=user)

    def put_view(self, view: View) -> View:
        """Replace a view in its place."""
        kept = replace(view, revision=self.revision + 1)
        if kept.body.get("type") == "home":
            self.homes[kept.user] = kept
            self._changed("home", only=kept.user)
        else:
            stack = [kept if each.id == kept.id else each for each in self.modals.get(kept.user, [])]
            self.set_stack(kept.user, stack)
        return kept

    # changes

    def touch(self, kind: str, **about: str) -> None:
        """Tell the listeners about something that is not kept here."""
        self._changed(kind, **about)

    def _changed(self, kind: str, **about: str) -> None:
        self.revision += 1
        for listener in list(self.listeners):
            listener({"kind": kind, "revision": self.revision, **about})

    # disk

    def dump(self) -> dict[str, Any]:
        """Everything that outlives a restart, as JSON."""
        return {
            "revision": self.revision,
            "people": [each.as_json() for each in self.people.values()],
            "channels": [each.as_json() for each in self.channels.values()],
            "messages": [each.as_json() for each in self.every_message()],
            "ephemerals": [each.as_json() for each in self.ephemerals],
            "files": [each.as_json() for each in self.files.values()],
            "canvases": [each.as_json() for each in self.canvases.values()],
            "contents": {key: base64.b64encode(each).decode() for key, each in self.contents.items()},
            "modals": [each.as_json() for stack in self.modals.values() for each in stack],
            "homes": [each.as_json() for each in self.homes.values()],
        }

    def load(self, kept: dict[str, Any]) -> None:
        """Take over what `dump` wrote."""
        self.revision = kept["revision"]
        self.people = {each["id"]: Person.from_json(each) for each in kept["people"]}
        self.channels = {each["id"]: Channel.from_json(each) for each in kept["channels"]}
        self.messages = {channel: {} for channel in self.channels}
        for each in sorted(kept["messages"], key=lambda message: message["ts"]):
            self.messages[each["channel"]][each["ts"]] = Message.from_json(each)
        self.ephemerals = [Message.from_json(each) for each in kept["ephemerals"]]
        self.files = {each["id"]: File.from_json(each) for each in kept["files"]}
        self.canvases = {each["id"]: Canvas.from_json(each) for each in kept.get("canvases", [])}
        self.contents = {key: base64.b64decode(each) for key, each in kept["contents"].items()}
        self.modals = {}
        for each in kept["modals"]:
            self.modals.setdefault(each["user"], []).append(View.from_json(each))
        self.homes = {each["user"]: View.from_json(each) for each in kept["homes"]}
        newest = max((each["ts"] for each in [*kept["messages"], *kept["ephemerals"]]), default="0.0")
        self._last = int(newest.replace(".", ""))


class Shelf:
    """Keeps a state in one file: saved shortly after a change, replaced atomically, read at the start."""

    def __init__(self, state: State, folder: Path, *, delay: float = 0.3) -> None:
        self.state, self.path, self.delay = state, folder / "workspace.json", delay
        self._timer: asyncio.TimerHandle | None = None
        folder.mkdir(parents=True, exist_ok=True)

    def open(self) -> None:
        """Read what was kept, then watch for changes. Raises ValueError when the file is not ours."""
        if self.path.exists():
            try:
                self.state.load(json.loads(self.path.read_text("utf-8")))
            except (KeyError, TypeError, AttributeError, json.JSONDecodeError) as error:
                raise ValueError(f"{self.path} cannot be read as a workspace; move it away to start afresh") from error
        self.state.listeners.append(self._soon)

    def save(self) -> None:
        """Write now."""
        if self._timer:
            self._timer.cancel()
            self._timer = None
        beside = self.path.with_name(f".{self.path.name}.{secrets.token_hex(4)}")
        beside.write_text(json.dumps(self.state.dump(), ensure_ascii=False), "utf-8")
        os.replace(beside, self.path)

    def _soon(self, _: dict[str, Any]) -> None:
        if self._timer is None:
            with contextlib.suppress(RuntimeError):
                self._timer = asyncio.get_running_loop().call_later(self.delay, self.save)
