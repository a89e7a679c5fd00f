"""What the numbers of the quarter say: metrics, health signs, the Business Chassis then and now. What is missing is named."""

from bot.core.brief import Brief
from bot.core.chassis import Chassis, profit
from bot.core.content.quarter import NumberLine, QuarterNumbers
from bot.core.facts import Facts
from bot.core.quarter.values import Counted
from bot.writers.offline import evidence
from bot.writers.offline.phrases import clean, joined, money, text_of, trimmed
from bot.writers.offline.plan.chassis import NUMBERS, SHARES
from bot.writers.offline.quarter.work import grounds, quarter_of

HEALTH = ("lost_customers", "lost_flagged", "flagged")


def numbers(brief: Brief) -> QuarterNumbers:
    """The metrics with how they moved, then health and chassis as far as there are numbers."""
    q = quarter_of(brief)
    known = [c for c in q.metrics if c.value is not None]
    missing = tuple(c.name for c in q.metrics if c.value is None)
    return QuarterNumbers(
        opening=_opening(known, len(q.metrics)),
        rows=tuple(_row(c) for c in known),
        uncounted=missing,
        health=_health(brief.facts),
        chassis=_chassis(brief),
        caution="What a change would be worth is a scenario from the numbers given, never a promise.",
        evidence=(
            *grounds(q),
            evidence.derived("metrics", f"{len(known)} of {len(q.metrics)} counted"),
            evidence.derived("values that were told, counted against their targets", "", "opening", "rows"),
            evidence.derived("shown by the signs / left; shown by the signs / flagged in all", "", "health"),
            evidence.derived("product of the six factors, now and with the numbers of the Plan", "", "chassis"),
            *evidence.used(brief.facts, *HEALTH, *NUMBERS, "currency"),
        ),
    )


def _opening(known: list[Counted], of: int) -> str:
    if not known:
        return "Nobody counted the metrics of the Plan in this time. Friday's digest asks for them."
    missed = [c.name for c in known if c.missed]
    told = f"Below their target: {joined(missed)}" if missed else "None of them is below its target"
    return text_of(f"{len(known)} of {of} metrics were counted", told)


def _row(c: Counted) -> NumberLine:
    n = f", out of {c.n}" if c.n else ""
    return NumberLine(
        metric=c.name, counted=f"{c.says}{n}", trend=c.trend, target=c.target, action=c.action if c.missed else ""
    )  # fmt: skip


def _health(facts: Facts) -> tuple[str, ...]:
    lost, seen, flagged = (_count(facts, q) for q in HEALTH)
    if lost is None:
        return ("Not enough numbers to test the health signs: how many left, and how many of them the signs had shown.",)
    if lost == 0:
        return ("Nobody left, so the health signs had no loss to show.",)
    if seen is None or seen > lost:
        return (f"{lost} left. How many of them the signs had shown is not known.",)
    found = [f"The signs had shown {seen} of the {lost} who left, {round(100 * seen / lost)} %."]
    if flagged and flagged >= seen:
        found.append(f"They pointed at {flagged} in all, so that {round(100 * seen / flagged)} % of what they showed came true.")
    return (*found, "With so few cases this is a hint, no measure.")


def _chassis(brief: Brief) -> tuple[str, ...]:
    now = _made(brief.facts)
    if now is None:
        lacking = [name for q, name in NUMBERS.items() if not brief.facts.number(q)]
        return (f"Not enough numbers for the Business Chassis: {joined(lacking)} missing.",)
    currency = trimmed(clean(brief.facts.text("currency")), 12)
    amount = money(round(profit(now)), currency)
    then = _made(Facts(facts=brief.source.facts)) if brief.source else None
    if then is None or then == now:
        return (f"Scenario: with the numbers of the Plan the six factors make {amount} of profit, as before.",)
    return (
        f"Scenario: the six factors make {amount} of profit now; with the numbers of the Plan it was"
        f" {money(round(profit(then)), currency)}.",
    )


def _made(facts: Facts) -> Chassis | None:
    """The six numbers, shares as parts of one; None while one is missing or nothing."""
    values = {q: (n / 100 if q in SHARES else n) for q in NUMBERS if (n := facts.number(q))}
    return Chassis.model_validate(values) if len(values) == len(NUMBERS) else None


def _count(facts: Facts, question: str) -> int | None:
    value = facts.number(question)
    return int(value) if value is not None and value >= 0 and facts.known(question) else None
