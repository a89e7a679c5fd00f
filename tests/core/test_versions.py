"""What two versions say differently, and how the change log tells it."""

from datetime import timedelta

import pytest

from bot.core.content.base import Origin
from bot.core.document import Document, DocumentSection
from bot.core.facts import Fact
from bot.core.versions.differences import compare, statements
from bot.core.versions.log import CHANGE_LOG, history, noted, summary, told, with_log, without_log
from bot.core.versions.values import Turn, VersionNote
from tests.core.given import NOON, OLIVE


def document(version: int = 1, facts: dict[str, Fact] | None = None, **sections: str) -> Document:
    made = tuple(DocumentSection(title=title, markdown=text) for title, text in sections.items())
    about = {"kind": "tea", "title": "Tea", "run": "r1", "slug": "tea", "at": NOON + timedelta(days=version), "by": OLIVE}
    base = {"id": f"d{version}", "team": "T1", "channel": "C1", "version": version, "markdown": "", "facts": facts or {}}
    return Document(**about, **base, sections=made)


def changes(old: str, new: str) -> list[tuple[str, str, str, str]]:
    found = compare(document(Pour=old), document(2, Pour=new))
    return [(d.section, d.turn.value, d.was, d.now) for d in found]


def test_a_text_is_read_as_sentences_points_and_rows_without_markup():
    text = "#### Hot\n\nWe **boil** it. Then we pour.\n\n- one \\*star\n> 2. two\n\n| a | b |\n|---|---|\n| 1 &lt; 2 | x |"
    assert statements(text) == ["We boil it.", "Then we pour.", "one *star", "two", "a · b", "1 < 2 · x"]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("- a tall cup\n- milk", "- a tall cup\n- milk", []),
        ("- a tall cup\n- milk", "- milk\n- a tall cup", []),
        ("- a tall cup", "- a tall cup\n- milk, cold", [("Pour", "added", "", "milk, cold")]),
        ("- a tall cup\n- milk, cold", "- a tall cup", [("Pour", "removed", "milk, cold", "")]),
        (
            "We answer in 4 hours.",
            "We answer in 8 hours.",
            [("Pour", "reworded", "We answer in 4 hours.", "We answer in 8 hours.")],
        ),
        ("### Cups\n\nTall.", "### Cups\n\nTall.\n\n### Pots\n\nRound.", [("Pots", "begun", "", "")]),
        ("### Cups\n\nTall.\n\n### Pots\n\nRound.", "### Cups\n\nTall.", [("Pots", "gone", "", "")]),
        ("a b\n\nc d\n\ne f\n\ng h\n\ni j", "Quite another text.", [("Pour", "rewritten", "", "Quite another text.")]),
    ],
)
def test_what_changed_is_told_by_statement(old, new, found):
    assert changes(old, new) == found


def test_a_long_statement_is_quoted_from_where_it_parts():
    long = "We always answer every message that comes in before noon on the very same working day, at the latest by {} o'clock."
    ((_, _, was, now),) = changes(long.format("four"), long.format("eight"))
    assert was.startswith("… ")
    assert "four" in was
    assert "eight" in now


def test_what_only_sums_up_is_not_compared():
    old = document(**{"Cheat sheet": "- one", "Sources": "- me", CHANGE_LOG: "- x"})
    assert compare(old, document(2, **{"Cheat sheet": "- two", "Sources": "- you"})) == ()


def test_answers_that_changed_or_were_confirmed_are_told():
    def fact(question: str, value: str, origin: Origin) -> Fact:
        return Fact(question=question, label=question.title(), value=value, origin=origin)

    old = {"hours": fact("hours", "8", Origin.ANSWERED), "tone": fact("tone", "warm", Origin.ASSUMED)}
    new = {"hours": fact("hours", "6", Origin.ANSWERED), "tone": fact("tone", "warm", Origin.ANSWERED)}
    found = compare(document(facts=old), document(2, facts=new))
    assert [(d.section, told(d)) for d in found] == [
        ("Hours", "the answer “8” is now “6”"),
        ("Tone", "confirmed, “warm”"),
    ]


def test_the_log_has_every_version_newest_first_and_is_no_part_of_what_the_document_says():
    first, second = document(Pour="- a tall cup"), document(2, Pour="- a tall cup\n- milk")
    note = noted(VersionNote(version=2, at=NOON, by=OLIVE, who="Olive", why="Sam asked."), compare(first, second))
    logged = with_log(second, (*history((first,)), note), str)
    assert [s.title for s in logged.sections] == ["Pour", CHANGE_LOG]
    text = logged.sections[-1].markdown
    assert text.index("### Version 2") < text.index("### Version 1")
    assert "By Olive. Why: Sam asked." in text
    assert "- **Pour:** added “milk”" in text
    assert without_log(f"# Tea\n\n## Pour\n\nMilk.\n\n## {CHANGE_LOG}\n\n{text}") == "# Tea\n\n## Pour\n\nMilk.\n"


def test_versions_that_were_stored_without_a_log_are_entries_of_their_own():
    assert [n.version for n in history((document(3), document(2), document(1)))] == [1, 2, 3]
    logged = with_log(document(3), history((document(3), document(2))), str)
    assert [n.version for n in history((document(4), logged, document(2)))] == [2, 3, 4]


def test_the_summary_takes_something_of_as_many_sections_as_it_can():
    old = document(A="x one", B="y one", C="z one")
    new = document(2, A="x one\n\na\n\nb\n\nc", B="y one\n\nd", C="z one\n\ne")
    note = noted(VersionNote(version=2, at=NOON, by=OLIVE), compare(old, new))
    assert [name for name, _ in summary(note, 3)] == ["A", "B", "C"]
    assert all(d.turn is Turn.ADDED for d in note.differences)
