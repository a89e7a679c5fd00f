"""Forms as data: questions, what a good answer is, and the plain sentence for one that is not."""

from datetime import date, time
from enum import StrEnum

from bot.core.values import Value

AnswerValue = str | int | float | tuple[str, ...]
"""Text, one choice, a date (YYYY-MM-DD) or a time (HH:MM) is `str`; choices and people are a tuple; a number is a number."""

TEXT_LIMIT = 3000


class Kind(StrEnum):
    """How a question is asked; each kind has one input element in Slack."""

    TEXT = "text"
    PARAGRAPH = "paragraph"
    CHOICE = "choice"
    RADIO = "radio"
    CHOICES = "choices"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    PERSON = "person"
    PEOPLE = "people"
    FILE = "file"


class Question(Value):
    """One question. `low` and `high` bound the length of a text, the size of a number or the count of choices.

    `default` fills the form in; `assume` is the stated assumption a writer goes on with when nobody answered.
    `shown` is what the options are called on screen, in their order, where that says more than the options themselves.
    """

    id: str
    label: str
    kind: Kind = Kind.TEXT
    required: bool = False
    hint: str = ""
    example: str = ""
    options: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    default: AnswerValue | None = None
    assume: AnswerValue | None = None
    unit: str = ""


class Form(Value):
    """The questions for one input of a mission. `input` is the number of the input it answers, or None."""

    id: str
    title: str
    input: int | None = None
    required: bool = True
    intro: str = ""
    questions: tuple[Question, ...] = ()

    def question(self, question_id: str) -> Question | None:
        """The question with this id, or None."""
        return next((q for q in self.questions if q.id == question_id), None)


class Filled(Value):
    """What came back from a form: clean values by question id, and one sentence per question that needs another look."""

    values: dict[str, AnswerValue]
    errors: dict[str, str]


def read(form: Form, raw: dict[str, AnswerValue | None], assume: bool = False) -> Filled:
    """Checks raw values against the form. With `assume`, required questions may stay empty."""
    values: dict[str, AnswerValue] = {}
    errors: dict[str, str] = {}
    for question in form.questions:
        value = _clean(raw.get(question.id))
        problem = _problem(question, value, assume)
        if problem:
            errors[question.id] = problem
        elif value is not None:
            values[question.id] = _number(value) if question.kind is Kind.NUMBER else value
    return Filled(values=values, errors=errors)


def _clean(value: AnswerValue | None) -> AnswerValue | None:
    if isinstance(value, str):
        text = value.replace("\r\n", "\n").replace("\x00", "").encode("utf-8", "ignore").decode("utf-8").strip()
        return text or None
    if isinstance(value, tuple):
        return value or None
    return value


def _problem(question: Question, value: AnswerValue | None, assume: bool) -> str:
    if value is None:
        return "Please answer this one." if question.required and not assume else ""
    check = _CHECKS.get(question.kind)
    return check(question, value) if check else ""


def _text_problem(question: Question, value: AnswerValue) -> str:
    length, low, high = len(str(value)), int(question.low or 0), int(question.high or TEXT_LIMIT)
    if length < low:
        return f"A little more, please: at least {low} characters (now {length})."
    return f"Please keep it under {high} characters (now {length})." if length > high else ""


def _number(value: AnswerValue) -> AnswerValue:
    number = float(str(value).replace(",", "").replace(" ", ""))
    return int(number) if number.is_integer() else number


def _number_problem(question: Question, value: AnswerValue) -> str:
    try:
        number = float(str(_number(value)))
    except (ValueError, OverflowError):
        return "Please give a number, such as 12."
    if number != number or number in (float("inf"), float("-inf")):
        return "Please give a number, such as 12."
    if question.low is not None and number < question.low:
        return f"Please give a number of at least {question.low:g}."
    return f"Please give a number of at most {question.high:g}." if question.high is not None and number > question.high else ""


def _choice_problem(question: Question, value: AnswerValue) -> str:
    return "" if value in question.options else "Please pick one of the options."


def _choices_problem(question: Question, value: AnswerValue) -> str:
    chosen = value if isinstance(value, tuple) else (str(value),)
    if question.options and any(c not in question.options for c in chosen):
        return "Please pick from the options."
    if question.low is not None and len(chosen) < question.low:
        return f"Please pick at least {question.low:g}."
    return f"Please pick at most {question.high:g}." if question.high is not None and len(chosen) > question.high else ""


def _files_problem(question: Question, value: AnswerValue) -> str:
    most = int(question.high or 1)
    attached = len(value) if isinstance(value, tuple) else 1
    if attached <= most:
        return ""
    return f"Please attach at most {most} file{'s' * (most > 1)}, those that stay included (now {attached})."


def _date_problem(_: Question, value: AnswerValue) -> str:
    try:
        date.fromisoformat(str(value))
    except ValueError:
        return "Please give a date as YYYY-MM-DD."
    return ""


def _time_problem(_: Question, value: AnswerValue) -> str:
    try:
        time.fromisoformat(str(value))
    except ValueError:
        return "Please give a time as HH:MM."
    return ""


_CHECKS = {
    Kind.TEXT: _text_problem,
    Kind.PARAGRAPH: _text_problem,
    Kind.NUMBER: _number_problem,
    Kind.CHOICE: _choice_problem,
    Kind.RADIO: _choice_problem,
    Kind.CHOICES: _choices_problem,
    Kind.FILE: _files_problem,
    Kind.DATE: _date_problem,
    Kind.TIME: _time_problem,
}
