"""Phase 3 of the Plan by rules: what marketing, sales and service hand to each other, with packet, days and roles."""

from bot.core.brief import Brief
from bot.core.content.plan_measures import Handoff, Handoffs, Raci
from bot.core.touches import Style
from bot.writers.offline import evidence
from bot.writers.offline.company import own
from bot.writers.offline.phrases import joined, text_of
from bot.writers.offline.plan.ground import Ground, ground
from bot.writers.offline.plan.tools import customer_list

_TODAY = {
    "same person": "Today the same person sells and serves; the packet is for memory and for a stand-in.",
    "notes": "Today notes hand over; the packet says what must be in them.",
    "call": "Today a call hands over; the packet in writing follows it.",
    "nothing formal": "Today nothing formal hands over; begin with the packet.",
}


_JOINT = (
    "Half an hour a month together: the promise hardest to keep, the question sales hears most, the next story.",
    "Shared numbers: days to first value, customers lost, referrals.",
)


def handoffs(brief: Brief) -> Handoffs:
    """The three hand-overs, a fourth where teams work closely together, and what is shared."""
    g = ground(brief)
    return Handoffs(
        opening=_opening(g),
        handoffs=(_to_sales(g), _to_service(g), _to_marketing(g), *((_back_to_sales(g),) if g.style is Style.INTEGRATED else ())),
        shared=_shared(g),
        evidence=(
            *g.used("sales_handover", "promises", "found_by", "worries", "first_week"),
            evidence.default(
                "hand-over times", "Packet within 1 business day of the signature, first contact within 2; stories within 5."
            ),
        ),
    )


def _opening(g: Ground) -> str:
    roles = "These are roles; one person may have all three"
    today = _TODAY.get(g.facts.text("sales_handover"), "") if g.facts.known("sales_handover") else ""
    return text_of(roles, today)


def _to_sales(g: Ground) -> Handoff:
    worries = g.points("worries", 90)
    found = joined(g.choices("found_by"))
    packet = (
        f"where they come from{f' ({found})' if found else ''}",
        "the result they hope for, in their words",
        f"their worry{f', most often {own(worries[0])}' if worries else ''}",
        "whether they are among those we serve best",
        "how and by when to reach them",
    )
    return Handoff(
        giver="marketing",
        taker="sales",
        trigger="somebody asks for an offer",
        packet=packet,
        within=1,
        kickoff_within=1,
        checklist=(
            "nothing promised that service cannot keep",
            "they know who will call and when",
            "those we do not serve get another address",
        ),
        raci=Raci(responsible="marketing", accountable="sales", consulted="service", informed="the owner of the plan"),
        accepted_when="sales has called or written and noted the wanted result",
        if_not="Two business days without contact: back to marketing, with an apology to them.",
    )


def _to_service(g: Ground) -> Handoff:
    promised = g.points("promises", 90)
    packet = (
        "the outcome they bought, with a date",
        f"what was promised{f' beyond {own(promised[0])}' if promised else ''}",
        "who decides, uses, pays",
        "terms: price, start, renewal or end",
        "risks: what nearly stopped them",
        "preferences: channel, time, tone",
        "the start: their first week",
    )
    return Handoff(
        giver="sales",
        taker="service",
        trigger=f"a new {g.person} has said yes",
        packet=packet,
        within=1,
        kickoff_within=2,
        checklist=(
            f"it is in {customer_list(g)} before the first contact",
            "they never have to say it again",
        ),
        raci=Raci(responsible="sales", accountable="service", consulted="marketing", informed="the owner of the plan"),
        accepted_when="service has read it and made the first contact",
        if_not="A gap goes back the same day; the first contact is made anyway.",
    )


def _to_marketing(g: Ground) -> Handoff:
    packet = (
        "the story: before, what changed, now",
        "written permission",
        "their own words",
        "who recommended whom, thanked or not",
        "the month's three commonest questions",
    )
    return Handoff(
        giver="service",
        taker="marketing",
        trigger="a story is approved, somebody recommends us, or the month ends",
        packet=packet,
        within=5,
        kickoff_within=5,
        checklist=(
            "nothing private, nothing unapproved",
            f"the {g.person} sees it before it appears",
            "thanks within two working days",
        ),
        raci=Raci(responsible="service", accountable="marketing", consulted="sales", informed="whoever spoke or recommended"),
        accepted_when="marketing has said where and when it appears",
        if_not="Unused for a quarter: give it back, with thanks.",
    )


def _back_to_sales(g: Ground) -> Handoff:
    """What closely integrated teams hand on besides: a wish for more goes to sales with all that service knows."""
    packet = (
        "the wish, in their words",
        "what they have reached so far",
        "what is still open, and who has it in hand",
        "our advice, which may be to wait",
        "who decides, and by when",
    )
    return Handoff(
        giver="service",
        taker="sales",
        trigger=f"a {g.person} asks for more, for less, or for other terms",
        packet=packet,
        within=1,
        kickoff_within=2,
        checklist=(
            "nothing urgent is open",
            "no price was named by service",
            f"it stands in {customer_list(g)}, where all three can see it",
        ),
        raci=Raci(responsible="service", accountable="sales", consulted="marketing", informed="the owner of the plan"),
        accepted_when="sales has spoken with them and told service what came of it",
        if_not="Two business days without a word: service answers, and says who is late.",
    )


def _shared(g: Ground) -> tuple[str, ...]:
    return (
        f"One list for all: {customer_list(g)}.",
        "A promise missed twice comes off the page, or service gets what it needs.",
        *(_JOINT if g.style is Style.INTEGRATED else ()),
    )
