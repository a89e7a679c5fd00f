"""Decisions before drafting: answers, options, the earlier document. Nothing that somebody typed is lost."""

from bot.core.assumptions import standing
from bot.core.beginning import begin
from bot.core.changes import Step, only, say_closing, tell
from bot.core.events import Answered, Arranged, DraftingAsked, SampleChosen, SourceChosen
from bot.core.filing import filed_away, questions, reading, source_attached, together, waits_for_files
from bot.core.forms import Form, Kind
from bot.core.gathering import MISSING, input_states, missing, ready, source_open
from bot.core.jobs import Job, Tell
from bot.core.mission import ONE, QUICK, Mission
from bot.core.paging import place, whole
from bot.core.returning import answers_as_text
from bot.core.run import Answer, Run, Source, Stage
from bot.core.staleness import mark, stale_notices
from bot.core.versions.values import SetAside
from bot.core.versions.work import said

WORDS = frozenset({Kind.TEXT, Kind.PARAGRAPH})
EDITABLE = frozenset({Stage.GATHERING, Stage.WORKING, Stage.CLOSING})


def answered(mission: Mission, run: Run, event: Answered) -> Step:
    """Stores a form's answers; says what is still missing, or what the change made stale."""
    form = mission.form(event.form)
    if form is None or run.stage not in EDITABLE:
        return only(run, tell(run, event, "closed", what=form.title if form else "This form"))
    event = together(mission, run, event)
    first = {q: a for q in event.values if q not in questions(mission) and (a := _taken(run, q, event)) is not None}
    told = _told_first(mission, run, event, first)
    event = event.model_copy(update={"understood": ()}) if first else event
    changed = {q.id for q in form.questions if _changes(run, q.id, event) and q.id not in first and not _unseen(run, q.id, event)}
    run = _stored(_put_aside(mission, run, event, changed), event, changed)
    run = _assume(mission, run, event, form.input)
    run, to_read, lost = filed_away(mission, run, event)
    judged = {} if lost else event.judged
    run, stale = mark(mission, run, changed - set(questions(mission)) | lost, judged)
    if run.stage is Stage.GATHERING:
        run, jobs = _gathered(mission, run, event, told, form)
        return run, (*to_read, *jobs)
    told = (*told, *_understood(mission, run, event, form, then=""))
    return run, (*to_read, *told, *_stale_told(mission, run, event, stale), *_reshow(run))


def _stale_told(mission: Mission, run: Run, event: Answered, stale: list[str]) -> list[Tell]:
    """What the answers made stale; after one question alone the message that asked it says so."""
    told = stale_notices(mission, run, event, stale, event.judged)
    return [n for n in told if n.notice != "stale" or not event.form.startswith(ONE)]


def _taken(run: Run, question: str, event: Answered) -> Answer | None:
    """The other person's answer that was stored while this form was open, if it says something else."""
    answer = run.answers.get(question)
    if answer is None or event.seen is None or answer.by == event.by or answer.revision <= event.seen:
        return None
    return answer if answer.value != event.values[question] else None


def _unseen(run: Run, question: str, event: Answered) -> bool:
    """True for a field left empty that was answered while this form was open: nobody meant to empty it."""
    answer = run.answers.get(question)
    if answer is None or event.seen is None or question in event.values:
        return False
    return answer.revision > event.seen


def _told_first(mission: Mission, run: Run, event: Answered, first: dict[str, Answer]) -> tuple[Tell, ...]:
    if not first:
        return ()
    labels = {q.id: q.label for q in mission.questions()}
    text = answers_as_text(mission, {k: event.values[k] for k in first})
    who = next(iter(first.values())).by
    return (tell(run, event, "text-taken", title=", ".join(labels.get(k, k) for k in first), who=who, text=text),)


def _changes(run: Run, question: str, event: Answered) -> bool:
    answer = run.answers.get(question)
    return (answer.value if answer else None) != event.values.get(question)


def _stored(run: Run, event: Answered, changed: set[str]) -> Run:
    kept = {k: a for k, a in run.answers.items() if k not in changed}
    new = {
        k: Answer(question=k, value=event.values[k], by=event.by, at=event.at, revision=run.revision + 1)
        for k in changed
        if k in event.values
    }
    return run.model_copy(update={"answers": kept | new})


def _put_aside(mission: Mission, run: Run, event: Answered, changed: set[str]) -> Run:
    """Once there are drafts, an answer in a person's own words that another one replaces is kept for the next version."""
    if run.stage is Stage.GATHERING:
        return run
    asked = {q.id: q.label for q in mission.questions() if q.kind in WORDS}
    gone = tuple(
        SetAside(key=q, title=asked[q], text=said(old), by=old.by, decided_by=event.by, at=event.at, how="answered")
        for q in sorted(changed)
        if q in asked and (old := run.answers.get(q))
    )
    return run.model_copy(update={"set_aside": (*run.set_aside, *gone)})


