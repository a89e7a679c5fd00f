"""The small dialogs, the names of buttons, the private words and pages, and the home tab."""

from typing import Any

import pytest

from bot.core.events import Edited, Ticked
from bot.core.run import Mode
from bot.slack import actions, dialogs, editing, notices, pages
from bot.slack.actions import Dialog, Verb
from bot.slack.dialogs import Changes, Options, Pasted, Ticks
from bot.slack.home import home
from bot.workspace import limits
from tests.core.given import OLIVE, PRIYA, SAM, Story, new_run
from tests.slack.speech import complaints, elements, mission, started, visible, write

FACTS = {
    "what": "approved", "who": "U1", "when": "2026-11-23T12:00:00+00:00", "starter": "U2", "form": "Company",
    "missing": "Market", "titles": "Definition", "mission": "Service Book", "link": "https://a.slack.com/archives/C1/p1",
    "word": "sevice", "nearest": "/coord service-book", "command": "/invite @coord", "names": "Company, Market",
    "reason": "The disk is full.", "title": "Definition", "text": "My words.\nMore.", "version": "2", "kind": "Service Bible",
    "file": "bible.pdf",
}  # fmt: skip


def sent(**states: dict[str, Any]) -> dict[str, Any]:
    """A submitted view with these states by block id (with _ for -)."""
    return {"state": {"values": {name.replace("_", "-"): {"value": state} for name, state in states.items()}}}


def drafted() -> Story:
    """A story at its first review."""
    story, jobs = started(mission())
    write(story, jobs, "# What we do\n\nWe help.")
    return story


def test_every_dialog_is_within_slacks_limits_and_names_itself():
    story = drafted()
    run, about = story.run, story.mission
    views = {
        Dialog.OPTIONS: dialogs.options_view(run, about),
        Dialog.SOURCE: dialogs.source_view(run, mission(needs=("service-bible",))),
        Dialog.CHANGES: dialogs.changes_view(run, about, 1, 1),
        Dialog.PICK: dialogs.pick_view(run, about, 1, 1),
        Dialog.EDIT: editing.edit_view(run, about, "definition"),
        Dialog.TICK: dialogs.tick_view(run, about),
    }
    for dialog, view in views.items():
        assert limits.check_view(view) == []
        assert view["callback_id"] == dialog
        assert actions.parse_meta(view["private_metadata"]).run == "r1"


def test_options_come_back_as_chosen():
    run = new_run(mission(), mode=Mode.AUTO, approvers=(SAM,), variation="For a shop")
    view = dialogs.options_view(run, mission())
    given = {b["block_id"]: b["element"] for b in view["blocks"]}
    assert given["mode"]["initial_option"]["value"] == "auto"
    assert given["approvers"]["initial_users"] == [SAM]
    chosen = sent(
        mode={"selected_option": given["mode"]["initial_option"]},
        approvers={"selected_users": [PRIYA, "<!here>"]},
        variation={"selected_option": given["variation"]["initial_option"]},
    )
    assert dialogs.options_values(chosen) == Options(mode=Mode.AUTO, approvers=(PRIYA,), variation="For a shop")
    assert dialogs.options_values(sent()) == {"mode": "Please choose one."}


def test_a_pasted_document_is_joined_and_an_empty_one_is_asked_for():
    typed = sent(title={"value": "Our Bible"}, text_1={"value": "One."}, text_3={"value": "Three."})
    assert dialogs.source_values(typed) == Pasted(title="Our Bible", text="One.\nThree.")
    attached = sent(title={"value": "Our Bible"}, file={"files": [{"id": "F1"}]})
    assert dialogs.source_values(attached) == Pasted(title="Our Bible", files=("F1",))
    assert "text-1" in dialogs.source_values(sent(title={"value": "Our Bible"}))
    assert "title" in dialogs.source_values(sent(text_1={"value": "One."}))


def test_a_change_request_needs_a_reason_and_may_name_texts():
    view = dialogs.changes_view(drafted().run, mission(), 1, 1)
    offered = [o["value"] for o in elements(view, "checkboxes")[0]["options"]]
    assert offered == ["definition", "principles"]
    request = sent(reason={"value": " Please say it shorter. "}, deliverables={"selected_options": [{"value": "principles"}]})
    assert dialogs.changes_values(request) == Changes(reason="Please say it shorter.", deliverables=("principles",))
    assert "reason" in dialogs.changes_values(sent(reason={"value": "short"}))


def test_editing_asks_which_text_first():
    view = dialogs.pick_view(drafted().run, mission(), 1, 1)
    assert [o["text"]["text"] for o in elements(view, "radio_buttons")[0]["options"]] == ["What service means", "Principles"]
    assert dialogs.pick_values(sent(deliverable={"selected_option": {"value": "principles"}})) == "principles"
    assert "deliverable" in dialogs.pick_values(sent())
    assert "submit" not in dialogs.pick_view(new_run(mission()), mission(), 1, 0)


def test_the_edit_dialog_knows_which_draft_it_shows():
    story = drafted()
    story.happen(Edited, deliverable="definition", generation=1, markdown="Mine.")
    view = editing.edit_view(story.run, story.mission, "definition")
    meta = actions.parse_meta(view["private_metadata"])
    assert (meta.deliverable, meta.generation, meta.phase, meta.round) == ("definition", 2, 1, 1)


