"""The real process is killed at many moments through both missions: the documents are the same, nothing is doubled or lost.

COORD_KILL_ROUNDS (default 1) says how many journeys; each has moments of its own, from the round's number as seed.
"""

import contextlib
import difflib
import os
import random
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.workspace import Driver, DriverError, Workspace
from tests.e2e.answers import BIBLE_QUICK, PLAN_QUICK
from tests.e2e.live import BotProcess, BotThread, Watched, settings_for

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
        raise AssertionError(f"Nothing moved any more. {self.slack.transcript()[-1500:]}")

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

    def approve_all(self) -> None:
        """Presses Approve on whatever is shown until Publish appears."""
        self.until(lambda: self.sees("Publish"), lambda: self.slack.click("Approve", again=True, timeout=2), wait=0.5)

    def publish(self, name: str) -> str:
        """Presses Publish until the document is there."""
        there = lambda: any(name in f["name"] for f in self.slack.files())  # noqa: E731
        self.until(there, lambda: self.slack.click("Publish", again=True, timeout=1))
        self.until(lambda: not self.sees("Publish"), lambda: None)
        return self.slack.document(name=name)


def both_missions(slack: Driver) -> tuple[str, str]:
    person = Stubborn(slack)
    person.start(f"/coord {BIBLE}", BIBLE)
    person.quick_start(BIBLE_QUICK)
    person.approve_all()
    bible = person.publish(BIBLE)
    person.start(f"/coord {PLAN} auto", PLAN)
    person.quick_start(PLAN_QUICK)
    person.approve_all()
    return bible, person.publish(PLAN)


def differences(documents: tuple[str, str], undisturbed: tuple[str, str]) -> list[str]:
    """The lines in which the documents are not those of a calm journey."""
    pairs = zip(undisturbed, documents, strict=True)
    return [
        line for calm, killed in pairs for line in difflib.unified_diff(calm.splitlines(), killed.splitlines(), lineterm="", n=0)
    ]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Both documents as they come when nobody kills anything."""
    with Workspace() as workspace:
        bot = BotThread(settings_for(workspace, tmp_path_factory.mktemp("calm")))
        bot.start()
        documents = both_missions(Driver(workspace.url))
        bot.stop()
    return documents


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(ROUNDS))
def test_killed_at_any_moment_the_missions_end_in_the_same_documents(seed, undisturbed, tmp_path):
    with Watched() as workspace:
        bot = BotProcess(workspace, tmp_path)
        bot.start()
        killer = Killer(bot, workspace, seed)
        slack = Driver(workspace.url)
        killer.start()
        try:
            documents = both_missions(slack)
        finally:
            killer.stop()
        rest(slack, tmp_path)
        bot.terminate()
        assert killer.kills >= 3
        assert differences(documents, undisturbed) == []
        assert doubled(slack) == {}
        assert len(slack.files()) == 2
        assert stuck(tmp_path) == ([], [])


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


def test_it_ends_cleanly_within_five_seconds_of_sigterm(tmp_path):
    with Workspace() as workspace:
        bot = BotProcess(workspace, tmp_path)
        bot.start()
        Stubborn(Driver(workspace.url)).start(f"/coord {BIBLE}", BIBLE)
        code, seconds = bot.terminate()
        assert (code, seconds < 5) == (0, True)
        assert "Traceback" not in bot.log


def test_a_second_bot_on_the_same_database_is_refused_with_one_line(tmp_path):
    with Workspace() as workspace:
        first, second = BotProcess(workspace, tmp_path), BotProcess(workspace, tmp_path)
        first.start()
        Stubborn(Driver(workspace.url)).start(f"/coord {BIBLE}", BIBLE)
        before = first.log
        second.start()
        end = time.monotonic() + 10
        while second.alive and time.monotonic() < end:
            time.sleep(0.05)
        assert not second.alive
        assert len(second.log.removeprefix(before).strip().splitlines()) == 1
        first.terminate()
