"""Phase 1 of the Plan by rules: what the initiatives should change. Scenarios from the owner's own numbers, no promise."""

from bot.core.brief import Brief
from bot.core.chassis import active_share, change_needed, gain, hours_saved, referral_worth, retention_worth
from bot.core.content.plan import Impact, LeverLine, Worth
from bot.writers.offline import evidence
from bot.writers.offline.phrases import counted, joined, money, text_of
from bot.writers.offline.plan.chassis import (
    NUMBERS,
    chassis_lines,
    chassis_says,
    chassis_worked,
    not_enough,
    share_of,
)
from bot.writers.offline.plan.ground import Ground, ground
from bot.writers.offline.plan.initiatives import made_initiatives
from bot.writers.offline.plan.metrics import metric
from bot.writers.offline.plan.segments import average_value
from bot.writers.offline.plan.themes import metric_of

_EARLY = {
    "enablement": "agreed steps taken",
    "relationships": "check-ins held, signs answered in time",
    "advocacy": "questions asked after a result",
}


def impact(brief: Brief) -> Impact:
    """The levers, the scenarios that the numbers allow, and the numbers that are missing."""
    g = ground(brief)
    made = made_initiatives(g)
    worths = zip((_kept(g), _gap(g), _time(g), _sent(g), _together()), _FORMULAS, strict=True)
    scenarios = tuple((worth, formula) for worth, formula in worths if worth)
    return Impact(
        opening=_opening(g),
        levers=tuple(
            LeverLine(
                initiative=i.name.split(":")[0],
                lever=i.chassis_lever,
                how=i.lever_how,
                seen_in=metric(g, metric_of(g, i.theme)).name,
                early_sign=_EARLY[i.theme],
            )
            for i in made
        ),
        scenarios=tuple(s for s, _ in scenarios),
        chassis=chassis_lines(g),
        chassis_says=chassis_says(g),
        missing=_missing(g),
        caution=_caution(),
        evidence=(
            *g.used("customer_value", "requests_week", "request_minutes", "segments_tiers", "currency", *NUMBERS),
            *(_chassis(g) if chassis_lines(g) else ()),
            *(evidence.derived(formula, told, f"scenarios.{n}") for n, (_, (formula, told)) in enumerate(scenarios)),
        ),
    )


_FORMULAS = (
    (
        "customers x value a month x 12 x the gain in (1 - (1 - c)^12) / (12 c), c being losses / 3 / customers",
        "(1 - (1 - c)^12) / (12 c): share of a year that today's customers stay at monthly loss c",
    ),
    ("sales wanted / sales now - 1; the gap / value a month of a customer", ""),
    ("minutes a request x 52 / 60", ""),
    ("leads who become customers x value a month x 12 x margin", ""),
    ("1.1 x 1.1 x 1.1 - 1", ""),
)
"""How each scenario is computed, and what its parts mean."""


def _chassis(g: Ground) -> tuple[evidence.Evidence, ...]:
    whole = "prospects x lead conversion x client conversion x average spend x purchases a year x margin"
    return (
        evidence.derived("the six factors, one of them a point higher", chassis_worked(g), "chassis"),
        evidence.derived(f"{whole}; sales wanted / sales now - 1", "", "chassis_says"),
    )


def _opening(g: Ground) -> str:
    chassis = "Profit = prospects x lead conversion x client conversion x average spend x transaction frequency x margin"
    return text_of(chassis, "Service moves the last two and, through referrals, the first")


def value_of(g: Ground) -> tuple[float, str] | None:
    """Money a month of an average customer, with where it comes from."""
    from_segments = average_value(g.segments)
    if from_segments:
        return from_segments, "average of your segments"
    known = g.facts.number("customer_value")
    return (known, "your typical value") if known else None


def _kept(g: Ground) -> Worth | None:
    lost, value = g.count("lost_quarter"), value_of(g)
    if not lost or not g.customers or value is None:
        return None
    churn, less = lost / 3 / g.customers, (lost - 1) / 3 / g.customers
    if churn >= 1:
        return None
    worth = retention_worth(g.customers, value[0], churn, less)
    margin = share_of(g, "margin")
    left = f", {money(round(worth * margin), g.currency)} of it margin" if margin else ""
    shares = f"present {100 * active_share(churn):.1f} % of the year, then {100 * active_share(less):.1f} %"
    return Worth(
        what=f"One {g.person} fewer lost each quarter ({lost} to {lost - 1})",
        worth=f"{money(round(worth), g.currency)} of sales over twelve months{left}",
        computed_from=f"{counted(g.customers, g.person)}, {money(round(value[0], 2), g.currency)} a month ({value[1]}); {shares}",
    )


def _gap(g: Ground) -> Worth | None:
    now, wanted = g.facts.number("sales_now"), g.facts.number("sales_wanted")
    if not now or not wanted or wanted <= now:
        return None
    needed, value = change_needed(now, wanted), value_of(g)
    people = (
        f"; at today's average {counted(-(-(wanted - now) // value[0]), g.person)} more, beyond replacing losses" if value else ""
    )
    return Worth(
        what=f"From {money(now, g.currency)} to {money(wanted, g.currency)} of sales a month",
        worth=f"{100 * needed:.1f} % more, from any factors{people}",
        computed_from="your sales now and wanted",
    )


def _time(g: Ground) -> Worth | None:
    d = g.demand
    if not d.requests or d.requests < 2:
        return None
    hours = hours_saved(1, d.request_minutes)
    return Worth(
        what="One request a week fewer",
        worth=f"{hours:.1f} hours a year for coaching and check-ins",
        computed_from=f"{d.request_minutes:g} minutes a request, 52 weeks",
    )


def _sent(g: Ground) -> Worth | None:
    close, margin, value = share_of(g, "client_conversion"), share_of(g, "margin"), value_of(g)
    if not close or not margin or value is None:
        return None
    worth = referral_worth(1, close, value[0], margin)
    each = money(round(value[0], 2), g.currency)
    return Worth(
        what="One referral more",
        worth=f"{money(round(worth), g.currency)} of margin in its first year, on average",
        computed_from=f"{100 * close:g} % become {g.people}, {each} a month, margin {100 * margin:g} %",
    )


def _together() -> Worth:
    return Worth(
        what="Three factors a tenth better",
        worth=f"{100 * gain(0.1, 0.1, 0.1):.1f} % more profit",
        computed_from="1.1 x 1.1 x 1.1",
    )


def _missing(g: Ground) -> tuple[str, ...]:
    lacks = [
        (f"{g.people} lost in the last three months", g.count("lost_quarter") is None),
        (f"what a {g.person} is worth a month", value_of(g) is None),
        ("monthly sales now and wanted", not (g.facts.number("sales_now") and g.facts.number("sales_wanted"))),
        ("the margin", share_of(g, "margin") is None),
    ]
    names = [n for n, lacking in lacks if lacking]
    told = (f"Not computed, because not known: {joined(names)}.",) if names else ()
    return (*told, *not_enough(g))


def _caution() -> str:
    return "Scenarios, not forecasts: the factors hang together, and the review compares with what was counted."
