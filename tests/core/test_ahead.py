"""While people read a phase, a model drafts the next one: unseen, shown at once in its turn, dropped when its ground moves."""

import pytest

from bot.core import events
from bot.core.brief import Reviewed
from bot.core.cost import Usage
from bot.core.forms import Form, Question
from bot.core.jobs import DraftJob, ReviewJob, Say
from bot.core.run import DraftState, PhaseStatus, Stage
from tests.core.given import Story, said, small_mission, wanted


def reading(**run):
    """A person reads the first phase; what is to be drafted ahead."""
    story = Story(by_model=True, **run)
    return story, story.write(*story.answer_all())


def test_the_next_phase_is_drafted_while_a_person_reads():
    story, jobs = reading()
    assert said(jobs) == ["card", "drafts-1-1", "review-1-1"]
    assert wanted(jobs) == ["steep", "serve"]
    assert story.run.phase(2).status is PhaseStatus.WAITING


def test_the_built_in_writer_drafts_nothing_ahead():
    story = Story()
    assert wanted(story.write(*story.answer_all())) == []
    assert story.run.ahead is None


def test_what_is_drafted_ahead_is_read_and_revised_and_nobody_sees_it():
    story, jobs = reading()
    before = story.run
    more = story.write(*jobs, revise=("steep",))
    revised = story.write(*[j for j in more if isinstance(j, DraftJob)])
    assert not [j for j in (*more, *revised) if isinstance(j, Say)]
    assert (story.run.drafts, story.run.phases, story.run.messages) == (before.drafts, before.phases, before.messages)
    assert story.run.ahead.drafts["steep"].generation == 2
    assert story.run.ahead.phase.status is PhaseStatus.REVIEW


def test_after_the_approval_it_is_shown_at_once():
    story, jobs = reading()
    story.write(*jobs)
    after = story.approve(1)
    assert said(after) == ["card", "review-1-1", "drafts-2-1", "review-2-1"]
    assert wanted(after) == []
    assert story.run.drafts["steep"].markdown == "steep text 1"
    assert story.run.phase(2).objection.text == "Too hot?"
    story.approve(2)
    assert story.run.stage is Stage.CLOSING


def test_after_an_early_approval_the_work_under_way_goes_on():
    story, jobs = reading()
    first, second = (j for j in jobs if isinstance(j, DraftJob))
    story.write(first)
    assert wanted(story.approve(1)) == []
    assert story.run.phase(2).status is PhaseStatus.DRAFTING
    assert said(story.write(second)) == ["card", "drafts-2-1", "review-2-1"]


def test_what_failed_ahead_is_tried_again_in_its_turn_without_a_word_before():
    story, jobs = reading()
    failed = story.happen(events.DraftFailed, by="", deliverable="steep", generation=1, reason="away")
    assert said(failed) == []
    story.write(*[j for j in jobs if isinstance(j, DraftJob) and j.deliverable == "serve"])
    again = story.approve(1)
    assert wanted(again) == ["steep"]
    assert "drafts-2-1" in said(story.write(*again))


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (events.Answered, {"form": "leaves", "values": {"sort": "black"}}),
        (events.Answered, {"form": "kettle", "values": {"litres": "5"}}),
        (events.ChangesAsked, {"phase": 1, "round": 1, "reason": "Hotter", "deliverables": ("heat",)}),
        (events.Redone, {"phase": 1, "round": 1}),
        (events.Edited, {"deliverable": "heat", "generation": 1, "markdown": "My heat."}),
        (events.Cancelled, {}),
    ],
)
def test_it_is_dropped_when_what_it_was_written_from_changes(kind, fields):
    story, jobs = reading()
    story.write(*jobs)
    story.happen(kind, **fields)
    assert story.run.ahead is None


def test_an_answer_that_nothing_was_written_from_leaves_it_alone():
    from_count = tuple(d.model_copy(update={"uses": ("count",)}) for d in small_mission().deliverables)
    story, jobs = reading(mission=small_mission(deliverables=from_count))
    story.write(*jobs)
    story.happen(events.Answered, form="leaves", values={"sort": "black"})
    assert story.run.ahead is not None


def test_after_a_dropped_one_everything_is_written_anew_and_late_news_of_the_old_is_ignored():
    story, jobs = reading()
    old = [j for j in jobs if isinstance(j, DraftJob)]
    story.happen(events.Edited, deliverable="heat", generation=1, markdown="My heat.")
    story.write(*old, text="old")
    assert story.run.ahead is None
    again = story.approve(1)
    assert [(j.deliverable, j.generation) for j in again if isinstance(j, DraftJob)] == [("steep", 2), ("serve", 2)]
    story.write(*old, text="old")
    assert story.run.drafts["steep"].state is DraftState.WANTED


def test_a_late_review_of_dropped_drafts_is_not_taken_for_the_next():
    story, jobs = reading()
    assert wanted(jobs)
    story.happen(events.Edited, deliverable="heat", generation=1, markdown="My heat.")
    reviews = []
    for job in [j for j in story.approve(1) if isinstance(j, DraftJob)]:
        fields = {"deliverable": job.deliverable, "generation": job.generation}
        written = {"content": {"lead": "x", "parts": []}, "writer": "m"}
        reviews += story.happen(events.Drafted, by="", written=written, markdown="x", **fields)
    assert [j.lot for j in reviews if isinstance(j, ReviewJob)] == [1]
    late = {"phase": 2, "round": 1, "lot": 0, "persona": "taster", "reviewed": Reviewed(text="old")}
    assert story.happen(events.Objected, by="", **late) == ()
    assert story.run.phase(2).status is PhaseStatus.DRAFTING


def test_what_was_dropped_is_paid_for_all_the_same():
    story, jobs = reading()
    story.happen(events.Edited, deliverable="heat", generation=1, markdown="My heat.")
    old = next(j for j in jobs if isinstance(j, DraftJob))
    written = {"content": {}, "writer": "m", "usage": Usage(calls=1, prompt=900, written=100)}
    story.happen(events.Drafted, by="", deliverable=old.deliverable, generation=1, written=written, markdown="x")
    assert (story.run.spent.calls, story.run.spent.tokens) == (1, 1000)


def test_after_changes_the_next_phase_is_drafted_ahead_again():
    story, jobs = reading()
    story.write(*jobs)
    changes = story.happen(events.ChangesAsked, phase=1, round=1, reason="Hotter", deliverables=("heat",))
    assert wanted(changes) == ["heat"]
    assert wanted(story.write(*changes)) == ["steep", "serve"]


def test_a_text_that_nobody_saw_cannot_be_edited():
    story, jobs = reading()
    story.write(*jobs)
    story.happen(events.Edited, deliverable="steep", generation=1, markdown="Mine.")
    assert story.run.ahead.drafts["steep"].markdown == "steep text 1"


def test_an_assumption_confirmed_as_it_stood_leaves_it_alone_and_another_value_does_not():
    sort = Question(id="sort", label="Sort", assume="green")
    forms = (*small_mission().forms[:1], Form(id="leaves", title="Leaves", input=2, questions=(sort,)))
    for value, kept in ((None, True), ("black", False)):
        story, jobs = reading(mission=small_mission(forms=forms))
        story.write(*jobs)
        story.happen(events.Confirmed, question="sort", value=value, judged={})
        assert (story.run.ahead is not None) is kept
