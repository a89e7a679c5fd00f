"""The first answers that a plan goes by: the Bible's, or the nearest that the plan's hours can keep, with the difference told."""

from dataclasses import dataclass

from bot.core.hours import Promise
from bot.writers.offline.phrases import lowered, opened, span, text_of
from bot.writers.offline.plan.ground import Ground

_WISHED = {"urgent": "2 hours", "ordinary": "1 business day"}


@dataclass(frozen=True)
class Kept:
    """A first answer of one level as the plan says it; `bible` is the Bible's own where the plan's hours cannot keep that."""

    level: str
    text: str
    minutes: int
    bible: str = ""


def promises(g: Ground) -> tuple[Kept, Kept]:
    """Urgent and ordinary: each can be kept with the plan's hours, and ordinary is no shorter than urgent."""
    urgent = _kept(g, "urgent", 0)
    return urgent, _kept(g, "ordinary", urgent.minutes)


def promised(g: Ground) -> tuple[str, str]:
    """The two as words, small first letters."""
    urgent, ordinary = promises(g)
    return urgent.text, ordinary.text


def differences(g: Ground) -> str:
    """What has to be decided because the plan cannot keep what the Bible promises; empty when it can."""
    broken = [p for p in promises(g) if p.bible]
    if not broken:
        return ""
    hours = g.company.hours
    looks = f"With {hours.week:g} hours a week the inbox is read every {span(hours.gap)}"
    lines = [f"{opened(p.level)}: the Bible says {p.bible}, this plan keeps {p.text}" for p in broken]
    return text_of(
        "The Bible promises more than these hours can keep",
        looks,
        *lines,
        "Confirm it and correct the Bible, or find the hours",
    )


def _kept(g: Ground, level: str, at_least: int) -> Kept:
    hours = g.company.hours
    possible: Promise = hours.promise(g.facts.text(f"{level}_promise", _WISHED[level]), at_least)
    words, minutes = g.bible.answer(level)
    if not words:
        return Kept(level, lowered(possible.text), possible.minutes)
    if minutes >= max(hours.gap, at_least):
        return Kept(level, lowered(words), minutes)
    return Kept(level, lowered(possible.text), possible.minutes, lowered(words))
