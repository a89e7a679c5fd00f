"""A bot at work in a team that has a published Plan already, on a clock that can be moved."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.cli.clock import MovedClock
from bot.core.ports import Tx
from bot.core.run import Stage
from bot.workspace import Driver
from bot.workspace.driver import Seen
from bot.workspace.values import TEAM_ID
from tests.core.documents import PLANNED, plan
from tests.core.given import new_run
from tests.e2e.live import BotThread, Watched, settings_for
from tests.writers.planned import mission

CHANNEL = "C0SERVICE"
SUNDAY = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


def published(channel: str = CHANNEL, name: str = "r1") -> Callable[[Tx], None]:
    """Stores the sample company's Plan in this channel, started by Olive; it begins on Monday 23 November 2026."""
    made = mission(PLANNED)
    document = plan("sample").model_copy(update={"id": f"D{name}", "team": TEAM_ID, "channel": channel, "run": name})
    run = new_run(made, id=name, team=TEAM_ID, channel=channel, starter="U0OLIVE", slug=made.slug, sha256=made.sha256)
    over = run.model_copy(update={"stage": Stage.PUBLISHED, "document": document.id})

    def store(tx: Tx) -> None:
        tx.pin(made)
        tx.add_run(over)
        tx.keep(document)

    return store


class Day:
    """The bot, its people, and the time."""

    def __init__(self, workspace: Watched, bot: BotThread, clock: MovedClock) -> None:
        self.workspace, self.bot, self.clock = workspace, bot, clock
        self.olive = Driver(workspace.url, timeout=8)

    def until(self, moment: str) -> None:
        """Moves the clock to this instant (UTC), and waits until all that follows is done."""
        self.clock.move(datetime.fromisoformat(moment).replace(tzinfo=UTC))
        self.bot.wake()
        self.rest()

    def rest(self) -> None:
        """Waits until no job is due any more and the workspace is calm."""
        end = time.monotonic() + 10
        while time.monotonic() < end and self.bot.run(self._busy):
            time.sleep(0.02)
        self.olive.idle()

    def _busy(self, tx: Tx) -> bool:
        return any(row.run_at and row.run_at <= self.clock() for state in ("waiting", "running") for row in tx.jobs(state))

    def digests(self, channel: str = "service") -> list[Seen]:
        """The digests in a channel, oldest first."""
        return [m for m in self.olive.messages(channel) if m.metadata and self._key(m).startswith("digest/")]

    def digest(self) -> Seen:
        """The latest one."""
        return self.digests()[-1]

    def say(self, action: str, option: str | None = None, nth: int = -1) -> None:
        """Presses a control of a digest by its action, such as `done:1`."""
        message = self.digests()[nth]
        control = next(c for c in message.controls if c.action == f"digest:{action}")
        self.olive.press(control, option)
        if option is None or not option.endswith("…"):
            self.rest()

    def _key(self, message: Seen) -> str:
        return str((message.metadata or {})["event_payload"]["key"])


@contextmanager
def a_day(folder: Path, holidays: str = "") -> Iterator[Day]:
    """A Sunday evening in November 2026, with a Plan that begins on Monday. `holidays`: of this country."""
    clock = MovedClock(SUNDAY)
    with Watched(clock=clock.seconds) as workspace:
        bot = BotThread(settings_for(workspace, folder).model_copy(update={"holidays": holidays}), clock)
        bot.start()
        try:
            bot.run(published())
            yield Day(workspace, bot, clock)
        finally:
            bot.stop()


def switched_on(day: Day, **answers: object) -> None:
    """Olive starts the digest as it is offered."""
    day.olive.type("/coord digest")
    day.olive.click("Start the daily digest")
    assert day.olive.fill({name.replace("_", " "): value for name, value in answers.items()}) == {}
    day.rest()
