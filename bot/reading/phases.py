"""Finds the phases of a mission document and reads each one. It reads; what a missing lead means is the mission's business."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.mission import Duration, LeadSource, Phase
from bot.reading import durations, fields, steps
from bot.reading import text as inline
from bot.reading.document import Block, Kind, Section
from bot.reading.fields import Field
from bot.reading.remarks import Remarks, Unreadable
from bot.reading.vocabulary import NUMBERS, PHASE, SECTIONS

PHASES = 40
ENTRIES = 100
_COUNT = r"\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True))
_HEADING = re.compile(
    rf"^(?:(phase|step|day|week)s?\s*#?\s*({_COUNT})(?:\s?-\s?(\d{{1,3}}))?[a-z]?(?:\s+of\s+\d{{1,3}})?(?!\w)|(\d{{1,3}})[.)](?=\s))\s*(.*)$",
    re.IGNORECASE,
)
_GROUP = re.compile(r"[(\[]([^()\[\]]{1,120})[)\]]")
_PART = re.compile(r"\s[-\u2013\u2014|]\s")
_EDGES = " \t:-\u2013\u2014|,."
_RANK = {"phase": 0, "step": 1, "day": 2, "week": 2, "": 3}
_NAMED = frozenset(["phases", "phase", "steps", "sequence", "execution", "workflow", "process"])
_LATER = frozenset(["schedule", "timeline", "calendar"])
_NEVER = frozenset(
    ["variations", "applications", "criteria", "inputs", "metrics", "standards", "points", "notes", "requirements", "chassis"]
)
_WORK = frozenset({"lead", "agent", "tasks", "deliverables"})
_COUNTED = re.compile(r"^\d{1,3}[.):]\s+")
_ASIDES = frozenset({"optional", "parallel", "in parallel", "if needed", "conditional", "as needed", "recurring"})


@dataclass(frozen=True)
class Heading:
    """A phase's heading taken apart."""

    kind: str
    number: int
    name: str
    duration: Duration | None
    note: str


def container(root: Section) -> Section | None:
    """The section whose headings are the phases, or None when the document has no phases."""
    ranked = [(rank, n, section) for n, (section, depth) in enumerate(_open(root, 0)) if (rank := _rank(section, depth))]
    found = min(ranked, default=None, key=lambda entry: entry[:2])
    return found[2] if found else None


def _open(section: Section, depth: int) -> Iterator[tuple[Section, int]]:
    yield section, depth
    for child, head in zip(section.sections, _headings(section), strict=True):
        if head is None:
            yield from _open(child, depth + 1)


def _rank(section: Section, depth: int) -> tuple[bool, int, bool, int] | None:
    title = section_key(section.title) if depth else ""
    words = set(title.split())
    if title in SECTIONS or words & _NEVER:
        return None
    best = min((_RANK[head.kind] for head in _headings(section) if head), default=None)
    if best is None or (best == _RANK[""] and not words & _NAMED and not (depth == 0 and _works(section))):
        return None
    return bool(words & _LATER), best, not words & _NAMED, depth


def _works(section: Section) -> bool:
    heads = zip(section.sections, _headings(section), strict=True)
    return any(head.duration or any(f.name in _WORK for f in fields.split(child, PHASE)) for child, head in heads if head)


def members(holder: Section, remarks: Remarks) -> list[tuple[Section, Heading]]:
    """The phases of a container in order; headings of another kind are no phases."""
    found = [(child, head) for child, head in zip(holder.sections, _headings(holder), strict=True) if head]
    best = min((_RANK[head.kind] for _, head in found), default=9)
    if found:
        return [(child, head) for child, head in found if _RANK[head.kind] == best]
    remarks.warn("phase-unnumbered", holder.line, "the phases have no numbers; they were numbered in their order")
    return [(child, _unnumbered(child.title, n)) for n, child in enumerate(holder.sections, 1)]


def unnumbered(root: Section) -> Section | None:
    """A section called phases whose headings have no numbers, for a document that has no numbered phases."""
    return next((s for s in root.sections if s.sections and "phases" in section_key(s.title).split()), None)


def _unnumbered(title: str, number: int) -> Heading:
    name, raw, note = _timed(inline.split_emoji(title)[0])
    return Heading("phase", number, name, durations.read(raw) if raw else None, note)


def section_title(title: str) -> str:
    """A section's title without emoji, numbering and a colon at its end."""
    return _COUNTED.sub("", inline.split_emoji(title)[0]).rstrip(":") or title


def section_key(title: str) -> str:
    """A section's title for looking up, without case."""
    return inline.key(section_title(title))


def _headings(holder: Section) -> list[Heading | None]:
    found = [heading(child.title) for child in holder.sections]
    outline = not holder.level and any(h and not h.kind and _is_part(h.name) for h in found)
    return [None if outline and h and not h.kind else h for h in found]


def _is_part(name: str) -> bool:
    return inline.key(name) in SECTIONS or "phases" in inline.key(name).split()


