"""A person at the workspace, for tests and for the demo that plays itself.

Acts through the same HTTP interface as the page, so the workspace may be in another process. Waits instead of sleeping,
and says what was visible when something was not.
"""

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bot.workspace.answers import raw_value
from bot.workspace.line import DriverError, Line
from bot.workspace.plain import block_lines, unescaped
from bot.workspace.seen import Control, Form, Question, Seen, controls, form, seen

__all__ = ["Control", "Driver", "DriverError", "Form", "Question", "Seen"]
SETTLE = 0.4


class Driver:
    """Somebody who types, presses and reads. `as_` is a handle, a name or an id; `timeout` is in seconds."""

    def __init__(self, url: str, *, as_: str = "olive", timeout: float = 10.0) -> None:
        self._line, self._as, self._timeout = Line(url), as_, timeout
        self._pressed: dict[str, int] = {}
        self._typed: dict[str, dict[str, dict[str, Any]]] = {}

    # acting

    def type(self, text: str, channel: str = "service", *, as_: str | None = None, thread: str = "") -> str:
        """Send a message or a slash command. Returns Slack's own notice when there was one, else an empty string."""
        answer = self._line.post("/person/type", **self._who(as_), channel=channel, text=text, thread=thread)
        return answer["notice"]

    def click(
        self,
        label: str,
        channel: str | None = None,
        thread: str | None = None,
        *,
        as_: str | None = None,
        nth: int = -1,
        again: bool = False,
        option: str | None = None,
        timeout: float | None = None,
    ) -> str:
        """Press the newest visible button with this label, waiting for it to appear.

        `nth` picks another one (0 is the oldest); a menu needs the `option` to choose. A button that was pressed already
        counts only once its message has changed, or once the view that it opened is there, unless `again`. Returns
        Slack's own notice when the press did not arrive. Raises DriverError.
        """
        found = self._await(lambda state: self._pick(state, label, channel, thread, nth, again), as_, timeout)
        if found is None:
            state = self.snapshot(as_)
            raise DriverError(f"There is no [{label}] to press. Visible: {self._visible(state, channel, thread)}")
        return self._press(found, option, as_)

    def _press(self, control: Control, option: str | None, as_: str | None) -> str:
        self._pressed[f"{as_ or self._as}/{control.key}"] = self.snapshot(as_)["revision"]
        value = _choice(control, option)
        about = {"block": control.block, "action": control.action, "value": value}
        notice = self._line.post("/person/press", **self._who(as_), **about, **self._place(control))["notice"]
        if notice:
            del self._pressed[f"{as_ or self._as}/{control.key}"]
        return notice

    def _place(self, control: Control) -> dict[str, Any]:
        if "/" not in control.where:
            return {"view": control.where, "values": self._typed.get(control.where, {})}
        channel, ts = control.where.split("/")
        return {"channel": channel, "ts": ts}

    def fill(
        self,
        answers: Mapping[str, Any] | None = None,
        *,
        submit: bool = True,
        as_: str | None = None,
        timeout: float | None = None,
    ) -> dict[str, str]:
        """Fill in the open form, waiting for one, and send it.

        With `submit=False` it is only filled in; a later press or `submit` takes it along.
        Labels may be shortened and in any case; values are natural: texts, numbers, option texts, lists of them, dates,
        "HH:MM", names of people, paths of files. Returns the errors by label; empty when the form was taken.
        """
        opened = self._opened(as_, timeout)
        values = self._typed.setdefault(opened.id, {})
        for label, answer in (answers or {}).items():
            question = _question(opened, label)
            values.setdefault(question.block, {})[question.element["action_id"]] = self._raw(question, answer, as_)
        if not submit:
            return {}
        errors = self._line.post("/person/submit", **self._who(as_), view=opened.id, values=values)["errors"]
        labels = {each.block: each.label for each in opened.questions}
        return {labels.get(block, block): error for block, error in errors.items()}

    def _raw(self, question: Question, answer: Any, as_: str | None) -> Any:
        state = self.snapshot(as_)
        people = {**{name: key for key, name in state["people"].items()}, **{name: key for key, name in state["handles"].items()}}
        channels = {each["name"]: each["id"] for each in state["channels"]}
        return raw_value(question, answer, people | channels, lambda path: self._line.upload(as_ or self._as, path))

    def submit(self, *, as_: str | None = None) -> dict[str, str]:
        """Send the open form as it is."""
        return self.fill({}, as_=as_)

    def close(self, *, as_: str | None = None) -> None:
        """Close the open modal."""
        self._line.post("/person/close", **self._who(as_), view=self._opened(as_, None).id)

    def upload(self, path: str, channel: str = "service", *, text: str = "", thread: str = "", as_: str | None = None) -> None:
        """Share a file in a channel or thread."""
        file = self._line.upload(as_ or self._as, Path(path))
        self._line.post("/person/type", **self._who(as_), channel=channel, text=text, thread=thread, files=[file])

    # reading

    def messages(self, channel: str = "service", thread: str | None = None, *, as_: str | None = None) -> list[Seen]:
        """The messages of a channel, or of one of its threads with the root first. Ephemerals are not among them."""
        state = self.snapshot(as_)
        found = [each for each in _seen(state, channel) if not each.only_for]
        if thread is None:
            return [each for each in found if not each.thread]
        return [each for each in found if thread in (each.ts, each.thread)]

    def thread(self, channel: str = "service", *, as_: str | None = None) -> list[Seen]:
        """The messages of the newest thread, root first: the newest root that has replies, else the newest message."""
        found = [each for each in _seen(self.snapshot(as_), channel) if not each.only_for]
        roots = [each.thread for each in found if each.thread] or [each.ts for each in found]
        root = max(roots, default="")
        return [each for each in found if root in (each.ts, each.thread)]

    def ephemerals(self, as_: str | None = None, channel: str = "service") -> list[Seen]:
        """What only this person sees in a channel, oldest first."""
        return [each for each in _seen(self.snapshot(as_), channel) if each.only_for]

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
        return [file for each in _seen(self.snapshot(as_), channel) for file in each.files]

    def document(self, channel: str = "service", *, name: str = "", as_: str | None = None, timeout: float | None = None) -> str:
        """The text of the newest file shared in a channel, waiting for one. `name` is a part of its name or title."""

        def newest(state: dict[str, Any]) -> dict[str, Any] | None:
            files = [file for each in _seen(state, channel) for file in each.files if name in f"{file['name']} {file['title']}"]
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
            return next((each for each in reversed(_seen(state, channel)) if fits(each)), None)

        found = self._await(newest, as_, timeout)
        if found is None:
            wanted = "such a message" if callable(what) else repr(what)
            raise DriverError(f"Waited in vain for {wanted}. {self._visible(self.snapshot(as_), channel, None)}")
        return found

    def transcript(self, channel: str = "service", *, as_: str | None = None) -> str:
        """The conversation as text, threads indented under their roots, without ephemerals."""
        found = [each for each in _seen(self.snapshot(as_), channel) if not each.only_for]
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

    # waiting

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

    def _opened(self, as_: str | None, timeout: float | None) -> Form:
        view = self._await(lambda state: state["modal"], as_, timeout)
        if view is None:
            raise DriverError(f"No form is open. Visible: {self._visible(self.snapshot(as_), None, None)}")
        return form(view)

    def _pick(
        self, state: dict[str, Any], label: str, channel: str | None, thread: str | None, nth: int, again: bool
    ) -> Control | None:
        visible = self._controls(state, channel, thread)
        same = [each for each in visible if _plainly(each[0].label) == _plainly(label)]
        near = same or [each for each in visible if _plainly(each[0].label).startswith(_plainly(label))]
        free = [each for each, revision in near if again or self._is_free(state, each, revision)]
        return free[nth] if free and -len(free) <= nth < len(free) else None

    def _is_free(self, state: dict[str, Any], control: Control, revision: int) -> bool:
        pressed = next(
            (at for key, at in self._pressed.items() if key.endswith(f"/{control.key}") and self._by(key, state)), None
        )
        if pressed is None:
            return True
        return control.origin in state["openings"] or revision > pressed

    def _by(self, key: str, state: dict[str, Any]) -> bool:
        who = key.partition("/")[0]
        return who in (state["person"], state["people"][state["person"]], state["handles"][state["person"]])

    def _controls(self, state: dict[str, Any], channel: str | None, thread: str | None) -> list[tuple[Control, int]]:
        """Every control in sight with the revision of what it stands in: messages first, then the open modal."""
        if state["modal"] and channel is None and thread is None:
            opened = form(state["modal"])
            if opened.controls:
                return [(each, opened.revision) for each in opened.controls]
        messages = [each for each in _seen(state, channel) if thread in (None, each.ts, each.thread)]
        home = state["home"]["body"]["blocks"] if state["home"] and channel is None else []
        at_home = [(each, state["home"]["revision"]) for block in home for each in controls(block, state["home"]["id"])]
        return at_home + [(control, each.revision) for each in messages for control in each.controls]

    def _visible(self, state: dict[str, Any], channel: str | None, thread: str | None) -> str:
        labels = " ".join(f"[{each.label}]" for each, _ in self._controls(state, channel, thread)) or "no buttons"
        opened = form(state["modal"]) if state["modal"] else None
        modal = f"; form {opened.title!r} with {opened.labels}, trouble {opened.trouble!r}" if opened else ""
        last = [f"{each.author}: {each.text[:200]!r}" for each in _seen(state, channel)[-4:]]
        return f"{labels}{modal}; last messages: {last}"


