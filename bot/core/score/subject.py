"""What a score card is about: a document taken apart once, so that every check reads the same. Pure; it judges nothing."""

import re
from dataclasses import dataclass
from functools import cached_property

from pydantic import ValidationError

from bot.core.content.base import Content
from bot.core.content.bible import BIBLE
from bot.core.content.plan_types import PLAN_TYPES
from bot.core.content.quarter import QUARTER
from bot.core.content.types import CONTENT, GENERIC, parse
from bot.core.document import Document
from bot.core.facts import Facts
from bot.core.score.text import Block, blocks, spoken

KINDS: dict[str, dict[str, type[Content]]] = {"service-bible": BIBLE, "service-plan": PLAN_TYPES, "quarterly-review": QUARTER}
"""Document kind: the deliverables that a document of this kind has."""


@dataclass(frozen=True)
class Subject:
    """A document with its typed contents by key, and its text in blocks by heading. `stored` is False for a file: only text."""

    document: Document
    stored: bool = True

    @cached_property
    def contents(self) -> dict[str, Content]:
        """The contents that can be read, by key; what a person wrote, or what is damaged, is missing."""
        read = ((k, _typed(k, data)) for k, data in self.document.contents.items())
        return {k: c for k, c in read if c is not None}

    @cached_property
    def facts(self) -> Facts:
        """What the document was made from."""
        return Facts(facts=self.document.facts)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The text under each heading of level 1 to 3."""
        return blocks(self.document.markdown)

    @cached_property
    def own(self) -> tuple[Block, ...]:
        """The blocks for which a writer answers: without the cover, and without the texts of people."""
        return tuple(b for b in self.blocks if b.level > 1 and b.title not in self.by_people)

    @cached_property
    def by_people(self) -> frozenset[str]:
        """The headings of the texts that a person wrote."""
        return frozenset(spoken(title) for title in self.document.edited.values())

    @cached_property
    def head(self) -> str:
        """The lines between the title and the first section."""
        return re.split(r"(?m)^## ", self.document.markdown)[0]

    def written_by_a_person(self, key: str) -> bool:
        """True when a person wrote this deliverable, so that nothing typed is left of it."""
        return key in self.document.edited

    def block(self, title: str) -> str:
        """The text under this heading; empty when there is none."""
        return next((b.text for b in self.blocks if b.title == title), "")


def _typed(key: str, data: dict[str, object]) -> Content | None:
    try:
        return parse(key if key in CONTENT else GENERIC, data)
    except ValidationError:
        return None
