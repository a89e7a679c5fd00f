"""What people are called, asked of a local workspace."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.slack.connection import connect
from bot.slack.people import People
from bot.workspace import Workspace

OLIVE = frozenset({"U0OLIVE"})


@pytest.fixture
async def slack() -> AsyncIterator[Workspace]:
    async with Workspace() as workspace:
        yield workspace


@pytest.fixture
async def people(slack: Workspace) -> AsyncIterator[People]:
    connection = await connect(slack.bot_token, slack.api_url)
    yield People(connection)
    await connection.close()


def asked(slack: Workspace) -> int:
    return sum(call.method == "users.info" for call in slack.calls)


async def test_a_dozen_who_want_the_same_name_ask_once(slack, people):
    answers = await asyncio.gather(*(people.names(OLIVE) for _ in range(12)))
    assert answers == [{"U0OLIVE": "Olive Marsh"}] * 12
    assert asked(slack) == 1


async def test_one_who_stops_waiting_leaves_the_answer_to_the_others(slack, people):
    slack.faults.next("users.info", delay=0.05)
    first, second = asyncio.create_task(people.names(OLIVE)), asyncio.create_task(people.names(OLIVE))
    await asyncio.sleep(0.01)
    first.cancel()
    assert await second == {"U0OLIVE": "Olive Marsh"}


@pytest.mark.parametrize("fault", [{"retry_after": 60}, {"status": 503}, {"drop": True}])
async def test_where_slack_gives_no_answer_nobody_asks_again_at_once(slack, people, fault):
    slack.faults.next("users.info", times=5, **fault)
    assert await people.names(OLIVE) == {}
    before = asked(slack)
    assert [await people.names(OLIVE) for _ in range(3)] == [{}] * 3
    assert asked(slack) == before


async def test_a_person_whom_slack_does_not_know_has_no_name(slack, people):
    assert await people.names(frozenset({"U0NOBODY"})) == {}
    assert await people.names(OLIVE) == {"U0OLIVE": "Olive Marsh"}
