"""Reading a workspace as a person: messages, threads, files, forms, transcripts; and waiting for them.

Sees what the page would show that person, and nothing else. Changes nothing but for opening the home tab.
"""

import time
from collections.abc import Callable
from typing import Any

from bot.workspace.line import DriverError, Line
from bot.workspace.plain import block_lines, unescaped
from bot.workspace.seen import Control, Form, Seen, controls, form, seen

SETTLE = 0.4


class Watcher:
    """Somebody who reads. `as_` is a handle, a name or an id; `timeout` is in seconds."""

    def __init__(self, url: str, *, as_: str = "olive", timeout: float = 10.0) -> None:
        self._line, self._as, self._timeout = Line(url), as_, timeout

    def messages(self, channel: str = "service", thread: str | None = None, *, as_: str | None = None) -> list[Seen]:
        """The messages of a channel, or of one of its threads with the root first. Ephemerals are not among them."""
        state = self.snapshot(as_)
        found = [each for each in messages_in(state, channel) if not each.only_for]
        if thread is None:
            return [each for each in found if not each.thread]
        return [each for each in found if thread in (each.ts, each.thread)]

    def thread(self, channel: str = "service", *, as_: str | None = None) -> list[Seen]:
        """The messages of the newest thread, root first: the newest root that has replies, else the newest message."""
        found = [each for each in messages_in(self.snapshot(as_), channel) if not each.only_for]
        roots = [each.thread for each in found if each.thread] or [each.ts for each in found]
        root = max(roots, default="")
        return [each for each in found if root in (each.ts, each.thread)]

    def ephemerals(self, as_: str | None = None, channel: str = "service") -> list[Seen]:
        """What only this person sees in a channel, oldest first."""
        return [each for each in messages_in(self.snapshot(as_), channel) if each.only_for]

    def modal(self, as_: str | None = None) -> Form | None:
        """The open modal, or None."""
        view = self.snapshot(as_)["modal"]
        return form(view) if view else None

    def home(self, as_: str | None = None, *, timeout: float | None = None) -> str:
        """Open the app's home tab and read it once the bot has published it."""
        before = self.snapshot(as_)["home"]
        self._line.post("/person/home", **self._who(as_))

        def published(state: dict[str, Any]) -> dict[str, Any] | None:
            view = state["home"]
            return view if view and (not before or view["revision"] > before["revision"]) else None

        view = self._await(published, as_, timeout if before is None else min(timeout or self._timeout, 2)) or before
        if view is None:
            raise DriverError("The bot has not published a home tab.")
        return unescaped("\n".join(line for block in view["body"]["blocks"] for line in block_lines(block)), {})

    def files(self, channel: str = "service", *, as_: str | None = None) -> list[dict[str, Any]]:
        """The files shared in a channel and its threads, oldest first: id, name, title, size in bytes, mimetype."""
        return [file for each in messages_in(self.snapshot(as_), channel) for file in each.files]

    def document(self, channel: str = "service", *, name: str = "", as_: str | None = None, timeout: float | None = None) -> str:
        """The text of the newest file shared in a channel, waiting for one. `name` is a part of its name or title."""

        def newest(state: dict[str, Any]) -> dict[str, Any] | None:
            files = [
                file for each in messages_in(state, channel) for file in each.files if name in f"{file['name']} {file['title']}"
            ]
            return files[-1] if files else None

        file = self._await(newest, as_, timeout)
        if file is None:
            raise DriverError(f"No file was shared in #{channel}. {self._visible(self.snapshot(as_), channel, None)}")
        return self._line.raw(f"/files/{file['id']}").decode()

    def wait_for(
        self,
        what: str | Callable[[Seen], bool],
        channel: str | None = None,
        *,
        as_: str | None = None,
        timeout: float | None = None,
    ) -> Seen:
        """The newest message, ephemerals included, that holds the text or satisfies the predicate. Raises DriverError."""
        fits = what if callable(what) else lambda message: what in message.text

        def newest(state: dict[str, Any]) -> Seen | None:
            return next((each for each in reversed(messages_in(state, channel)) if fits(each)), None)

        found = self._await(newest, as_, timeout)
        if found is None:
            wanted = "such a message" if callable(what) else repr(what)
            raise DriverError(f"Waited in vain for {wanted}. {self._visible(self.snapshot(as_), channel, None)}")
        return found

    def transcript(self, channel: str = "service", *, as_: str | None = None) -> str:
        """The conversation as text, threads indented under their roots, without ephemerals."""
        found = [each for each in messages_in(self.snapshot(as_), channel) if not each.only_for]
        lines: list[str] = []
        for root in [each for each in found if not each.thread]:
            for each in [root, *(reply for reply in found if reply.thread == root.ts)]:
                lines += _told(each, "    " if each.thread else "")
        return "\n".join(lines)

    def idle(self, *, quiet: float = SETTLE, timeout: float | None = None) -> None:
        """Return once nothing is on its way to the bot and nothing has changed for `quiet` seconds."""
        end = time.monotonic() + (self._timeout if timeout is None else timeout)
        now = self._line.get("/person/wait", since=0, timeout=0)
        while time.monotonic() < end:
            later = self._line.get("/person/wait", since=now["revision"], timeout=quiet)
            if later["revision"] == now["revision"] and not later["busy"]:
                return
            now = later
        raise DriverError("The workspace did not come to rest.")

    def snapshot(self, as_: str | None = None) -> dict[str, Any]:
        """Everything this person sees, as plain JSON."""
        answer = self._line.get("/person/snapshot", **self._who(as_))
        if "error" in answer:
            raise DriverError(answer["error"])
        return answer

    def admin(self, what: str, **body: Any) -> dict[str, Any]:
        """The door for tests: `faults`, `disconnect`, `drop`."""
        return self._line.post(f"/admin/{what}", **body)

    def calls(self) -> list[dict[str, Any]]:
        """The Web API calls that the bot has made: method, arguments, answer, at."""
        return self._line.get("/admin/calls")["calls"]

    # looking

    def _who(self, as_: str | None) -> dict[str, str]:
        return {"as": as_ or self._as}

    def _await(self, look: Callable[[dict[str, Any]], Any], as_: str | None, timeout: float | None) -> Any:
        end = time.monotonic() + (self._timeout if timeout is None else timeout)
        while True:
            state = self.snapshot(as_)
            found = look(state)
            left = end - time.monotonic()
            if found or left <= 0:
                return found
            self._line.get("/person/wait", since=state["revision"], timeout=min(left, SETTLE))

    def _controls(self, state: dict[str, Any], channel: str | None, thread: str | None) -> list[tuple[Control, int]]:
        """Every control in sight with the revision of what it stands in: messages first, then the open modal."""
        if state["modal"] and channel is None and thread is None:
            opened = form(state["modal"])
            if opened.controls:
                return [(each, opened.revision) for each in opened.controls]
        messages = [each for each in messages_in(state, channel) if thread in (None, each.ts, each.thread)]
        home = state["home"]["body"]["blocks"] if state["home"] and channel is None else []
        at_home = [(each, state["home"]["revision"]) for block in home for each in controls(block, state["home"]["id"])]
        return at_home + [(control, each.revision) for each in messages for control in each.controls]

    def _visible(self, state: dict[str, Any], channel: str | None, thread: str | None) -> str:
        labels = " ".join(f"[{each.label}]" for each, _ in self._controls(state, channel, thread)) or "no buttons"
        opened = form(state["modal"]) if state["modal"] else None
        modal = f"; form {opened.title!r} with {opened.labels}, trouble {opened.trouble!r}" if opened else ""
        last = [f"{each.author}: {each.text[:200]!r}" for each in messages_in(state, channel)[-4:]]
        return f"{labels}{modal}; last messages: {last}"


def messages_in(state: dict[str, Any], channel: str | None) -> list[Seen]:
    """The messages of a snapshot, of one channel or of all. Raises DriverError when there is no such channel."""
    names = state["people"] | {each["id"]: each["name"] for each in state["channels"]}
    wanted = {each["id"] for each in state["channels"] if channel is None or channel.lstrip("#") in (each["id"], each["name"])}
    if channel is not None and not wanted:
        raise DriverError(f"There is no channel {channel!r} to see; there is {[each['name'] for each in state['channels']]}.")
    return [seen(each, names) for each in state["messages"] if each["channel"] in wanted]


def _told(message: Seen, indent: str) -> list[str]:
    body = message.text.splitlines() + [f"(file: {file['name']}, {file['size']} bytes)" for file in message.files]
    return [f"{indent}{message.author}{' (edited)' if message.edited else ''}:", *(f"{indent}  {line}" for line in body)]
