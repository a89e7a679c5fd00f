"""Which content type belongs to which deliverable type of the Service Plan."""

from bot.core.content.base import Content
from bot.core.content.plan import Impact, Initiatives, Resources, Touchpoints
from bot.core.content.plan_measures import Handoffs, Measurement, Metrics, Review
from bot.core.content.plan_work import Allocation, Bau, CapacityBudget, Workflows

PLAN_TYPES: dict[str, type[Content]] = {
    "initiatives": Initiatives,
    "resources": Resources,
    "impact": Impact,
    "touchpoints": Touchpoints,
    "bau": Bau,
    "capacity": CapacityBudget,
    "workflows": Workflows,
    "allocation": Allocation,
    "measurement": Measurement,
    "metrics": Metrics,
    "handoffs": Handoffs,
    "review": Review,
}