def _seen(state: dict[str, Any], channel: str | None) -> list[Seen]:
    names = state["people"] | {each["id"]: each["name"] for each in state["channels"]}
    wanted = {each["id"] for each in state["channels"] if channel is None or channel.lstrip("#") in (each["id"], each["name"])}
    if channel is not None and not wanted:
        raise DriverError(f"There is no channel {channel!r} to see; there is {[each['name'] for each in state['channels']]}.")
    return [seen(each, names) for each in state["messages"] if each["channel"] in wanted]


def _told(message: Seen, indent: str) -> list[str]:
    body = message.text.splitlines() + [f"(file: {file['name']}, {file['size']} bytes)" for file in message.files]
    return [f"{indent}{message.author}{' (edited)' if message.edited else ''}:", *(f"{indent}  {line}" for line in body)]


def _plainly(label: str) -> str:
    return "".join(each for each in label.lower() if each.isalnum() or each == " ").strip()


def _choice(control: Control, option: str | None) -> str | None:
    if not control.options:
        return control.value if option is None else option
    found = [value for text, value in control.options if option is not None and _plainly(text).startswith(_plainly(option))]
    if not found:
        raise DriverError(f"{control.label!r} offers {[text for text, _ in control.options]}, not {option!r}.")
    return found[0]


def _question(opened: Form, label: str) -> Question:
    exact = [each for each in opened.questions if _plainly(each.label) == _plainly(label)]
    found = exact or [each for each in opened.questions if _plainly(each.label).startswith(_plainly(label))]
    if not found:
        raise DriverError(f"The form {opened.title!r} asks {opened.labels}, not {label!r}.")
    return found[0]
