"""A clock that can be moved forward, for the demo: it goes on from where it was set."""

import time
from datetime import UTC, datetime, timedelta


class MovedClock:
    """Gives UTC instants: `start` and the time since then; the real time when no start is given. It never goes back."""

    def __init__(self, start: datetime | None = None) -> None:
        self._ahead = timedelta(0)
        if start:
            self.move(start, back=True)

    def __call__(self) -> datetime:
        """This instant."""
        return datetime.fromtimestamp(time.time(), UTC) + self._ahead

    def seconds(self) -> float:
        """This instant as seconds since 1970."""
        return self().timestamp()

    def move(self, to: datetime, back: bool = False) -> None:
        """Goes on from this instant; an earlier one is ignored unless `back`."""
        now = self()
        if to > now or back:
            self._ahead += to - now
