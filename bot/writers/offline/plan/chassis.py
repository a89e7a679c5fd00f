"""The Business Chassis of a plan: the six numbers as they were given, what a point more of each is worth. Scenarios only.

It computes nothing while one of the six is missing, and says which.
"""

from bot.core.chassis import Chassis, Sensitivity, change_needed, profit, sensitivity, single_levers
from bot.core.content.plan import ChassisLine
from bot.writers.offline.phrases import joined, money, text_of
from bot.writers.offline.plan.ground import Ground

NUMBERS: dict[str, str] = {
    "prospects": "prospects a month",
    "lead_conversion": "prospects who become leads",
    "client_conversion": "leads who become customers",
    "average_spend": "average spend a purchase",
    "transaction_frequency": "purchases a customer a year",
    "margin": "margin",
}
"""Question -> what the plan calls it, in the order of the product."""
SHARES = ("lead_conversion", "client_conversion", "margin")


def share_of(g: Ground, question: str) -> float | None:
    """A share (0-1) that was given in per cent, or None."""
    value = g.facts.number(question)
    return min(100.0, value) / 100 if value is not None and value >= 0 else None


def chassis_of(g: Ground) -> Chassis | None:
    """The six numbers, or None while one is missing or nothing."""
    values = {q: share_of(g, q) if q in SHARES else g.facts.number(q) for q in NUMBERS}
    return Chassis.model_validate(values) if all(values.values()) else None


def chassis_lines(g: Ground) -> tuple[ChassisLine, ...]:
    """A line for each factor; none while a number is missing."""
    made = chassis_of(g)
    return tuple(_line(g, s) for s in sensitivity(made)) if made else ()


def _line(g: Ground, s: Sensitivity) -> ChassisLine:
    value, share = g.facts.number(s.lever) or 0, s.lever in SHARES
    now = f"{value:g} %" if share else money(value, g.currency) if s.lever == "average_spend" else f"{value:,g}"
    return ChassisLine(
        factor=NUMBERS[s.lever],
        now=now,
        point="one percentage point" if share else "1 %",
        worth=f"{_amount(g, s.more)} a year" if s.more else "nothing more: it is whole already",
    )


def chassis_says(g: Ground) -> str:
    """What the six make together, whose year it is, and which of them could reach the wanted sales alone."""
    made = chassis_of(g)
    if made is None:
        return ""
    whole = f"The six make {_amount(g, profit(made))} of profit: what the prospects of one month bring in a year"
    return text_of(whole, "It leaves out the customers there are already", _alone(g, made))


def _alone(g: Ground, made: Chassis) -> str:
    now, wanted = g.facts.number("sales_now"), g.facts.number("sales_wanted")
    if not now or not wanted or wanted <= now:
        return ""
    able = single_levers(made, profit(made) * wanted / now)
    more = f"{100 * change_needed(now, wanted):.1f} %"
    if not able:
        return ""
    which = "any one of them" if len(able) == len(NUMBERS) else f"one of these: {joined([NUMBERS[v] for v in able], 'or')}"
    return f"{more} more would take {more} more of {which}, alone"


def chassis_worked(g: Ground) -> str:
    """The figures of the table in one line, for the sources."""
    made = chassis_of(g)
    if made is None:
        return ""
    return "; ".join(f"{NUMBERS[s.lever]} {_amount(g, s.more)}" for s in sensitivity(made)) + f"; all {_amount(g, profit(made))}"


def not_enough(g: Ground) -> tuple[str, ...]:
    """Which of the six numbers are missing, once somebody has begun to give them."""
    lacking = [name for q, name in NUMBERS.items() if not g.facts.number(q)]
    if not lacking or len(lacking) == len(NUMBERS):
        return ()
    return (
        f"Not enough numbers for the worth of each factor: {joined(lacking)} {'is' if len(lacking) == 1 else 'are'} missing.",
    )


def _amount(g: Ground, amount: float) -> str:
    return money(round(amount) if abs(amount) >= 10 else round(amount, 2), g.currency)
