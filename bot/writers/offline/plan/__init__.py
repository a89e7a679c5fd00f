"""The Service Plan by rules: deliverable type -> composer, first type of a phase -> the rule of its objection."""

from collections.abc import Callable

from bot.core.brief import Brief, PhaseBrief, Reviewed
from bot.core.content.base import Content
from bot.writers.offline.plan.allocation import allocation
from bot.writers.offline.plan.bau import bau
from bot.writers.offline.plan.budget import capacity
from bot.writers.offline.plan.handoffs import handoffs
from bot.writers.offline.plan.impact import impact
from bot.writers.offline.plan.initiatives import initiatives
from bot.writers.offline.plan.measurement import measurement
from bot.writers.offline.plan.metrics import metrics
from bot.writers.offline.plan.objections import on_calendar, on_initiatives, on_measures
from bot.writers.offline.plan.resources import resources
from bot.writers.offline.plan.review import review
from bot.writers.offline.plan.touch_plan import touchpoints
from bot.writers.offline.plan.workflows import workflows

PLAN: dict[str, Callable[[Brief], Content]] = {
    "initiatives": initiatives,
    "resources": resources,
    "impact": impact,
    "touchpoints": touchpoints,
    "bau": bau,
    "capacity": capacity,
    "workflows": workflows,
    "allocation": allocation,
    "measurement": measurement,
    "metrics": metrics,
    "handoffs": handoffs,
    "review": review,
}
REVIEWS: dict[str, Callable[[PhaseBrief], Reviewed]] = {
    "initiatives": on_initiatives,
    "bau": on_calendar,
    "measurement": on_measures,
}
