"""What the ticks add up to: how one item stands, whether a new tick changes anything, and the week in numbers."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from bot.core.activities import Work
from bot.core.digest.values import FINAL, Digest, Mark, Tick
from bot.core.values import Value

Name = tuple[str, date]
UNDOES = FINAL | {Mark.SNOOZED}
"""What can be undone: then the item is open again, as if nobody had said anything."""


def standing(ticks: Iterable[Tick]) -> dict[Name, Tick]:
    """The tick that counts for each item, by key and date of its turn.

    Done and skipped stay until somebody undoes them; anything else can change.
    """
    found: dict[Name, Tick] = {}
    for tick in sorted(ticks, key=lambda t: (t.at, t.id)):
        earlier = found.get((tick.key, tick.due))
        if earlier is None:
            found[tick.key, tick.due] = tick
        elif earlier.mark not in FINAL or tick.mark is Mark.REOPENED:
            # Who has it is not forgotten when it is put off or opened again.
            found[tick.key, tick.due] = tick if tick.to else tick.model_copy(update={"to": earlier.to})
    return found


def changes(tick: Tick, stands: Tick | None) -> bool:
    """False when the tick says nothing new, or comes after the item was settled, or undoes nothing."""
    if tick.mark is Mark.REOPENED:
        return stands is not None and stands.mark in UNDOES
    if stands is None:
        return True
    return stands.mark not in FINAL and (tick.mark, tick.until, tick.to) != (stands.mark, stands.until, stands.to)


def may_undo(user: str, stands: Tick, people: Collection[str]) -> bool:
    """True for the one who ticked, and for the `people` who have the day."""
    return user == stands.by or user in people


class Week(Value):
    """A week so far: how many things were planned, done, skipped and put off; minutes done by class of work.

    `share` is the proactive part of the proactive and reactive minutes done, in per cent; None when there are none.
    """

    planned: int
    done: int
    skipped: int
    snoozed: int
    minutes: dict[Work, int]
    planned_minutes: dict[Work, int]
    share: int | None
    share_wanted: int | None
    reasons: tuple[str, ...] = ()


def week(digest: Digest, ticks: Iterable[Tick]) -> Week | None:
    """The week of a digest that sums it up, by the ticks of its days. None for a digest that does not."""
    if digest.planned is None:
        return None
    first = digest.date - timedelta(days=digest.date.weekday())
    mine = [t for t in standing(ticks).values() if first <= t.day <= digest.date]
    done = [t for t in mine if t.mark is Mark.DONE]
    skipped = [t for t in mine if t.mark is Mark.SKIPPED]
    minutes = {work: sum(t.minutes for t in done if t.work is work) for work in Work}
    answered = minutes[Work.PROACTIVE] + minutes[Work.REACTIVE]
    return Week(
        planned=digest.planned.items,
        done=len(done),
        skipped=len(skipped),
        snoozed=sum(t.mark is Mark.SNOOZED for t in mine),
        minutes=minutes,
        planned_minutes=digest.planned.minutes,
        share=round(100 * minutes[Work.PROACTIVE] / answered) if answered else None,
        share_wanted=digest.share_wanted,
        reasons=tuple(f"{t.activity}: {t.reason}" for t in skipped if t.reason),
    )
