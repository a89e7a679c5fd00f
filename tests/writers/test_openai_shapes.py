"""What models are asked to fill: strict schemas, for every deliverable there is."""

import json

import jsonschema
import pytest
from pydantic import ValidationError

from bot.core.content.base import Content
from bot.core.content.types import CONTENT
from bot.writers.frames import words_of
from bot.writers.replies import fitting
from bot.writers.settled import open_fields
from bot.writers.shapes import Objection, cited, only_once
from tests.fakes.model_server import filled
from tests.fakes.openai_request import problem, strict_problems

ASKED = [name for name, kind in CONTENT.items() if open_fields(kind)]
"""What a model is asked for; where code settles everything, it is not asked."""
EVERY = pytest.mark.parametrize("name", ASKED)


LOOSE = {
    "type": "json_schema",
    "json_schema": {"name": "x", "strict": True, "schema": {"type": "object", "properties": {}, "required": []}},
}


def shape(name):
    return cited(words_of(CONTENT[name]))


@EVERY
def test_every_shape_is_one_that_strict_servers_take(name):
    assert list(strict_problems(shape(name).model_json_schema())) == []


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({"model": "m"}, "'messages' is a required property"),
        ({"model": "m", "messages": [], "temprature": 0}, "'temprature' was unexpected"),
        ({"model": "m", "messages": [{"role": "owner", "content": "x"}]}, "not valid under any of the given schemas"),
        ({"model": "m", "messages": [], "response_format": {"type": "json_schema"}}, "not valid"),
        ({"model": "m", "messages": [], "response_format": LOOSE}, "an open object"),
    ],
)
def test_the_fake_server_knows_what_openai_would_refuse(body, wrong):
    assert wrong in problem(body)


@EVERY
def test_what_fits_the_schema_is_read(name):
    schema = shape(name).model_json_schema()
    answer = filled(schema)
    jsonschema.validate(answer, schema)
    assert shape(name).model_validate_json(json.dumps(answer)).model_dump(mode="json") == answer


@EVERY
def test_the_model_says_what_its_words_rest_on_and_nothing_else_that_code_keeps(name):
    assert set(Content.model_fields) & set(shape(name).model_fields) == {"evidence"}
    assert not set(Content.model_fields) & set(words_of(CONTENT[name]).model_fields)


@EVERY
@pytest.mark.parametrize(
    "evidence", [None, "litres", [], ["litres"], [{"source": "litres"}, {"source": 1, "quote": 2}, 7, None], {}]
)
def test_evidence_that_is_no_evidence_is_never_unfit(name, evidence):
    answer = filled(shape(name).model_json_schema()) | {"evidence": evidence}
    assert fitting(json.dumps(answer), shape(name)).evidence == ()


@EVERY
def test_evidence_may_be_missing_or_say_more_than_was_asked(name):
    answer = filled(shape(name).model_json_schema())
    told = [{"source": "litres", "quote": "2", "page": 4}]
    assert fitting(json.dumps(answer | {"evidence": told}), shape(name)).evidence[0].quote == "2"
    del answer["evidence"]
    assert fitting(json.dumps(answer), shape(name)).evidence == ()


def test_the_budget_is_all_computed():
    assert set(CONTENT) - set(ASKED) == {"capacity"}


def test_an_extra_field_does_not_fit():
    with pytest.raises(ValidationError):
        Objection.model_validate_json('{"objection": "a", "met": "b", "score": 5}')


def test_a_key_that_comes_twice_is_noticed():
    only_once('{"a": {"x": 1}, "b": {"x": 2}}')
    with pytest.raises(ValueError, match="twice"):
        only_once('{"a": {"x": 1, "x": 2}}')
