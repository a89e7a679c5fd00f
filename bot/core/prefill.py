"""What a form is filled in with before anybody typed: a default, or what the run and its earlier document suggest."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from bot.core.facts import Fact, Facts
from bot.core.forms import AnswerValue, Form, Kind, Question
from bot.core.run import Run
from bot.core.touches import Tier

PRINCIPLES_FIRST, PRINCIPLES = "principles_first", "principles"
TIERS, SEGMENTS = "segments_tiers", "segments"
_COUNTED = re.compile(r"\s*([^,;|]+)[,;|]\s*(\d+)\b")


def suggestion(question: Question, run: Run) -> AnswerValue | None:
    """The default; for a required person the starter, for a required date the Monday after the start; else None."""
    if question.default is not None or not question.required:
        return question.default
    match question.kind:
        case Kind.PERSON:
            return run.starter
        case Kind.PEOPLE:
            return (run.starter,)
        case Kind.DATE:
            return next_monday(run.started.date()).isoformat()
        case _:
            return None


def next_monday(day: date) -> date:
    """The first Monday after this day."""
    return day + timedelta(days=7 - day.weekday())


def carried(question: Question, earlier: dict[str, Fact]) -> Fact | None:
    """What the earlier document says to this question, or to one that asks for nearly the same."""
    if question.id == TIERS and TIERS not in earlier:
        return _tiers(earlier)
    return earlier.get(question.id)


def _tiers(earlier: dict[str, Fact]) -> Fact | None:
    """The counted segments, each of the standard tier until somebody says more."""
    facts = Facts(facts=earlier)
    found = [m for line in facts.lines(SEGMENTS) if facts.known(SEGMENTS) and (m := _COUNTED.match(line))]
    text = "\n".join(f"{m[1].strip()}, {m[2]}, {Tier.STANDARD}" for m in found)
    return earlier[SEGMENTS].model_copy(update={"question": TIERS, "value": text}) if text else None


def offered(form: Form, contents: Mapping[str, Mapping[str, object]]) -> Form:
    """The form with the principles to choose from by the names that the earlier document gives them."""
    names = _names(contents.get(PRINCIPLES, {}).get(PRINCIPLES))
    if not names or form.question(PRINCIPLES_FIRST) is None:
        return form
    return form.model_copy(update={"questions": tuple(_by_name(q, names) for q in form.questions)})


def _by_name(question: Question, names: tuple[str, ...]) -> Question:
    if question.id != PRINCIPLES_FIRST or len(names) != len(question.options):
        return question
    shown = tuple(f"{option}: {name}" for option, name in zip(question.options, names, strict=True))
    return question.model_copy(update={"shown": shown})


def _names(principles: object) -> tuple[str, ...]:
    if not isinstance(principles, list | tuple):
        return ()
    return tuple(str(p["name"]) for p in principles if isinstance(p, Mapping) and p.get("name"))
