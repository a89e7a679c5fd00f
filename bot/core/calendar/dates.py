"""The dates of a Plan beside its activities: milestones, the tasks of the start, the quarterly review, the look at the Bible.

Milestones and tasks are results and take no minutes of their own; the review's minutes are those of the quarterly planning.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from bot.core.activities import PLANNING, Work
from bot.core.calendar.values import ONCE, Kind, Occurrence, PlanContent

_SOON = 90
OWNER = "service owner"


class Fixed(NamedTuple):
    """A date as the Plan names it, before it is put on a working day: most are far from the days that are asked for."""

    turn: date
    kind: Kind
    key: str
    name: str
    owner: str
    because: str
    first: str
    minutes: int = 0
    inside: str = ""


def dated(plan: PlanContent, works: Callable[[date], bool], start: date, end: date) -> Iterator[Occurrence]:
    """The dates from `start` to `end`; a date without service comes on the working day before it, or the next one."""
    for found in (*_milestones(plan), *_tasks(plan), *_reviews(plan)):
        day = _working(found.turn, works)
        if start <= day <= end:
            yield _told(plan, found, day)


def _told(plan: PlanContent, found: Fixed, day: date) -> Occurrence:
    return Occurrence(
        id=f"{plan.id}/{plan.version}/{day.isoformat()}/{found.key}",
        date=day,
        key=found.key,
        activity=found.name,
        cadence=ONCE,
        minutes=found.minutes,
        work=Work.PROACTIVE if found.kind is Kind.MILESTONE else Work.OVERHEAD,
        owner=found.owner,
        due_because=found.because,
        kind=found.kind,
        first_step=found.first,
        turn=found.turn,
        inside=found.inside,
    )


def _working(day: date, works: Callable[[date], bool]) -> date:
    if works(day):
        return day
    near = (day + timedelta(days=n) for n in (*range(-1, -14, -1), *range(1, _SOON)))
    return next((d for d in near if works(d)), day)


def _milestones(plan: PlanContent) -> Iterator[Fixed]:
    for i in plan.initiatives.initiatives if plan.initiatives else ():
        owner = next((a.owner_role for a in i.activities), OWNER)
        for n, step in enumerate(i.milestones, 1):
            yield Fixed(
                step.when, Kind.MILESTONE, f"milestone-{i.n}-{n}", f"{i.name}: milestone {n}", owner,
                f"milestone of the {i.theme.value} initiative", step.done_when,
            )  # fmt: skip


def _tasks(plan: PlanContent) -> Iterator[Fixed]:
    for block in plan.review.blocks if plan.review else ():
        for item in block.items:
            after = f", after task {item.after}" if item.after else ""
            yield Fixed(
                item.due, Kind.TASK, f"task-{item.n}", item.what, item.owner_role,
                f"task {item.n} of the start ({block.name}){after}", f"Done when {item.done_when}",
            )  # fmt: skip


def _reviews(plan: PlanContent) -> Iterator[Fixed]:
    review = plan.review
    if review is None:
        return
    held = any(a.key == PLANNING for a in plan.bau.activities)
    for day in dict.fromkeys((*review.dates, review.next_date)):
        yield Fixed(
            day, Kind.REVIEW, "quarterly-review", "Quarterly review", OWNER, "the Plan's review of the quarter",
            next((f"{a.topic}: {a.question}" for a in review.agenda), ""),
            minutes=review.minutes if held else 0, inside=PLANNING if held else "",
        )  # fmt: skip
    yield Fixed(
        review.bible_look, Kind.REVIEW, "bible-look-over", "Look over the Bible", OWNER, "the Plan looks over the Bible once",
        "Read it with the quarter's results beside it",
    )  # fmt: skip
