"""What versions need from a transaction. A port: adapters live with the store."""

from typing import Protocol

from bot.core.versions.work import Work


class WorkTx(Protocol):
    """The part of a transaction that keeps what versions were made of."""

    def keep_work(self, document: str, work: Work) -> bool:
        """Keeps what the document with this id was made of. False when that is known already."""
        ...

    def work(self, document: str) -> Work | None:
        """What the document with this id was made of; None when nobody kept it."""
        ...
