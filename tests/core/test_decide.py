"""What events make of a run: stories over the pure decision."""

import pytest

from bot.core import events
from bot.core.jobs import DraftJob, PublishJob
from bot.core.run import DraftState, Mode, PhaseStatus, Source, Stage, WriterChoice
from tests.core.given import NOON, OLIVE, PRIYA, SAM, Story, said, small_mission, told, wanted


def test_a_quick_start_begins_the_first_phase_and_assumes_the_rest():
    story = Story()
    jobs = story.answer_all()
    assert story.run.stage is Stage.WORKING
    assert story.run.assumed == {2: OLIVE}
    assert wanted(jobs) == ["water", "heat"]
    assert said(jobs) == ["card"]


def test_forms_are_answered_in_any_order_by_anyone_and_drafting_waits_for_start():
    story = Story()
    jobs = story.happen(events.Answered, by=SAM, form="leaves", values={"sort": "green"})
    assert told(jobs) == [(SAM, "saved")]
    assert told(story.happen(events.DraftingAsked, by=SAM)) == [(SAM, "missing")]
    story.happen(events.Answered, by=PRIYA, form="kettle", values={"litres": "1"})
    assert story.run.stage is Stage.GATHERING
    assert wanted(story.happen(events.DraftingAsked, by=SAM)) == ["water", "heat"]
    assert {a.by for a in story.run.answers.values()} == {SAM, PRIYA}


def test_an_input_can_be_answered_not_yet():
    story = Story()
    story.happen(events.Answered, form="kettle", values={}, assume=True)
    story.happen(events.Answered, form="leaves", values={"sort": "green"})
    assert story.run.assumed == {1: OLIVE}
    assert wanted(story.happen(events.DraftingAsked)) == ["water", "heat"]


def test_a_later_answer_takes_the_assumption_back():
    story = Story()
    story.happen(events.Answered, form="kettle", values={}, assume=True)
    story.happen(events.Answered, form="kettle", values={"litres": "3"})
    assert story.run.assumed == {}


def test_of_two_people_who_answer_the_same_question_the_first_wins_and_the_second_gets_the_words_back():
    story = Story()
    seen = story.run.revision
    story.happen(events.Answered, by=SAM, form="kettle", values={"litres": "one"}, seen=seen)
    jobs = story.happen(events.Answered, by=PRIYA, form="kettle", values={"litres": "two"}, seen=seen)
    assert story.run.answers["litres"].value == "one"
    word = next(j for j in jobs if getattr(j, "notice", "") == "text-taken")
    assert (word.user, word.facts["who"], "two" in word.facts["text"]) == (PRIYA, SAM, True)


def test_a_form_opened_after_the_answer_may_change_it():
    story = Story()
    story.happen(events.Answered, by=SAM, form="kettle", values={"litres": "one"}, seen=0)
    story.happen(events.Answered, by=PRIYA, form="kettle", values={"litres": "two"}, seen=story.run.revision)
    assert (story.run.answers["litres"].value, story.run.answers["litres"].by) == ("two", PRIYA)


def test_the_phase_is_shown_when_every_draft_and_the_objection_are_in():
    story = Story()
    first, second = (j for j in story.answer_all() if isinstance(j, DraftJob))
    assert said(story.write(first)) == []
    assert said(story.write(second)) == ["card", "drafts-1-1", "review-1-1"]
    assert story.run.phase(1).objection.text == "Too hot?"


def test_approving_shows_who_and_begins_the_next_phase():
    story = Story().drafted()
    jobs = story.approve(1)
    assert said(jobs) == ["card", "review-1-1"]
    assert wanted(jobs) == ["steep", "serve"]
    assert story.run.phase(1).approved_by == OLIVE


def test_the_first_decision_wins_and_the_other_person_is_told_privately():
    story = Story(approvers=(SAM,)).drafted()
    story.approve(1)
    jobs = story.happen(events.ChangesAsked, by=SAM, phase=1, round=1, reason="Make it shorter")
    assert told(jobs) == [(SAM, "already-decided")]
    assert story.run.phase(1).status is PhaseStatus.APPROVED


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (events.Approved, {"phase": 1, "round": 1}),
        (events.ChangesAsked, {"phase": 1, "round": 1, "reason": "shorter please"}),
        (events.Redone, {"phase": 1, "round": 1}),
        (events.Edited, {"deliverable": "water", "generation": 1, "markdown": "mine"}),
        (events.Cancelled, {}),
        (events.Refreshed, {}),
    ],
)
def test_only_the_starter_and_approvers_decide(kind, fields):
    story = Story().drafted()
    before = story.run
    assert told(story.happen(kind, by=PRIYA, **fields)) == [(PRIYA, "not-yours")]
    assert story.run == before


