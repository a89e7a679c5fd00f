"""Phase 3 of the Plan by rules: what marketing, sales and service hand to each other, with packet, days and roles."""

from bot.core.brief import Brief
from bot.core.content.plan_measures import Handoff, Handoffs, Raci
from bot.core.touches import Style
from bot.writers.offline import evidence
from bot.writers.offline.company import own
from bot.writers.offline.phrases import counted, joined, text_of
from bot.writers.offline.plan.ground import Ground, ground
from bot.writers.offline.plan.tools import customer_list

_TODAY = {
    "same person": "Today the same person sells and serves; writing it down is for the day when that changes, and for memory.",
    "notes": "Today notes are handed over; the packet below says what has to be in them.",
    "call": "Today a call hands over; five lines in writing after it keep what was said.",
    "nothing formal": "Today nothing formal hands over; the packet below is the first thing to begin with.",
}


def handoffs(brief: Brief) -> Handoffs:
    """The three hand-overs, and what is shared."""
    g = ground(brief)
    return Handoffs(
        opening=_opening(g),
        handoffs=(_to_sales(g), _to_service(g), _to_marketing(g)),
        shared=_shared(g),
        evidence=(
            *g.used("sales_handover", "promises", "found_by", "worries", "first_week"),
            evidence.default(
                "hand-over times", "Packet within 1 business day of the signature, first contact within 2; stories within 5."
            ),
        ),
    )


def _opening(g: Ground) -> str:
    roles = (
        "Marketing, sales and service are roles here; one person may have all three, and then "
        "the packet is a note to oneself that a stand-in can read"
    )
    month = g.count("new_customers")
    load = f"{counted(month, f'new {g.person}')} a month are expected" if month else ""
    today = _TODAY.get(g.facts.text("sales_handover"), "") if g.facts.known("sales_handover") else ""
    return text_of(load, roles, today)


def _to_sales(g: Ground) -> Handoff:
    worries = g.points("worries", 90)
    found = joined(g.choices("found_by"))
    packet = (
        f"where they come from{f' ({found})' if found else ''} and what they have read",
        "the result they hope for, in their words",
        f"the worry to speak to{f', most often {own(worries[0])}' if worries else ''}",
        "whether they are among those we serve best",
        "how they like to be reached, and by when they expect us",
    )
    return Handoff(
        giver="marketing",
        taker="sales",
        trigger="somebody asks for an offer or a talk",
        packet=packet,
        within=1,
        kickoff_within=1,
        checklist=(
            "nothing promised that service cannot keep",
            "the person knows who will call and when",
            "those we do not serve are told so kindly, with another address",
        ),
        raci=Raci(responsible="marketing", accountable="sales", consulted="service", informed="the owner of the plan"),
        accepted_when="sales has called or written and noted the wanted result",
        if_not="After two business days without contact it goes back to marketing, "
        "with an apology to the person on the same day.",
    )


def _to_service(g: Ground) -> Handoff:
    promised = g.points("promises", 90)
    packet = (
        "the outcome they bought, with a date",
        f"what was promised{f', beyond {own(promised[0])}' if promised else ' in the talks'}",
        "who decides, who uses it, who pays",
        "terms: price, start, renewal or end",
        "risks: what nearly stopped them, what may go wrong",
        "preferences: channel, time, tone",
        "the start: who does what in the first week",
    )
    return Handoff(
        giver="sales",
        taker="service",
        trigger=f"a new {g.person} has said yes",
        packet=packet,
        within=1,
        kickoff_within=2,
        checklist=(
            f"the packet is in {customer_list(g)} before the first contact",
            "they never have to say again what they said to sales",
        ),
        raci=Raci(responsible="sales", accountable="service", consulted="marketing", informed="the owner of the plan"),
        accepted_when="service has read it, asked what is missing, and made the first contact",
        if_not="A packet with a gap goes back the same day; service makes the first contact anyway and asks openly.",
    )


def _to_marketing(g: Ground) -> Handoff:
    packet = (
        "the story: before, what changed, now, and which result it led to",
        "permission in writing: name, picture, figures, where it may appear",
        "the words they used themselves",
        "who was recommended by whom, and whether thanks went out",
        "the three questions asked most this month, for the pages that should answer them",
    )
    return Handoff(
        giver="service",
        taker="marketing",
        trigger="a story is approved, somebody recommends us, or the month ends",
        packet=packet,
        within=5,
        kickoff_within=5,
        checklist=(
            "nothing private and nothing that was not approved",
            f"the {g.person} sees it before it appears",
            "a recommendation is thanked for within two working days",
        ),
        raci=Raci(responsible="service", accountable="marketing", consulted="sales", informed="whoever spoke or recommended"),
        accepted_when="marketing has said where and when it appears, and service has told the one who spoke",
        if_not="A story unused for a quarter is given back, and its owner is told and thanked.",
    )


def _shared(g: Ground) -> tuple[str, ...]:
    often = "Half an hour a month together" if g.style is Style.INTEGRATED else "A quarter of an hour in the quarterly review"
    return (
        f"{often}: the promise that was hardest to keep, the question that sales hears most, the next story.",
        f"One list for all three: {customer_list(g)}. Nobody keeps a second one.",
        "A promise that service could not keep twice is taken off the page, or service gets what it needs to keep it.",
        *(
            ("Days to first value, customers lost and referrals are shared numbers of all three.",)
            if g.style is Style.INTEGRATED
            else ()
        ),
    )
