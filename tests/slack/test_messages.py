"""What the thread looks like at every stage of a run."""

import re

import pytest

from bot.core.document import DocumentSection
from bot.core.events import Answered, Cancelled, ChangesAsked, Edited
from bot.core.persona import plain_persona
from bot.core.run import Score
from bot.core.shelf import Form, Shelf
from bot.slack import actions, messages
from bot.slack.actions import Verb
from bot.slack.lookup import actions as library
from bot.slack.text import markdown
from bot.slack.words import FALLBACK_LIMIT
from tests.core.given import OLIVE, PRIYA, Story
from tests.slack.speech import (
    ANSWERS,
    complaints,
    document,
    elements,
    labels,
    mission,
    primaries,
    scenes,
    shown,
    started,
    visible,
    write,
)

TABLE = "| a | b |\n|---|---|\n| 1 | 2 |\n\n"
LONG = "# Head\n\n" + ("A sentence that goes on & on < for a while. " * 12 + f"\n\n## Next\n\n{TABLE}") * 40
ONE_WAY_ON = {
    "fresh card": "Quick start",
    "card with some answers": "Answer the rest",
    "card when all is there": "Start drafting",
    "card that asks for a document": "Make it first",
    "open review": "Approve",
    "card with stale drafts": "Refresh drafts",
    "review with remarks": "Approve",
    "trouble": "Try again",
    "card in trouble": "Refresh drafts",
    "card at the end": "Refresh drafts",
    "review without objection": "Approve",
    "closing": "Publish",
    "closing with a tick": "Publish",
    "finished": "Make the Plan",
    "review of all": "Approve all",
    "renewed": "Refresh these sections",
    "finished for the second time": "Make the Plan",
    "in the making": "Publish version 3",
    "nothing in the making": "Edit text",
    "card of a document being changed": "Refresh drafts",
    "a new draft beside a person's text": "Keep mine",
}


@pytest.mark.parametrize("foreign", ["Plain words.", "", " ", "&<>" * 3000, "x" * 20_000, LONG, "\n\n---\n\n" * 60, "🧭" * 4000])
def test_every_message_of_every_stage_is_within_slacks_limits(foreign):
    for name, parts in scenes(foreign):
        assert parts, name
        for words in parts:
            assert complaints(words) == [], name
            assert 0 < len(words.text) <= FALLBACK_LIMIT, name


def test_exactly_one_button_moves_the_mission_on_wherever_there_is_a_way_on():
    for name, parts in scenes():
        found = [label for words in parts for label in primaries(words)]
        assert found == ([ONE_WAY_ON[name]] if name in ONE_WAY_ON else []), name


def test_every_button_can_be_read_back():
    for name, parts in scenes():
        for words in parts:
            for button in elements(words.blocks, "button"):
                if library.is_ours({"actions": [button]}):
                    assert library.about(button["value"]).document == "d1", name
                    continue
                assert actions.verb(button["action_id"]) in Verb, name
                assert actions.parse(button["value"]).run == "r1", name


def test_block_ids_are_set_and_unique():
    for name, parts in scenes():
        for words in parts:
            ids = [block.get("block_id") for block in words.blocks]
            assert all(ids), name
            assert len(set(ids)) == len(ids), name


def test_the_fresh_card_says_what_one_gets_and_offers_three_ways_in():
    (card,) = shown(Story(mission()), "card")
    assert labels(card)[-5:] == ["Quick start", "Answer in full", "Try with a sample company", "Options", "Cancel"]
    assert "A book that says how we look after customers." in visible(card)
    assert "Philosophy  ·  Support Management  ·  45 min" in visible(card)
    assert [t["status"] for t in card.blocks[3]["tasks"]] == ["pending", "pending"]


def test_while_a_document_is_to_be_chosen_the_card_offers_that_and_no_other_start():
    (card,) = shown(Story(mission(needs=("service-bible",))), "card")
    offered = ["Make it first", "Paste or attach one", "Go on without", "Try with a sample company", "Options", "Cancel"]
    assert labels(card)[-6:] == offered
    assert visible(card).index("choose what to start from") < visible(card).index("this channel has none yet")


def test_the_card_says_who_answered_what_and_what_is_still_needed():
    story = Story(mission(inputs=(*mission().inputs, mission().inputs[0].model_copy(update={"number": 3, "name": "Market"}))))
    story.happen(Answered, by=PRIYA, form="company", values=ANSWERS)
    (card,) = shown(story, "card")
    assert f"*Company*  ·  answered by <@{PRIYA}>" in visible(card)
    assert "*Customers*  ·  helpful, can wait" in visible(card)
    assert "still needed: Market." in visible(card)
    assert labels(card)[:2] == ["Edit", "Answer"]


