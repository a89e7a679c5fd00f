"""Signs of health by what the owner can see, their weights and their thresholds. Numbers are the field's, marked as defaults."""

from dataclasses import dataclass

from bot.writers.offline.company import Company


@dataclass(frozen=True)
class Sign:
    """One sign: which part of health it belongs to, how it is measured, its thresholds, and its early warning."""

    part: str
    name: str
    measure: str
    unit: str
    window: int
    good: float
    ok: float
    bad: float
    higher: bool
    source: str
    warning: str
    threshold: str
    lead: int
    diagnose: str
    do: str
    stop: str


SIGNS: dict[str, Sign] = {
    "logins or usage": Sign(
        "use",
        "Use",
        "Days with at least one use",
        "days",
        28,
        12,
        6,
        3,
        True,
        "usage figures",
        "Use falls",
        "under half the days of use of the 28 days before",
        45,
        "The season, a missing person, or a function that failed?",
        "Name the one thing they no longer use; offer 15 minutes on it",
        "use is back for two weeks",
    ),
    "orders": Sign(
        "use",
        "Orders",
        "Orders or visits against the usual",
        "% of usual",
        90,
        90,
        60,
        30,
        True,
        "orders and bookings",
        "The usual order does not come",
        "nothing for 1.5 times the usual gap",
        30,
        "Did they finish, forget, or go elsewhere?",
        "Ask how the last thing they bought does; name when a look is due",
        "the next order is in, or we know why not",
    ),
    "replies": Sign(
        "engagement",
        "Replies",
        "Days until they answer a question",
        "days",
        30,
        2,
        5,
        10,
        False,
        "inbox",
        "Silence",
        "no answer to two messages in 10 days",
        30,
        "Wrong channel, wrong moment, or wrong question?",
        "Change the channel; one question that a word can answer",
        "they have answered",
    ),
    "meeting attendance": Sign(
        "engagement",
        "Kept dates",
        "Agreed dates that took place",
        "%",
        60,
        90,
        75,
        50,
        True,
        "calendar",
        "Dates fall through",
        "2 dates moved or missed in 30 days",
        30,
        "Too busy, no longer useful, or something unsaid?",
        "Ask what would make the next one worth it; offer a shorter one",
        "two dates in a row were kept",
    ),
    "payments": Sign(
        "payment",
        "Payment",
        "Days after the due date",
        "days",
        60,
        3,
        14,
        30,
        False,
        "billing",
        "Payment is late",
        "14 days late, or late twice in 90 days",
        45,
        "An oversight, a shortage, or a message to us?",
        "Ask whether all is in order with us, before the reminder",
        "it is paid, and we know why late",
    ),
    "tickets": Sign(
        "friction",
        "Trouble",
        "Requests about something broken",
        "requests",
        30,
        1,
        3,
        5,
        False,
        "request list",
        "Trouble piles up",
        "3 in 14 days, or one opened again",
        21,
        "One cause or several? Do they still reach their result?",
        "Take them together; one cause, one report",
        "14 days without a new one",
    ),
    "surveys": Sign(
        "outcome",
        "Own rating",
        "How near they rate their result, 1 to 10",
        "points",
        90,
        8,
        6,
        4,
        True,
        "survey answers",
        "A low rating",
        "6 or less, or 2 points fewer than last time",
        60,
        "What did they compare it with, and since when?",
        "Thank them, ask what one point more would take, do that",
        "the next rating is a point higher",
    ),
    "approvals": Sign(
        "approvals",
        "Approvals",
        "Working days until they approve",
        "days",
        30,
        2,
        4,
        8,
        False,
        "approvals",
        "Approvals stall",
        "open for over 5 working days, or given without a look",
        20,
        "Unclear what to look at, or who decides?",
        "Mark the two places that matter; say what happens otherwise",
        "the next one is in time",
    ),
    "referrals": Sign(
        "engagement",
        "Recommendations",
        "Recommendations, good words unasked",
        "a year",
        365,
        2,
        1,
        0,
        True,
        "the record",
        "An advocate falls silent",
        "no word for 120 days",
        90,
        "Did they hear what came of it?",
        "Tell them what came of it, and ask for nothing",
        "they are in touch again",
    ),
}

_BASE = {
    "recurring": {"outcome": 30, "use": 25, "engagement": 20, "friction": 15, "payment": 10, "approvals": 10},
    "project": {"outcome": 35, "engagement": 25, "approvals": 20, "friction": 10, "payment": 10, "use": 10},
    "one-off": {"outcome": 35, "use": 25, "engagement": 15, "friction": 15, "payment": 10, "approvals": 10},
}

FEWEST = 2


def visible(c: Company) -> tuple[str, ...]:
    """The signals that the owner can see, most telling first: those named, and nothing else.

    One alone says too little: then replies, which every watched channel shows, and payments fill up to two.
    """
    named = [s for s in SIGNS if s in c.choices("signals")]
    if len(named) >= FEWEST:
        return tuple(named[:7])
    everywhere = ("payments",) if c.channels == ("in person",) else ("replies", "payments")
    return tuple(dict.fromkeys([*named, *everywhere]))[:FEWEST]


def base(c: Company) -> dict[str, int]:
    """The weights of the parts of health for this way of charging."""
    return _BASE[c.model if c.model in _BASE else "project" if c.model == "project" else "recurring"]


def weights(parts: tuple[str, ...], table: dict[str, int]) -> tuple[int, ...]:
    """Whole weights for indicators of these parts, shared within a part, spread over what is there; their sum is 100."""
    shares = [table[p] / parts.count(p) for p in parts]
    exact = [100 * s / sum(shares) for s in shares]
    floors = [int(e) for e in exact]
    by_rest = sorted(range(len(exact)), key=lambda i: (floors[i] - exact[i], i))
    for i in by_rest[: 100 - sum(floors)]:
        floors[i] += 1
    return tuple(floors)
