"""Slack stumbles, the disk is full, an envelope comes twice: the mission ends all the same, nothing lost and nothing doubled."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count, product
from types import SimpleNamespace

import pytest

from bot.coordinator.queue import row
from bot.core.jobs import Command, Job, PublishJob
from bot.core.ports import StoreUnavailable
from bot.workspace import Driver, Workspace
from bot.workspace.values import BOT_USER
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


def words(slack: Driver) -> list[str]:
    """The private words about messages that could not be posted."""
    return [each.text for each in slack.ephemerals() if "it goes on where it was" in each.text]


LOST = [{"drop": True}, {"error": "internal_error"}, {"status": 500}, {"status": 503}, {"error": "fatal_error"}]
SLOWED = [{"retry_after": 1}, {"retry_after": "abc"}, {"status": 429, "error": "ratelimited"}]
FAR_OFF = datetime(2999, 1, 1, tzinfo=UTC)
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


def test_a_bot_that_was_kicked_out_says_so_in_a_direct_message_and_goes_on_once_it_is_back(house, slack):
    slack.type("/coord tea", channel="service")
    slack.wait_for(lambda message: "Start drafting" in message.buttons)
    channel = house.workspace.state.channels["C0SERVICE"]
    without = replace(channel, members=tuple(each for each in channel.members if each != BOT_USER))
    house.workspace.state.channels["C0SERVICE"] = without
    slack.click("Start drafting")
    slack.wait_for("it goes on where it was")
    slack.type("/invite @coord", channel="service")
    slack.type("/coord tea", channel="service")
    slack.click("Approve")
    slack.click("Publish")
    slack.idle()
    assert doubled(slack) == {}


@pytest.mark.parametrize("code", ["invalid_blocks", "msg_too_long", "msg_blocks_too_long"])
def test_blocks_that_slack_refuses_become_plain_text(house, slack, code):
    house.workspace.faults.next("chat.postMessage", error=code)
    slack.type("/coord tea", channel="service")
    slack.wait_for("Boil")


@pytest.mark.parametrize("code", ["something_new", "restricted_action", "missing_scope", "is_archived", "channel_not_found"])
def test_a_refusal_for_good_is_told_once_with_the_way_on(house, slack, code):
    slack.type("/coord tea", channel="service")
    slack.wait_for(lambda message: "Start drafting" in message.buttons)
    slack.idle()
    before = len(words(slack))
    house.workspace.faults.next("chat.postMessage", times=2, error=code)
    slack.click("Start drafting")
    slack.idle()
    assert len(words(slack)) == before + 1
    slack.type("/coord tea", channel="service")
    slack.click("Approve")
    slack.click("Publish")
    slack.idle()
    assert doubled(slack) == {}


def test_a_deleted_card_comes_back(house, slack):
    slack.type("/coord tea", channel="service")
    card = slack.wait_for(lambda message: "Start drafting" in message.buttons)
    slack.click("Start drafting")
    slack.wait_for(lambda message: "Approve" in message.buttons)
    slack.idle()
    state = house.workspace.state
    state.remove(state.message("C0SERVICE", card.ts))
    slack.click("Approve")
    slack.click("Publish")
    slack.idle()
    assert any("Boil" in m.text and m.ts > card.ts for m in slack.messages())


@pytest.mark.parametrize("envelope", ["slash_commands", "interactive"])
def test_an_envelope_that_comes_twice_has_one_effect(house, slack, envelope):
    house.workspace.faults.twice(envelope, times=4)
    files = len(slack.files())
    brew(slack)
    assert len(slack.files()) == files + 1
    assert doubled(slack) == {}


def fill_the_disk(house) -> None:
    """Lets the database grow no further, and uses up what room it has left."""

    def publish(name: str) -> Job:
        return PublishJob(run=name)

    def command(name: str) -> Job:
        return Command(key=name, team="T", channel=name, user="U", text="", reply="", at=FAR_OFF)

    def fill(tx, kind: Callable[[str], Job], size: int) -> None:
        tx.put(row("T", kind(f"{next(numbers)}{'x' * size}"), FAR_OFF), FAR_OFF)

    numbers = count()

    def stop_growing(tx) -> None:
        (pages,) = next(iter(tx._execute("pragma page_count", {})))
        list(tx._execute(f"pragma max_page_count = {pages}", {}))

    house.bot.run(stop_growing)
    # Each kind has its own place in the indexes, which may have room where another's has none.
    for size, kind in product((2000, 200, 2), (publish, command)):
        with pytest.raises(StoreUnavailable, match="disk is full"):
            any(house.bot.run(lambda tx, kind=kind, size=size: fill(tx, kind, size)) for _ in range(10_000))


def make_room(house) -> None:
    """The disk has room again."""
    house.bot.run(lambda tx: list(tx._execute("pragma max_page_count = 1000000", {})))


def test_while_the_disk_is_full_nothing_is_taken_and_nothing_lost(house, slack):
    slack.type("/coord tea", channel="service")
    slack.wait_for(lambda message: "Start drafting" in message.buttons)
    slack.idle()
    given_up = house.bot.run(lambda tx: tx.jobs("dead"))
    fill_the_disk(house)
    refused = slack.click("Start drafting"), slack.type("/coord status", channel="service")
    make_room(house)
    assert all(refused)
    slack.click("Start drafting")
    slack.click("Approve")
    slack.click("Publish")
    slack.idle()
    assert doubled(slack) == {}
    assert house.bot.run(lambda tx: tx.jobs("dead")) == given_up
