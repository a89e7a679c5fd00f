"""Breaks a part of a mission into labelled fields, whether a label is bold, plain, a bullet or a heading. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.reading import text as inline
from bot.reading.document import Block, Item, Kind, Section

_LISTS = ("tasks", "deliverables", "criteria")


@dataclass
class Field:
    """A label with what stands beside and below it. `name` is the label's meaning, or empty; `value` is inline Markdown."""

    label: str
    name: str
    line: int
    value: str = ""
    blocks: list[Block] = field(default_factory=list)
    heading: bool = False

    def items(self) -> tuple[str, ...]:
        """The entries of its lists, plain, each with what is nested below it."""
        return tuple(text for block in self.blocks for text in entries(block))


def split(section: Section, known: dict[str, str]) -> list[Field]:
    """The fields of a section and of the headings below it, in order; text before any label has an empty label."""
    found = of_blocks(section.blocks, known, section.line)
    for child in section.sections:
        head = Field(child.title, known.get(inline.key(child.title), ""), child.line, heading=True)
        if head.name:
            head.blocks = list(child.all_blocks())
            found.append(head)
        else:
            inner = split(child, known)
            inner[0].label, inner[0].line, inner[0].heading = child.title, child.line, True
            found += inner
    return found


def of_blocks(blocks: list[Block], known: dict[str, str], line: int = 1) -> list[Field]:
    """The fields of some blocks; what comes before any label is first, with an empty label."""
    found = [Field("", "", line)]
    for block in blocks:
        if block.kind is Kind.PARAGRAPH:
            found += _of_paragraph(block, found[-1], known)
        elif block.kind is Kind.LIST and found[-1].name not in _LISTS and _is_labelled(block, known):
            found += [_of_item(item, known) for item in block.items]
        else:
            found[-1].blocks.append(block)
    return found


def _of_paragraph(block: Block, current: Field, known: dict[str, str]) -> Iterator[Field]:
    fresh = bool(current.value or current.blocks)
    for number, line in enumerate(block.text.split("\n"), block.line):
        pairs = inline.labels(line, known)
        for label, rest in pairs:
            current = Field(label, known.get(inline.key(label), ""), number, rest)
            yield current
        if not pairs and fresh:
            current = Field("", "", number, line)
            yield current
        elif not pairs:
            current.value = f"{current.value}\n{line}".strip()
        fresh = False


def _is_labelled(block: Block, known: dict[str, str]) -> bool:
    pair = inline.label(block.items[0].text.split("\n")[0], known) if block.items else None
    return bool(pair) and inline.key(pair[0] if pair else "") in known


def _of_item(item: Item, known: dict[str, str]) -> Field:
    pair = inline.label(item.text, known)
    if pair is None:
        return Field("", "", item.line, item.text, list(item.blocks))
    return Field(pair[0], known.get(inline.key(pair[0]), ""), item.line, pair[1], list(item.blocks))


def entries(block: Block) -> Iterator[str]:
    """The entries of a list, plain and without checkboxes; nested entries are joined to the one above them."""
    for item in block.items:
        below = [text for inner in item.blocks for text in _below(inner)]
        if text := joined(inline.plain(inline.unboxed(item.text)), below):
            yield text


def _below(block: Block) -> Iterator[str]:
    if block.kind is Kind.LIST:
        yield from entries(block)
    elif block.kind is Kind.PARAGRAPH:
        yield inline.plain(block.text)


def joined(text: str, below: list[str]) -> str:
    """One line for an entry and those below it: `Compare: price; speed`."""
    if not below:
        return text
    return f"{text}{' ' if text.endswith(':') else '; ' if text else ''}{'; '.join(below)}"


def is_boxed(item: Item) -> bool:
    """Whether an entry begins with a checkbox."""
    return bool(inline.BOX.match(item.text))
