"""Quality standards that can be sampled, escalation by harm, making it right, and what happens with data."""

from bot.core.brief import Brief
from bot.core.content.bible_words import Escalation, Quality, QualityStandard, Remedy
from bot.writers.offline.bible import names
from bot.writers.offline.bible.care import DATA
from bot.writers.offline.bible.requests import promises
from bot.writers.offline.company import Company, company, practice
from bot.writers.offline.evidence import default, derived, used
from bot.writers.offline.phrases import by, joined, money, opened, text_of
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
    return text_of(
        f"At {c.name} the promised time protects the attention that a good answer needs",
        f"In a full week we keep the time with a short, true word, and send the good answer after it {by(c.primary)}",
    )


def sample(c: Company) -> int:
    """How many answers a week are read again: one per two hours of service, three to ten."""
    return max(3, min(10, round(c.hours.week / 2)))


def _standards(c: Company) -> tuple[QualityStandard, ...]:
    n, (urgent, _, ordinary, _), here = sample(c), promises(c), practice(c)
    look, (mark, avoid) = f"{n} answers a week, taken blindly", RULES[c.voice.lead]
    banned = f", and for the {len(c.voice.never)} words and phrases we never use" if c.voice.never else ""
    in_time = f"{opened(ordinary.text)}, urgent {urgent.text}"
    rows = (
        (
            "speed",
            in_time,
            "All requests",
            "Arrival to the first answer by a person: middle value and slowest tenth",
            f"Fewer than 9 of 10 in time for two weeks: {_relief(c)}",
        ),
        (
            "resolution",
            "Solved with the first answer, quiet for 7 days",
            "All of the week before",
            practice(c).held,
            f"Fewer than 8 of 10: then {TRADES[c.kind].prevent}",
        ),
        (
            "clarity",
            "Answer first, next step last, with a name and a time",
            look,
            here.clear,
            f"More than 1 of {n} unclear: it is rewritten together and kept",
        ),
        (
            "voice",
            f"{opened(joined(c.voice.words))}: we {mark}",
            look,
            f"Read it aloud and look for {avoid}{banned}",
            "Once is enough: the message is corrected the same day",
        ),
        (
            "care",
            f"It could have gone to no other {c.person}",
            look,
            here.personal,
            f"More than 2 of {n} could: a week with fewer ready-made messages",
        ),
    )
    fields = ("dimension", "standard", "sample", "check", "threshold")
    return tuple(QualityStandard.model_validate(dict(zip(fields, row, strict=True))) for row in rows)


def _relief(c: Company) -> str:
    last = c.channels[-1] if c.channels[-1] != c.primary else c.channels[0]
    return f"we stop answering {by(last)}, or promise more time" if len(c.channels) > 1 else "we promise more time"


def _escalations(c: Company) -> tuple[Escalation, ...]:
    trade, here, (urgent, high, _, _) = TRADES[c.kind], practice(c), promises(c)
    currency, limit = c.facts.text("currency"), c.facts.number("remedy_limit")
    within = f"Up to {money(limit, currency)}, and a date" if limit else "An apology and a date; money by the owner's word"
    called = f"The owner at once; the {c.person} hears {urgent.text}"
    rows = (
        (
            1,
            here.levels[0],
            _again(c),
            high.minutes,
            opened(high.text),
            f"That {c.name} has not got to the bottom of it, and when we speak",
            "Everything in this Bible",
            "What was tried",
            names.FIRST_REPLY,
        ),
        (
            2,
            here.levels[1],
            f"The owner, as the {c.person}'s one contact until it is over",
            urgent.minutes,
            opened(urgent.text),
            f"Who at {c.name} takes over, why, and the hour of the next word",
            within,
            "Harm, cause, promises",
            names.PASSED_ON,
        ),
        (
            3,
            f"It takes more than we know at {c.name}, or the cause lies elsewhere",
            f"{opened(trade.expert)}, from our contact list",
            c.hours.length,
            "Within 1 service day",
            here.levels[2],
            "The owner, on cost",
            "What was asked, whom, the answer",
            names.PASSED_ON,
        ),
        (
            4,
            _gravest(c),
            _counsel(c),
            urgent.minutes,
            called,
            "What we know, what we have stopped, when we speak next; no guesses",
            "Only the owner speaks, and signs nothing before advice",
            "Times and words, kept together",
            names.SORRY,
        ),
    )
    fields = ("level", "trigger", "who", "wait_minutes", "wait", "tell_customer", "authority", "record", "template")
    return tuple(Escalation.model_validate(dict(zip(fields, row, strict=True))) for row in rows)


def _again(c: Company) -> str:
    heard = c.talk_channel in ("phone", "video call", "in person")
    return f"Whoever answers, {by(c.talk_channel)} this time" if heard else "Whoever answers, after a second person has read it"


def _gravest(c: Company) -> str:
    kind = c.facts.text("sensitive_data")
    data = {
        "health": "Health data went to the wrong person",
        "financial": "Money or figures went to the wrong person",
        "children": "Data about a child went to the wrong person",
    }.get(kind, "Data went to the wrong person")
    return f"{data}, somebody may come to harm, or a lawyer or an authority writes"


def _counsel(c: Company) -> str:
    return "Owner at once, then a lawyer or the authority in charge" + (
        ", and the doctor where health is concerned" if c.kind == "clinic" else ""
    )


def _remedy(c: Company) -> Remedy:
    limit, currency = c.facts.number("remedy_limit"), c.facts.text("currency")
    rule = (
        f"Whoever answers may make it right up to {money(limit, currency)} per case without asking; above that the owner "
        "decides "
        f"{promises(c)[1].text}. The same mistake gets the same remedy, however loud the complaint."
        if limit
        else (
            "Nobody has named an amount that may be given without asking. Until then we repair, repeat or extend, and money is "
            "the owner's word."
        )
    )
    return Remedy(
        limit=limit,
        currency=currency,
        rule=rule,
        steps=(
            f"Let the {c.person} finish, and say back what it meant for them.",
            f"Say sorry to the {c.person} in the first sentence, and without a but.",
            practice(c).put_right,
            f"Money or goods only where there was harm, by {c.name}'s rule above.",
            f"After a week, ask {by(c.reach_channel)} whether it has stayed right.",
        ),
    )


def _review(c: Company) -> str:
    return (
        f"{c.hours.days[-1]}, 20 minutes: {sample(c)} answers, the requests that came back, one thing we stop and one we "
        "change. "
        f"Once a quarter 60 minutes for this whole Bible; what changed, and what {c.name} stopped doing, goes into its list of "
        "changes."
    )


_PROOFS = {
    "success reached": "{people} who reached the result they named, as n of N, by quarter",
    "retention": (
        "{people} we had a year ago who are still with us, as n of N; with fewer than 20 we name them rather than count percent"
    ),
    "satisfaction": "answers of 4 or 5 on a scale of 5, as n of N answers, with their words beside them",
    "low effort": "how easy it was, from 1 to 7; as an average only from 20 answers on, until then in their words",
    "referrals": "recommendations that led to a talk, counted by quarter",
    "speed": "first answers within the promised time, as a share, with the middle value and the slowest tenth",
    "solved first time": "requests solved with the first answer and not asked again within 7 days",
}


def _proof(c: Company) -> tuple[str, ...]:
    chosen = c.choices("proof") or ("success reached", "low effort")
    return tuple(f"{opened(p)}: {_PROOFS[p].format(people=c.people)}." for p in chosen if p in _PROOFS)
