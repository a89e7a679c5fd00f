"""A mission document's sections, and which of them have been understood; the others are kept. It never reads inside a phase."""

from collections.abc import Iterator

from bot.core.mission import Section
from bot.reading.document import Block, Kind
from bot.reading.document import Section as Part
from bot.reading.markdown import rewrite
from bot.reading.phases import section_key, section_title
from bot.reading.vocabulary import SECTIONS


class Outline:
    """The sections of one document. What is taken is understood; `kept` gives back all the rest as Markdown."""

    def __init__(self, root: Part, holder: Part, members: list[Part], lines: list[str]) -> None:
        self.root = root
        self.members = members
        self._holder = holder
        self._lines = lines
        self._taken = {id(part) for part in members}

    def find(self, name: str) -> Part | None:
        """The section with this meaning, by the order of its names in the vocabulary; the highest heading first."""
        parts = [part for part in self._outside(self.root) if SECTIONS.get(section_key(part.title)) == name]
        order = list(SECTIONS)
        return min(parts, default=None, key=lambda part: (part.level, order.index(section_key(part.title))))

    def chassis(self) -> Part | None:
        """The section about the Business Chassis."""
        parts = (part for part in self.root.sections if id(part) not in self._taken)
        return next((part for part in parts if "chassis" in section_key(part.title).split()), None)

    def take(self, part: Part | None) -> None:
        """Marks a section as understood."""
        if part is not None:
            self._taken.add(id(part))

    def kept(self) -> Iterator[Section]:
        """Every section that was not taken, under its title."""
        yield from self._kept(self.root)

    def _outside(self, part: Part) -> Iterator[Part]:
        for child in part.sections:
            if id(child) not in self._taken:
                yield child
                yield from self._outside(child)

    def _kept(self, part: Part) -> Iterator[Section]:
        for child in part.sections:
            if id(child) in self._taken:
                continue
            if any(inner is self._holder or id(inner) in self._taken for inner in child.walk()):
                yield from self._section(child, child.blocks)
                yield from self._kept(child)
            else:
                yield from self._section(child, list(child.all_blocks()), child.end)

    def _section(self, part: Part, blocks: list[Block], end: int = 0) -> Iterator[Section]:
        shown = [b for b in blocks if b.kind is not Kind.RULE]
        last = end or max((b.end for b in shown), default=part.start - 1)
        markdown = rewrite(self._lines, part.start, last, blocks)
        if markdown:
            yield Section(title=section_title(part.title), markdown=markdown)
