"""Decisions about attached files: which of them a run has, what reading them changes, and when their text is forgotten. Pure."""

from collections.abc import Iterable
from datetime import timedelta

from bot.core.beginning import begin
from bot.core.changes import Step, only, say, say_closing, tell
from bot.core.customer_list import read_customers
from bot.core.events import Answered, FileRead, FileUnread, Happened, SourceChosen
from bot.core.filed import answered as filed
from bot.core.files import CUSTOMER_LIST, KEPT_DAYS, SOURCE, Attachment, FileState, Reading, count, texts
from bot.core.forms import Kind
from bot.core.gathering import ready
from bot.core.jobs import ForgetFiles, Job, ReadFile
from bot.core.mission import Mission
from bot.core.run import Answer, Run, Stage
from bot.core.staleness import mark, stale_notices

REMARKS = 5


def questions(mission: Mission) -> tuple[str, ...]:
    """The ids of the questions that are answered with files."""
    return tuple(q.id for q in mission.questions() if q.kind is Kind.FILE)


def together(mission: Mission, run: Run, event: Answered) -> Answered:
    """The event with the files of another person, attached while this form was open, beside its own."""
    values = dict(event.values)
    for question in questions(mission):
        answer = run.answers.get(question)
        if event.seen is not None and answer and answer.by != event.by and answer.revision > event.seen:
            values[question] = tuple(dict.fromkeys((*_ids(answer), *_listed(values.get(question)))))
    return event.model_copy(update={"values": values})


def filed_away(mission: Mission, run: Run, event: Answered) -> tuple[Run, tuple[Job, ...], set[str]]:
    """The run with the files that its answers name, the jobs that read the new ones, and the questions that lost a text."""
    wanted = {i: q for q in questions(mission) if (a := run.answers.get(q)) for i in _ids(a)}
    kept = {k: f for k, f in run.files.items() if k in wanted or f.question == SOURCE}
    gone = [f for k, f in run.files.items() if k not in kept and f.state is FileState.READ]
    at = {"by": event.by, "at": event.at, "revision": run.revision + 1}
    new = {i: Attachment(id=i, question=q, **at) for i, q in wanted.items() if i not in kept}
    jobs = tuple(ReadFile(run=run.id, file=i, revision=f.revision) for i, f in new.items())
    lost = {f.question for f in gone} | set(filed(texts({f.id: f for f in gone}), mission.questions()))
    return run.model_copy(update={"files": kept | new}), jobs, lost


def source_attached(run: Run, event: SourceChosen) -> Step:
    """The run with the file that holds its earlier document, and the job that reads it."""
    if event.source is None or not event.source.file:
        return run, ()
    file = Attachment(id=event.source.file, question=SOURCE, by=event.by, at=event.at, revision=run.revision + 1)
    job = ReadFile(run=run.id, file=file.id, revision=file.revision)
    return run.model_copy(update={"files": run.files | {file.id: file}}), (job,)


def file_read(mission: Mission, run: Run, event: FileRead) -> Step:
    """Takes what a file says, marks what was written without it, and tells what was understood."""
    file = run.files.get(event.file)
    if file is None or file.state is not FileState.WAITING:
        return run, ()
    made = _taken(file, event.reading)
    if file.question == SOURCE:
        run = _with_source(run, event.reading)
    run = run.model_copy(update={"files": run.files | {made.id: made}})
    said = filed(texts({made.id: made}), (q for q in mission.questions() if q.id not in run.answers))
    run, stale = mark(mission, run, {file.question, *said}) if file.question not in (SOURCE, CUSTOMER_LIST) else (run, [])
    return _settled(mission, run, event, made, stale_notices(mission, run, _by(event, made), stale))


def file_unread(mission: Mission, run: Run, event: FileUnread) -> Step:
    """Keeps why a file was not read, and says so; an earlier document that was not read is to be chosen again."""
    file = run.files.get(event.file)
    if file is None or file.state is not FileState.WAITING:
        return run, ()
    made = file.model_copy(update={"state": FileState.UNREAD, "name": event.called, "reason": event.reason})
    files = run.files | {made.id: made}
    if file.question == SOURCE and run.source and run.source.file == file.id:
        pasted = run.source.model_copy(update={"file": ""}) if run.source.text else None
        run = run.model_copy(update={"source": pasted})
    return _settled(mission, run.model_copy(update={"files": files}), event, made, ())


def forgotten(run: Run) -> Run:
    """The run without the text of its files; that they were read, and the codes of customers, stay."""
    files = {k: f.model_copy(update={"sections": ()}) for k, f in run.files.items()}
    source = run.source.model_copy(update={"text": ""}) if run.source and run.source.file else run.source
    return run.model_copy(update={"files": files, "source": source})


def forgetting(before: Run, after: Run, event: Happened) -> tuple[ForgetFiles, ...]:
    """The job that forgets the files of a run which has just ended."""
    ends = before.open and not after.open and after.files
    return (ForgetFiles(run=after.id, at=event.at + timedelta(days=KEPT_DAYS), reopened=after.reopened),) if ends else ()


def reading(run: Run) -> bool:
    """True while a file is still to be read."""
    return any(f.state is FileState.WAITING for f in run.files.values())


def waits_for_files(run: Run, event: Happened) -> Step:
    """Drafting begins by itself once the files are read."""
    return run.model_copy(update={"eager": True}), (tell(run, event, "files-first"),)


def _taken(file: Attachment, found: Reading) -> Attachment:
    change: dict[str, object] = {"state": FileState.READ, "name": found.name, "cut": found.cut}
    if file.question == CUSTOMER_LIST:
        listed = read_customers(found.rows)
        remarks = [*listed.problems[:REMARKS], *_more(len(listed.problems) - REMARKS)]
        return file.model_copy(update=change | {"customers": listed.customers, "remarks": tuple(remarks)})
    return file.model_copy(update=change | {"sections": found.sections, "words": count(found.sections)})


def _more(left: int) -> Iterable[str]:
    return (f"{left} more line{'s' * (left > 1)} could not be read.",) if left > 0 else ()


def _with_source(run: Run, found: Reading) -> Run:
    """The text of an attached document, with its headings, before what was pasted beside it."""
    if run.source is None:
        return run
    text = "\n\n".join(f"## {s.heading}\n\n{s.text}" if s.heading else s.text for s in found.sections)
    return run.model_copy(update={"source": run.source.model_copy(update={"text": f"{text}\n\n{run.source.text}".strip()})})


def _settled(mission: Mission, run: Run, event: Happened, file: Attachment, told: tuple[Job, ...]) -> Step:
    """Tells of the files of one submission once all of them are through; drafting that waited for them begins."""
    batch = [f for f in run.files.values() if f.revision == file.revision]
    if any(f.state is FileState.WAITING for f in batch):
        return only(run, *told)
    shown = (*told, say(run, "files", 0, file.revision), *((say_closing(run),) if run.stage is Stage.CLOSING else ()))
    if run.stage is Stage.GATHERING and run.eager and ready(mission, run) and not reading(run):
        run, jobs = begin(mission, run, event.at)
        return run, (*shown, *jobs)
    return run, shown


def _by(event: Happened, file: Attachment) -> Happened:
    """The event as the doing of whoever attached the file, who is the one to hear of it."""
    return event.model_copy(update={"by": file.by})


def _ids(answer: Answer) -> tuple[str, ...]:
    return _listed(answer.value)


def _listed(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()
