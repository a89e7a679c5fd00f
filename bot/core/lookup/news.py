"""What a channel is told of a document that was brought in: values only."""

from bot.core.document import Document
from bot.core.shelf import Shelf
from bot.core.values import Value


class Behind(Value):
    """A document that is built on an older version: its title and version, and the address of the thread it was made in."""

    title: str
    version: int
    link: str = ""


class News(Value):
    """The card of a document that was brought in. `next` is the slug of a mission that can start from it.

    `shelf` is where it stands, `ts` the card's timestamp where that is known; `cut`: only the beginning of the file is in;
    `again`: a first try may have posted the card.
    """

    document: Document
    shelf: Shelf | None = None
    behind: tuple[Behind, ...] = ()
    next: str = ""
    cut: bool = False
    ts: str = ""
    again: bool = False
