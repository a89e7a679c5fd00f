"""Files in a run: attached, read, taken out, and forgotten; drafting waits for them, and what they change is stale."""

from datetime import timedelta

import pytest

from bot.core import events
from bot.core.files import SOURCE, FileSection, FileState, Reading
from bot.core.forms import Form, Kind, Question
from bot.core.jobs import DraftJob, ForgetFiles, ReadFile, Say, Tell
from bot.core.mission import DeliverableSpec
from bot.core.run import Draft, DraftState, Source, Stage
from tests.core.given import OLIVE, SAM, Story, small_mission

PAPERS = Question(id="papers", label="Papers", kind=Kind.FILE, high=3)
KETTLE = Form(id="kettle", title="Kettle", input=1, questions=(Question(id="litres", label="Litres", required=True), PAPERS))
TOLD = Reading(name="play.md", sections=(FileSection(heading="Our promises", text="Hot within 5 minutes."),))


def mission(**change):
    base = small_mission()
    uses = tuple(
        DeliverableSpec(key=d.key, title=d.title, phase=d.phase, uses=(*d.uses, "papers")) for d in base.deliverables[:2]
    )
    return small_mission(**({"forms": (KETTLE, *base.forms[1:]), "deliverables": (*uses, *base.deliverables[2:])} | change))


@pytest.fixture
def story():
    return Story(mission())


def attach(story, *files, by=OLIVE, **more):
    return story.happen(
        events.Answered, by, form="kettle", values={"litres": "2", "papers": files} if files else {"litres": "2"}, **more
    )


def read(story, file, reading=TOLD):
    return story.happen(events.FileRead, "", file=file, reading=reading)


def kinds(jobs, kind):
    return [job for job in jobs if isinstance(job, kind)]


def test_an_attached_file_is_read_later_and_told_of_once_all_of_the_form_are_through(story):
    jobs = attach(story, "F1", "F2")
    assert [j.file for j in kinds(jobs, ReadFile)] == ["F1", "F2"]
    assert [s.message for s in kinds(read(story, "F1"), Say) if s.message == "files"] == []
    jobs = story.happen(events.FileUnread, "", file="F2", called="b.pdf", reason="It is damaged.")
    assert [s.message for s in kinds(jobs, Say) if s.message == "files"] == ["files"]
    assert [(f.state, f.name) for f in story.run.files.values()] == [(FileState.READ, "play.md"), (FileState.UNREAD, "b.pdf")]


def test_a_file_that_is_read_twice_or_was_taken_out_meanwhile_changes_nothing(story):
    attach(story, "F1")
    read(story, "F1")
    before = story.run
    read(story, "F1", TOLD.model_copy(update={"name": "other.md"}))
    read(story, "F9")
    assert story.run == before


def test_what_is_taken_out_of_the_form_leaves_no_text_in_the_run(story):
    attach(story, "F1")
    read(story, "F1")
    assert "Hot within" in story.run.model_dump_json()
    attach(story)
    assert story.run.files == {}
    assert "Hot within" not in story.run.model_dump_json()


def test_the_same_file_attached_again_is_read_again(story):
    first = kinds(attach(story, "F1"), ReadFile)
    attach(story)
    again = kinds(attach(story, "F1"), ReadFile)
    assert first[0].revision != again[0].revision


def test_files_of_two_people_stay_side_by_side(story):
    seen = story.run.revision
    attach(story, "F1", seen=seen)
    attach(story, "F2", by=SAM, seen=seen)
    assert set(story.run.files) == {"F1", "F2"}


def test_drafting_waits_for_a_file_and_then_begins_by_itself(story):
    story.happen(events.Answered, form="leaves", values={"sort": "green"})
    attach(story, "F1")
    told = story.happen(events.DraftingAsked)
    assert [t.notice for t in kinds(told, Tell)] == ["files-first"]
    assert story.run.stage is Stage.GATHERING
    assert kinds(read(story, "F1"), DraftJob)
    assert story.run.stage is Stage.WORKING


def test_a_late_file_makes_stale_what_uses_it_when_it_is_read_and_when_it_goes(story):
    drafts = {k: Draft(deliverable=k, state=DraftState.READY, markdown="x") for k in ("water", "heat", "steep", "serve")}
    story.run = story.run.model_copy(update={"stage": Stage.WORKING, "drafts": drafts})
    attach(story, "F1")
    assert not [k for k, d in story.run.drafts.items() if d.stale and k == "steep"]
    jobs = read(story, "F1")
    assert {k for k, d in story.run.drafts.items() if d.stale} == {"water", "heat"}
    assert [(t.notice, t.user) for t in kinds(jobs, Tell)] == [("stale", OLIVE)]
    story.run = story.run.model_copy(update={"drafts": drafts})
    attach(story)
    assert {k for k, d in story.run.drafts.items() if d.stale} == {"water", "heat"}


def test_an_earlier_document_from_a_file_is_the_source_once_it_is_read():
    story = Story(mission(needs=("tea-book",)))
    jobs = story.happen(events.SourceChosen, source=Source(id=None, title="Our book", by=OLIVE, file="F1"))
    assert [j.file for j in kinds(jobs, ReadFile)] == ["F1"]
    assert story.run.files["F1"].question == SOURCE
    read(story, "F1")
    assert story.run.source.text == "## Our promises\n\nHot within 5 minutes."


def test_an_earlier_document_that_cannot_be_read_is_to_be_chosen_again():
    story = Story(mission(needs=("tea-book",)))
    story.happen(events.SourceChosen, source=Source(id=None, title="Our book", by=OLIVE, file="F1"))
    story.happen(events.FileUnread, "", file="F1", called="book.pdf", reason="It is protected by a password.")
    assert story.run.source is None


def test_thirty_days_after_the_end_the_text_is_forgotten(story):
    attach(story, "F1")
    read(story, "F1")
    (job,) = kinds(story.happen(events.Cancelled), ForgetFiles)
    assert job.at == story.run.ended_at + timedelta(days=30)
    story.happen(events.FilesForgotten, "")
    assert "Hot within" not in story.run.model_dump_json()
    assert story.run.files["F1"].words == 6


def test_a_file_that_comes_after_the_end_leaves_nothing(story):
    attach(story, "F1")
    story.happen(events.Cancelled)
    assert read(story, "F1") == ()
    assert "Hot within" not in story.run.model_dump_json()


def test_a_list_of_customers_is_kept_as_values_without_its_text():
    listed = KETTLE.model_copy(update={"questions": (*KETTLE.questions, PAPERS.model_copy(update={"id": "customer_list"}))})
    story = Story(mission(forms=(listed, *small_mission().forms[1:])))
    story.happen(events.Answered, form="kettle", values={"litres": "2", "customer_list": ("F1",)})
    rows = (("code", "name", "start"), ("C-1", "Wilhelmina Crust", "2026-01-05"), ("C-2", "X", "32/1/2026"))
    read(story, "F1", Reading(name="list.csv", rows=rows))
    file = story.run.files["F1"]
    assert [c.code for c in file.customers] == ["C-1"]
    assert file.remarks[0].startswith("Line 3:")
    assert "Wilhelmina" not in story.run.model_dump_json()
