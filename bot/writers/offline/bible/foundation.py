"""What service means here, why it exists, and how it cares: composed from the company's own words."""

import re

from bot.core.brief import Brief
from bot.core.content.bible_foundation import Alignment, Connection, Contrast, Definition, Purpose, SuccessDef
from bot.writers.offline.bible.cycle import cycle
from bot.writers.offline.bible.principles import valued_names
from bot.writers.offline.company import Company, company, in_days, own, segments
from bot.writers.offline.evidence import default, used
from bot.writers.offline.phrases import bare, by, joined, mentions, opened, sentence, text_of, trimmed
from bot.writers.offline.trade import TRADES

_COMMON = re.compile(
    r"weeks?|days?|months?|new|after|before|regular|small|large|long.*|first|the|people|customers?|clients?", re.I
)
_FOCUS = {
    "helping customers succeed": (
        "Service at {name} is the work that gets {people} to the result they came for.",
        "It starts with their yes and looks for the next obstacle before they meet it.",
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
    c = company(brief.facts)
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
            default("baseline", "A baseline nobody gave is asked for in the first talk"),
        ),
    )


def _definition(c: Company) -> str:
    first, second, third = (s.format(name=c.name, people=c.people, person=c.person) for s in _focus(c))
    words = f"What they come for, in their words: {trimmed(c.outcome, max(40, 360 - len(first + second + third)))}"
    return trimmed(text_of(first, words, second, third), 400)


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
        metric=f"{opened(c.people)} for whom this is true, as n of N",
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
    trade, stuck = TRADES[c.kind], c.points("stuck_points", 110)
    seen = f"we look for this sign and write first: {c.low(bare(stuck[0]))}" if stuck else f"we write first when {trade.slips}"
    return (
        Contrast(
            instead_of=f"A {c.person} has a reply, so the matter is closed",
            we=f"It counts as done once the {c.person} can go on, and we have asked",
        ),
        Contrast(instead_of=f"We hear from {c.people} when something is wrong", we=opened(seen)),
        Contrast(
            instead_of=f"We mend what is in front of us, and the next {c.person} brings the same",
            we=f"After the second time we {trade.prevent}",
        ),
        Contrast(
            instead_of=f"{opened(c.people)} explain themselves again to whoever answers",
            we=f"What they told us once is in {trade.record}, and we read it before we answer",
        ),
    )


def _fit_rule(c: Company) -> str:
    if not c.not_for:
        return (
            f"We have not settled yet whom we send elsewhere. Until then we ask each new {c.person} what success would be, "
            "and say so openly when it is not ours to give."
        )
    return (
        "When somebody belongs to the second list, we say so in the first talk, name somebody better suited if we know one, "
        f"and start nothing. When a {c.person} grows into it later, we tell them in good time and hand over properly."
    )


def _stopped(c: Company) -> tuple[str, ...]:
    others = [x for x in ("phone", "chat", "text message", "email", "video call") if x not in c.channels][:2]
    lines = [
        f"Answering everywhere. We answer {joined([by(x) for x in c.channels])}; a message anywhere else "
        f"({joined(others, 'or')}, say) is moved "
        "there with one friendly line.",
        (
            f"Being there at all hours. Service is {c.hours.text}; what comes later waits for the next service day unless it is "
            "urgent."
        ),
    ]
    asked = c.facts.text("urgent_promise")
    if asked and not (kept := c.hours.promise(asked)).kept:
        lines.append(
            f"Promising an urgent answer within {asked.replace('same day', 'the day')}. What we can keep is {kept.text}."
        )
    lines.append(f"Measuring ourselves by the number of answers. We count {c.people} who reached their result.")
    return tuple(lines)


def purpose(brief: Brief) -> Purpose:
    """Why service exists here, how its activities reach the customer and the business, and how it follows the foundation."""
    c = company(brief.facts)
    return Purpose(
        purpose=_purpose(c),
        one_line=_why(c),
        connections=_connections(c),
        alignment=_alignment(c),
        evidence=used(brief.facts, "vision", "success", "values", "business_name", "serve", "proof", "pricing", "words"),
    )


def _purpose(c: Company) -> str:
    whom = f"{opened(c.people)} of {c.name}"
    start = f"{whom} should get what they came for, and know at any time where they stand: "
    shown = [bare(c.low(o)) for o in c.outcomes[:2]]
    text = start + "; ".join(shown)
    if len(text) > 249 or not shown:
        text = start + trimmed(c.outcome, 245 - len(start))
    return bare(text) + "."


def _why(c: Company) -> str:
    start = f"{c.name} is there so that {c.people} can say: "
    return sentence(start + trimmed(c.outcome, 118 - len(start)))


def _connections(c: Company) -> tuple[Connection, ...]:
    trade, stuck = TRADES[c.kind], c.points("stuck_points", 100)
    lever = f"Transaction Frequency: {cycle(c).lever}"
    first = bare(c.low(c.first_value)) if c.first_value else "a first result they can show"
    return (
        Connection(
            activity="Getting started with a plan and a date",
            customer_outcome=f"By day {c.first_value_days}: {first}",
            lever=lever,
        ),
        Connection(
            activity="Looking at signs of health and writing first",
            customer_outcome=f"Caught early: {bare(c.low(stuck[0]))}" if stuck else f"Somebody notices when {trade.slips}",
            lever=f"Margin: a {c.person} who is helped early needs no rescue",
        ),
        Connection(
            activity="Answering the next question together with this one",
            customer_outcome=f"They {trade.own_use}",
            lever=f"Margin: the same {c.hours.week:.10g} hours reach further",
        ),
        Connection(
            activity="Celebrating a result and asking what comes next",
            customer_outcome=f"They see how far they have come, and decide about {cycle(c).name} with open eyes",
            lever=lever,
        ),
        Connection(
            activity="Asking for a story or a recommendation, once a result stands",
            customer_outcome=f"A {c.person} helps somebody they know, and is asked only with something to tell",
            lever="Referrals, which bring Prospects",
        ),
    )


def _alignment(c: Company) -> tuple[Alignment, ...]:
    vision = [
        Alignment(source="Vision and mission", says=own(v, 200), service_answer=_vision_answer(c, i))
        for i, v in enumerate(c.sentences("vision", 200)[:2])
    ]
    values = c.told("values", 120)
    rows = [Alignment(source="Values", says=own(values), service_answer=_values_answer(c))] if values else []
    voice = Alignment(
        source="Brand voice",
        says=own(", ".join(c.voice.words)),
        service_answer=(
            "Each word is a rule for writing, with what it rules out; a message opens with "
            f"“{c.voice.greeting.split()[0]}” and the name"
        ),
    )
    blueprint = Alignment(
        source=f"What {c.people} call success",
        says=own(c.outcomes[0]) if c.outcomes else "not known yet",
        service_answer=(
            "The journey, the health score and the milestones are all measured by it; first value is due by day "
            f"{c.first_value_days}"
        ),
    )
    return (*vision, *rows, blueprint, voice)


def _values_answer(c: Company) -> str:
    first, second = valued_names(c)
    return f"Two of them decide: they have become “{first}” and “{second}”, each with its price"


def _vision_answer(c: Company, place: int) -> str:
    answers = (
        (
            f"Service keeps this true after the sale: every {c.person} has a named result, a date for it, and somebody who "
            "looks at "
            "both"
        ),
        (
            f"It decides how we work from day to day: {joined([by(x) for x in c.channels])}, within stated hours, and with a "
            "reason "
            "for every answer"
        ),
    )
    return answers[min(place, 1)]
