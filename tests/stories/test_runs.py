"""Runs through the coordinator, from the command to the published document."""

import sqlite3

import pytest

from bot.core import events
from bot.core.forms import Form, Question
from bot.core.mission import Section
from bot.core.run import Source, Stage, WriterChoice
from tests.core.given import OLIVE, SAM, small_mission
from tests.stories.house import House


@pytest.fixture
async def house(tmp_path):
    tea = small_mission(produces="tea-book", document_title="Tea Book", next="party")
    party = small_mission(slug="party", title="Party", needs=("tea-book",), sha256="def", produces="party-plan")
    house = await House.open(tmp_path, tea, party)
    yield house
    await house.store.close()


async def published(house: House) -> None:
    await house.command("tea")
    await house.happen(events.Answered, form="quick", values={"litres": "2"})
    await house.happen(events.Approved, phase=1, round=1)
    await house.happen(events.Approved, phase=2, round=1)
    await house.happen(events.PublishAsked)


async def test_a_run_goes_from_the_command_to_the_posted_document(house):
    await published(house)
    run = await house.run()
    assert run.stage is Stage.PUBLISHED
    assert house.chat.shared["r1"].markdown.startswith("# Tea Book")
    assert "Water for 2." in house.chat.shared["r1"].markdown
    assert {"finished", "closing"} <= set(house.chat.said())


async def test_an_input_of_which_nothing_is_known_is_named_in_the_document(house):
    await published(house)
    assert "- **Leaves:** not given" in house.chat.shared["r1"].markdown
    assert "**Kettle:**" not in house.chat.shared["r1"].markdown


async def test_a_required_question_that_was_put_off_is_named_in_the_document(tmp_path):
    litres, heat = Question(id="litres", label="Litres", required=True), Question(id="heat", label="Heat", required=True)
    kettle = Form(id="kettle", title="Kettle", input=1, questions=(litres, heat))
    house = await House.open(tmp_path, small_mission(forms=(kettle,)))
    await published(house)
    await house.store.close()
    assumed = house.chat.shared["r1"].markdown.partition("## Assumed")[2]
    assert "- **Heat:** not given yet" in assumed
    assert "Litres:" not in assumed


async def test_a_section_of_the_mission_stands_in_the_document_below_its_heading_and_does_nothing(tmp_path):
    text = "# With Sales\n- one <!channel> ![x](http://e.example/x.png)"
    kept = Section(title="Integration Points", markdown=text)
    house = await House.open(tmp_path, small_mission(sections=(kept,)))
    await published(house)
    await house.store.close()
    section = "## Integration Points\n\n### With Sales\n- one &lt;!channel> !\\[x](http://e.example/x.png)"
    assert section in house.chat.shared["r1"].markdown


async def test_the_same_payload_delivered_four_times_has_one_effect(house):
    await house.command("tea")
    await house.happen(events.Answered, form="quick", values={"litres": "2"})
    await house.happen(events.Approved, phase=1, round=1, times=4)
    assert [notice for _, notice, _ in house.chat.told] == ["saved"]
    assert house.chat.said().count("drafts-2-1") == 1


async def test_a_second_start_in_the_channel_points_to_the_first(house):
    await house.command("tea")
    await house.command("tea", by=SAM)
    assert house.chat.told[-1][:2] == (SAM, "running-already")
    assert house.chat.told[-1][2]["link"] == "https://chat.example/C1/1.0"


async def test_an_unknown_word_offers_the_nearest_names(house):
    await house.command("te")
    assert house.chat.told[-1][1:] == ("unknown-word", {"word": "te", "nearest": "/coord tea, /coord party"})


async def test_in_a_channel_without_the_bot_the_person_is_told_and_no_run_stays_open(house):
    house.chat.refusal = "not_in_channel"
    await house.command("tea")
    house.chat.refusal = ""
    assert (await house.run()).stage is Stage.CANCELLED
    user, notice, facts = house.chat.told[-1]
    assert (user, notice) == (OLIVE, "sorry")
    assert "/invite @coord" in facts["reason"]
    await house.command("tea")
    assert house.chat.said() == ["card"]