def test_the_card_shows_time_used_and_who_approved():
    story, jobs = started(mission())
    write(story, jobs, "Text.")
    story.approve(1)
    (card,) = shown(story, "card")
    details = card.blocks[3]["tasks"][0]
    assert details["status"] == "complete"
    assert elements(details, "user") == [{"type": "user", "user_id": OLIVE}]
    assert "after 5 min" in visible(card) or "after 4 min" in visible(card)


def test_a_cancelled_run_has_no_buttons_left():
    story, jobs = started(mission())
    write(story, jobs, "Text.")
    story.happen(Cancelled)
    for words in (*shown(story, "card"), *shown(story, "review", 1, 1)):
        assert labels(words) == []
    assert "Cancelled" in visible(shown(story, "card")[0])


def test_the_lead_speaks_the_drafts_and_names_the_writer():
    story, jobs = started(mission())
    write(story, jobs, "What we do.")
    (words,) = shown(story, "drafts", 1, 1)
    assert words.persona == mission().persona("support-management")
    assert "### What service means" in visible(words)
    assert "Drafted by the built-in writer, by rules from your answers." in visible(words)


def test_an_unknown_persona_speaks_too():
    story, jobs = started(mission())
    write(story, jobs, "One.")
    write(story, story.approve(1), "Two.")
    assert shown(story, "drafts", 2, 1)[0].persona == plain_persona("stranger")
    assert shown(story, "review", 2, 1)[0].persona == plain_persona("stranger")


def test_a_long_draft_comes_in_parts_that_joined_are_the_whole():
    story, jobs = started(mission())
    write(story, jobs, LONG)
    parts = shown(story, "drafts", 1, 1)
    joined = "".join(block["text"] for words in parts for block in words.blocks if block["type"] == "markdown")
    texts = [f"### {title}\n\n{LONG.strip()}\n" for title in ("What service means", "Principles")]
    assert 3 < len(parts) < 20
    assert bare(joined) == bare(markdown("\n\n".join(texts)))


def bare(said: str) -> list[str]:
    """The words of a text, whichever way its tables are given."""
    return [word for word in re.split(r"[\s|*·:_-]+", said) if word and word not in ("a", "b", "1", "2")]


def test_a_later_round_shows_only_what_was_drafted_again():
    story, jobs = started(mission())
    write(story, jobs, "First.")
    asked = {"phase": 1, "round": 1, "reason": "Shorter, please.", "deliverables": ("principles",)}
    write(story, story.happen(ChangesAsked, **asked), "Second.")
    (words,) = shown(story, "drafts", 1, 2)
    assert "### Principles" in visible(words)
    assert "What service means" not in visible(words)
    assert "round 2" in visible(words)


def test_the_support_persona_says_its_objection_and_how_it_was_met():
    story, jobs = started(mission())
    write(story, jobs, "Too vague.")
    (words,) = shown(story, "review", 1, 1)
    assert words.persona == mission().persona("customer-success")
    assert "*One objection:* Too vague." in visible(words)
    assert "*How it was met:* Too vague." in visible(words)
    assert labels(words) == ["Approve", "Ask for changes", "Edit text", "Redo"]


def test_a_decided_review_says_who_and_when():
    story, jobs = started(mission())
    write(story, jobs, "Text.")
    story.approve(1)
    (words,) = shown(story, "review", 1, 1)
    assert labels(words) == []
    assert f"*Approved* by <@{OLIVE}>, <!date^" in visible(words)


def test_an_overtaken_review_says_that_changes_were_asked_for():
    story, jobs = started(mission())
    write(story, jobs, "Text.")
    jobs = story.happen(ChangesAsked, phase=1, round=1, reason="Shorter, please.", deliverables=())
    assert f"*Changes were asked for* by <@{OLIVE}>" in visible(shown(story, "review", 1, 1)[0])
    write(story, jobs, "Again.")
    assert labels(shown(story, "review", 1, 1)[0]) == []
    assert labels(shown(story, "review", 1, 2)[0])[0] == "Approve"


def test_the_review_names_texts_that_people_wrote():
    story, jobs = started(mission())
    write(story, jobs, "Text.")
    story.happen(Edited, by=OLIVE, deliverable="definition", generation=1, markdown="Mine.")
    assert f"*What service means* was written by <@{OLIVE}>." in visible(shown(story, "review", 1, 1)[0])


