"""Early warnings: signs with a number and a window, and the play that answers each."""

import re
from collections.abc import Iterator

from bot.core.content.bible_process import EarlyWarning
from bot.writers.offline.bible.signals import SIGNS, visible
from bot.writers.offline.company import Company, own, practice, reasons
from bot.writers.offline.phrases import bare, opened
from bot.writers.offline.trade import TRADES

LATE = "The first result is not in sight"
"""The warning whose days are computed."""


def warnings(c: Company) -> tuple[EarlyWarning, ...]:
    """Five or six: known sticking points, visible signals, why others left, a late start."""
    left = reasons(c)
    stuck = c.points("stuck_points", 130)[:3]
    rows = [_stuck(c, s, play, i) for i, (s, play) in enumerate(zip(stuck, _plays(c, stuck), strict=True))]
    rows += [_signal(c, s) for s in visible(c)][: 2 if rows else 4]
    if left:
        rows.insert(5, _left(c, left[0]))
    if c.first_value_days >= 2:
        rows.append(_late_start(c))
    return tuple(rows[:6]) if len(rows) >= 5 else (*rows, *_always(c))[: max(5, len(rows))]


def _stuck(c: Company, text: str, play: tuple[str, str, str], place: int) -> EarlyWarning:
    days, (diagnose, do, stop) = (7, 14, 21)[place], play
    return EarlyWarning(
        signal=opened(bare(text)),
        source=TRADES[c.kind].record,
        threshold=f"seen once, open after {days} days",
        window_days=days,
        lead_days=(30, 45, 60)[place],
        severity="act" if place == 0 else "watch",
        diagnose=diagnose,
        do=do,
        by_hours=(24, 48, 72)[place],
        stop_when=stop,
    )


_OURS = re.compile(
    r"(?i)\b(?:nobody (?:picks|answers|calls|tells us)|we (?:are|do|have|take)|wait(?:s|ing)?|report|reply|delivery)\b"
)
_ABOUT = (
    (0, re.compile(r"(?i)\b(?:know|notice|understand|look(?:ing)?|in part|frighten\w*|afraid|unsure|confus\w*|find|dare)\b")),
    (2, re.compile(r"(?i)\b(?:season\w*|summer|winter|december|team|new|doubles?|chang\w*|mov(?:e|ed|ing)|sleeps?|busy)\b")),
    (1, re.compile(r"(?i)\b(?:late|forget\w*|stop\w*|pile\w*|cut-off|paper|skip\w*|put off|postpone\w*|keep|cancel\w*)\b")),
)
"""The place of a play, and what a sticking point speaks of when it helps."""
_OUR_PLAY = (
    "Our hour, our hands, or our message?",
    "Change one thing on our side this week; tell those it hit",
    "two weeks without it",
)


def _plays(c: Company, points: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """What helps with each sticking point: by what it speaks of, else the next play; none comes twice while another is left."""
    plays, left = practice(c).watching.stuck, [0, 1, 2]
    for text in points:
        fitting = next((n for n, about in _ABOUT if about.search(text) and n in left), min(left))
        if _OURS.search(text):
            yield _OUR_PLAY
        else:
            left.remove(fitting)
            yield plays[fitting]


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
    diagnose, do = practice(c).watching.left
    return EarlyWarning(
        signal=f"A reason why others left: {own(reason)}",
        source="talks and messages",
        threshold="named once",
        window_days=30,
        lead_days=60,
        severity="alarm",
        diagnose=diagnose,
        do=do,
        by_hours=8,
        stop_when="a decision is made",
    )


def _late_start(c: Company) -> EarlyWarning:
    half, (diagnose, do) = max(1, c.first_value_days // 2), practice(c).watching.late
    return EarlyWarning(
        signal=LATE,
        source=TRADES[c.kind].record,
        threshold=f"nothing to show by day {half} of {c.first_value_days}",
        window_days=half,
        lead_days=90,
        severity="act",
        diagnose=diagnose,
        do=do,
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
