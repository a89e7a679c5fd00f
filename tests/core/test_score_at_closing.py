"""Before a document is published it is scored, and a crossed red line holds it up."""

from bot.core import events
from bot.core.jobs import PublishJob, ScoreJob
from bot.core.run import Stage
from bot.core.score.values import Gate
from tests.core.given import OLIVE, Story, said, told

LEFT = Gate(id="G1", ok=False, why="Something was left to fill in: TBD. Edit that text, or redraft it.")


def scored(story, **change):
    """What follows once the document is scored as it stands."""
    return story.happen(events.Scored, by="", revision=story.run.score.revision, **({"points": 57, "of": 60} | change))


def asked(jobs):
    """The revisions that are to be scored."""
    return [j.revision for j in jobs if isinstance(j, ScoreJob)]


def test_the_closing_message_comes_with_the_score():
    story = Story().closed()
    last = [j for j in story.jobs if isinstance(j, ScoreJob)]
    assert [j.revision for j in last] == [story.run.score.revision]
    assert "closing" not in said(tuple(story.jobs))
    assert "closing" in said(scored(story))
    assert (story.run.score.points, story.run.score.of) == (57, 60)


def test_a_red_line_holds_publishing_up_and_says_why():
    story = Story().closed()
    scored(story, red=(LEFT,))
    jobs = story.happen(events.PublishAsked)
    assert told(jobs) == [(OLIVE, "red-lines")]
    assert LEFT.why in jobs[0].facts["what"]
    assert story.run.stage is Stage.CLOSING


def test_an_edit_takes_the_score_back_until_the_new_text_is_scored():
    story = Story().closed()
    scored(story, red=(LEFT,))
    key = next(iter(story.run.drafts))
    jobs = story.happen(events.Edited, deliverable=key, generation=story.run.drafts[key].generation, markdown="All said.")
    assert asked(jobs) == [story.run.revision]
    assert not story.run.score.judged
    scored(story)
    assert any(isinstance(j, PublishJob) for j in story.happen(events.PublishAsked))


def test_a_late_score_of_an_older_text_is_ignored():
    story = Story().closed()
    old = story.run.score.revision
    key = next(iter(story.run.drafts))
    story.happen(events.Edited, deliverable=key, generation=story.run.drafts[key].generation, markdown="All said.")
    story.happen(events.Scored, by="", revision=old, points=1, of=60, red=(LEFT,))
    assert not story.run.score.judged


def test_a_tick_changes_no_score():
    story = Story().closed()
    scored(story)
    assert asked(story.happen(events.Ticked, criteria=(1,))) == []
    assert story.run.score.judged


def test_a_publish_that_failed_is_scored_again_before_it_is_offered():
    story = Story().closed()
    scored(story)
    story.happen(events.PublishAsked)
    assert asked(story.happen(events.Failed, by="", job="publish", reason="Slack is away.")) == [story.run.revision]
