"""Every statement of a run's deliverables with where it comes from. Pure: what a writer was seen to use is given to it."""

from collections.abc import Iterator, Mapping

from bot.core.content.base import Origin
from bot.core.drafted import ready_drafts
from bot.core.facts import Fact, Facts
from bot.core.mission import DeliverableSpec, Mission
from bot.core.run import Draft, Run
from bot.core.score.text import spoken, stems
from bot.core.values import Value

Rests = Mapping[str, Mapping[str, frozenset[str]]]
"""Deliverable key -> question -> the places that say something else without its answer; only of writers that work by rules."""
EDITED, UNPROVEN = "edited", "unproven"
PRACTICE = "an expert's practice"
SHORTEST = 3
"""Texts of fewer words are names and marks, no statements."""
SHARED, FEWEST = 0.5, 2
"""A statement rests on an answer when it shares this part of its longer words with it, and at least so many."""
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


def statements(mission: Mission, run: Run, facts: Facts, rests: Rests) -> tuple[Statement, ...]:
    """The statements of every deliverable that has a text, in the mission's order."""
    return tuple(s for spec, draft in ready_drafts(mission, run) for s in _of(spec, draft, run, facts, rests))


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


def _of(spec: DeliverableSpec, draft: Draft, run: Run, facts: Facts, rests: Rests) -> Iterator[Statement]:
    if draft.edited_by:
        by = (run.names.get(draft.edited_by, draft.edited_by),)
        lines = (line for row in draft.markdown.splitlines() if (line := spoken(row.lstrip("#>-|* "))))
        for number, line in enumerate(lines, 1):
            yield Statement(deliverable=spec.key, place=f"line {number}", text=line, origin=EDITED, sources=by)
        return
    for place, value in leaves(draft.content or {}):
        if _states(value):
            origin, sources = _ground(place, value, facts, rests.get(spec.key), draft, run)
            yield Statement(deliverable=spec.key, place=place, text=str(value), origin=origin, sources=sources)


def _states(value: object) -> bool:
    return not isinstance(value, bool) and (not isinstance(value, str) or len(value.split()) >= SHORTEST)


def _ground(
    place: str, value: str | int | float, facts: Facts, used: Mapping[str, frozenset[str]] | None, draft: Draft, run: Run
) -> tuple[str, tuple[str, ...]]:
    """The origin of a statement and its sources. Without a writer that was watched, its words are compared with the answers."""
    text = str(value)
    if used is None:
        found = [f for f in facts.facts.values() if _shares(text, facts.text(f.question))]
        return (_weakest(found), _sources(found, run)) if found else (UNPROVEN, ())
    found = [f for q, places in used.items() if place in places and (f := facts.get(q))]
    if told := [f for f in found if stems(text) & stems(facts.text(f.question))]:
        return _weakest(told), _sources(found, run)
    if found and any(c.isdigit() for c in text):
        return Origin.DERIVED, _sources(found, run, "from ")
    return Origin.DEFAULT, (*_default(text, draft), *_sources(found, run, "chosen by "))


def _weakest(found: list[Fact]) -> Origin:
    return next(o for o in _WEAKEST if any(f.origin is o for f in found))


def _sources(found: list[Fact], run: Run, how: str = "") -> tuple[str, ...]:
    return tuple(how + _named(f, run) for f in found)


def _shares(text: str, said: str) -> bool:
    mine = stems(text)
    both = mine & stems(said)
    return len(both) >= FEWEST and len(both) >= SHARED * len(mine)


def _named(fact: Fact, run: Run) -> str:
    by = run.names.get(fact.by, fact.by) if fact.origin is Origin.ANSWERED else fact.source
    return f"{fact.label} ({', '.join(p for p in (fact.origin.value, by) if p)})"


def _default(text: str, draft: Draft) -> tuple[str, ...]:
    """The stated default that a statement leans on, else the practice of the field."""
    rows = draft.content.get("evidence", ()) if draft.content else ()
    held = (
        [r for r in rows if isinstance(r, dict) and r.get("origin") == Origin.DEFAULT] if isinstance(rows, list | tuple) else []
    )
    named = tuple(str(r.get("ref")) for r in held if _shares(text, f"{r.get('ref')} {r.get('quote')}"))
    return named or (PRACTICE,)
