"""Socket Mode with an unmodified Bolt app: acknowledgements, redelivery, lost lines, and nobody at the other end."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import aiohttp
import pytest
from slack_bolt.app.async_app import AsyncApp

from bot.workspace import Driver, Timing, Workspace


def until(fact: Callable[[], Any], patience: float = 5.0) -> None:
    end = time.monotonic() + patience
    while not fact():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.01)


def answering(app: AsyncApp) -> None:
    @app.command("/coord")
    async def answer(ack: Any, say: Any, command: dict[str, Any]) -> None:
        await ack()
        await say(f"started {command['text']}")


def test_a_command_reaches_the_bot_and_its_answer_the_channel(slack: Driver, run_bot: Any):
    run_bot(answering)
    assert slack.type("/coord the-mission") == ""
    assert slack.wait_for("started the-mission").author == "Coord"


def test_an_acknowledgement_can_carry_a_text(slack: Driver, run_bot: Any):
    def build(app: AsyncApp) -> None:
        @app.command("/coord")
        async def answer(ack: Any) -> None:
            await ack("Only you can read this.")

    run_bot(build)
    slack.type("/coord")
    assert slack.ephemerals("olive")[-1].text == "Only you can read this."
    assert slack.ephemerals("sam") == []


def test_without_a_bot_the_person_is_told_at_once(slack: Driver):
    assert slack.type("/coord x") == '/coord failed with the error "dispatch_failed"'
    assert "dispatch_failed" in slack.ephemerals()[-1].text


def test_a_bot_that_does_not_acknowledge_is_reported(slack: Driver, run_bot: Any):
    def build(app: AsyncApp) -> None:
        @app.command("/coord")
        async def silent(body: dict[str, Any]) -> None:
            return

    run_bot(build)
    assert "operation_timeout" in slack.type("/coord x")


def test_unknown_commands_and_commands_in_threads_are_refused(slack: Driver, run_bot: Any):
    run_bot(answering)
    assert slack.type("/dance") == "/dance is not a valid command."
    slack.type("hello")
    assert "not supported in threads" in slack.type("/coord x", thread=slack.messages()[-1].ts)


def test_an_event_waits_for_a_bot_that_comes_late(slack: Driver, run_bot: Any):
    heard: list[dict[str, Any]] = []
    slack.type("@coord good morning")

    def build(app: AsyncApp) -> None:
        @app.event("app_mention")
        async def mentioned(event: dict[str, Any]) -> None:
            heard.append(event)

        @app.event("message")
        async def message() -> None:
            return

    run_bot(build)
    until(lambda: heard)
    assert heard[0]["text"] == "<@U0LOCALBOT> good morning"


def test_an_envelope_can_come_twice(workspace: Workspace, slack: Driver, run_bot: Any):
    run_bot(answering)
    workspace.faults.twice("slash_commands")
    slack.type("/coord twice")
    until(lambda: len(slack.messages()) == 2)


@pytest.mark.parametrize("how", ["disconnect", "drop"])
def test_a_bot_comes_back_after_its_line_is_lost(workspace: Workspace, slack: Driver, run_bot: Any, how: str):
    run_bot(answering)
    before = list(workspace.sockets.connections)
    slack.admin(how)
    until(lambda: workspace.sockets.connections and workspace.sockets.connections[0] not in before)
    assert slack.type("/coord again") == ""
    slack.wait_for("started again")


def test_inviting_the_bot_lets_it_in(slack: Driver, run_bot: Any):
    def build(app: AsyncApp) -> None:
        @app.event("member_joined_channel")
        async def joined(event: dict[str, Any], client: Any) -> None:
            await client.chat_postMessage(channel=event["channel"], text=f"hello, {event['inviter']}")

    run_bot(build)
    slack.type("/invite @coord", channel="random")
    assert slack.wait_for("hello, U0OLIVE", channel="random")


async def hello(session: aiohttp.ClientSession, here: Workspace) -> tuple[aiohttp.ClientWebSocketResponse, dict[str, Any]]:
    socket = await session.ws_connect(here.sockets.ticket())
    return socket, await socket.receive_json()


async def test_each_envelope_goes_to_one_connection_in_turn():
    async with Workspace() as here, aiohttp.ClientSession() as session:
        lines = [(await hello(session, here))[0] for _ in range(2)]
        olive, service = here.state.people["U0OLIVE"], here.state.channels["C0SERVICE"]
        typing = [asyncio.create_task(here.people.type(olive, service, f"/coord {n}")) for n in range(4)]
        heard = []
        for line in lines * 2:
            envelope = await line.receive_json()
            heard.append(envelope["payload"]["text"])
            assert envelope["accepts_response_payload"] is True
            await line.send_json({"envelope_id": envelope["envelope_id"]})
        assert await asyncio.gather(*typing) == [""] * 4
        assert sorted(heard) == ["0", "1", "2", "3"]


async def test_a_ticket_works_once_and_ten_lines_are_enough():
    async with Workspace() as here, aiohttp.ClientSession() as session:
        ticket = here.sockets.ticket()
        first = await session.ws_connect(ticket)
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(ticket)
        lines = [await hello(session, here) for _ in range(9)]
        assert lines[-1][1]["num_connections"] == 10
        _, farewell = await hello(session, here)
        assert (farewell["type"], farewell["reason"]) == ("disconnect", "too_many_websockets")
        assert not first.closed


async def test_an_event_is_told_again_until_it_is_acknowledged():
    quick = Timing(ack=0.05, redelivery=(0.0, 0.01, 0.01))
    async with Workspace(timing=quick) as here, aiohttp.ClientSession() as session:
        line, _ = await hello(session, here)
        olive, service = here.state.people["U0OLIVE"], here.state.channels["C0SERVICE"]
        await here.people.type(olive, service, "@coord are you there?")
        told = [await line.receive_json() for _ in range(3)]
        await line.send_json({"envelope_id": told[2]["envelope_id"]})
        assert [each["retry_attempt"] for each in told] == [0, 1, 2]
        assert len({each["payload"]["event_id"] for each in told}) == 1
        with pytest.raises(asyncio.TimeoutError):
            await line.receive_json(timeout=0.15)
