"""Writers at work in a thread of their own: however long they compute, what comes in is acknowledged meanwhile.

A writer gets values and gives values back, so nothing else of the house is touched from there. It writes nothing itself.
"""

import asyncio
import threading
from collections.abc import Coroutine
from functools import cached_property
from typing import Any, Protocol, TypeVar

from bot.core.brief import Brief, PhaseBrief, Reviewed, SpineBrief, Written, WrittenSpine
from bot.core.cost import Forecast
from bot.core.lookup.answering import Cited
from bot.core.lookup.ports import Phraser
from bot.core.mission import Mission
from bot.core.ports import Writer

T = TypeVar("T")


class Prepared(Writer, Protocol):
    """A writer that can be made ready before its first draft, and lets go of what it holds at the end."""

    def ready(self) -> Coroutine[Any, Any, object]:
        """Loads what it needs."""
        ...

    def close(self) -> Coroutine[Any, Any, None]:
        """Lets go of it."""
        ...


class Study:
    """The thread, with a loop of its own. It begins with the first call."""

    def __init__(self) -> None:
        self._writers: list[Prepared] = []

    @cached_property
    def _loop(self) -> asyncio.AbstractEventLoop:
        loop = asyncio.new_event_loop()
        threading.Thread(target=loop.run_forever, name="writers", daemon=True).start()
        return loop

    def seat(self, writer: Prepared) -> "Apart":
        """The writer, at work in here from now on."""
        self._writers.append(writer)
        return Apart(self, writer)

    async def run(self, work: Coroutine[Any, Any, T]) -> T:
        """What the coroutine returns, or raises; cancelled here, it is cancelled there."""
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self._loop))

    async def ready(self) -> None:
        """Has every writer load what it needs."""
        await asyncio.gather(*(self.run(each.ready()) for each in self._writers))

    async def close(self) -> None:
        """Has every writer let go of what it holds, and ends the thread. Nothing may be at work there any more."""
        await asyncio.gather(*(self.run(each.close()) for each in self._writers))
        self._loop.call_soon_threadsafe(self._loop.stop)


class Apart:
    """The Writer port over a writer in the study."""

    def __init__(self, study: Study, writer: Writer) -> None:
        self.name, self._study, self._writer = writer.name, study, writer

    async def draft(self, brief: Brief) -> Written:
        """Writes one deliverable. Raises WriterFailed."""
        return await self._study.run(self._writer.draft(brief))

    async def review(self, brief: PhaseBrief) -> Reviewed:
        """Reads a phase's drafts. Raises WriterFailed."""
        return await self._study.run(self._writer.review(brief))

    async def spine(self, brief: SpineBrief) -> WrittenSpine:
        """Settles what all drafts share. Raises WriterFailed."""
        return await self._study.run(self._writer.spine(brief))

    def forecast(self, mission: Mission) -> Forecast | None:
        """What a run of this mission should take."""
        return self._writer.forecast(mission)


class PhraserApart:
    """The Phraser port over a phraser in the study."""

    def __init__(self, study: Study, phraser: Phraser) -> None:
        self._study, self._phraser = study, phraser

    async def phrase(self, question: str, cited: tuple[Cited, ...], people: frozenset[str]) -> str:
        """The answer in a few words. Raises WriterFailed."""
        return await self._study.run(self._phraser.phrase(question, cited, people))
