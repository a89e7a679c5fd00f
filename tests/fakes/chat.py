"""A chat that remembers what was shown and said, and can refuse."""

from itertools import count

from bot.core.digest.posting import Posting
from bot.core.document import Document
from bot.core.lookup.news import News
from bot.core.ports import Refused, Showing
from bot.core.shelf import Form, Shelf, Spot


class FakeChat:
    """Keeps the Chat port's contract: a message has one timestamp for ever, a second try finds what stands."""

    def __init__(self) -> None:
        self.shown: list[Showing] = []
        self.told: list[tuple[str, str, dict[str, str]]] = []
        self.pages: list[tuple[str, dict[str, object]]] = []
        self.shared: dict[str, Document] = {}
        self.digests: list[Posting] = []
        self.members: dict[str, frozenset[str]] = {}
        self.handed: list[tuple[str, str, bytes]] = []
        self.announced: list[News] = []
        self.refusal = ""
        self._stamps: dict[tuple[str, str], str] = {}
        self._count = count(1)

    async def show(self, showing: Showing) -> str:
        """Shows it; raises Refused while `refusal` is set."""
        if self.refusal:
            raise Refused(self.refusal)
        self.shown.append(showing)
        return self._stamps.setdefault((showing.run.id, showing.name), f"{next(self._count)}.0")

    async def digest(self, posting: Posting) -> tuple[str, str]:
        """Shows the digest of a day; raises Refused while `refusal` is set."""
        if self.refusal:
            raise Refused(self.refusal)
        self.digests.append(posting)
        place = (posting.day.channel, posting.date.isoformat())
        return posting.day.channel, self._stamps.setdefault(place, f"{next(self._count)}.0")

    async def tell(self, channel: str, user: str, notice: str, facts: dict[str, str], thread_ts: str | None, reply: str) -> None:
        """Remembers the private word."""
        self.told.append((user, notice, facts))

    async def overview(
        self, page: str, facts: dict[str, object], channel: str, user: str, thread_ts: str | None, reply: str
    ) -> None:
        """Remembers the page."""
        self.pages.append((page, facts))

    async def canvas(self, document: Document, standing: str) -> str:
        """There are no canvases."""
        return ""

    async def share(self, spot: Spot, document: Document, again: bool, canvas: str = "") -> Shelf:
        """Shares the document once."""
        self.shared.setdefault(spot.key, document)
        return Shelf(form=Form.FILE, link=f"https://chat.example/files/{document.id}")

    async def announce(self, news: News) -> str:
        """Remembers the card; raises Refused while `refusal` is set."""
        if self.refusal:
            raise Refused(self.refusal)
        self.announced.append(news)
        return self._stamps.setdefault((news.document.id, "card"), f"{next(self._count)}.0")

    async def sees(self, user: str, channel: str, proven: bool) -> frozenset[str]:
        """What `members` says of this person; in a channel that one alone."""
        inside = self.members.get(user, frozenset({channel}) if proven else frozenset())
        return inside & {channel} if channel.startswith("C") else inside

    async def hand(self, user: str, name: str, content: bytes, title: str) -> bool:
        """Remembers the file."""
        self.handed.append((user, name, content))
        return True

    def link(self, channel: str, ts: str) -> str:
        """A made-up address."""
        return f"https://chat.example/{channel}/{ts}"

    async def names(self, users: frozenset[str]) -> dict[str, str]:
        """Everybody is called by the number."""
        return {user: f"Person {user}" for user in users}

    @property
    def messages(self) -> int:
        """How many messages stand."""
        return len(self._stamps)

    def said(self) -> list[str]:
        """The names of what was shown, in order."""
        return [s.name for s in self.shown]
