"""The first quarter of a plan: weeks 1-2, month 1, quarter 1, as tasks with real dates and an order."""

from dataclasses import dataclass
from datetime import timedelta

from bot.core.content.plan_measures import ScheduleBlock, ScheduleItem
from bot.writers.offline.phrases import counted
from bot.writers.offline.plan.ground import Ground, focus
from bot.writers.offline.plan.metrics import chosen, metric
from bot.writers.offline.plan.targets import by_answers, to_coach
from bot.writers.offline.plan.tools import customer_list

_BLOCKS = (
    ("Weeks 1-2", 0, 2, "Ready, and the unknown numbers known"),
    ("Month 1 (weeks 3 and 4)", 2, 4, "The calendar runs, all three initiatives have begun"),
    ("Quarter 1 (weeks 5 to 13)", 4, 13, "Adjusted to what was learned, and reviewed"),
)
"""Name, weeks from and to (counted from the start), and the aim."""


@dataclass(frozen=True)
class _Task:
    """A task due at the end of a week; `after` is the number of the task that comes before."""

    n: int
    week: int
    what: str
    done_when: str
    after: int | None = None


def blocks(g: Ground) -> tuple[ScheduleBlock, ...]:
    """The three stretches with their tasks; every date is a working day inside the period."""
    tasks, start = _tasks(g), g.period.start
    return tuple(
        ScheduleBlock(
            name=name,
            begins=start + timedelta(weeks=first),
            ends=start + timedelta(weeks=last, days=-1),
            aim=aim,
            items=tuple(_item(g, t) for t in tasks if first < t.week <= last),
        )
        for name, first, last, aim in _BLOCKS
    )


def _item(g: Ground, task: _Task) -> ScheduleItem:
    return ScheduleItem(
        n=task.n,
        what=task.what,
        owner_role="service owner",
        due=g.period.after(task.week),
        after=task.after,
        done_when=task.done_when,
    )


def _tasks(g: Ground) -> tuple[_Task, ...]:
    return (
        _Task(1, 1, _list(g), "nobody is missing"),
        _Task(2, 1, "Enter the calendar's fixed times and switch on the daily list", "the first week is in it"),
        _Task(3, 2, _texts(g), "they are ready to send", after=1),
        _Task(4, 2, _baselines(g), "each has a value, or a reason", after=1),
        _Task(5, 3, f"Enablement: {_enable(g)}", "each has a written next step", after=1),
        _Task(6, 3, f"Relationships: first check-ins with {focus(g)[0]}", "each has a next date", after=3),
        _Task(7, 4, "Advocacy: list who may be asked, ask the first", "one yes or one honest no", after=3),
        _Task(
            8,
            4,
            "Look back: is the week too full?",
            "one change, or none needed",
            after=2,
        ),
        _Task(
            9,
            7,
            "Adjust the initiatives to their first numbers",
            "each objective is confirmed or changed",
            after=4,
        ),
        _Task(
            10,
            9,
            "Cut the two activities that brought least",
            "both are shorter, rarer or gone",
            after=8,
        ),
        _Task(11, 11, "Prepare the review: numbers, skips, losses", "one page is ready", after=9),
        _Task(12, 12, "Hold the quarterly review", "the plan's next version has a date", after=11),
    )


def _list(g: Ground) -> str:
    if g.many:
        return f"Fill {customer_list(g)}: {focus(g)[0]} by name, the rest by segment"
    return f"Put every {g.person} into {customer_list(g)}"


def _texts(g: Ground) -> str:
    if g.bible.known:
        return "Try the Bible's check-in, recap and story texts on one person each"
    return "Write texts for check-in, recap and the referral question; try each on one person"


def _baselines(g: Ground) -> str:
    unknown = sum(1 for k in chosen(g) if metric(g, k).baseline_value is None)
    return f"Measure {counted(unknown, 'unknown baseline')}" if unknown else "Check the known baselines"


def _enable(g: Ground) -> str:
    if by_answers(g):
        return "list two weeks of requests by cause, choose two"
    coached = to_coach(g)
    return (
        f"first coaching talks ({counted(coached, g.person)} in the period)"
        if coached > 1
        else "coach the first one who is stuck"
    )
