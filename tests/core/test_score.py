"""The score card of what the built-in writer makes, and of documents that are no service documents at all."""

import pytest

from bot.core.score.card import score, score_text
from tests.core.documents import BIBLE, PLANNED, added, bible, plan, written
from tests.writers.planned import company

FULL = ("sample", "coach", "saas", "repair-shop", "clinic")


@pytest.mark.parametrize("made", [bible, plan])
@pytest.mark.parametrize("name", FULL)
def test_full_answers_make_a_document_near_sixty_with_every_red_line_clear(name, made):
    card = score(made(name))
    assert card.red == ()
    assert card.of == 60
    assert card.points >= 54, [c for c in card.checks if c.points < c.of]


@pytest.mark.parametrize("made", [bible, plan])
def test_the_quick_start_alone_makes_a_usable_document(made):
    card = score(made("quick-only"))
    assert card.red == ()
    assert card.points >= 48, [c for c in card.checks if c.points < c.of]


@pytest.mark.parametrize(
    "raw", ["TBD", "?", "asdf asdf asdf", "[insert text] {name} lorem ipsum <!channel> | a | b |\n```\n# Head"]
)
def test_what_people_typed_crosses_no_red_line(raw):
    free = ("words", "values", "never_do", "worries", "story", "segments", "requests_common", "stuck_points", "why_left")
    made = written(BIBLE, company("sample")[0] | dict.fromkeys(free, raw))
    assert score(made).red == ()


def test_a_plan_without_a_bible_says_so_and_loses_nothing():
    card = score(written(PLANNED, company("quick-only")[1]))
    assert card.red == ()
    assert next(c for c in card.checks if c.id == "links").points == 4


def test_the_points_are_the_sum_of_the_checks():
    card = score(bible("coach"))
    assert card.points == pytest.approx(sum(c.points for c in card.checks))
    assert card.of == sum(c.of for c in card.checks) == 60
    assert [g.id for g in card.gates] == ["G1", "G2", "G3", "G4", "G5", "G6"]
    assert all(c.why.endswith((".", "”")) for c in card.checks)


def test_a_text_by_a_person_counts_neither_for_nor_against():
    whole = bible("coach")
    contents = {k: c for k, c in whole.contents.items() if k != "purpose"}
    card = score(whole.model_copy(update={"contents": contents, "edited": {"purpose": "Why our service exists"}}))
    purpose = next(c for c in card.checks if c.id == "purpose")
    assert (purpose.points, purpose.of) == (0, 0)
    assert purpose.why == "Written by a person, not judged by the program."
    assert card.red == ()
    assert card.of == 55


def test_a_person_may_write_figures_and_names_of_their_own():
    whole = added(bible("coach"), "Ask Ottilie Brandt for 7,777 leaflets.")
    assert [g.id for g in score(whole).red] == ["G2"]
    title = whole.markdown.partition("\n### ")[2].partition("\n")[0]
    assert score(whole.model_copy(update={"edited": {"definition": title}})).red == ()


def test_what_people_asked_for_in_review_is_no_invention():
    whole = added(bible("coach"), "Ask Ottilie Brandt for 7,777 leaflets.")
    asked = "Say that Ottilie Brandt has 7,777 leaflets."
    assert score(whole.model_copy(update={"asked": (asked,)})).red == ()


def test_another_kind_of_document_is_judged_by_what_every_document_has():
    text = "# Tea Book\n\nVersion 1 · 20 November 2026\n\n## Water\n\nBoil it.\n\n## Leaves\n\nCount them.\n"
    other = bible("coach").model_copy(update={"kind": "tea-book", "contents": {}, "markdown": text, "facts": {}, "sections": ()})
    card = score(other)
    assert (card.points, card.of) == (6, 6)
    assert card.clear


def test_a_file_is_judged_by_its_text_alone():
    card = score_text("notes.md", "# Notes\n\n## One\n\nTBD\n")
    assert [g.id for g in card.red] == ["G1"]
    assert next(g for g in card.gates if g.id == "G2").why == "Only the text is known here, so this is not judged."
    assert card.of == 4


def test_a_bible_as_a_file_has_its_structure_judged():
    card = score_text("bible.md", bible("coach").markdown)
    assert (card.points, card.of, card.clear) == (6, 6, True)
