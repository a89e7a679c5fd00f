"""The three themes of a plan, and what belongs to each: priorities, principles, shares of the calendar's minutes."""

import re
from dataclasses import dataclass

from bot.core.activities import DOCUMENTATION, HEALTH, MONITORING, OUTREACH, PLANNING, PROCESS, RESPONSE, Cadence
from bot.core.content.plan import InitiativeActivity, MetricKey, Theme
from bot.writers.offline.phrases import trimmed
from bot.writers.offline.plan.ground import Ground
from bot.writers.offline.plan.targets import by_answers

ENABLEMENT, RELATIONSHIPS, ADVOCACY = THEMES = tuple(Theme)
LEVER_OF = {ENABLEMENT: "transaction frequency", RELATIONSHIPS: "margin", ADVOCACY: "prospects, through referrals"}

_WORDS = {
    ADVOCACY: r"referr\w*|recommend\w*|stor(?:y|ies)|reviews?\b|testimonial\w*|advocat\w*|ambassador\w*|word of mouth",
    RELATIONSHIPS: r"check-?ins?|contact\w*|stay\w*|renew\w*|churn\w*|dormant|silen\w*|noticed|know|hear"
    r"|lose|lost|leav\w*|keep\w*|retain\w*|retention|come\w* (?:back|to)|loyal\w*|photograph|relationship\w*|trust\w*",
}
_PRINCIPLE_WORDS = {
    ENABLEMENT: r"result\w*|success\w*|able|teach\w*|enabl\w*|progress|outcome\w*|solve\w*|right|work\w*",
    RELATIONSHIPS: r"before|ahead|proactive\w*|first|relationship\w*|person\w*|know\w*|early|trust\w*|listen\w*|care",
    ADVOCACY: r"value|honest\w*|improv\w*|promis\w*|proof|thank\w*|better|owning|open\w*",
}
_OWN = {
    ENABLEMENT: ("Results before activity", "An hour counts by what the {person} can do afterwards."),
    RELATIONSHIPS: ("First to speak", "We get in touch before a {person} has a reason to chase us."),
    ADVOCACY: ("Earned, then asked", "We ask for a story or a referral only after a result that the {person} has named."),
}


def priority_of(g: Ground) -> dict[Theme, tuple[str, ...]]:
    """The owner's priorities by theme; what speaks of neither contact nor advocacy is enablement."""
    found: dict[Theme, tuple[str, ...]] = dict.fromkeys(THEMES, ())
    for priority in g.priorities:
        theme = next((t for t in (ADVOCACY, RELATIONSHIPS) if _score(priority, _WORDS[t])), ENABLEMENT)
        found[theme] = (*found[theme], priority)
    return found


def _score(text: str, pattern: str) -> int:
    return len(re.findall(rf"\b(?:{pattern})\b", text, re.IGNORECASE))


def metric_of(g: Ground, theme: Theme) -> MetricKey:
    """The metric that an initiative is measured by."""
    enabled = MetricKey.SOLVED_FIRST_TIME if by_answers(g) else MetricKey.SUCCESS_RATE
    return {ENABLEMENT: enabled, RELATIONSHIPS: MetricKey.RETENTION, ADVOCACY: MetricKey.REFERRALS}[theme]


@dataclass(frozen=True)
class Guide:
    """The principle that guides a theme, and where it stands."""

    name: str
    statement: str
    ref: str


def guide_of(g: Ground) -> dict[Theme, Guide]:
    """A principle for each theme, from the Bible where there is one: those to act on first are given out first."""
    if not g.bible.principles:
        return {t: Guide(n, s.format(person=g.person), "a default: no Bible with principles yet") for t, (n, s) in _OWN.items()}
    first = [int(m[0]) for line in g.facts.lines("principles_first") if (m := re.search(r"\d", line))]
    left = sorted(g.bible.principles, key=lambda p: (p.n not in first, p.n))
    chosen = {}
    for theme in THEMES:
        pool = left or sorted(g.bible.principles, key=lambda p: p.n)
        pick = max(pool, key=lambda p: (p.n in first, _score(f"{p.name} {p.statement}", _PRINCIPLE_WORDS[theme]), -p.n))
        left = [p for p in left if p is not pick]
        chosen[theme] = Guide(pick.name, pick.statement, f"{g.bible.ref('principles')}, principle {pick.n}")
    return chosen


_Part = tuple[str, float, str]

