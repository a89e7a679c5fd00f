"""The Web API as an unmodified Slack client meets it: what works, what is refused and under which name."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.workspace import Channel, Workspace

EMPTY = {"type": "modal", "title": {"type": "plain_text", "text": "x"}, "blocks": []}
LONG = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3000}}
HEAVY = {"event_type": "x", "event_payload": {"k": "x" * 9000}}
TEXT = {"type": "section", "text": {"type": "mrkdwn", "text": "Hello"}}
SERVICE, RANDOM, OLIVE, GUS = "C0SERVICE", "C0RANDOM", "U0OLIVE", "U0GUS"


@pytest.fixture
async def here() -> AsyncIterator[Workspace]:
    async with Workspace() as started:
        old = Channel("C0OLD", "old", ("U0LOCALBOT", OLIVE), is_archived=True)
        started.state.put_channel(old)
        yield started


@pytest.fixture
async def client(here: Workspace) -> AsyncIterator[AsyncWebClient]:
    async with aiohttp.ClientSession() as session:
        yield AsyncWebClient(here.bot_token, base_url=here.api_url, session=session, retry_handlers=[])


async def refusal(call: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        await call
    return caught.value.response["error"]


REFUSED = [
    ("chat.postMessage", {"channel": "C0NOWHERE", "text": "x"}, "channel_not_found"),
    ("chat.postMessage", {"channel": RANDOM, "text": "x"}, "not_in_channel"),
    ("chat.postMessage", {"channel": "C0OLD", "text": "x"}, "is_archived"),
    ("chat.postMessage", {"channel": SERVICE}, "no_text"),
    ("chat.postMessage", {"text": "x"}, "invalid_arguments"),
    ("chat.postMessage", {"channel": SERVICE, "text": "x" * 40_001}, "msg_too_long"),
    ("chat.postMessage", {"channel": SERVICE, "blocks": [{"type": "section"}]}, "invalid_blocks"),
    ("chat.postMessage", {"channel": SERVICE, "blocks": "[broken"}, "invalid_blocks_format"),
    ("chat.postMessage", {"channel": SERVICE, "blocks": [LONG] * 5}, "msg_blocks_too_long"),
    ("chat.postMessage", {"channel": SERVICE, "text": "x", "thread_ts": "1.000001"}, "thread_not_found"),
    ("chat.postMessage", {"channel": SERVICE, "text": "x", "metadata": {"event_type": "x"}}, "invalid_metadata_schema"),
    ("chat.postMessage", {"channel": SERVICE, "text": "x", "metadata": HEAVY}, "metadata_too_large"),
    ("chat.update", {"channel": SERVICE, "ts": "1.000001", "text": "x"}, "message_not_found"),
    ("chat.delete", {"channel": SERVICE, "ts": "1.000001"}, "message_not_found"),
    ("chat.postEphemeral", {"channel": "C0GENERAL", "user": GUS, "text": "x"}, "user_not_in_channel"),
    ("conversations.replies", {"channel": SERVICE, "ts": "1.000001"}, "thread_not_found"),
    ("conversations.history", {"channel": RANDOM}, "not_in_channel"),
    ("users.info", {"user": "U0NOBODY"}, "user_not_found"),
    ("views.open", {"trigger_id": "1.2.x", "view": EMPTY}, "invalid_trigger_id"),
    ("views.open", {"trigger_id": "1.2.x", "view": {"type": "modal"}}, "invalid_arguments"),
    ("views.update", {"view_id": "V1", "view": EMPTY}, "not_found"),
    ("views.open", {"trigger_id": "1.2.x", "view": {"type": "modal", "private_metadata": "x" * 250_001}}, "view_too_large"),
    ("files.info", {"file": "F1"}, "file_not_found"),
    ("files.completeUploadExternal", {"files": [{"id": "F1"}]}, "file_not_found"),
    ("apps.connections.open", {}, "not_allowed_token_type"),
    ("chat.dance", {}, "unknown_method"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "arguments", "error"), REFUSED)
async def test_a_refusal_has_slacks_name(client: AsyncWebClient, method: str, arguments: dict[str, Any], error: str):
    assert await refusal(client.api_call(method, json=arguments)) == error


async def test_a_refused_block_is_pointed_at(client: AsyncWebClient):
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=SERVICE, text="x", blocks=[TEXT, {"type": "section"}])
    assert "[json-pointer:/blocks/1]" in caught.value.response["response_metadata"]["messages"][0]


@pytest.mark.parametrize(("token", "error"), [("", "not_authed"), ("xoxb-wrong", "invalid_auth")])
async def test_a_token_is_asked_for(here: Workspace, token: str, error: str):
    assert await refusal(AsyncWebClient(token, base_url=here.api_url).auth_test()) == error


async def test_auth_test_tells_the_scopes(client: AsyncWebClient):
    answer = await client.auth_test()
    assert answer["user_id"] == "U0LOCALBOT"
    assert "chat:write" in answer.headers["x-oauth-scopes"].split(",")


async def test_a_missing_scope_is_named():
    async with Workspace(scopes=("chat:write",)) as here:
        client = AsyncWebClient(here.bot_token, base_url=here.api_url)
        assert await refusal(client.files_info(file="F1")) == "missing_scope"
        posted = await client.chat_postMessage(channel=SERVICE, text="x", username="Clara")
        assert "username" not in posted["message"]


async def test_a_thread_can_be_read_back_with_its_metadata(client: AsyncWebClient):
    root = await client.chat_postMessage(channel=SERVICE, text="root")
    key = {"event_type": "coord_post", "event_payload": {"key": "k1"}}
    await client.chat_postMessage(channel=SERVICE, text="reply", thread_ts=root["ts"], metadata=key, username="Clara")
    replies = (await client.conversations_replies(channel=SERVICE, ts=root["ts"], include_all_metadata=True))["messages"]
    assert [each["text"] for each in replies] == ["root", "reply"]
    assert replies[0]["reply_count"] == 1
    assert replies[1]["metadata"] == key
    assert replies[1]["username"] == "Clara"
    bare = await client.conversations_replies(channel=SERVICE, ts=root["ts"])
    assert "metadata" not in bare["messages"][1]


async def test_history_is_paged_newest_first_without_replies(client: AsyncWebClient):
    posted = [(await client.chat_postMessage(channel=SERVICE, text=str(n)))["ts"] for n in range(5)]
    await client.chat_postMessage(channel=SERVICE, text="reply", thread_ts=posted[0])
    first = await client.conversations_history(channel=SERVICE, limit=3)
    assert [each["text"] for each in first["messages"]] == ["4", "3", "2"]
    cursor = first["response_metadata"]["next_cursor"]
    second = await client.conversations_history(channel=SERVICE, limit=3, cursor=cursor)
    assert [each["text"] for each in second["messages"]] == ["1", "0"]
    later = await client.conversations_history(channel=SERVICE, oldest=posted[3])
    assert [each["text"] for each in later["messages"]] == ["4"]


async def test_an_update_keeps_the_author_and_drops_the_blocks(client: AsyncWebClient):
    posted = await client.chat_postMessage(channel=SERVICE, text="one", blocks=[TEXT], username="Clara")
    changed = await client.chat_update(channel=SERVICE, ts=posted["ts"], text="two")
    assert changed["message"]["username"] == "Clara"
    assert "blocks" not in changed["message"]
    assert changed["message"]["edited"]["user"] == "U0LOCALBOT"
    assert await refusal(client.chat_update(channel=SERVICE, ts=posted["ts"], text="x" * 4001)) == "msg_too_long"


async def test_nobody_edits_what_a_person_wrote(here: Workspace, client: AsyncWebClient):
    olive, service = here.state.people[OLIVE], here.state.channels[SERVICE]
    await here.people.type(olive, service, "mine")
    ts = next(iter(here.state.messages[SERVICE]))
    assert await refusal(client.chat_update(channel=SERVICE, ts=ts, text="yours")) == "cant_update_message"
    assert await refusal(client.chat_delete(channel=SERVICE, ts=ts)) == "cant_delete_message"


async def test_a_file_goes_up_in_three_steps_and_comes_down_with_the_token(here: Workspace, client: AsyncWebClient):
    done = await client.files_upload_v2(
        channel=SERVICE, content="# Bible", filename="bible.md", title="The Bible", initial_comment="Here"
    )
    shared = (await client.conversations_history(channel=SERVICE))["messages"][0]
    assert shared["text"] == "Here"
    assert shared["files"][0]["title"] == "The Bible"
    assert (await client.files_info(file=done["file"]["id"]))["file"]["channels"] == [SERVICE]
    async with aiohttp.ClientSession() as session:
        address = shared["files"][0]["url_private_download"]
        async with session.get(address, headers={"Authorization": f"Bearer {here.bot_token}"}) as answer:
            assert await answer.text() == "# Bible"
        async with session.get(address) as answer:
            assert answer.status == 403
    await client.files_delete(file=done["file"]["id"])
    assert "files" not in (await client.conversations_history(channel=SERVICE))["messages"][0]


async def test_a_channel_can_be_joined_and_a_person_written_to(client: AsyncWebClient):
    await client.conversations_join(channel=RANDOM)
    assert (await client.chat_postMessage(channel=RANDOM, text="here now"))["ok"]
    opened = await client.conversations_open(users=OLIVE)
    assert (await client.chat_postMessage(channel=opened["channel"]["id"], text="psst"))["ok"]
    assert OLIVE in (await client.conversations_members(channel=RANDOM))["members"]


async def test_a_response_url_works_five_times(here: Workspace):
    reply = AsyncWebhookClient(f"{here.base}/response/{here.replies.new(OLIVE, RANDOM)}")
    outcomes = [(await reply.send(text="only you", response_type="ephemeral")).status_code for _ in range(6)]
    assert outcomes == [200] * 5 + [404]
    assert {each.only_for for each in here.state.ephemerals} == {OLIVE}


async def test_a_response_url_can_replace_and_delete_its_message(here: Workspace, client: AsyncWebClient):
    posted = await client.chat_postMessage(channel=SERVICE, text="before")
    reply = AsyncWebhookClient(f"{here.base}/response/{here.replies.new(OLIVE, SERVICE, posted['ts'])}")
    await reply.send(text="after", replace_original=True)
    assert here.state.messages[SERVICE][posted["ts"]].text == "after"
    await reply.send(delete_original=True)
    assert posted["ts"] not in here.state.messages[SERVICE]


async def test_faults_come_when_they_are_ordered(here: Workspace, client: AsyncWebClient):
    here.faults.next("chat.postMessage", error="internal_error")
    assert await refusal(client.chat_postMessage(channel=SERVICE, text="a")) == "internal_error"
    here.faults.next("chat.postMessage", retry_after=7)
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=SERVICE, text="b")
    assert (caught.value.response.status_code, caught.value.response.headers["Retry-After"]) == (429, "7")
    here.faults.next("chat.postMessage", drop=True)
    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel=SERVICE, text="c")
    assert [each.text for each in here.state.messages[SERVICE].values()] == ["c"]
    assert [call.method for call in here.calls] == ["chat.postMessage"] * 3


async def test_a_status_shows_until_the_bot_has_spoken(here: Workspace, client: AsyncWebClient):
    root = (await client.chat_postMessage(channel=SERVICE, text="root"))["ts"]
    await client.assistant_threads_setStatus(channel_id=SERVICE, thread_ts=root, status="is drafting", username="Clara")
    assert here.state.statuses[SERVICE, root]["username"] == "Clara"
    await client.chat_postMessage(channel=SERVICE, thread_ts=root, text="done")
    assert here.state.statuses == {}
