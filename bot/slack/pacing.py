"""How fast we may post: one message a second into a channel, after a small burst. In memory; nothing here waits or posts."""

import math
from collections.abc import Callable
from dataclasses import dataclass

MANY = 1000


@dataclass(frozen=True)
class Pace:
    """Posts a second into one channel, and how many may go out at once after a quiet time. 0 a second means no limit."""

    per_second: float = 1.0
    burst: int = 4


class Pacer:
    """Books places in time per channel (the generic cell rate algorithm), and remembers Slack's own pauses per method."""

    def __init__(self, pace: Pace, clock: Callable[[], float]) -> None:
        self._pace, self._clock = pace, clock
        self._next: dict[str, float] = {}
        self._paused: dict[str, float] = {}

    def book(self, channel: str) -> float:
        """Takes the channel's next place; returns the seconds until then."""
        if not self._pace.per_second:
            return 0.0
        now, step = self._clock(), 1 / self._pace.per_second
        due = max(self._next.get(channel, now), now)
        self._forget(now)
        self._next[channel] = due + step
        return max(0.0, due - now - step * (self._pace.burst - 1))

    def pause(self, method: str, seconds: float) -> None:
        """Notes that Slack wants no call of this method for so many seconds."""
        self._paused[method] = self._clock() + seconds

    def paused(self, method: str) -> float:
        """Seconds for which this method must rest; 0 when it may be called."""
        return max(0.0, self._paused.get(method, -math.inf) - self._clock())

    def _forget(self, now: float) -> None:
        if len(self._next) > MANY:
            self._next = {channel: due for channel, due in self._next.items() if due > now}
