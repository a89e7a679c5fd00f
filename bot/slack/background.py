"""Short work beside an acknowledgement, such as opening a modal. Holds each task until it is done; nothing durable here."""

import asyncio
from collections.abc import Coroutine

import structlog

log = structlog.get_logger("coord.slack")


class Background:
    """The tasks under way."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[None, None, None]) -> None:
        """Starts it."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    async def close(self, seconds: float = 1.0) -> None:
        """Waits for what is under way, then lets it go."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=seconds)
            for task in late:
                task.cancel()

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("something beside an acknowledgement failed", kind=type(error).__name__)
