"""Natural Python values as what a person would put into an input: texts, numbers, option texts, names, dates, paths."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bot.workspace.inputs import options_of
from bot.workspace.line import DriverError
from bot.workspace.seen import Question

SEVERAL = ("checkboxes", "file_input")


def raw_value(question: Question, answer: Any, known: dict[str, str], upload: Callable[[Path], str]) -> Any:
    """The raw value for one input. `known` has ids by the names of people and channels. Raises DriverError."""
    kind = question.element["type"]
    if answer is None:
        return None
    if kind in SEVERAL or kind.startswith("multi_"):
        listed = answer if isinstance(answer, list | tuple | set) else _alone(question, answer)
        return [_one(question, each, known, upload) for each in listed]
    return _one(question, answer, known, upload)


def _alone(question: Question, answer: Any) -> list[Any]:
    if isinstance(answer, bool):
        return [each["text"]["text"] for each in options_of(question.element)] if answer else []
    return [answer]


def _one(question: Question, answer: Any, known: dict[str, str], upload: Callable[[Path], str]) -> str:
    kind = question.element["type"]
    if options_of(question.element):
        return _option(question, str(answer))
    if kind == "file_input":
        return upload(Path(answer))
    if kind.endswith("_select"):
        return _named(question, str(answer), known)
    if kind == "datetimepicker" and isinstance(answer, datetime):
        return str(int(answer.timestamp()))
    return answer.isoformat() if isinstance(answer, date) else str(answer)


def _option(question: Question, answer: str) -> str:
    options = {each["text"]["text"]: each["value"] for each in options_of(question.element)}
    lowered = {text.lower(): value for text, value in options.items()}
    near = [value for text, value in lowered.items() if text.startswith(answer.lower())]
    found = lowered.get(answer.lower()) or (answer if answer in options.values() else None) or (near[0] if near else None)
    if found is None:
        raise DriverError(f"{question.label!r} offers {list(options)}, not {answer!r}.")
    return found


def _named(question: Question, answer: str, known: dict[str, str]) -> str:
    plain = answer.lstrip("@#")
    found = next((key for name, key in known.items() if plain.lower() == name.lower() or plain == key), None)
    if found is None:
        raise DriverError(f"{question.label!r} cannot be {answer!r}: nobody and nothing here has that name.")
    return found