def test_a_text_written_below_the_review_says_where_the_decision_is():
    story, jobs = started(mission())
    write(story, jobs, "Text.")
    story.happen(Edited, by=OLIVE, deliverable="definition", generation=1, markdown="Mine.")
    assert "The review above has the buttons to decide." in visible(shown(story, "edited", deliverable="definition")[-1])
    story.approve(1)
    assert "review above" not in visible(shown(story, "edited", deliverable="definition")[-1])


def test_the_card_is_shorter_once_the_work_has_begun():
    story, _ = started(mission(objective="A book that says how we serve. It is read often."))
    assert "It is read often." in visible(shown(Story(story.mission), "card")[0])
    card = visible(shown(story, "card")[0])
    assert "A book that says how we serve." in card
    assert "It is read often." not in card


def test_an_unknown_message_is_an_error():
    with pytest.raises(KeyError):
        shown(Story(mission()), "nonsense")
    every = {"card", "drafts", "review", "edited", "activities", "trouble", "assumed", "files", "closing", "finished"} | {
        "proposal",
        "renewed",
        "suggested",
    }
    assert set(messages.MESSAGES) == every


def test_the_finished_card_says_what_the_document_says():
    story, _ = started(mission())
    sheet = "- **Who we serve:** small *studios*.\n- **Hours:** Monday to Friday.\n"
    made = document(story.run, "Text.").model_copy(update={"sections": (DocumentSection(title="Cheat sheet", markdown=sheet),)})
    (words,) = shown(story, "finished", document=made)
    assert "*Who we serve:* small studios." in visible(words)
    assert "Version 2, <!date^" in visible(words)
    assert labels(words) == ["Make the Plan", "PDF", "Word", "Change it"]


def test_the_finished_card_opens_the_document_where_it_stands():
    story, _ = started(mission())
    shelf = Shelf(form=Form.CANVAS, canvas="F1", link="https://team.slack.example/docs/T1/F1")
    (words,) = shown(story, "finished", document=document(story.run, "Text."), shelf=shelf)
    (link,) = [e for block in words.blocks for e in block.get("elements", []) if e.get("url")]
    assert (link["text"]["text"], link["url"]) == ("Open", shelf.link)
    assert "posted just before this" not in visible(words)
    filed = shelf.model_copy(update={"form": Form.FILE})
    assert "posted just before this" in visible(shown(story, "finished", document=document(story.run, "Text."), shelf=filed)[0])


def test_the_finished_card_has_the_score_of_its_own_version_only():
    story, _ = started(mission())
    made = document(story.run, "Text.")
    story.run = story.run.model_copy(
        update={"score": Score(revision=1, judged=True, points=94, of=100), "document_version": made.version}
    )
    assert "Score 94 of 100" in visible(shown(story, "finished", document=made)[0])
    story.run = story.run.model_copy(update={"document_version": made.version + 1})
    assert "Score" not in visible(shown(story, "finished", document=made)[0])


def test_of_a_cheat_sheet_the_card_takes_what_people_look_for_on_the_way():
    story, _ = started(mission())
    labels_ = ("In one line", "Not for us", "Principles", "Red flags", "First answer", "We are there", "Escalate to", "More")
    sheet = "".join(f"- **{label}:** said\n" for label in labels_)
    made = document(story.run, "Text.").model_copy(update={"sections": (DocumentSection(title="Cheat sheet", markdown=sheet),)})
    shown_ = visible(shown(story, "finished", document=made)[0])
    assert [label for label in labels_ if f"*{label}:*" in shown_] == [
        "In one line",
        "Not for us",
        "First answer",
        "We are there",
        "Escalate to",
    ]


def test_a_long_line_of_the_finished_card_ends_with_a_whole_word():
    story, _ = started(mission())
    sheet = "- **One:** " + "watchword " * 40 + "\n- **Two:** short\n"
    made = document(story.run, "Text.").model_copy(update={"sections": (DocumentSection(title="Cheat sheet", markdown=sheet),)})
    row = next(row for row in visible(shown(story, "finished", document=made)[0]).splitlines() if "*One:*" in row)
    assert row.endswith(" watchword …")


def test_without_a_cheat_sheet_it_is_the_first_sentence_of_each_section():
    story, _ = started(mission())
    steps = DocumentSection(title="Steps", markdown="# Head\n\n> quote\n\n- First *of* all. Then more.")
    made = document(story.run, "Text.").model_copy(update={"sections": (steps,)})
    assert "*Steps:* First of all." in visible(shown(story, "finished", document=made)[0])
