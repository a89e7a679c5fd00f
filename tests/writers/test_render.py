"""The renderer: what people wrote comes out as plain words; documents carry their title, version and sections."""

from datetime import UTC, datetime

import pytest
from markdown_it import MarkdownIt

from bot.core.content.base import Generic, Part
from bot.core.document import Document, DocumentSection
from bot.core.facts import Facts
from bot.core.run import Run
from bot.render import escaped, quoted
from tests.writers.bibles import company, facts_of, mission, renderer

NASTY = (
    "*a*",
    "_b_",
    "`c`",
    "[d](e)",
    "![f](g)",
    "<h>",
    "a | b",
    "# i",
    "- j",
    "> k",
    "1. l",
    "~~m~~",
    "\\[n](o)",
    "\\\\[p](q)",
    "=== r",
)


@pytest.mark.parametrize("text", NASTY)
def test_escaped_text_means_itself(text):
    tokens = MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(f"{escaped(text)}\n")
    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert {c.type for c in tokens[1].children} <= {"text", "text_special"}


@pytest.mark.parametrize("text", NASTY)
def test_escaping_twice_changes_nothing(text):
    assert escaped(escaped(text)) == escaped(text)


def test_variables_of_messages_are_left_alone():
    assert escaped("Hi {first_name}, see {next_step}") == "Hi {first_name}, see {next_step}"


def test_a_message_keeps_its_paragraphs_and_line_breaks():
    assert quoted("Hi,\n\nBest,\nAnna") == "> Hi,\n>\n> Best,  \n> Anna"


def test_a_generic_deliverable_shows_only_the_parts_it_has():
    content = Generic(lead="First.", parts=(Part(heading="Kept", points=("one",)), Part(heading="Empty"), Part(steps=("go",))))
    text = renderer().deliverable("no-such-type", content.model_dump(mode="json"))
    assert "#### Kept" in text
    assert "Empty" not in text
    assert "1. go" in text


def test_a_document_has_title_version_date_owner_and_its_sections():
    facts: Facts = facts_of(company("repair-shop"))
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    sections = (
        DocumentSection(title="One", markdown="### Sub\n\n- **x**", author="Support Management"),
        DocumentSection(title="Two", markdown="y"),
    )
    document = Document(
        id="D1", team="T", channel="C", kind="service-bible", title="Customer Service Bible", version=3, run="R", slug="s",
        at=at, by="U1", markdown="", sections=sections, facts=facts.facts,
    )  # fmt: skip
    run = Run(id="R", team="T", channel="C", starter="U1", slug="s", sha256="0", started=at, names={"U1": "Mara Lind"})
    text = renderer().document(document, run, mission())
    assert text.startswith("# Customer Service Bible: Spoke & Ember\n")
    assert "Version 3 · 20 November 2026 · Owner: Mara Lind" in text
    assert "\n## One\n\n*Drafted by Support Management*\n\n### Sub\n\n- **x**\n\n## Two\n\ny\n" in text
