"""Writers in a thread of their own: what they give and raise comes back, and whoever stops waiting stops them."""

import asyncio
import threading

import pytest

from bot.core.ports import WriterFailed
from bot.writers.apart import Study


class Scribe:
    """A writer that notes where it works, and fails or waits when it is told to."""

    name = "scribe"

    def __init__(self) -> None:
        self.threads: list[str] = []
        self.begun, self.stopped = threading.Event(), threading.Event()

    async def draft(self, brief: str) -> str:
        self.threads.append(threading.current_thread().name)
        if brief == "fail":
            raise WriterFailed("The ink is dry.")
        return brief.upper()

    async def review(self, _: object) -> None:
        self.begun.set()
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            self.stopped.set()
            raise

    async def spine(self, _: object) -> None: ...

    def forecast(self, _: object) -> None: ...

    async def ready(self) -> None:
        self.threads.append(threading.current_thread().name)

    async def close(self) -> None:
        self.threads.append("closed")


async def test_a_writer_works_elsewhere_and_what_it_gives_or_raises_comes_back():
    study, scribe = Study(), Scribe()
    seat = study.seat(scribe)  # type: ignore[arg-type]
    await study.ready()
    assert await seat.draft("words") == "WORDS"  # type: ignore[arg-type]
    with pytest.raises(WriterFailed, match="The ink is dry"):
        await seat.draft("fail")  # type: ignore[arg-type]
    await study.close()
    assert scribe.threads == ["writers", "writers", "writers", "closed"]


async def test_whoever_stops_waiting_stops_the_writer():
    study, scribe = Study(), Scribe()
    reading = asyncio.create_task(study.seat(scribe).review(None))  # type: ignore[arg-type]
    assert await asyncio.to_thread(scribe.begun.wait, 5)
    reading.cancel()
    assert await asyncio.to_thread(scribe.stopped.wait, 5)
    await study.close()
