"""Early warnings: signs with a number and a window, and the play that answers each."""

from bot.core.content.bible_process import EarlyWarning
from bot.writers.offline.bible.signals import SIGNS, visible
from bot.writers.offline.company import Company, own, reasons
from bot.writers.offline.phrases import bare, opened
from bot.writers.offline.trade import TRADES


def warnings(c: Company) -> tuple[EarlyWarning, ...]:
    """Five or six: known sticking points, visible signals, why others left, a late start."""
    left = reasons(c)
    rows = [_stuck(c, s, i) for i, s in enumerate(c.points("stuck_points", 130)[:3])]
    rows += [_signal(c, s) for s in visible(c)][: 2 if rows else 4]
    if left:
        rows.insert(5, _left(c, left[0]))
    if c.first_value_days >= 2:
        rows.append(_late_start(c))
    return tuple(rows[:6]) if len(rows) >= 5 else (*rows, *_always(c))[: max(5, len(rows))]


def _stuck(c: Company, text: str, place: int) -> EarlyWarning:
    days = (7, 14, 21)[place]
    return EarlyWarning(
        signal=opened(bare(text)),
        source=TRADES[c.kind].record,
        threshold=f"seen once, open after {days} days",
        window_days=days,
        lead_days=(30, 45, 60)[place],
        severity="act" if place == 0 else "watch",
        diagnose=("No knowledge, no time, or no use?", "The same cause as last time?", "What else has changed for them?")[place],
        do=(
            "Name the one thing missing; do the first piece together",
            "Ask how it came about; change one thing on our side",
            f"Show how another {c.person} got past it; one step, one date",
        )[place],
        by_hours=(24, 48, 72)[place],
        stop_when=("twice well in a row", "30 days without it", "done, or no longer wanted")[place],
    )


def _signal(c: Company, signal: str) -> EarlyWarning:
    s = SIGNS[signal]
    return EarlyWarning(
        signal=s.warning,
        source=s.source,
        threshold=s.threshold,
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
        signal=f"A reason why others left: {own(reason)}",
        source="talks and messages",
        threshold="named once",
        window_days=30,
        lead_days=60,
        severity="alarm",
        diagnose="Decided, or open?",
        do="The owner asks what would have to change, and says what can",
        by_hours=8,
        stop_when="a decision is made",
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
        diagnose="Waiting for them, for us, or a third party?",
        do="Make the first result smaller until it fits the days left",
        by_hours=24,
        stop_when="the first result is there",
    )


def _always(c: Company) -> tuple[EarlyWarning, ...]:
    return (
        EarlyWarning(
            signal="Our contact is replaced",
            source="messages",
            threshold="a new name writes once",
            window_days=30,
            lead_days=90,
            severity="watch",
            diagnose="What does the new person want?",
            do="A short talk: their goal first, then what has been reached",
            by_hours=48,
            stop_when="they have named a result",
        ),
        EarlyWarning(
            signal="They ask how to end it or to get their data",
            source="messages",
            threshold="asked once",
            window_days=7,
            lead_days=14,
            severity="alarm",
            diagnose="Precaution or decision?",
            do="Answer in full; then the owner asks what led to it",
            by_hours=8,
            stop_when="a decision is made",
        ),
    )
