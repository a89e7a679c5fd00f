"""What the thread says of files: what was understood of each, and what to do about one that was not read."""

from bot.core.customers import Customer
from bot.core.facts import gather
from bot.core.files import Attachment, FileSection, FileState
from bot.core.ports import Showing
from bot.core.run import Answer
from bot.slack import messages
from tests.core.given import NOON, OLIVE, new_run
from tests.core.shipped import shipped
from tests.slack.speech import complaints, visible

FOREIGN = "<!channel> *bold* <@U0SAM> & more"
VALUES = (FileSection(heading="Our values", text="- Craft\n- Calm"), FileSection(heading=FOREIGN, text="x"))


def said(*files: Attachment, answers: dict[str, Answer] | None = None, which: str = "bible") -> str:
    mission = shipped()[which]
    run = new_run(mission, files={f.id: f for f in files}, answers=answers or {})
    facts = gather(mission, run.answers, {}, files=run.files)
    (words,) = messages.build(Showing(run=run, mission=mission, message="files", name="files-3", round=3, facts=facts))
    assert complaints(words) == []
    return visible(words)


def file(**change: object) -> Attachment:
    about = {"id": "F1", "question": "documents", "by": OLIVE, "at": NOON, "revision": 3, "state": FileState.READ, "name": "a.md"}
    return Attachment.model_validate(about | change)


def test_a_file_is_told_of_by_its_sections_and_by_what_it_answers():
    text = said(file(sections=VALUES, words=1204))
    assert "*a.md* is read: 2 sections, 1,204 words." in text
    assert "It answers: Values you decide by." in text
    assert "<!channel>" not in text
    assert "<@U0SAM>" not in text


def test_where_a_person_answered_the_file_is_said_to_come_second():
    text = said(file(sections=VALUES), answers={"values": Answer(question="values", value="calm", by=OLIVE, at=NOON)})
    assert "It also says something to Values you decide by; there your own answers count." in text


def test_a_file_that_was_not_read_is_named_to_its_person_with_what_to_do():
    text = said(file(state=FileState.UNREAD, reason="It is protected by a password. Attach a copy without one."))
    assert "*a.md* was not read, <@U1>. It is protected by a password. Attach a copy without one." in text


def test_a_list_of_customers_is_counted_and_its_mistakes_are_named_by_line():
    listed = (Customer(code="C-1", renewal=NOON.date(), stage="using"), Customer(code="C-2"))
    text = said(file(question="customer_list", customers=listed, remarks=("Line 4: there is no code.",)), which="plan")
    assert "2 customers, 1 with a renewal date and 1 with a stage." in text
    assert "Line 4: there is no code." in text
    assert "C-1" not in text


def test_only_the_files_of_that_form_are_told_of():
    assert "b.md" not in said(file(sections=VALUES), file(id="F2", name="b.md", revision=9))
