"""One question as one Slack input, and back: a row for each kind of question. Pure; judges nothing, the core does that."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

from slackblocks import (
    CheckboxGroup,
    DatePicker,
    Element,
    FileInput,
    NumberInput,
    Option,
    PlainText,
    PlainTextInput,
    RadioButtonGroup,
    StaticMultiSelectMenu,
    StaticSelectMenu,
    TimePicker,
    UserMultiSelectMenu,
    UserSelectMenu,
)

from bot.core.files import ENDINGS
from bot.core.forms import TEXT_LIMIT, AnswerValue, Kind, Question
from bot.slack.text import cut, is_user, plain

ACTION = "value"
CHECKBOXES = 7
RADIOS = 10
FILE_TYPES = list(ENDINGS)

State = dict[str, Any]
Initial = AnswerValue | None


def element(question: Question, initial: Initial) -> Element:
    """The input element; a first value that does not fit its kind is left out."""
    return _ELEMENTS[kind(question)](question, initial)


def raw(question: Question, state: State) -> AnswerValue | None:
    """What stands in the input, not yet checked; None when it is empty."""
    return _VALUES[kind(question)](question, state)


def kind(question: Question) -> Kind:
    """How the question is really asked: a choice without options is asked as text."""
    if question.kind in (Kind.CHOICE, Kind.RADIO, Kind.CHOICES) and not question.options:
        return Kind.TEXT
    return question.kind


def choice(index: int, text: str) -> Option:
    """An option that is known by its place, so that its text may be as long as it likes."""
    return Option(PlainText(plain(text, 75) or "-"), value=str(index))


def _text(question: Question, initial: Initial, multiline: bool = False) -> Element:
    high = min(max(int(question.high or TEXT_LIMIT), 1), TEXT_LIMIT)
    first = _said(initial)
    fits = first if len(first) <= TEXT_LIMIT else ""
    low = min(int(question.low or 0), high)
    return PlainTextInput(
        action_id=ACTION,
        multiline=multiline,
        min_length=low if low > 1 else None,
        max_length=max(high, len(fits)),
        initial_value=fits or None,
        placeholder=_example(question),
    )


def _said(initial: Initial) -> str:
    if isinstance(initial, tuple):
        return "\n".join(initial)
    return f"{initial:g}" if isinstance(initial, float) else "" if initial is None else str(initial)


def _example(question: Question) -> PlainText | None:
    return PlainText(plain(f"For example: {question.example}", 150)) if question.example.strip() else None


def _options(question: Question) -> list[Option]:
    return [choice(i, text) for i, text in enumerate((question.shown or question.options)[:100])]


def _chosen(question: Question, initial: Initial) -> list[Option]:
    picked = initial if isinstance(initial, tuple) else (initial,)
    offered = dict(zip(question.options, _options(question), strict=False))
    return [offered[p] for p in dict.fromkeys(picked) if isinstance(p, str) and p in offered]


def _select(question: Question, initial: Initial) -> Element:
    first = next(iter(_chosen(question, initial)), None)
    return StaticSelectMenu(
        action_id=ACTION, options=_options(question), initial_option=first, placeholder=PlainText("Choose one")
    )


def _radio(question: Question, initial: Initial) -> Element:
    if len(question.options) > RADIOS:
        return _select(question, initial)
    first = next(iter(_chosen(question, initial)), None)
    return RadioButtonGroup(action_id=ACTION, options=_options(question), initial_option=first)


def _choices(question: Question, initial: Initial) -> Element:
    options, first = _options(question), _chosen(question, initial) or None
    if len(options) <= CHECKBOXES:
        return CheckboxGroup(action_id=ACTION, options=options, initial_options=first)
    most = int(question.high) if question.high and question.high >= len(first or []) else None
    return StaticMultiSelectMenu(
        action_id=ACTION,
        options=options,
        initial_options=first,
        max_selected_items=most,
        placeholder=PlainText(_how_many(question)),
    )


def _how_many(question: Question) -> str:
    low, high = int(question.low or 0), int(question.high or 0)
    if low and high:
        return f"Choose {low} to {high}" if low < high else f"Choose {low}"
    return f"Choose up to {high}" if high else "Choose any"


def _number(question: Question, initial: Initial) -> Element:
    is_number = isinstance(initial, int | float) and not isinstance(initial, bool)
    return NumberInput(
        is_decimal_allowed=True,
        action_id=ACTION,
        min_value=_bound(question.low),
        max_value=_bound(question.high),
        initial_value=_said(initial) if is_number else None,
        placeholder=_example(question),
    )


def _bound(value: float | None) -> str | None:
    return None if value is None else f"{int(value)}" if float(value).is_integer() else f"{value}"


def _date(question: Question, initial: Initial) -> Element:
    return DatePicker(action_id=ACTION, initial_date=_parsed(date.fromisoformat, initial))


def _time(question: Question, initial: Initial) -> Element:
    first = _parsed(lambda text: time.fromisoformat(text).strftime("%H:%M"), initial)
    return TimePicker(action_id=ACTION, initial_time=first)


def _parsed(parse: Callable[[str], object], initial: Initial) -> str | None:
    try:
        return str(parse(str(initial))) if initial is not None else None
    except ValueError:
        return None


def _person(question: Question, initial: Initial) -> Element:
    first = initial if isinstance(initial, str) and is_user(initial) else None
    return UserSelectMenu(action_id=ACTION, initial_user=first, placeholder=PlainText("Choose a person"))


def _people(question: Question, initial: Initial) -> Element:
    named = initial if isinstance(initial, tuple) else (initial,)
    first = [str(u) for u in named if is_user(u)]
    return UserMultiSelectMenu(action_id=ACTION, initial_users=first or None, placeholder=PlainText("Choose people"))


def _file(question: Question, initial: Initial) -> Element:
    most = int(min(max(question.high or 1, 1), 10))
    return FileInput(action_id=ACTION, filetypes=list(question.options or FILE_TYPES), max_files=most)


_ELEMENTS: dict[Kind, Callable[[Question, Initial], Element]] = {
    Kind.TEXT: _text,
    Kind.PARAGRAPH: lambda question, initial: _text(question, initial, multiline=True),
    Kind.CHOICE: _select,
    Kind.RADIO: _radio,
    Kind.CHOICES: _choices,
    Kind.NUMBER: _number,
    Kind.DATE: _date,
    Kind.TIME: _time,
    Kind.PERSON: _person,
    Kind.PEOPLE: _people,
    Kind.FILE: _file,
}


def _plain_value(name: str) -> Callable[[Question, State], AnswerValue | None]:
    def value(_: Question, state: State) -> AnswerValue | None:
        found = state.get(name)
        return None if found is None or found == "" else str(found)

    return value


def _one(question: Question, state: State) -> AnswerValue | None:
    found = state.get("selected_option")
    return _named(question, found) if found else None


def _several(question: Question, state: State) -> AnswerValue | None:
    return tuple(_named(question, o) for o in state.get("selected_options") or ()) or None


def _named(question: Question, option: State) -> str:
    """The option's own text; a value that the form never offered stays as it came, for the core to refuse."""
    value = str(option.get("value", ""))
    known = value.isascii() and value.isdigit() and len(value) < 5 and int(value) < len(question.options)
    return question.options[int(value)] if known else cut(f"?{value}", 80)


def _ids(name: str) -> Callable[[Question, State], AnswerValue | None]:
    def value(_: Question, state: State) -> AnswerValue | None:
        found = state.get(name) or ()
        return tuple(str(f.get("id", "")) if isinstance(f, dict) else str(f) for f in found) or None

    return value


_VALUES: dict[Kind, Callable[[Question, State], AnswerValue | None]] = {
    Kind.TEXT: _plain_value("value"),
    Kind.PARAGRAPH: _plain_value("value"),
    Kind.CHOICE: _one,
    Kind.RADIO: _one,
    Kind.CHOICES: _several,
    Kind.NUMBER: _plain_value("value"),
    Kind.DATE: _plain_value("selected_date"),
    Kind.TIME: _plain_value("selected_time"),
    Kind.PERSON: _plain_value("selected_user"),
    Kind.PEOPLE: _ids("selected_users"),
    Kind.FILE: _ids("files"),
}
