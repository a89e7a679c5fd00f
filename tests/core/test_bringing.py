"""A document from elsewhere: kept as it stands, recognised where its headings are ours, and inert."""

from bot.core.files import FileSection, Reading
from bot.core.jobs import BringIn
from bot.core.lookup.bringing import brought_in, text_of
from bot.core.lookup.passages import passages
from bot.core.versions.values import VersionNote
from bot.render import escaped
from tests.core.given import NOON
from tests.core.shipped import shipped

BIBLE = "service-bible"
JOB = BringIn(key="k", team="T1", channel="C1", user="U1", name="Olive", kind=BIBLE, title="Our Bible", file="F1", at=NOON)
NOTE = VersionNote(version=2, at=NOON, by="U1", who="Olive", brought="old.docx")
TEXT = """We answer within a day.
- Be *kind*
2) Be early
| Level | First answer |
| --- | --- |
| Urgent | 4 hours |
That is all."""


def brought(*sections: tuple[str, str], kind: str = BIBLE):
    reading = Reading(name="old.docx", sections=tuple(FileSection(heading=h, text=t) for h, t in sections))
    missions = [m for m in shipped().values() if kind in (m.produces, *m.needs)]
    return brought_in(JOB.model_copy(update={"kind": kind}), reading, missions, escaped)


def test_its_sections_stand_as_they_are_under_their_headings():
    document = brought(("Our Bible", "Hello."), ("Promises", TEXT)).model_copy(update={"version": 2, "log": (NOTE,)})
    assert [s.title for s in document.sections] == ["Introduction", "Promises"]
    assert all(s.edited for s in document.sections)
    text = text_of(document, escaped)
    assert text.startswith("# Our Bible\n\nVersion 2 · 23 November 2026 · Brought in by Olive from the file old.docx\n")
    found = [p.text for p in passages(text)]
    for said in ("Be *kind*", "Be early", "Level: Urgent · First answer: 4 hours", "That is all."):
        assert said in found
    assert document.brought == "old.docx"
    assert (document.run, document.contents) == ("", {})


def test_headings_that_we_know_answer_questions_and_are_marked_as_a_persons_words():
    document = brought(("Mission", "To mend what others throw away."), ("Five principles we decide by", "1. Hands before words"))
    fact = document.facts["vision"]
    assert (fact.value, fact.origin, fact.source) == ("To mend what others throw away.", "file", "File old.docx, section Mission")
    assert all(document.headings[k] == document.edited[k] for k in document.headings)


def test_nothing_in_it_is_live():
    hostile = "<!channel> ![x](https://evil.example) [a](https://evil.example) `{{ 7 }}` # head"
    changes = {"version": 1, "title": hostile, "log": (NOTE.model_copy(update={"who": hostile}),)}
    text = text_of(brought((hostile, hostile)).model_copy(update=changes), escaped)
    assert "<!" not in text
    assert "](" not in text.replace("\\](", "")
    assert len(passages(text)) == 2


def test_a_document_without_headings_is_one_introduction():
    assert [(s.title, s.markdown) for s in brought(("", "Just words.")).sections] == [("Introduction", "Just words.")]


def test_a_change_log_of_the_files_own_is_kept_under_another_name():
    assert [s.title for s in brought(("Change log", "We moved in May.")).sections] == ["Change log of the file"]
