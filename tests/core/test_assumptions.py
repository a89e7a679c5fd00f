"""Assumptions offered in the thread: the first word stands, and nothing but the ground of a text changes by a confirmation."""

from bot.core import events
from bot.core.assumptions import assumptions
from bot.core.content.base import Origin
from bot.core.facts import gather
from bot.core.forms import Form, Question
from bot.core.run import Stage
from tests.core.given import OLIVE, SAM, Story, said, small_mission, told, wanted

SORT = Question(id="sort", label="Sort", required=True, assume="green")
COUNT = Question(id="count", label="Count", default=3)
LITRES = Question(id="litres", label="Litres", required=True)


def story() -> Story:
    """Drafts of the first phase are read; sort and count are assumed."""
    forms = (
        Form(id="kettle", title="Kettle", input=1, questions=(LITRES,)),
        Form(id="leaves", title="Leaves", input=2, questions=(SORT,)),
        Form(id="cups", title="Cups", input=3, required=False, questions=(COUNT,)),
    )
    made = Story(small_mission(forms=forms)).drafted()
    made.happen(events.Posted, by="", message="assumed", ts="9.0", revision=made.run.revision)
    return made


def offered(made: Story) -> list[str]:
    facts = gather(made.mission, made.run.answers, {})
    return [a.question.id for a in assumptions(made.mission, made.run, facts)]


def test_the_offer_comes_once_with_the_first_drafts_and_is_edited_when_a_refresh_or_the_end_changes_it():
    made = story()
    made.write(*made.approve(1))
    assert said(tuple(made.jobs)).count("assumed") == 1
    made.happen(events.Answered, form="one:sort", values={"sort": "black"})
    assert "assumed" in said(made.write(*made.happen(events.Refreshed)))
    for phase in (1, 2):
        made.approve(phase)
    made.happen(events.PublishAsked)
    assert "assumed" in said(made.happen(events.Published, by="", document="d1", version=1))


def test_nothing_is_offered_where_nothing_is_assumed():
    assert "assumed" not in said(tuple(Story().drafted().jobs))


def test_a_confirmation_is_an_answer_of_who_confirmed_and_redrafts_nothing():
    made = story()
    texts = {k: d.markdown for k, d in made.run.drafts.items()}
    jobs = made.happen(events.Confirmed, by=SAM, question="sort")
    answer = made.run.answers["sort"]
    assert (answer.value, answer.by, answer.origin) == ("green", SAM, Origin.ANSWERED)
    assert {k: d.markdown for k, d in made.run.drafts.items()} == texts
    assert wanted(jobs) == []
    assert not any(d.stale for d in made.run.drafts.values())
    assert said(jobs) == ["card", "assumed"]
    assert offered(made) == ["count"]


def test_a_confirmation_makes_the_answer_the_ground_of_the_text():
    made = story()
    ground = {"origin": "assumed", "ref": "sort", "quote": "green"}
    heat = made.run.drafts["heat"].model_copy(update={"content": {"lead": "x", "parts": [], "evidence": [ground]}})
    made.run = made.run.model_copy(update={"drafts": made.run.drafts | {"heat": heat}})
    made.happen(events.Confirmed, question="sort")
    assert made.run.drafts["heat"].content == {"lead": "x", "parts": [], "evidence": [ground | {"origin": "answered"}]}


def test_of_two_confirmations_the_first_stands_and_the_second_is_told():
    made = story()
    made.happen(events.Confirmed, by=SAM, question="sort")
    assert told(made.happen(events.Confirmed, question="sort")) == [(OLIVE, "settled-first")]
    assert made.run.answers["sort"].by == SAM
    assert made.happen(events.Confirmed, by=SAM, question="sort") == ()


def test_a_correction_while_somebody_confirms_is_handed_back():
    made = story()
    seen = made.run.revision
    made.happen(events.Confirmed, by=SAM, question="sort")
    jobs = made.happen(events.Answered, form="one:sort", values={"sort": "black"}, seen=seen)
    assert (OLIVE, "text-taken") in told(jobs)
    assert made.run.answers["sort"].value == "green"


def test_a_correction_marks_what_its_writer_would_now_write_otherwise_and_nothing_else():
    made = story()
    made.write(*made.approve(1))
    judged = {"water": (), "heat": ("Black tea takes longer.",)}
    jobs = made.happen(events.Answered, form="one:sort", values={"sort": "black"}, judged=judged)
    assert [k for k, d in made.run.drafts.items() if d.stale] == ["heat", "steep"]
    assert told(jobs) == []
    again = made.happen(events.Refreshed)
    assert wanted(again) == ["heat", "steep"]


def test_a_text_of_a_person_stays_and_the_difference_is_named():
    made = story()
    made.happen(events.Edited, deliverable="heat", generation=1, markdown="Olive's")
    jobs = made.happen(events.Answered, form="one:sort", values={"sort": "black"}, judged={"heat": ("Black tea takes longer.",)})
    kept = next(j for j in jobs if getattr(j, "notice", "") == "kept-edits")
    assert kept.facts["lines"] == "Black tea takes longer."
    assert made.run.drafts["heat"].markdown == "Olive's"
    assert not made.run.drafts["heat"].stale


def test_what_is_put_off_goes_to_the_end_and_comes_back_when_wanted():
    made = story()
    assert offered(made) == ["sort", "count"]
    made.happen(events.PutOff, question="sort")
    assert offered(made) == ["count", "sort"]
    made.happen(events.PutOff)
    assert made.run.later == ()


def test_a_question_that_is_none_and_a_run_that_is_over_change_nothing():
    made = story()
    assert told(made.happen(events.Confirmed, question="nonsense")) == [(OLIVE, "closed")]
    assert made.happen(events.PutOff, question="nonsense") == ()
    made.happen(events.Cancelled)
    before = made.run
    assert told(made.happen(events.Confirmed, question="sort")) == [(OLIVE, "closed")]
    assert made.run == before
    assert made.run.stage is Stage.CANCELLED
