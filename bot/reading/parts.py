"""Reads the parts of a mission document around its phases: header, objective, inputs, criteria, levers, roster. Pure."""

import re
from collections.abc import Iterator

from bot.core.mission import Criterion, Input, Lever, Point
from bot.reading import fields
from bot.reading import text as inline
from bot.reading.document import Block, Item, Kind
from bot.reading.document import Section as Part
from bot.reading.fields import Field
from bot.reading.outline import Outline
from bot.reading.remarks import Unreadable
from bot.reading.vocabulary import HEADER, PHASE, REQUIREMENT_WORDS, ROSTER

INPUTS = 30
CRITERIA = 100
_GROUP = re.compile(r"[(\[]\s*([^()\[\]]{1,80}?)\s*[)\]]")
_MAIN = re.compile(r"\b(?:primary|lead)\b", re.IGNORECASE)
_EDGES = " \t:\uff1a-\u2013\u2014"


def header(root: Part) -> list[Field]:
    """The labelled lines under the title, and any text there under an empty label."""
    return [f for f in fields.of_blocks(root.blocks, HEADER) if f.label or f.value or f.blocks]


def header_values(found: list[Field]) -> dict[str, str]:
    """What the header says, by meaning; the first line of a meaning counts."""
    values: dict[str, str] = {}
    for one in found:
        if one.name and one.value:
            values.setdefault(one.name, inline.plain(one.value))
    return values


def objective(part: Part | None, found: list[Field]) -> str:
    """The objective in plain text, from its section, else from the header, else from the text under the title."""
    if part:
        return _objective_of(part)
    stated = next((f for f in found if f.name == "objective"), None) or next((f for f in found if not f.label), None)
    return _prose(stated) if stated else ""


def _objective_of(part: Part) -> str:
    found = fields.split(part, HEADER)
    stated = next((f for f in found if f.name == "objective" and _prose(f)), None)
    told = [stated] if stated else [f for f in found if not f.name]
    return "\n\n".join(text for f in told if (text := _prose(f)))


def _prose(one: Field) -> str:
    lead = f"{one.label}: " if one.label and not one.name else ""
    rest = [line for block in one.blocks for line in _lines(block)]
    lines = [lead + inline.plain(one.value) if one.value else lead.rstrip(), *rest]
    return "\n".join(line for line in lines if line).strip()


def _lines(block: Block) -> Iterator[str]:
    if block.kind is Kind.PARAGRAPH:
        yield inline.plain(block.text)
    elif block.kind is Kind.LIST:
        yield from (f"- {text}" for text in fields.entries(block))


def inputs(part: Part | None) -> tuple[Input, ...]:
    """What the mission needs. Only the word required makes an input required; the author's word is kept."""
    found = list(_input_sources(part)) if part else []
    if part and len(found) > INPUTS:
        raise Unreadable(part.line, f"It asks for {len(found)} inputs; {INPUTS} is the most a mission may ask for.")
    return tuple(_input(number, source, below) for number, (source, below) in enumerate(found, 1))


def _input_sources(part: Part) -> Iterator[tuple[str, list[str]]]:
    for block in part.all_blocks():
        if block.kind is Kind.LIST:
            yield from ((inline.unboxed(item.text), _under(item)) for item in block.items if item.text)
        elif block.kind is Kind.PARAGRAPH and inline.lead_in(block.text)[0]:
            yield from ((line, []) for line in block.text.split("\n") if inline.lead_in(line)[0])


def _under(item: Item) -> list[str]:
    return [line.removeprefix("- ") for block in item.blocks for line in _lines(block)]


def _input(number: int, source: str, below: list[str]) -> Input:
    name, rest = inline.named(source)
    if not name:
        name, rest = _divided(inline.plain(source))
    name, word = _without_word(name)
    if not word and rest.startswith(("(", "[")):
        rest, word = _without_word(rest)
    if not word:
        rest, word = _without_word(rest)
    text = fields.joined(rest.strip(_EDGES), below)
    return Input(number=number, name=name.strip(_EDGES), required=word.casefold().startswith("required"), word=word, text=text)


def _divided(text: str) -> tuple[str, str]:
    places = [p for mark in (" - ", " \u2013 ", " \u2014 ", ": ", " (") if 0 < (p := text.find(mark)) <= 80]
    return (text[: min(places)], text[min(places) :].strip(_EDGES)) if places else (text, "")


