"""Slack's errors in our words, the pace of posts, and words without blocks."""

import json

import aiohttp
import pytest
from aiohttp import web
from slack_sdk.errors import SlackApiError, SlackRequestError

from bot.core.ports import Refused, TryLater
from bot.slack.connection import client_of
from bot.slack.faults import Unclear, ask, pause
from bot.slack.pacing import Pace, Pacer
from bot.slack.plain import LONGEST, pieces
from bot.slack.words import Words


async def raised(error: Exception) -> Exception:
    async def call() -> None:
        raise error

    with pytest.raises((Refused, TryLater)) as found:
        await ask(call())
    return found.value


@pytest.mark.parametrize(
    "error",
    [
        TimeoutError(),
        aiohttp.ServerDisconnectedError(),
        aiohttp.ClientPayloadError("cut"),
        ConnectionResetError(),
        SlackRequestError("odd"),
        SlackApiError("an unexpected body", {"ok": False}),
        json.JSONDecodeError("html", "<html>", 0),
        AttributeError("'str' object has no attribute 'get'"),
    ],
)
async def test_what_leaves_the_outcome_open_is_unclear(error):
    assert isinstance(await raised(error), Unclear)


async def test_what_was_never_sent_is_only_late():
    found = await raised(aiohttp.ClientConnectorError(None, OSError("refused")))  # type: ignore[arg-type]
    assert type(found) is TryLater


async def test_no_text_of_an_exception_is_passed_on():
    assert "xoxb" not in str(await raised(SlackRequestError("the token xoxb-1 is wrong")))


@pytest.fixture
async def answering():
    """A Slack that answers as told: status, body, headers."""
    told = {}

    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=told["status"], text=told["body"], headers=told.get("headers"), content_type=told["type"])

    application = web.Application()
    application.router.add_route("*", "/{tail:.*}", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with aiohttp.ClientSession() as session:
        yield client_of("xoxb-1", f"http://127.0.0.1:{runner.addresses[0][1]}/", session), told
    await runner.cleanup()


JSON, HTML, PLAIN = "application/json", "text/html", "text/plain"


@pytest.mark.parametrize(
    ("status", "body", "kind", "expected"),
    [
        (200, '{"ok": false, "error": "not_in_channel"}', JSON, Refused),
        (200, '{"ok": false, "error": "something_new"}', JSON, Refused),
        (403, '{"ok": false, "error": "invalid_auth"}', JSON, Refused),
        (200, '{"ok": false, "error": "internal_error"}', JSON, Unclear),
        (200, '{"ok": false, "error": "ratelimited"}', JSON, TryLater),
        (200, "", JSON, Unclear),
        (200, "ok", PLAIN, Unclear),
        (200, "<html>", JSON, Unclear),
        (200, "[]", JSON, Unclear),
        (503, "<html>busy</html>", HTML, Unclear),
        (503, "busy", PLAIN, Unclear),
        (500, "{", JSON, Unclear),
    ],
)
async def test_each_odd_answer_has_its_meaning(answering, status, body, kind, expected):
    client, told = answering
    told.update(status=status, body=body, type=kind)
    with pytest.raises((Refused, TryLater)) as found:
        await ask(client.chat_postMessage(channel="C1", text="x"))
    assert type(found.value) is expected


@pytest.mark.parametrize(
    ("given", "seconds"),
    [("30", 30), ("1.5", 1.5), ("0", 0), ("abc", None), ("-1", None), ("nan", None), ("", None), (None, None), ("1e9", 86400)],
)
async def test_a_pause_is_read_whatever_stands_there(answering, given, seconds):
    client, told = answering
    headers = {} if given is None else {"Retry-After": given}
    told.update(status=429, body='{"ok": false, "error": "ratelimited"}', type=JSON, headers=headers)
    with pytest.raises(TryLater) as found:
        await ask(client.chat_postMessage(channel="C1", text="x"))
    assert (found.value.seconds, pause(headers)) == (seconds, seconds)


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_quiet_channel_has_a_burst_and_then_one_a_second():
    pacer = Pacer(Pace(per_second=1, burst=3), clock := Clock())
    assert [pacer.book("C1") for _ in range(5)] == [0, 0, 0, 1, 2]
    clock.now += 2
    assert pacer.book("C1") == 1
    clock.now += 60
    assert [pacer.book("C1") for _ in range(4)] == [0, 0, 0, 1]


def test_channels_do_not_slow_each_other():
    pacer = Pacer(Pace(per_second=1, burst=1), Clock())
    assert [pacer.book(channel) for channel in ("C1", "C2", "C3")] == [0, 0, 0]


def test_no_pace_means_no_waiting():
    pacer = Pacer(Pace(per_second=0), Clock())
    assert [pacer.book("C1") for _ in range(100)] == [0] * 100


def test_a_method_rests_as_long_as_slack_said():
    pacer = Pacer(Pace(), clock := Clock())
    pacer.pause("chat.update", 30)
    assert (pacer.paused("chat.update"), pacer.paused("chat.postMessage")) == (30, 0)
    clock.now += 31
    assert pacer.paused("chat.update") == 0


def test_words_without_blocks_keep_all_that_was_said_and_nothing_comes_alive():
    blocks = (
        {"type": "header", "text": {"type": "plain_text", "text": "Tea & <!here>"}},
        {"type": "section", "text": {"type": "mrkdwn", "text": "by <@U1>"}, "fields": [{"type": "mrkdwn", "text": "one"}]},
        {"type": "markdown", "text": "# Title\n<!channel>"},
        {
            "type": "plan",
            "title": "Plan",
            "tasks": [
                {
                    "type": "task_card",
                    "title": "Boil",
                    "details": {
                        "type": "rich_text",
                        "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "hot"}]}],
                    },
                }
            ],
        },
        {"type": "actions", "elements": [{"type": "button", "text": {"type": "plain_text", "text": "Press"}}]},
    )
    (said,) = pieces(Words(text="fallback", blocks=blocks))
    assert said.split("\n\n") == [
        "Tea &amp; &lt;!here&gt;",
        "by <@U1>",
        "one",
        "# Title\n&lt;!channel&gt;",
        "Plan",
        "Boil",
        "hot",
    ]


@pytest.mark.parametrize("text", ["& " * 5000, "&" * 9000, "word " * 4000, "line\n" * 4000, "x" * 12000])
def test_long_words_are_cut_without_losing_a_letter(text):
    said = pieces(Words(text="", blocks=({"type": "markdown", "text": text},)))
    assert all(len(each) <= LONGEST for each in said)
    assert "".join(said).replace("&amp;", "&").split() == text.split() or "".join("".join(said).split()).replace(
        "&amp;", "&"
    ) == "".join(text.split())
    assert not any(each.startswith(("amp;", "mp;", "p;", ";")) for each in said)
