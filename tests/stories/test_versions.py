"""Versions through the coordinator and a real store: changed, taken or kept, left, restored, renewed from underneath."""

import pytest

from bot.coordinator.queue import row
from bot.core import events
from bot.core.document import Document
from bot.core.files import FileSection, Reading
from bot.core.jobs import BringIn, Consult, Job
from bot.core.run import PhaseStatus, Stage
from tests.core.given import NOON, OLIVE, SAM, small_mission
from tests.stories.house import CHANNEL, TEAM, House

MINE = "My own words about water."


def missions():
    """A tea book, and a party plan that builds on it and asks nothing about litres itself."""
    tea = small_mission(produces="tea-book", document_title="Tea Book", next="party")
    forms = tuple(f for f in tea.forms if f.id != "kettle")
    inputs = tuple(i for i in tea.inputs if i.number != 1)
    own = {"forms": forms, "inputs": inputs, "quick": ("sort",), "sha256": "def", "produces": "party-plan"}
    return tea, small_mission(slug="party", title="Party", needs=("tea-book",), document_title="Party Plan", **own)


@pytest.fixture
async def house(tmp_path):
    house = await House.open(tmp_path, *missions())
    yield house
    await house.store.close()


async def published(house: House, slug: str = "tea", run: str = "r1", **values: str) -> None:
    await house.command(slug)
    await house.happen(events.Answered, run=run, form="quick", values=values or {"litres": "2"})
    for phase in (1, 2):
        await house.happen(events.Approved, run=run, phase=phase, round=1)
    await house.happen(events.PublishAsked, run=run)


async def both(house: House) -> None:
    """A tea book, and a party plan built on it."""
    await published(house)
    await published(house, "party", "r2", sort="green")
    assert (await house.run("r2")).source.id == (await house.run()).document


async def versions(house: House, kind: str = "tea-book") -> tuple[Document, ...]:
    return await house.store.run(lambda tx: tx.documents(TEAM, CHANNEL, kind))


async def edit(house: House, text: str = MINE, key: str = "water", by: str = OLIVE) -> None:
    generation = (await house.run()).drafts[key].generation
    await house.happen(events.Edited, by=by, deliverable=key, generation=generation, markdown=text)


async def second(house: House) -> None:
    """Version 2, with words of Olive's."""
    await house.happen(events.Reopened)
    await edit(house)
    await house.happen(events.PublishAsked, why="Said better.")


async def test_a_published_document_becomes_version_two_and_version_one_is_kept(house):
    await published(house)
    await second(house)
    new, old = await versions(house)
    assert (new.version, old.version) == (2, 1)
    assert MINE in new.markdown
    assert MINE not in old.markdown
    note = new.log[-1]
    assert (note.by, note.why, note.who) == (OLIVE, "Said better.", f"Person {OLIVE}")
    assert [(d.section, d.turn.value) for d in note.differences] == [("Water", "reworded")] or note.differences
    assert "## Change log" in new.markdown
    assert {"finished", "finished-2", "closing", "closing-1"} <= set(house.chat.said())


async def test_publishing_again_with_nothing_changed_makes_no_version(house):
    await published(house)
    await house.happen(events.Reopened)
    await house.happen(events.PublishAsked)
    assert len(await versions(house)) == 1
    assert "Nothing differs from version 1" in house.chat.told[-1][2]["reason"]
    assert (await house.run()).stage is Stage.CLOSING


async def test_only_who_may_decide_opens_a_document_again(house):
    await published(house)
    await house.happen(events.Reopened, by=SAM)
    assert house.chat.told[-1][:2] == (SAM, "not-yours")
    assert (await house.run()).stage is Stage.PUBLISHED


async def test_an_assumption_can_be_settled_again_after_publication(house):
    await published(house)
    await house.happen(events.Answered, form="cups", values={"count": "3"})
    assert house.chat.told[-1][1] == "published-already"
    assert "3" in house.chat.told[-1][2]["text"]
    await house.happen(events.Reopened)
    await house.happen(events.Answered, form="cups", values={"count": "3"})
    assert (await house.run()).answers["count"].value == "3"


async def test_a_text_of_a_persons_is_never_drafted_over_and_a_new_draft_comes_beside_it(house):
    await published(house)
    await second(house)
    await house.happen(events.Reopened)
    run = await house.run()
    await house.happen(events.ChangesAsked, phase=0, round=run.review_round, reason="Mention the well", deliverables=("water",))
    run = await house.run()
    assert run.drafts["water"].markdown == MINE
    assert run.stage is Stage.CLOSING
    proposal = run.proposals["water"]
    assert "Mention the well" in proposal.markdown
    showing = next(s for s in house.chat.shown if s.message == "proposal")
    assert showing.differences
    await house.happen(events.DraftTaken, deliverable="water", generation=proposal.generation)
    await house.happen(events.PublishAsked)
    newest = (await versions(house))[0]
    assert "Mention the well" in newest.markdown
    assert [(s.text, s.by, s.decided_by, s.how) for s in newest.set_aside] == [(MINE, OLIVE, OLIVE, "taken")]


