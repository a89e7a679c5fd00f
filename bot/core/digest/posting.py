"""A digest to be shown: everything that its message is made from."""

from datetime import date
from functools import cached_property

from bot.core.digest.ticks import Name, Week, standing, week
from bot.core.digest.values import Daily, Day, Item, Tick
from bot.core.metrics.values import Board
from bot.core.values import Value


class Posting(Value):
    """A day with what was said of its items so far. `again` is true on a second try: look before posting.

    `board` are the Plan's metrics, on the last digest of a week.
    """

    day: Day
    daily: Daily
    ticks: tuple[Tick, ...] = ()
    again: bool = False
    board: Board | None = None

    @cached_property
    def stands(self) -> dict[Name, Tick]:
        """The tick that counts for each item, by key and date of its turn."""
        return standing(self.ticks)

    @property
    def week(self) -> Week | None:
        """The week in numbers, on its last day."""
        return week(self.day.digest, self.ticks)

    @property
    def date(self) -> date:
        """The local date."""
        return self.day.digest.date

    def item(self, number: int) -> Item | None:
        """The item with this number, from 1; None when there is none."""
        items = self.day.digest.items
        return items[number - 1] if 0 < number <= len(items) else None
