"""Where documents stand, over the shared statements. Mixed into a transaction that can execute."""

from typing import Any

from bot.core.shelf import Shelf
from bot.stores import rows, sql


class ShelfRows:
    """The shelves: one row for a posted document."""

    _execute: Any

    def shelve(self, document_id: str, shelf: Shelf) -> None:
        self._execute(sql.SHELVE, {"document": document_id, "canvas": shelf.canvas, "body": rows.body(shelf)})

    def shelf(self, document_id: str) -> Shelf | None:
        found = self._execute(sql.SHELF, {"document": document_id})
        return next((Shelf.model_validate_json(text) for (text,) in found), None)

    def canvas(self, team: str, channel: str, kind: str) -> str:
        found = self._execute(sql.CANVAS, {"team": team, "channel": channel, "kind": kind})
        return next((str(canvas) for (canvas,) in found), "")
