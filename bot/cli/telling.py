"""A conversation told while it is played: every message once, as it stood when it was acted on, and what the person did.

Only reads and tells; what is done, the player does.
"""

from collections.abc import Iterator, Mapping

from bot.core.forms import AnswerValue
from bot.workspace import Driver
from bot.workspace.seen import Seen

INDENT = "  "


class Telling:
    """The conversation of one channel, as its owner sees it. Private words are left out."""

    def __init__(self, owner: Driver, channel: str) -> None:
        self._owner, self._channel = owner, channel
        state = owner.snapshot()
        self._name = str(state["people"][state["person"]])
        self._told: set[str] = set()
        self._pressed: set[tuple[str, str]] = set()
        self._lines: list[str] = []

    @property
    def text(self) -> str:
        """All that was told so far."""
        return "\n".join(self._lines)

    def type(self, command: str) -> None:
        """The person typed a command."""
        self._lines += ["", f"{self._name}: {command}"]

    def press(self, label: str) -> None:
        """Waits for a message with this button, tells what is new up to it, and that it is pressed. Raises DriverError."""
        message = self._owner.wait_for(lambda seen: self._fresh(seen, label), self._channel)
        self._pressed.add((message.ts, label))
        self.catch_up()
        self._lines.append(f"{_indent(message)}{self._name} presses [{label}]")

    def does(self, what: str) -> None:
        """The person presses something."""
        self._lines.append(f"{self._name} presses {what}")

    def fill(self, title: str, answers: Mapping[str, AnswerValue]) -> None:
        """The person filled in a form."""
        self._lines.append(f"{self._name} fills in {title}:")
        self._lines += [f"{INDENT}{label}: {_flat(answer)}" for label, answer in answers.items()]

    def catch_up(self) -> None:
        """Tells the messages that were not told yet."""
        for message in self._messages():
            if message.ts not in self._told:
                self._told.add(message.ts)
                self._lines += _said(message)

    def again(self, words: str) -> None:
        """Tells the newest message that holds these words as it stands now."""
        found = [message for message in self._messages() if words in message.text]
        self._lines += [line for message in found[-1:] for line in _said(message)]

    def _fresh(self, seen: Seen, label: str) -> bool:
        return label in seen.buttons and (seen.ts, label) not in self._pressed

    def _messages(self) -> list[Seen]:
        roots = self._owner.messages(self._channel)
        found = {each.ts: each for root in roots for each in self._owner.messages(self._channel, root.ts)}
        return [found[ts] for ts in sorted(found)]


def _said(message: Seen) -> Iterator[str]:
    indent = _indent(message)
    yield ""
    yield f"{indent}{message.author}:"
    yield from (f"{indent}{INDENT}{line}".rstrip() for line in message.text.splitlines())
    yield from (f"{indent}{INDENT}(file: {file['name']}, {file['size']:,} bytes)" for file in message.files)


def _indent(message: Seen) -> str:
    return INDENT * 2 if message.thread and message.thread != message.ts else ""


def _flat(answer: AnswerValue) -> str:
    text = ", ".join(answer) if isinstance(answer, tuple) else str(answer)
    return " / ".join(line.strip() for line in text.splitlines() if line.strip())
