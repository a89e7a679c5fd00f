"""Quality standards that can be sampled, escalation by harm, making it right, and what happens with data."""

from bot.core.brief import Brief
from bot.core.content.bible_words import Escalation, Quality, QualityStandard, Remedy
from bot.writers.offline.bible import names
from bot.writers.offline.bible.care import DATA
from bot.writers.offline.bible.requests import PROMISED, promises
from bot.writers.offline.company import Company, company, practice
from bot.writers.offline.evidence import default, derived, used
from bot.writers.offline.phrases import by, joined, money, opened, text_of
from bot.writers.offline.trade import TRADES
from bot.writers.offline.voice import RULES


def quality(brief: Brief) -> Quality:
    """Five dimensions with thresholds, four escalation levels, the remedy limit, data rules, the weekly look."""
    c = company(brief.facts, brief.variation)
    return Quality(
        summary=_summary(c),
        standards=_standards(c),
        escalations=_escalations(c),
        remedy=_remedy(c),
        data_rules=DATA.get(c.facts.text("sensitive_data"), DATA["personal"]),
        review=_review(c),
        proof=_proof(c),
        evidence=(
            *used(
                brief.facts,
                "proof",
                "urgent_promise",
                "ordinary_promise",
                "remedy_limit",
                "currency",
                "customer_value",
                "voice",
                "words",
            ),
            *used(brief.facts, "sensitive_data", "working_days", "day_start", "day_end", "channels", "hours_week"),
            derived(
                f"hours a week / 2, between 3 and 10{f', x {c.emphasis.reread}' if c.emphasis.reread > 1 else ''}",
                f"{sample(c)} answers a week",
                "standards.*.sample",
                "standards.2.threshold",
                "standards.4.threshold",
            ),
            derived(PROMISED, "", "standards.0.standard", "escalations.*.wait", "escalations.*.wait_minutes", "remedy.rule"),
            default(
                "thresholds", "9 of 10 in time and 8 of 10 solved at once are usual aims; escalation after one unanswered round"
            ),
        ),
    )


def _summary(c: Company) -> str:
    return f"In a full week the promised time is kept with a short, true word, and the good answer follows {by(c.primary)}."


def sample(c: Company) -> int:
    """How many answers a week are read again: one per two hours of service, three to ten; more where a team is trained."""
    return c.emphasis.reread * max(3, min(10, round(c.hours.week / 2)))


def _standards(c: Company) -> tuple[QualityStandard, ...]:
    n, (urgent, _, ordinary, _), here = sample(c), promises(c), practice(c)
    look, (mark, avoid) = f"{n} answers a week, taken blindly", RULES[c.voice.lead]
    return (
        QualityStandard(
            dimension="speed",
            standard=f"{opened(ordinary.text)}, urgent {urgent.text}",
            sample="all requests",
            check="Middle value and slowest tenth",
            threshold=f"under 9 of 10 for two weeks: {_relief(c)}",
        ),
        QualityStandard(
            dimension="resolution",
            standard="Solved with the first answer, quiet for 7 days",
            sample="all requests",
            check=here.handling.twice,
            threshold=f"under 8 of 10: {TRADES[c.kind].prevent}",
        ),
        QualityStandard(
            dimension="clarity",
            standard="Answer first, next step last",
            sample=look,
            check=here.clear,
            threshold=f"over 1 of {n}: rewritten together and kept",
        ),
        QualityStandard(
            dimension="voice",
            standard=f"{opened(joined(c.voice.words))}: we {mark}",
            sample=look,
            check=f"Read aloud: any {avoid}, any word we never use?",
            threshold="once: corrected the same day",
        ),
        QualityStandard(
            dimension="care",
            standard=f"It fits no other {c.person}",
            sample=look,
            check=here.personal,
            threshold=f"over 2 of {n}: fewer ready-made messages",
        ),
    )


def _relief(c: Company) -> str:
    last = c.channels[-1] if c.channels[-1] != c.primary else c.channels[0]
    return f"close {last}, or promise more time" if len(c.channels) > 1 else "promise more time"


def _escalations(c: Company) -> tuple[Escalation, ...]:
    """By harm, not by volume: unsolved, harmful, beyond us, grave."""
    return _unsolved(c), _harmful(c), _beyond_us(c), _grave(c)


