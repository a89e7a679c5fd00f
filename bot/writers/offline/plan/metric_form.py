"""The form of every metric: its words, its numbers, its family. It knows no metric by name but for the family it belongs to."""

from dataclasses import dataclass

from bot.core.activities import Cadence, Work
from bot.core.content.plan import MetricKey
from bot.core.content.plan_measures import Direction, FamilyName, Metric
from bot.writers.offline.plan.ground import Ground
from bot.writers.offline.plan.targets import Target

SUCCESS, QUALITY, RELATIONSHIP, BUSINESS = FAMILIES = tuple(FamilyName)
FEWEST_ANSWERS = 20
FAMILY_OF: dict[str, FamilyName] = {
    "first-value": SUCCESS,
    "success-rate": SUCCESS,
    "first-response": QUALITY,
    "solved-first-time": QUALITY,
    "satisfaction": QUALITY,
    "effort": QUALITY,
    "bau-done": RELATIONSHIP,
    "advocates": RELATIONSHIP,
    "goal": BUSINESS,
    "retention": BUSINESS,
    "revenue-kept": BUSINESS,
    "referrals": BUSINESS,
}


@dataclass(frozen=True)
class Words:
    """What a metric says. `cadence` is how often it is counted; `min_n` the fewest answers of a survey."""

    key: str
    name: str
    definition: str
    formula: str
    cadence: str
    source: str
    missed: str
    leading: bool = False
    min_n: int | None = None


def made(words: Words, target: Target) -> Metric:
    """The metric of these words and numbers."""
    return Metric(
        key=MetricKey(words.key),
        family=FAMILY_OF[words.key],
        name=words.name,
        definition=words.definition,
        formula=words.formula,
        unit=target.unit,
        direction=Direction(target.direction),
        baseline=target.baseline,
        baseline_value=target.baseline_value,
        target=target.target,
        target_value=target.target_value,
        why_target=target.why,
        cadence=Cadence(words.cadence),
        source=words.source,
        owner_role="service owner",
        min_n=words.min_n,
        when_missed=words.missed,
        leading=words.leading,
    )


def fresh(g: Ground, unit: str, direction: str, target: tuple[str, float], why: str) -> Target:
    """A target whose baseline nobody knows yet; `target` as written and as a number."""
    return Target("", unit, direction, g.unknown, None, *target, why)


def often(g: Ground) -> Cadence:
    """Weekly where the week has a sitting to look at numbers, else monthly."""
    upkeep = {r.cadence for r in g.fit.rows if r.activity.work is Work.OVERHEAD}
    return Cadence.WEEKLY if Cadence.WEEKLY in upkeep else Cadence.MONTHLY