def _without_word(text: str) -> tuple[str, str]:
    for match in _GROUP.finditer(text):
        words = re.findall(r"[a-z]+", match[1].casefold())
        leading = match.start() == 0 and len(words) == 1 and match[1].islower()
        if REQUIREMENT_WORDS & set(words[:3]) or leading:
            return f"{text[: match.start()].rstrip()} {text[match.end() :].lstrip(_EDGES)}".strip(), match[1]
    return text, ""


def criteria(outline: Outline) -> tuple[Criterion, ...]:
    """The success criteria: checkboxes first, else bullets, else the success metrics, else what the phases state."""
    part = outline.find("criteria")
    texts = _criteria_of(part) if part else []
    if not texts and (part := outline.find("metrics")):
        texts = _criteria_of(part)
    outline.take(part if texts else None)
    if not texts:
        texts = [t for m in outline.members for f in fields.split(m, PHASE) if f.name == "criteria" for t in f.items()]
    if len(texts) > CRITERIA:
        line = part.line if part else outline.root.line
        raise Unreadable(line, f"It has {len(texts)} success criteria; {CRITERIA} is the most a mission may have.")
    return tuple(Criterion(number=number, text=text) for number, text in enumerate(texts, 1))


def _criteria_of(part: Part) -> list[str]:
    lists = [block for block in part.all_blocks() if block.kind is Kind.LIST]
    boxed = [_entry(item) for block in lists for item in _items(block) if fields.is_boxed(item)]
    return [text for text in boxed or [t for block in lists for t in fields.entries(block)] if text]


def _items(block: Block) -> Iterator[Item]:
    for item in block.items:
        yield item
        for inner in item.blocks:
            yield from _items(inner)


def _entry(item: Item) -> str:
    if any(fields.is_boxed(below) for block in item.blocks for below in _items(block)):
        return inline.plain(inline.unboxed(item.text))
    return fields.joined(inline.plain(inline.unboxed(item.text)), _under(item))


def levers(part: Part | None) -> tuple[tuple[Lever, ...], str]:
    """(levers with their points, the claim in bold at the end)."""
    if part is None:
        return (), ""
    held = [_lever(child) for child in part.sections]
    loose = [Lever(name=point.name or point.text, points=(point,)) for point in _points(part.blocks)]
    return tuple(lever for lever in loose + held if lever.points), _claim(part)


def _lever(part: Part) -> Lever:
    return Lever(name=inline.split_emoji(part.title)[0].rstrip(":"), points=tuple(_points(list(part.all_blocks()))))


def _points(found: list[Block]) -> Iterator[Point]:
    for item in (item for block in found if block.kind is Kind.LIST for item in block.items):
        name, text = inline.named(item.text)
        yield Point(name=name, text=fields.joined(text, _under(item)))


def _claim(part: Part) -> str:
    bold = [b for b in part.all_blocks() if b.kind is Kind.PARAGRAPH and inline.lead_in(b.text)[0]]
    if not bold:
        return ""
    name, text = inline.named(bold[-1].text)
    return f"{name}: {text}" if text else name


def roster(outline: Outline, values: dict[str, str], footer: tuple[str, ...]) -> str | None:
    """The mission's main persona, by header, footer, or the list of agents; None when nothing singles one out."""
    stated = inline.names(values.get("lead", "")) or footer
    if stated:
        return stated[0]
    part = outline.find("roster")
    return _of_roster(part) if part else None


def _of_roster(part: Part) -> str | None:
    found = fields.split(part, ROSTER)
    labelled = [name for f in found if f.name for text in (f.value, *f.items()) if text for name in inline.names(text)]
    listed = [text for f in found for text in f.items() if "@" in text] or [text for f in found for text in f.items()]
    main = [name for text in listed if _MAIN.search(text) for name in _named(text)]
    every = list(dict.fromkeys(name for text in listed for name in _named(text)))
    return next(iter(labelled or main or (every if len(every) == 1 else [])), None)


def _named(text: str) -> tuple[str, ...]:
    return inline.names(text if "@" in text else re.split(r" [-\u2013\u2014] |: ", inline.unbracketed(text))[0])[:1]
