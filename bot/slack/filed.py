"""What was read of the files that came with one form, in the thread: a few lines per file, and what to do about the rest."""

from bot.core.filed import answered
from bot.core.files import CUSTOMER_LIST, SOURCE, Attachment, FileState, FileText
from bot.core.mission import Mission
from bot.core.ports import Showing
from bot.slack.blocks import section, words
from bot.slack.text import line, user
from bot.slack.words import Words

SHOWN = 6


def files(showing: Showing) -> tuple[Words, ...]:
    """One paragraph per file of the submission at revision `showing.round`."""
    batch = [f for f in showing.run.files.values() if f.revision == showing.round]
    told = [section(_told(showing, f), f"file-{n}") for n, f in enumerate(batch[:20])]
    read = sum(f.state is FileState.READ for f in batch)
    notice = f"Files: {read} of {len(batch)} read"
    return (words(notice, told or [section("These files were taken out again.", "file-0")]),)


def _told(showing: Showing, file: Attachment) -> str:
    name = f"*{line(file.name or 'A file', 120)}*"
    if file.state is FileState.UNREAD:
        return f":warning: {name} was not read, {user(file.by)}. {line(file.reason, 600)}"
    if file.state is FileState.WAITING:
        return f"{name} is being read."
    if file.question == CUSTOMER_LIST:
        return _list(name, file)
    return _text(name, file, showing)


def _text(name: str, file: Attachment, showing: Showing) -> str:
    size = f"{_count(len(file.sections), 'section')}, {_count(file.words, 'word')}"
    cut = " It is longer than is read; the rest was left out." if file.cut else ""
    rows = [f":page_facing_up: {name} is read: {size}.{cut}"]
    if headings := [s.heading for s in file.sections if s.heading]:
        more = f" and {len(headings) - SHOWN} more" if len(headings) > SHOWN else ""
        rows.append(f"Sections: {line('; '.join(headings[:SHOWN]), 700)}{more}.")
    return "\n".join([*rows, _use(file, showing)])


def _use(file: Attachment, showing: Showing) -> str:
    if file.question == SOURCE:
        return "It is what this mission starts from."
    said = answered((FileText(name=file.name, sections=file.sections),), showing.mission.questions())
    facts = showing.facts.facts
    taken = [_label(showing.mission, q) for q, a in said.items() if q in facts and facts[q].source == a.source]
    kept = [_label(showing.mission, q) for q in said if q in showing.run.answers]
    if taken:
        return f"It answers: {line('; '.join(taken), 700)}. Check it, and answer in the form what it says wrong."
    if kept:
        return f"It also says something to {line('; '.join(kept), 500)}; there your own answers count."
    return "No heading in it is one of my questions, so it answers none by itself; a model that writes gets its text."


def _list(name: str, file: Attachment) -> str:
    count = len(file.customers)
    rows = [f":bust_in_silhouette: {name} is read: {_count(count, 'customer')}{_dated(file)}."] if count else []
    rows = rows or [f":warning: {name} has no customer that could be read."]
    if file.remarks:
        rows += [line(remark, 300) for remark in file.remarks]
        rows.append("Lines with a mistake are left out. Mend the file and attach it again if they should count.")
    cut = ["The list is longer than is read; its last lines were left out."] if file.cut else []
    return "\n".join([*rows, *cut])


def _dated(file: Attachment) -> str:
    renewals = sum(1 for c in file.customers if c.renewal)
    stages = sum(1 for c in file.customers if c.stage)
    parts = [f"{renewals} with a renewal date" if renewals else "", f"{stages} with a stage" if stages else ""]
    told = " and ".join(p for p in parts if p)
    return f", {told}" if told else ""


def _label(mission: Mission, question: str) -> str:
    return next((q.label for q in mission.questions() if q.id == question), question)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"
