"""The way out: each message of a run stands once, whatever happens to Slack's answers on the way."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.coordinator.publishing import spot_of
from bot.core.document import Document
from bot.core.mission import Mission
from bot.core.ports import Refused, Showing, TryLater
from bot.core.run import Draft, DraftState, Run, Shown
from bot.slack.blocks import section, words
from bot.slack.charts import bars
from bot.slack.connection import connect
from bot.slack.metrics.board import entering
from bot.slack.outbox import Outbox
from bot.slack.pacing import Pace
from bot.slack.sender import Place, Sender
from bot.workspace.server import SCOPES, Workspace
from tests.core.given import new_run, small_mission
from tests.slack.wire import CHANNEL

LONG = "\n\n".join(f"Paragraph {number}. " + "Tea is poured slowly and with care. " * 30 for number in range(24))


class Desk:
    """An outbox on a workspace, and what one sees there."""

    def __init__(self, workspace: Workspace, outbox: Outbox) -> None:
        self.workspace, self.outbox = workspace, outbox
        self.mission: Mission = small_mission()

    def run(self, **change) -> Run:
        started = datetime.now(UTC) - timedelta(minutes=1)
        return new_run(self.mission, **({"channel": CHANNEL, "started": started, "thread_ts": None} | change))

    async def show(self, run: Run, message: str = "card", again: bool = False, **more) -> str:
        name = message if message == "card" else f"{message}-1-1"
        return await self.outbox.show(Showing(run=run, mission=self.mission, message=message, name=name, again=again, **more))

    async def thread(self) -> Run:
        """A run whose card stands, with a draft that takes several messages."""
        run = self.run()
        draft = Draft(deliverable="water", state=DraftState.READY, markdown=LONG, writer="built-in writer")
        return run.model_copy(update={"thread_ts": await self.show(run), "drafts": {"water": draft}})

    async def drafts(self, run: Run, again: bool = False) -> str:
        return await self.show(run, "drafts", again, phase=1, round=1)

    def posts(self) -> list:
        return [m for m in self.workspace.state.messages[CHANNEL].values() if m.by_bot]

    def keys(self) -> list[str]:
        return [m.metadata["event_payload"]["key"] for m in self.posts() if m.metadata]

    def calls(self, method: str) -> list:
        return [call for call in self.workspace.calls if call.method == method]


@pytest.fixture
async def desk():
    async with Workspace() as workspace:
        connection = await connect(workspace.bot_token, workspace.api_url)
        yield Desk(workspace, Outbox(connection, Pace(per_second=0)))
        await connection.close()


async def test_the_card_stands_in_the_channel_under_its_key(desk):
    ts = await desk.show(desk.run())
    (card,) = desk.posts()
    assert (card.ts, card.thread_ts, desk.keys()) == (ts, "", ["r1/card/0"])
    (call,) = desk.calls("chat.postMessage")
    assert (call.arguments["unfurl_links"], call.arguments["unfurl_media"]) == (False, False)
    assert not {"parse", "link_names"} & set(call.arguments)


async def test_a_known_card_is_edited_in_place(desk):
    run = desk.run()
    ts = await desk.show(run)
    known = run.model_copy(update={"messages": {"card": Shown(ts=ts, revision=1)}})
    assert await desk.show(known) == ts
    assert len(desk.posts()) == 1
    assert len(desk.calls("chat.update")) == 1


async def test_drafts_come_into_the_thread_in_parts_and_in_order(desk):
    run = await desk.thread()
    first = await desk.drafts(run)
    parts = desk.posts()[1:]
    assert len(parts) >= 3
    assert {part.thread_ts for part in parts} == {run.thread_ts}
    assert desk.keys()[1:] == [f"r1/drafts-1-1/{index}" for index in range(len(parts))]
    assert parts[0].ts == first


async def test_a_second_try_finds_what_the_first_one_posted(desk):
    run = desk.run()
    ts = await desk.show(run)
    assert await desk.show(run, again=True) == ts
    assert len(desk.posts()) == 1


async def test_a_second_try_posts_only_the_parts_that_are_missing(desk):
    run = await desk.thread()
    desk.workspace.faults.next("chat.postMessage", delay=0)
    desk.workspace.faults.next("chat.postMessage", status=500)
    with pytest.raises(TryLater):
        await desk.drafts(run)
    begun = desk.keys()
    assert begun == ["r1/card/0", "r1/drafts-1-1/0"]
    await desk.drafts(run, again=True)
    assert len(desk.keys()) == len(set(desk.keys())) >= 4
    assert desk.keys()[:2] == begun


async def test_a_lost_reply_is_looked_up_and_not_posted_twice(desk):
    desk.workspace.faults.next("chat.postMessage", drop=True)
    ts = await desk.show(desk.run())
    assert [post.ts for post in desk.posts()] == [ts]


async def test_a_reply_lost_in_a_thread_is_looked_up_there(desk):
    run = await desk.thread()
    desk.workspace.faults.next("chat.postMessage", drop=True)
    await desk.drafts(run)
    assert len(desk.keys()) == len(set(desk.keys()))


async def test_an_update_with_a_lost_reply_may_be_tried_again(desk):
    run = desk.run()
    ts = await desk.show(run)
    known = run.model_copy(update={"messages": {"card": Shown(ts=ts, revision=1)}})
    desk.workspace.faults.next("chat.update", drop=True)
    with pytest.raises(TryLater):
        await desk.show(known)
    assert await desk.show(known, again=True) == ts
    assert len(desk.posts()) == 1


async def test_a_pause_is_passed_on_and_kept(desk):
    desk.workspace.faults.next("chat.postMessage", retry_after=30)
    with pytest.raises(TryLater) as first:
        await desk.show(desk.run())
    with pytest.raises(TryLater) as second:
        await desk.show(desk.run(channel="C0GENERAL"))
    assert first.value.seconds == 30
    assert 29 < second.value.seconds <= 30
    assert len(desk.calls("chat.postMessage")) == 1


@pytest.mark.parametrize("channel", ["C0RANDOM", "C0NOWHERE"])
async def test_a_channel_without_us_is_refused_for_good(desk, channel):
    with pytest.raises(Refused) as refused:
        await desk.show(desk.run(channel=channel))
    assert refused.value.code in ("not_in_channel", "channel_not_found")


async def test_blocks_that_slack_refuses_are_said_plainly_and_in_full(desk):
    run = await desk.thread()
    desk.workspace.faults.next("chat.postMessage", error="invalid_blocks")
    await desk.drafts(run)
    said = "".join(post.text for post in desk.posts()[1:])
    assert all(f"Paragraph {number}." in said or f"Paragraph {number}." in str(desk.posts()) for number in range(24))
    assert desk.posts()[1].blocks == ()
    assert len(desk.keys()) == len(set(desk.keys()))


async def test_a_card_that_slack_refuses_to_edit_becomes_plain_text(desk):
    run = desk.run()
    ts = await desk.show(run)
    desk.workspace.faults.next("chat.update", error="msg_blocks_too_long")
    await desk.show(run.model_copy(update={"messages": {"card": Shown(ts=ts, revision=1)}}))
    (card,) = desk.posts()
    assert (card.blocks, "Tea" in card.text) == ((), True)


async def test_without_the_right_to_look_it_posts_again_rather_than_lose_it(desk):
    desk.workspace.faults.next("conversations.history", error="missing_scope")
    await desk.show(desk.run(), again=True)
    assert len(desk.posts()) == 1


async def test_a_persona_speaks_under_its_own_name(desk):
    run = await desk.thread()
    await desk.drafts(run)
    assert {post.username for post in desk.posts()[1:]} == {"Cook"}


async def test_without_the_scope_the_persona_is_named_in_a_line():
    scopes = tuple(each for each in SCOPES if each != "chat:write.customize")
    async with Workspace(scopes=scopes) as workspace:
        connection = await connect(workspace.bot_token, workspace.api_url)
        desk = Desk(workspace, Outbox(connection, Pace(per_second=0)))
        run = await desk.thread()
        await desk.drafts(run)
        part = desk.posts()[1]
        assert (part.username, part.blocks[0]["elements"][0]["text"]) == ("", "As Cook")
        await connection.close()


def document(text: str = "# Tea\n\nPour.") -> Document:
    at = datetime(2026, 11, 23, tzinfo=UTC)
    return Document(
        id="d1",
        team="T1",
        channel=CHANNEL,
        kind="tea",
        title="Tea",
        version=2,
        run="r1",
        slug="tea",
        at=at,
        by="U1",
        markdown=text,
    )


def shared(desk) -> list[tuple[str, str]]:
    files = desk.workspace.state.files
    return [(files[each].name, m.thread_ts) for m in desk.posts() for each in m.files]


async def test_the_document_is_shared_as_a_file_in_the_channel(desk):
    await desk.outbox.share(spot_of(desk.run(thread_ts="1.0")), document(), again=False)
    assert shared(desk) == [("tea-v2.md", "")]
    (content,) = desk.workspace.state.contents.values()
    assert content.decode() == "# Tea\n\nPour."


async def test_a_second_try_shares_nothing_twice(desk):
    run = desk.run()
    await desk.outbox.share(spot_of(run), document(), again=False)
    await desk.outbox.share(spot_of(run), document(), again=True)
    assert len(shared(desk)) == 1


async def test_a_share_whose_reply_was_lost_is_found(desk):
    desk.workspace.faults.next("files.completeUploadExternal", drop=True)
    await desk.outbox.share(spot_of(desk.run()), document(), again=False)
    assert len(shared(desk)) == 1


async def test_an_upload_that_failed_is_made_again(desk):
    desk.workspace.faults.next("files.getUploadURLExternal", status=503)
    with pytest.raises(TryLater):
        await desk.outbox.share(spot_of(desk.run()), document(), again=False)
    await desk.outbox.share(spot_of(desk.run()), document(), again=True)
    assert len(shared(desk)) == 1


async def test_where_files_may_not_be_sent_the_whole_text_goes_into_the_thread():
    scopes = tuple(each for each in SCOPES if each != "files:write")
    async with Workspace(scopes=scopes) as workspace:
        connection = await connect(workspace.bot_token, workspace.api_url)
        desk = Desk(workspace, Outbox(connection, Pace(per_second=0)))
        run = await desk.thread()
        for again in (False, True):
            await desk.outbox.share(spot_of(run), document(LONG), again)
        parts = desk.posts()[1:]
        assert len(parts) >= 3
        assert {part.thread_ts for part in parts} == {run.thread_ts}
        assert "".join(part.blocks[0]["text"] for part in parts).split() == LONG.split()
        await connection.close()


async def test_where_slack_takes_no_files_any_more_it_does_the_same(desk):
    desk.workspace.faults.next("files.getUploadURLExternal", error="storage_limit_reached")
    await desk.outbox.share(spot_of(await desk.thread()), document(), again=False)
    assert shared(desk) == []
    assert "Pour." in str(desk.posts()[1].blocks)


async def test_a_private_word_goes_to_the_reply_address(desk):
    reply = desk.workspace.replies.new("U0OLIVE", CHANNEL)
    await desk.outbox.tell(CHANNEL, "U0OLIVE", "options-saved", {}, None, f"{desk.workspace.base}/response/{reply}")
    (word,) = desk.workspace.state.ephemerals
    assert (word.text, word.only_for, desk.calls("chat.postEphemeral")) == ("Options saved.", "U0OLIVE", [])


async def test_a_reply_address_that_is_used_up_gives_way_to_an_ephemeral_message(desk):
    await desk.outbox.tell(CHANNEL, "U0OLIVE", "options-saved", {}, None, f"{desk.workspace.base}/response/used-up")
    (word,) = desk.workspace.state.ephemerals
    assert (word.text, word.only_for) == ("Options saved.", "U0OLIVE")


async def test_no_reply_goes_to_a_stranger(desk):
    await desk.outbox.tell(CHANNEL, "U0OLIVE", "options-saved", {}, None, "http://127.0.0.1:9/steal")
    assert len(desk.workspace.state.ephemerals) == 1


async def test_a_page_answers_a_command_privately(desk):
    await desk.outbox.overview("help", {}, CHANNEL, "U0OLIVE", None, "")
    (word,) = desk.workspace.state.ephemerals
    assert "/coord" in str(word.blocks)


async def test_a_message_has_an_address(desk):
    ts = await desk.show(desk.run())
    (card,) = desk.posts()
    assert desk.outbox.link(CHANNEL, ts) == desk.workspace.permalink(card)


async def test_a_private_word_whose_blocks_slack_refuses_is_said_in_plain_text(desk):
    desk.workspace.faults.next("chat.postEphemeral", error="invalid_blocks")
    await desk.outbox.overview("help", {"missions": [], "runs": [], "problems": []}, CHANNEL, "U0OLIVE", None, "")
    (word,) = desk.workspace.state.ephemerals
    assert word.blocks == ()
    assert "/coord" in word.text


async def test_charts_that_slack_refuses_are_left_out_and_the_buttons_stay(desk):
    chart = bars("Minutes", ["upkeep"], {"done": [3]}, "chart")
    said = words("Numbers", [section("3 minutes of upkeep", "said"), chart, entering(CHANNEL, date(2027, 1, 8))])
    desk.workspace.faults.next("chat.postMessage", error="invalid_blocks")
    connection = await connect(desk.workspace.bot_token, desk.workspace.api_url)
    sender = Sender(connection, Pace(per_second=0), lambda _: None)
    place = Place(CHANNEL, None, datetime.now(UTC))
    ts = await sender.post(place, "key", said)
    assert [b["type"] for b in desk.posts()[0].blocks] == ["section", "actions"]
    desk.workspace.faults.next("chat.update", error="invalid_blocks")
    await sender.update(CHANNEL, ts, said)
    assert [b["type"] for b in desk.posts()[0].blocks] == ["section", "actions"]
    await connection.close()


async def test_where_the_channel_is_closed_a_private_word_comes_as_a_direct_message(desk):
    desk.workspace.faults.next("chat.postEphemeral", error="is_archived")
    await desk.outbox.tell(CHANNEL, "U0OLIVE", "options-saved", {}, None, "")
    (posted,) = desk.calls("chat.postMessage")
    assert posted.arguments["channel"] == "U0OLIVE"
    assert f"<#{CHANNEL}>" in posted.arguments["text"]
