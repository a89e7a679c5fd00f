"""Auto mode with a model: what all drafts share is settled first, then everything is written side by side."""

from bot.core import events
from bot.core.jobs import SpineJob
from bot.core.run import DraftState, Mode, Stage, WriterChoice
from bot.core.spine import Spine, Term
from tests.core.given import Story, said, wanted

ALL = ["water", "heat", "steep", "serve"]
SPINE = Spine(decisions=("Tea is hot.",))


def begun():
    story = Story(mode=Mode.AUTO, by_model=True)
    return story, story.answer_all()


def asked(jobs):
    return [j.attempt for j in jobs if isinstance(j, SpineJob)]


def test_the_drafts_wait_for_the_spine_and_then_go_side_by_side():
    story, jobs = begun()
    assert (asked(jobs), wanted(jobs)) == ([1], [])
    jobs = story.happen(events.SpineWritten, by="", attempt=1, spine=SPINE)
    assert wanted(jobs) == ALL
    assert story.run.spine.spine == SPINE
    assert [n for n in said(story.write(*jobs)) if n != "card"] == ["drafts-1-1", "drafts-2-1", "review-2"]


def test_a_spine_that_comes_twice_counts_once():
    story, _ = begun()
    story.happen(events.SpineWritten, by="", attempt=1, spine=SPINE)
    assert story.happen(events.SpineWritten, by="", attempt=1, spine=Spine()) == ()
    assert story.run.spine.spine == SPINE


def test_the_built_in_writer_and_engaged_mode_need_none():
    for story in (Story(mode=Mode.AUTO), Story(by_model=True)):
        jobs = story.answer_all()
        assert asked(jobs) == []
        assert wanted(jobs)


def test_when_the_spine_fails_people_hear_at_once_and_one_press_asks_for_it_again():
    story, _ = begun()
    jobs = story.happen(events.SpineFailed, by="", attempt=1, reason="The key is wrong.")
    assert [n for n in said(jobs) if n != "card"] == ["trouble-1-1", "trouble-2-1"]
    assert {d.failure for d in story.run.drafts.values()} == {"The key is wrong."}
    jobs = story.happen(events.WriterChosen, phase=1, choice=WriterChoice.HOUSE)
    assert (asked(jobs), wanted(jobs)) == ([2], [])
    assert asked(story.happen(events.WriterChosen, phase=2, choice=WriterChoice.HOUSE)) == []
    assert wanted(story.happen(events.SpineWritten, by="", attempt=2, spine=SPINE)) == ALL


def test_the_built_in_writer_takes_over_without_a_spine():
    story, _ = begun()
    story.happen(events.SpineFailed, by="", attempt=1, reason="The key is wrong.")
    jobs = story.happen(events.WriterChosen, phase=1, choice=WriterChoice.BUILT_IN)
    assert (asked(jobs), wanted(jobs)) == ([], ["water", "heat"])
    assert story.run.stage is Stage.WORKING


def test_a_changed_answer_makes_a_new_spine_while_it_is_being_written():
    story, _ = begun()
    jobs = story.happen(events.Answered, form="kettle", values={"litres": "5"})
    assert asked(jobs) == [2]
    assert story.happen(events.SpineWritten, by="", attempt=1, spine=SPINE) == ()
    assert wanted(story.happen(events.SpineWritten, by="", attempt=2, spine=SPINE)) == ALL


def test_a_spine_from_older_answers_is_used_no_more():
    story, _ = begun()
    story.write(*story.happen(events.SpineWritten, by="", attempt=1, spine=SPINE))
    story.happen(events.Answered, form="kettle", values={"litres": "5"})
    assert story.run.spine is None
    assert wanted(story.happen(events.Refreshed)) == ["water", "heat"]


def test_a_persons_text_needs_no_spine():
    story, _ = begun()
    story.happen(events.Edited, deliverable="water", generation=1, markdown="Mine.")
    assert wanted(story.happen(events.SpineWritten, by="", attempt=1, spine=SPINE)) == ALL[1:]
    assert story.run.drafts["water"].state is DraftState.READY


def test_a_spine_stays_short():
    spine = Spine(principles=("x" * 900,) * 40, terms=(Term(name="y" * 900, meaning="z" * 900),) * 40).cut()
    assert len(spine.model_dump_json()) < 10_000