def _assume(mission: Mission, run: Run, event: Answered, number: int | None) -> Run:
    assumed = dict(run.assumed)
    if event.form == QUICK:
        open_inputs = [s.number for s in input_states(mission, run) if s.required and s.state == MISSING]
        source = mission.inputs[0].number if mission.needs else None
        assumed |= {n: event.by for n in open_inputs if n != source}
    elif number is not None:
        assumed.pop(number, None)
        if event.assume:
            assumed[number] = event.by
    return run.model_copy(update={"assumed": assumed, "eager": run.eager or event.form == QUICK})


def _reshow(run: Run) -> tuple[Job, ...]:
    return ((say_closing(run),) if run.stage is Stage.CLOSING else ()) + standing(run)


def _gathered(mission: Mission, run: Run, event: Answered, told: tuple[Tell, ...], form: Form) -> Step:
    if run.eager and ready(mission, run) and not reading(run):
        told = (*told, *_understood(mission, run, event, form, then="begun"))
        run, jobs = begin(mission, run, event.at)
        return run, (*told, *jobs)
    if run.eager and source_open(mission, run):
        told = (*told, *_understood(mission, run, event, form, then=""))
        return run, (*told, tell(run, event, "source-missing", kind=kind_in_words(mission.needs[0])))
    open_inputs = ", ".join(missing(mission, run))
    return run, (*told, *_understood(mission, run, event, form, then="start", missing=open_inputs))


def _understood(mission: Mission, run: Run, event: Answered, form: Form, then: str, missing: str = "") -> tuple[Tell, ...]:
    """What was understood, for who answered; the starter hears of remarks too. A step with more to come is no news yet."""
    step, steps = place(mission.forms, form.id)
    alone = step < steps or form.id.startswith(ONE)
    if alone and not event.assume and not event.remarks:
        return ()
    title = f"{form.title}, step {step} of {steps}" if step < steps else form.title
    said = {"form": title, "understood": "\n".join(event.understood), "remarks": "\n".join(event.remarks)}
    about = {"about": run.id, "page": form.id if step < steps else whole(mission.forms, form.id)}
    told = (tell(run, event, "saved", **said, **about, then=then, missing=missing),)
    if not event.remarks or event.by == run.starter:
        return told
    return (*told, tell(run, event, "remarked", to=run.starter, who=event.by, form=title, remarks=said["remarks"]))


def kind_in_words(kind: str) -> str:
    """A document kind as people say it: `service-bible` is a Service Bible."""
    return kind.replace("-", " ").title()


def sample_chosen(mission: Mission, run: Run, event: SampleChosen) -> Step:
    """Fills the run with the invented company's answers and starts drafting, unless somebody has answered meanwhile."""
    if run.stage is not Stage.GATHERING or run.answers:
        return only(run, tell(run, event, "too-late", what="The sample"))
    if mission.sample is None:
        return only(run, tell(run, event, "no-sample"))
    known = {q.id for q in mission.questions()}
    answers = {
        k: Answer(question=k, value=v, by=event.by, at=event.at, revision=run.revision + 1)
        for k, v in mission.sample.answers.items()
        if k in known
    }
    source = run.source or (Source(id=None, title="", by=event.by) if mission.needs else None)
    assumed = {i.number: event.by for i in mission.inputs if i.required}
    run = run.model_copy(update={"answers": answers, "source": source, "assumed": assumed, "sample": True})
    return begin(mission, run, event.at)


def arranged(mission: Mission, run: Run, event: Arranged) -> Step:
    """Sets mode, approvers and variation, before drafting starts."""
    if not run.may_decide(event.by):
        return only(run, tell(run, event, "not-yours", starter=run.starter))
    if run.stage is not Stage.GATHERING:
        return only(run, tell(run, event, "too-late", what="Changing the options"))
    variation = event.variation if event.variation in mission.variations else ""
    approvers = tuple(a for a in event.approvers if a != run.starter)
    change = {"mode": event.mode, "approvers": approvers, "variation": variation}
    return run.model_copy(update=change), (tell(run, event, "options-saved"),)


def source_chosen(mission: Mission, run: Run, event: SourceChosen) -> Step:
    """Settles the earlier document; drafting starts when it was the last thing missing of a quick start.

    The first choice wins. One that nobody made, because the document was published just now, gives way without a word.
    """
    if run.stage is not Stage.GATHERING or not source_open(mission, run):
        return only(run, tell(run, event, "too-late", what="Choosing the document")) if event.by else only(run)
    run = run.model_copy(update={"source": event.source or Source(id=None, title="", by=event.by)})
    run, to_read = source_attached(run, event)
    if to_read or reading(run) or not (run.eager and ready(mission, run)):
        return run, to_read
    return begin(mission, run, event.at)


def drafting_asked(mission: Mission, run: Run, event: DraftingAsked) -> Step:
    """Starts drafting, or says what is still missing."""
    if run.stage is not Stage.GATHERING:
        return only(run, tell(run, event, "too-late", what="Starting"))
    if source_open(mission, run):
        return only(run, tell(run, event, "source-missing", kind=kind_in_words(mission.needs[0])))
    names = missing(mission, run)
    if names:
        return only(run, tell(run, event, "missing", names=", ".join(names)))
    return waits_for_files(run, event) if reading(run) else begin(mission, run, event.at)
