"""What can be pressed and sent about metrics, and what travels with it. It comes back changed at will: parsing checks shape."""

import json
from datetime import date
from typing import Any

from bot.core.values import Value

ENTER = "metrics:enter"
FORM = "metrics"
LIMIT = 300


class About(Value):
    """What a press or form is about: the channel of the Plan, and the local date that the numbers are for."""

    home: str
    day: date


def value(home: str, day: date) -> str:
    """The value of the button, and the modal's private_metadata."""
    return json.dumps({"h": home, "d": day.isoformat()}, separators=(",", ":"))


def about(raw: str) -> About | None:
    """What `value` was made from; None for anything else."""
    try:
        found = json.loads(raw) if len(raw) <= LIMIT else None
        return About(home=str(found["h"]), day=date.fromisoformat(str(found["d"]))) if isinstance(found, dict) else None
    except (ValueError, KeyError):
        return None


def is_ours(body: dict[str, Any]) -> bool:
    """True for the button that opens the form."""
    return str(body["actions"][0].get("action_id") or "") == ENTER


def is_form(body: dict[str, Any]) -> bool:
    """True for the weekly form."""
    return body["view"].get("callback_id") == FORM
