"""Metrics of customer success and of relationships, one function each."""

from bot.core.content.plan_measures import Metric
from bot.writers.offline.plan.ground import Ground
from bot.writers.offline.plan.initiatives import theme_words
from bot.writers.offline.plan.metric_form import Words, fresh, made, often
from bot.writers.offline.plan.targets import Target, success_target
from bot.writers.offline.plan.tools import customer_list


def first_value(g: Ground) -> Metric:
    """How long a new customer waits for the first useful result."""
    days = g.company.first_value_days
    why = "The time that you named." if g.company.first_value_known else "A default of the field; replace it with your own."
    to = theme_words(g)["first_value"] + (", as quoted with the initiatives" if g.company.first_value else "")
    words = Words(
        key="first-value",
        name="Days to first value",
        definition=f"From the start of a new {g.person} to {to}.",
        formula="median over those who started in the last three months",
        cadence="monthly",
        source=customer_list(g),
        missed="Ask the three who waited longest why; mend the commonest cause.",
        leading=True,
    )
    return made(words, fresh(g, "days", "down", (f"{days} days or fewer", days), why))


def success_rate(g: Ground) -> Metric:
    """Customers who have what they came for."""
    outcome = theme_words(g)["outcome"] + (", as quoted with the initiatives" if g.company.outcomes else "")
    words = Words(
        key="success-rate",
        name=f"{g.people.capitalize()} with their result",
        definition=f"{g.people.capitalize()} who have {outcome}, by what can be seen.",
        formula=f"(succeeding + expanding + advocates) / active {g.people}",
        cadence="monthly",
        source=customer_list(g),
        missed="Coach against the obstacle that stops most.",
    )
    return made(words, success_target(g))


def bau_done(g: Ground) -> Metric:
    """Whether the calendar was kept."""
    words = Words(
        key="bau-done",
        name="Planned check-ins and activities held",
        definition="What the calendar says we do, and did.",
        formula="activities done / activities due, skipped ones counted as due",
        cadence=often(g),
        source="the calendar" if "calendar" in g.tools else "the list of what is due",
        missed="Shorten or drop what was skipped three times; never catch up.",
        leading=True,
    )
    return made(words, fresh(g, "%", "up", ("90 %", 90), "A default: below it the plan is too big."))


def advocates(g: Ground) -> Metric:
    """Customers who speak for the company."""
    now = g.stages["advocates"]
    words = Words(
        key="advocates",
        name=f"{g.people.capitalize()} who recommend us",
        definition=f"{g.people.capitalize()} who recommended us, told a story or wrote a review in the last twelve months.",
        formula="count of names",
        cadence="quarterly",
        source=customer_list(g),
        missed="Ask two of them what would make it easier, and what would be too much.",
    )
    target = "the baseline plus 1" if now is None else str(now + 1)
    number = 1 if now is None else now + 1
    baseline = g.unknown if now is None else str(now)
    return made(words, Target("", g.people, "up", baseline, now, target, number, "One more, earned by a result."))
