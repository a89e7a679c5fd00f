"""Five principles to decide by: two from what the company says it values, three from its outcome, its reach and its hours."""

import re
from dataclasses import dataclass

from bot.core.brief import Brief
from bot.core.content.bible_foundation import Principle, Principles
from bot.writers.offline.company import Company, company, heading, own
from bot.writers.offline.evidence import used
from bot.writers.offline.phrases import bare, opened, sentence, span
from bot.writers.offline.trade import TRADES


@dataclass(frozen=True)
class _Choice:
    """What a value means when it costs something. `{people}` and `{person}` are filled in."""

    name: str
    statement: str
    do: tuple[str, str]
    dont: str
    cost: str
    fits: str = ""


VALUES: tuple[tuple[str, _Choice], ...] = (
    (
        r"safe\w*|secur\w*",
        _Choice(
            "Safe comes first",
            "When safe and convenient part ways, we take the safe way and say why.",
            ("Stop the work when a sign of danger shows, and tell the {person} at once", "Say plainly what must not be done until it is settled"),
            "Make an exception because somebody is in a hurry.",
            "Some {people} are annoyed with us for a day.",
            fits=r"safe|brake|danger|diagnos|medic|ride|check",
        ),
    ),
    (
        r"discre\w+|privacy|confiden\w+|trust\w*",
        _Choice(
            "What we are told stays with us",
            "We share what a {person} told us only with those who need it to help.",
            ("Check who is asking before answering about anyone", "Keep details out of messages and in the record"),
            "Tell one {person} about another, not even as an example.",
            "Some answers need one more call.",
            fits=r"discuss|share|report|tell|said|data|channel|findings|another",
        ),
    ),
    (
        r"accura\w+|precis\w+|craft\w*|quality|evidence|thorough\w*|excellen\w+|rigou?r\w*",
        _Choice(
            "Right before fast",
            "An answer that is right tomorrow beats one that has to be taken back today.",
            ("Send a first answer in time that says what is known and what is still being checked", "Name where a figure or a claim comes from"),
            "Guess to fill a silence.",
            "Now and then the {person} waits a few hours longer for the final word.",
            fits=r"release|approv|guess|wrong|diagnos|confirmed|untested",
        ),
    ),
    (
        r"own\w*(?: up)?.*mistake\w*|responsib\w+|accountab\w+|owning\b.*",
        _Choice(
            "Our mistake, our move",
            "When we are the cause, we speak first and put it right before we explain it.",
            ("Say what went wrong in the first sentence", "Put right what followed from it, and check a week later that it stayed right"),
            "Explain first and apologise last.",
            "It takes money and pride, at a time we did not choose.",
            fits=r"mistake|blame|fault",
        ),
    ),
    (
        r"honest\w*|straight\w*|open(?:ness)?|transparen\w+|truth\w*|clarity|candou?r|integrity|courage\w*|frank\w*",
        _Choice(
            "The unwelcome answer, early",
            "We say what a {person} would rather not hear as soon as we know it, and what can be done about it.",
            ("Say no in the first sentence and offer the next best way in the second", "Tell about a delay before its date, with a new date"),
            "Soften a no until it sounds like a maybe.",
            "We lose a sale, or some goodwill, to people who wanted a yes.",
            fits=r"date|promise|backdate|hours|engineering|truth|honest|write or give|needs it|cured",
        ),
    ),
    (
        r"fair\w*",
        _Choice(
            "The same fair terms for all",
            "What one {person} gets for the asking, everybody in the same place gets without asking.",
            ("Name the price and the terms before work begins", "Offer what we gave to one to others in the same position"),
            "Give more to those who are louder.",
            "We give away things that nobody would have claimed.",
            fits=r"price|charge|one customer|discount|fee|terms",
        ),
    ),
    (
        r"calm\w*|patien\w+|respect\w*|kind\w*|care|caring|warm\w*|empath\w+|human\w*|humil\w+",
        _Choice(
            "First the person, then the matter",
            "Somebody who is worried gets our attention before the matter gets our routine.",
            ("Say back in one sentence what it means for them, before the answer", "Call when a message shows that somebody is upset"),
            "Correct the tone of somebody who is upset.",
            "Such an answer takes ten minutes where two would have been enough.",
            fits=r"blame|keep a|needs|upset|wait|person",
        ),
    ),
    (
        r"speed\w*|fast|quick\w*|pace|prompt\w*|agil\w+",
        _Choice(
            "A short answer now",
            "We send the part we know now and the rest when we have it.",
            ("Answer with what is certain, and name the time of the next word", "Take the way that unblocks the {person} today, even if the neat one follows later"),
            "Keep a {person} waiting until everything is complete.",
            "We are interrupted more often, and write twice.",
            fits=r"wait|delay",
        ),
    ),
    (
        r"practi[cs]e|learn\w*|growth|teach\w*|educat\w+|empower\w*|simpl\w+|ease|independen\w+",
        _Choice(
            "They can do it without us",
            "We show how it is done where we could just do it, so that the {person} needs us less for the same thing.",
            ("Show the one step that was missing, and let them take it", "Keep what we showed where they find it again"),
            "Make ourselves needed for things that can be learnt.",
            "We sell a little less of our time.",
            fits=r"write or give|in a client|for them|no longer needs",
        ),
    ),
    (
        r"repair\w*|sustain\w*|environment\w*|green|reuse|mend\w*",
        _Choice(
            "Mend before we sell",
            "We look first for the way to keep what is there, and say honestly when it is not worth it.",
            ("Name the repair and its price before anything new", "Say how long it will hold"),
            "Recommend the new thing because it earns more.",
            "A sale of the day turns into a smaller job.",
            fits=r"sell|new|replace",
        ),
    ),
    (
        r"reliab\w+|depend\w+|consisten\w+|commit\w*|punctual\w*",
        _Choice(
            "Said is done",
            "Whatever one of us told a {person} binds us all, even when it was said too quickly.",
            ("Write a promise down the moment it is made", "Keep it, or call before its time with a new one"),
            "Argue about what somebody meant.",
            "We sometimes pay for a sentence we should not have said.",
            fits=r"promise|keep|agreed",
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


_FIRST = {
    "building relationships": _Choice(
        "The person stays, the case goes",
        "We choose the answer after which the {person} would come to us again, even where another would be quicker.",
        (
            "Answer as somebody who was there last time and will be there next time",
            "Ask how it went, when the matter is long closed",
        ),
        "Win an argument and lose the {person}",
        "We know fewer people, and we know them well.",
    ),
    "solving problems together": _Choice(
        "Not solved until they can go on",
        "A thing is solved when the {person} works with it again and knows why it failed.",
        ("Show what you look at while you look for it", "Ask the {person} what would make it useless to call us next time"),
        "Close it because it works at our end",
        "The first of a kind takes long, and somebody else waits.",
    ),
    "a balance": _Choice(
        "Their result closes it",
        "Quick or thorough is decided by what the {person} needs it for, not by how full our day is.",
        ("Ask what it is for and by when", "Say which of quick, thorough and friendly will suffer today"),
        "Choose by what is on top of the pile",
        "We have to ask one question more, and change our own order.",
    ),
}
_RESULT = _Choice(
    "The result decides",
    "We judge an answer by whether the {person} is nearer to what they came for, not by whether we have done our part.",
    ("Ask what the {person} wants to do with the answer", "Answer the next question together with this one"),
    "Call it done because we have replied",
    "Single answers take longer, and we handle fewer of them in a day.",
)


def _outcome(c: Company) -> Principle:
    choice, fill = _FIRST.get(c.facts.text("service_focus"), _RESULT), {"person": c.person}
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
        f"A known sticking point is this: {bare(c.low(stuck[0]))}. We write when it begins, not when it hurts."
        if stuck
        else f"When {trade.slips}, we write the same week and ask what has changed."
    )
    return Principle(
        n=3, rank=4, name="We move first",
        statement=f"We keep {reserved} for {c.people} who have not asked for anything.",
        we_do=("Look at the signs of health at fixed times, also in a full week", "Write to one person about one thing we saw"),
        we_dont=("Send the same reminder to everybody and call it care",),
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
        we_dont=("Say “right away” or “shortly”",),
        example=example, cost="Our promises look slower on paper than those of others.", source="hours_week",
    )  # fmt: skip


def _valued(c: Company) -> tuple[Principle, Principle]:
    (w1, first), (w2, second) = _choices(c)
    one, two = _limit(c, first), _limit(c, second)
    return _value(c, 2, w1, first, one), _value(c, 5, w2, second, two if two != one else "")


def valued_names(c: Company) -> tuple[str, str]:
    """The names of the two principles that come from the company's values."""
    (_, first), (_, second) = _choices(c)
    return first.name, second.name


def _choices(c: Company) -> list[tuple[str, _Choice]]:
    """Two values that decide something: those that a stated limit bears out come first, then in the order given."""
    words = [w for part in re.split(r",|\band\b", c.told("values", 200)) if (w := bare(part))]
    found: dict[str, tuple[str, _Choice]] = {}
    for word in [*words, *_FALLBACK, "reliability"]:
        choice = next((choice for pattern, choice in VALUES if re.search(rf"\b(?:{pattern})\b", word, re.IGNORECASE)), None)
        if choice is not None:
            found.setdefault(choice.name, (word, choice))
    own_words = [row for row in found.values() if row[0] in words]
    rest = [row for row in found.values() if row[0] not in words]
    return [*sorted(own_words, key=lambda row: not _limit(c, row[1])), *rest][:2]


def _limit(c: Company, choice: _Choice) -> str:
    """The stated limit that this choice bears out, or nothing."""
    return next((n for n in c.points("never_do", 180) if re.search(choice.fits, n, re.IGNORECASE)), "") if choice.fits else ""


def _value(c: Company, n: int, word: str, choice: _Choice, limit: str) -> Principle:
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
        return f"Somebody asks {own(worries[min(n, len(worries)) - 1])} We answer from what we have seen with others, including the times when it was hard."
    return f"A {c.person} asks for something we should not do. We say so in the first sentence, and what we can do in the second."
