"""What a file answers: by the heading of a section, in its own words, and never more than the question takes."""

import pytest

from bot.core.content.base import Origin
from bot.core.facts import gather
from bot.core.filed import answered
from bot.core.files import Attachment, FileSection, FileState, FileText, excerpts, rested_on
from bot.core.forms import Kind, Question
from bot.core.run import Answer
from tests.core.given import NOON, OLIVE, small_mission
from tests.core.shipped import shipped

BIBLE = shipped()["bible"]


def section(heading: str, *lines: str) -> FileSection:
    return FileSection(heading=heading, text="\n".join(lines))


def found(*sections: FileSection) -> dict[str, object]:
    file = FileText(name="play.md", sections=sections)
    return {k: a.value for k, a in answered((file,), BIBLE.questions()).items()}


@pytest.mark.parametrize(
    ("given", "question", "value"),
    [
        (section("2. Our Values", "- Honesty: said early", "- Craft. Done well"), "values", "Honesty, Craft"),
        (section("Core values", "honesty, craft and patience."), "values", "honesty, craft, patience"),
        (section("What we promise", "* A fixed price", "* One person"), "promises", "A fixed price\nOne person"),
        (section("Words we don’t use", "- simply", "- “foolproof”"), "words", "Never: simply, foolproof"),
        (
            section("FAQ", "Q1: Can I pause? Yes, you can.", "It is easy.", "When is it done?"),
            "requests_common",
            "Can I pause?\nWhen is it done?",
        ),
        (section("Tone of voice", "We are warm and plain-spoken, never cold."), "voice", ("warm", "plain-spoken")),
        (section("We never", "1. We never backdate."), "never_do", "We never backdate."),
    ],
)
def test_a_section_answers_the_question_that_its_heading_is_about(given, question, value):
    assert found(given) == {question: value}


def test_customers_questions_may_be_headings_of_their_own():
    given = (section("Can I pause?", "Yes."), section("When is it done?", "Soon."))
    assert found(*given) == {"requests_common": "Can I pause?\nWhen is it done?"}


@pytest.mark.parametrize(
    "given",
    [
        section("Property values in town", "high, low"),
        section("Values", "We believe that a company has to be honest in everything that it does, even when nobody looks at it."),
        section("Tone of voice", "Like us."),
        section("Our promises", "x" * 900),
        section("", "Values: honesty"),
    ],
)
def test_nothing_is_guessed(given):
    assert found(given) == {}


def test_a_long_list_is_taken_line_by_line_up_to_the_limit_of_the_question():
    lines = [f"Promise number {n} is a rather long sentence about what people get from us." for n in range(40)]
    value = str(found(section("Our promises", *lines))["promises"])
    assert len(value) <= 800
    assert value.splitlines() == lines[: len(value.splitlines())]


def attachment(**change: object) -> Attachment:
    base = {
        "id": "F1",
        "question": "documents",
        "by": OLIVE,
        "at": NOON,
        "revision": 1,
        "state": FileState.READ,
        "name": "play.md",
    }
    return Attachment.model_validate(base | change)


def test_an_answer_beats_a_file_and_a_file_beats_an_assumption():
    files = {"F1": attachment(sections=(section("Values", "- Craft", "- Calm"), section("Promises", "- A fixed price")))}
    answers = {"values": Answer(question="values", value="honesty", by=OLIVE, at=NOON)}
    facts = gather(BIBLE, answers, {}, files=files)
    assert (facts.text("values"), facts.get("values").origin) == ("honesty", Origin.ANSWERED)
    promises = facts.get("promises")
    assert (promises.value, promises.origin, promises.ref) == ("A fixed price", Origin.FILE, "File play.md, section Promises")
    assert facts.known("promises")
    assert "promises" not in {f.question for f in facts.assumed()}
    assert facts.get("documents") is None


def test_a_list_of_customers_reaches_no_writer():
    files = {"F1": attachment(question="customer_list", sections=(section("Values", "Anna, Bert"),))}
    assert gather(BIBLE, {}, {}, files=files).files == ()


def test_every_section_gets_its_share_of_a_bounded_prompt():
    file = FileText(name="a.md", sections=(section("Long", "x" * 900), section("Short", "y" * 50), section("Last", "z" * 900)))
    parts = excerpts((file,), 600)
    assert sum(len(p.text) for p in parts) <= 600
    assert [p.heading for p in parts] == ["Long", "Short", "Last"]
    assert parts[1].text == "y" * 50


def test_a_document_keeps_only_the_sentences_that_it_uses():
    file = FileText(
        name="a.md", sections=(section("Care", "We answer in 7 hours. Nobody needs this one. Ask Agatha about tea."),)
    )
    (kept,) = rested_on((file,), "An answer takes 7 hours; Agatha knows.")
    assert kept.sections[0].text.splitlines() == ["We answer in 7 hours.", "Ask Agatha about tea."]


def test_a_mission_of_ones_own_may_ask_for_files_too():
    mission = small_mission()
    asked = Question(id="notes", label="Notes", kind=Kind.FILE, high=2)
    mission = mission.model_copy(update={"forms": (mission.forms[0].model_copy(update={"questions": (asked,)}),)})
    facts = gather(mission, {}, {}, files={"F1": attachment(question="notes", sections=(section("A", "b"),))})
    assert [f.name for f in facts.files] == ["play.md"]