def test_changes_redraft_what_was_named_with_the_reason_in_a_new_round():
    story = Story().drafted()
    jobs = story.happen(events.ChangesAsked, phase=1, round=1, reason="Hotter", deliverables=("heat",))
    assert wanted(jobs) == ["heat"]
    assert story.run.drafts["heat"].request == "Hotter"
    assert said(story.write(*jobs)) == ["card", "drafts-1-2", "review-1-2"]
    assert [k for k, d in story.run.drafts.items() if d.round == 2] == ["heat"]


def test_a_late_draft_of_an_older_generation_is_ignored():
    story = Story().drafted()
    old = next(j for j in story.jobs if isinstance(j, DraftJob) and j.deliverable == "heat")
    story.happen(events.Redone, phase=1, round=1)
    before = story.run
    story.write(old, text="late")
    assert story.run == before


def test_a_persons_text_is_never_overwritten():
    story = Story().drafted()
    story.happen(events.Edited, deliverable="water", generation=1, markdown="My own words")
    jobs = story.happen(events.Redone, phase=1, round=1)
    assert (OLIVE, "proposing") in told(jobs)
    shown = story.write(*jobs)
    assert "proposal-water-3" in said(shown)
    assert story.run.drafts["water"].markdown == "My own words"
    assert story.run.drafts["heat"].generation == 2


def test_when_every_text_is_a_persons_the_review_stays_open_while_new_drafts_are_written_beside_them():
    story = Story().drafted()
    for key in ("water", "heat"):
        story.happen(events.Edited, deliverable=key, generation=1, markdown="Mine")
    assert told(story.happen(events.Redone, phase=1, round=1)) == [(OLIVE, "proposing")]
    assert story.run.reviewable(1, 1)


def test_of_two_edits_of_one_text_the_first_stands_and_the_second_comes_back():
    story = Story(approvers=(SAM,)).drafted()
    story.happen(events.Edited, deliverable="water", generation=1, markdown="Olive's")
    jobs = story.happen(events.Edited, by=SAM, deliverable="water", generation=1, markdown="Sam's")
    assert told(jobs) == [(SAM, "text-taken")]
    assert story.run.drafts["water"].markdown == "Olive's"


def test_a_changed_answer_says_what_it_makes_stale_and_refresh_redrafts_exactly_that():
    story = Story().drafted()
    story.write(*story.approve(1))
    jobs = story.happen(events.Answered, form="leaves", values={"sort": "black"})
    assert (OLIVE, "stale") in told(jobs)
    assert [k for k, d in story.run.drafts.items() if d.stale] == ["heat", "steep"]
    jobs = story.happen(events.Refreshed)
    assert wanted(jobs) == ["heat", "steep"]
    story.write(*jobs)
    assert [p.status for p in story.run.phases] == [PhaseStatus.REVIEW, PhaseStatus.REVIEW]
    assert not any(d.stale for d in story.run.drafts.values())


def test_a_failed_draft_offers_ways_on_and_the_built_in_writer_can_take_over():
    story = Story()
    jobs = [j for j in story.answer_all() if isinstance(j, DraftJob)]
    story.write(jobs[0])
    failed = story.happen(events.DraftFailed, by="", deliverable="heat", generation=1, reason="The model is away.")
    assert said(failed) == ["card", "trouble-1-1"]
    again = story.happen(events.WriterChosen, phase=1, choice=WriterChoice.BUILT_IN)
    assert wanted(again) == ["heat"]
    assert next(j for j in again if isinstance(j, DraftJob)).choice is WriterChoice.BUILT_IN
    assert "review-1-1" in said(story.write(*again))


def test_trouble_that_is_over_or_cancelled_is_shown_without_its_ways_on():
    story, cancelled = in_trouble(), in_trouble()
    again = story.happen(events.WriterChosen, phase=1, choice=WriterChoice.BUILT_IN)
    assert "trouble-1-1" in said(again)
    assert "trouble-1-1" in said(story.write(*again))
    assert "trouble-1-1" in said(cancelled.happen(events.Cancelled))


