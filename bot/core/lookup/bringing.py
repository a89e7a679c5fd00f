"""A document that was made elsewhere, as one of ours: its sections under their headings, and what they answer. Pure.

What it says is kept as it stands; nothing is added to it but who brought it in.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from bot.core.content.base import Origin
from bot.core.document import Document, DocumentSection
from bot.core.facts import Fact
from bot.core.filed import answered
from bot.core.files import FileSection, FileText, Reading
from bot.core.forms import Kind
from bot.core.jobs import BringIn
from bot.core.mission import Mission
from bot.core.versions.log import CHANGE_LOG, log_of

Plain = Callable[[str], str]
OPENING = "Introduction"
_ITEM = re.compile(r"\s*([-*•·–]|\d{1,3}[.)])\s+(.+)$")
_ROW = re.compile(r"\s*\|(.*)\|\s*$")
_RULE = re.compile(r"[\s|:-]*-[\s|:-]*$")
_BAR = re.compile(r"(?<!\\)\|")
_NUMBER = re.compile(r"\d{1,3}[.)]")


def brought_in(job: BringIn, reading: Reading, missions: Iterable[Mission], plain: Plain) -> Document:
    """The document, not yet numbered; `missions` are those that end in its kind or start from it."""
    every = tuple(missions)
    maker = next((m for m in every if m.produces == job.kind), None)
    sections = tuple(_section(s, plain) for s in _titled(reading.sections, job.title))
    known = {s.title.casefold() for s in sections}
    typed = {s.key: s.name for s in (maker.deliverables if maker else ()) if plain(s.name).casefold() in known}
    return Document(
        id=f"brought-in/{job.key}",
        team=job.team,
        channel=job.channel,
        kind=job.kind,
        title=job.title,
        version=0,
        run="",
        slug=maker.slug if maker else job.kind,
        at=job.at,
        by=job.user,
        markdown="",
        sections=sections,
        facts=_facts(reading, every),
        headings=typed,
        edited=typed,
        files=(FileText(name=reading.name, sections=reading.sections),),
        brought=reading.name,
    )


def text_of(document: Document, plain: Plain) -> str:
    """The whole numbered document as Markdown; its log says who brought it in."""
    note = log_of(document)[-1]
    by = f" by {plain(note.who)}" if note.who else ""
    done = f"Restored from version {note.restored}{by}, brought in" if note.restored else f"Brought in{by}"
    about = f"Version {document.version} · {document.at:%-d %B %Y} · {done} from the file {plain(document.brought)}"
    parts = [f"# {plain(document.title)}", about]
    parts += [f"## {section.title}\n\n{section.markdown}".strip() for section in document.sections]
    return "\n\n".join(parts) + "\n"


def _titled(sections: Iterable[FileSection], title: str) -> Iterator[FileSection]:
    """The sections, the one without a heading or under the document's own title as its introduction."""
    for n, section in enumerate(sections):
        own = n == 0 and section.heading.casefold() in ("", title.casefold())
        yield section.model_copy(update={"heading": OPENING}) if own or not section.heading.strip() else section


def _section(section: FileSection, plain: Plain) -> DocumentSection:
    # The log of our versions is a section of that name: the file's own must not give way to it.
    own = section.heading.strip().casefold() == CHANGE_LOG.casefold()
    title = f"{section.heading.strip()} of the file" if own else section.heading
    return DocumentSection(title=plain(title), markdown=_markdown(section.text, plain), edited=True)


def _markdown(text: str, plain: Plain) -> str:
    """The text with its lists and tables; every other sign means nothing but itself."""
    lines, table = list[str](), False
    for line in text.splitlines():
        row, item = _ROW.match(line), _ITEM.match(line)
        if row:
            if not table and lines and lines[-1]:
                lines.append("")
            lines += _cells(row[1], not table, plain)
        elif item:
            lines.append(f"{item[1] if _NUMBER.fullmatch(item[1]) else '-'} {plain(item[2])}")
        else:
            lines += ["", plain(line)] if table and line.strip() else [plain(line)]
        table = bool(row)
    return "\n".join(lines).strip()


def _cells(row: str, first: bool, plain: Plain) -> list[str]:
    """A row of a table; the first one with the rule that makes it the head."""
    if _RULE.match(row):
        return []
    cells = [plain(cell.replace("\\|", "|").strip()) for cell in _BAR.split(row)]
    told = f"| {' | '.join(cells)} |"
    return [told, "|" + "---|" * len(cells)] if first else [told]


def _facts(reading: Reading, missions: Iterable[Mission]) -> dict[str, Fact]:
    """What the file answers of the questions that these missions ask."""
    text = FileText(name=reading.name, sections=reading.sections)
    questions = {q.id: q for m in missions for q in m.questions() if q.kind is not Kind.FILE}
    return {
        key: Fact(question=key, label=questions[key].label, value=found.value, origin=Origin.FILE, source=found.source)
        for key, found in answered((text,), questions.values()).items()
    }
