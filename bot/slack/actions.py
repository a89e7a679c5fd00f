"""Names of what can be pressed and sent, and the small values that travel with them through Slack.

Everything here is visible to the client and comes back changed at will: parsing checks shape, the core checks the rest.
"""

import json
from enum import StrEnum

from bot.core.values import Value

VALUE_LIMIT = 2000
META_LIMIT = 3000


class Verb(StrEnum):
    """What a button does; it is the button's action_id, with `:suffix` where a message repeats it."""

    QUICK = "quick"
    FULL = "full"
    ANSWER = "answer"
    SAMPLE = "sample"
    OPTIONS = "options"
    MAKE_SOURCE = "make_source"
    PASTE_SOURCE = "paste_source"
    SKIP_SOURCE = "skip_source"
    START = "start"
    CANCEL = "cancel"
    APPROVE = "approve"
    CHANGES = "changes"
    EDIT = "edit"
    ACTIVITIES = "activities"
    REDO = "redo"
    REFRESH = "refresh"
    CONFIRM = "confirm"
    CORRECT = "correct"
    LATER = "later"
    DECIDE = "decide"
    RETRY = "retry"
    BUILT_IN = "built_in"
    RAISE = "raise"
    TICK = "tick"
    PUBLISH = "publish"
    NEXT = "next"
    OPEN = "open"
    REOPEN = "reopen"
    PUBLISH_AGAIN = "publish_again"
    VERSIONS = "versions"
    TAKE = "take"
    KEEP = "keep"
    READ = "read"


class Dialog(StrEnum):
    """Which modal was submitted; it is the view's callback_id."""

    FORM = "form"
    OPTIONS = "options"
    SOURCE = "source"
    CHANGES = "changes"
    PICK = "pick"
    EDIT = "edit"
    TICK = "tick"
    ACTIVITIES = "activities"
    APPLY = "apply"
    PUBLISH = "publish"
    VERSIONS = "versions"
    READ = "read"


class Target(Value):
    """What a button is about: a run and, where needed, a phase, a round, a deliverable key, a form id or a slug."""

    run: str = ""
    phase: int = 0
    round: int = 0
    deliverable: str = ""
    form: str = ""


class Meta(Target):
    """What a modal is about; `flow` is `full` when the next form follows, `generation` that of the draft shown.

    `seen` is the revision of the run that the modal was opened at, `wish` the change of an activity that is shown (JSON).
    """

    flow: str = ""
    generation: int = 0
    seen: int = 0
    wish: str = ""


_SHORT = {
    "run": "r",
    "phase": "p",
    "round": "n",
    "deliverable": "d",
    "form": "f",
    "flow": "flow",
    "generation": "g",
    "seen": "s",
    "wish": "w",
}


def action_id(verb: Verb, suffix: str = "") -> str:
    """The action_id of a button."""
    return f"{verb}:{suffix}" if suffix else str(verb)


def verb(raw: str) -> Verb:
    """The verb in an action_id. Raises ValueError for anything else."""
    return Verb(raw.partition(":")[0])


def value(run: str = "", phase: int = 0, round: int = 0, deliverable: str = "", form: str = "") -> str:
    """The value of a button: compact JSON with only what is set."""
    return _packed(Target(run=run, phase=phase, round=round, deliverable=deliverable, form=form))


def parse(raw: str) -> Target:
    """The target in a button's value. Raises ValueError for what `value` could not have made."""
    return Target.model_validate(_unpacked(raw, VALUE_LIMIT), strict=True)


def meta(run: str, **about: str | int) -> str:
    """The private_metadata of a modal; `about` are the other fields of `Meta`."""
    return _packed(Meta.model_validate({"run": run, **about}))


def parse_meta(raw: str) -> Meta:
    """What a modal is about. Raises ValueError for what `meta` could not have made."""
    return Meta.model_validate(_unpacked(raw, META_LIMIT), strict=True)


def _packed(target: Target) -> str:
    kept = {_SHORT[name]: item for name, item in target.model_dump().items() if item}
    return json.dumps(kept, separators=(",", ":"), ensure_ascii=False)


def _unpacked(raw: str, limit: int) -> dict[str, object]:
    """The long names again. Raises ValueError (JSON's own error is one)."""
    if len(raw) > limit:
        raise ValueError("too long")
    found = json.loads(raw)
    if not isinstance(found, dict):
        raise ValueError("not an object")
    long = {short: name for name, short in _SHORT.items()}
    return {long.get(key, key): item for key, item in found.items()}
