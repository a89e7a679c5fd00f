"""Socket Mode over bad lines: it comes back by itself, and says when it cannot."""

import asyncio

import pytest

from bot.core.ports import Refused
from bot.slack.socket import SocketMode, socket_problem
from bot.workspace.socket_mode import Timing
from tests.slack.wire import HASTY, bench, until


@pytest.fixture
async def wire(tmp_path):
    async with bench(tmp_path, timing=Timing(ack=0.5)) as made:
        await until(lambda: len(made.workspace.sockets.connections) == 2)
        yield made


async def both(wire) -> None:
    await until(lambda: len(wire.workspace.sockets.connections) == 2)


async def test_two_connections_share_the_work(wire):
    for _ in range(4):
        assert await wire.type("/coord tea") == ""
    assert len(await wire.jobs()) == 4


async def test_a_refresh_is_followed(wire):
    await wire.workspace.sockets.disconnect("refresh_requested")
    await asyncio.sleep(0.1)
    await both(wire)
    assert await wire.type("/coord tea") == ""


async def test_cut_lines_come_back(wire):
    await wire.workspace.sockets.drop()
    await both(wire)
    assert await wire.type("/coord tea") == ""


async def test_a_rejected_ticket_is_exchanged_for_a_new_one(wire):
    tickets = wire.calls("apps.connections.open")
    wire.workspace.sockets._tickets.clear()
    real, spoiled = wire.workspace.sockets.ticket, []

    def ticket() -> str:
        address = real()
        if len(spoiled) < 2:
            spoiled.append(address)
            wire.workspace.sockets._tickets.clear()
        return address

    wire.workspace.sockets.ticket = ticket
    await wire.workspace.sockets.drop()
    await both(wire)
    assert len(spoiled) == 2
    assert tickets + 4 <= wire.calls("apps.connections.open") <= tickets + 12
    assert await wire.type("/coord tea") == ""


async def test_when_slack_stays_away_it_says_so_once(wire):
    wire.workspace.faults.next("*", times=10_000, status=503)
    await wire.workspace.sockets.drop()
    await until(lambda: wire.fatal, 5)
    await asyncio.sleep(0.2)
    assert len(wire.fatal) == 1
    assert "could not be reached" in wire.fatal[0]


async def test_a_revoked_token_ends_it_at_once(wire):
    wire.workspace.faults.next("*", times=10_000, error="token_revoked")
    await wire.workspace.sockets.drop()
    await until(lambda: wire.fatal, 5)
    assert "does not accept our tokens" in wire.fatal[0]


async def test_a_wrong_app_token_is_refused_at_start(wire):
    line = SocketMode(wire.socket.app, wire.connection, "xapp-wrong", wire.fatal.append, HASTY)
    with pytest.raises(Refused) as refused:
        await line.start()
    assert refused.value.code == "invalid_auth"


async def test_after_the_goodbye_nothing_is_taken(wire):
    await wire.socket.close()
    assert "dispatch_failed" in await wire.type("/coord tea")
    assert await wire.jobs() == ()
    assert not await wire.socket.connected()


async def test_the_secrets_of_a_connection_stay_out_of_its_text(wire):
    shown = f"{wire.connection!r} {wire.socket!r}"
    assert wire.workspace.bot_token not in shown
    assert wire.workspace.app_token not in shown


async def test_the_doctor_can_ask_whether_it_would_open(wire):
    assert await socket_problem(wire.connection, wire.workspace.app_token) == ""
    assert "invalid_auth" in await socket_problem(wire.connection, "xapp-wrong")
