"""What a model says its words rest on: kept where it is so, dropped in silence where it is not."""

import json

import pytest

from bot.core.content.base import Origin
from bot.core.facts import Fact, Facts
from bot.core.files import FileSection, FileText
from bot.writers.citations import LONGEST, MOST, checked
from tests.fakes.model_server import ModelServer, filled, said, schema_of
from tests.writers.test_openai import brief, writer

KETTLES = "Twelve copper kettles,\nheated   slowly over two hours"
FACTS = Facts(
    facts={
        "kettles": Fact(question="kettles", label="Your kettles", value=KETTLES, origin=Origin.ANSWERED, by="U1"),
        "litres": Fact(question="litres", label="Litres", value=120, origin=Origin.ASSUMED),
        "cups": Fact(question="cups", label="Cups", value="blue cups", origin=Origin.FILE, source="File tea.md, section Cups"),
    },
    files=(FileText(name="tea.md", sections=(FileSection(heading="Pots", text="Pots are warmed before use."),)),),
)


def kept(source, quote):
    return [(e.origin, e.ref, e.quote) for e in checked([{"source": source, "quote": quote}], FACTS)]


def test_a_quotation_that_stands_in_the_answer_has_the_origin_of_the_answer():
    assert kept("kettles", "copper kettles") == [("answered", "kettles", "copper kettles")]
    assert kept("litres", "120") == [("assumed", "litres", "120")]
    assert kept("cups", "blue cups") == [("file", "File tea.md, section Cups", "blue cups")]


def test_case_and_white_space_make_no_difference():
    assert kept(" Your  Kettles", "COPPER kettles, heated slowly\tover") == [
        ("answered", "kettles", "COPPER kettles, heated slowly over")
    ]


@pytest.mark.parametrize("source", ["tea.md, Pots", "tea.md", "Pots", "File tea.md, section Pots"])
def test_a_section_of_a_file_is_known_by_any_of_its_names(source):
    assert kept(source, "warmed before use") == [("file", "File tea.md, section Pots", "warmed before use")]


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("teapots", "copper kettles"),
        ("", "copper kettles"),
        ("kettles", "golden kettles"),
        ("kettles", "Twelve copper kettles over two hours"),
        ("litres", "12"),
        ("kettles", "ettle"),
        ("kettles", ""),
        ("kettles", " ,\n"),
        ("tea.md", "copper kettles"),
        ("litres", "copper kettles"),
    ],
)
def test_what_was_not_said_there_is_dropped(source, quote):
    assert kept(source, quote) == []


def test_the_same_is_kept_once_and_only_so_much_of_it():
    words = " ".join(f"word{n}" for n in range(100))
    long = Facts(facts={"kettles": FACTS.facts["kettles"].model_copy(update={"value": words})})
    assert len(checked([{"source": "kettles", "quote": words}] * 2, long)) == 1
    assert len(checked([{"source": "kettles", "quote": words}], long)[0].quote) <= LONGEST
    assert len(checked([{"source": "kettles", "quote": f"word{n}"} for n in range(50)], long)) == MOST


async def drafted(evidence):
    """A draft whose model says this of what its words rest on, and in how many requests."""
    server = ModelServer()
    server.good = lambda body: said(json.dumps(filled(schema_of(body)) | {"evidence": evidence}))
    written = await writer(server).draft(brief(facts=FACTS))
    return written, len(server.requests)


async def test_a_draft_keeps_what_is_so_before_everything_else():
    true, false = {"source": "kettles", "quote": "Copper kettles"}, {"source": "kettles", "quote": "silver kettles"}
    written, asked = await drafted([false, true])
    first = written.content["evidence"][0]
    assert (first["origin"], first["ref"], first["quote"]) == ("answered", "kettles", "Copper kettles")
    assert "silver" not in json.dumps(written.content)
    assert asked == 1


@pytest.mark.parametrize("evidence", [None, [], "kettles", [{"source": "kettles"}], [{"source": "moon", "quote": "cheese"}]])
async def test_a_draft_without_good_evidence_is_as_good_as_ever(evidence):
    written, asked = await drafted(evidence)
    assert written.writer.startswith("canary-model")
    assert asked == 1
    assert written.content == (await drafted([]))[0].content
    assert written.content["evidence"][0]["ref"] == "litres"