async def test_when_the_model_fails_the_built_in_writer_can_take_over(house):
    house.house.failing = {"heat"}
    await house.command("tea")
    await house.happen(events.Answered, form="quick", values={"litres": "2"})
    assert house.chat.said()[-1] == "trouble-1-1"
    assert (await house.run()).drafts["heat"].failure == "The model is away."
    await house.happen(events.WriterChosen, phase=1, choice=WriterChoice.BUILT_IN)
    run = await house.run()
    assert {k: d.writer for k, d in run.drafts.items()} == {"water": "model", "heat": "built-in writer"}
    assert "review-1-1" in house.chat.said()


async def test_a_review_that_failed_is_not_called_a_review_without_objection(house):
    house.house.failing = {"review"}
    await house.command("tea")
    await house.happen(events.Answered, form="quick", values={"litres": "2"})
    objection = (await house.run()).phase(1).objection
    assert (objection.by, objection.text) == ("", "")


async def test_what_the_built_in_writer_and_a_person_wrote_is_read_by_the_built_in_reviewer(house):
    house.house.failing = {"water", "heat", "review"}
    await house.command("tea")
    await house.happen(events.Answered, form="quick", values={"litres": "2"})
    await house.happen(events.Edited, deliverable="water", generation=1, markdown="Water, my way.")
    await house.happen(events.WriterChosen, phase=1, choice=WriterChoice.BUILT_IN)
    assert (await house.run()).phase(1).objection.text == "Is it enough?"


async def test_a_change_request_reaches_the_writer_with_the_last_draft(house):
    await house.command("tea")
    await house.happen(events.Answered, form="quick", values={"litres": "2"})
    await house.happen(events.ChangesAsked, phase=1, round=1, reason="Hotter please", deliverables=("heat",))
    brief = next(b for b in house.house.briefs if b.request)
    assert (brief.request, brief.previous) == ("Hotter please", "Heat for 2.")


async def test_the_next_mission_picks_the_document_up_and_asks_nothing_twice(house):
    await published(house)
    await house.command("party")
    run = await house.run("r2")
    assert (run.source.title, run.source.version) == ("Tea Book", 1)
    assert "litres" in run.source.known
    await house.happen(events.Answered, run="r2", form="leaves", values={"sort": "green"})
    await house.happen(events.DraftingAsked, run="r2")
    assert house.house.briefs[-1].facts.text("litres") == "2"


async def test_a_pasted_document_reaches_the_writer_and_is_named_among_the_sources(house):
    await house.command("party")
    await house.happen(events.SourceChosen, source=Source(id=None, title="Our old book", text="We never boil twice.", by=OLIVE))
    await house.happen(events.Answered, form="quick", values={"litres": "2"})
    assert house.house.briefs[-1].source.markdown == "We never boil twice."
    for phase in (1, 2):
        await house.happen(events.Approved, phase=phase, round=1)
    await house.happen(events.PublishAsked)
    assert "Our old book, as pasted" in house.chat.shared["r1"].markdown


async def test_a_second_run_makes_the_second_version(house):
    await published(house)
    await house.command("tea")
    for kind, fields in (
        (events.Answered, {"form": "quick", "values": {"litres": "3"}}),
        (events.Approved, {"phase": 1, "round": 1}),
        (events.Approved, {"phase": 2, "round": 1}),
        (events.PublishAsked, {}),
    ):
        await house.happen(kind, run="r2", **fields)
    documents = await house.store.run(lambda tx: tx.documents("T1", "C1", "tea-book"))
    assert [(d.version, d.run) for d in documents] == [(2, "r2"), (1, "r1")]


