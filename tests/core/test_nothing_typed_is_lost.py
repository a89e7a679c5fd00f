"""Whoever typed something gets it back when it could not be taken, and nobody's answer is emptied by another's form."""

from typing import Any

import pytest

from bot.core import events
from bot.core.jobs import Job, Tell
from bot.core.run import Source, Stage
from tests.core.given import OLIVE, PRIYA, SAM, Story, small_mission, told


def back(jobs: tuple[Job, ...]) -> tuple[str, str]:
    (tell,) = [j for j in jobs if isinstance(j, Tell)]
    return tell.notice, tell.facts["text"]


TYPED: list[tuple[type, dict[str, Any], str]] = [
    (events.ChangesAsked, {"phase": 1, "round": 1, "reason": "Say that we close in August."}, "Say that we close in August."),
    (events.Edited, {"deliverable": "water", "generation": 1, "markdown": "Water, my way."}, "Water, my way."),
]


@pytest.mark.parametrize(("kind", "fields", "text"), TYPED)
def test_a_person_who_may_not_decide_gets_the_text_back(kind, fields, text):
    story = Story().drafted()
    assert back(story.happen(kind, by=PRIYA, **fields)) == ("not-yours", text)


@pytest.mark.parametrize(("kind", "fields", "text"), TYPED)
def test_what_was_typed_into_a_form_of_a_mission_that_ended_comes_back(kind, fields, text):
    story = Story().drafted()
    story.happen(events.Cancelled)
    assert back(story.happen(kind, **fields)) == ("closed", text)


def test_a_change_request_that_came_second_comes_back():
    story = Story().drafted()
    story.approve(1)
    assert back(story.happen(events.ChangesAsked, phase=1, round=1, reason="Too long by half")) == (
        "already-decided",
        "Too long by half",
    )


def test_answers_for_a_form_that_is_closed_come_back_by_question():
    story = Story().closed()
    story.happen(events.PublishAsked)
    jobs = story.happen(events.Answered, form="leaves", values={"sort": "black"})
    assert back(jobs) == ("closed", "Sort: black")


def test_of_a_form_that_is_closed_only_what_is_new_comes_back():
    story = Story().closed()
    story.happen(events.PublishAsked)
    (tell,) = story.happen(events.Answered, form="kettle", values={"litres": "2"})
    assert "text" not in tell.facts


def test_a_document_pasted_too_late_comes_back():
    story = Story(small_mission(needs=("book",)), source=Source(id=None, title="")).drafted()
    late = Source(id=None, title="Book", text="Chapter one")
    assert back(story.happen(events.SourceChosen, source=late)) == ("too-late", "Chapter one")


def test_a_press_without_words_brings_nothing_back():
    story = Story().drafted()
    (tell,) = story.happen(events.Redone, by=PRIYA, phase=1, round=1)
    assert "text" not in tell.facts


def test_a_form_left_open_does_not_empty_what_somebody_else_answered_meanwhile():
    story = Story()
    seen = story.run.revision
    story.happen(events.Answered, form="cups", by=SAM, values={"count": "4"}, seen=seen)
    jobs = story.happen(events.Answered, form="cups", by=OLIVE, values={}, seen=seen)
    assert story.run.answers["count"].value == "4"
    assert [notice for _, notice in told(jobs)] == ["saved"]


def test_an_answer_that_was_seen_can_still_be_emptied():
    story = Story()
    story.happen(events.Answered, form="cups", by=SAM, values={"count": "4"}, seen=0)
    story.happen(events.Answered, form="cups", by=OLIVE, values={}, seen=story.run.revision)
    assert "count" not in story.run.answers


def test_refreshing_is_refused_while_the_document_is_posted():
    story = Story().closed()
    story.happen(events.Answered, form="leaves", values={"sort": "black"})
    story.happen(events.PublishAsked)
    assert told(story.happen(events.Refreshed)) == [(OLIVE, "too-late")]
    assert story.run.stage is Stage.PUBLISHING


def test_a_draft_stays_stale_when_the_answer_changed_while_it_was_written():
    story = Story()
    jobs = story.answer_all()
    story.happen(events.Answered, form="kettle", values={"litres": "3"})
    story.write(*jobs)
    assert story.run.drafts["water"].stale
    assert story.run.drafts["heat"].stale


def test_a_text_saved_as_it_stood_is_still_the_draft_and_can_be_redrafted():
    story = Story().drafted()
    draft = story.run.drafts["water"]
    jobs = story.happen(events.Edited, deliverable="water", generation=1, markdown=f"{draft.markdown}\n")
    assert told(jobs) == [(OLIVE, "unchanged")]
    assert story.run.drafts["water"] == draft


def test_the_sample_does_not_replace_what_somebody_answered():
    story = Story()
    story.happen(events.Answered, form="kettle", by=SAM, values={"litres": "7"})
    assert told(story.happen(events.SampleChosen)) == [(OLIVE, "too-late")]
    assert story.run.answers["litres"].value == "7"


def test_of_two_choices_of_a_document_the_first_wins_and_the_second_text_comes_back():
    story = Story(small_mission(needs=("book",)))
    story.happen(events.SourceChosen, by=SAM, source=Source(id=None, title="Book", text="Chapter one", by=SAM))
    assert told(story.happen(events.SourceChosen, source=None)) == [(OLIVE, "too-late")]
    mine = Source(id=None, title="My book", text="Once upon a time", by=OLIVE)
    assert back(story.happen(events.SourceChosen, source=mine)) == ("too-late", "Once upon a time")
    assert story.run.source.text == "Chapter one"


def test_a_second_press_of_publish_hears_who_was_first():
    story = Story(approvers=(SAM,)).closed()
    story.happen(events.PublishAsked)
    (tell,) = story.happen(events.PublishAsked, by=SAM)
    assert (tell.notice, tell.facts["who"]) == ("already-decided", OLIVE)


def test_the_starter_is_no_approver_beside_oneself():
    story = Story()
    story.happen(events.Arranged, mode="engaged", approvers=(OLIVE, SAM))
    assert story.run.approvers == (SAM,)
