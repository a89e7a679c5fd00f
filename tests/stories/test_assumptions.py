"""An answer changed late: what it changes is found out by the writer that works by rules, and no model is asked for it."""

from bot.core import events
from bot.core.forms import Form, Question
from tests.core.given import small_mission
from tests.stories.house import House

FORMS = (
    Form(id="kettle", title="Kettle", input=1, questions=(Question(id="litres", label="Litres", required=True),)),
    Form(id="leaves", title="Leaves", input=2, questions=(Question(id="sort", label="Sort", required=True, assume="green"),)),
)


async def drafted(folder, by_rules: bool) -> House:
    house = await House.open(folder, small_mission(forms=FORMS))
    if by_rules:
        house.house.name = house.built_in.name
    await house.command("tea auto")
    await house.happen(events.Answered, form="quick", values={"litres": "2"})
    return house


async def test_only_the_texts_that_would_read_otherwise_are_written_again(tmp_path):
    house = await drafted(tmp_path, by_rules=True)
    before = (await house.run()).drafts
    await house.happen(events.Answered, form="kettle", values={"litres": "3"})
    assert all(d.stale for d in (await house.run()).drafts.values())
    await house.happen(events.Answered, form="leaves", values={"sort": "black"})
    drafts = (await house.run()).drafts
    assert {k: d.markdown for k, d in drafts.items()} == {k: d.markdown for k, d in before.items()}
    await house.store.close()


async def test_an_answer_that_no_text_shows_makes_none_stale(tmp_path):
    house = await drafted(tmp_path, by_rules=True)
    await house.happen(events.Answered, form="leaves", values={"sort": "black"})
    assert not any(d.stale for d in (await house.run()).drafts.values())
    await house.store.close()


async def test_a_model_is_asked_for_exactly_what_the_mission_says_rests_on_the_answer(tmp_path):
    house = await drafted(tmp_path, by_rules=False)
    before, calls = (await house.run()).drafts, len(house.house.briefs)
    await house.happen(events.Answered, form="leaves", values={"sort": "black"})
    assert len(house.house.briefs) == calls
    await house.happen(events.Refreshed)
    assert sorted(b.spec.key for b in house.house.briefs[calls:]) == ["heat", "steep"]
    assert house.built_in.briefs == []
    after = (await house.run()).drafts
    assert {k: d for k, d in after.items() if k in ("water", "serve")} == {
        k: d for k, d in before.items() if k in ("water", "serve")
    }
    await house.store.close()


async def test_a_confirmed_assumption_is_what_was_shown(tmp_path):
    house = await drafted(tmp_path, by_rules=False)
    shown = house.chat.shown[-1].facts.get("sort")
    await house.happen(events.Confirmed, question="sort", times=3)
    run = await house.run()
    assert shown is not None
    assert run.answers["sort"].value == shown.value == "green"
    assert run.answers["sort"].by == "U1"
    assert house.chat.said().count("assumed") == 2
    await house.store.close()


async def test_an_answer_is_stored_even_when_what_it_changes_cannot_be_tried_out(tmp_path):
    house = await drafted(tmp_path, by_rules=True)
    house.built_in.failing = {"water", "heat", "steep", "serve"}
    await house.happen(events.Answered, form="leaves", values={"sort": "black"})
    run = await house.run()
    assert run.answers["sort"].value == "black"
    assert sorted(k for k, d in run.drafts.items() if d.stale) == ["heat", "steep"]
    await house.store.close()
