"""The small modals, opened by a button and sent back: each ends in one event, or says what is wrong where it is wrong."""

from dataclasses import replace

import pytest

from bot.core.events import Arranged, ChangesAsked, Edited, SourceChosen, Ticked
from bot.core.run import Draft, DraftState, Mode, PhaseState, PhaseStatus, Stage
from bot.slack.actions import Verb
from tests.core.given import small_mission
from tests.slack.wire import bench

TEXT = "### Water\n\n" + "\n\n".join(f"Step {n}: " + "boil it again, gently. " * 20 for n in range(12))


@pytest.fixture
async def wire(tmp_path):
    async with bench(tmp_path) as made:
        yield made


async def in_review(wire):
    """A run whose first phase waits for a decision."""
    drafts = {
        key: Draft(deliverable=key, generation=3, state=DraftState.READY, markdown=TEXT, content={}) for key in ("water", "heat")
    }
    phases = (PhaseState(position=1, status=PhaseStatus.REVIEW, round=2), PhaseState(position=2))
    return await wire.keep(small_mission(), stage=Stage.WORKING, drafts=drafts, phases=phases)


async def send(wire, **values) -> dict[str, str]:
    return await wire.submit({block.replace("_", "-"): value for block, value in values.items()})


async def test_options_are_arranged(wire):
    run = await wire.keep(small_mission())
    await wire.press(Verb.OPTIONS, run=run.id)
    assert await send(wire, mode="auto", approvers=["U0SAM"]) == {}
    event = await wire.event()
    assert isinstance(event, Arranged)
    assert (event.mode, event.approvers) == (Mode.AUTO, ("U0SAM",))


async def test_a_change_is_asked_for_with_a_reason(wire):
    run = await in_review(wire)
    await wire.press(Verb.CHANGES, run=run.id, phase=1, round=2)
    assert await send(wire, reason="Shorter, please, and warmer.", deliverables=["heat"]) == {}
    event = await wire.event()
    assert isinstance(event, ChangesAsked)
    assert (event.phase, event.round, event.deliverables) == (1, 2, ("heat",))


@pytest.mark.parametrize("verb", [Verb.OPTIONS, Verb.CHANGES, Verb.EDIT, Verb.TICK])
async def test_who_may_not_decide_is_told_before_typing_anything(wire, verb):
    run = await in_review(wire)
    await wire.press(verb, by="sam", run=run.id, phase=1, round=2)
    assert "U0OLIVE" in await wire.told(by="sam")
    assert wire.calls("views.open") == 0


async def test_a_text_is_picked_and_then_edited(wire):
    run = await in_review(wire)
    await wire.press(Verb.EDIT, run=run.id, phase=1, round=2)
    assert await send(wire, deliverable="heat") == {}
    parts = [block for block in (await wire.modal()).values if block.startswith("part-")]
    assert len(parts) > 1
    assert await wire.submit({parts[0]: "### Heat\n\nMy own words."}) == {}
    event = await wire.event()
    assert isinstance(event, Edited)
    assert (event.deliverable, event.generation) == ("heat", 3)
    assert event.markdown.startswith("### Heat\n\nMy own words.")
    assert event.markdown.rstrip().endswith(TEXT[-100:].rstrip())


async def test_an_edit_that_changes_nothing_gives_the_text_back_exactly(wire):
    run = await in_review(wire)
    await wire.press(Verb.EDIT, run=run.id, deliverable="water")
    assert await wire.submit({}) == {}
    assert (await wire.event()).markdown == TEXT


async def test_criteria_are_ticked_by_hand(wire):
    run = await wire.keep(small_mission(), stage=Stage.CLOSING)
    await wire.press(Verb.TICK, run=run.id)
    assert await send(wire, criteria_1=["2"]) == {}
    event = await wire.event()
    assert isinstance(event, Ticked)
    assert event.criteria == (2,)


async def paste(wire, **values) -> dict[str, str]:
    run = await wire.keep(small_mission(needs=("water",)))
    await wire.press(Verb.PASTE_SOURCE, run=run.id)
    return await send(wire, **({"title": "Our water"} | values))


async def test_a_document_is_pasted_in_parts(wire):
    assert await paste(wire, text_1="# Water", text_3="It is wet.") == {}
    event = await wire.event()
    assert isinstance(event, SourceChosen)
    assert (event.source.title, event.source.text, event.source.by) == ("Our water", "# Water\nIt is wet.", "U0OLIVE")


async def test_nothing_pasted_is_said_at_the_field(wire):
    assert set(await paste(wire)) == {"text-1"}
    assert await wire.jobs() == ()


async def test_a_document_is_attached_and_the_form_closes_without_waiting_for_it(wire):
    assert await paste(wire, text_1="And warm.", file=["F1"]) == {}
    event = await wire.event()
    assert (event.source.file, event.source.text) == ("F1", "And warm.")
    assert wire.calls("files.info") == 0


async def test_a_form_about_no_run_says_so_in_its_place(wire):
    run = await wire.keep(small_mission())
    await wire.press(Verb.ANSWER, run=run.id, form="kettle")
    view = await wire.modal()
    wire.workspace.state.put_view(replace(view, body=view.body | {"private_metadata": '{"r":"nobody","f":"kettle"}'}))
    await wire.submit({"litres": "two"})
    assert "does nothing here" in str((await wire.modal()).body)
    assert await wire.jobs() == ()
