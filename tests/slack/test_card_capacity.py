"""The card shows the week of a Plan as it is drafted, and only while the numbers are those of the text."""

from bot.core.mission import DeliverableSpec
from bot.core.run import Draft, DraftState, Stage
from bot.slack.blocks import words
from bot.slack.card_capacity import capacity
from tests.core.calendars import cafes
from tests.core.given import new_run, small_mission

MISSION = small_mission(deliverables=(DeliverableSpec(key="hours", title="Hours", phase=1, type="capacity"),))
BUDGET = cafes(8).capacity
DRAFT = Draft(deliverable="hours", state=DraftState.READY, content=BUDGET.model_dump(mode="json"))


def table(**change) -> str:
    run = new_run(MISSION, drafts={"hours": DRAFT.model_copy(update=change)})
    found = capacity(MISSION, run)
    return str(words("card", found).blocks[0]["text"]) if found else ""


def test_the_week_adds_up_to_what_can_be_planned():
    text = table()
    assert all(f"| {row.minutes} | {row.share} %" in text for row in BUDGET.rows)
    assert f"| Not planned, of 384 | {BUDGET.unplanned} | a day holds at most 120 |" in text
    assert sum(row.minutes for row in BUDGET.rows) + BUDGET.unplanned == 384


def test_there_is_no_table_before_the_draft_or_beside_a_text_of_a_person():
    assert table(state=DraftState.WANTED) == ""
    assert table(edited_by="U1") == ""
    assert table(content={"odd": True}) == ""
    assert capacity(MISSION, new_run(MISSION, stage=Stage.CANCELLED, drafts={"hours": DRAFT})) == []
