"""The Business Chassis: what profit is made of, and what a change in one part would be worth. Scenarios only, never promises.

Profit = prospects x lead conversion x client conversion x average spend x transaction frequency x margin.
It values one cohort of prospects, so the customers one already has are valued apart, by the share of a year that they stay.
"""

from math import inf, prod

from bot.core.values import Value

LEVERS = ("prospects", "lead_conversion", "client_conversion", "average_spend", "transaction_frequency", "margin")
POINT = 0.01


class Chassis(Value):
    """The six numbers: prospects a period, conversions and margin 0-1, money and transactions a customer."""

    prospects: float
    lead_conversion: float
    client_conversion: float
    average_spend: float
    transaction_frequency: float
    margin: float


class Sensitivity(Value):
    """What one point more of one lever adds to profit, in money a period: a point is 0.01 of a share, 1 % of anything else."""

    lever: str
    profit: float
    more: float


def profit(chassis: Chassis) -> float:
    """Profit a period, in the currency of the spend."""
    return prod(getattr(chassis, lever) for lever in LEVERS)


def gain(*changes: float) -> float:
    """What several changes make together: 0.1 for each of three levers gives 0.331."""
    return prod(1 + c for c in changes) - 1


def sensitivity(chassis: Chassis) -> tuple[Sensitivity, ...]:
    """Each lever alone, a point higher; no share goes above 1."""
    base = profit(chassis)
    return tuple(Sensitivity(lever=v, profit=(new := _a_point_more(chassis, v)), more=new - base) for v in LEVERS)


def change_needed(now: float, wanted: float) -> float:
    """The change of any single lever that takes `now` to `wanted` when the others stay: 0.25 is a quarter more."""
    return wanted / now - 1 if now else inf


def single_levers(chassis: Chassis, wanted: float) -> tuple[str, ...]:
    """The levers that could reach the wanted profit alone; a share cannot go above 1."""
    change = change_needed(profit(chassis), wanted)
    return tuple(v for v in LEVERS if v not in _SHARES or getattr(chassis, v) * (1 + change) <= 1)


def active_share(churn: float, months: int = 12) -> float:
    """The average share of today's customers still there over the months, at this monthly churn (0-1)."""
    return 1.0 if churn <= 0 else (1 - (1 - churn) ** months) / (months * churn)


def retention_worth(customers: float, monthly_value: float, churn: float, churn_after: float, months: int = 12) -> float:
    """Revenue over the months that lower churn keeps, in the currency of the value."""
    return customers * monthly_value * months * (active_share(churn_after, months) - active_share(churn, months))


def hours_saved(requests_a_week: float, minutes: float, weeks: int = 52) -> float:
    """Hours over the weeks that avoided requests give back."""
    return requests_a_week * minutes * weeks / 60


def referral_worth(referrals: float, close_rate: float, monthly_value: float, margin: float, months: int = 12) -> float:
    """First-year contribution of referrals at this close rate and margin (both 0-1)."""
    return referrals * close_rate * monthly_value * months * margin


_SHARES = ("lead_conversion", "client_conversion", "margin")


def _a_point_more(chassis: Chassis, lever: str) -> float:
    value = getattr(chassis, lever)
    return profit(chassis.model_copy(update={lever: min(1.0, value + POINT) if lever in _SHARES else value * (1 + POINT)}))
