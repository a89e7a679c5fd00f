"""Quality standards that can be sampled, escalation by harm, making it right, and what happens with data."""

from bot.core.brief import Brief
from bot.core.content.bible_words import Escalation, Quality, QualityStandard, Remedy
from bot.writers.offline.bible import names
from bot.writers.offline.bible.care import DATA
from bot.writers.offline.bible.requests import promises
from bot.writers.offline.company import Company, company
from bot.writers.offline.evidence import default, derived, used
from bot.writers.offline.phrases import joined, money, opened, text_of
from bot.writers.offline.trade import TRADES
from bot.writers.offline.voice import RULES


def quality(brief: Brief) -> Quality:
    """Five dimensions with thresholds, four escalation levels, the remedy limit, data rules, the weekly look."""
    c = company(brief.facts)
    return Quality(
        summary=text_of(
            "Speed and warmth are not opposites here: the promised time protects the attention that a good answer needs",
            "If one has to give way in a full week, we keep the time with a short true word, and send the good answer after it",
        ),
        standards=_standards(c),
        escalations=_escalations(c),
        remedy=_remedy(c),
        data_rules=DATA.get(c.facts.text("sensitive_data"), DATA["personal"]),
        review=_review(c),
        proof=_proof(c),
        evidence=(
            *used(brief.facts, "proof", "urgent_promise", "ordinary_promise", "remedy_limit", "currency", "customer_value", "voice", "words"),
            *used(brief.facts, "sensitive_data", "working_days", "day_start", "day_end", "channels", "hours_week"),
            derived("sample", f"{_sample(c)} answers a week: one per two hours of service, 3 to 10"),
            default("thresholds", "9 of 10 in time and 8 of 10 solved at once are usual aims; escalation after one unanswered round"),
        ),
    )  # fmt: skip


def _sample(c: Company) -> int:
    return max(3, min(10, round(c.hours.week / 2)))


def _standards(c: Company) -> tuple[QualityStandard, ...]:
    n, (urgent, _, ordinary, _) = _sample(c), promises(c)
    look = f"{n} answers a week, taken blindly"
    mark, avoid = RULES[c.voice.lead]
    banned = ", and for the words we never use (they stand with the templates)" if c.voice.never else ""
    return (
        QualityStandard(dimension="speed", standard=f"First answer {ordinary.text}, urgent {urgent.text}, on the service clock", sample="All requests; the middle value and the slowest tenth are noted", check="Time from arrival to the first answer written by a person", threshold="Fewer than 9 of 10 in time two weeks in a row: fewer channels or a longer promise"),
        QualityStandard(dimension="resolution", standard="Solved with the first answer, and not asked again for 7 days", sample="All requests of the week before", check=f"Did the same {c.person} come back with it?", threshold="Fewer than 8 of 10: read the ones that came back together and find the cause"),
        QualityStandard(dimension="clarity", standard="Answer first, next step last, with a name and a time", sample=look, check="Could somebody who does not know the case say what happens next?", threshold=f"More than 1 of {n} unclear: rewrite that one together and keep it as an example"),
        QualityStandard(dimension="voice", standard=f"We sound {joined(c.voice.words)}: we {mark}", sample=look, check=f"Read it aloud. Look for {avoid}{banned}", threshold="Any of the words never used: the template is corrected on the same day"),
        QualityStandard(dimension="care", standard=f"Each answer holds something that fits only this {c.person}", sample=look, check="Cover the name: could it have gone to anyone?", threshold=f"More than 2 of {n} could: answer fewer from templates for a week"),
    )  # fmt: skip


def _escalations(c: Company) -> tuple[Escalation, ...]:
    trade, (urgent, high, _, _) = TRADES[c.kind], promises(c)
    currency, limit, gap = c.facts.text("currency"), c.facts.number("remedy_limit"), c.hours.gap
    within = (
        f"Make it right up to {money(limit, currency)}; promise a date"
        if limit
        else "Apologise, promise a date; money only after the owner's word"
    )
    day = c.hours.length
    return (
        Escalation(level=1, trigger=f"One round of answers has not helped, or the {c.person} says the same thing twice", who="Whoever answers takes it up again, by voice where we can", wait_minutes=high.minutes, wait=opened(high.text), tell_customer="That we have not understood it well enough yet, and when we call or write", authority="Everything in this Bible", record="What was tried, in one line", template=names.FIRST_REPLY),
        Escalation(level=2, trigger="The result is in danger, a promise is broken, or we do not know how to go on", who="Owner, who becomes the one contact until it is over", wait_minutes=max(urgent.minutes, gap), wait=opened(urgent.text), tell_customer="Who takes over, why, and the time of the next word", authority=within, record="Harm, cause as far as known, what was promised", template=names.PASSED_ON),
        Escalation(level=3, trigger="It needs knowledge we do not have, or the cause lies with somebody else", who=f"{opened(trade.expert)}; the name and number stand in our contact list, and the owner stays the contact", wait_minutes=day, wait="Within 1 service day", tell_customer=f"That we have asked somebody who knows, without handing the {c.person} over", authority="The owner decides on cost", record="What was asked, whom, and what they answered", template=names.PASSED_ON),
        Escalation(level=4, trigger=_gravest(c), who=_counsel(c), wait_minutes=max(urgent.minutes, gap), wait=f"The owner is called at once; the {c.person} hears from the owner {urgent.text}", tell_customer="What we know, what we have stopped, and when we speak next; no guesses and no blame", authority="Only the owner speaks, and agrees to nothing in writing before advice", record="Times and words, kept together", template=names.SORRY),
    )  # fmt: skip


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
        f"Whoever answers may make it right up to {money(limit, currency)} per case without asking. Above that the owner decides {promises(c)[1].text}. The same mistake gets the same remedy, whoever complains and however loudly."
        if limit
        else "Nobody has named an amount that may be given without asking. Until the owner does, we repair, repeat or extend, and leave money to the owner."
    )
    return Remedy(
        limit=limit, currency=currency, rule=rule,
        steps=(
            "Hear: let them finish, and say back what it meant for them.",
            "Say sorry for what happened, in the first sentence and without a but.",
            f"Put it right, and what followed from it; the {c.person} should not have to ask for the second part.",
            "Offer something only when there was harm, within the amount above.",
            f"Find the cause; then {TRADES[c.kind].prevent}.",
            "After a week, ask whether it has stayed right.",
        ),
    )  # fmt: skip


def _review(c: Company) -> str:
    return f"{c.hours.days[-1]}, 20 minutes: {_sample(c)} answers, the requests that came back, one thing we stop and one we change. The first service week of each quarter takes 60 minutes for the whole Bible; what changed goes into its list of changes."


_PROOFS = {
    "success reached": "{people} who reached the result they named, as n of N, by quarter",
    "retention": "{people} we had a year ago who are still with us, as n of N; with fewer than 20 we name them rather than count percent",
    "satisfaction": "answers of 4 or 5 on a scale of 5, as n of N answers, with their words beside them",
    "low effort": "how easy it was, from 1 to 7; as an average only from 20 answers on, until then in their words",
    "referrals": "recommendations that led to a talk, counted by quarter",
    "speed": "first answers within the promised time, as a share, with the middle value and the slowest tenth",
    "solved first time": "requests solved with the first answer and not asked again within 7 days",
}


def _proof(c: Company) -> tuple[str, ...]:
    chosen = c.choices("proof") or ("success reached", "low effort")
    return tuple(f"{opened(p)}: {_PROOFS[p].format(people=c.people)}." for p in chosen if p in _PROOFS)
