"""What service means here, why it exists, and how it cares: composed from the company's own words."""

import re

from bot.core.brief import Brief
from bot.core.content.bible_foundation import Alignment, Connection, Contrast, Definition, Purpose, SuccessDef
from bot.writers.offline.bible.cycle import cycle
from bot.writers.offline.bible.principles import valued_names
from bot.writers.offline.company import DAYS_SAID, Company, company, in_days, own, practice, segments
from bot.writers.offline.evidence import default, derived, used
from bot.writers.offline.phrases import bare, by, joined, mentions, opened, sentence, short, text_of, trimmed
from bot.writers.offline.trade import TRADES

_COMMON = re.compile(
    r"weeks?|days?|months?|new|after|before|regular|small|large|long.*|first|the|people|customers?|clients?", re.I
)
_FOCUS = {
    "helping customers succeed": (
        "Service at {name} is the work that gets {people} to the result they came for.",
        "It looks for the next obstacle before they meet it.",
        "A request is well answered when that result is nearer than before.",
    ),
    "building relationships": (
        "Service at {name} is being somebody our {people} can turn to, and staying in touch when nothing is wrong.",
        "We know what each of them wants to reach, and we remember it.",
        "A request is well answered when the {person} trusts us more than before and is a step further.",
    ),
    "solving problems together": (
        "Service at {name} means that {people} and we look at the same thing until it works.",
        "We bring what we know of the cause, they bring what it has to do for them.",
        "A request is well answered when it works, when they know why, and when it does not come back.",
    ),
    "a balance": (
        "Service at {name} is doing what we said, staying reachable, and mending things with the person they belong to.",
        "No {person} has to choose between a quick answer and somebody who cares.",
        "A request is well answered when the {person} can go on and would come back.",
    ),
}


def definition(brief: Brief) -> Definition:
    """What service is here, what success means in the customers' words, whom it is for and what it stopped doing."""
    c = company(brief.facts, brief.variation)
    return Definition(
        one_line=one_line(c),
        definition=_definition(c),
        success=tuple(_success(c, o) for o in c.outcomes),
        contrasts=_contrasts(c),
        serve_best=tuple(opened(s) for s in c.serve),
        not_for=tuple(opened(s) for s in c.not_for),
        fit_rule=_fit_rule(c),
        stopped=_stopped(c),
        evidence=(
            *used(
                brief.facts, "business_name", "offer", "serve", "success", "service_focus", "channels", "hours_week", "promises"
            ),
            derived(DAYS_SAID, "", "success.*.by_days", "success.*.target"),
            default("baseline", "A baseline nobody gave is asked for in the first talk"),
        ),
    )


def _definition(c: Company) -> str:
    return trimmed(text_of(*(s.format(name=c.name, people=c.people, person=c.person) for s in _focus(c))), 400)


def _focus(c: Company) -> tuple[str, str, str]:
    return _FOCUS.get(c.facts.text("service_focus"), _FOCUS["helping customers succeed"])


def one_line(c: Company) -> str:
    """The philosophy in at most 120 characters, with the company's name and its customers' outcome."""
    start = f"At {c.name}, done means: "
    return sentence(start + trimmed(c.outcome, 118 - len(start)))


def _success(c: Company, outcome: str) -> SuccessDef:
    days = in_days(outcome) or None
    return SuccessDef(
        segment=next((s for s in segments(c) if _meant(outcome, s)), f"all {c.people}"),
        outcome=opened(bare(outcome)),
        metric=f"{opened(c.people)} for whom it is true, as n of N",
        baseline="unknown",
        target=_target(c, outcome, days),
        by_days=days,
        customer_words=own(outcome),
    )


def _meant(outcome: str, segment: str) -> bool:
    first = segment.split()[0]
    return mentions(outcome, (segment,)) or (not _COMMON.fullmatch(first) and mentions(outcome, (first,)))


def _target(c: Company, outcome: str, days: int | None) -> str:
    if days and re.match(r"no\b|never\b", outcome, re.IGNORECASE):
        return f"on day {days}, looking back"
    if days:
        return f"by day {days}"
    often = next(
        (
            w
            for w in ("day", "week", "month", "season", "year")
            if re.search(rf"\b(?:an?|per|every|each|of the) {w}\b", outcome, re.I)
        ),
        "",
    )
    return f"every {often}" if often else f"the {c.person} says so when we ask"