async def test_a_text_that_is_kept_stays_and_the_new_draft_is_gone(house):
    await published(house)
    await second(house)
    await house.happen(events.Reopened)
    run = await house.run()
    await house.happen(events.ChangesAsked, phase=0, round=run.review_round, reason="Mention the well")
    run = await house.run()
    assert run.phase(1).status is PhaseStatus.REVIEW
    await house.happen(events.TextKept, deliverable="water", generation=run.proposals["water"].generation)
    run = await house.run()
    assert run.drafts["water"].markdown == MINE
    assert not run.proposals
    assert "Mention the well" in run.drafts["heat"].markdown


async def test_changes_that_are_left_wait_for_the_next_time_and_the_version_stands(house):
    await published(house)
    await house.happen(events.Reopened)
    await edit(house)
    await house.command("cancel tea")
    run = await house.run()
    assert run.stage is Stage.PUBLISHED
    assert ("U1", "left") in [t[:2] for t in house.chat.told]
    assert len(await versions(house)) == 1
    await house.happen(events.Reopened)
    await house.happen(events.PublishAsked)
    assert MINE in (await versions(house))[0].markdown


async def test_an_older_version_comes_back_as_the_newest_and_nothing_is_lost(house):
    await published(house)
    await second(house)
    old = (await versions(house))[-1]
    await house.happen(events.RestoreAsked, document=old.id, version=1)
    newest = (await versions(house))[0]
    assert newest.version == 3
    assert MINE not in newest.markdown.partition("## Change log")[0]
    assert newest.log[-1].restored == 1
    assert [(s.text, s.how) for s in newest.set_aside] == [(MINE, "restored")]
    run = await house.run()
    assert (run.stage, run.document) == (Stage.PUBLISHED, newest.id)
    assert run.drafts["water"].edited_by is None
    await house.happen(events.RestoreAsked, document=(await versions(house))[1].id, version=2)
    assert MINE in (await versions(house))[0].markdown
    assert (await house.run()).drafts["water"].markdown == MINE


async def test_a_version_that_is_none_of_this_document_cannot_be_restored(house):
    await both(house)
    party = (await versions(house, "party-plan"))[0]
    await house.happen(events.RestoreAsked, document=party.id, version=1)
    assert house.chat.told[-1][1] == "unknown-button"
    assert len(await versions(house)) == 1


async def test_of_one_mission_only_one_run_is_open_in_a_channel(house):
    await published(house)
    await house.command("tea")
    await house.happen(events.Reopened)
    assert house.chat.told[-1][1] == "running-already"
    await house.command("cancel tea")
    await house.happen(events.Reopened)
    assert (await house.run()).changing
    await house.command("tea")
    assert house.chat.told[-1][1] == "running-already"


async def test_the_run_that_made_the_newest_version_is_the_one_to_change(house):
    await published(house)
    await published(house, run="r2", litres="5")
    assert [d.log[-1].anew for d in await versions(house) if d.log] == [True, False]
    await house.happen(events.Reopened)
    assert house.chat.told[-1][1] == "newer-elsewhere"
    await house.happen(events.Reopened, run="r2")
    assert (await house.run("r2")).changing


async def test_a_new_version_underneath_names_the_sections_that_rest_on_it_and_refreshes_those_alone(house):
    await both(house)
    plan = await house.run("r2")
    await house.happen(events.Reopened)
    await house.happen(events.Answered, form="kettle", values={"litres": "7"})
    await house.happen(events.PublishAsked)
    waiting = await house.run("r2")
    assert waiting.stage is Stage.PUBLISHED
    assert waiting.renewal.source.version == 2
    touched = {k for k, lines in waiting.renewal.touched.items() if lines}
    assert touched == set(plan.drafts)
    assert "renewed-2" in house.chat.said()
    await house.happen(events.Refreshed, run="r2")
    for phase in (1, 2):
        await house.happen(events.Approved, run="r2", phase=phase, round=2)
    await house.happen(events.PublishAsked, run="r2")
    new = (await versions(house, "party-plan"))[0]
    assert new.version == 2
    assert "Water for 7." in new.markdown
    assert (await house.run("r2")).source.version == 2


async def test_a_section_that_does_not_rest_on_the_change_is_not_named(house):
    await both(house)
    await second(house)
    waiting = await house.run("r2")
    assert waiting.renewal is not None
    assert not [k for k, lines in waiting.renewal.touched.items() if lines]


