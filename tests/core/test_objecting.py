"""One objection a round: the lead revises what it is about, once, and people see both."""

from bot.core import events
from bot.core.brief import Reviewed, Written
from bot.core.jobs import DraftJob, ReviewJob
from bot.core.run import DraftState, PhaseStatus, WriterChoice
from tests.core.given import Story, said, wanted


def objected(*minded, **story):
    """The first phase is written and read; the jobs that the objection leads to."""
    told = Story(**story)
    return told, told.write(*told.answer_all(), revise=minded)


def revised(story, jobs, met="It cools now."):
    out = ()
    for job in [j for j in jobs if isinstance(j, DraftJob)]:
        written = Written(content={"lead": "cooler", "parts": []}, writer="m", met=met)
        fields = {"deliverable": job.deliverable, "generation": job.generation}
        out += story.happen(events.Drafted, by="", written=written, markdown="cooler", **fields)
    return out


def test_only_what_is_objected_to_is_revised_and_only_then_is_the_phase_shown():
    story, jobs = objected("heat")
    assert (wanted(jobs), said(jobs)) == (["heat"], [])
    jobs = revised(story, jobs)
    assert said(jobs) == ["card", "drafts-1-1", "review-1-1"]
    assert [j for j in jobs if isinstance(j, ReviewJob)] == []
    assert (story.run.drafts["water"].generation, story.run.drafts["heat"].markdown) == (1, "cooler")
    objection = story.run.phase(1).objection
    assert (objection.text, objection.met) == ("Too hot?", "It cools now.")


def test_a_revision_that_fails_leaves_the_draft_as_it_was():
    story, _ = objected("heat")
    jobs = story.happen(events.DraftFailed, by="", deliverable="heat", generation=2, reason="away")
    assert said(jobs) == ["card", "drafts-1-1", "review-1-1"]
    draft = story.run.drafts["heat"]
    assert (draft.state, draft.markdown, draft.writer, draft.failure) == (DraftState.READY, "heat text 1", "fake", "")
    assert story.run.phase(1).objection.met == ""


def test_an_objection_to_no_draft_of_the_phase_is_shown_as_it_is():
    story, _ = objected("steep", "nothing")
    assert story.run.phase(1).status is PhaseStatus.REVIEW


def test_an_objection_has_at_most_two_drafts_revised():
    deliverables = tuple(d.model_copy(update={"phase": 1}) for d in Story().mission.deliverables)
    mission = Story().mission.model_copy(update={"deliverables": deliverables})
    _, jobs = objected("water", "heat", "steep", "serve", mission=mission)
    assert len(wanted(jobs)) == 2


def test_what_a_person_or_the_built_in_writer_wrote_is_not_revised():
    story = Story()
    story.answer_all()
    story.happen(events.Edited, deliverable="water", generation=1, markdown="Mine.")
    story.happen(events.DraftFailed, by="", deliverable="heat", generation=1, reason="away")
    again = story.happen(events.WriterChosen, phase=1, choice=WriterChoice.BUILT_IN)
    jobs = story.write(*again, revise=("water", "heat"))
    assert wanted(jobs) == []
    assert "review-1-1" in said(jobs)


def test_a_person_may_write_what_is_being_revised():
    story, _ = objected("heat")
    jobs = story.happen(events.Edited, deliverable="heat", generation=2, markdown="Mine.")
    assert "review-1-1" in said(jobs)
    assert story.run.drafts["heat"].markdown == "Mine."


def test_a_review_that_comes_twice_revises_once():
    story, _ = objected("heat")
    again = Reviewed(text="Too cold?", deliverables=("water",))
    assert story.happen(events.Objected, by="", phase=1, round=1, persona="taster", reviewed=again) == ()


def test_the_next_round_is_read_anew():
    story, jobs = objected("heat")
    revised(story, jobs)
    jobs = story.happen(events.ChangesAsked, phase=1, round=1, reason="Hotter", deliverables=("water",))
    written = story.write(*[j for j in jobs if isinstance(j, DraftJob)], revise=("water",))
    assert wanted(written) == ["water"]
    assert story.run.drafts["water"].request == "Hotter"
