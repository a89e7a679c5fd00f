"""What models are asked to fill: strict schemas, for every deliverable there is."""

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from pydantic import ValidationError

from bot.core.content.types import CONTENT, parse
from bot.writers.shapes import OURS, Objection, only_once, shape
from tests.fakes.model_server import filled

ALLOWED = {
    *("$defs", "$ref", "additionalProperties", "anyOf", "description", "enum", "format", "items", "properties", "required"),
    *("title", "type"),
}
EVERY = pytest.mark.parametrize("name", CONTENT)


def parts(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every schema inside a schema, itself first."""
    yield schema
    below = [*schema.get("properties", {}).values(), *schema.get("$defs", {}).values(), *schema.get("anyOf", [])]
    for part in [*below, *([schema["items"]] if "items" in schema else [])]:
        yield from parts(part)


@EVERY
def test_every_shape_is_strict(name):
    for part in parts(shape(name).model_json_schema()):
        assert set(part) <= ALLOWED
        if part.get("type") == "object":
            assert part["additionalProperties"] is False
            assert part["required"] == list(part["properties"])


@EVERY
def test_what_fits_the_schema_becomes_typed_content(name):
    schema = shape(name).model_json_schema()
    answer = filled(schema)
    jsonschema.validate(answer, schema)
    content = parse(name, shape(name).model_validate_json(json.dumps(answer)).model_dump(mode="json"))
    assert type(content) is CONTENT[name]


@EVERY
def test_the_model_is_never_asked_for_what_code_fills_in(name):
    assert not OURS & set(shape(name).model_fields)


def test_an_unknown_type_is_asked_for_as_generic():
    assert shape("poem") is not shape("definition")
    assert set(shape("poem").model_fields) == {"lead", "parts"}


def test_an_extra_field_does_not_fit():
    with pytest.raises(ValidationError):
        Objection.model_validate_json('{"objection": "a", "met": "b", "score": 5}')


def test_a_key_that_comes_twice_is_noticed():
    only_once('{"a": {"x": 1}, "b": {"x": 2}}')
    with pytest.raises(ValueError, match="twice"):
        only_once('{"a": {"x": 1, "x": 2}}')
