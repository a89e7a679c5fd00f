"""Lends the side files of a mission to a document that is the same mission without them. Pure: it copies values."""

from collections.abc import Iterable

from bot.core.forms import Form
from bot.core.mission import Criterion, DeliverableSpec, Mission
from bot.reading.generic import generic_forms_of, generic_specs


def lender(mission: Mission, others: Iterable[Mission]) -> Mission | None:
    """The first mission that shares a name with this one and has as many phases and deliverables in each; else None."""
    names = {mission.slug, *mission.aliases}
    return next((o for o in others if names & {o.slug, *o.aliases} and _shape(o) == _shape(mission)), None)


def _shape(mission: Mission) -> list[int]:
    return [len(phase.deliverables) for phase in mission.phases]


def borrowed(mission: Mission, other: Mission) -> Mission:
    """The mission with the forms, deliverable types, checks and sample of another; its own words stay.

    One that stands in for the other, under its very name, answers to its aliases too.
    """
    aliases = (*mission.aliases, *other.aliases) if mission.slug == other.slug else mission.aliases
    return mission.model_copy(
        update={
            "aliases": tuple(dict.fromkeys(aliases)),
            "forms": _forms(mission, other),
            "quick": other.quick,
            "deliverables": _specs(mission, other),
            "criteria": _criteria(mission, other),
            "sample": other.sample,
            "produces": other.produces,
            "document_title": other.document_title,
            "needs": other.needs,
            "next": other.next,
        }
    )


def _forms(mission: Mission, other: Mission) -> tuple[Form, ...]:
    numbers = {one.number for one in mission.inputs}
    held = [form if form.input in numbers else form.model_copy(update={"input": None}) for form in other.forms]
    answered = {form.input for form in held}
    return (*held, *generic_forms_of(one for one in mission.inputs if one.number not in answered))


def _specs(mission: Mission, other: Mission) -> tuple[DeliverableSpec, ...]:
    pairs = zip(generic_specs(mission), other.deliverables, strict=True)
    return tuple(lent.model_copy(update={"title": own.title, "phase": own.phase}) for own, lent in pairs)


def _criteria(mission: Mission, other: Mission) -> tuple[Criterion, ...]:
    if len(mission.criteria) != len(other.criteria):
        return mission.criteria
    pairs = zip(mission.criteria, other.criteria, strict=True)
    return tuple(own.model_copy(update={"check": lent.check}) for own, lent in pairs)
