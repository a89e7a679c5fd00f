"""The plain values a workspace is made of.

Everything here is frozen and turns into JSON and back without loss. Nothing here talks to a network, a disk or a clock.
"""

from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self

TEAM_ID = "T0LOCAL01"
APP_ID = "A0LOCAL01"
BOT_ID = "B0LOCAL01"
BOT_USER = "U0LOCALBOT"
SLACKBOT = "USLACKBOT"


class Stored:
    """A value that can be kept as JSON."""

    def as_json(self) -> dict[str, Any]:
        """The value as plain JSON types."""
        return asdict(self)  # type: ignore[call-overload]

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """The value that `as_json` wrote; lists become tuples again, unknown keys are dropped."""
        known = {each.name for each in fields(cls)}  # type: ignore[arg-type]
        tuples = {each.name for each in fields(cls) if str(each.type).startswith("tuple")}  # type: ignore[arg-type]
        return cls(**{key: tuple(value) if key in tuples else value for key, value in kept.items() if key in known})


@dataclass(frozen=True)
class Person(Stored):
    """A member of the team, human or bot. `name` is the short handle, such as `olive`."""

    id: str
    name: str
    real_name: str
    is_admin: bool = False
    is_owner: bool = False
    is_restricted: bool = False
    is_bot: bool = False
    tz: str = "Europe/London"


@dataclass(frozen=True)
class Channel(Stored):
    """A channel, or a direct message (`is_im`) between its two members."""

    id: str
    name: str
    members: tuple[str, ...]
    created: int = 0
    creator: str = ""
    is_private: bool = False
    is_im: bool = False
    is_archived: bool = False
    topic: str = ""


@dataclass(frozen=True)
class Message(Stored):
    """One message. `ts` is its id in the channel; a reply has the `thread_ts` of its root; `only_for` marks an ephemeral."""

    channel: str
    ts: str
    user: str
    text: str = ""
    blocks: tuple[dict[str, Any], ...] = ()
    thread_ts: str = ""
    broadcast: bool = False
    by_bot: bool = False
    username: str = ""
    icon: str = ""
    subtype: str = ""
    metadata: dict[str, Any] | None = None
    client_msg_id: str = ""
    edited: str = ""
    files: tuple[str, ...] = ()
    pinned: bool = False
    reactions: tuple[dict[str, Any], ...] = ()
    only_for: str = ""
    revision: int = 0


@dataclass(frozen=True)
class File(Stored):
    """A file without its bytes, which the state keeps beside it. `shares` lists channel ids."""

    id: str
    name: str
    title: str
    mimetype: str
    size: int
    user: str
    created: int
    shares: tuple[str, ...] = ()
    ready: bool = False


@dataclass(frozen=True)
class Canvas(Stored):
    """A canvas: Markdown under a title. `channels` are those whose members may read it."""

    id: str
    title: str
    text: str
    user: str
    created: int
    channels: tuple[str, ...] = ()


@dataclass(frozen=True)
class View(Stored):
    """An open modal or a published home tab. `body` is what the bot sent; `values` is Slack's `state.values`."""

    id: str
    user: str
    hash: str
    body: dict[str, Any]
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    trouble: str = ""
    root: str = ""
    previous: str = ""
    revision: int = 0


PEOPLE = (
    Person("U0OLIVE", "olive", "Olive Marsh", is_admin=True, is_owner=True),
    Person("U0SAM", "sam", "Sam Okafor"),
    Person("U0PRIYA", "priya", "Priya Nair", tz="Asia/Kolkata"),
    Person("U0GUS", "gus", "Gus Guest", is_restricted=True),
)


def default_channels(people: tuple[Person, ...]) -> tuple[Channel, ...]:
    """#service and #general with the bot in them, #random without it; guests are in #service only."""
    everyone = tuple(person.id for person in people)
    full = tuple(person.id for person in people if not person.is_restricted)
    return (
        Channel("C0SERVICE", "service", (*everyone, BOT_USER), creator=everyone[0], topic="Looking after our customers"),
        Channel("C0GENERAL", "general", (*full, BOT_USER), creator=everyone[0], topic="Everything else"),
        Channel("C0RANDOM", "random", full, creator=everyone[0], topic="The bot is not in here"),
    )
