"""Reads what runs the day out of a published Plan. It says in one sentence why a document has no calendar."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import ConfigDict, ValidationError, ValidatorFunctionWrapHandler, WrapValidator

from bot.core.calendar.values import PlanContent
from bot.core.content.plan import Initiatives, Touchpoints
from bot.core.content.plan_measures import Review
from bot.core.content.plan_work import Bau, CapacityBudget
from bot.core.customers import Customer
from bot.core.dates import days_away
from bot.core.document import Document
from bot.core.facts import Fact, Facts
from bot.core.files import Attachment
from bot.core.values import Value

PLAN = "service-plan"
STAGES = ("onboarding", "using", "succeeding", "expanding", "advocates")
_SOME = ConfigDict(extra="ignore")


class NoCalendar(Exception):
    """The document has no activities to put on a calendar. The text is one sentence for people."""


def _or_none(value: Any, read: ValidatorFunctionWrapHandler) -> Any:
    """A part that was written by hand, and so has no typed content, counts as missing."""
    try:
        return read(value)
    except ValidationError:
        return None


class Parts(Value):
    """The deliverables of a Plan that run the day, under the names of their types; the others are passed over."""

    model_config = _SOME

    bau: Annotated[Bau | None, WrapValidator(_or_none)] = None
    capacity: Annotated[CapacityBudget | None, WrapValidator(_or_none)] = None
    touchpoints: Annotated[Touchpoints | None, WrapValidator(_or_none)] = None
    initiatives: Annotated[Initiatives | None, WrapValidator(_or_none)] = None
    review: Annotated[Review | None, WrapValidator(_or_none)] = None


class Published(Value):
    """What of a stored document a calendar is read from, so that its text and its other deliverables need not be."""

    model_config = _SOME

    id: str
    kind: str
    title: str
    version: int
    at: datetime
    facts: dict[str, Fact] = {}
    contents: Parts = Parts()


def plan_content(document: Document | Published) -> PlanContent:
    """The part of a Plan that runs the day. Raises NoCalendar."""
    if document.kind != PLAN:
        raise NoCalendar(f"{document.title} is not a Service Plan, so that it has no calendar.")
    parts = document.contents if isinstance(document, Published) else Parts.model_validate(document.contents)
    bau, capacity = parts.bau, parts.capacity
    if bau is None or capacity is None:
        which = "service calendar" if bau is None else "capacity budget"
        raise NoCalendar(f"The {which} of {document.title}, version {document.version}, was written by hand or is missing.")
    facts, start = Facts(facts=document.facts), _start(document, parts)
    return PlanContent(
        id=document.id,
        version=document.version,
        title=document.title,
        start=start,
        bau=bau,
        capacity=capacity,
        review=parts.review,
        initiatives=parts.initiatives,
        new_customer=parts.touchpoints.new_customer if parts.touchpoints else (),
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


def _start(document: Document | Published, parts: Parts) -> date:
    """The first day of the period; the day of publication where no part of the Plan says it."""
    if parts.initiatives:
        return parts.initiatives.period_start
    return min((b.begins for b in (parts.review.blocks if parts.review else ())), default=document.at.date())
