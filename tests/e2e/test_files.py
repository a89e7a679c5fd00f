"""Somebody brings documents along: they are read beside the talk, named as sources, and used in the text."""

from pathlib import Path

import pytest

from tests.e2e.answers import BIBLE_QUICK, PLAN_QUICK
from tests.fakes.papers import docx, pdf

BIBLE, PLAN = "service-bible-creation", "service-plan-development"
PLAYBOOK = [
    ("Service playbook", ["How we work at the school."]),
    ("Our values", ["- Patience: nobody is rushed", "- Honesty: we say when a loaf will fail"]),
    ("What we never do", ["- We never sell a course that is too hard for the guest."]),
    ("Words we never use", ["- foolproof", "- simply"]),
    ("Parking", ["There are 23 places behind the mill."]),
]
QUESTIONS = [
    ("Frequently asked questions", ["Why does my starter smell of vinegar?", "Can I freeze the dough overnight?"]),
    ("Our promises", ["- A place in the next course within 3 weeks.", "- An answer from a baker, not from a script."]),
]


@pytest.fixture
def papers(tmp_path: Path) -> dict[str, str]:
    held = {"playbook.docx": docx(PLAYBOOK), "questions.pdf": pdf(QUESTIONS), "cut.pdf": pdf(QUESTIONS)[:300]}
    for name, content in held.items():
        (tmp_path / name).write_bytes(content)
    return {name: str(tmp_path / name) for name in held}


WHO = {
    "Vision and mission": "Everybody can bake one good loaf at home. We show it with our own hands.",
    "Who you serve best": "Best: people who bake at home. Not: bakeries.",
}
APPROACH = {
    "Channels you will really watch": ["email", "phone"],
    "Primary channel": "email",
    "Hours a week for service": 6,
    "Working days": ["Tuesday", "Wednesday", "Thursday", "Friday"],
}
FIRST = ("Business name", "What you sell", "What a customer calls success")
DOCUMENTS = "Documents you have already"


def begun(slack, *paths: str) -> None:
    """A Bible of which the first form is answered, with these documents."""
    slack.type(f"/coord {BIBLE}", channel="service")
    slack.wait_for("Service Bible Creation")
    slack.click("Answer", nth=0)
    assert slack.fill({k: BIBLE_QUICK[k] for k in FIRST} | WHO) == {}
    assert slack.fill({"How the brand sounds": ["warm", "plain-spoken"], DOCUMENTS: list(paths)}) == {}


def rest(slack) -> None:
    """The other two forms that are needed."""
    slack.click("Answer", nth=-3)
    assert slack.fill({"Not everything at hand": True}) == {}
    slack.click("Answer", nth=-2)
    assert slack.fill(APPROACH) == {}
    assert slack.submit() == {}


def published(slack) -> str:
    slack.click("Start drafting")
    for _ in range(3):
        slack.click("Approve")
    slack.click("Publish")
    return slack.document(channel="service", name=BIBLE)


def test_a_word_document_and_a_pdf_are_sources_of_the_bible_and_stand_in_its_text(slack, papers):
    begun(slack, papers["playbook.docx"], papers["questions.pdf"])
    told = slack.wait_for("questions.pdf is read")
    assert "playbook.docx is read: 5 sections" in told.text
    assert "Values you decide by" in told.text
    rest(slack)
    bible = published(slack)
    sources = bible.split("## Sources")[1]
    assert "**File playbook.docx, section Our values:** Values you decide by" in sources
    assert "**File questions.pdf, section Frequently asked questions:** Five most common requests" in sources
    assert "also read: Service playbook; Parking" in sources
    assert "“Patience, Honesty”" in bible
    assert "“Can I freeze the dough overnight?”" in bible
    assert "**Words we never use:** foolproof, simply" in bible
    assert "A place in the next course within 3 weeks" in bible
    assert "Values you decide by" not in bible.split("## Assumed, please confirm")[1].split("## Sources")[0]


def test_a_file_that_cannot_be_read_is_named_with_a_way_on_and_one_that_is_taken_out_is_forgotten(slack, papers):
    begun(slack, papers["playbook.docx"], papers["cut.pdf"])
    told = slack.wait_for("cut.pdf was not read")
    assert "It is damaged or was cut off. Save it anew and attach that, or paste its text into the form." in told.text
    slack.click("Edit", nth=0)
    assert slack.submit() == {}
    assert slack.fill({"Attached already": []}) == {}
    rest(slack)
    bible = published(slack)
    assert "playbook" not in bible
    assert "foolproof" not in bible


def test_the_plan_takes_a_bible_from_a_file_and_a_list_of_customers_that_stays_out_of_it(slack, papers, tmp_path):
    (tmp_path / "bible.docx").write_bytes(docx([("Our principles", ["1. Hands before words: we show, then we tell."])]))
    rows = "Code;Name;Start date;Renewal date;Stage\nC-1;Wilhelmina Crust;1/2/2026;1/2/2027;success\nC-2;=cmd|x;31/2/2026;;\n"
    (tmp_path / "guests.csv").write_text(rows, encoding="cp1252")
    slack.type(f"/coord {PLAN}", channel="service")
    slack.click("Paste or attach one")
    assert slack.fill({"File": str(tmp_path / "bible.docx")}) == {}
    assert "It is what this mission starts from." in slack.wait_for("bible.docx is read").text
    slack.click("Quick start")
    assert slack.fill(PLAN_QUICK | {"Hours a week for service": 6}) == {}
    slack.wait_for(lambda message: "Approve" in message.buttons)
    slack.click("Edit", nth=2)
    names = ("in onboarding", "using it", "succeeding", "expanding", "who are advocates")
    stages = {f"Customers {name}": count for name, count in zip(names, (5, 30, 15, 5, 5), strict=True)}
    assert slack.fill({"Segments": "Guests, 60, standard, 40", "Not everything at hand": False} | stages) == {}
    assert slack.fill({"Customer list": str(tmp_path / "guests.csv")}) == {}
    told = slack.wait_for("guests.csv is read")
    assert "1 customer, 1 with a renewal date and 1 with a stage" in told.text
    assert "Line 3: “31/2/2026” is no date" in told.text
    for _ in range(3):
        slack.click("Approve")
    slack.click("Publish")
    plan = slack.document(channel="service", name=PLAN)
    assert "**File guests.csv:** a list of 1 customer, kept apart from this document" in plan
    assert "Wilhelmina" not in plan
    assert "Hands before words" in plan
