"""What a form is filled in with before anybody typed: a question's own default, or what the run itself suggests."""

from datetime import date, timedelta

from bot.core.forms import AnswerValue, Kind, Question
from bot.core.run import Run


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
