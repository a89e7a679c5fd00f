"""A person at the workspace, for tests and for the demo that plays itself.

Acts through the same HTTP interface as the page, so the workspace may be in another process. Waits instead of sleeping,
and says what was visible when something was not.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.workspace.answers import raw_value
from bot.workspace.line import DriverError
from bot.workspace.seen import Control, Form, Question, Seen, form
from bot.workspace.watcher import Watcher

__all__ = ["Control", "Driver", "DriverError", "Form", "Question", "Seen"]

CALM = 0.6


class Driver(Watcher):
    """Somebody who types, presses and reads. `as_` is a handle, a name or an id; `timeout` is in seconds."""

    def __init__(self, url: str, *, as_: str = "olive", timeout: float = 10.0) -> None:
        super().__init__(url, as_=as_, timeout=timeout)
        self._pressed: dict[str, int] = {}
        self._typed: dict[str, dict[str, dict[str, Any]]] = {}

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
        counts only once the view that it opened was there, or once its message has changed and all is calm, unless
        `again`. Returns Slack's own notice when the press did not arrive. Raises DriverError.
        """
        found = self._await(lambda state: self._pick(state, label, channel, thread, nth, again), as_, timeout)
        if found is None:
            state = self.snapshot(as_)
            raise DriverError(f"There is no [{label}] to press. Visible: {self._visible(state, channel, thread)}")
        return self._press(found, option, as_)

    def press(self, control: Control, option: str | None = None, *, as_: str | None = None) -> str:
        """Press this control of a message or view; a menu needs the `option` to choose. Returns Slack's own notice, if any."""
        return self._press(control, option, as_)

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
        opened = self._opened(as_, timeout, answers)
        values = self._typed.setdefault(opened.id, {})
        for label, answer in (answers or {}).items():
            question = _question(opened, label)
            values.setdefault(question.block, {})[question.element["action_id"]] = self._raw(question, answer, as_)
            if question.dispatches:
                self._dispatch(opened, question, as_)
        if not submit:
            return {}
        errors = self._line.post("/person/submit", **self._who(as_), view=opened.id, values=values)["errors"]
        labels = {each.block: each.label for each in opened.questions}
        return {labels.get(block, block): error for block, error in errors.items()}

    def _dispatch(self, opened: Form, question: Question, as_: str | None) -> None:
        """An input that tells the bot as soon as it changes."""
        values, action = self._typed[opened.id], question.element["action_id"]
        about = {"view": opened.id, "values": values, "block": question.block, "action": action}
        self._line.post("/person/press", **self._who(as_), **about, value=values[question.block][action])

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

    # finding

    def _opened(self, as_: str | None, timeout: float | None, labels: Mapping[str, Any] | None = None) -> Form:
        """The open form; one that asks for all of the labels when it comes in time."""

        def fitting(state: dict[str, Any]) -> Form | None:
            shown = form(state["modal"]) if state["modal"] else None
            return shown if shown and all(_asked(shown, label) for label in labels or {}) else None

        found = self._await(fitting, as_, timeout) or self.modal(as_)
        if found is None:
            raise DriverError(f"No form is open. Visible: {self._visible(self.snapshot(as_), None, None)}")
        return found

    def _pick(
        self, state: dict[str, Any], label: str, channel: str | None, thread: str | None, nth: int, again: bool
    ) -> Control | None:
        visible = self._controls(state, channel, thread)
        same = [each for each in visible if _plainly(each[0].label) == _plainly(label)]
        near = same or [each for each in visible if _plainly(each[0].label).startswith(_plainly(label))]
        free = [each for each, _ in near if again or self._is_free(state, each)]
        changed = [each for each, revision in near if not free and revision > (self._pressed_at(state, each) or 0)]
        found = free or (changed if changed and self._is_calm(state) else [])
        return found[nth] if -len(found) <= nth < len(found) else None

    def _is_free(self, state: dict[str, Any], control: Control) -> bool:
        return self._pressed_at(state, control) is None or control.origin in state["openings"]

    def _is_calm(self, state: dict[str, Any]) -> bool:
        """Whether nothing has happened since the snapshot, nor happens in a moment: an earlier press has had its effect."""
        later = self._line.get("/person/wait", since=state["revision"], timeout=CALM)
        return later["revision"] == state["revision"] and not later["busy"]

    def _pressed_at(self, state: dict[str, Any], control: Control) -> int | None:
        keys = (key for key in self._pressed if key.endswith(f"/{control.key}") and self._by(key, state))
        return max((self._pressed[key] for key in keys), default=None)

    def _by(self, key: str, state: dict[str, Any]) -> bool:
        who = key.partition("/")[0]
        return who in (state["person"], state["people"][state["person"]], state["handles"][state["person"]])


def _plainly(label: str) -> str:
    return "".join(each for each in label.lower() if each.isalnum() or each == " ").strip()


def _choice(control: Control, option: str | None) -> str | None:
    if not control.options:
        return control.value if option is None else option
    found = [value for text, value in control.options if option is not None and _plainly(text).startswith(_plainly(option))]
    if not found:
        raise DriverError(f"{control.label!r} offers {[text for text, _ in control.options]}, not {option!r}.")
    return found[0]


def _asked(opened: Form, label: str) -> list[Question]:
    exact = [each for each in opened.questions if _plainly(each.label) == _plainly(label)]
    return exact or [each for each in opened.questions if _plainly(each.label).startswith(_plainly(label))]


def _question(opened: Form, label: str) -> Question:
    found = _asked(opened, label)
    if not found:
        raise DriverError(f"The form {opened.title!r} asks {opened.labels}, not {label!r}.")
    return found[0]
