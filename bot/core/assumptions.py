"""What nobody has said yet, offered to people one at a time: which, where it is used, and what a press makes of it. Pure.

The first word stands: who is later is told, and nothing of theirs is lost. It invents no value and posts nothing.
"""

from bot.core.changes import Step, only, say, tell
from bot.core.content.base import Origin
from bot.core.drafted import ready_drafts
from bot.core.events import Confirmed, PutOff
from bot.core.facts import Facts
from bot.core.forms import AnswerValue, Question
from bot.core.jobs import Job, Say
from bot.core.mission import DeliverableSpec, Mission
from bot.core.run import Answer, Draft, Run, Stage
from bot.core.staleness import mark, stale_notices
from bot.core.values import Value

OFFERED = frozenset({Stage.WORKING, Stage.CLOSING})
"""The stages in which an assumption can be settled: there are drafts, and the document is not posted yet."""
MESSAGE = "assumed"


class Assumption(Value):
    """A value that nobody has said, with the question that would answer it. `used` are headings of the texts it shows in."""

    question: Question
    value: AnswerValue
    origin: Origin
    used: tuple[str, ...] = ()


def assumptions(mission: Mission, run: Run, facts: Facts) -> tuple[Assumption, ...]:
    """Everything assumed that a question of this mission answers: what shows in most texts first, what was put off last."""
    asked = {q.id: q for q in mission.questions()}
    found = [
        Assumption(question=asked[f.question], value=f.value, origin=f.origin, used=used_in(mission, run, f.question))
        for f in facts.assumed()
        if f.question in asked
    ]
    return tuple(sorted(found, key=lambda a: (a.question.id in run.later, -len(a.used))))


def used_in(mission: Mission, run: Run, question: str) -> tuple[str, ...]:
    """The headings of the texts that an unconfirmed answer shows in; a text that a person wrote rests on nothing of ours."""
    return tuple(s.name for s, d in ready_drafts(mission, run) if not d.edited_by and question in leans_on(s, d))


def leans_on(spec: DeliverableSpec, draft: Draft) -> tuple[str, ...]:
    """The questions a draft rests on: what its writer was seen to use, else what the mission declares."""
    return spec.uses if draft.leans is None else draft.leans


def confirmed(mission: Mission, run: Run, event: Confirmed) -> Step:
    """Turns an assumed value into an answer of the person who confirmed it."""
    question = mission.question(event.question)
    if question is None or run.stage not in OFFERED:
        return only(run, tell(run, event, "closed", what=question.label if question else "This question"))
    value = _assumed(question) if event.value is None else event.value
    if value is None or event.question in run.answers:
        return only(run, *_settled(run, question, event))
    answer = Answer(question=question.id, value=value, by=event.by, at=event.at, revision=run.revision + 1)
    run = grounded(run.model_copy(update={"answers": run.answers | {question.id: answer}}), question.id)
    # The value stays, so only a text that its writer would now word otherwise is older than the answer.
    run, stale = mark(mission, run, {question.id}, dict.fromkeys(run.drafts, ()) | event.judged)
    kept = [n for n in stale_notices(mission, run, event, stale, event.judged) if n.notice == "kept-edits"]
    return run, (*kept, *standing(run))


def _assumed(question: Question) -> AnswerValue | None:
    return question.default if question.default is not None else question.assume


def _settled(run: Run, question: Question, event: Confirmed) -> tuple[Job, ...]:
    """Somebody else was first; a second press of the same person needs no word."""
    first = run.answers.get(question.id)
    if first is None or first.by == event.by:
        return ()
    return (tell(run, event, "settled-first", who=first.by, title=question.label),)


def put_off(mission: Mission, run: Run, event: PutOff) -> Step:
    """Moves an assumption behind the others, or (no question named) begins again with those that were put off."""
    if run.stage not in OFFERED:
        return only(run, tell(run, event, "too-late", what="Putting it off"))
    if not event.question:
        again = run.model_copy(update={"later": ()})
        return again, standing(again)
    if mission.question(event.question) is None or event.question in (*run.answers, *run.later):
        return only(run)
    run = run.model_copy(update={"later": (*run.later, event.question)})
    return run, standing(run)


def standing(run: Run) -> tuple[Say, ...]:
    """The message that offers assumptions, if it stands in the thread."""
    return (say(run, MESSAGE),) if MESSAGE in run.messages else ()


def offered(mission: Mission, run: Run) -> tuple[Say, ...]:
    """The offer with the first drafts that are shown, if there is something to settle."""
    return (say(run, MESSAGE),) if _any(mission, run) else ()


def _any(mission: Mission, run: Run) -> bool:
    known = {*run.answers, *(run.source.known if run.source else ())}
    return any(_assumed(q) is not None and q.id not in known for q in mission.questions())


def grounded(run: Run, question: str) -> Run:
    """The run whose drafts name the answer, no longer the assumption, as their ground. Not a word of a text changes."""
    drafts = {k: _grounded(d, question) for k, d in run.drafts.items()}
    if run.ahead is None:
        return run.model_copy(update={"drafts": drafts})
    unseen = {k: _grounded(d, question) for k, d in run.ahead.drafts.items()}
    return run.model_copy(update={"drafts": drafts, "ahead": run.ahead.model_copy(update={"drafts": unseen})})


def _grounded(draft: Draft, question: str) -> Draft:
    rows = draft.content.get("evidence") if draft.content else None
    if not isinstance(rows, list | tuple) or draft.content is None:
        return draft
    new = [row | {"origin": Origin.ANSWERED.value} if _awaits(row, question) else row for row in rows]
    return draft.model_copy(update={"content": draft.content | {"evidence": new}})


def _awaits(row: object, question: str) -> bool:
    return isinstance(row, dict) and row.get("ref") == question and row.get("origin") in (Origin.ASSUMED, Origin.DEFAULT)
