"""What was done in the quarter, by its digests and ticks. It counts only what a digest showed."""

from bot.core.activities import Work
from bot.core.brief import Brief
from bot.core.content.base import Evidence
from bot.core.content.quarter import ActivityLine, MinutesLine, QuarterWork, SkipLine
from bot.core.dates import said_date
from bot.core.quarter.values import Quarter
from bot.writers.offline import evidence
from bot.writers.offline.phrases import clean, counted, text_of, trimmed

NAMES = {Work.PROACTIVE: "proactive work", Work.REACTIVE: "answering requests", Work.OVERHEAD: "upkeep"}
SOURCE = "ticks of the daily digest"


def quarter_of(brief: Brief) -> Quarter:
    """The quarter of the brief; without one, a quarter of which nothing is known."""
    return brief.quarter or Quarter(plan="", title="the Plan", version=0, since=brief.today, until=brief.today)


def grounds(quarter: Quarter) -> tuple[Evidence, ...]:
    """Where the figures of a review come from."""
    days = f"{said_date(quarter.since)} to {said_date(quarter.until)}: {counted(quarter.days, 'digest')}"
    turns = f"{quarter.done} of {quarter.due} turns of activities"
    return (
        evidence.derived(SOURCE, days),
        evidence.derived("turns done / turns due", turns),
        evidence.derived("service-plan", f"{quarter.title}, version {quarter.version}"),
    )


def work(brief: Brief) -> QuarterWork:
    """Every activity with what became of it, why things were skipped, and where the minutes went."""
    q = quarter_of(brief)
    return QuarterWork(
        opening=_opening(q),
        since=q.since,
        until=q.until,
        plan=f"{q.title}, version {q.version}",
        days=q.days,
        completion=q.completion,
        rows=tuple(
            ActivityLine(
                activity=a.name, cadence=a.cadence, due=a.due, done=a.done, skipped=a.skipped, undone=a.undone
            )
            for a in q.activities
        ),
        reasons=tuple(
            SkipLine(activity=a.name, reason=trimmed(clean(r.text), 200), times=r.times) for a in q.activities for r in a.reasons
        ),
        minutes=tuple(
            MinutesLine(what=name, planned=q.minutes_planned.get(w, 0), done=q.minutes_done.get(w, 0))
            for w, name in NAMES.items()
        ),
        share_says=_share(q),
        milestones_says=f"{len(q.reached)} of {counted(q.milestones, 'milestone')} reached." if q.milestones else "",
        evidence=(
            *grounds(q),
            evidence.derived("turns done / turns due, by the ticks of the digest", "", "opening", "completion"),
            evidence.derived("ticks of the digest, counted", "", "days", "rows", "reasons", "milestones_says"),
            evidence.derived("minutes of the activities, as planned and as ticked", "", "minutes"),
            evidence.derived("minutes of proactive work / minutes of proactive and reactive work", "", "share_says"),
        ),
    )  # fmt: skip


def _opening(q: Quarter) -> str:
    if q.completion is None:
        return "No digest ran in this time, so nothing is known of what was done. The decisions below rest on what people say."
    rule = "A turn counts once, however often it was carried over"
    return text_of(f"{q.done} of {q.due} turns were done, {q.completion} %", rule)


def _share(q: Quarter) -> str:
    if q.share is None:
        return ""
    wanted = f"; {q.share_wanted} % was wanted" if q.share_wanted is not None else ""
    return f"{q.share} % of the time for customers was proactive{wanted}."
