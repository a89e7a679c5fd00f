"""The company as its facts show it: what it sells, to whom, how it charges, what people come for. Nothing is invented."""

import re
from dataclasses import dataclass

from bot.core.facts import Facts
from bot.writers.offline.emphasis import Emphasis, emphasis
from bot.writers.offline.hours import Hours, hours
from bot.writers.offline.phrases import bare, clean, lowered, opened, pieces, plural, said, short, trimmed, unique
from bot.writers.offline.practices import PRACTICES, Practice
from bot.writers.offline.voice import Voice, voice

KINDS: dict[str, str] = {
    "clinic": r"clinic|patient|physio\w*|dent(?:al|ist)\w*|therap\w+|medical|osteopath\w*|veterinar\w+|vet|nurs\w+",
    "software": r"software|app|apps|saas|platform|plug-?in|api|dashboard|tool",
    "shop": r"shop|store|repairs?|retail|bakery|caf[eé]|bikes?|bicycles?|goods|"
    r"boutique|florist|restaurant|roastery",
    "home": r"gardens?|gardening|clean\w*|plumb\w*|paint\w*|electric\w+|handy\w+|landscap\w*|roof\w*|pools?|window\w*|"
    r"dog\w*|pet\w*|hair\w*|barber|salon|cater\w*|photograph\w*|moving|decorat\w*|carpent\w*|joiner\w*|locksmith",
    "coaching": r"coach\w*|mentor\w*|tutor\w*|course|courses|training|trainer|lessons?|teach\w*|workshops?",
}
PEOPLE = ("patient", "member", "student", "guest", "client", "customer", "learner", "subscriber")
NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
}
MODELS = {
    "monthly subscription": "subscription",
    "yearly": "subscription",
    "retainer": "retainer",
    "project": "project",
    "one-off": "one-off",
    "mixed": "mixed",
}
_TOLD = ("success", "first_week", "vision", "promises", "story", "worries", "stuck_points", "requests_common", "serve", "words")
_DAYS = re.compile(
    r"\b(?:within|in|after|under|by)\s+(?:the first |about |day )?(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"twelve)[\s-]*"
    r"(working day|business day|day|week|month|year)s?\b(?! an?\b| per\b)",
    re.IGNORECASE,
)
_FATE = re.compile(r"\b(?:closed|moved away|retired|died|sold the|bankrupt|grown|changed jobs|emigrated)\b", re.IGNORECASE)
_NOT = re.compile(
    r"^(?:but\s+)?(?:not|never|no longer|no|nobody|we (?:do not|don't)|don't|isn't for|avoid)\b[:\s]*(?:for\b\s*)?", re.IGNORECASE
)


@dataclass(frozen=True)
class Company:
    """What the composers build on. Texts are cleaned; tuples are empty where nothing is known.

    `kind` is one of the KINDS or `services`; `model` one of subscription, retainer, project, one-off, mixed; `person` the
    company's own word for a customer. `first_value_days` comes from the success answer, else from the field (14 days for
    services, 7 for products); `first_value_known` says which.
    """

    facts: Facts
    name: str
    offer: str
    kind: str
    model: str
    person: str
    outcomes: tuple[str, ...]
    first_value: str
    first_value_days: int
    first_value_known: bool
    serve: tuple[str, ...]
    not_for: tuple[str, ...]
    channels: tuple[str, ...]
    primary: str
    voice: Voice
    hours: Hours
    emphasis: Emphasis

    @property
    def people(self) -> str:
        """The plural of `person`."""
        return plural(self.person)

    @property
    def outcome(self) -> str:
        """The first thing that people here call success, small first letter."""
        return self.low(self.outcomes[0]) if self.outcomes else f"the result they came to {self.name} for"

    @property
    def result(self) -> str:
        """The short name of the outcome: its main clause, small first letter."""
        return short(self.outcome)

    @property
    def stuck(self) -> tuple[str, ...]:
        """Short names of the places where people get stuck, small first letters; the whole is said with the early warnings."""
        return tuple(short(self.low(p)) for p in self.points("stuck_points", 160))

    @property
    def recurring(self) -> bool:
        """True when people pay again and again by agreement."""
        return self.model in ("subscription", "retainer", "mixed")

    @property
    def urgent_channel(self) -> str:
        """The watched channel that reaches somebody soonest."""
        return next(
            (c for c in ("phone", "text message", "chat", "Slack Connect", "in person") if c in self.channels), self.primary
        )

    def low(self, text: str) -> str:
        """The text with a small first letter where that is no name of this company's world."""
        seen = "\n".join(self.facts.text(q) for q in ("offer", "first_week", "promises", "serve"))
        return lowered(text, f"{seen}\nat {self.name}")

    def points(self, question: str, limit: int = 160) -> tuple[str, ...]:
        """What was said to a question, point by point, each within the limit."""
        return tuple(trimmed(p, limit) for p in pieces("\n".join(self.facts.lines(question))))

    def sentences(self, question: str, limit: int = 160) -> tuple[str, ...]:
        """What was said to a question in running text, sentence by sentence, wherever its lines break."""
        return tuple(trimmed(p, limit) for p in pieces(" ".join(self.facts.text(question).split())))

    def told(self, question: str, limit: int = 300) -> str:
        """What was said to a question as one text."""
        return trimmed(said(self.facts.text(question)), limit)

    def choices(self, question: str) -> tuple[str, ...]:
        """Options picked, without `none`, `other` and `not sure`."""
        return tuple(c for c in self.facts.lines(question) if c.casefold() not in ("none", "other", "not sure"))

    @property
    def reach_channel(self) -> str:
        """The channel on which somebody is reached who is not there: the primary one, unless people have to come for it."""
        away = (x for x in ("text message", "email", "phone", "chat", "help desk") if x in self.channels)
        return next(away, self.primary) if self.primary in ("in person", "community") else self.primary

    @property
    def talk_channel(self) -> str:
        """The watched channel on which two people hear each other, else the primary one."""
        return next((x for x in ("phone", "video call", "in person") if x in self.channels), self.primary)


