"""What goes into the log, even when the operator wants to see everything: no token, no ticket, nothing that people wrote."""

import logging

import pytest

from bot.slack.actions import Verb
from tests.core.given import small_mission
from tests.slack.wire import bench, until

PRIVATE = "our-secret-recipe"


@pytest.fixture
def everything_is_logged(caplog):
    with caplog.at_level(logging.DEBUG):
        yield caplog


async def test_nothing_secret_is_logged_at_debug(everything_is_logged, tmp_path, capsys):
    async with bench(tmp_path) as wire:
        run = await wire.keep(small_mission())
        await wire.type(f"/coord {PRIVATE}")
        await wire.press(Verb.ANSWER, run=run.id, form="kettle")
        await wire.submit({"litres": PRIVATE})
        await wire.press(Verb.APPROVE, raw=PRIVATE)
        await wire.told()
        wire.workspace.faults.next("views.open", error="expired_trigger_id")
        await wire.press(Verb.ANSWER, run=run.id, form="kettle")
        wire.store.down = True
        await wire.workspace.sockets.drop()
        await until(lambda: len(wire.workspace.sockets.connections) == 2)
        secrets = (PRIVATE, wire.workspace.bot_token, wire.workspace.app_token, "ticket=", "xoxb", "xapp")
    logged = everything_is_logged.text + "".join(capsys.readouterr())
    assert "coord.slack" in logged or "a button made no sense" in logged
    assert [secret for secret in secrets if secret in logged] == []
