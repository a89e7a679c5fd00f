"""Slack stumbles, the disk is full, an envelope comes twice: the mission ends all the same, nothing lost and nothing doubled."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot.workspace import Driver, Workspace
from tests.e2e.live import BotThread, settings_for

TEA = """# Mission: Tea

**Agents**: @cook

## Mission Phases

### Phase 1: Boil

**Lead**: @cook

**Deliverables**:
- Hot water
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimpleNamespace]:
    """A workspace with a bot in it, for all the tests here: each runs a small mission from its card to its document."""
    folder = tmp_path_factory.mktemp("house")
    (folder / "missions").mkdir()
    (folder / "missions" / "tea.md").write_text(TEA)
    with Workspace() as workspace:
        bot = BotThread(settings_for(workspace, folder, folder / "missions"))
        bot.start()
        yield SimpleNamespace(workspace=workspace, bot=bot, folder=folder)
        bot.stop()


@pytest.fixture
def slack(house) -> Iterator[Driver]:
    """A person; afterwards no fault waits and no mission is open."""
    driver = Driver(house.workspace.url)
    yield driver
    house.workspace.faults.clear()
    driver.type("/coord cancel tea", channel="service")
    driver.idle()


def brew(slack: Driver) -> None:
    """The mission, until its document is posted and all is quiet."""
    before = len(slack.files())
    slack.type("/coord tea", channel="service")
    slack.click("Start drafting")
    slack.click("Approve")
    slack.click("Publish")
    slack.wait_for(lambda message: len(slack.files()) > before)
    slack.idle()


def doubled(slack: Driver) -> dict[str, int]:
    """Keys of messages that stand more than once."""
    messages = [m for root in slack.messages() for m in slack.messages(thread=root.ts)]
    keys = Counter(m.metadata["event_payload"]["key"] for m in messages if m.metadata)
    return {key: count for key, count in keys.items() if count > 1}


LOST = [{"drop": True}, {"error": "internal_error"}, {"status": 500}, {"status": 503}, {"error": "fatal_error"}]
SLOWED = [{"retry_after": 1}, {"retry_after": "abc"}, {"status": 429, "error": "ratelimited"}]
METHODS = ["chat.postMessage", "chat.update", "files.getUploadURLExternal", "upload", "files.completeUploadExternal"]


@pytest.mark.parametrize("fault", [*LOST, *SLOWED], ids=str)
def test_whatever_slack_does_to_calls_each_message_and_the_file_stand_once(house, slack, fault):
    files = len(slack.files())
    for method in METHODS:
        house.workspace.faults.next(method, times=2, **fault)
    brew(slack)
    assert doubled(slack) == {}
    assert len(slack.files()) == files + 1
    assert house.bot.run(lambda tx: tx.jobs("dead")) == ()
