"""What the daily digest needs of a transaction and of a chat, besides what every part of Coord needs."""

from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    # The door opens before these are needed, and they are large.
    from bot.core.calendar.plans import Published
    from bot.core.digest.posting import Posting
    from bot.core.digest.values import Daily, Day, Tick
    from bot.core.files import Attachment


class DigestTx(Protocol):
    """The digests of a transaction: how each stands, its days, and their ticks. A channel's Plan has one digest."""

    def daily(self, team: str, channel: str) -> "Daily | None":
        """How the digest of this channel's Plan stands."""
        ...

    def dailies(self, team: str | None = None, limit: int = 1000) -> "tuple[Daily, ...]":
        """The digests of a team, or of all, by team and channel."""
        ...

    def keep_daily(self, daily: "Daily") -> "Daily":
        """Stores it; returns it with its next version. Raises Conflict when `daily.version` is not the stored one (0: none)."""
        ...

    def add_day(self, day: "Day") -> bool:
        """Stores a new day. False when the date has one already."""
        ...

    def save_day(self, day: "Day") -> "Day":
        """Stores a changed day; returns it with its next version. Raises Conflict when `day.version` is not the stored one."""
        ...

    def day(self, team: str, channel: str, on: date) -> "Day | None":
        """The day of this date."""
        ...

    def days(self, team: str, channel: str, limit: int = 1) -> "tuple[Day, ...]":
        """The latest days, newest first."""
        ...

    def add_tick(self, team: str, channel: str, tick: "Tick") -> bool:
        """Stores a tick. False when its id is known already."""
        ...

    def ticks(self, team: str, channel: str, since: date) -> "tuple[Tick, ...]":
        """The ticks that were given on digests of this date and later, in the order of time."""
        ...

    def published(self, document_id: str) -> "Published | None":
        """What of a document a calendar is read from, without the rest of it, which is far larger."""
        ...

    def files(self, run_id: str) -> "tuple[Attachment, ...]":
        """The files that a run keeps, without the rest of it, which is far larger; none for a run that is not there."""
        ...


class DigestChat(Protocol):
    """Where digests are posted. Raises Refused, TryLater."""

    async def digest(self, posting: "Posting") -> tuple[str, str]:
        """Posts the digest of a day, or edits it in place; the conversation it stands in and its timestamp.

        Both are empty when a second try cannot look for what the first one posted: it is then not posted again.
        """
        ...
