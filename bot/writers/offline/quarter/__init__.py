"""The quarterly review by rules: which composer writes which deliverable, and which objection goes with which phase."""

from collections.abc import Callable

from bot.core.brief import Brief, PhaseBrief, Reviewed
from bot.core.content.base import Content
from bot.writers.offline.quarter.decisions import decisions, following
from bot.writers.offline.quarter.numbers import numbers
from bot.writers.offline.quarter.objections import on_decisions, on_looking_back
from bot.writers.offline.quarter.work import work

QUARTER: dict[str, Callable[[Brief], Content]] = {
    "quarter-work": work,
    "quarter-numbers": numbers,
    "quarter-decisions": decisions,
    "quarter-next": following,
}
"""Deliverable type -> composer."""

QUARTER_REVIEWS: dict[str, Callable[[PhaseBrief], Reviewed]] = {
    "quarter-work": on_looking_back,
    "quarter-decisions": on_decisions,
}
"""First deliverable type of a phase -> objection."""