def test_an_emptied_text_is_refused_and_an_endless_one_is_not_opened():
    empty = {"state": {"values": {"part-0-": {"value": {"value": "  "}}}}}
    assert editing.edit_values(empty) == {"part-0-": "Please keep some text."}
    story, jobs = started(mission())
    write(story, jobs, "word " * 80_000)
    view = editing.edit_view(story.run, story.mission, "definition")
    assert "submit" not in view
    assert limits.check_view(view) == []


def test_ticking_offers_what_no_check_shows_and_keeps_what_was_ticked():
    story = drafted()
    write(story, story.approve(1), "Text.")
    story.approve(2)
    story.happen(Ticked, criteria=(2,))
    (boxes,) = elements(dialogs.tick_view(story.run, story.mission), "checkboxes")
    assert [o["value"] for o in boxes["options"]] == ["1", "2"]
    assert [o["value"] for o in boxes["initial_options"]] == ["2"]
    ticked = sent(criteria_1={"selected_options": [{"value": "2"}, {"value": "1"}, {"value": "x"}]})
    assert dialogs.tick_values(ticked) == Ticks(criteria=(1, 2))


def test_many_criteria_stand_in_groups_of_ten():
    criteria = tuple(mission().criteria[0].model_copy(update={"number": i}) for i in range(1, 25))
    view = dialogs.tick_view(new_run(mission()), mission(criteria=criteria))
    assert [len(boxes["options"]) for boxes in elements(view, "checkboxes")] == [10, 10, 4]
    assert limits.check_view(view) == []


def test_button_values_and_metadata_survive_the_trip():
    value = actions.value(run="r1", phase=2, round=3, deliverable="definition")
    assert value == '{"r":"r1","p":2,"n":3,"d":"definition"}'
    assert actions.parse(value) == actions.Target(run="r1", phase=2, round=3, deliverable="definition")
    meta = actions.meta("r1", form="company", flow="full", seen=7)
    assert actions.parse_meta(meta) == actions.Meta(run="r1", form="company", flow="full", seen=7)
    assert actions.verb(actions.action_id(Verb.ANSWER, "company")) is Verb.ANSWER


@pytest.mark.parametrize(
    "raw", ["", "x", "[]", "null", "1", '{"r":1}', '{"p":"1"}', '{"p":true}', '{"zz":1}', '{"r":"' + "x" * 4000 + '"}']
)
def test_garbage_from_a_client_is_refused(raw):
    for parse in (actions.parse, actions.parse_meta):
        with pytest.raises(ValueError):
            parse(raw)
    with pytest.raises(ValueError):
        actions.verb("nonsense:approve")


@pytest.mark.parametrize("name", list(notices.NOTICES))
def test_every_notice_is_a_sentence_with_and_without_its_facts(name):
    for facts in (FACTS, {}):
        said = notices.notice(name, facts)
        assert said
        assert "{" not in said.replace("{date_short_pretty} {time}", "")
        assert said.rstrip().endswith((".", "?", "!", ":", "More.")), said


def test_notices_say_who_was_first_and_what_to_do_next():
    decided = notices.notice("already-decided", FACTS)
    assert decided.startswith("<@U1> approved this <!date^1795435200^")
    assert notices.notice("saved", {"form": "Company", "missing": "Market"}) == "Saved *Company*. Still needed: Market."
    assert "press *Start drafting*" in notices.notice("saved", {"form": "Company", "missing": ""})
    assert notices.notice("text-taken", FACTS).endswith("> My words.\n> More.")
    assert "<https://a.slack.com/archives/C1/p1|its thread>" in notices.notice("running-already", FACTS)
    unknown = notices.notice("unknown-word", {"word": "tee", "nearest": "/coord tea, /coord party"})
    assert "Did you mean `/coord tea` or `/coord party`?" in unknown


def test_an_unknown_notice_or_page_is_an_error():
    with pytest.raises(KeyError):
        notices.notice("nonsense", {})
    with pytest.raises(KeyError):
        pages.page("nonsense", {})


def page_facts(count: int) -> dict[str, Any]:
    """Facts as the core gives them."""
    offer = {"slug": "service-book", "title": "Service Book", "emoji": ":book:", "minutes": "2 hours"}
    run = {"title": "Service Book", "slug": "service-book", "stage": "working", "done": 1, "phases": 3}
    run |= {"starter": OLIVE, "channel": "C1", "link": "https://a.slack.com/archives/C1/p1"}
    return {"missions": [offer] * count, "runs": [run] * count, "problems": ["tea.md:3: no lead"] * count}


@pytest.mark.parametrize("name", list(pages.PAGES))
@pytest.mark.parametrize("count", [0, 1, 200])
def test_every_page_is_within_slacks_limits(name, count):
    assert complaints(pages.page(name, page_facts(count))) == []


def test_pages_show_what_can_be_started_and_what_is_open():
    said = visible(pages.page("help", page_facts(1)))
    assert "`/coord service-book`" in said
    assert "1 of 3 phases approved" in said
    assert "<https://a.slack.com/archives/C1/p1|open the thread>" in said
    assert "Nothing is open." in visible(pages.page("status", page_facts(0)))
    assert "tea.md:3: no lead" in visible(pages.page("missions", page_facts(1)))
    assert "and 170 more" in visible(pages.page("missions", page_facts(200)))


def test_the_home_tab_shows_what_is_mine():
    view = home([drafted().run], [mission()], {"r1": "https://a.slack.com/archives/C1/p1"})
    assert limits.check_view(view) == []
    assert "open the thread" in str(view)
    assert limits.check_view(home([], [])) == []
    assert limits.check_view(home([drafted().run] * 90, [mission()] * 90)) == []
