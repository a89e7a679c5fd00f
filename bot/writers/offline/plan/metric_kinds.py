"""All metrics that a plan can watch: key -> the function that makes it for a company."""

from collections.abc import Callable

from bot.core.content.plan_measures import Metric
from bot.writers.offline.plan import metric_business as business
from bot.writers.offline.plan import metric_customers as customers
from bot.writers.offline.plan import metric_quality as quality
from bot.writers.offline.plan.ground import Ground

MAKERS: dict[str, Callable[[Ground], Metric]] = {
    "first-value": customers.first_value,
    "success-rate": customers.success_rate,
    "first-response": quality.first_response,
    "solved-first-time": quality.solved,
    "satisfaction": quality.satisfaction,
    "effort": quality.effort,
    "bau-done": customers.bau_done,
    "advocates": customers.advocates,
    "goal": business.goal,
    "retention": business.retention,
    "revenue-kept": business.revenue,
    "referrals": business.referrals,
}
