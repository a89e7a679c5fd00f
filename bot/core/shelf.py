"""Where people find a posted document: the value, and what it needs of a transaction. Says nothing of how it is posted."""

from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.core.values import Value


class Form(StrEnum):
    """How a document stands in Slack."""

    CANVAS = "canvas"
    FILE = "file"
    THREAD = "thread"


class Shelf(Value):
    """Where a document stands. `form` is None while it is still being posted, `link` empty when nobody knows its address.

    `canvas` is the id of the canvas that holds it, or that is to hold it.
    """

    form: Form | None = None
    link: str = ""
    canvas: str = ""


class Spot(Value):
    """Where a document is to stand: a channel, and the thread for its text where it can be neither a canvas nor a file.

    `since` (UTC) bounds the look for what stands already, `key` begins the keys of the messages.
    """

    channel: str
    thread_ts: str | None
    since: datetime
    key: str


class ShelfTx(Protocol):
    """The part of a transaction that knows where documents stand."""

    def shelve(self, document_id: str, shelf: Shelf) -> None:
        """Notes where the document stands, in place of what was noted before."""
        ...

    def shelf(self, document_id: str) -> Shelf | None:
        """Where the document stands, if that was noted."""
        ...

    def canvas(self, team: str, channel: str, kind: str) -> str:
        """The canvas of the newest document of this kind in the channel that has one; empty when none has."""
        ...
