"""What people are told after a form: what was understood, what does not go together, what is missing, and a way to edit."""

from typing import Any

from bot.core.facts import gather
from bot.core.ports import Showing
from bot.core.run import Answer, Stage
from bot.slack import actions, messages
from bot.slack.actions import Verb
from bot.slack.offers import private
from bot.workspace import limits
from tests.core.given import NOON, OLIVE, new_run
from tests.core.shipped import shipped

SAVED = {
    "form": "Company",
    "about": "r1",
    "page": "company/2",
    "understood": "Harbour Books\nService <daily>",
    "missing": "Market",
}


def button(words: Any) -> dict[str, Any]:
    return words.blocks[0]["accessory"]


def test_what_was_understood_comes_with_a_button_and_ends_with_what_is_missing():
    words = private("saved", SAVED)
    first, last = (each["text"]["text"] for each in words.blocks)
    assert first == "Saved *Company*. What I understood:\n•  Harbour Books\n•  Service &lt;daily&gt;"
    assert last == "Still needed: Market."
    assert button(words)["text"]["text"] == "Edit"
    assert actions.verb(button(words)["action_id"]) is Verb.ANSWER
    about = actions.parse(button(words)["value"])
    assert (about.run, about.form) == ("r1", "company/2")


def test_remarks_stand_between_in_paragraphs_of_their_own():
    words = private("saved", SAVED | {"remarks": "First.\nSecond.", "missing": "", "then": "begun"})
    told = [each["text"]["text"] for each in words.blocks]
    assert told[1:] == [":warning: First.", ":warning: Second.", "Drafting starts now; the drafts come into the thread."]


def test_the_starter_hears_whose_answers_led_to_a_remark():
    words = private("remarked", {"who": "U0SAM", "form": "Company", "remarks": "It does not fit."})
    assert words.text == "<@U0SAM> answered *Company*.\n\n:warning: It does not fit."
    assert words.blocks == ()


def test_a_word_without_a_way_on_has_no_blocks():
    assert private("options-saved", {}).blocks == ()
    assert private("saved", {"form": "Company", "missing": "Market"}).blocks == ()


def test_the_longest_words_fit_into_a_message():
    long = SAVED | {"understood": "\n".join(["&" * 160] * 5), "remarks": "\n".join(["&" * 3000] * 4), "missing": "m" * 3000}
    words = private("saved", long)
    assert limits.check(list(words.blocks), "message") == []


def card(hours: int, stage: Stage = Stage.GATHERING) -> str:
    mission = shipped()["plan"]
    values = {"hours_week": hours, "requests_week": 40}
    answers = {k: Answer(question=k, value=v, by=OLIVE, at=NOON) for k, v in values.items()}
    run = new_run(mission, answers=answers, stage=stage)
    (words,) = messages.build(Showing(run=run, mission=mission, message="card", name="card", facts=gather(mission, answers, {})))
    return str(words.blocks)


def test_a_week_that_is_too_small_stands_on_the_card_with_three_ways_out_until_the_answers_change():
    for stage in (Stage.GATHERING, Stage.WORKING):
        assert "The week is too small" in card(6, stage)
        assert "3.  More time or help" in card(6, stage)
    assert "The week is too small" not in card(20)
    assert "The week is too small" not in card(6, Stage.CANCELLED)
