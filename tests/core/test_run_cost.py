"""What a run takes of a model, as the story goes on: counted whatever becomes of a draft, and stopped at the cap by people."""

from bot.core import events
from bot.core.brief import Reviewed, Written
from bot.core.cost import NOTHING, Usage
from bot.core.jobs import DraftJob
from bot.core.run import DraftState, Run, WriterChoice
from tests.core.given import OLIVE, SAM, Story, said, small_mission, told, wanted

TAKEN = Usage(calls=1, prompt=1000, cached=400, written=200, dollars=0.01)


def drafting():
    story = Story()
    story.answer_all()
    return story


def drafted(story, key, generation=1, usage=TAKEN):
    written = Written(content={"lead": "Hot.", "parts": []}, writer="model", usage=usage)
    return story.happen(events.Drafted, by="", deliverable=key, generation=generation, written=written, markdown="Hot.")


def capped(story, key):
    about = {"deliverable": key, "generation": 1, "reason": "The next call could pass the cap.", "capped": True}
    return story.happen(events.DraftFailed, by="", **about)


def test_drafts_reviews_and_failures_add_up():
    story = drafting()
    drafted(story, "water")
    drafted(story, "heat")
    story.happen(events.Objected, by="", phase=1, round=1, persona="taster", reviewed=Reviewed(usage=TAKEN))
    story.happen(events.DraftFailed, by="", deliverable="steep", generation=9, reason="Away.", usage=TAKEN)
    assert (story.run.spent.calls, story.run.spent.tokens, story.run.spent.cached) == (4, 4800, 1600)
    assert story.run.spent.dollars == 0.04


def test_a_draft_that_nobody_waits_for_any_more_was_paid_all_the_same():
    story = drafting()
    before = story.run
    assert drafted(story, "water", generation=7) == ()
    assert story.run.spent.calls == 1
    assert story.run.model_copy(update={"spent": NOTHING}) == before
    story.happen(events.Cancelled)
    drafted(story, "heat")
    assert story.run.spent.calls == 2


def test_what_was_taken_is_no_news_by_itself():
    story = drafting()
    assert said(drafted(story, "water")) == []


def test_at_the_cap_nothing_is_lost_and_raising_it_once_goes_on_where_it_stopped():
    story = drafting()
    drafted(story, "water")
    assert said(capped(story, "heat")) == ["card", "trouble-1-1"]
    assert story.run.drafts["water"].state is DraftState.READY
    assert story.run.drafts["heat"].capped
    assert told(story.happen(events.WriterChosen, by=SAM, phase=1, choice=WriterChoice.HOUSE, raised=True)) == [
        (SAM, "not-yours")
    ]
    assert story.run.cap_raised == 0
    again = story.happen(events.WriterChosen, by=OLIVE, phase=1, choice=WriterChoice.HOUSE, raised=True)
    assert wanted(again) == ["heat"]
    assert next(j for j in again if isinstance(j, DraftJob)).choice is WriterChoice.HOUSE
    assert (story.run.cap_raised, story.run.drafts["heat"].capped) == (1, False)
    assert told(story.happen(events.WriterChosen, phase=1, choice=WriterChoice.HOUSE, raised=True)) == [(OLIVE, "too-late")]
    assert story.run.cap_raised == 1


def test_the_built_in_writer_takes_over_at_the_cap_without_raising_it():
    story = drafting()
    drafted(story, "water")
    capped(story, "heat")
    assert wanted(story.happen(events.WriterChosen, phase=1, choice=WriterChoice.BUILT_IN)) == ["heat"]
    assert story.run.cap_raised == 0


def test_a_run_that_was_stored_before_costs_were_counted_still_reads():
    story = drafting()
    old = story.run.model_dump(mode="json", exclude={"spent", "cap_raised"})
    assert Run.model_validate(old).spent == NOTHING
    assert small_mission().slug == story.run.slug