def _contrasts(c: Company) -> tuple[Contrast, ...]:
    trade, (late, again) = TRADES[c.kind], practice(c).handling.instead
    sign, leaning = c.stuck[0] if c.stuck else trade.slips, c.emphasis.contrast
    return (
        *((Contrast(instead_of=leaning[0], we=leaning[1]),) if leaning else ()),
        Contrast(instead_of="Replied, so closed", we=f"Closed when the {c.person} can go on, and we have asked"),
        Contrast(instead_of=late, we=f"Writing first when this shows: {sign}"),
        Contrast(instead_of=again, we=f"After the second time we {trade.prevent}"),
    )


def _fit_rule(c: Company) -> str:
    if not c.not_for:
        return f"Whom we send elsewhere is not settled yet; we tell a {c.person} openly when their result is not ours to give."
    return "Whoever is not for us hears it in the first talk, with somebody better suited."


def _stopped(c: Company) -> tuple[str, ...]:
    lines = [f"Answering everywhere: only {joined([by(x) for x in c.channels])}. The rest is moved there with one line."]
    asked = c.facts.text("urgent_promise")
    if asked and not (kept := c.hours.promise(asked)).kept:
        lines.append(
            f"Promising an urgent answer within {asked.replace('same day', 'the day')}. What we can keep is {kept.text}."
        )
    return tuple(lines)


def purpose(brief: Brief) -> Purpose:
    """Why service exists here, how its activities reach the customer and the business, and how it follows the foundation."""
    c = company(brief.facts, brief.variation)
    return Purpose(
        purpose=_purpose(c),
        one_line=_why(c),
        connections=_connections(c),
        alignment=_alignment(c),
        evidence=used(brief.facts, "vision", "success", "values", "business_name", "serve", "proof", "pricing", "words"),
    )


def _purpose(c: Company) -> str:
    whom = f"{opened(c.people)} of {c.name}"
    start = f"{whom} should get what they came for, and always know where they stand: "
    return bare(start + trimmed(c.outcome, 245 - len(start))) + "."


def _why(c: Company) -> str:
    start = f"{c.name} is there so that {c.people} can say: "
    return sentence(start + trimmed(c.outcome, 118 - len(start)))


def _connections(c: Company) -> tuple[Connection, ...]:
    trade, worth = TRADES[c.kind], practice(c).handling.worth
    lever = f"Transaction Frequency: {cycle(c).lever}"
    first = short(c.low(c.first_value)) if c.first_value else "a first result they can show"
    rows = (
        (worth[0], f"Day {c.first_value_days}: {first}", lever),
        (
            "Writing first",
            f"Caught early: {c.stuck[0]}" if c.stuck else f"Somebody notices when {trade.slips}",
            "Margin",
        ),
        (
            worth[1],
            f"They {trade.own_use}",
            "Margin",
        ),
        (worth[2], f"They decide about {cycle(c).name} with open eyes", "Transaction Frequency"),
        (worth[3], "They help somebody they know", "Referrals, so Prospects"),
    )
    return tuple(Connection(activity=a, customer_outcome=o, lever=v) for a, o, v in rows)


def _alignment(c: Company) -> tuple[Alignment, ...]:
    vision = [
        Alignment(source="Vision and mission", says=own(v, 120), service_answer=_vision_answer(c))
        for v in c.sentences("vision", 120)[:1]
    ]
    values = c.told("values", 120)
    rows = [Alignment(source="Values", says=own(values), service_answer=_values_answer(c))] if values else []
    voice = Alignment(
        source="Brand voice",
        says=own(", ".join(c.voice.words)),
        service_answer="A rule for each word, in “Message templates”",
    )
    blueprint = Alignment(
        source=f"What {c.people} call success",
        says=own(short(c.outcomes[0])) if c.outcomes else "not known yet",
        service_answer="Journey, health and milestones are measured by it",
    )
    return (*vision, *rows, blueprint, voice)


def _values_answer(c: Company) -> str:
    first, second = valued_names(c)
    return f"Two decide: “{first}” and “{second}”"


def _vision_answer(c: Company) -> str:
    return f"Every {c.person} has a named result, with a date"