def in_trouble() -> Story:
    """A story whose first phase has a draft that failed, and a message that says so."""
    story = Story()
    story.write(next(j for j in story.answer_all() if isinstance(j, DraftJob)))
    story.happen(events.DraftFailed, by="", deliverable="heat", generation=1, reason="The model is away.")
    story.happen(events.Posted, by="", message="trouble-1-1", ts="2.0", revision=2)
    return story


def test_a_person_can_write_what_the_writer_could_not():
    story = Story()
    jobs = [j for j in story.answer_all() if isinstance(j, DraftJob)]
    story.write(jobs[0])
    story.happen(events.DraftFailed, by="", deliverable="heat", generation=1, reason="The model is away.")
    review = story.happen(events.Edited, deliverable="heat", generation=1, markdown="Hot.")
    assert "review-1-1" in said(story.write(*review))
    assert story.run.drafts["heat"].state is DraftState.READY


def test_auto_mode_drafts_everything_at_once_and_asks_once():
    story = Story(mode=Mode.AUTO)
    jobs = story.answer_all()
    assert wanted(jobs) == ["water", "heat", "steep", "serve"]
    shown = said(story.write(*jobs))
    assert [n for n in shown if n != "card"] == ["drafts-1-1", "drafts-2-1", "review-2"]
    story.approve(0)
    assert story.run.stage is Stage.CLOSING


def test_changes_in_auto_mode_come_back_for_one_more_review():
    story = Story(mode=Mode.AUTO)
    story.write(*story.answer_all())
    jobs = story.happen(events.ChangesAsked, phase=0, round=2, reason="Greener", deliverables=("steep",))
    assert wanted(jobs) == ["steep"]
    shown = [n for n in said(story.write(*jobs)) if n != "card"]
    assert shown == ["drafts-2-2", "review-3"]
    story.approve(0)
    assert story.run.stage is Stage.CLOSING


def test_closing_can_be_ticked_and_published_once():
    story = Story().closed()
    assert story.run.stage is Stage.CLOSING
    story.happen(events.Ticked, criteria=(2,))
    assert story.run.ticks == {2: OLIVE}
    jobs = story.happen(events.PublishAsked)
    assert any(isinstance(j, PublishJob) for j in jobs)
    assert told(story.happen(events.PublishAsked)) == [(OLIVE, "already-decided")]
    done = story.happen(events.Published, document="d1", version=1)
    assert {"finished", "closing", "card"} == set(said(done))
    assert not story.run.open


def test_a_failed_publish_can_be_pressed_again_and_is_a_new_job():
    story = Story().closed()
    first = next(j for j in story.happen(events.PublishAsked) if isinstance(j, PublishJob))
    assert told(story.happen(events.Failed, by="", job="publish", reason="Slack is away.")) == [(OLIVE, "failed")]
    second = next(j for j in story.happen(events.PublishAsked) if isinstance(j, PublishJob))
    assert first != second


def test_a_cancelled_run_is_closed_to_everybody():
    story = Story().drafted()
    jobs = story.happen(events.Cancelled)
    assert set(said(jobs)) >= {"card"}
    assert told(story.happen(events.Approved, phase=1, round=1)) == [(OLIVE, "closed")]
    assert (
        story.happen(events.Drafted, by="", deliverable="x", generation=1, written={"content": {}, "writer": "w"}, markdown="")
        == ()
    )


def test_a_mission_that_needs_a_document_waits_until_that_is_settled():
    story = Story(small_mission(needs=("service-bible",)))
    jobs = story.happen(events.Answered, form="quick", values={"litres": "2"})
    assert told(jobs) == [(OLIVE, "saved"), (OLIVE, "source-missing")]
    jobs = story.happen(events.SourceChosen, source=None)
    assert story.run.source == Source(id=None, title="", by=OLIVE)
    assert wanted(jobs) == ["water", "heat"] or story.run.stage is Stage.GATHERING


def test_a_card_that_cannot_be_posted_ends_the_run():
    story = Story(thread_ts=None)
    story.happen(events.Failed, by="", job="card", reason="Not in the channel.")
    assert story.run.stage is Stage.CANCELLED


def test_the_card_becomes_the_thread():
    story = Story(thread_ts=None)
    story.happen(events.Posted, by="", message="card", ts="9.9", revision=0)
    assert (story.run.thread_ts, story.run.messages["card"].ts) == ("9.9", "9.9")


def test_time_used_runs_from_the_first_draft_to_the_approval():
    story = Story().drafted()
    story.approve(1)
    phase = story.run.phase(1)
    assert NOON < phase.started < phase.approved_at
