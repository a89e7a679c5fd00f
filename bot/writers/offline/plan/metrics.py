"""Phase 3 of the Plan by rules: eight metrics in four families, chosen by what the owner sells, sees and wants to prove."""

from bot.core.brief import Brief
from bot.core.content.plan_measures import Metric, Metrics
from bot.writers.offline import evidence
from bot.writers.offline.plan.ground import Ground, ground
from bot.writers.offline.plan.metric_form import FAMILIES, FAMILY_OF
from bot.writers.offline.plan.metric_kinds import MAKERS
from bot.writers.offline.plan.metric_quality import scale
from bot.writers.offline.plan.targets import by_answers, goal_target
from bot.writers.offline.plan.worked import BY, metric_rows

SHOWN = 8

_CORE = ("first-value", "success-rate", "first-response", "bau-done", "retention", "referrals")
_PROOF = {
    "satisfaction": "satisfaction",
    "low effort": "effort",
    "solved first time": "solved-first-time",
    "referrals": "advocates",
    "retention": "revenue-kept",
}
_REST = ("solved-first-time", "revenue-kept", "advocates", "satisfaction", "effort")
_PLAIN_NAMES = {
    "solved-first-time": "solved at first contact",
    "revenue-kept": "revenue kept, or repeat rate",
    "advocates": "customers who recommend us",
    "satisfaction": "satisfaction",
    "effort": "effort",
}


def metrics(brief: Brief) -> Metrics:
    """The eight that are watched, and those kept for later."""
    g = ground(brief)
    keys = chosen(g)
    made = tuple(metric(g, k) for k in keys)
    later = tuple(_PLAIN_NAMES[k] for k in _REST if k not in keys)
    return Metrics(
        opening="",
        metrics=made,
        later=later,
        rules=_rules(g),
        evidence=(
            *g.used("proof", "customer_count", "hours_week"),
            *metric_rows(made),
            evidence.derived(BY, "", "rules"),
            *_defaults(),
        ),
    )


def chosen(g: Ground) -> tuple[str, ...]:
    """Keys of the eight metrics, in the order of the families."""
    proofs = [_PROOF[p] for p in g.facts.lines("proof") if p in _PROOF]
    asked = [*(["solved-first-time"] if by_answers(g) else []), *(["satisfaction"] if scale(g) else [])]
    wanted = dict.fromkeys((*asked, *proofs, *_REST))
    core = ("goal", *_CORE) if goal_target(g) else _CORE
    keys = (*core, *[k for k in wanted if k in _REST][: SHOWN - len(core)])
    return tuple(sorted(keys, key=lambda k: FAMILIES.index(FAMILY_OF[k])))


def metric(g: Ground, key: str) -> Metric:
    """One metric, made for this company."""
    return MAKERS[key](g)


def _rules(g: Ground) -> tuple[str, ...]:
    unknown = f"Unknown baselines are measured by {g.baseline_by}; their targets are looked at again then."
    return unknown, "A default is a target of the field, not yours."


def _defaults() -> tuple[evidence.Evidence, ...]:
    return (
        evidence.default(
            "targets",
            "First answer in time 90 %, solved at first contact 80 %, activities held 90 %, revenue kept 95 %, effort 5.5 of 7.",
        ),
        evidence.default("min_n", "No survey score below 20 answers."),
    )
