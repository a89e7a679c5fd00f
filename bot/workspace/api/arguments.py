"""What a caller sent, read the way Slack reads it: form, query or JSON, with JSON inside form fields.

Refuses with Slack's error names; never guesses a missing value.
"""

import json
from dataclasses import dataclass
from typing import Any


class ApiError(Exception):
    """A refusal: Slack's error name, with what else goes into the answer."""

    def __init__(self, error: str, **extra: Any) -> None:
        super().__init__(error)
        self.error, self.extra = error, extra

    def answer(self) -> dict[str, Any]:
        """The body of the reply."""
        return {"ok": False, "error": self.error, **self.extra}


def invalid_arguments(*lines: str) -> ApiError:
    """Slack's answer to arguments that are missing or malformed."""
    return ApiError("invalid_arguments", response_metadata={"messages": [f"[ERROR] {line}" for line in lines]})


@dataclass(frozen=True)
class Arguments:
    """The arguments of one call."""

    given: dict[str, Any]

    def has(self, name: str) -> bool:
        """Whether the argument was sent and is not null."""
        return self.given.get(name) is not None

    def text(self, name: str, default: str = "") -> str:
        """A string argument; numbers are taken as they are written."""
        value = self.given.get(name)
        return default if value is None else value if isinstance(value, str) else json.dumps(value)

    def required(self, name: str) -> str:
        """A string argument that has to be there. Raises `invalid_arguments`."""
        if not self.text(name):
            raise invalid_arguments(f"missing required field: {name}")
        return self.text(name)

    def flag(self, name: str, default: bool = False) -> bool:
        """A yes or no, in any of the ways that Slack takes it."""
        value = self.given.get(name)
        return default if value is None else str(value).lower() in ("1", "true", "yes")

    def number(self, name: str, default: int) -> int:
        """A whole number. Raises `invalid_arguments`."""
        try:
            return int(self.given.get(name, default))
        except (TypeError, ValueError):
            raise invalid_arguments(f"{name} must be an integer") from None

    def value(self, name: str, refusal: str = "invalid_arguments") -> Any:
        """A list or an object, sent as JSON or as JSON in a string. Raises `refusal` when it is neither."""
        value = self.given.get(name)
        if isinstance(value, str) and value:
            try:
                return json.loads(value)
            except json.JSONDecodeError:
                raise ApiError(refusal) from None
        return value or None
