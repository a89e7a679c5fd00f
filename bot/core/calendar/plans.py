"""Reads what runs the day out of a published Plan. It says in one sentence why a document has no calendar."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from pydantic import ValidationError

from bot.core.calendar.values import PlanContent
from bot.core.content.base import Content
from bot.core.content.plan import Initiatives, Touchpoints
from bot.core.content.plan_measures import Review
from bot.core.content.plan_types import PLAN_TYPES
from bot.core.content.plan_work import Bau, CapacityBudget
from bot.core.customers import Customer
from bot.core.dates import days_away
from bot.core.document import Document
from bot.core.facts import Facts
from bot.core.files import Attachment

PLAN = "service-plan"
STAGES = ("onboarding", "using", "succeeding", "expanding", "advocates")
C = TypeVar("C", bound=Content)


class NoCalendar(Exception):
    """The document has no activities to put on a calendar. The text is one sentence for people."""


def plan_content(document: Document) -> PlanContent:
    """The part of a Plan that runs the day. Raises NoCalendar."""
    if document.kind != PLAN:
        raise NoCalendar(f"{document.title} is not a Service Plan, so that it has no calendar.")
    bau, capacity = _part(document, Bau), _part(document, CapacityBudget)
    if bau is None or capacity is None:
        which = "service calendar" if bau is None else "capacity budget"
        raise NoCalendar(f"The {which} of {document.title}, version {document.version}, was written by hand or is missing.")
    facts, touchpoints = Facts(facts=document.facts), _part(document, Touchpoints)
    initiatives, review = _part(document, Initiatives), _part(document, Review)
    start = _start(document, initiatives, review)
    return PlanContent(
        id=document.id,
        version=document.version,
        title=document.title,
        start=start,
        bau=bau,
        capacity=capacity,
        review=review,
        initiatives=initiatives,
        new_customer=touchpoints.new_customer if touchpoints else (),
        stages=tuple((s, int(n)) for s in STAGES if (n := facts.number(f"stage_{s}"))),
        owner=facts.text("owner"),
        backup=facts.text("backup"),
        timezone=facts.text("timezone").strip() or "UTC",
        day_start=facts.text("day_start") or "09:00",
        digest_at=facts.text("digest_at") or "09:00",
        away=days_away(facts.text("days_away"), start),
    )


def listed(files: Iterable[Attachment]) -> tuple[Customer, ...]:
    """The customers of the lists among the files of a run; the first one of a code counts."""
    found: dict[str, Customer] = {}
    for customer in (c for f in files for c in f.customers):
        found.setdefault(customer.code, customer)
    return tuple(found.values())


def _start(document: Document, initiatives: Initiatives | None, review: Review | None) -> date:
    """The first day of the period; the day of publication where no part of the Plan says it."""
    if initiatives:
        return initiatives.period_start
    return min((b.begins for b in review.blocks), default=document.at.date()) if review else document.at.date()


def _part(document: Document, content: type[C]) -> C | None:
    """The typed content of this kind, or None; the deliverables of a Plan are called like their types."""

    key = next(name for name, kind in PLAN_TYPES.items() if kind is content)
    data = document.contents.get(key)
    try:
        return content.model_validate(data) if data else None
    except ValidationError:
        return None
