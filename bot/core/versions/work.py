"""What a version of a document was made of: answers and drafts as they stood, so that it can be gone back to. Pure."""

from datetime import datetime

from bot.core.run import ActivitiesEdit, Answer, Draft, DraftState, Run, Source
from bot.core.values import Value
from bot.core.versions.values import SetAside
from bot.core.wishes import ActivityChange


class Work(Value):
    """The part of a run that its document is made from. The text of files is not kept."""

    answers: dict[str, Answer] = {}
    assumed: dict[int, str] = {}
    later: tuple[str, ...] = ()
    source: Source | None = None
    drafts: dict[str, Draft] = {}
    activity_changes: tuple[ActivityChange, ...] = ()
    activity_edits: tuple[ActivitiesEdit, ...] = ()
    ticks: dict[int, str] = {}


def work_of(run: Run) -> Work:
    """The work as it stands in a run."""
    return Work(**{name: getattr(run, name) for name in Work.model_fields})


def with_work(run: Run, work: Work) -> Run:
    """The run as it was when it made this work. The drafts get generations of their own, so that none is used twice."""
    drafts = {k: _again(run, d) for k, d in work.drafts.items()}
    kept = {name: getattr(work, name) for name in Work.model_fields} | {"drafts": drafts}
    return run.model_copy(update=kept | {"proposals": {}, "used_up": run.used_up | _proposed(run)})


def fresh_generation(run: Run, key: str) -> int:
    """A generation of a deliverable's draft that no draft of it had so far."""
    known = [d.generation for d in (run.drafts.get(key), run.proposals.get(key)) if d]
    return max((*known, run.used_up.get(key, 0))) + 1


def given_way(run: Run, work: Work, titles: dict[str, str], by: str, at: datetime) -> tuple[SetAside, ...]:
    """The texts and answers of people that stand in a run and not in this work, as put aside by whoever restores it."""
    texts = [
        SetAside(key=k, title=titles.get(k, k), text=d.markdown, by=d.edited_by, decided_by=by, at=at, how="restored")
        for k, d in run.drafts.items()
        if d.edited_by and (k not in work.drafts or work.drafts[k].markdown != d.markdown)
    ]
    answers = [
        SetAside(key=k, title=titles.get(k, k), text=said(a), by=a.by, decided_by=by, at=at, how="restored")
        for k, a in run.answers.items()
        if k not in work.answers or work.answers[k].value != a.value
    ]
    return (*texts, *answers)


def said(answer: Answer) -> str:
    """An answer as one text."""
    return ", ".join(answer.value) if isinstance(answer.value, tuple) else str(answer.value)


def _again(run: Run, draft: Draft) -> Draft:
    return draft.model_copy(update={"generation": fresh_generation(run, draft.deliverable), "state": DraftState.READY})


def _proposed(run: Run) -> dict[str, int]:
    return {k: d.generation for k, d in run.proposals.items()}
