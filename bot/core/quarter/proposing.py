"""What a quarter suggests to change: never a change by itself, only a question with the facts behind it and ways to answer it.

A way is offered only where the Plan's own rules allow it, and never where an initiative would lose its time.
"""

from collections.abc import Iterable, Iterator

from bot.core.activities import Cadence, Trigger
from bot.core.calendar.edit import edit
from bot.core.calendar.values import PlanContent
from bot.core.content.plan_work import BauActivity
from bot.core.hours import WEEK
from bot.core.quarter.values import Choice, Counted, Proposal, Quarter, Turns
from bot.core.wishes import ActivityChange, Wish

TIMES, SHARE = 3, 0.5
"""Something is proposed when it happened at least three times, and at least every second time."""
HEARD = 1 / 3
"""The share of turns that has to be ticked, so that a turn without a tick says anything."""
MOST = 7
BACKUP = "the backup"
_RARER = {Cadence.DAILY: Cadence.WEEKLY, Cadence.WEEKLY: Cadence.MONTHLY}
_ONCE = {Cadence.WEEKLY: "once a week", Cadence.MONTHLY: "once a month"}


def proposals(plan: PlanContent, quarter: Quarter) -> tuple[Proposal, ...]:
    """At most seven: activities first, those that failed most often; then the metrics that missed their target."""
    heard = _heard(quarter)
    ranked = sorted(quarter.activities, key=lambda a: (-(a.skipped + (a.undone if heard else 0)) / max(1, a.due), a.key))
    activities = [p for a in ranked if (p := _activity(plan, a, heard))]
    metrics = list(_metrics(quarter.metrics))
    return (*activities[: MOST - min(len(metrics), 2)], *metrics)[:MOST]


def _heard(quarter: Quarter) -> bool:
    said = sum(a.done + a.skipped for a in quarter.activities)
    return bool(quarter.due) and said >= HEARD * quarter.due


def _often(times: int, due: int) -> bool:
    return times >= TIMES and times >= SHARE * due


def _activity(plan: PlanContent, turns: Turns, heard: bool) -> Proposal | None:
    activity = next((a for a in plan.bau.activities if a.key == turns.key), None)
    if activity is None:
        return None
    what = ""
    if _often(turns.skipped, turns.due):
        what = f"was skipped {turns.skipped} of {turns.due} times"
    elif heard and _often(turns.skipped + turns.undone, turns.due):
        what = f"was not done {turns.skipped + turns.undone} of {turns.due} times"
    if what:
        return _made("done", turns, what, tuple(_smaller(plan, activity)))
    if activity.cadence is Cadence.WEEKLY and _often(turns.put_off, turns.due) and turns.weekday is not None:
        return _made("day", turns, f"was put off {turns.put_off} of {turns.due} times", tuple(_moved(plan, activity, turns)))
    return None


def _made(kind: str, turns: Turns, what: str, choices: tuple[Choice, ...]) -> Proposal | None:
    if not choices:
        return None
    why = "; ".join(f"{r.text} ({r.times}×)" for r in turns.reasons[:3])
    return Proposal(key=f"{kind}/{turns.key}", title=f"{turns.name} {what}", why=why, choices=choices)


def _smaller(plan: PlanContent, activity: BauActivity) -> Iterator[Choice]:
    """Drop it, shrink it, do it less often, or hand it over."""
    if not _holds_an_initiative(plan, activity):
        less = max(activity.floor_minutes, 5 * round(activity.minutes / 10))
        rarer = _RARER.get(activity.cadence)
        yield from _tried(plan, "drop", "Drop it", ActivityChange(what=Wish.DROP, key=activity.key))
        if 0 < less < activity.minutes:
            shrink = ActivityChange(what=Wish.MINUTES, key=activity.key, minutes=less)
            yield from _tried(plan, "shrink", f"Shrink to {less} min", shrink)
        if rarer and activity.drop_rank is not None:
            move = ActivityChange(what=Wish.MOVE, key=activity.key, cadence=rarer)
            yield from _tried(plan, "rarer", _ONCE[rarer].capitalize(), move)
    if plan.backup and activity.owner_role != BACKUP:
        yield from _tried(plan, "hand", "Hand it to the backup", ActivityChange(what=Wish.OWNER, key=activity.key, owner=BACKUP))


def _holds_an_initiative(plan: PlanContent, activity: BauActivity) -> bool:
    """True when an initiative has its time inside this activity."""
    found = plan.initiatives.initiatives if plan.initiatives else ()
    return any(a.inside == activity.name for i in found for a in i.activities)


def _moved(plan: PlanContent, activity: BauActivity, turns: Turns) -> Iterator[Choice]:
    day = turns.weekday
    if day is not None and day in plan.weekdays and day != activity.due.weekday:
        move = ActivityChange(what=Wish.MOVE, key=activity.key, trigger=Trigger(weekday=day))
        yield from _tried(plan, "move", f"Move it to {WEEK[day]}", move)


def _tried(plan: PlanContent, name: str, label: str, wish: ActivityChange) -> Iterator[Choice]:
    """The choice with what it would make different; nothing when the Plan's rules forbid it."""
    made = edit(plan.bau, plan.capacity, (wish,))
    if not made.problems:
        yield Choice(id=name, label=label, wish=wish, says="; ".join(made.lines))


def _metrics(counted: Iterable[Counted]) -> Iterator[Proposal]:
    for metric in counted:
        if metric.missed:
            title = f"{metric.name} is at {metric.says}, the target is {metric.target}"
            task = Choice(id="task", label="Do what the Plan says", task=metric.action, says=metric.action)
            yield Proposal(key=f"metric/{metric.key}", title=title, why=metric.action, choices=(task,))
