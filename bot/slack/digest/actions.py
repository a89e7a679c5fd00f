"""What can be pressed and sent about a digest, and the small values that travel with it. Everything here comes back changed at
will: parsing checks shape, the transaction checks the rest."""

import json
from datetime import date
from enum import StrEnum

from bot.core.values import Value
from bot.slack.payloads import Body, action_parts, one_of

PREFIX = "digest"
LIMIT = 300
_COMPACT = json.JSONEncoder(separators=(",", ":"))


class Act(StrEnum):
    """What a button or menu does."""

    SETTINGS = "settings"
    DONE = "done"
    MORE = "more"
    ANSWER = "answer"
    REVIEW = "review"


class Say(StrEnum):
    """What is chosen in a menu, or answered when the digest asks."""

    DONE = "done"
    TOMORROW = "tomorrow"
    NEXT_WEEK = "week"
    SKIP = "skip"
    OTHER = "other"
    UNDO = "undo"
    DAILY = "daily"
    WEEKLY = "weekly"
    OFF = "off"


class Form(StrEnum):
    """Which modal was sent; it is the view's callback_id."""

    SETTINGS = "digest-settings"
    SKIP = "digest-skip"
    HAND = "digest-hand"


class About(Value):
    """What a press is about: the channel of the Plan, and where needed the digest's date, the item's number, and what is said."""

    home: str
    day: date | None = None
    item: int = 0
    say: Say | None = None


def action_id(act: Act, suffix: str = "") -> str:
    """The action_id of a button or menu."""
    return ":".join(part for part in (PREFIX, act.value, suffix) if part)


def value(home: str, day: date | None = None, item: int = 0, say: Say | None = None) -> str:
    """The value of a button or option, and a modal's private_metadata: compact JSON with only what is set."""
    kept = {"h": home, "d": day.isoformat() if day else "", "i": item, "s": say.value if say else ""}
    return _COMPACT.encode({name: part for name, part in kept.items() if part})


def saying(base: str, say: Say) -> str:
    """The value of an item, `base`, with what is said of it."""
    return f'{base[:-1]},"s":"{say.value}"}}'


def about(raw: str) -> About:
    """What `value` was made from. Raises ValueError for anything else."""
    if len(raw) > LIMIT:
        raise ValueError("too long")
    found = json.loads(raw)
    if not isinstance(found, dict):
        raise ValueError("not an object")
    day, say = found.get("d"), found.get("s")
    return About(
        home=found.get("h", ""),
        day=date.fromisoformat(str(day)) if day else None,
        item=found.get("i", 0),
        say=Say(say) if say else None,
    )


def is_ours(body: Body) -> bool:
    """True for a press that is about a digest."""
    return action_parts(body)[0] == PREFIX


def act_of(body: Body) -> Act | None:
    """What was pressed, when it is about a digest."""
    return one_of(Act, "".join(action_parts(body)[1:2]))


def form_of(body: Body) -> Form | None:
    """Which form was sent, when it is one of a digest."""
    return one_of(Form, body["view"].get("callback_id"))
