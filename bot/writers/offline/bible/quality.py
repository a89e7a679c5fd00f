"""Quality standards that can be sampled, escalation by harm, making it right, and what happens with data."""

from bot.core.brief import Brief
from bot.core.content.bible_words import Escalation, Quality, QualityStandard, Remedy
from bot.writers.offline.bible import names
from bot.writers.offline.bible.care import DATA
from bot.writers.offline.bible.requests import promises
from bot.writers.offline.company import Company, company, practice
from bot.writers.offline.evidence import default, derived, used
from bot.writers.offline.phrases import by, joined, money, opened
from bot.writers.offline.trade import TRADES
from bot.writers.offline.voice import RULES


def quality(brief: Brief) -> Quality:
    """Five dimensions with thresholds, four escalation levels, the remedy limit, data rules, the weekly look."""
    c = company(brief.facts)
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
            derived("sample", f"{sample(c)} answers a week: one per two hours of service, 3 to 10"),
            default(
                "thresholds", "9 of 10 in time and 8 of 10 solved at once are usual aims; escalation after one unanswered round"
            ),
        ),
    )


def _summary(c: Company) -> str:
    return f"In a full week the promised time is kept with a short, true word, and the good answer follows {by(c.primary)}."


def sample(c: Company) -> int:
    """How many answers a week are read again: one per two hours of service, three to ten."""
    return max(3, min(10, round(c.hours.week / 2)))


def _standards(c: Company) -> tuple[QualityStandard, ...]:
    n, (urgent, _, ordinary, _), here = sample(c), promises(c), practice(c)
    look, (mark, avoid) = f"{n} answers a week, taken blindly", RULES[c.voice.lead]
    rows = (
        (
            "speed",
            f"{opened(ordinary.text)}, urgent {urgent.text}",
            "all requests",
            "Middle value and slowest tenth",
            f"under 9 of 10 for two weeks: {_relief(c)}",
        ),
        (
            "resolution",
            "Solved with the first answer, quiet for 7 days",
            "all requests",
            "Was it asked again?",
            f"under 8 of 10: {TRADES[c.kind].prevent}",
        ),
        ("clarity", "Answer first, next step last", look, here.clear, f"over 1 of {n}: rewritten together and kept"),
        (
            "voice",
            f"{opened(joined(c.voice.words))}: we {mark}",
            look,
            f"Read aloud: any {avoid}, any word we never use?",
            "once: corrected the same day",
        ),
        ("care", f"It fits no other {c.person}", look, here.personal, f"over 2 of {n}: fewer ready-made messages"),
    )
    fields = ("dimension", "standard", "sample", "check", "threshold")
    return tuple(QualityStandard.model_validate(dict(zip(fields, row, strict=True))) for row in rows)


def _relief(c: Company) -> str:
    last = c.channels[-1] if c.channels[-1] != c.primary else c.channels[0]
    return f"close {last}, or promise more time" if len(c.channels) > 1 else "promise more time"


def _escalations(c: Company) -> tuple[Escalation, ...]:
    trade, here, (urgent, high, _, _) = TRADES[c.kind], practice(c), promises(c)
    currency, limit = c.facts.text("currency"), c.facts.number("remedy_limit")
    within = f"Up to {money(limit, currency)}, and a date" if limit else "An apology and a date; money by the owner's word"
    called = f"At once; they hear {urgent.text}"
    rows = (
        (
            1,
            here.levels[0],
            _again(c),
            high.minutes,
            opened(high.text),
            "That it is not solved, and when we speak",
            "Everything in this Bible",
            "What was tried",
            names.FIRST_REPLY,
        ),
        (
            2,
            here.levels[1],
            f"The owner, as the {c.person}'s one contact",
            urgent.minutes,
            opened(urgent.text),
            "Who takes over, and when they hear more",
            within,
            "Harm, cause, promises",
            names.FIRST_REPLY,
        ),
        (
            3,
            "It takes more than we know, or the cause lies elsewhere",
            opened(trade.expert),
            c.hours.length,
            "Within 1 service day",
            here.levels[2],
            "The owner, on cost",
            "question, answer",
            names.FIRST_REPLY,
        ),
        (
            4,
            _gravest(c),
            _counsel(c),
            urgent.minutes,
            called,
            "What we know, and when we speak next",
            "Only the owner speaks",
            "Times and words",
            names.SORRY,
        ),
    )
    fields = ("level", "trigger", "who", "wait_minutes", "wait", "tell_customer", "authority", "record", "template")
    return tuple(Escalation.model_validate(dict(zip(fields, row, strict=True))) for row in rows)


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
            "Money or goods only where there was harm.",
            "After a week, ask whether it has stayed right.",
        ),
    )


def _review(c: Company) -> str:
    return (
        f"{c.hours.days[-1]}, 20 minutes: {sample(c)} answers, what came back, one thing we stop and one we change. "
        "Once a quarter, 60 minutes: this whole Bible, and its list of changes."
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
