"""The Markdown of canvases: nothing that Slack refuses, every word of the document, and nothing live."""

import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.slack.canvas_text import CELLS, canvas_text, title
from bot.workspace.canvas_rules import detail

_reader = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def words(markdown: str) -> list[str]:
    """What somebody reads, without marks, bullets and numbers."""
    found = (token.content for token in _reader.parse(markdown) if token.type in ("inline", "fence", "code_block"))
    return re.findall(r"[^\W\d_]+", " ".join(found))


def test_headings_have_three_levels_and_the_title_is_the_canvas_s_own():
    text = "# Plan: **Kettle**\n\n## A\n\n### B\n\n#### C\n\n##### D **e**\n"
    assert title(text) == "Plan: Kettle"
    assert canvas_text(text) == "# A\n\n## B\n\n### C\n\n**D e**\n"


def test_a_quote_holds_paragraphs_only():
    made = canvas_text(
        "> Dear all,\n>\n> - tea\n> - milk\n>\n> 1. pour\n>\n> ### Bye\n>\n> | a | b |\n> |---|---|\n> | c | d |\n"
    )
    assert made == "> Dear all,\n>\n> • tea  \n> • milk\n>\n> 1\\. pour\n>\n> **Bye**\n>\n> a · b  \n> c · d\n"
    assert detail(made) == ""


def test_inner_lists_are_indented_by_four():
    assert canvas_text("- a\n  - b\n    1. c\n- [ ] d\n") == "- a\n    - b\n        1. c\n- [ ] d\n"


def test_a_list_steps_aside_for_what_it_may_not_hold():
    assert canvas_text("- a\n\n  > said\n\n- b\n") == "- a\n\n> said\n\n- b\n"


def test_a_long_table_goes_on_below_the_same_heads():
    rows = "".join(f"| r{n} | a\\|b | c | d | e |\n" for n in range(60))
    made = canvas_text(f"| one | two | three | four | five |\n|---|---|---|---|---|\n{rows}")
    tables = made.strip().split("\n\n")
    assert [table.count("\n") - 1 for table in tables] == [59, 1]
    assert all(table.startswith("| one | two | three | four | five |\n| --- |") for table in tables)
    assert "| r59 | a\\|b | c | d | e |" in made
    assert CELLS == 300
    assert detail(made) == ""


def test_nothing_of_others_is_live():
    made = canvas_text("![](@U0OLIVE) ![x](http://a.example/b.png) <!channel> [home](http://evil.example)\n")
    assert "![" not in made
    assert "<!channel>" not in made
    assert "home (<http://evil.example>)" in made


WORD = st.text("abcdefgh", min_size=1, max_size=6)
LINE = st.lists(WORD, min_size=1, max_size=5).map(" ".join)


def within(prefix: str, inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """What `inner` makes, behind a mark."""
    indent = prefix if prefix.startswith(">") else " " * len(prefix)
    return inner.map(lambda text: "\n".join((prefix if n == 0 else indent) + line for n, line in enumerate(text.split("\n"))))


TABLE = st.lists(st.tuples(WORD, WORD), min_size=2, max_size=4).map(
    lambda rows: "\n".join(("| head | other |", "|---|---|", *(f"| {a} | {b} |" for a, b in rows)))
)
FLAT = st.one_of(
    LINE,
    TABLE,
    st.tuples(st.integers(1, 6), LINE).map(lambda made: f"{'#' * made[0]} {made[1]}"),
    LINE.map(lambda text: f"```\n{text}\n```"),
    st.just("---"),
)
BLOCK = st.recursive(
    FLAT,
    lambda inner: st.one_of(
        within("> ", inner), within("- ", inner), within("1. ", inner), st.lists(inner, max_size=3).map("\n\n".join)
    ),
    max_leaves=6,
)
DOCUMENT = st.lists(BLOCK, max_size=6).map("\n\n".join)


@given(DOCUMENT)
def test_slack_takes_it_and_no_word_is_lost(text):
    made = canvas_text(f"# Title\n\n{text}")
    assert detail(made) == ""
    assert words(made) == words(text)


@given(st.text(max_size=200))
def test_whatever_people_write_slack_takes_it(text):
    assert detail(canvas_text(text)) == ""
