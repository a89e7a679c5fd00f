"""Where service meets marketing and sales: promises made before the sale, and hooks with a trigger."""

import re
from collections.abc import Callable

from bot.core.content.bible_process import Integration, PromiseCheck
from bot.writers.offline.bible import names
from bot.writers.offline.bible.cycle import cycle
from bot.writers.offline.company import NUMBERS, Company, own, practice
from bot.writers.offline.phrases import joined
from bot.writers.offline.trade import TRADES

_ALWAYS = re.compile(
    r"24/7|any ?time\b(?! in)|round the clock|immediately|instant|always (?:there|available|reachable)", re.IGNORECASE
)
_HOURS = re.compile(r"\bwithin (\w+) (?:service |working |business )?hours?\b", re.IGNORECASE)
_TOPICS: tuple[tuple[str, str], ...] = (
    (r"answer|repl(?:y|ies)|respond|return(?:ed)?\b|reach us|calls?\b", "answers"),
    (r"mistake|wrong|put (?:it )?right|correct|refund|money back|guarantee|penalt|free seventh", "remedy"),
    (r"price|cost|fee|charge|rate\b", "price"),
    (r"plan|recording|written|report|photograph|checked", "piece"),
    (r"person|named|same|who looks after|therapist|team|contact", "person"),
    (r"export|data|cancel|leave", "data"),
    (r"set up|first|appointment|start|sessions?|within", "start"),
    (r"loan|spare|replacement", "loan"),
)


def promise(c: Company, text: str) -> PromiseCheck:
    """A promise in its own words, held against hours, rules and records; what nobody can show is said to need proof."""
    if _ALWAYS.search(text):
        return _made(text, "not kept", "Our hours do not allow it: the wording outside has to follow.")
    if found := _HOURS.search(text):
        return _timed(c, text, found[1])
    topic = next((t for p, t in _TOPICS if re.search(p, text, re.IGNORECASE)), "")
    return (
        _KEPT[topic](c, text)
        if topic
        else _made(
            text,
            "needs proof",
            f"We ask five {c.people} a quarter whether it held.",
        )
    )


def _made(text: str, state: str, how: str) -> PromiseCheck:
    return PromiseCheck.model_validate({"promise": own(text, 160), "state": state, "how": how})


def _timed(c: Company, text: str, word: str) -> PromiseCheck:
    number = int(word) if word.isdigit() else NUMBERS.get(word.casefold(), 0)
    if 0 < number * 60 < c.hours.gap:
        kept = c.hours.promise({1: "1 hour", 2: "2 hours"}.get(number, "4 hours"))
        return _made(
            text, "not kept", f"{c.hours.week:.10g} hours a week can keep {kept.text}; the wording outside has to follow."
        )
    return _made(
        text,
        "kept",
        (f"In service hours, by looking at {joined(c.hours.looks)}."),
    )


def _remedy(c: Company, text: str) -> PromiseCheck:
    if c.facts.number("remedy_limit"):
        return _made(text, "kept", "By the rule under “Making it right”.")
    return _made(text, "needs proof", "Nobody has named an amount yet; the owner decides each case.")


_KEPT: dict[str, Callable[[Company, str], PromiseCheck]] = {
    "answers": lambda c, t: _made(t, "kept", f"The levels of requests say when; we look at {joined(c.hours.looks)}."),
    "remedy": _remedy,
    "price": lambda c, t: _made(
        t,
        "kept",
        f"By the agreement in {TRADES[c.kind].record}; service names no other price.",
    ),
    "person": lambda c, t: _made(
        t,
        "kept",
        "The name stands in the record and the welcome.",
    ),
    "data": lambda c, t: _made(t, "kept", "Answered first and in full; only then the owner asks what led to it."),
    "start": lambda c, t: _made(
        t,
        "needs proof",
        "We note both days, and read the slowest case aloud once a month.",
    ),
    "piece": lambda c, t: _made(
        t,
        "needs proof",
        f"It becomes a line to tick in {TRADES[c.kind].record}.",
    ),
    "loan": lambda c, t: _made(t, "needs proof", "We count how often somebody asked and there was none."),
}
_HANDOVER = {
    "same person": "The five lines, although one person sells and serves",
    "notes": "The notes of the sale; gaps are asked of sales, not of the {person}",
    "call": "Ten minutes of talk, and the five lines from it",
    "nothing formal": "The five lines where there was nothing so far; without them no welcome goes out",
}


def integrations(c: Company) -> tuple[Integration, ...]:
    """Two hooks to sales and two to marketing."""
    then, worry, here = cycle(c), c.points("worries", 90), practice(c).handling
    handover = _HANDOVER.get(c.facts.text("sales_handover"), _HANDOVER["nothing formal"]).format(person=c.person)
    found = joined(c.choices("found_by")[:2]) or "the place where people find us"
    words = "Texts that meet the worries before buying" if worry else "The words in which people first ask about us"
    return (
        _hook(
            "sales",
            f"A {c.person} says yes",
            "The first date, and who looks after them",
            handover,
            "before the welcome",
            names.SALES,
        ),
        _hook(
            "sales",
            f"Something new comes up, or {then.name} is near",
            here.sales,
            "What was said, before a price is named",
            "within 2 business days",
            names.SERVICE,
        ),
        _hook(
            "marketing",
            "The first service day of the month",
            here.marketing,
            f"Answers where people look first ({found}); new promises before they go out",
            "monthly",
            names.SERVICE,
        ),
        _hook(
            "marketing",
            f"A {c.person} allows us to tell their story",
            _told(c),
            words,
            "within 10 business days",
            names.MARKETING,
        ),
    )


def _told(c: Company) -> str:
    story = c.told("story", 60)
    return f"The story, before and after; the first: {own(story, 60)}" if story else "The story, before and after"


def _hook(partner: str, trigger: str, give: str, get: str, when: str, owner: str) -> Integration:
    channel = "the record" if partner == "sales" else "one page"
    row = {
        "partner": partner,
        "trigger": trigger,
        "we_give": give,
        "we_get": get,
        "when": when,
        "owner": owner,
        "channel": channel,
    }
    return Integration.model_validate(row)
