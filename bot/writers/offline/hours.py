"""Service hours for the built-in writer: those of the core, with a time zone that says something."""

from dataclasses import replace

from bot.core import hours as core
from bot.core.facts import Facts
from bot.core.hours import WEEK, Hours, Promise, days_text, promise_text
from bot.writers.offline.phrases import said

__all__ = ["WEEK", "Hours", "Promise", "days_text", "hours", "promise_text"]


def hours(facts: Facts) -> Hours:
    """The hours from the answers; where none are known, five days from 09:00 to 17:00, which counts as a default."""
    found = core.hours(facts)
    return replace(found, timezone=said(found.timezone))
