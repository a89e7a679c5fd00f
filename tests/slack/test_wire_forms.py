"""The shipped forms over the wire: in steps, filled in from the Bible, and contradicted in place."""

from typing import Any

import pytest

from bot.core.document import Document
from bot.core.run import Source
from bot.slack.actions import Verb
from bot.workspace.values import TEAM_ID
from tests.core.given import NOON
from tests.core.shipped import facts_of, shipped
from tests.slack.wire import CHANNEL, bench

FIRST = {"channels": ["0", "1"], "primary_channel": "0", "hours_week": "10"}
SECOND = {"urgent_promise": "1", "ordinary_promise": "4"}


@pytest.fixture
async def wire(tmp_path):
    async with bench(tmp_path, *shipped().values()) as made:
        yield made


async def opened(wire, form: str, verb: Verb = Verb.ANSWER, which: str = "bible", **run: Any) -> str:
    kept = await wire.keep(shipped()[which], **run)
    await wire.press(verb, run=kept.id, form=form)
    return await shown(wire)


async def shown(wire) -> str:
    return str((await wire.modal()).body)


async def test_a_long_form_comes_in_steps_that_are_stored_one_by_one(wire):
    first = await opened(wire, "approach")
    assert "*Step 1 of 2*" in first
    assert "urgent_promise" not in first
    assert "Save and go on" in first
    assert await wire.submit(FIRST) == {}
    second = await shown(wire)
    assert "*Step 2 of 2*" in second
    assert "hours_week" not in second
    assert "Save and go on" not in second
    assert await wire.submit(SECOND) == {}
    assert not wire.workspace.state.modals["U0OLIVE"]
    later, earlier = [row.job.event for row in await wire.jobs()]
    assert (earlier.form, later.form) == ("approach/1", "approach/2")
    assert earlier.values["hours_week"] == 10
    assert "hours_week" not in later.values


async def test_a_walk_through_all_forms_counts_forms_and_steps(wire):
    assert "*Form 1 of 4, step 1 of 2*" in await opened(wire, "", Verb.FULL)


async def test_a_step_can_be_edited_by_itself(wire):
    assert "*Step 2 of 2*" in await opened(wire, "approach/2")


async def test_not_yet_on_the_first_step_puts_off_the_rest(wire):
    await opened(wire, "approach")
    assert await wire.submit(FIRST | {"assume-approach/1": ["assume"]}) == {}
    assert not wire.workspace.state.modals["U0OLIVE"]
    assert (await wire.event()).assume


async def test_a_contradiction_stands_at_its_field_and_nothing_is_stored(wire):
    await opened(wire, "approach")
    assert "try chat first" in (await wire.submit(FIRST | {"primary_channel": "2"}))["primary_channel"]
    assert await wire.jobs() == ()
    assert await wire.submit(FIRST) == {}
    event = await wire.event()
    assert event.remarks == ()
    assert "You watch email and phone; email is tried first" in event.understood


async def test_a_remark_goes_with_the_answers(wire):
    await opened(wire, "quick", which="plan", source=Source(id=None, title=""))
    sent = {"customer_count": "40", "requests_week": "60", "hours_week": "6", "priorities": "First\nSecond\nThird"}
    assert await wire.submit(sent | {"period_goal": "From 40 to 45 customers"}) == {}
    (remark,) = (await wire.event()).remarks
    assert remark.startswith("6 hours a week leave 288 minutes")


async def with_bible(wire, form: str) -> str:
    """The Plan's form in a channel that has a Bible."""
    names = [{"n": n, "name": f"Rule {n}"} for n in range(1, 6)]
    about = {"kind": "service-bible", "title": "Customer Service Bible", "run": "r0", "slug": "bible", "by": "U0OLIVE"}
    facts = facts_of(hours_week=7, working_days=("Monday", "Friday"), day_end="16:00", timezone="Europe/Rome")
    book = Document(id="d1", team=TEAM_ID, channel=CHANNEL, version=0, at=NOON, markdown="", facts=facts, **about)
    kept = book.model_copy(update={"contents": {"principles": {"principles": names}}})
    await wire.store.store.run(lambda tx: tx.keep(tx.number(kept)))
    source = Source(id="d1", title="Customer Service Bible", version=1, known=tuple(facts))
    return await opened(wire, form, which="plan", source=source)


async def test_the_plan_is_filled_in_from_the_bible_and_says_so(wire):
    modal = await with_bible(wire, "resources")
    assert "Some answers are filled in from Service Book, version 1." in modal
    elements = {b["block_id"]: b["element"] for b in (await wire.modal()).body["blocks"] if b["type"] == "input"}
    assert elements["hours_week"]["initial_value"] == "7"
    assert elements["timezone"]["initial_value"] == "Europe/Rome"
    assert [o["text"]["text"] for o in elements["working_days"]["initial_options"]] == ["Monday", "Friday"]


async def test_hours_that_do_not_fit_into_the_days_of_the_bible_are_refused(wire):
    await with_bible(wire, "resources")
    errors = await wire.submit({"hours_week": "20", "digest_at": "09:00", "day_start": "09:00"})
    assert "2 days from 09:00 to 16:00 make 14" in errors["hours_week"]


async def test_principles_are_chosen_by_the_names_they_have_in_the_bible(wire):
    modal = await with_bible(wire, "bible")
    assert "Principle 2: Rule 2" in modal
    assert await wire.submit({"principles_first": ["1"]}) == {}
    event = await wire.event()
    assert event.values == {"principles_first": ("Principle 2",)}
    assert event.understood == ("Principles to act on first: Principle 2: Rule 2",)
