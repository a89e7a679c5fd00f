"""Where a composed deliverable comes from: one entry per fact it used, one per default of the field it leans on."""

from bot.core.content.base import Evidence, Origin
from bot.core.facts import Facts
from bot.writers.offline.phrases import clean, trimmed


def used(facts: Facts, *questions: str) -> tuple[Evidence, ...]:
    """An entry for each of these questions that has a fact, with its origin and what it says (at most 200 characters)."""
    found = (facts.get(q) for q in dict.fromkeys(questions))
    return tuple(Evidence(origin=f.origin, ref=f.ref, quote=_quote(facts, f.question)) for f in found if f is not None)


def default(ref: str, quote: str, *fields: str) -> Evidence:
    """A number or a rule of the field that nobody gave, with the places of the deliverable that it explains."""
    return Evidence(origin=Origin.DEFAULT, ref=ref, quote=trimmed(quote, 200), fields=fields)


def derived(formula: str, quote: str = "", *fields: str) -> Evidence:
    """Something computed: the formula, what came out, and the places of the deliverable where that stands."""
    return Evidence(origin=Origin.DERIVED, ref=formula, quote=trimmed(quote, 200), fields=fields)


def _quote(facts: Facts, question: str) -> str:
    return trimmed(clean(facts.text(question)), 200)
