"""Five principles to decide by: two from what the company says it values, three from its outcome, its reach and its hours."""

import re

from bot.core.brief import Brief
from bot.core.content.bible_foundation import Principle, Principles
from bot.writers.offline.bible.signals import visible
from bot.writers.offline.bible.values import FIRST, RESULT, VALUES, Choice
from bot.writers.offline.company import Company, company, heading, own
from bot.writers.offline.evidence import used
from bot.writers.offline.phrases import bare, joined, opened, sentence, span
from bot.writers.offline.trade import TRADES

_FALLBACK = ("honesty", "care")


def principles(brief: Brief) -> Principles:
    """Exactly five principles, each with its price, ranked for the case that two of them pull apart."""
    c = company(brief.facts, brief.variation)
    first, second = _valued(c)
    five = _ranked((_outcome(c), first, _early(c), _keepable(c), second))
    return Principles(
        principles=five,
        tie_break=f"When two pull apart, the lower number wins: “{five[0].name}” beats all.",
        how_to_use="No answer outside routine without one of these; if none fits, the owner decides.",
        evidence=used(
            brief.facts,
            "success",
            "values",
            "never_do",
            "stuck_points",
            "requests_common",
            "hours_week",
            "urgent_promise",
            "service_focus",
        ),
    )


def _ranked(five: tuple[Principle, ...]) -> tuple[Principle, ...]:
    order = sorted(five, key=lambda p: (p.rank, five.index(p)))
    return tuple(p.model_copy(update={"n": i, "rank": i}) for i, p in enumerate(order, 1))


def _outcome(c: Company) -> Principle:
    choice, fill = FIRST.get(c.facts.text("service_focus"), RESULT), {"person": c.person}
    requests = c.points("requests_common", 110)
    asked = f"Asked {own(requests[0])}, we answer and then check" if requests else f"A {c.person} thanks us; we still check"
    return Principle(
        n=1,
        rank=2,
        name=choice.name,
        statement=choice.statement.format(**fill),
        we_do=tuple(d.format(**fill) for d in choice.do),
        we_dont=(choice.dont.format(**fill),),
        example=f"{asked} whether this holds: {c.result}.",
        cost=choice.cost,
        source="service_focus",
    )


def _early(c: Company) -> Principle:
    trade = TRADES[c.kind]
    share = c.facts.text("proactive_share")
    reserved = f"about {share} of service time" if "%" in share else "a fixed part of service time"
    example = f"When this shows, we write the same week: {c.stuck[0] if c.stuck else trade.slips}."
    return Principle(
        n=3,
        rank=4,
        name="We move first",
        statement=f"We keep {reserved} for {c.people} who have not asked for anything.",
        we_do=(
            f"Look at {joined(visible(c)[:2])} at fixed times",
            f"Write to one {c.person} about one thing we saw",
        ),
        we_dont=(f"Send all {c.people} the same reminder",),
        example=example,
        cost="Ordinary requests wait until the promised time.",
        source="proactive_share",
    )


def _keepable(c: Company) -> Principle:
    wanted = c.facts.text("urgent_promise", "2 hours")
    urgent = c.hours.promise(wanted)
    example = (
        f"Urgent matters: {urgent.text}. We keep it in a bad week, and say nothing shorter in a good one."
        if urgent.kept
        else f"We would like {wanted}; the inbox can go unread for {span(c.hours.gap)}, so we say {urgent.text}."
    )
    return Principle(
        n=4,
        rank=3,
        name="No promise we cannot keep",
        statement=f"We promise only what {c.hours.week:.10g} hours a week can hold for ninety days in a row.",
        we_do=(
            f"Tell every {c.person} the time of the next word, and be earlier",
            "Tell our hours before somebody has to find out",
        ),
        we_dont=("Say “right away” or “shortly”",),
        example=example,
        cost=f"On paper {c.name} looks slower than others.",
        source="hours_week",
    )


def _valued(c: Company) -> tuple[Principle, Principle]:
    (w1, first), (w2, second) = _choices(c)
    one, two = _limit(c, first), _limit(c, second)
    return _value(c, 2, w1, first, one), _value(c, 5, w2, second, two if two != one else "")


def valued_names(c: Company) -> tuple[str, str]:
    """The names of the two principles that come from the company's values."""
    (_, first), (_, second) = _choices(c)
    return first.name, second.name


def _choices(c: Company) -> list[tuple[str, Choice]]:
    """Two values that decide something: those that a stated limit bears out come first, then in the order given."""
    words = [w for part in re.split(r",|\band\b", c.told("values", 200)) if (w := bare(part))]
    found: dict[str, tuple[str, Choice]] = {}
    for word in [*words, *_FALLBACK, "reliability"]:
        choice = next((choice for pattern, choice in VALUES if re.search(rf"\b(?:{pattern})\b", word, re.IGNORECASE)), None)
        if choice is not None:
            found.setdefault(choice.name, (word, choice))
    own_words = [row for row in found.values() if row[0] in words]
    rest = [row for row in found.values() if row[0] not in words]
    return [*sorted(own_words, key=lambda row: not _limit(c, row[1])), *rest][:2]


def _limit(c: Company, choice: Choice) -> str:
    """The stated limit that this choice bears out, or nothing."""
    return next((n for n in c.points("never_do", 180) if re.search(choice.fits, n, re.IGNORECASE)), "") if choice.fits else ""


def _value(c: Company, n: int, word: str, choice: Choice, limit: str) -> Principle:
    fill = {"person": c.person, "people": c.people}
    return Principle(
        n=n,
        rank=1 if choice.name.startswith("Safe") else 5 if n == 5 else 2,
        name=heading(choice.name, 40),
        statement=choice.statement.format(**fill),
        we_do=tuple(opened(d.format(**fill)) for d in choice.do),
        we_dont=(bare(choice.dont.format(**fill)),),
        example=_bite(c, n, limit),
        cost=choice.cost.format(**fill),
        source=f"values: {word}",
    )


def _bite(c: Company, n: int, limit: str) -> str:
    if limit:
        return f"Already a line here: {sentence(limit)}"
    worries = c.points("worries", 100)
    if worries:
        return f"Asked {own(worries[(n // 2 - 1) % len(worries)])}, we tell how it went with others, including when it was hard."
    return f"A {c.person} asks for what we should not do: the first sentence says so, the second what we can do."
