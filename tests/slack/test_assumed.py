"""The message that offers assumptions, for values and labels of every kind."""

import pytest

from bot.core import events
from bot.core.facts import gather
from bot.core.forms import AnswerValue, Form, Question
from bot.core.ports import Showing
from bot.slack.messages import build
from bot.slack.words import Words
from tests.core.given import Story, small_mission
from tests.slack.speech import complaints, labels, primaries, visible


def shown(made: Story) -> Words:
    facts = gather(made.mission, made.run.answers, {})
    (words,) = build(Showing(run=made.run, mission=made.mission, message="assumed", name="assumed", facts=facts))
    return words


def story(value: AnswerValue, label: str = "Sort") -> Story:
    litres = Form(id="kettle", title="Kettle", input=1, questions=(Question(id="litres", label="Litres", required=True),))
    questions = (Question(id="sort", label=label, assume=value), Question(id="count", label="Count", default=1200))
    return Story(small_mission(forms=(litres, Form(id="leaves", title="Leaves", input=2, questions=questions)))).drafted()


@pytest.mark.parametrize("value", ["Plain words.", "&<>" * 1000, "x\n" * 1500, "<!channel> *b*", 3, 2.5, ("warm", "calm")])
def test_every_value_is_shown_within_slacks_limits_and_wakes_nobody(value):
    words = shown(story(value, label=str(value)[:200]))
    assert complaints(words) == []
    assert "<!channel>" not in visible(words)


def test_one_thing_is_offered_at_a_time_with_one_way_on():
    words = shown(story("green"))
    assert words.text == "2 things are assumed: nobody has said them yet."
    assert labels(words) == ["Confirm", "Correct", "Later"]
    assert primaries(words) == ["Confirm"]
    assert "> green" in visible(words)
    assert "1 more after this one." in visible(words)


def test_the_last_press_leaves_no_button():
    made = story("green")
    made.happen(events.Confirmed, question="sort")
    assert "> 1,200" in visible(shown(made))
    made.happen(events.Confirmed, question="count")
    assert labels(shown(made)) == []
    assert shown(made).text == "Nothing is assumed any more."


def test_a_mission_that_is_over_offers_nothing():
    made = story("green")
    made.happen(events.Cancelled)
    assert labels(shown(made)) == []
    assert shown(made).text == "2 things are still assumed; closed with the mission."


def test_stale_drafts_can_be_refreshed_where_the_correction_was_made():
    made = story("green")
    made.happen(events.Answered, form="one:sort", values={"sort": "black"})
    assert "Refresh drafts" in labels(shown(made))
    assert primaries(shown(made)) == ["Confirm"]
