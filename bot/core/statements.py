"""Every statement of a run's deliverables with where it comes from. Pure: what a writer was seen to use is given to it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.core.content.base import Evidence, Origin
from bot.core.drafted import ready_drafts
from bot.core.facts import Fact, Facts
from bot.core.mission import DeliverableSpec, Mission
from bot.core.run import Draft, Run
from bot.core.score.origins import NUMBER, figure
from bot.core.score.text import spoken, stems
from bot.core.values import Value


class Seen(Value):
    """What the writer that works by rules was seen to make of a deliverable.

    `own` are the places where the text that stands is its own; `used` are, by question, those that its answer changes; `rows` is
    the evidence that it gives today, which may explain more than what was stored.
    """

    own: frozenset[str]
    used: dict[str, frozenset[str]]
    rows: tuple[Evidence, ...] = ()


Watched = Mapping[str, Seen]
"""By the key of a deliverable."""
EDITED, UNPROVEN = "edited", "unproven"
PRACTICE = "an expert's practice"
SHORTEST = 3
"""Texts of fewer words are names and marks, no statements."""
SHARED, FEWEST = 0.5, 2
"""A statement rests on an answer when it shares this part of its longer words with it, and at least so many."""
QUOTED = 3
"""It rests on a quotation also when it shares that part of the quotation's longer words, and at least so many."""
_WEAKEST = (Origin.ASSUMED, Origin.DEFAULT, Origin.FILE, Origin.DERIVED, Origin.ANSWERED)


class Statement(Value):
    """One statement of a deliverable (its key), at a place such as `stages.0.goal`, or a line of a text that a person wrote.

    `origin` is the weakest of its grounds, `edited`, or `unproven` when nothing at hand shows it. `sources` name the grounds.
    """

    deliverable: str
    place: str
    text: str
    origin: str
    sources: tuple[str, ...] = ()


def statements(mission: Mission, run: Run, facts: Facts, watched: Watched) -> tuple[Statement, ...]:
    """The statements of every deliverable that has a text, in the mission's order."""
    return tuple(s for spec, draft in ready_drafts(mission, run) for s in _of(spec, draft, run, facts, watched.get(spec.key)))


def leaves(part: object, place: str = "") -> Iterator[tuple[str, str | int | float]]:
    """Every text and number of a content with its place, without the evidence and without what is empty."""
    if isinstance(part, dict):
        for name, inner in part.items():
            if place or name != "evidence":
                yield from leaves(inner, f"{place}.{name}" if place else str(name))
    elif isinstance(part, list | tuple):
        for number, inner in enumerate(part):
            yield from leaves(inner, f"{place}.{number}")
    elif isinstance(part, str | int | float) and part != "":
        yield place, part


def evidence_of(content: Mapping[str, object] | None) -> tuple[Evidence, ...]:
    """The evidence that a stored content carries."""
    rows = content.get("evidence") if content else None
    return tuple(Evidence.model_validate(r) for r in rows) if isinstance(rows, list | tuple) else ()


def _of(spec: DeliverableSpec, draft: Draft, run: Run, facts: Facts, seen: Seen | None) -> Iterator[Statement]:
    if draft.edited_by:
        by = (run.names.get(draft.edited_by, draft.edited_by),)
        lines = (line for row in draft.markdown.splitlines() if (line := spoken(row.lstrip("#>-|* "))))
        for number, line in enumerate(lines, 1):
            yield Statement(deliverable=spec.key, place=f"line {number}", text=line, origin=EDITED, sources=by)
        return
    known = _Known(evidence_of(draft.content), facts, run, seen)
    for place, value in leaves(draft.content or {}):
        if _states(value):
            origin, sources = known.ground(place, str(value))
            yield Statement(deliverable=spec.key, place=place, text=str(value), origin=origin, sources=sources)


def _states(value: object) -> bool:
    return not isinstance(value, bool) and (not isinstance(value, str) or len(value.split()) >= SHORTEST)


Ground = tuple[str, tuple[str, ...]]
"""The origin of a statement and its sources."""


