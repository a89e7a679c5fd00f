"""The change log at the end of a document: every version with who, why and what changed. Pure; it compares nothing."""

from collections.abc import Callable, Iterable
from itertools import groupby

from bot.core.document import Document, DocumentSection
from bot.core.versions.values import Difference, Turn, VersionNote

CHANGE_LOG = "Change log"
KEPT = 40
"""So many differences of a version are listed; the others are counted."""
IN_FULL = 5
"""So many versions are told in full; of older ones only who and why."""
SOMEBODY = "a member of the channel"
Plain = Callable[[str], str]


def noted(note: VersionNote, differences: tuple[Difference, ...]) -> VersionNote:
    """The note with what changed."""
    return note.model_copy(update={"differences": differences[:KEPT], "more": max(0, len(differences) - KEPT)})


def log_of(document: Document) -> tuple[VersionNote, ...]:
    """The log of a document, oldest version first; one that has none yet is its own first entry."""
    return document.log or (VersionNote(version=document.version, at=document.at, by=document.by, brought=document.brought),)


def history(documents: Iterable[Document]) -> tuple[VersionNote, ...]:
    """The log of a document from its versions, newest first; those that were stored without one are entries of their own."""
    later: list[VersionNote] = []
    for document in documents:
        later.append(log_of(document)[-1])
        if document.log:
            return (*document.log[:-1], *reversed(later))
    return tuple(reversed(later))


def with_log(document: Document, log: tuple[VersionNote, ...], plain: Plain) -> Document:
    """The document with this log as its last section; a log of one version is not worth a section."""
    sections = tuple(s for s in document.sections if s.title != CHANGE_LOG)
    if len(log) > 1:
        newest = tuple(reversed(log))
        text = "\n\n".join(_entry(note, n < IN_FULL, plain) for n, note in enumerate(newest))
        sections = (*sections, DocumentSection(title=CHANGE_LOG, markdown=text))
    return document.model_copy(update={"sections": sections, "log": log})


def without_log(markdown: str) -> str:
    """The text of a document without its change log: what it says now."""
    return markdown.partition(f"\n## {CHANGE_LOG}\n")[0]


def origin(note: VersionNote) -> str:
    """Where the content of a version comes from, when not from a change: one sentence, to be escaped, or nothing."""
    if note.restored:
        return f"Restored from version {note.restored}."
    if note.brought:
        return f"Brought in from the file {note.brought}."
    return "Made anew in a mission of its own." if note.anew else ""


def told(difference: Difference) -> str:
    """What became of it, in a few words with quotes; the section is named apart."""
    return _TOLD[difference.turn].format(was=f"“{difference.was}”", now=f"“{difference.now}”")


def grouped(differences: Iterable[Difference]) -> list[tuple[str, list[str]]]:
    """What changed by section: its name, and what became of each statement."""
    return [(name, [told(d) for d in each]) for name, each in groupby(differences, key=lambda d: d.section)]


def summary(note: VersionNote, most: int = 5) -> list[tuple[str, str]]:
    """Up to so many (section, what changed) pairs, of as many sections as possible, in the order of the document."""
    chosen = {name: lines[0] for name, lines in reversed(grouped(note.differences))}
    pairs = [(name, chosen[name]) for name in dict.fromkeys(d.section for d in note.differences)][:most]
    if len(pairs) < most:
        rest = ((name, line) for name, lines in grouped(note.differences) for line in lines)
        pairs += [pair for pair in rest if pair not in pairs][: most - len(pairs)]
    return pairs


def _entry(note: VersionNote, in_full: bool, plain: Plain) -> str:
    who = f"By {plain(note.who or SOMEBODY)}."
    why = f" Why: {plain(note.why)}" if note.why else ""
    whence = plain(origin(note))
    head = f"### Version {note.version}, {note.at.day} {note.at:%B %Y}\n\n{' '.join(p for p in (who, whence) if p)}{why}"
    lines = [f"- **{plain(name)}:** {plain('; '.join(each))}" for name, each in grouped(note.differences)] if in_full else []
    if lines and note.more:
        lines.append(f"- and {note.more} more")
    return "\n\n".join((head, "\n".join(lines))) if lines else head


_TOLD = {
    Turn.ADDED: "added {now}",
    Turn.REMOVED: "removed {was}",
    Turn.REWORDED: "{was} is now {now}",
    Turn.REWRITTEN: "written anew, now beginning {now}",
    Turn.BEGUN: "new",
    Turn.GONE: "left out now",
    Turn.ANSWERED: "the answer {was} is now {now}",
    Turn.CONFIRMED: "confirmed, {now}",
}
