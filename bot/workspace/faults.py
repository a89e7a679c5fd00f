"""Misfortune on order, for tests: the next calls of a method fail, stall, or lose their answer; an envelope comes twice.

Never on unless somebody asks for it.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Fault:
    """What happens to the next `times` calls. `drop` performs the call and closes the line without an answer."""

    times: int = 1
    error: str = ""
    status: int = 0
    retry_after: int | str = 0
    drop: bool = False
    delay: float = 0.0


class Faults:
    """The faults waiting for their call, by method name; `upload` and `response` are the bare addresses, `*` is anything."""

    def __init__(self) -> None:
        self._waiting: dict[str, list[Fault]] = defaultdict(list)
        self._doubled: dict[str, int] = defaultdict(int)

    def next(self, method: str, **fault: Any) -> None:
        """Plan a fault: `next("chat.postMessage", times=2, error="internal_error")`. Keywords are those of `Fault`."""
        self._waiting[method].append(Fault(**fault))

    def twice(self, envelope: str, times: int = 1) -> None:
        """Deliver the next `times` envelopes of this type (`slash_commands`, `interactive`, `events_api`) twice."""
        self._doubled[envelope] += times

    def clear(self) -> None:
        """Forget every fault that has not happened yet."""
        self._waiting.clear()
        self._doubled.clear()

    def take(self, method: str) -> Fault | None:
        """The fault for this call, used up by asking."""
        name = method if self._waiting[method] else "*"
        if not self._waiting[name]:
            return None
        fault = self._waiting[name].pop(0)
        if fault.times > 1:
            self._waiting[name].insert(0, replace(fault, times=fault.times - 1))
        return fault

    def doubled(self, envelope: str) -> bool:
        """Whether this envelope is to be delivered twice, used up by asking."""
        self._doubled[envelope] -= 1
        if self._doubled[envelope] >= 0:
            return True
        self._doubled[envelope] = 0
        return False
