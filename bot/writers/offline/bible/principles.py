"""Five principles to decide by: two from what the company says it values, three from its outcome, its reach and its hours."""

import re
from dataclasses import dataclass

from bot.core.brief import Brief
from bot.core.content.bible_foundation import Principle, Principles
from bot.writers.offline.company import Company, company, heading, own
from bot.writers.offline.evidence import used
from bot.writers.offline.phrases import bare, joined, opened, sentence, span
from bot.writers.offline.trade import TRADES


@dataclass(frozen=True)
class _Choice:
    """What a value means when it costs something. `{people}` and `{person}` are filled in."""

    name: str
    statement: str
    do: tuple[str, str]
    dont: str
    cost: str


VALUES: tuple[tuple[str, _Choice], ...] = (
    (
        r"safe\w*|secur\w*",
        _Choice(
            "Safe comes first",
            "When safe and convenient part ways, we take the safe way and say why.",
            ("Stop the work when a sign of danger shows, and tell the {person} at once", "Say plainly what must not be done until it is settled"),
            "We do not make an exception because somebody is in a hurry.",
            "Some {people} are annoyed with us for a day.",
        ),
    ),
    (
        r"discre\w+|privacy|confiden\w+|trust\w*",
        _Choice(
            "What we are told stays with us",
            "We share what a {person} told us only with those who need it to help.",
            ("Check who is asking before answering about anyone", "Keep details out of messages and in the record"),
            "We do not tell one {person} about another, not even as an example.",
            "Some answers need one more call.",
        ),
    ),
    (
        r"accura\w+|precis\w+|craft\w*|quality|evidence|thorough\w*|excellen\w+|rigou?r\w*",
        _Choice(
            "Right before fast",
            "An answer that is right tomorrow beats one that has to be taken back today.",
            ("Send a first answer in time that says what is known and what is still being checked", "Name where a figure or a claim comes from"),
            "We do not guess to fill a silence.",
            "Now and then the {person} waits a few hours longer for the final word.",
        ),
    ),
    (
        r"own\w*(?: up)?.*mistake\w*|responsib\w+|accountab\w+|owning\b.*",
        _Choice(
            "Our mistake, our move",
            "When we are the cause, we speak first and put it right before we explain it.",
            ("Say what went wrong in the first sentence", "Put right what followed from it, and check a week later that it stayed right"),
            "We do not explain first and apologise last.",
            "It takes money and pride, at a time we did not choose.",
        ),
    ),
    (
        r"honest\w*|straight\w*|open(?:ness)?|transparen\w+|truth\w*|clarity|candou?r|integrity|courage\w*|frank\w*",
        _Choice(
            "The unwelcome answer, early",
            "We say what a {person} would rather not hear as soon as we know it, and what can be done about it.",
            ("Say no in the first sentence and offer the next best way in the second", "Tell about a delay before its date, with a new date"),
            "We do not soften a no until it sounds like a maybe.",
            "We lose a sale, or some goodwill, to people who wanted a yes.",
        ),
    ),
    (
        r"fair\w*",
        _Choice(
            "The same fair terms for all",
            "What one {person} gets for the asking, everybody in the same place gets without asking.",
            ("Name the price and the terms before work begins", "Offer what we gave to one to others in the same position"),
            "We do not give more to those who are louder.",
            "We give away things that nobody would have claimed.",
        ),
    ),
    (
        r"calm\w*|patien\w+|respect\w*|kind\w*|care|caring|warm\w*|empath\w+|human\w*|humil\w+",
        _Choice(
            "First the person, then the matter",
            "Somebody who is worried gets our attention before the matter gets our routine.",
            ("Say back in one sentence what it means for them, before the answer", "Call when a message shows that somebody is upset"),
            "We do not correct the tone of somebody who is upset.",
            "Such an answer takes ten minutes where two would have been enough.",
        ),
    ),
    (
        r"speed\w*|fast|quick\w*|pace|prompt\w*|agil\w+",
        _Choice(
            "A short answer now",
            "We send the part we know now and the rest when we have it.",
            ("Answer with what is certain, and name the time of the next word", "Take the way that unblocks the {person} today, even if the neat one follows later"),
            "We do not keep a {person} waiting until everything is complete.",
            "We are interrupted more often, and write twice.",
        ),
    ),
    (
        r"practi[cs]e|learn\w*|growth|teach\w*|educat\w+|empower\w*|simpl\w+|ease|independen\w+",
        _Choice(
            "They can do it without us",
            "We show how it is done where we could just do it, so that the {person} needs us less for the same thing.",
            ("Show the one step that was missing, and let them take it", "Keep what we showed where they find it again"),
            "We do not make ourselves needed for things that can be learnt.",
            "We sell a little less of our time.",
        ),
    ),
    (
        r"repair\w*|sustain\w*|environment\w*|green|reuse|mend\w*",
        _Choice(
            "Mend before we sell",
            "We look first for the way to keep what is there, and say honestly when it is not worth it.",
            ("Name the repair and its price before anything new", "Say how long it will hold"),
            "We do not recommend the new thing because it earns more.",
            "A sale of the day turns into a smaller job.",
        ),
    ),
    (
        r"reliab\w+|depend\w+|consisten\w+|commit\w*|punctual\w*",
        _Choice(
            "Said is done",
            "Whatever one of us told a {person} binds us all, even when it was said too quickly.",
            ("Write a promise down the moment it is made", "Keep it, or call before its time with a new one"),
            "We do not argue about what somebody meant.",
            "We sometimes pay for a sentence we should not have said.",
        ),
    ),
)  # fmt: skip
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
            f"Two principles can point in different directions. Then the one with the lower rank number decides: “{leading.name}” beats all "
            f"others, “{after.name}” comes next. Whoever decided so writes one line about it, and the weekly look checks if it was right."
        ),
        how_to_use=f"Before an answer that is not routine, find the principle it rests on. If none fits, it is a matter for the owner of {c.name}, and perhaps for a sixth line that replaces one of these.",
        evidence=used(brief.facts, "success", "values", "never_do", "stuck_points", "requests_common", "hours_week", "urgent_promise", "service_focus"),
    )  # fmt: skip


