"""Whether a job is still ours: asked before a call to the outside, and settled with the job's end."""

from collections.abc import Callable
from datetime import datetime

from bot.core.ports import JobRow, Tx


class Lost(Exception):
    """The job is no longer ours, or its run is gone: nothing may be written."""


def still(row: JobRow, mine: Callable[[str], bool]) -> None:
    """Raises Lost when `mine` is not sure of the job any more: another worker may be at it."""
    if not mine(row.id):
        raise Lost(row.id)


def end(tx: Tx, row: JobRow, now: datetime) -> None:
    """Ends the job, in the transaction that stores what came of it. Raises Lost when it is another worker's by now."""
    if row.owner is None or not tx.finish(row.id, row.owner, now):
        raise Lost(row.id)
