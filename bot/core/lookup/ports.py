"""What looking things up needs of a transaction, of a chat, and of whoever words an answer or makes a file."""

from typing import TYPE_CHECKING, Protocol

from bot.core.values import Value

if TYPE_CHECKING:
    # The door opens before these are needed.
    from bot.core.document import Document
    from bot.core.lookup.answering import Cited
    from bot.core.lookup.news import News
    from bot.core.lookup.values import Entry, Found, Query


class Search(Value):
    """What is looked for: plain words, in the documents of these channels of a team.

    `every`: a passage must have all the words, else any of them. `newest`: only the latest version of each kind of a channel.
    """

    team: str
    channels: tuple[str, ...]
    words: tuple[str, ...]
    every: bool = False
    newest: bool = True
    limit: int = 40


class LookupTx(Protocol):
    """The searching part of a transaction. A document can be found as soon as it is kept."""

    def search(self, wanted: Search) -> "tuple[Found, ...]":
        """Passages with these words or other forms of them, best first. Whatever a word looks like, it is a word."""
        ...

    def entries(self, team: str, channels: tuple[str, ...]) -> "tuple[Entry, ...]":
        """The documents of these channels without their texts, newest first; at most 500."""
        ...

    def add_query(self, query: "Query") -> bool:
        """Notes a question that no document answers. False when its id is known already."""
        ...

    def queries(self, team: str, channel: str) -> "tuple[Query, ...]":
        """The questions noted in a channel, oldest first."""
        ...

    def drop_query(self, query_id: str) -> bool:
        """Forgets a question. False when there is none with this id."""
        ...


class LookupChat(Protocol):
    """Who may see what, and files for one person."""

    async def sees(self, user: str, channel: str, proven: bool) -> frozenset[str]:
        """The channels whose documents this person may see now, when asking in this conversation. Raises nothing.

        In a channel that one alone, if they are in it; in a direct message every channel they are in. Where nobody can say,
        the channel in which they asked, when that is `proven`.
        """
        ...

    async def announce(self, news: "News") -> str:
        """Posts the card of a document that was brought in, once, or edits it in place when `news` knows its timestamp.

        Returns the timestamp. Raises Refused, TryLater.
        """
        ...

    async def hand(self, user: str, name: str, content: bytes, title: str) -> bool:
        """Gives one person a file in a direct message. False where no files may be sent. Raises Refused, TryLater."""
        ...


class Phraser(Protocol):
    """Who words an answer."""

    async def phrase(self, question: str, cited: "tuple[Cited, ...]", people: frozenset[str]) -> str:
        """The answer in a few words of its own, from these sentences alone. Raises WriterFailed.

        `people` are the names that must not leave the house.
        """
        ...


class Exports(Protocol):
    """Who makes files of documents."""

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats that can be made here, `md` first."""
        ...

    async def make(self, document: "Document", format: str) -> tuple[str, bytes]:
        """The file's name and content. Raises ExportRefused."""
        ...


class ExportRefused(Exception):
    """The file cannot be made. The text is one sentence for people."""
