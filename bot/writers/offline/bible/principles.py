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
    c = company(brief.facts)
    first, second = _valued(c)
    five = _ranked((_outcome(c), first, _early(c), _keepable(c), second))
    leading, after = five[0], five[1]
    return Principles(
        principles=five,
        tie_break=(
            "Two principles can point in different directions. Then the one with the lower rank number decides: "
            f"“{leading.name}” beats all "
            f"others, “{after.name}” comes next. Whoever decided so writes one line about it, and the weekly look checks if it "
            "was right."
        ),
        how_to_use=(
            "Before an answer that is not routine, find the principle it rests on. If none fits, it is a matter for the "
            f"owner of {c.name}, and perhaps for a sixth line that replaces one of these."
        ),
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
    asked = f"Asked {own(requests[0])}, we answer it and look" if requests else f"A {c.person} thanks us. We look all the same"
    return Principle(
        n=1,
        rank=2,
        name=choice.name,
        statement=choice.statement.format(**fill),
        we_do=tuple(d.format(**fill) for d in choice.do),
        we_dont=(choice.dont.format(**fill),),
        example=f"{asked} whether this still holds: {bare(c.outcome)}.",
        cost=choice.cost,
        source="service_focus",
    )


def _early(c: Company) -> Principle:
    trade, stuck = TRADES[c.kind], c.points("stuck_points", 120)
    share = c.facts.text("proactive_share")
    reserved = f"about {share} of service time" if "%" in share else "a fixed part of service time"
    example = (
        f"A known sticking point is this: {bare(c.low(stuck[0]))}. We write when it begins."
        if stuck
        else f"When {trade.slips}, we write the same week and ask what has changed."
    )
    return Principle(
        n=3,
        rank=4,
        name="We move first",
        statement=f"We keep {reserved} for {c.people} who have not asked for anything.",
        we_do=(
            f"Look at {joined(visible(c)[:2])} at fixed times, also in a full week",
            f"Write to one {c.person} about one thing we saw",
        ),
        we_dont=(f"Send the same reminder to all {c.people} and call it care",),
        example=example,
        cost=f"Ordinary requests wait until the promised time, although somebody at {c.name} would be free to answer.",
        source="proactive_share",
    )


def _keepable(c: Company) -> Principle:
    wanted = c.facts.text("urgent_promise", "2 hours")
    urgent = c.hours.promise(wanted)
    example = (
        (
            f"We would like to answer urgent matters within {wanted}. With {c.hours.week:.10g} hours a week the inbox can go "
            "unread "
            f"for {span(c.hours.gap)}, so we promise {urgent.text} and are often quicker."
        )
        if not urgent.kept
        else (
            f"For urgent matters we promise {urgent.text}. We look often enough to keep it in a bad week, and say nothing "
            "shorter even in a good one."
        )
    )
    return Principle(
        n=4,
        rank=3,
        name="No promise we cannot keep",
        statement=f"We promise only what {c.hours.week:.10g} hours a week can hold for ninety days in a row.",
        we_do=(
            f"Tell every {c.person} the time of the next word, and be earlier",
            f"Point to our hours ({c.hours.start} to {c.hours.end}) before somebody has to find out",
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
        return f"Here it has already become a line: {sentence(limit)}"
    worries = c.points("worries", 100)
    if worries:
        return (
            f"Somebody asks {own(worries[min(n, len(worries)) - 1])} We answer from what we have seen with others, including "
            "the times when it was hard."
        )
    return f"A {c.person} asks for something we should not do. We say so in the first sentence, and what we can do in the second."
