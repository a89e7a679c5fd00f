"""The score card on the way to Publish, through the coordinator."""

import pytest

from bot.core import events
from bot.core.run import Stage
from tests.core.given import small_mission
from tests.stories.house import House


@pytest.fixture
async def house(tmp_path):
    house = await House.open(tmp_path, small_mission())
    yield house
    await house.store.close()


async def closed(house: House, request: str = "") -> None:
    await house.command("tea")
    await house.happen(events.Answered, form="quick", values={"litres": "2"})
    await house.happen(events.Approved, phase=1, round=1)
    if request:
        await house.happen(events.ChangesAsked, phase=2, round=1, reason=request)
    await house.happen(events.Approved, phase=2, round=2 if request else 1)


async def test_a_document_is_scored_before_it_is_offered(house):
    await closed(house)
    run = await house.run()
    assert run.stage is Stage.CLOSING
    assert run.score.judged
    assert run.score.red == ()


async def test_a_red_line_keeps_a_document_from_being_published_until_a_person_mends_it(house):
    await closed(house, request="lorem ipsum")
    await house.happen(events.PublishAsked)
    run = await house.run()
    assert run.stage is Stage.CLOSING
    assert [g.id for g in run.score.red] == ["G1"]
    for key, draft in run.drafts.items():
        await house.happen(events.Edited, deliverable=key, generation=draft.generation, markdown="All said and done.")
    await house.happen(events.PublishAsked)
    assert (await house.run()).stage is Stage.PUBLISHED
