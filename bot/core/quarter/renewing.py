"""The Plan of the time after a review: the same Plan, moved to its new first day, with the changes that were accepted. Pure.

Texts that people wrote have no content here and stay as they are. Dates move by whole weeks, so that weekdays stay; a milestone
that was reached keeps its date. Baselines become what was counted last.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from pydantic import BaseModel

from bot.core.activities import Cadence, Work
from bot.core.calendar.edit import Edited, edit
from bot.core.content.base import Content, Evidence, Origin
from bot.core.content.plan import Initiatives, Objective, Resources
from bot.core.content.plan_measures import Metric, Metrics, Review, ScheduleBlock, ScheduleItem
from bot.core.content.plan_work import Allocation, Bau, CapacityBudget, DayPart, Fits, Workflows
from bot.core.dates import MONTHS, said_date
from bot.core.metrics.trends import number
from bot.core.quarter.values import Counted, Quarter
from bot.core.values import Value
from bot.core.wishes import OWNER, ActivityChange

WEEK = timedelta(days=7)
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")
_PLANNED = re.compile(r"^[\d,]+ of ([\d,]+) minutes a week$")
_SOON = 13
_KINDS = {Work.PROACTIVE: "proactive", Work.REACTIVE: "reactive", Work.OVERHEAD: "upkeep"}
C = TypeVar("C", bound=Content)
V = TypeVar("V", bound=BaseModel)


class Taken(Value):
    """What was accepted, and when it begins: changes of the calendar, tasks, the new first day, and how the review is called."""

    quarter: Quarter
    wishes: tuple[ActivityChange, ...] = ()
    tasks: tuple[str, ...] = ()
    start: date
    review: str = ""


class Renewed(Value):
    """The changed contents by key, what became different in the calendar, and what could not be done."""

    contents: dict[str, dict[str, Any]]
    lines: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def renewed(contents: Mapping[str, Content], taken: Taken, old_start: date) -> Renewed:
    """The contents of the next Plan; those of `contents` that change, as JSON."""
    bau, capacity = contents.get("bau"), contents.get("capacity")
    changed: dict[str, Content] = dict(contents)
    lines: tuple[str, ...] = ()
    problems: tuple[str, ...] = ("A person wrote the calendar, so that it is changed by hand.",) if taken.wishes else ()
    if isinstance(bau, Bau) and isinstance(capacity, CapacityBudget):
        made = accepted(bau, capacity, taken.wishes)
        lines, problems = made.lines, made.problems
        if lines:
            changed |= _told_anew(made.bau, made.capacity) | _beside(contents, capacity, made.bau, made.capacity)
    shift = moved_by(taken.start, old_start)
    moved = {k: _moved(c, shift) for k, c in changed.items() if k not in ("bau", "capacity")}
    whole = changed | moved | _dated(contents, moved, taken)
    if isinstance(found := whole.get("metrics"), Metrics):
        whole["metrics"] = _counted(found, taken.quarter)
    new = {k: _grounded(c, taken.review).model_dump(mode="json") for k, c in whole.items() if c != contents[k]}
    return Renewed(contents=new, lines=lines, problems=problems)


def moved_by(start: date, old_start: date) -> timedelta:
    """By how much the dates of a Plan move when its first day does: whole weeks."""
    return WEEK * round((start - old_start) / WEEK)


def next_review(dates: Sequence[date], start: date) -> date:
    """The first of these dates, moved already, that leaves the new Plan some time; else one twelve weeks after its start."""
    return next((d for d in dates if d > start + 4 * WEEK), start + 12 * WEEK - timedelta(days=3))


def soon(start: date) -> date:
    """By when what was accepted is done: the second Friday of a Plan that begins on a Monday."""
    return start + 2 * WEEK - timedelta(days=3)


def accepted(bau: Bau, capacity: CapacityBudget, wishes: Sequence[ActivityChange]) -> Edited:
    """The calendar with one wish after the other; one that has no room any more is told, the others stand."""
    made = Edited(bau=bau, capacity=capacity)
    for wish in wishes:
        step = edit(made.bau, made.capacity, (wish,))
        told = {"differences": (*made.differences, *step.differences), "problems": (*made.problems, *step.problems)}
        made = step.model_copy(update=told)
    return made


def _told_anew(bau: Bau, capacity: CapacityBudget) -> dict[str, Content]:
    """The calendar and the budget with sentences that say their new sums."""
    kinds = ", ".join(f"{sum(a.work is w for a in bau.activities)} {name}" for w, name in _KINDS.items())
    opening = f"{len(bau.activities)} activities take {bau.week_total:,} minutes a week: {kinds}."
    fits = f"It fits: {capacity.planned_total:,} of {capacity.available:,} minutes a week are planned."
    budget = capacity if capacity.fit is Fits.OVER else capacity.model_copy(update={"says": fits})
    return {"bau": bau.model_copy(update={"opening": opening}), "capacity": budget}


def _beside(contents: Mapping[str, Content], old: CapacityBudget, bau: Bau, new: CapacityBudget) -> dict[str, Content]:
    """What repeats the minutes of the calendar, with the new ones."""
    found: dict[str, Content] = {}
    workflows, allocation, resources = (contents.get(k) for k in ("workflows", "allocation", "resources"))
    if isinstance(workflows, Workflows):
        daily = [a for a in bau.activities if a.cadence is Cadence.DAILY]
        day = tuple(DayPart(order=n, what=a.name, minutes=a.minutes) for n, a in enumerate(daily, 1))
        found["workflows"] = workflows.model_copy(update={"day": day, "day_minutes": sum(p.minutes for p in day)})
    if isinstance(allocation, Allocation):
        said = f"{new.planned_total:,} of {new.available:,} minutes a week"
        roles = tuple(
            r.model_copy(update={"minutes_week": said}) if _PLANNED.match(r.minutes_week) else r for r in allocation.roles
        )
        found["allocation"] = allocation.model_copy(update={"roles": roles})
    if isinstance(resources, Resources):
        share = f"{new.planned_total:,} minutes a week ({round(100 * resources.week_minutes / max(1, new.planned_total))} %)"
        opening = re.sub(rf"\b{old.planned_total:,} minutes a week \(\d+ %\)", share, resources.opening)
        found["resources"] = resources.model_copy(update={"opening": opening})
    return found


def _moved(value: V, shift: timedelta) -> V:
    """The value with every date in it moved: typed ones, and those in words."""
    return value.model_validate({name: _shifted(v, shift) for name, v in value if name != "evidence"} | _kept(value))


def _kept(value: BaseModel) -> dict[str, Any]:
    return {"evidence": value.evidence} if isinstance(value, Content) else {}


def _shifted(value: Any, shift: timedelta) -> Any:
    if isinstance(value, BaseModel):
        return _moved(value, shift)
    if isinstance(value, tuple):
        return tuple(_shifted(v, shift) for v in value)
    if isinstance(value, date):
        return value + shift
    return _in_words(value, shift) if type(value) is str else value


def _in_words(text: str, shift: timedelta) -> str:
    return _DATE.sub(lambda m: said_date(date(int(m[3]), MONTHS.index(m[2]) + 1, int(m[1])) + shift), text)


def _dated(before: Mapping[str, Content], moved: Mapping[str, Content], taken: Taken) -> dict[str, Content]:
    """The first day, milestones that were reached, and the quarter's tasks."""
    found: dict[str, Content] = {}
    old, new = before.get("initiatives"), moved.get("initiatives")
    if isinstance(old, Initiatives) and isinstance(new, Initiatives):
        found["initiatives"] = _reached(old, new, taken)
    review = moved.get("review")
    if isinstance(review, Review):
        found["review"] = review.model_copy(update={"blocks": (_block(review, taken),)})
    return found


