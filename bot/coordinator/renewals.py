"""What a published review makes of its Plan: the changed deliverables, as news for the Plan's run. It stores nothing."""

from datetime import datetime

from pydantic import ValidationError

from bot.coordinator.scene import Scene
from bot.core.calendar.plans import NoCalendar, plan_content
from bot.core.content.base import Content
from bot.core.content.plan_types import PLAN_TYPES
from bot.core.content.quarter import QuarterNext
from bot.core.dates import said_date
from bot.core.document import Document
from bot.core.events import PlanRenewed
from bot.core.jobs import Happen
from bot.core.ports import Renderer
from bot.core.quarter.deciding import tasks, wishes
from bot.core.quarter.renewing import Taken, renewed
from bot.core.quarter.values import QUARTERLY_REVIEW


def renewal(scene: Scene, review: Document, renderer: Renderer, at: datetime) -> tuple[Happen, ...]:
    """The Plan with what this review decided, from its new first day; nothing for other documents, or for a second edition."""
    run, plan = scene.run, scene.source
    if review.kind != QUARTERLY_REVIEW or run.document or run.quarter is None or plan is None or not plan.run:
        return ()
    try:
        content = plan_content(plan)
        following = QuarterNext.model_validate(review.contents["quarter-next"])
    except (NoCalendar, ValidationError, KeyError):
        return ()
    why = f"Quarterly review of {said_date(run.quarter.until)}"
    taken = Taken(
        quarter=run.quarter, wishes=wishes(run.quarter, run.decisions), tasks=tasks(run.quarter, run.decisions),
        start=following.start, review=why,
    )  # fmt: skip
    made = renewed(_typed(plan), taken, content.start)
    markdown = {key: renderer.deliverable(key, found) for key, found in made.contents.items()}
    event = PlanRenewed(
        key=f"renewed/{review.id}", at=at, by=run.ended_by or run.starter, contents=made.contents, markdown=markdown,
        wishes=taken.wishes, start=taken.start, why=why,
    )  # fmt: skip
    return (Happen(run=plan.run, event=event),)


def _typed(plan: Document) -> dict[str, Content]:
    """The typed contents of the Plan that can be read; the deliverables of a Plan are called like their types."""
    found: dict[str, Content] = {}
    for key, kind in PLAN_TYPES.items():
        try:
            found[key] = kind.model_validate(plan.contents[key])
        except (ValidationError, KeyError):
            continue
    return found
