"""What the kill stories share: who kills the bot, a person who does it again, and what must hold afterwards."""

import contextlib
import os
import random
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from bot.workspace import Driver, DriverError
from tests.e2e.answers import BIBLE_QUICK, PLAN_QUICK
from tests.e2e.live import BotProcess, Watched

ROUNDS = int(os.environ.get("COORD_KILL_ROUNDS", "1"))
BIBLE, PLAN = "service-bible-creation", "service-plan-development"
PATIENCE = 90.0


class Killer(threading.Thread):
    """Kills the bot again and again: now and then while it starts, mostly a moment after something it did or was handed.

    Lives are measured in what the bot did, so that on a slow machine it gets as far as on a fast one.
    """

    def __init__(self, bot: BotProcess, workspace: Watched, seed: int) -> None:
        super().__init__(daemon=True)
        self.bot, self.workspace, self.chance = bot, workspace, random.Random(seed)
        self.kills, self._stop_asked = 0, threading.Event()

    def run(self) -> None:
        """One life after the other, none of them long."""
        while not self._stop_asked.is_set():
            if self.chance.random() < 0.2:
                self._stop_asked.wait(self.chance.random())
            else:
                self._act(self.chance.randint(1, 14))
            if not self._stop_asked.is_set():
                self.bot.kill()
                self.kills += 1
                self.bot.start()

    def _act(self, steps: int) -> None:
        """Lets the bot take so many steps, and then a moment: within it fall an answer, a commit, an acknowledgement."""
        aim = self.workspace.progress + steps
        while self.workspace.progress < aim and not self._stop_asked.wait(0.002):
            pass
        self._stop_asked.wait(self.chance.random() * 0.03)

    def stop(self) -> None:
        """No more kills; the bot lives."""
        self._stop_asked.set()
        self.join()


class Stubborn:
    """A person who does it again when Slack says that it failed, or when nothing comes of it."""

    def __init__(self, slack: Driver) -> None:
        self.slack = slack

    def until(self, there: Callable[[], bool], do: Callable[[], object], wait: float = 2.0) -> None:
        """Does it, and again every few seconds, until it is there."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if there():
                return
            with contextlib.suppress(DriverError):
                do()
            settled = time.monotonic() + wait
            while time.monotonic() < settled:
                if there():
                    return
                time.sleep(0.05)
        raise AssertionError(f"Nothing moved any more. {self.slack.modal()} {self.slack.transcript()[-1500:]}")

    def sees(self, label: str) -> bool:
        """True when a message has this button."""
        return any(label in m.buttons for m in [*self.slack.messages(), *self.slack.thread()])

    def start(self, command: str, slug: str) -> None:
        """Types the command until its card is there."""
        self.until(lambda: self.sees("Quick start"), lambda: self.slack.type(command))

    def quick_start(self, answers: dict[str, object]) -> None:
        """Opens the form, fills it in and sends it, until it was taken."""

        def send() -> None:
            if self.slack.modal() is None:
                self.slack.click("Quick start", again=True, timeout=1)
            self.slack.fill(answers, timeout=2)

        self.until(lambda: not self.sees("Quick start"), send)
        # It was stored, but the answer to the form may have been lost: then the form still stands there.
        if self.slack.modal() is not None:
            self.slack.close()

    def approve_all(self) -> None:
        """Presses Approve on whatever is shown until Publish appears."""
        self.until(lambda: self.sees("Publish"), lambda: self.slack.click("Approve", again=True, timeout=2), wait=0.5)

    def publish(self, there: Callable[[], bool]) -> None:
        """Presses Publish until the document is there."""
        self.until(there, lambda: self.slack.click("Publish", again=True, timeout=1))
        self.until(lambda: not self.sees("Publish"), lambda: None)


def both_missions(slack: Driver, stands: Callable[[str], bool]) -> None:
    """Acts a person through both missions; `stands` says whether the document of a mission is there."""
    person = Stubborn(slack)
    person.start(f"/coord {BIBLE}", BIBLE)
    person.quick_start(BIBLE_QUICK)
    person.approve_all()
    person.publish(lambda: stands(BIBLE))
    person.start(f"/coord {PLAN} auto", PLAN)
    person.quick_start(PLAN_QUICK)
    person.approve_all()
    person.publish(lambda: stands(PLAN))


def rest(slack: Driver, folder: Path) -> None:
    """Waits until every job is done."""
    end = time.monotonic() + 60
    while time.monotonic() < end and unfinished(folder):
        time.sleep(0.2)
    slack.idle()


def unfinished(folder: Path) -> int:
    # Opened for writing, because a reader has to undo what a killed process left half done in the journal.
    with sqlite3.connect(f"file:{folder / 'coord.db'}?mode=rw", uri=True) as db:
        return int(db.execute("select count(*) from job where state in ('waiting', 'running')").fetchone()[0])


def stuck(folder: Path) -> tuple[list[str], list[str]]:
    """Runs that are still open, and jobs that were given up."""
    with sqlite3.connect(f"file:{folder / 'coord.db'}?mode=rw", uri=True) as db:
        runs = [row[0] for row in db.execute("select slug from run where open = 1")]
        dead = [row[0] for row in db.execute("select id from job where state = 'dead'")]
    return runs, dead


def doubled(slack: Driver) -> dict[str, int]:
    """Keys of messages that stand more than once."""
    keys = Counter(
        m.metadata["event_payload"]["key"] for m in [*slack.messages(), *every_thread(slack)] if m.metadata and not m.only_for
    )
    return {key: count for key, count in keys.items() if count > 1}


def every_thread(slack: Driver) -> list:
    return [m for root in slack.messages() for m in slack.messages(thread=root.ts) if m.ts != root.ts]
