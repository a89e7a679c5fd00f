"""What a model says that its words rest on, checked against what was really said. Pure; what cannot be found is dropped."""

from collections.abc import Iterator
from typing import Any

from bot.core.content.base import Evidence, Origin
from bot.core.facts import Facts
from bot.core.mission import DeliverableSpec

MOST = 8
"""Citations of one deliverable that are kept."""
LONGEST = 200
"""Characters of a quotation that are kept."""


def checked(said: list[dict[str, Any]], facts: Facts) -> tuple[Evidence, ...]:
    """The citations whose quotation stands in the answer or the section that they name, each with the origin of that."""
    found = (_found(row["source"], _even(row["quote"]), facts) for row in said)
    return tuple(dict.fromkeys(each for each in found if each))[:MOST]


def declared(spec: DeliverableSpec, facts: Facts) -> tuple[Evidence, ...]:
    """The facts that the specification of a deliverable names."""
    known = [f for q in spec.uses if (f := facts.get(q))]
    return tuple(Evidence(origin=f.origin, ref=f.ref, quote=facts.text(f.question)[:LONGEST]) for f in known)


def _found(source: str, quote: str, facts: Facts) -> Evidence | None:
    if not _plain(source):
        return None
    for name, text, ground in _places(facts):
        if _plain(name) == _plain(source) and _stands(quote, text):
            return ground.model_copy(update={"quote": quote[:LONGEST].strip()})
    return None


def _places(facts: Facts) -> Iterator[tuple[str, str, Evidence]]:
    """Everything that can be named: by which name, what it says, and how evidence refers to it."""
    for fact in facts.facts.values():
        ground = Evidence(origin=fact.origin, ref=fact.ref)
        for name in (fact.question, fact.label):
            yield name, facts.text(fact.question), ground
    for file in facts.files:
        for section in file.sections:
            ground = Evidence(origin=Origin.FILE, ref=file.says_where(section))
            for name in (ground.ref, f"{file.name}, {section.heading}", section.heading, file.name):
                yield name, section.text, ground


def _stands(quote: str, text: str) -> bool:
    """True when the whole words of the quotation stand in the text, whatever the case and the white space."""
    wanted, there = _plain(quote), _plain(text)
    at = there.find(wanted) if any(c.isalnum() for c in wanted) else -1
    while at >= 0:
        before, after = there[:at], there[at + len(wanted) :]
        if not (_joined(before[-1:], wanted[:1]) or _joined(wanted[-1:], after[:1])):
            return True
        at = there.find(wanted, at + 1)
    return False


def _joined(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum()


def _even(text: str) -> str:
    return " ".join(text.split())


def _plain(text: str) -> str:
    return _even(text).casefold()
