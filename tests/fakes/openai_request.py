"""What OpenAI's Chat Completions take, for checking what is sent: the published request schema, and the rules of strict answers.

The schema is read off the types of the `openai` library (Apache-2.0), which are made from OpenAI's published OpenAPI document.
It is closed here: an argument that the document does not know is an error, as it is at OpenAI's servers.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema
from pydantic import TypeAdapter

NESTED, PROPERTIES, ENUM, LETTERS = 10, 5000, 1000, 120_000
"""The most that a strict schema may have: levels, properties, choices, letters of names and choices."""
KNOWN = {
    *("$defs", "$ref", "additionalProperties", "anyOf", "const", "description", "enum", "format", "items", "properties"),
    *("required", "title", "type"),
}
"""Keywords of a strict schema that we use; all of them are supported."""


def problem(body: dict[str, Any]) -> str:
    """What is wrong with the body of a request; empty when nothing is."""
    errors = sorted(_request().iter_errors(body), key=str)
    if errors:
        return jsonschema.exceptions.best_match(errors).message[:500]
    form = body.get("response_format", {})
    if form.get("type") != "json_schema":
        return ""
    if not re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", form["json_schema"]["name"]):
        return "the name of the schema has other signs than letters, digits, _ and -, or more than 64"
    return next(strict_problems(form["json_schema"]["schema"]), "") if form["json_schema"].get("strict") else "not strict"


def strict_problems(schema: dict[str, Any]) -> Iterator[str]:
    """What a strict server would refuse in a schema."""
    every = list(_parts(schema))
    yield from (f"unknown keywords {set(part) - KNOWN}" for part in every if set(part) - KNOWN)
    for part in every:
        if "properties" in part and part.get("additionalProperties") is not False:
            yield f"an open object: {list(part['properties'])}"
        if "properties" in part and part.get("required") != list(part["properties"]):
            yield f"a property that is not required: {list(part['properties'])}"
    if schema.get("type") != "object" or "anyOf" in schema:
        yield "the root is no object"
    names = [n for part in every for n in (*part.get("properties", ()), *part.get("$defs", ()))]
    choices = [str(c) for part in every for c in part.get("enum", ())]
    if _depth(schema, schema) > NESTED or len(names) > PROPERTIES or len(choices) > ENUM:
        yield "too deep, or too many properties or choices"
    if sum(map(len, (*names, *choices))) > LETTERS:
        yield "too many letters in names and choices"


@cache
def _request() -> jsonschema.Draft202012Validator:
    from openai.types.chat.completion_create_params import CompletionCreateParamsNonStreaming

    schema = TypeAdapter(CompletionCreateParamsNonStreaming).json_schema()
    for part in (schema, *schema["$defs"].values()):
        if "properties" in part:
            part.setdefault("additionalProperties", False)
    return jsonschema.Draft202012Validator(schema)


def _parts(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every schema inside a schema, itself first."""
    yield schema
    below = [*schema.get("properties", {}).values(), *schema.get("$defs", {}).values(), *schema.get("anyOf", [])]
    for part in [*below, *([schema["items"]] if "items" in schema else [])]:
        yield from _parts(part)


def _depth(part: dict[str, Any], root: dict[str, Any]) -> int:
    """How deep values are nested."""
    if "$ref" in part:
        return _depth(root["$defs"][part["$ref"].rpartition("/")[2]], root)
    below = [*part.get("properties", {}).values(), *part.get("anyOf", []), *([part["items"]] if "items" in part else [])]
    return 1 + max((_depth(each, root) for each in below), default=0)
