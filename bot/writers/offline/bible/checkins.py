"""Planned check-ins and follow-ups, the messages that only they need, and what happens with what people say."""

from bot.core.brief import Brief
from bot.core.content.bible_words import CheckIn, Checkins, FollowUp
from bot.writers.offline.bible import names
from bot.writers.offline.bible.messages import Message, template
from bot.writers.offline.company import Company, company, segments
from bot.writers.offline.evidence import default, used
from bot.writers.offline.phrases import bare, joined, opened, text_of, trimmed
from bot.writers.offline.trade import TRADES


def checkins(brief: Brief) -> Checkins:
    """Four check-ins with questions, four follow-ups with an end, and four messages."""
    c = company(brief.facts)
    return Checkins(
        summary=text_of(
            f"A check-in asks one {c.person} about one result; it is not a survey and not an offer",
            f"What we want to hear about at {c.name}: {bare(c.outcome)}",
        ),
        checkins=_checkins(c),
        follow_ups=_follow_ups(c),
        feedback=_feedback(c),
        templates=tuple(template(c, m) for m in (_check_in(c), _quiet(c), _follow_up(c), _opinion(c))),
        evidence=(
            *used(
                brief.facts,
                "success",
                "first_week",
                "customer_count",
                "segments",
                "voice",
                "words",
                "proactive_share",
                "primary_channel",
            ),
            default("check-in days", "Days 3, 14 and 30 for new customers; a review every quarter; 60 days of silence at most"),
        ),
    )


def _checkins(c: Company) -> tuple[CheckIn, ...]:
    trade, stuck = TRADES[c.kind], c.points("stuck_points", 110)
    talk = next((x for x in ("video call", "phone", "in person") if x in c.channels), c.primary)
    doubt = (
        f"Many meet this about now: {bare(c.low(stuck[0]))}. And you?"
        if stuck
        else f"How easy is it to {trade.part.split(' and ')[0]}, from 1 to 7?"
    )
    again = {
        "subscription": "60 days before renewal",
        "retainer": "60 days before the term ends",
        "project": "30 days after acceptance",
        "one-off": "when the next visit is usually due",
        "mixed": "30 days before a renewal or after a sale",
    }[c.model]
    whom = (
        f"{segments(c)[0]} first, then all others whose band fell" if segments(c) else "Everybody whose band fell, then in turn"
    )
    return (
        CheckIn(name="Start", audience=f"New {c.people}", trigger=f"Day 3, and day {min(14, max(2, c.first_value_days))}", channel=c.primary, minutes=5, questions=("Is anything missing that you need for the start?", f"What would you like to be able to show by day {c.first_value_days}?"), note="If the answer is “all fine” twice, ask for an example.", template=names.CHECK_IN),
        CheckIn(name="First month", audience=f"{opened(c.people)} on day 30", trigger="Day 30", channel=talk, minutes=15, questions=("How near are you to your result, from 1 to 10?", "What would make it one point more?", doubt), note="Write the number down; the next one is compared with it, not with other people's.", template=names.CHECK_IN),
        CheckIn(name="Review", audience=whom, trigger="Every quarter" if c.recurring else "When the result was due", channel=talk, minutes=30 if c.kind in ("services", "coaching") else 20, questions=(f"You wanted: {trimmed(bare(c.outcome), 100)}. Reached, nearly, or changed?", "What should we stop doing?", "What do you want to have reached by the next time?"), note="Half of the talk looks ahead. Each side leaves with one thing to do and a day.", template=names.RECAP),
        CheckIn(name="Before it goes on", audience=f"{opened(c.people)} with a decision ahead", trigger=opened(again), channel=talk, minutes=20, questions=("What was it worth to you, in your own words?", "What nearly made you leave, or would?", "What should be different from now on?"), note="No offer in this talk; it comes afterwards, in writing, and fits the answers.", template=names.NEXT_STEP),
    )  # fmt: skip


def _follow_ups(c: Company) -> tuple[FollowUp, ...]:
    return (
        FollowUp(after="A request is solved", within="7 days", do="One question: has it held?", stop_when=f"The {c.person} says yes, or 7 days go by without the same request", template=names.FOLLOW_UP),
        FollowUp(after="We made a mistake", within="7 days, by the owner", do="Ask whether it has stayed right, and tell what we changed", stop_when="Both are answered", template=names.FOLLOW_UP),
        FollowUp(after="A coaching talk", within="14 days", do="Ask about the one step; make it smaller if it was not taken", stop_when="The step is taken, or dropped on purpose", template=names.CHECK_IN),
        FollowUp(after="Two messages without an answer", within="10 days", do=f"Change to {c.urgent_channel}; one short question" if c.urgent_channel != c.primary else "One short question that can be answered in a word", stop_when="They answer, or three tries are made; then it waits for the next review", template=names.QUIET),
    )  # fmt: skip


def _feedback(c: Company) -> str:
    few = (c.facts.number("customer_count") or 0) < 50
    counting = (
        "With so few answers we read words and count people; percentages would pretend."
        if few
        else "Figures are given with the number of answers behind them, never alone."
    )
    return f"What people tell us is collected in one list, read in the weekly look, and answered: within 10 business days those who said it hear what we did, or why not. {counting}"


def _check_in(c: Company) -> Message:
    short = c.voice.lead in ("concise", "direct")
    return Message(
        "check_in", names.CHECK_IN, "A planned check-in, all is well as far as we know", "Your result, from 1 to 10?",
        (
            "You told me what matters to you: {result}." if short else "A while ago you told me what matters to you: {result}. I would like to know how near it is.",
            "How near are you today, from 1 to 10? And what would make it one point more?",
            "A number is enough." if short else f"A number is enough for an answer. If you would rather talk, I am there {c.hours.start} to {c.hours.end} on service days.",
        ),
        "Do they want to sell me something?", "On the planned day",
    )  # fmt: skip


def _quiet(c: Company) -> Message:
    return Message(
        "quiet", names.QUIET, "No answer, or no sign of life, for longer than usual", "Still on course?",
        (
            "I have not heard from you for a while. That may be a good sign; I only want to be sure." if not c.voice.formal else "I have not heard from you for some time. That may be a good sign, and I would like to be certain.",
            "One word will do: on course, busy, or stuck?",
            "If stuck, I have {hint} ready for you. If busy, I will ask again on {by_when}.",
        ),
        "Do I have to justify myself?", "Within 2 service days of the warning",
    )  # fmt: skip


def _follow_up(c: Company) -> Message:
    return Message(
        "follow_up", names.FOLLOW_UP, "A week after something was solved or put right", "Has it held?",
        ("A week ago we settled {request}. Has it held since?", "If yes, you need not answer. If not, tell me in one line; I still have everything and start from there, not from the beginning."),
        "Do I have to explain everything again?", "7 days after it was solved",
    )  # fmt: skip


def _opinion(c: Company) -> Message:
    proof = joined(c.choices("proof")[:2])
    why = f"We judge our work by {proof}, so your view counts double." if proof else "Your view decides what we change next."
    return Message(
        "feedback", names.FEEDBACK, "After a milestone or a larger request", "Two questions, one minute",
        ("How easy was it for you, from 1 (hard) to 7 (easy)? And what is the one thing we should do differently?", f"{why} I read every answer myself and tell you what became of it."),
        "Does anybody read it?", "7 days after the milestone",
    )  # fmt: skip