def heading(title: str) -> Heading | None:
    """A phase's heading taken apart, or None when it is none: `Phase 2: Build (30 min) later` has a name, a time and a note."""
    match = _HEADING.match(inline.split_emoji(title)[0])
    if match is None:
        return None
    kind, word, last, bare, rest = match.groups()
    number = int(bare or (word if word.isdigit() else NUMBERS[word.casefold()]))
    name, raw, note = _timed(rest)
    if not raw and last:
        raw = f"{kind}s {word}-{last}"
    return Heading((kind or "").casefold(), number, name, durations.read(raw) if raw else None, note)


def _timed(rest: str) -> tuple[str, str, str]:
    groups = [m for m in _GROUP.finditer(rest) if durations.is_time(m[1])]
    if groups:
        before, raw, after = rest[: groups[-1].start()], groups[-1][1], rest[groups[-1].end() :]
        return (_trim(before), raw, _trim(after)) if _trim(before) else (_trim(after), raw, "")
    parts = list(_PART.finditer(rest))
    if parts and durations.is_time(rest[parts[-1].end() :]):
        return _trim(rest[: parts[-1].start()]), rest[parts[-1].end() :].strip(), ""
    aside = next((m for m in _GROUP.finditer(rest) if inline.key(m[1]) in _ASIDES), None)
    return (_trim(rest[: aside.start()]), "", _trim(aside[1] + rest[aside.end() :])) if aside else (_trim(rest), "", "")


def _trim(text: str) -> str:
    return " ".join(text.split()).strip(_EDGES)


def read(section: Section, head: Heading, position: int) -> Phase:
    """One phase. A lead, steps or deliverables that it does not state are left empty."""
    found = fields.split(section, PHASE)
    leads = _names(found, "lead") or _names(found, "agent")
    support = _names(found, "support") + leads[1:]
    duration = head.duration or next((durations.read(inline.plain(f.value)) for f in _by(found, "duration") if f.value), None)
    return Phase(
        position=position,
        number=head.number,
        name=head.name or f"{(head.kind or 'part').title()} {head.number}",
        duration=duration,
        note=head.note,
        lead=leads[0] if leads else None,
        lead_source=LeadSource.STATED if leads else LeadSource.MISSING,
        support=tuple(name for name in dict.fromkeys(support) if name != leads[0]) if leads else support,
        objective=_objective(found),
        steps=bounded(_steps(section, found), section.line, head.number, "steps"),
        deliverables=bounded(_deliverables(found), section.line, head.number, "deliverables"),
    )


def _by(found: list[Field], name: str) -> list[Field]:
    return [f for f in found if f.name == name]


def _names(found: list[Field], name: str) -> tuple[str, ...]:
    return tuple(n for f in _by(found, name) for text in (f.value, *_texts(f)) if text for n in inline.names(text))


ORDER = "Task("
"""How an order to an agent begins; outside a code block it is neither steps nor an aim."""


def _objective(found: list[Field]) -> str:
    stated = next((f for f in _by(found, "objective") if f.value or f.blocks), None)
    if stated:
        return inline.plain(stated.value) or "; ".join(_texts(stated))
    return next((inline.plain(f.value) for f in found if not f.label and f.value and not f.value.startswith(ORDER)), "")


def _texts(one: Field) -> Iterator[str]:
    for block in one.blocks:
        if block.kind is Kind.PARAGRAPH:
            yield inline.plain(block.text)
        elif block.kind is Kind.LIST:
            yield from fields.entries(block)


def _steps(section: Section, found: list[Field]) -> tuple[str, ...]:
    fenced = steps.of_fences(b.text for b in _nested(list(section.all_blocks())) if b.kind is Kind.FENCE)
    listed = tuple(text for f in _by(found, "tasks") for text in f.items() or _sentence(f))
    loose = tuple(text for f in found if not f.name or f.name == "objective" for text in f.items())
    return fenced or listed or loose or tuple(child.title for child in section.sections if not _is_known(child))


def _is_known(child: Section) -> bool:
    return inline.key(child.title) in PHASE


def _sentence(one: Field) -> tuple[str, ...]:
    text = inline.plain(one.value)
    return (text,) if text else ()


def _nested(found: list[Block]) -> Iterator[Block]:
    for block in found:
        yield block
        for item in block.items:
            yield from _nested(list(item.blocks))


def _deliverables(found: list[Field]) -> tuple[str, ...]:
    return tuple(text for f in _by(found, "deliverables") for text in f.items() or _sentence(f) or tuple(_texts(f)))


def bounded(texts: tuple[str, ...], line: int, number: int, what: str) -> tuple[str, ...]:
    """The texts, unless a phase has too many of them; then raises Unreadable."""
    if len(texts) > ENTRIES:
        raise Unreadable(line, f"Phase {number} has {len(texts)} {what}; {ENTRIES} is the most it may have.")
    return texts
