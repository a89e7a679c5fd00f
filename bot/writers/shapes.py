"""The shapes that a model is asked to fill, as strict JSON schemas. Pure; it knows no server.

Strict servers want every object closed, every property required, and no defaults; what is optional is nullable.
"""

import json
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, create_model


class Shape(BaseModel):
    """A closed shape whose schema is strict all the way down."""

    model_config = ConfigDict(extra="forbid")
    _made: ClassVar[str]

    @classmethod
    def model_json_schema(cls, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The strict schema: a copy of one's own, because the client of a model changes what it is given."""
        return json.loads(cls._text(super().model_json_schema, *args, **kwargs))

    @classmethod
    def _text(cls, make: Callable[..., dict[str, Any]], *args: Any, **kwargs: Any) -> str:
        """The schema as text, made once, since every call of a model needs it twice."""
        if "_made" not in cls.__dict__:
            cls._made = json.dumps(_strict(make(*args, **kwargs)))
        return cls._made


class Objection(Shape):
    """What the support persona says: one objection, and the keys of the drafts to revise; both empty when there is none."""

    objection: str
    revise: tuple[str, ...]


class TermShape(Shape):
    """A word that means the same everywhere."""

    name: str
    meaning: str


class SpineShape(Shape):
    """What all drafts of a run share."""

    principles: tuple[str, ...]
    terms: tuple[TermShape, ...]
    numbers: tuple[str, ...]
    decisions: tuple[str, ...]


class Citation(Shape):
    """What words rest on: a question, or a file and its section, and what is said there, word for word."""

    source: str
    quote: str


def _readable(said: object) -> list[dict[str, object]]:
    """The rows that are citations. Where words come from is worth no second call, so that nothing here is ever unfit."""
    rows = said if isinstance(said, list) else []
    kept = ({name: row.get(name) for name in Citation.model_fields} for row in rows if isinstance(row, dict))
    return [row for row in kept if all(isinstance(value, str) for value in row.values())]


CITED = "evidence"


@cache
def cited(shape: type[Shape]) -> type[Shape]:
    """The shape with a list of what the words rest on, which may be missing."""
    rows: Any = Annotated[tuple[Citation, ...], BeforeValidator(_readable)]
    evidence: dict[str, Any] = {CITED: (rows, ())}
    return create_model(shape.__name__, __base__=shape, __doc__=shape.__doc__, **evidence)


HOW_MET = "how_met"


@cache
def revised(shape: type[Shape]) -> type[Shape]:
    """The shape of a revision: the same words again, and a line about what was changed."""
    met: dict[str, Any] = {HOW_MET: (str, ...)}
    return create_model(f"{shape.__name__}Revised", __base__=shape, __doc__=shape.__doc__, **met)


def schema_text(wanted: type[Shape]) -> str:
    """What to tell a model whose server takes no schemas."""
    return f"Answer with one JSON object that fits this schema:\n{json.dumps(wanted.model_json_schema())}"


def only_once(text: str) -> None:
    """Raises ValueError when the JSON is none, or names a key twice in one object, which readers would silently settle."""
    json.loads(text, object_pairs_hook=_unique)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("the same key appears twice in one object")
    return found


def _strict(schema: dict[str, Any]) -> dict[str, Any]:
    kept = {name: _inside(name, part) for name, part in schema.items() if name != "default"}
    if "properties" in kept:
        kept |= {"required": list(kept["properties"]), "additionalProperties": False}
    return kept


def _inside(name: str, part: Any) -> Any:
    if name in ("properties", "$defs"):
        return {key: _strict(each) for key, each in part.items()}
    if isinstance(part, dict):
        return _strict(part)
    return [_strict(each) if isinstance(each, dict) else each for each in part] if isinstance(part, list) else part
