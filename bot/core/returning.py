"""What somebody typed, given back to them when it could not be taken. Pure; stores nothing."""

from collections.abc import Iterable

from bot.core.events import Answered, ChangesAsked, Edited, Event, SourceChosen
from bot.core.forms import AnswerValue, Kind, Question
from bot.core.jobs import Job, Tell
from bot.core.mission import Mission
from bot.core.run import Run

REFUSALS = frozenset({"not-yours", "too-late", "already-decided", "closed", "published-already"})
"""The notices that say no. After any other, what was typed is stored."""


def hand_back(mission: Mission, run: Run, event: Event, jobs: Iterable[Job]) -> tuple[Job, ...]:
    """The jobs, with the typed text in each refusal, as the fact `text`; a press without words adds none."""
    text = typed(mission, run, event)
    return tuple(_with(job, text) if text and isinstance(job, Tell) and job.notice in REFUSALS else job for job in jobs)


def typed(mission: Mission, run: Run, event: Event) -> str:
    """What a person wrote to bring this event about and the run does not hold yet; empty when it was a press."""
    match event:
        case Answered():
            stored = {k: a.value for k, a in run.answers.items()}
            return answers_as_text(mission, {k: v for k, v in event.values.items() if stored.get(k) != v})
        case ChangesAsked():
            return event.reason
        case Edited():
            return event.markdown
        case SourceChosen():
            return event.source.text if event.source and not event.source.id else ""
        case _:
            return ""


def answers_as_text(mission: Mission, values: dict[str, AnswerValue]) -> str:
    """One line per answer: the question's label and what was said."""
    asked = {q.id: q for q in mission.questions()}
    return "\n".join(f"{asked[k].label if k in asked else k}: {_shown(v, asked.get(k))}" for k, v in values.items())


def _shown(value: AnswerValue, question: Question | None) -> str:
    if question and question.kind is Kind.FILE:
        return "the attached files; they are still in Slack"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _with(job: Tell, text: str) -> Tell:
    return job.model_copy(update={"facts": job.facts | {"text": text}})
