"""The Store port on one SQLite file, for one process at a time."""

from bot.stores.sqlite.store import SqliteStore

__all__ = ["SqliteStore"]
