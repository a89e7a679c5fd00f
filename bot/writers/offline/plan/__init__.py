"""The Service Plan by rules: deliverable type -> composer, first type of a phase -> the rule of its objection."""

from collections.abc import Callable

from bot.core.brief import Brief, PhaseBrief, Reviewed
from bot.core.content.base import Content

PLAN: dict[str, Callable[[Brief], Content]] = {}
REVIEWS: dict[str, Callable[[PhaseBrief], Reviewed]] = {}
