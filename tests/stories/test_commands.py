"""What commands do when they are typed as people type them: in several words, or naming what is not there."""

import pytest

from bot.core import events
from bot.core.run import Mode, Stage
from tests.core.given import small_mission
from tests.stories.house import House


@pytest.fixture
async def house(tmp_path):
    house = await House.open(tmp_path, small_mission(aliases=("a-cup of tea",)), small_mission(slug="party", sha256="def"))
    yield house
    await house.store.close()


async def test_cancelling_what_is_not_there_cancels_nothing(house):
    await house.command("tea")
    await house.command("cancel nonsense")
    assert house.chat.told[-1][1:] == ("cancel-what", {"word": "nonsense", "names": "/coord cancel tea"})
    assert (await house.run()).stage is Stage.GATHERING


async def test_cancelling_another_mission_than_the_open_one_cancels_nothing(house):
    await house.command("tea")
    await house.command("cancel party")
    assert house.chat.told[-1][1] == "cancel-what"
    assert (await house.run()).stage is Stage.GATHERING


async def test_a_cancelled_mission_is_called_by_its_title(house):
    await house.command("tea")
    await house.command("cancel TEA")
    assert house.chat.told[-1][1:] == ("cancelled", {"mission": "Tea"})
    assert (await house.run()).stage is Stage.CANCELLED


async def test_while_the_document_is_posted_cancelling_is_refused_in_one_voice(house):
    await house.command("tea")
    run = (await house.run()).model_copy(update={"stage": Stage.PUBLISHING})
    await house.store.run(lambda tx: tx.save_run(run))
    await house.command("cancel")
    assert [notice for _, notice, *_ in house.chat.told] == ["too-late"]


async def test_a_name_typed_in_several_words_starts_its_mission(house):
    await house.command("a-cup of tea auto")
    run = await house.run()
    assert (run.slug, run.mode) == ("tea", Mode.AUTO)


async def test_words_after_a_missions_name_do_no_harm(house):
    await house.command("tea for two")
    assert (await house.run()).slug == "tea"
    await house.happen(events.Cancelled)


async def test_several_unknown_words_are_quoted_as_typed(house):
    await house.command("green party")
    assert house.chat.told[-1][2]["word"] == "green party"
