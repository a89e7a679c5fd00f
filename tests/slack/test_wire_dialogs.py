"""The small modals, opened by a button and sent back: each ends in one event, or says what is wrong where it is wrong."""

from dataclasses import replace

import pytest

from bot.core.events import Arranged, ChangesAsked, Edited, SourceChosen, Ticked
from bot.core.run import Draft, DraftState, Mode, PhaseState, PhaseStatus, Stage
from bot.slack.actions import Verb
from bot.workspace.api.files import new_file
from bot.workspace.server import SCOPES
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


def attach(wire, name: str, content: bytes) -> str:
    file = new_file(wire.workspace, name, len(content), "U0OLIVE")
    wire.workspace.state.put_file(replace(file, ready=True), content)
    return file.id


async def test_a_document_is_attached(wire):
    assert await paste(wire, file=[attach(wire, "water.md", "\ufeff# Wässer\r\nwet".encode())]) == {}
    assert (await wire.event()).source.text == "# Wässer\nwet"


async def test_what_is_pasted_beside_a_file_is_kept_too(wire):
    assert await paste(wire, text_1="And warm.", file=[attach(wire, "water.md", b"# Water")]) == {}
    assert (await wire.event()).source.text == "# Water\n\nAnd warm."


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("water.pdf", b"%PDF", "Markdown or text file"),
        ("water.md", b"\xff\xfe\x00\x01", "not plain text"),
        ("water.txt", b"a\x00b", "not plain text"),
        ("water.txt", b"  \n", "empty"),
        ("water.md", b"x" * (1024 * 1024 + 1), "at most 1 MB"),
    ],
)
async def test_a_file_that_does_not_fit_is_refused_in_a_sentence(wire, name, content, problem):
    errors = await paste(wire, file=[attach(wire, name, content)])
    assert problem in errors["file"]
    assert await wire.jobs() == ()


async def test_a_file_that_lies_about_its_size_is_cut_off(wire):
    file = attach(wire, "water.md", b"x" * (1024 * 1024 + 1))
    wire.workspace.state.put_file(replace(wire.workspace.state.files[file], size=10))
    assert "at most 1 MB" in (await paste(wire, file=[file]))["file"]


@pytest.mark.parametrize("fault", [{"status": 500}, {"error": "file_not_found"}, {"retry_after": 60}])
async def test_a_file_that_slack_does_not_give_is_asked_for_again(wire, fault):
    wire.workspace.faults.next("files.info", **fault)
    assert "submit once more" in (await paste(wire, file=[attach(wire, "water.md", b"wet")]))["file"]


async def test_a_slow_file_leaves_time_to_say_so(wire):
    wire.workspace.faults.next("files.info", delay=10)
    assert "submit once more" in (await paste(wire, file=[attach(wire, "water.md", b"wet")]))["file"]


async def test_the_token_goes_to_no_stranger(wire):
    assert not wire.connection.trusts("http://127.0.0.1:9/files")
    assert not wire.connection.trusts("https://evil.example/slack.com")
    assert not wire.connection.trusts("https://slack.com.evil.example/x")
    assert wire.connection.trusts(f"{wire.workspace.base}/files-pri/x")


async def test_without_the_scope_pasting_is_offered(tmp_path):
    async with bench(tmp_path, scopes=tuple(each for each in SCOPES if each != "files:read")) as wire:
        assert "paste the text" in (await paste(wire, file=[attach(wire, "water.md", b"wet")]))["file"]


async def test_a_form_about_no_run_says_so_in_its_place(wire):
    run = await wire.keep(small_mission())
    await wire.press(Verb.ANSWER, run=run.id, form="kettle")
    view = await wire.modal()
    wire.workspace.state.put_view(replace(view, body=view.body | {"private_metadata": '{"r":"nobody","f":"kettle"}'}))
    await wire.submit({"litres": "two"})
    assert "does nothing here" in str((await wire.modal()).body)
    assert await wire.jobs() == ()