async def test_an_open_mission_goes_on_from_the_newer_document_and_is_told_what_is_older(house):
    await published(house)
    await house.command("party")
    await house.happen(events.Answered, run="r2", form="quick", values={"sort": "green"})
    await house.happen(events.Reopened)
    await house.happen(events.Answered, form="kettle", values={"litres": "7"})
    await house.happen(events.PublishAsked)
    run = await house.run("r2")
    assert run.source.version == 2
    assert {k for k, d in run.drafts.items() if d.stale} == {"water", "heat"}
    assert "source-renewed" in [t[1] for t in house.chat.told]


async def test_a_question_goes_along_to_the_document_that_is_to_answer_it_until_that_is_published_or_left(house):
    await published(house)
    await house.happen(events.Reopened, question="How hot is hot?")
    assert (await house.run()).question == "How hot is hot?"
    await house.happen(events.Reopened, question="How cold is cold?")
    assert house.chat.told[-1][1] == "changing-already"
    assert (house.chat.shown[-1].message, house.chat.shown[-1].run.question) == ("closing", "How cold is cold?")
    await edit(house)
    await house.happen(events.PublishAsked)
    assert (await house.run()).question == ""
    await house.happen(events.Reopened, question="How hot is hot?")
    await house.happen(events.Cancelled)
    assert (await house.run()).question == ""


async def test_who_decides_and_asks_is_offered_the_document_to_change(house):
    await published(house)
    job = Consult(key="q", team=TEAM, channel=CHANNEL, user=OLIVE, want="query", text="How hot is hot?", at=NOON)
    await order(house, job)
    (who, notice, facts) = house.chat.told[-1]
    assert (who, notice, facts["about"], facts["word"]) == (OLIVE, "library-noted", "r1", "How hot is hot?")


async def test_a_document_brought_in_under_a_plan_says_on_its_card_what_is_built_on_an_older_version(house):
    await both(house)
    await bring_in(house, "Melt snow.")
    news = house.chat.announced[-1]
    run = await house.run("r2")
    assert [(b.title, b.version, b.link) for b in news.behind] == [("Party Plan", 1, house.chat.link(CHANNEL, run.thread_ts))]
    assert run.renewal.source.version == 2
    assert news.next == ""
    assert [n.version for n in news.document.log] == [1, 2]


async def test_the_library_restores_a_version_of_a_run_through_its_run(house):
    await published(house)
    await bring_in(house, "Melt snow.")
    _, first = await versions(house)
    await restore(house, first, by=SAM)
    assert house.chat.told[-1][:2] == (SAM, "not-yours")
    await restore(house, first)
    third, brought, _ = await versions(house)
    assert (third.version, third.run, third.log[-1].restored) == (3, "r1", 1)
    assert [n.brought for n in third.log] == ["", "water.md", ""]
    await restore(house, brought)
    newest = (await versions(house))[0]
    assert (newest.version, newest.run, newest.log[-1].restored, newest.log[-1].who) == (4, "", 2, f"Person {OLIVE}")
    assert "Melt snow" in newest.markdown


async def test_nothing_is_restored_under_a_mission_that_is_on_its_way(house):
    await published(house)
    await bring_in(house, "Melt snow.")
    await bring_in(house, "Melt ice.")
    await house.command("tea")
    brought = (await versions(house))[1]
    await restore(house, brought)
    assert house.chat.told[-1][1] == "running-already"
    assert len(await versions(house)) == 3


async def bring_in(house: House, said: str, by: str = OLIVE) -> None:
    house.files.held["F1"] = Reading(name="water.md", sections=(FileSection(heading="Water", text=said),))
    about = {"kind": "tea-book", "title": "Our Tea", "file": "F1", "at": house.clock()}
    await order(house, BringIn(key=f"b-{said}", team=TEAM, channel=CHANNEL, user=by, **about))


async def restore(house: House, document: Document, by: str = OLIVE) -> None:
    job = Consult(key=f"{by}/{document.id}", team=TEAM, channel=CHANNEL, user=by, want="restore", document=document.id, at=NOON)
    await order(house, job)


async def order(house: House, job: Job) -> None:
    await house.store.run(lambda tx: tx.put(row(TEAM, job), house.clock()))
    await house.settle()


async def test_a_version_whose_posting_failed_is_posted_at_the_next_press_and_not_made_twice(house, monkeypatch):
    await published(house)
    await house.happen(events.Reopened)
    await edit(house)
    share = house.chat.share

    async def fails(*_, **__):
        raise OSError("gone")

    house.chat.share = fails
    await house.happen(events.PublishAsked)
    assert (await house.run()).stage is Stage.CLOSING
    house.chat.share = share
    await house.happen(events.PublishAsked)
    assert [d.version for d in await versions(house)] == [2, 1]
    assert (await house.run()).document_version == 2
