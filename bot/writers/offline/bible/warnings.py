"""Early warnings: signs with a number and a window, and the play that answers each."""

from bot.core.content.bible_process import EarlyWarning
from bot.writers.offline.bible.signals import SIGNS, visible
from bot.writers.offline.company import Company, own, reasons
from bot.writers.offline.phrases import bare, opened
from bot.writers.offline.trade import TRADES


def warnings(c: Company) -> tuple[EarlyWarning, ...]:
    """Five to eight: known sticking points, visible signals, why others left, a late start."""
    stuck, left = c.points("stuck_points", 130), reasons(c)
    rows = [_stuck(c, s, i) for i, s in enumerate(stuck[:3])]
    rows += [_signal(c, s) for s in visible(c)][: 5 if len(rows) < 3 else 4]
    if left:
        rows.append(_left(c, left[0]))
    if c.first_value_days >= 2:
        rows.append(_late_start(c))
    return tuple(rows[:8]) if len(rows) >= 5 else (*rows, *_always(c))[: max(5, len(rows))]


def _stuck(c: Company, text: str, place: int) -> EarlyWarning:
    trade = TRADES[c.kind]
    days = (7, 14, 21)[place]
    plays = (
        (
            "Write on the day it shows, with the one thing that is missing and what depends on it; offer to do the first piece "
            "together"
        ),
        "Call rather than write, ask how it came about, and change one thing on our side so that it is easier next time",
        f"Show how another {c.person} got past it, without a name, and agree on one small step with a date",
    )
    return EarlyWarning(
        signal=opened(bare(text)),
        source=trade.record,
        threshold=f"seen once, and not settled after {days} days",
        window_days=days,
        lead_days=(30, 45, 60)[place],
        severity="act" if place == 0 else "watch",
        diagnose=(
            f"Does the {c.person} not know how, not have the time, or not see the use?",
            f"Is it the same cause as the last time a {c.person} met it?",
            f"What else changed for this {c.person} in the last month?",
        )[place],
        do=plays[place],
        by_hours=(24, 48, 72)[place],
        stop_when=(
            "it has gone well twice in a row",
            "it has not come back for 30 days",
            f"the {c.person} says it no longer matters, or it is done",
        )[place],
    )


def _signal(c: Company, signal: str) -> EarlyWarning:
    s = SIGNS[signal]
    return EarlyWarning(
        signal=s.warning,
        source=s.source,
        threshold=s.threshold.replace("customer", c.person),
        window_days=s.window,
        lead_days=s.lead,
        severity="act" if s.lead <= 30 else "watch",
        diagnose=s.diagnose,
        do=s.do,
        by_hours=48,
        stop_when=s.stop,
    )


def _left(c: Company, reason: str) -> EarlyWarning:
    return EarlyWarning(
        signal=f"A reason for which others left shows again: {own(reason)}",
        source="talks and messages",
        threshold="named once in any channel",
        window_days=30,
        lead_days=60,
        severity="alarm",
        diagnose="Is it decided, or still open?",
        do=(
            "The owner calls within the day, says what we could change and what we could not, and asks what would have to be "
            "true for them to stay"
        ),
        by_hours=8,
        stop_when="a decision is made, one way or the other",
    )


def _late_start(c: Company) -> EarlyWarning:
    half = max(1, c.first_value_days // 2)
    return EarlyWarning(
        signal="The first result is not in sight",
        source=TRADES[c.kind].record,
        threshold=f"nothing to show by day {half} of {c.first_value_days}",
        window_days=half,
        lead_days=90,
        severity="act",
        diagnose="Is it waiting for them, for us, or for a third party?",
        do="Cut the first result smaller until it fits into the days that are left, and say so",
        by_hours=24,
        stop_when="the first result is there",
    )


def _always(c: Company) -> tuple[EarlyWarning, ...]:
    return (
        EarlyWarning(
            signal="The person we know is replaced",
            source="messages",
            threshold="a new name writes or is copied in",
            window_days=30,
            lead_days=90,
            severity="watch",
            diagnose="What does the new person want from it?",
            do="Offer a short talk, begin with their goal, and tell what has been reached so far",
            by_hours=48,
            stop_when="the new person has named a result of their own",
        ),
        EarlyWarning(
            signal="They ask how to end it or to get their data",
            source="messages",
            threshold="asked once",
            window_days=7,
            lead_days=14,
            severity="alarm",
            diagnose="Precaution or decision?",
            do="Answer the question fully first; then the owner asks, in one sentence, what led to it",
            by_hours=8,
            stop_when="a decision is made",
        ),
    )
