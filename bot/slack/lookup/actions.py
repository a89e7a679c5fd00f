"""What can be pressed and sent in the library, and what travels with it. It comes back changed at will: parsing checks shape."""

import hashlib
import hmac
import json
from enum import StrEnum

from bot.core.lookup.answering import LONGEST_QUESTION
from bot.core.values import Value
from bot.slack.payloads import Body, action_parts, one_of

PREFIX = "library"
LIMIT = 1900


class Act(StrEnum):
    """What a button does."""

    FIND = "find"
    QUESTION = "question"
    BRING = "bring"
    VERSIONS = "versions"
    SEND = "send"
    RESTORE = "restore"
    QUERY = "query"
    SETTLE = "settle"


class Form(StrEnum):
    """Which modal was sent; it is the view's callback_id."""

    FIND = "library-find"
    QUESTION = "library-question"
    BRING = "library-bring"


class About(Value):
    """What a press or a form is about: a document or question by id, a format, the words of a question, the channel.

    `seal` shows that we wrote the channel ourselves, for this person.
    """

    document: str = ""
    format: str = ""
    text: str = ""
    channel: str = ""
    seal: str = ""


_SHORT = {"document": "d", "format": "f", "text": "t", "channel": "c", "seal": "s"}


def action_id(act: Act, suffix: str = "") -> str:
    """The action_id of a button."""
    return ":".join(part for part in (PREFIX, act.value, suffix) if part)


def value(**about: str) -> str:
    """The value of a button, and a modal's private_metadata: compact JSON with only what is set."""
    given = About(**about)
    kept = {_SHORT[name]: part for name, part in given.model_dump().items() if part}
    return json.dumps(kept, separators=(",", ":"))


def about(raw: str) -> About | None:
    """What `value` was made from; None for anything else."""
    try:
        found = json.loads(raw) if len(raw) <= LIMIT else None
        if not isinstance(found, dict):
            return None
        made = About.model_validate({name: found[short] for name, short in _SHORT.items() if short in found}, strict=True)
    except ValueError:
        return None
    return made if len(made.text) <= LONGEST_QUESTION else None


def seal(secret: str, user: str, channel: str) -> str:
    """What only we can write behind a channel."""
    return hmac.new(secret.encode(), f"library/{user}/{channel}".encode(), hashlib.sha256).hexdigest()[:32]


def sealed(target: About, secret: str, user: str) -> bool:
    """True when the channel is as we wrote it for this person."""
    return hmac.compare_digest(target.seal.encode(), seal(secret, user, target.channel).encode())


def is_ours(body: Body) -> bool:
    """True for a press in the library."""
    return action_parts(body)[0] == PREFIX


def act_of(body: Body) -> Act | None:
    """What was pressed."""
    return one_of(Act, "".join(action_parts(body)[1:2]))


def form_of(body: Body) -> Form | None:
    """Which form was sent, when it is one of the library."""
    return one_of(Form, body["view"].get("callback_id"))
