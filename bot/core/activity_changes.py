"""The owner changes activities while a Plan is drafted: the week is refitted, its drafts are written again with the change."""

from bot.core.calendar.edit import Edited, edit
from bot.core.changes import Step, only, say, tell, titles
from bot.core.content.plan_work import Bau, CapacityBudget
from bot.core.drafted import contents
from bot.core.events import ActivitiesChanged
from bot.core.mission import Mission
from bot.core.reviewing import redraft
from bot.core.run import ActivitiesEdit, DraftState, PhaseStatus, Run, Stage
from bot.core.staleness import mark_judged
from bot.core.values import Value
from bot.core.wishes import ActivityChange, merged

PLANNED = frozenset({"bau", "capacity", "workflows", "allocation"})
"""The types of deliverables that are written from the fitted week."""


class Planned(Value):
    """The calendar and the budget of a run, as they are drafted now."""

    bau: Bau
    capacity: CapacityBudget


def planned(mission: Mission, run: Run) -> Planned | None:
    """What of a run can be changed; None when there is no calendar, or when a person wrote it."""
    found = contents(mission, run)
    bau, capacity = found.get("bau"), found.get("capacity")
    if not isinstance(bau, Bau) or not isinstance(capacity, CapacityBudget):
        return None
    return Planned(bau=bau, capacity=capacity)


def changeable(mission: Mission, run: Run) -> bool:
    """True while the calendar can be changed: it is drafted, nobody is at work on it, and it is not published."""
    if run.stage not in (Stage.WORKING, Stage.CLOSING) or planned(mission, run) is None:
        return False
    return all(run.phase(mission.spec(k).phase).status is not PhaseStatus.DRAFTING for k in _keys(mission, run))


def tried(mission: Mission, run: Run, changes: tuple[ActivityChange, ...]) -> Edited | None:
    """What these changes would make different; None when the calendar cannot be changed now."""
    found = planned(mission, run) if changeable(mission, run) else None
    return edit(found.bau, found.capacity, changes) if found else None


def activities_changed(mission: Mission, run: Run, event: ActivitiesChanged) -> Step:
    """Takes the changes, says what they made different, and has the drafts of the week written again with them."""
    if not run.may_decide(event.by):
        return only(run, tell(run, event, "not-yours", starter=run.starter))
    made = tried(mission, run, event.changes)
    if made is None:
        return only(run, tell(run, event, "too-late", what="Changing activities"))
    if made.problems:
        return only(run, tell(run, event, "activities-kept", why=" ".join(made.problems)))
    edits = (*run.activity_edits, ActivitiesEdit(by=event.by, at=event.at, lines=made.lines))
    changed = {"activity_changes": merged(run.activity_changes, event.changes), "activity_edits": edits, "stage": Stage.WORKING}
    run = run.model_copy(update=changed)
    again = _keys(mission, run)
    run, jobs = redraft(mission, run, event, again, "activities", "")
    others = [k for k, lines in event.judged.items() if lines and k not in again]
    run = mark_judged(mission, run, {k: event.judged[k] for k in others})
    told = (tell(run, event, "old-week", titles=titles(mission, others)),) if others else ()
    return run, (say(run, "activities", 0, len(edits)), *jobs, *told)


def _keys(mission: Mission, run: Run) -> list[str]:
    mine = (s.key for s in mission.deliverables if s.type in PLANNED)
    return [k for k in mine if (d := run.drafts.get(k)) and d.state is DraftState.READY and not d.edited_by]
