"""What a model server replied, read at the door: an answer, what it took, and its content as the wanted shape.

It asks nobody, and quotes nothing that a server said.
"""

from typing import TypeVar

import structlog
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.core.ports import WriterFailed
from bot.writers.shapes import Shape, only_once

log = structlog.get_logger("coord.writer")

Wanted = TypeVar("Wanted", bound=Shape)
LONGEST = 200_000
"""Letters of an answer. No deliverable is half as long, and every later call would have to read it."""


class Unfit(Exception):
    """What the model wrote does not fit the shape. The text says where, for the model."""


class _Message(BaseModel):
    model_config = ConfigDict(extra="ignore")

    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    model_config = ConfigDict(extra="ignore")

    message: _Message
    finish_reason: str | None = None


class Answer(BaseModel):
    """What is used of a chat completion."""

    model_config = ConfigDict(extra="ignore")

    choices: tuple[_Choice, ...] | None = None
    usage: object = None

    @property
    def text(self) -> str:
        """What was written, as far as it got."""
        return (self.choices[0].message.content or "") if self.choices else ""


def answered(body: bytes) -> Answer:
    """The answer of a model server. Raises WriterFailed when it is none."""
    try:
        return Answer.model_validate_json(body)
    except ValidationError:
        from bot.writers.faults import NO_SERVER

        log.error("not an answer of a model server", setting="OPENAI_BASE_URL")
        raise WriterFailed(NO_SERVER) from None


def words_in(answer: Answer) -> str:
    """What the model said. Raises WriterFailed when it said nothing, or not to the end."""
    if not answer.choices:
        raise WriterFailed("The model sent an empty answer.")
    choice = answer.choices[0]
    if choice.message.refusal:
        raise WriterFailed("The model refused to write this. Change the answers, or write it yourself.")
    if broken := _BROKEN.get(choice.finish_reason):
        raise WriterFailed(broken)
    return choice.message.content or ""


_BROKEN = {
    "length": "The model's answer was too long and broke off.",
    "content_filter": "The model's filter stopped this text. Change the answers, or write it yourself.",
    None: "The model's answer broke off.",
}


def fitting(said: str, wanted: type[Wanted]) -> Wanted:
    """The content as the wanted shape; small models like to wrap it in a code block. Raises Unfit."""
    if len(said) > LONGEST:
        raise Unfit(f"longer than {LONGEST} letters")
    bare = said.strip().removeprefix("```json").removeprefix("```").removesuffix("```").strip()
    try:
        only_once(bare)
        return wanted.model_validate_json(bare)
    except ValidationError as wrong:
        places = (f"{'.'.join(map(str, e['loc']))[:80]}: {e['msg'][:120]}" for e in wrong.errors(include_input=False)[:10])
        raise Unfit("; ".join(places)) from None
    except (ValueError, RecursionError) as wrong:
        raise Unfit(str(wrong)[:200] if isinstance(wrong, ValueError) else "nested too deeply") from None


def repair(unfit: Unfit) -> str:
    """What a model is told about its answer, to answer once more."""
    return f"Your answer to this did not fit the schema ({unfit}). Answer again, in full, with JSON that fits it."
