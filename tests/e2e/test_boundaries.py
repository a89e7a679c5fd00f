"""The real process, killed at the very boundaries where something could be lost or doubled; and its end when asked for."""

import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.workspace import Driver
from bot.workspace.server import Call
from tests.e2e.live import BotProcess, Watched
from tests.e2e.test_faults import TEA, doubled


@pytest.fixture
def workspace() -> Iterator[Watched]:
    with Watched() as workspace:
        yield workspace


@pytest.fixture
def bot(workspace: Watched, tmp_path: Path) -> Iterator[BotProcess]:
    (tmp_path / "missions").mkdir()
    (tmp_path / "missions" / "tea.md").write_text(TEA)
    bot = BotProcess(workspace, tmp_path, missions=tmp_path / "missions")
    bot.start()
    yield bot
    bot.kill()


@pytest.fixture
def slack(workspace: Watched) -> Driver:
    return Driver(workspace.url, timeout=20)


def dies_at(workspace: Watched, bot: BotProcess, fits: Callable[[Call], bool]) -> list[Call]:
    """Kills the bot once, when such a call is done and nobody knows it yet; and starts it again. The call will be listed."""
    struck: list[Call] = []

    def strike(call: Call) -> None:
        if not struck and fits(call):
            struck.append(call)
            bot.kill()
            bot.start()

    workspace.strike = strike
    return struck


def key(call: Call) -> str:
    """The key of a message that was just posted."""
    metadata = call.arguments.get("metadata")
    held = json.loads(metadata) if isinstance(metadata, str) else metadata or {}
    return held.get("event_payload", {}).get("key", "") if call.answer.get("ok") else ""


def started(slack: Driver, command: str = "/coord tea") -> None:
    """Types the command until Slack takes it."""
    while slack.type(command, channel="service"):
        slack.idle(quiet=0.1)


def brewed(slack: Driver) -> list[str]:
    """Goes on to the posted document; returns the keys of what stands twice."""
    for label in ("Start drafting", "Approve", "Publish"):
        while slack.click(label):
            slack.idle(quiet=0.1)
    slack.wait_for(lambda message: message.text.startswith("Tea") and "Version 1" in message.text)
    slack.idle()
    return list(doubled(slack))


def unfinished(folder: Path) -> list[str]:
    """Jobs that still wait after a while or were given up, and runs that are open."""
    end = time.monotonic() + 10
    while (found := _unfinished(folder)) and time.monotonic() < end:
        time.sleep(0.05)
    return found


def _unfinished(folder: Path) -> list[str]:
    with sqlite3.connect(f"file:{folder / 'coord.db'}?mode=rw", uri=True) as db:
        jobs = db.execute("select id from job where state <> 'done'")
        return [row[0] for row in (*jobs, *db.execute("select id from run where open = 1"))]


MOMENTS = {
    "the card": lambda call: key(call).endswith("/card/0"),
    "the drafts": lambda call: key(call).endswith("/drafts-1-1/0"),
    "the review": lambda call: "/review" in key(call),
    "the upload's address": lambda call: call.method == "files.getUploadURLExternal",
    "the file": lambda call: call.method == "files.completeUploadExternal",
    "the summary": lambda call: "/finished" in key(call),
    "an edit": lambda call: call.method == "chat.update",
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_between_a_call_and_its_record_all_stands_once(workspace, bot, slack, tmp_path, moment):
    struck = dies_at(workspace, bot, MOMENTS[moment])
    started(slack)
    assert brewed(slack) == []
    assert len(struck) == 1
    assert len(slack.files()) == 1
    assert unfinished(tmp_path) == []


def test_killed_in_the_middle_of_a_document_in_several_parts_the_rest_follows_in_order(workspace, bot, slack):
    bot.kill()
    workspace.scopes = tuple(each for each in workspace.scopes if each != "files:write")
    bot.start()
    struck = dies_at(workspace, bot, lambda call: key(call).endswith("/document-1/0"))
    started(slack, "/coord service-bible-creation auto")
    slack.click("Try with a sample company")
    slack.click("Approve")
    slack.click("Publish")
    slack.wait_for("Published by")
    slack.idle()
    assert len(struck) == 1
    assert doubled(slack) == {}
    keys = [m.metadata["event_payload"]["key"] for m in slack.thread() if m.metadata]
    parts = [int(key.rpartition("/")[2]) for key in keys if "/document-1/" in key]
    assert parts == list(range(len(parts)))
    assert len(parts) > 1


def test_a_command_that_was_not_acknowledged_is_typed_again_and_starts_one_mission(workspace, bot, slack, tmp_path):
    started(slack)
    slack.wait_for("Start drafting")
    slack.type("/coord cancel tea", channel="service")
    slack.idle()
    bot.freeze()
    assert slack.type("/coord tea", channel="service")
    bot.kill()
    bot.start()
    started(slack)
    assert brewed(slack) == []
    assert unfinished(tmp_path) == []


def test_a_command_that_was_acknowledged_is_obeyed_after_the_restart(bot, slack, tmp_path):
    started(slack)
    bot.kill()
    bot.start()
    assert brewed(slack) == []
    assert unfinished(tmp_path) == []


@pytest.mark.parametrize("method", ["chat.postMessage", "views.open", "users.info"])
def test_asked_to_end_while_slack_hangs_it_ends_cleanly_in_time(workspace, bot, slack, method):
    started(slack)
    slack.wait_for("Start drafting")
    workspace.faults.next(method, times=9, delay=30)
    slack.click("Options" if method == "views.open" else "Start drafting")
    code, seconds = bot.terminate()
    assert (code, seconds < 5) == (0, True)
    assert "Traceback" not in bot.log