def _ranked(five: tuple[Principle, ...]) -> tuple[Principle, ...]:
    order = sorted(five, key=lambda p: (p.rank, five.index(p)))
    return tuple(p.model_copy(update={"n": i, "rank": i}) for i, p in enumerate(order, 1))


def _outcome(c: Company) -> Principle:
    requests = c.points("requests_common", 110)
    names = {
        "building relationships": "The person stays longer than the case",
        "solving problems together": "Not solved until they can go on",
        "a balance": "Their result closes the request",
    }
    example = (
        f"Asked {own(requests[0])}, we answer it and look in the same minute whether this still holds: {bare(c.outcome)}."
        if requests
        else f"A {c.person} thanks us and seems content. We still ask whether this holds: {bare(c.outcome)}."
    )
    return Principle(
        n=1, rank=2, name=names.get(c.facts.text("service_focus"), "The result decides"),
        statement=f"We judge an answer by whether the {c.person} is nearer to what they came for, not by whether we have done our part.",
        we_do=(f"Ask what the {c.person} wants to do with the answer", "Answer the next question together with this one"),
        we_dont=("We do not call it done because we have replied.",),
        example=example, cost="Single answers take longer, and we handle fewer of them in a day.", source="success",
    )  # fmt: skip


def _early(c: Company) -> Principle:
    trade, stuck = TRADES[c.kind], c.points("stuck_points", 120)
    share = c.facts.text("proactive_share")
    spoken = f"about {share.replace(' %', ' %')} of service time" if "%" in share else "a fixed part of service time"
    example = (
        f"A known sticking point is this: {bare(c.low(stuck[0]))}. We write when it begins, not when it hurts."
        if stuck
        else f"When {trade.slips}, we write the same week and ask what has changed."
    )
    return Principle(
        n=3, rank=4, name="We move first",
        statement=f"We keep {spoken} for {c.people} who have not asked for anything.",
        we_do=("Look at the signs of health at fixed times, also in a full week", "Write to one person about one thing we saw"),
        we_dont=("We do not send the same reminder to everybody and call it care.",),
        example=example, cost=f"Ordinary requests wait until the promised time, although somebody at {c.name} would be free to answer.", source="proactive_share",
    )  # fmt: skip


def _keepable(c: Company) -> Principle:
    wanted = c.facts.text("urgent_promise", "2 hours")
    urgent = c.hours.promise(wanted)
    example = (
        f"We would like to answer urgent matters within {wanted}. With {c.hours.week:.10g} hours a week the inbox can go unread for {span(c.hours.gap)}, so we promise {urgent.text} and are often quicker."
        if not urgent.kept
        else f"For urgent matters we promise {urgent.text}. We look often enough to keep it in a bad week, and say nothing shorter even in a good one."
    )
    return Principle(
        n=4, rank=3, name="No promise we cannot keep",
        statement=f"We promise only what {c.hours.week:.10g} hours a week can hold for ninety days in a row.",
        we_do=("Give a time for the next word, and be earlier", f"Point to our hours ({c.hours.start} to {c.hours.end}) before somebody has to find out"),
        we_dont=("We do not say “right away” or “shortly”.",),
        example=example, cost="Our promises look slower on paper than those of others.", source="hours_week",
    )  # fmt: skip


def _valued(c: Company) -> tuple[Principle, Principle]:
    words = [w for part in re.split(r",|\band\b", c.told("values", 200)) if (w := bare(part))]
    found: dict[str, tuple[str, _Choice]] = {}
    for word in [*words, *_FALLBACK, "reliability"]:
        choice = next((choice for pattern, choice in VALUES if re.search(rf"\b(?:{pattern})\b", word, re.IGNORECASE)), None)
        if choice is not None:
            found.setdefault(choice.name, (word, choice))
    (w1, first), (w2, second) = list(found.values())[:2]
    limits = c.points("never_do", 180)
    return _value(c, 2, w1, first, limits[:1]), _value(c, 5, w2, second, limits[1:2])


def _value(c: Company, n: int, word: str, choice: _Choice, limit: tuple[str, ...]) -> Principle:
    fill = {"person": c.person, "people": c.people}
    worries = c.points("worries", 100)
    asked = (
        f"Somebody asks {own(worries[min(n, len(worries)) - 1])} We answer from what we have seen with others, including the times it was hard."
        if worries
        else f"A {c.person} asks for something we should not do. We say so in the first sentence, and what we can do in the second."
    )
    example = f"One line stands whatever is offered: {sentence(limit[0])}" if limit else asked
    return Principle(
        n=n, rank=1 if choice.name.startswith("Safe") else 5 if n == 5 else 2, name=heading(choice.name, 40), statement=choice.statement.format(**fill),
        we_do=tuple(opened(d.format(**fill)) for d in choice.do), we_dont=(choice.dont.format(**fill),), example=example,
        cost=choice.cost.format(**fill), source=f"values: {joined((word,))}",
    )  # fmt: skip
