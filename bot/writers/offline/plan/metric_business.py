"""Metrics of the business, one function each: the goal, who left, what was kept, who was sent."""

from bot.core.content.plan_measures import Metric
from bot.writers.offline.plan.ground import Ground
from bot.writers.offline.plan.metric_form import Words, fresh, made
from bot.writers.offline.plan.targets import advocacy_target, goal_target, relationship_target
from bot.writers.offline.plan.tools import customer_list


def goal(g: Ground) -> Metric:
    """The goal of the period, when it names a number."""
    target = goal_target(g)
    assert target is not None
    words = Words(
        key="goal",
        name="The goal of the period",
        definition="The first number in your goal, as you put it.",
        formula="counted as the goal says",
        cadence="monthly",
        source=customer_list(g),
        missed="Give the initiative meant to move it the next free hour.",
    )
    return made(words, target)


def retention(g: Ground) -> Metric:
    """Customers who left."""
    words = Words(
        key="retention",
        name=f"{g.people.capitalize()} lost",
        definition=f"{g.people.capitalize()} who ended it or did not come back, for any reason.",
        formula=f"count of the last three months{_churn(g)}",
        cadence="monthly",
        source=_payments(g),
        missed="Which sign came first, who saw it, what was done? Change the sign or the step.",
    )
    return made(words, relationship_target(g))


def _churn(g: Ground) -> str:
    lost = g.count("lost_quarter")
    if lost is None or not g.customers:
        return ""
    return f"; {lost} beside {g.customers} active is {100 * lost / 3 / g.customers:.1f} % a month"


def _payments(g: Ground) -> str:
    return "billing" if "billing" in g.tools else customer_list(g)


def referrals(g: Ground) -> Metric:
    """New enquiries that somebody sent."""
    words = Words(
        key="referrals",
        name="Referrals",
        definition=f"New enquiries that name a {g.person} who sent them.",
        formula="count of the last three months",
        cadence="monthly",
        source=customer_list(g),
        missed="Did we ask? If so, find out what is missing.",
    )
    return made(words, advocacy_target(g))


def revenue(g: Ground) -> Metric:
    """Revenue kept where payments recur, the repeat rate where they do not."""
    return _kept(g) if g.company.recurring and g.company.model != "mixed" else _repeated(g)


def _repeated(g: Ground) -> Metric:
    words = Words(
        key="revenue-kept",
        name="Repeat rate",
        definition=f"{g.people.capitalize()} who bought or booked again within twelve months.",
        formula=f"{g.people} with a second order in 12 months / {g.people} with a first one, told as n of N",
        cadence="quarterly",
        source=_payments(g),
        missed="Ask five who did not return; look at their first week first.",
    )
    target = "5 points above the baseline, at most 100 %"
    return made(words, fresh(g, "%", "up", (target, 5), "A first step until the baseline is known."))


def _kept(g: Ground) -> Metric:
    words = Words(
        key="revenue-kept",
        name="Revenue kept",
        definition=f"What the {g.people} of twelve months ago pay today.",
        formula="(start - lost - reduced + added) / start, only those present at the start",
        cadence="quarterly",
        source=_payments(g),
        missed="Take the three largest reductions; agree on one step for each.",
    )
    return made(words, fresh(g, "%", "up", ("95 % or more", 95), "A default: additions nearly make up for losses."))