def _unsolved(c: Company) -> Escalation:
    here, high = practice(c), promises(c)[1]
    return Escalation(
        level=1,
        trigger=here.levels[0],
        who=_again(c),
        wait_minutes=high.minutes,
        wait=opened(high.text),
        tell_customer=here.handling.tell[0],
        authority="Everything in this Bible",
        record="What was tried",
        template=names.FIRST_REPLY,
    )


def _harmful(c: Company) -> Escalation:
    here, urgent = practice(c), promises(c)[0]
    currency, limit = c.facts.text("currency"), c.facts.number("remedy_limit")
    return Escalation(
        level=2,
        trigger=here.levels[1],
        who=f"The owner, as the {c.person}'s one contact",
        wait_minutes=urgent.minutes,
        wait=opened(urgent.text),
        tell_customer=here.handling.tell[1],
        authority=f"Up to {money(limit, currency)}, and a date" if limit else "An apology and a date; money by the owner's word",
        record="Harm, cause, promises",
        template=names.FIRST_REPLY,
    )


def _beyond_us(c: Company) -> Escalation:
    here = practice(c)
    return Escalation(
        level=3,
        trigger=here.handling.beyond,
        who=opened(TRADES[c.kind].expert),
        wait_minutes=c.hours.length,
        wait="Within 1 service day",
        tell_customer=here.levels[2],
        authority="The owner, on cost",
        record="question, answer",
        template=names.FIRST_REPLY,
    )


def _grave(c: Company) -> Escalation:
    urgent = promises(c)[0]
    return Escalation(
        level=4,
        trigger=_gravest(c),
        who=_counsel(c),
        wait_minutes=urgent.minutes,
        wait=f"At once; they hear {urgent.text}",
        tell_customer="What we know, and when we speak next",
        authority="Only the owner speaks",
        record="Times and words",
        template=names.SORRY,
    )


def _again(c: Company) -> str:
    heard = c.talk_channel in ("phone", "video call", "in person")
    return f"Whoever answers, {by(c.talk_channel)}" if heard else "Whoever answers, after a second look"


def _gravest(c: Company) -> str:
    kind = c.facts.text("sensitive_data")
    data = {
        "health": "Health data went to the wrong person",
        "financial": "Money or figures went to the wrong person",
        "children": "Data about a child went to the wrong person",
    }.get(kind, "Data went to the wrong person")
    return f"{data}, somebody may come to harm, or a lawyer writes"


def _counsel(c: Company) -> str:
    return "The owner, then a lawyer or the authority" + (", and the doctor" if c.kind == "clinic" else "")


def _remedy(c: Company) -> Remedy:
    limit, currency = c.facts.number("remedy_limit"), c.facts.text("currency")
    rule = (
        f"Up to {money(limit, currency)} per case whoever answers decides; above that the owner, {promises(c)[1].text}. "
        "The same mistake gets the same remedy, however loud the complaint."
        if limit
        else "Nobody has named an amount yet: until then we repair, repeat or extend, and money is the owner's word."
    )
    return Remedy(
        limit=limit,
        currency=currency,
        rule=rule,
        steps=(
            f"Let the {c.person} finish; say back what it meant.",
            "Say sorry first, without a but.",
            practice(c).put_right,
            practice(c).handling.fair,
            practice(c).handling.after,
        ),
    )


def _review(c: Company) -> str:
    weekly = f"{sample(c)} answers, what came back, one thing we stop and one we change"
    return text_of(
        f"{c.hours.days[-1]}, {c.emphasis.review_minutes} minutes: {weekly}", c.emphasis.review, practice(c).handling.reread
    )


_PROOFS = {
    "success reached": "{people} who reached the result they named, n of N, by quarter",
    "retention": "{people} of a year ago who are still with us, n of N; below 20 by name",
    "satisfaction": "4 or 5 on a scale of 5, n of N answers, with their words",
    "low effort": "how easy it was, 1 to 7; an average only from 20 answers on",
    "referrals": "recommendations that led to a talk, counted by quarter",
    "speed": "first answers within the promised time, as a share",
    "solved first time": "requests solved at once and not asked again within 7 days",
}


def _proof(c: Company) -> tuple[str, ...]:
    chosen = c.choices("proof") or ("success reached", "low effort")
    return tuple(f"{opened(p)}: {_PROOFS[p].format(people=c.people)}." for p in chosen if p in _PROOFS)