@dataclass(frozen=True)
class _Known:
    """What is known of a deliverable's origins: its own evidence, the facts of the run, and how its writer was seen to work."""

    rows: tuple[Evidence, ...]
    facts: Facts
    run: Run
    seen: Seen | None

    def ground(self, place: str, text: str) -> Ground:
        """Where the writer was not watched, or the text is not its own, words are compared with what was quoted and said."""
        rows = (*self.rows, *(self.seen.rows if self.seen else ())) if _figures(text) else ()
        row = next((r for r in rows if r.explains(place)), None)
        if self.seen and place in self.seen.own:
            found = [f for q, places in self.seen.used.items() if place in places and (f := self.facts.get(q))]
            return self._watched(text, found, row)
        if said := self._cited(text) or self._said(text):
            return said
        return (Origin.DERIVED, (row.ref,)) if row and row.origin is Origin.DERIVED else (UNPROVEN, ())

    def _watched(self, text: str, found: list[Fact], row: Evidence | None) -> Ground:
        """Derived is what a formula explains. What answers only choose among is an expert's."""
        told = [f for f in found if stems(text) & stems(self.facts.text(f.question))]
        if told or not row:
            told = told or self._copied(text, found)
        elif row.origin is Origin.DERIVED:
            inputs = self._sources(found, "from ") or self._quarter()
            return (Origin.DERIVED if inputs else Origin.DEFAULT), (row.ref, *(inputs or (PRACTICE,)))
        if told:
            return _weakest(f.origin for f in told), self._sources(found)
        names = (row.ref,) if row else self._defaults(text)
        return Origin.DEFAULT, (*names, *self._sources(found, "chosen by "))

    def _copied(self, text: str, found: list[Fact]) -> list[Fact]:
        """The answers that hold every figure of the text."""
        wanted = _figures(text)
        held = [f for f in found if wanted & _figures(self.facts.text(f.question))]
        said = frozenset[str]().union(*(_figures(self.facts.text(f.question)) for f in held))
        return held if wanted and wanted <= said else []

    def _cited(self, text: str) -> Ground | None:
        """The quotations that a statement leans on."""
        by_ref = {f.ref: f for f in self.facts.facts.values()}
        rows = [r for r in self.rows if (r.ref in by_ref or r.origin is Origin.FILE) and _leans(text, r.quote)]
        told = dict.fromkeys(self._named(by_ref[r.ref]) if r.ref in by_ref else f"{r.ref} ({r.origin})" for r in rows)
        origins = [by_ref[r.ref].origin if r.ref in by_ref else r.origin for r in rows]
        return (_weakest(origins), tuple(told)) if rows else None

    def _said(self, text: str) -> Ground | None:
        """The answers whose words it shares."""
        found = [f for f in self.facts.facts.values() if _shares(text, self.facts.text(f.question))]
        return (_weakest(f.origin for f in found), self._sources(found)) if found else None

    def _defaults(self, text: str) -> tuple[str, ...]:
        """The stated defaults that a statement leans on, else the practice of the field."""
        held = (r for r in self.rows if r.origin is Origin.DEFAULT)
        return tuple(r.ref for r in held if _shares(text, f"{r.ref} {r.quote}")) or (PRACTICE,)

    def _quarter(self) -> tuple[str, ...]:
        """What a run that looks back on a quarter counted."""
        seen = self.run.quarter
        return (f"from the quarter of {seen.title}, version {seen.version}",) if seen else ()

    def _sources(self, found: list[Fact], how: str = "") -> tuple[str, ...]:
        return tuple(how + self._named(f) for f in found)

    def _named(self, fact: Fact) -> str:
        by = self.run.names.get(fact.by, fact.by) if fact.origin is Origin.ANSWERED else fact.source
        return f"{fact.label} ({', '.join(p for p in (fact.origin.value, by) if p)})"


def _figures(text: str) -> frozenset[str]:
    return frozenset(map(figure, NUMBER.findall(text)))


def _weakest(origins: Iterable[Origin]) -> Origin:
    held = set(origins)
    return next(o for o in _WEAKEST if o in held)


def _shares(text: str, said: str) -> bool:
    mine = stems(text)
    both = mine & stems(said)
    return len(both) >= FEWEST and len(both) >= SHARED * len(mine)


def _leans(text: str, quote: str) -> bool:
    there = stems(quote)
    both = stems(text) & there
    return _shares(text, quote) or (len(both) >= QUOTED and len(both) >= SHARED * len(there))
