"""What comes after a result, by kind of business and way of charging: a renewal, a next job, a next season."""

from dataclasses import dataclass

from bot.writers.offline.company import Company


@dataclass(frozen=True)
class Cycle:
    """`name` of what comes next, how one sees that it came, when to talk about it, how often to look back, how it is counted."""

    name: str
    seen: str
    when: str
    review: str
    metric: str
    lever: str


_RENEWAL = Cycle(
    "the next renewal",
    "they renew without having to think about it",
    "60 days before the renewal date",
    "every quarter",
    "Renewals and additions against the number that were due",
    "who gets results goes on paying",
)
_BY_MODEL = {
    "subscription": _RENEWAL,
    "retainer": Cycle(
        "the next term",
        "they confirm the next term",
        "60 days before the term ends",
        "every quarter",
        "Terms confirmed against terms that ended",
        "who sees results keeps the retainer",
    ),
    "project": Cycle(
        "the next project",
        "they name a next project or ask for a follow-up",
        "30 days after the work was accepted",
        "when the work is accepted",
        "People who come back with a next project, as n of N",
        "a project that worked leads to the next",
    ),
    "one-off": Cycle(
        "the next purchase",
        "they come back",
        "when the next check or purchase is usually due",
        "when they next come in",
        "Repeat purchases, as n of N",
        "who was well served comes again",
    ),
    "mixed": Cycle(
        "the next order",
        "they buy or renew again",
        "30 days after a sale, or before a renewal",
        "when the result was due",
        "Orders and renewals against the number that were due",
        "who gets results buys again",
    ),
}
_BY_KIND = {
    "clinic": Cycle(
        "the end of the treatment",
        "they go on alone, or come for a check when it is due",
        "at the last but one planned appointment",
        "every fourth appointment",
        "Treatments that ended with the goal reached, as n of N",
        "who was helped comes back when there is a new need",
    ),
    "home": Cycle(
        "the next season",
        "they keep the date for the next season",
        "30 days before the season begins",
        "at the end of each season",
        "People who stay for the next season, as n of N",
        "a place that is looked after is kept on",
    ),
    "coaching": Cycle(
        "the next goal",
        "they set a next goal, or end with a good reason",
        "in the last but one session",
        "after every real occasion",
        "Goals reached before the last session, as n of N",
        "a goal reached makes room for the next",
    ),
}


def cycle(c: Company) -> Cycle:
    """What comes next here: by the way of charging where that is regular, else by the kind of business."""
    regular = c.model in ("subscription", "retainer") and c.kind != "clinic"
    return _BY_MODEL[c.model] if regular or c.kind not in _BY_KIND else _BY_KIND[c.kind]
