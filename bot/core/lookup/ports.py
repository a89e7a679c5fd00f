"""What looking things up needs of a transaction, of a chat, and of whoever words an answer."""

from typing import TYPE_CHECKING, Protocol

from bot.core.values import Value

if TYPE_CHECKING:
    # The door opens before these are needed.
    from bot.core.lookup.values import Found, Query


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

    def add_query(self, query: "Query") -> bool:
        """Notes a question that no document answers. False when its id is known already."""
        ...

    def queries(self, team: str, channel: str) -> "tuple[Query, ...]":
        """The questions noted in a channel, oldest first."""
        ...

    def drop_query(self, query_id: str) -> bool:
        """Forgets a question. False when there is none with this id."""
        ...