_PARTS: dict[str, tuple[_Part, ...]] = {
    ENABLEMENT: (
        ("success-coaching", 1.0, "Coach the next {person} towards {outcome}"),
        ("success-reviews", 0.6, "See how far each {person} is, choose whom to coach"),
        ("success-assessment", 1.0, "Look at all {people}: who has the result, who is stuck, on what"),
        (OUTREACH, 0.3, "Walk every new {person} to {first_value}"),
        (DOCUMENTATION, 0.4, "Write down the answer that got somebody unstuck"),
        (RESPONSE, 0.1, "Answer the next question with this one"),
        (PLANNING, 0.2, "Plan the removal of the obstacle that stops most"),
        (MONITORING, 0.2, "Answer the next question while reading the inbox"),
        (PLANNING, 0.2, "Choose the answer in advance that saves most requests"),
    ),
    RELATIONSHIPS: (
        (OUTREACH, 0.5, "Make the check-ins of the tiers, highest first"),
        (HEALTH, 1.0, "Look for early signs: {signs}"),
        ("success-reviews", 0.4, "Call everyone with a warning sign, cause before remedy"),
        ("relationship-strengthening", 1.0, "Talk to {focus} about the coming months"),
        ("feedback-analysis", 0.5, "Tell those who asked what became of it"),
        (MONITORING, 0.2, "Note every {person} who has gone quiet"),
        (PLANNING, 0.15, "Go through every loss: which sign came first, who saw it"),
        (PLANNING, 0.15, "Choose three names that must hear from us next quarter"),
    ),
    ADVOCACY: (
        ("joint-review", 1.0, "Choose the next story and the next promise with marketing and sales"),
        ("success-story", 1.0, "Write one story with a {person} who has the result"),
        (OUTREACH, 0.2, "Ask the referral question after a result, thank either way"),
        ("advocacy-development", 1.0, "Ask those who recommend us what would make it easier"),
        ("feedback-analysis", 0.5, "Collect unasked praise, with permission to use it"),
        (DOCUMENTATION, 0.2, "Note who recommended whom"),
        (MONITORING, 0.1, "Note every thank-you for the story list"),
        (PLANNING, 0.15, "Agree with marketing and sales on the next stories"),
        (PLANNING, 0.15, "Choose whom to ask in the coming quarter"),
    ),
}
"""Theme -> (activity of the calendar, share of its minutes, what is done in it); an activity's shares add up to 1 at most."""
_BY_ANSWERS: tuple[_Part, ...] = (
    ("self-help", 1.0, "Put the next frequent answer where {people} look first"),
    (PROCESS, 1.0, "Remove the cause of the request that comes most often"),
    (DOCUMENTATION, 0.4, "Keep good answers where {people} find them themselves"),
    ("quality-assessment", 1.0, "Read closed requests: was the next question answered too?"),
    (OUTREACH, 0.3, "Show every new {person} what to watch for"),
    (RESPONSE, 0.1, "Answer the next question with this one"),
    (PLANNING, 0.2, "Plan the removal of the obstacle that stops most"),
    (MONITORING, 0.2, "Answer the next question while reading the inbox"),
    (PLANNING, 0.2, "Choose the answer in advance that saves most requests"),
)
"""Enablement in a week without time for coaching."""
_MOST = 4


def activities(g: Ground, theme: Theme, words: dict[str, str]) -> tuple[InitiativeActivity, ...]:
    """Three or four activities inside what the calendar holds; daily work is told as minutes a week."""
    parts = _BY_ANSWERS if theme == ENABLEMENT and by_answers(g) else _PARTS[theme]
    found = (_activity(g, part, words) for part in parts)
    return tuple(a for a in found if a is not None)[:_MOST]


def _activity(g: Ground, part: _Part, words: dict[str, str]) -> InitiativeActivity | None:
    key, share, what = part
    row = g.fit.row(key)
    if row is None:
        return None
    daily = row.cadence is Cadence.DAILY
    minutes = max(1, int((row.minutes * len(g.demand.days) if daily else row.minutes) * share))
    week = minutes if daily else max(1, int(row.week * share))
    return InitiativeActivity(
        what=trimmed(what.format(**words), 200),
        minutes=minutes,
        cadence=Cadence.WEEKLY if daily else row.cadence,
        week=week,
        inside=row.activity.name,
        owner_role="service owner",
    )