def _reached(old: Initiatives, new: Initiatives, taken: Taken) -> Initiatives:
    initiatives = []
    for before, after in zip(old.initiatives, new.initiatives, strict=True):
        steps = (
            was if f"milestone-{before.n}-{n}" in taken.quarter.reached else now
            for n, (was, now) in enumerate(zip(before.milestones, after.milestones, strict=True), 1)
        )
        objective = _begun(after.objective, taken.quarter)
        initiatives.append(after.model_copy(update={"milestones": tuple(steps), "objective": objective}))
    return new.model_copy(update={"period_start": taken.start, "initiatives": tuple(initiatives)})


def _begun(objective: Objective, quarter: Quarter) -> Objective:
    """The objective from where the metric stands now."""
    counted = next((c for c in quarter.metrics if c.key == objective.metric and c.value is not None), None)
    if counted is None or counted.value is None:
        return objective
    return objective.model_copy(update={"baseline": number(counted.value)})


def _block(review: Review, taken: Taken) -> ScheduleBlock:
    """The accepted tasks within two weeks, then the next review with its preparation."""
    held = next_review((*review.dates, review.next_date), taken.start)
    items = [
        ScheduleItem(
            n=n, what=task.rstrip("."), owner_role=OWNER, due=soon(taken.start), after=None, done_when="it is done and noted"
        )
        for n, task in enumerate(taken.tasks, 1)
    ]
    last = len(items) + 1
    ready = ScheduleItem(
        n=last, what="Prepare the review: numbers, skips, losses", owner_role=OWNER, due=held - WEEK, after=None,
        done_when="one page is ready",
    )  # fmt: skip
    hold = ScheduleItem(
        n=last + 1, what="Hold the quarterly review", owner_role=OWNER, due=held, after=last,
        done_when="the plan's next version has a date",
    )  # fmt: skip
    return ScheduleBlock(
        name="The quarter", begins=taken.start, ends=max(held, taken.start + _SOON * WEEK - timedelta(days=1)),
        aim="What the review decided is done", items=(*items, ready, hold),
    )  # fmt: skip


def _counted(metrics: Metrics, quarter: Quarter) -> Metrics:
    """The metrics with what was counted last as their baselines."""
    known = {c.key: c for c in quarter.metrics}
    return metrics.model_copy(update={"metrics": tuple(_based(m, known.get(m.key)) for m in metrics.metrics)})


def _based(metric: Metric, counted: Counted | None) -> Metric:
    if counted is None or counted.value is None:
        return metric
    said = f"{number(counted.value)}{' %' if '%' in metric.unit else ''}" + (f" (n = {counted.n})" if counted.n else "")
    return metric.model_copy(update={"baseline": said, "baseline_value": counted.value})


def _grounded(content: C, review: str) -> C:
    """The content with the review among its grounds."""
    ground = Evidence(origin=Origin.DERIVED, ref="quarterly review", quote=review[:200])
    return content.model_copy(update={"evidence": (*content.evidence, ground)})
