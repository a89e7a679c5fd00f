"""What a model may put into a document: words, where code has settled rows, numbers, dates and names."""

import asyncio
import json
from functools import cache

import pytest

from bot.core.content.types import CONTENT, parse
from bot.core.score.card import score
from bot.core.score.passages import Passages
from bot.writers.frames import Filling, texts_in, words_of
from bot.writers.offline import OfflineWriter
from bot.writers.openai import OpenAIWriter, Server
from bot.writers.settled import item, open_fields, settles
from tests.core.documents import BIBLE, PLANNED, RENDERER, bible, written
from tests.fakes.model_server import ModelServer, filled, said, schema_of
from tests.writers.planned import brief, company, facts_of, mission

FULL = ("sample", "coach", "saas", "repair-shop", "clinic")
ABSURD = "We answer within 1 minute, 99,999 times by 30 February 2031, for $4711. “Nobody else does it like they do”, said Zeb."


class Talker(ModelServer):
    """Fills every form with the same words, and every number with its row."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def good(self, body):
        return said(json.dumps(filled(schema_of(body), self._text)))


@cache
def document(slug, name, text):
    """A company's document, as a model that always says the same writes it."""

    async def draft(brief):
        server = Server(key="k", base_url="http://127.0.0.1:9/v1", model="m")
        return await OpenAIWriter(server, RENDERER.prompt, transport=Talker(text)).draft(brief)

    return written(slug, raw(slug, name), source(slug, name), lambda brief: asyncio.run(draft(brief)).content)


@cache
def ruled(slug, name):
    """The same by rules alone."""
    return written(slug, raw(slug, name), source(slug, name), lambda brief: asyncio.run(OfflineWriter().draft(brief)).content)


def raw(slug, name):
    return company(name)[1 if slug == PLANNED else 0]


def source(slug, name):
    return bible(name) if slug == PLANNED else None


@pytest.mark.parametrize("name", FULL)
@pytest.mark.parametrize("slug", [BIBLE, PLANNED])
def test_absurd_figures_of_a_model_get_nowhere(slug, name):
    made = document(slug, name, ABSURD)
    assert score(made).red == ()
    assert "Zeb" not in made.markdown
    for key, content in ruled(slug, name).contents.items():
        assert made.contents[key] == content | {"evidence": made.contents[key]["evidence"]}


@pytest.mark.parametrize("name", FULL)
def test_the_plan_of_a_model_adds_up_to_the_minute(name):
    contents = {k: parse(k, c) for k, c in document(PLANNED, name, "Tea is hot.").contents.items()}
    calendar, budget = contents["bau"], contents["capacity"]
    assert sum(a.week for a in calendar.activities) == calendar.week_total == budget.planned_total
    assert sum(r.minutes for r in budget.rows) == budget.planned_total
    assert sum(r.share for r in budget.rows) == 100
    assert calendar.activities[0].steps == ("Tea is hot",)
    assert calendar.activities[1].steps != ("Tea is hot",)


@pytest.mark.parametrize("slug", [BIBLE, PLANNED])
def test_plain_words_of_a_model_cross_no_red_line(slug):
    made = document(slug, "sample", "Tea is hot.")
    assert score(made).red == ()
    assert made.markdown.count("Tea is hot") > 20


@pytest.mark.parametrize("name", CONTENT)
def test_no_number_date_or_choice_is_ever_asked_of_a_model(name):
    if not open_fields(CONTENT[name]):
        return
    schema = words_of(CONTENT[name]).model_json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        for field, kind in part["properties"].items():
            several = kind.get("items", kind)
            assert field == "row" or several.get("type") == "string" or "$ref" in several, (name, field)
            assert not {"format", "enum", "const"} & set(several), (name, field)


async def asked_for(request, text):
    server = Server(key="k", base_url="http://127.0.0.1:9/v1", model="m")
    made = brief(mission(BIBLE), "care", facts_of(raw(BIBLE, "sample")), None, {}).model_copy(update={"request": request})
    return (await OpenAIWriter(server, RENDERER.prompt, transport=Talker(text)).draft(made)).content


async def test_what_a_person_asked_for_is_kept_when_the_model_does_not_say_it():
    wish = "Please mention that we answer on Saturdays after a course"
    assert (await asked_for(wish, "Tea is hot."))["additions"] == [f"{wish}."]
    assert (await asked_for(wish, "On Saturdays after a course we answer."))["additions"] == []
    assert "request" in [e["ref"] for e in (await asked_for(wish, "Tea is hot."))["evidence"]]


def words_alone(kind, frame):
    """What a model would answer that says what the frame says."""
    return {name: _said(item(annotation), frame[name]) for name, annotation in open_fields(kind).items()}


def _said(kind, value):
    if isinstance(value, list) and hasattr(kind, "model_fields"):
        numbers = settles(kind)
        return [({"row": n} if numbers else {}) | words_alone(kind, row) for n, row in enumerate(value, 1)]
    return words_alone(kind, value) if isinstance(value, dict) else value


@pytest.mark.parametrize("name", ["sample", "clinic"])
@pytest.mark.parametrize("slug", [BIBLE, PLANNED])
def test_words_that_rest_on_what_was_said_are_all_taken(slug, name):
    def write(asked):
        kind, frame = CONTENT[asked.spec.type], asyncio.run(OfflineWriter().draft(asked)).content
        words = words_alone(kind, frame)
        passages = Passages(asked, frame, tuple(texts_in(words)))
        filling = Filling(passages, texts_in(words))
        assert (filling.value(kind, frame, words), filling.kept) == (frame, 0)
        return frame

    written(slug, raw(slug, name), source(slug, name), write)
