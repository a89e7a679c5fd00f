"""How care shows here, what customers may count on, and where it ends."""

from bot.core.brief import Brief
from bot.core.content.bible_foundation import Care, CareStandard, ServiceStandard
from bot.writers.offline.bible.cycle import cycle
from bot.writers.offline.company import Company, company, own, practice
from bot.writers.offline.evidence import default, derived, used
from bot.writers.offline.phrases import bare, by, opened, sentence, span, text_of
from bot.writers.offline.trade import TRADES

_TONE = {
    "warm": "We write as one person to another: by name, with thanks that say for what, and time for a line that is not business",
    "brisk": "We show care by being prepared: short, exact, on time, everything in one message",
    "between": "We are friendly and to the point: one personal sentence, the matter, what happens next",
}
DATA = {
    "none": ("We keep no sensitive data. Names, contacts and what was agreed stay in our own records and go to nobody else.",),
    "personal": (
        "Personal details stay in the record; a message carries the first name and what the matter needs.",
        "A question about one person is answered to that person only.",
    ),
    "health": (
        ("Health details never go into a message; we say that there is news and talk in person or by a protected channel."),
        "Only those who need it for their work open the record, and every look has a reason.",
        "Nobody's case becomes a story, not even without a name, unless they agreed in writing.",
    ),
    "financial": (
        ("Account numbers, pay and tax figures never go into a message; they go by a protected link or as a locked file."),
        "A changed bank account is confirmed by calling a number we already had.",
        "One person's figures go to that person or to whoever signed for it, and to nobody else.",
    ),
    "children": (
        "We talk to parents or guardians; a child's name, photo or progress goes into no message to anyone else.",
        "Records about children are opened only when the matter needs it.",
    ),
}


def care(brief: Brief) -> Care:
    """Behaviours that can be checked, relationship habits, service standards with their limits, and the limits of care."""
    c = company(brief.facts, brief.variation)
    return Care(
        approach=text_of(_TONE[c.voice.tone]),
        standards=_standards(c),
        relationship=_relationship(c),
        service_standards=_service_standards(c),
        limits=_limits(c),
        evidence=(
            *used(
                brief.facts,
                "tone",
                "worries",
                "values",
                "never_do",
                "hours_week",
                "urgent_promise",
                "ordinary_promise",
                "sensitive_data",
            ),
            *used(brief.facts, "channels", "remedy_limit", "currency", "customer_count"),
            default("usable hours", "80 % of the hours can be planned, the rest is buffer"),
            derived("hours a week x 0.8", f"{c.hours.week * 0.8:.1f} hours a week", "service_standards.0.limit"),
            derived("hours a week x 60 x 0.8 / active customers", "", "service_standards.1.limit"),
        ),
    )


def _standards(c: Company) -> tuple[CareStandard, ...]:
    trade, worries = TRADES[c.kind], c.points("worries", 110)
    raised = (
        CareStandard(behaviour=f"We raise the commonest worry first: {own(w)}", check="Noted by day 7") for w in worries[:1]
    )
    news = CareStandard(
        behaviour=f"Bad news comes from us, {by(c.talk_channel)}, before they find out",
        check="Who spoke first?",
    )
    quiet = CareStandard(
        behaviour=f"When {trade.slips}, we ask how things are before we remind",
        check="Noted before the reminder",
    )
    here = [CareStandard(behaviour=b, check=k) for b, k in practice(c).care]
    return (*raised, *here, news, quiet)


def _relationship(c: Company) -> tuple[str, ...]:
    return (
        *practice(c).habits,
        *((c.emphasis.habit,) if c.emphasis.habit else ()),
        f"Before {cycle(c).name} we have been in touch once without wanting anything.",
    )


def _service_standards(c: Company) -> tuple[ServiceStandard, ...]:
    h = c.hours
    lines = [
        ServiceStandard(
            standard=f"Every {c.person} hears from us without having to ask",
            limit=f"All service stays within {h.week * 0.8:.10g} of {h.week:.10g} hours a week; the rest is a buffer",
        ),
    ]
    count = c.facts.number("customer_count")
    if count:
        lines.append(
            ServiceStandard(
                standard=f"Personal attention for {count:,.0f} {c.people}, by need and not by turns",
                limit=f"That is {_minutes(h.week * 60 * 0.8 / count)} for each of them a week",
            )
        )
    return tuple(lines)


def _minutes(each: float) -> str:
    return f"about {span(round(each))}" if each >= 1.5 else "little more than a minute" if each >= 0.8 else "less than a minute"


def _limits(c: Company) -> tuple[str, ...]:
    lines = [sentence(n) for n in c.points("never_do", 200)[:3]]
    lines.append("Friendly does not mean available: outside service hours nobody has to answer.")
    return tuple(opened(bare(x)) + "." for x in lines)