async def test_a_run_that_waits_for_a_document_takes_the_one_that_is_made_for_it(house):
    await house.command("party")
    assert (await house.run("r1")).source is None
    await house.command("tea")
    await house.happen(events.Answered, run="r2", form="quick", values={"litres": "2"})
    for phase in (1, 2):
        await house.happen(events.Approved, run="r2", phase=phase, round=1)
    await house.happen(events.PublishAsked, run="r2")
    waiting = await house.run("r1")
    assert (waiting.source.title, waiting.source.version, waiting.source.known) == ("Tea Book", 1, ("litres",))
    assert waiting.stage is Stage.GATHERING
    assert [notice for _, notice, _ in house.chat.told] == ["saved"]


async def test_who_chose_to_go_on_without_a_document_is_not_given_one_later(house):
    await house.command("party")
    await house.happen(events.SourceChosen, run="r1", source=None)
    await house.command("tea")
    await house.happen(events.SampleChosen, run="r2")
    for phase in (1, 2):
        await house.happen(events.Approved, run="r2", phase=phase, round=1)
    await house.happen(events.PublishAsked, run="r2")
    assert (await house.run("r1")).source.id is None


async def test_a_run_keeps_the_mission_it_started_with(house):
    await house.command("tea")
    changed = small_mission(title="Coffee", sha256="new")
    house.coordinator.reception.library.missions = (changed,)
    await house.happen(events.Answered, form="quick", values={"litres": "2"})
    assert house.chat.shown[-1].mission.title == "Tea"


async def test_status_and_cancel_know_the_runs_of_the_channel(house):
    await house.command("status")
    assert house.chat.pages[-1] == ("status", house.chat.pages[-1][1])
    assert house.chat.pages[-1][1]["runs"] == []
    await house.command("cancel")
    assert house.chat.told[-1][1] == "nothing-open"
    await house.command("tea")
    await house.command("status", by=SAM)
    assert [r["slug"] for r in house.chat.pages[-1][1]["runs"]] == ["tea"]
    await house.command("cancel", by=SAM)
    assert house.chat.told[-1][:2] == (SAM, "not-yours")
    await house.command("cancel")
    assert house.chat.told[-1][1] == "cancelled"
    assert (await house.run()).stage is Stage.CANCELLED


async def test_every_change_leaves_a_line_in_the_audit_log(house, tmp_path):
    await published(house)
    with sqlite3.connect(tmp_path / "coord.db") as db:
        lines = db.execute("select who, what from audit where run = 'r1' order by rowid").fetchall()
    people = [(who, what) for who, what in lines if who]
    assert people == [
        (OLIVE, "started"),
        (OLIVE, "answered"),
        (OLIVE, "approved"),
        (OLIVE, "approved"),
        (OLIVE, "publish-asked"),
        (OLIVE, "published"),
    ]


async def test_a_process_that_was_frozen_too_long_says_nothing_any_more(house):
    house.awake = False
    await house.command("tea")
    assert house.chat.shown == []


async def test_what_could_not_be_said_is_said_when_the_command_is_typed_again(house):
    await house.command("tea")
    house.chat.refusal = "not_in_channel"
    await house.happen(events.Answered, form="quick", values={"litres": "2"})
    words = [(user, facts) for user, notice, facts in house.chat.told if notice == "unsaid"]
    assert [user for user, _ in words] == [OLIVE]
    assert "/invite @coord" in words[0][1]["reason"]
    assert words[0][1]["command"] == "/coord tea"
    house.chat.refusal = ""
    await house.command("tea", by=SAM)
    assert {"card", "drafts-1-1", "review-1-1"} <= set(house.chat.said())
    assert (await house.run()).unsaid == ()


async def test_what_was_said_after_all_is_not_said_twice(house):
    await house.command("tea")
    house.chat.refusal = "not_in_channel"
    await house.happen(events.Answered, form="quick", values={"litres": "2"})
    house.chat.refusal = ""
    await house.command("tea")
    before = house.chat.said()
    await house.command("tea")
    assert house.chat.said() == before
