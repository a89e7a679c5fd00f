"""The real process is killed at many moments through both missions: the documents are the same, nothing is doubled or lost.

COORD_KILL_ROUNDS (default 1) says how many journeys; each has moments of its own, from the round's number as seed.
"""

import difflib
import time

import pytest

from bot.workspace import Driver, Workspace
from tests.e2e.killing import BIBLE, PLAN, ROUNDS, Killer, Stubborn, both_missions, doubled, rest, stuck
from tests.e2e.live import BotProcess, BotThread, Watched, settings_for


def documents(slack: Driver) -> tuple[str, str]:
    """Both documents, made in this workspace and posted as files."""
    both_missions(slack, lambda slug: any(slug in f["name"] for f in slack.files()))
    return slack.document(name=BIBLE), slack.document(name=PLAN)


def differences(killed: tuple[str, str], undisturbed: tuple[str, str]) -> list[str]:
    """The lines in which the documents are not those of a calm journey."""
    pairs = zip(undisturbed, killed, strict=True)
    return [
        line for calm, other in pairs for line in difflib.unified_diff(calm.splitlines(), other.splitlines(), lineterm="", n=0)
    ]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Both documents as they come when nobody kills anything."""
    with Workspace() as workspace:
        bot = BotThread(settings_for(workspace, tmp_path_factory.mktemp("calm")))
        bot.start()
        calm = documents(Driver(workspace.url))
        bot.stop()
    return calm


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
            made = documents(slack)
        finally:
            killer.stop()
        rest(slack, tmp_path)
        bot.terminate()
        assert killer.kills >= 3
        assert differences(made, undisturbed) == []
        assert doubled(slack) == {}
        assert len(slack.files()) == 2
        assert stuck(tmp_path) == ([], [])


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
