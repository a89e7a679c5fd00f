"""Reads a mission document into a Mission. It is tolerant, says what it assumed, and refuses what is not a mission.

It never looks at side files, personas or other missions.
"""

import re
from dataclasses import dataclass

from bot.core.mission import Duration, LeadSource, Mission, Phase, Section
from bot.reading import durations, encoding, fields, parts, phases
from bot.reading import text as inline
from bot.reading.closing import Closing, take_closing
from bot.reading.document import Block, Kind, blocks, tree, without_front_matter
from bot.reading.document import Section as Part
from bot.reading.fields import Field
from bot.reading.outline import Outline
from bot.reading.remarks import Remarks, Unreadable
from bot.reading.vocabulary import VARIATIONS

_PREFIX = re.compile(r"^(?:mission(?: sequence)?|operation)\s*[:\-\u2013\u2014]\s*(\S.*)$", re.IGNORECASE)
_WORD = re.compile(r"\b(?:mission|operation)\b", re.IGNORECASE)
_INDEX = re.compile(r"\b(?:library|index|catalogue?|directory|readme|statement|overview)\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Source:
    slug: str
    title: Block
    closing: Closing
    outline: Outline
    header: list[Field]
    remarks: Remarks


def read(data: bytes, stem: str, remarks: Remarks) -> Mission:
    """The mission that the bytes hold; `stem` is its file or folder name and becomes its slug.

    Raises Unreadable, with the line and one sentence, for what is not a mission or is beyond the limits.
    """
    slug = inline.slug(stem)
    if not slug:
        raise Unreadable(1, "Its name has no letter or digit that a command could use.")
    text = encoding.decode(data, remarks)
    _, body = without_front_matter(text)
    found = blocks(body)
    title = _title(found)
    closing = take_closing(found)
    root = tree(body, closing.rest, title)
    members = _members(root, title, remarks)
    lines = ["" if n in closing.taken else line for n, line in enumerate(body.split("\n"), 1)]
    outline = Outline(root, members[0], [part for part, _ in members[1]], lines)
    source = _Source(slug, title, closing, outline, parts.header(root), remarks)
    return _mission(source, members[1]).model_copy(update={"text": text})


Members = list[tuple[Part, phases.Heading]]


def _title(found: list[Block]) -> Block:
    heads = [b for b in found if b.kind is Kind.HEADING and b.level == 1]
    named = [b for b in heads if _PREFIX.match(_bare(b)) or (_WORD.search(_bare(b)) and not _INDEX.search(_bare(b)))]
    if named:
        return named[0]
    line = heads[0].line if heads else 1
    raise Unreadable(line, "This is not a mission: it has no main heading that begins with Mission or Operation.")


def _bare(block: Block) -> str:
    return inline.split_emoji(inline.plain(block.text))[0]


def _members(root: Part, title: Block, remarks: Remarks) -> tuple[Part, Members]:
    holder = phases.container(root) or phases.unnumbered(root)
    if holder is None:
        raise Unreadable(title.line, "This is not a mission: it has no phases, such as a heading `Phase 1: ...`.")
    members = phases.members(holder, remarks)
    if len(members) > phases.PHASES:
        raise Unreadable(holder.line, f"It has {len(members)} phases; {phases.PHASES} is the most a mission may have.")
    return holder, members


def _mission(source: _Source, members: Members) -> Mission:
    values = parts.header_values(source.header)
    objective = source.outline.find("objective")
    values = {**parts.header_values(fields.split(objective, parts.HEADER) if objective else []), **values}
    inputs, chassis = source.outline.find("inputs"), source.outline.chassis()
    levers, claim = parts.levers(chassis)
    for part in (objective, inputs, chassis if levers else None):
        source.outline.take(part)
    name, emoji = _name(source.title)
    mission = Mission(
        slug=source.slug,
        aliases=_aliases(source),
        title=name,
        emoji=emoji,
        type=values.get("type", ""),
        duration=durations.read(values["duration"]) if "duration" in values else None,
        difficulty=values.get("difficulty", ""),
        value=values.get("value", ""),
        objective=parts.objective(objective, source.header),
        inputs=parts.inputs(inputs),
        phases=_phases(source, members, values),
        criteria=parts.criteria(source.outline),
        levers=levers,
        lever_claim=claim if levers else "",
        variations=_variations(source.outline.root),
        closing=source.closing.text,
    )
    return _with_sections(mission, source)


def _with_sections(mission: Mission, source: _Source) -> Mission:
    _remark(mission, source)
    header = [Section(title=f.label, markdown=f.value) for f in source.header if f.label and not f.name and f.value]
    return mission.model_copy(update={"sections": (*header, *source.outline.kept())})


def _name(title: Block) -> tuple[str, str]:
    text, emoji = inline.split_emoji(inline.plain(title.text))
    match = _PREFIX.match(text)
    name, inner = inline.split_emoji(match[1] if match else text)
    return name, emoji + inner


def _aliases(source: _Source) -> tuple[str, ...]:
    claimed = (inline.slug(source.closing.command), source.slug.removeprefix("mission-"))
    return tuple(dict.fromkeys(name for name in claimed if name and name != source.slug))


def _variations(root: Part) -> tuple[str, ...]:
    held = (part for part in root.sections if phases.section_key(part.title) in VARIATIONS)
    return tuple(inline.split_emoji(child.title)[0] for part in held for child in part.sections)


def _phases(source: _Source, members: Members, values: dict[str, str]) -> tuple[Phase, ...]:
    roster = parts.roster(source.outline, values, source.closing.leads)
    read = [phases.read(part, head, n) for n, (part, head) in enumerate(members, 1)]
    led = [_led(phase, roster, part.line, source.remarks) for phase, (part, _) in zip(read, members, strict=True)]
    _remark_numbers(led, members, source.remarks)
    whole = _document_deliverables(source, led)
    return tuple(_delivering(phase, part.line, source.remarks) for phase, (part, _) in zip(whole, members, strict=True))


def _led(phase: Phase, roster: str | None, line: int, remarks: Remarks) -> Phase:
    if phase.lead:
        return phase
    if roster is None:
        remarks.warn("lead-missing", line, f"phase {phase.number} has no lead; nobody will be named")
        return phase
    remarks.info("lead-inherited", line, f"phase {phase.number} has no lead; @{roster} leads it, as the mission's main agent")
    support = tuple(name for name in phase.support if name != roster)
    return phase.model_copy(update={"lead": roster, "lead_source": LeadSource.INHERITED, "support": support})


def _document_deliverables(source: _Source, read: list[Phase]) -> list[Phase]:
    part = source.outline.find("deliverables")
    if part is None or read[-1].deliverables:
        return read
    texts = tuple(t for b in part.all_blocks() if b.kind is Kind.LIST for t in fields.entries(b))
    if not texts:
        return read
    source.outline.take(part)
    number = read[-1].number
    message = f"the document's own list of deliverables was given to phase {number}, the last"
    source.remarks.info("deliverables-document-level", part.line, message)
    given = phases.bounded(texts, part.line, number, "deliverables")
    return [*read[:-1], read[-1].model_copy(update={"deliverables": given})]


def _delivering(phase: Phase, line: int, remarks: Remarks) -> Phase:
    if not phase.steps:
        remarks.warn("steps-missing", line, f"phase {phase.number} has no steps; its objective is all there is to go by")
    if phase.deliverables:
        return phase
    derived = phase.objective.split(". ")[0].rstrip(".") or phase.name
    remarks.warn("deliverable-derived", line, f"phase {phase.number} has no deliverables; one was made of its objective or name")
    return phase.model_copy(update={"deliverables": (derived,)})


def _remark_numbers(read: list[Phase], members: Members, remarks: Remarks) -> None:
    seen: set[int] = set()
    for phase, (part, _) in zip(read, members, strict=True):
        _remark_duration(phase.duration, part.line, remarks)
        before = read[phase.position - 2].number if phase.position > 1 else phase.number - 1
        if phase.number in seen:
            remarks.warn("phase-number-twice", part.line, f"phase {phase.number} is there twice; their order counts")
        elif phase.number != before + 1:
            remarks.warn("phase-number-gap", part.line, f"phase {phase.number} follows phase {before}; their order counts")
        seen.add(phase.number)


def _remark_duration(duration: Duration | None, line: int, remarks: Remarks) -> None:
    if duration and not duration.minutes and not duration.days:
        remarks.info("duration-unread", line, f"the duration `{duration.raw}` has no minutes or days; it is shown as written")


def _remark(mission: Mission, source: _Source) -> None:
    line, remarks = source.title.line, source.remarks
    if not mission.objective:
        remarks.warn("objective-missing", line, "the mission states no objective; its title is all there is to go by")
    if not mission.inputs:
        remarks.warn("inputs-missing", line, "the mission lists no required inputs; only its name and offer will be asked for")
    if not mission.criteria:
        remarks.warn("criteria-missing", line, "the mission has no success criteria; nothing will be ticked at the end")
    _remark_duration(mission.duration, line, remarks)
