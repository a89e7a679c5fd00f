"""How the worker works, as values: how much side by side, how often again, how long. Never reads the environment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta


@dataclass(frozen=True)
class Lane:
    """Kinds of job that share so many slots, so that slow ones cannot starve the others."""

    kinds: tuple[str, ...]
    slots: int


WRITING = Lane(("draft", "review", "spine"), 16)
READING = Lane(("read-file",), 4)
SPEAKING = Lane(("say", "tell", "overview", "publish", "show-digest"), 64)


@dataclass(frozen=True)
class WorkerSettings:
    """How much, how often, how long. Times are seconds.

    Kinds outside of `lanes` share `slots`; many, because the quick jobs that wait together are committed together.
    `tries` is how many failures a kind may have (others: `default_tries`). A job taken `crashes` times more than that is given up
    unseen, because its process never lived to say why.
    """

    slots: int = 64
    lanes: tuple[Lane, ...] = (WRITING, READING, SPEAKING)
    tries: Mapping[str, int] = field(default_factory=lambda: {"draft": 2, "review": 2, "spine": 2, "read-file": 5})
    default_tries: int = 12
    crashes: int = 1000
    lease: float = 30.0
    first_pause: float = 1.0
    longest_pause: float = 60.0
    longest_sleep: float = 60.0
    sweep_every: float = 3600.0
    keep_done: timedelta = timedelta(days=7)

    def allowed(self, kind: str) -> int:
        """How many failures a job of this kind may have."""
        return self.tries.get(kind, self.default_tries)

    def pause(self, failures: int, chance: float) -> float:
        """How long to wait after so many failures: 1, 2, 4 ... 60 s, of which `chance` (0 to 1) decides the upper half."""
        return min(self.longest_pause, self.first_pause * 2 ** min(failures, 30)) * (0.5 + chance / 2)