def company(facts: Facts, variation: str = "") -> Company:
    """Reads the company from a run's facts and the variation chosen; every field has a stated way to be empty or a default."""
    name = trimmed(said(facts.text("business_name")), 80) or "our business"
    offer = bare(trimmed(said(facts.text("offer")), 200)) or "what we sell"
    kind, outcomes = _kind(facts), _outcomes(facts)
    first, days = _first_value(outcomes)
    serve, not_for = _served(facts)
    channels = tuple(c for c in facts.lines("channels") if c) or ("email",)
    primary = facts.text("primary_channel")
    return Company(
        facts=facts,
        name=name,
        offer=offer,
        kind=kind,
        model=MODELS.get(facts.text("pricing"), "mixed"),
        person=_person(facts, kind),
        outcomes=outcomes,
        first_value=first,
        first_value_days=days or (7 if kind in ("software", "shop") else 14),
        first_value_known=bool(days),
        serve=serve,
        not_for=not_for,
        channels=channels,
        primary=primary if primary in channels else channels[0],
        voice=voice(facts),
        hours=hours(facts),
        emphasis=emphasis(variation),
    )


def _kind(facts: Facts) -> str:
    sold = re.split(r"\s(?:for|to|with|at|who)\s", facts.text("offer"), maxsplit=1)[0]
    for text in (sold, facts.text("business_name")):
        found = {k: m.start() for k, p in KINDS.items() if (m := re.search(rf"\b(?:{p})\b", text, re.IGNORECASE))}
        if found:
            return min(found, key=lambda k: (k != "clinic", found[k]))
    return "services"


def _person(facts: Facts, kind: str) -> str:
    text = " ".join(facts.text(q) for q in _TOLD)
    counts = {p: len(re.findall(rf"\b{p}s?\b", text, re.IGNORECASE)) for p in PEOPLE}
    best = max(counts, key=lambda p: counts[p])
    if counts[best]:
        return best
    return {"clinic": "patient", "coaching": "client", "services": "client"}.get(kind, "customer")


def _outcomes(facts: Facts) -> tuple[str, ...]:
    return tuple(trimmed(p, 160) for p in pieces(facts.text("success")))[:6]


def _first_value(outcomes: tuple[str, ...]) -> tuple[str, int]:
    dated = [(p, _in_days(found)) for p in outcomes if (found := _DAYS.search(p)) and not re.match(r"no\b|never\b", p, re.I)]
    soonest = min(dated, key=lambda d: d[1], default=None)
    return soonest if soonest and 0 < soonest[1] <= 365 else (outcomes[0] if outcomes else "", 0)


DAYS_SAID = "days in the success answer, a month as 30.42, a year as 365"
"""How `in_days` counts."""


def in_days(text: str) -> int:
    """The days within which something is to be true, as the text says; 0 when it does not."""
    found = _DAYS.search(text)
    return _in_days(found) if found else 0


def _in_days(found: re.Match[str]) -> int:
    number = int(found[1]) if found[1].isdigit() else NUMBERS[found[1].casefold()]
    return round(number * {"week": 7, "month": 30.42, "year": 365}.get(found[2].casefold(), 1))


def _served(facts: Facts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    parts = [p for piece in pieces(facts.text("serve")) for p in re.split(r",\s+(?=(?:but\s+)?not\b)|\s+-\s+(?=not\b)", piece)]
    best = [trimmed(bare(p), 160) for p in parts if not _NOT.match(p)]
    refused = [trimmed(bare(_NOT.sub("", p)), 160) for p in parts if _NOT.match(p)]
    return unique(re.sub(r"^(?:best|we serve|we help|for)\s*:?\s+", "", b, flags=re.IGNORECASE) for b in best)[:5], unique(
        refused
    )[:5]


def segments(c: Company) -> tuple[str, ...]:
    """The names of the segments, as far as they were given."""
    return tuple(heading(re.split(r",|:|\s-\s", s)[0]) for s in c.points("segments"))


def practice(c: Company) -> Practice:
    """What good service looks like in this trade, with the company's own word for a customer."""
    return PRACTICES[c.kind].said_of(c.person, c.people)


def reasons(c: Company) -> tuple[str, ...]:
    """Why people left, without the reasons that no service can change (closed, moved away, retired)."""
    return tuple(r for r in c.points("why_left", 110) if not _FATE.search(r))


def own(text: str, limit: int = 120) -> str:
    """Somebody's words in quotation marks, within the limit."""
    return f"“{trimmed(clean(text).strip(chr(34)), limit)}”"


def heading(text: str, limit: int = 60) -> str:
    """A short heading from somebody's words."""
    return opened(trimmed(bare(clean(text)), limit))
