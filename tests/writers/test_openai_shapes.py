"""What models are asked to fill: strict schemas, for every deliverable there is."""

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from pydantic import ValidationError

from bot.core.content.base import Content
from bot.core.content.types import CONTENT
from bot.writers.frames import words_of
from bot.writers.settled import open_fields
from bot.writers.shapes import Objection, only_once
from tests.fakes.model_server import filled

ALLOWED = {
    *("$defs", "$ref", "additionalProperties", "anyOf", "description", "enum", "format", "items", "properties", "required"),
    *("title", "type"),
}
ASKED = [name for name, kind in CONTENT.items() if open_fields(kind)]
"""What a model is asked for; where code settles everything, it is not asked."""
EVERY = pytest.mark.parametrize("name", ASKED)


def shape(name):
    return words_of(CONTENT[name])


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
def test_every_shape_is_within_the_limits_of_strict_servers(name):
    schema = shape(name).model_json_schema()
    every = list(parts(schema))
    assert depth(schema, schema) <= 10
    assert sum(len(p.get("properties", ())) for p in every) <= 5000
    assert sum(len(p.get("enum", ())) for p in every) <= 1000
    assert sum(len(n) for p in every for n in (*p.get("properties", ()), *p.get("$defs", ()))) <= 120_000


def depth(part: dict[str, Any], root: dict[str, Any]) -> int:
    """How deep values are nested; a schema that refers to itself never ends and fails."""
    if "$ref" in part:
        return depth(root["$defs"][part["$ref"].rpartition("/")[2]], root)
    below = [*part.get("properties", {}).values(), *([part["items"]] if "items" in part else [])]
    return 1 + max((depth(each, root) for each in below), default=0)


@EVERY
def test_what_fits_the_schema_is_read(name):
    schema = shape(name).model_json_schema()
    answer = filled(schema)
    jsonschema.validate(answer, schema)
    assert shape(name).model_validate_json(json.dumps(answer)).model_dump(mode="json") == answer


@EVERY
def test_the_model_is_never_asked_where_statements_come_from(name):
    assert not set(Content.model_fields) & set(shape(name).model_fields)


def test_the_budget_is_all_computed():
    assert set(CONTENT) - set(ASKED) == {"capacity"}


def test_an_extra_field_does_not_fit():
    with pytest.raises(ValidationError):
        Objection.model_validate_json('{"objection": "a", "met": "b", "score": 5}')


def test_a_key_that_comes_twice_is_noticed():
    only_once('{"a": {"x": 1}, "b": {"x": 2}}')
    with pytest.raises(ValueError, match="twice"):
        only_once('{"a": {"x": 1, "x": 2}}')
