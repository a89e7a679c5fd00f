"""What a document says of the files that it was made from: which sections answered what, and what could not be read. Pure."""

from bot.core.content.base import Origin
from bot.core.facts import Facts
from bot.core.files import CUSTOMER_LIST, SOURCE, Attachment, FileState, FileText
from bot.core.mission import Mission
from bot.core.run import Run

SHOWN = 12


def told_of_files(mission: Mission, run: Run, facts: Facts) -> list[tuple[str, str]]:
    """(place, what was taken from it) pairs: one per section that answered a question, one for the rest of each file."""
    labels = {q.id: q.label for q in mission.questions()}
    used = {f.source: labels.get(k, k) for k, f in facts.facts.items() if f.origin is Origin.FILE and f.question in labels}
    rows = [row for file in facts.files for row in _of_text(file, used)]
    return rows + [row for file in run.files.values() for row in _of_file(file)]


def _of_text(file: FileText, used: dict[str, str]) -> list[tuple[str, str]]:
    places = {file.says_where(s): s.heading for s in file.sections}
    answers = [(place, used[place]) for place in places if place in used]
    rest = [heading or "its beginning" for place, heading in places.items() if place not in used]
    more = f" and {len(rest) - SHOWN} more" if len(rest) > SHOWN else ""
    other = "also read" if answers else "read"
    return [*answers, *([(f"File {file.name}", f"{other}: {'; '.join(rest[:SHOWN])}{more}")] if rest else [])]


def _of_file(file: Attachment) -> list[tuple[str, str]]:
    name = f"File {file.name}" if file.name else "A file"
    if file.state is FileState.UNREAD and file.question != SOURCE:
        return [(name, "could not be read; nothing above rests on it")]
    if file.question == CUSTOMER_LIST and file.customers:
        count = len(file.customers)
        return [(name, f"a list of {count} customer{'s' * (count > 1)}, kept apart from this document")]
    return []
