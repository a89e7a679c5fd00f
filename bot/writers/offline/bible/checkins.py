"""Planned check-ins and follow-ups, the messages that only they need, and what happens with what people say."""

from bot.core.brief import Brief
from bot.core.content.bible_words import CheckIn, Checkins, FollowUp
from bot.writers.offline.bible import names
from bot.writers.offline.bible.cycle import cycle
from bot.writers.offline.bible.messages import checkin_messages, template
from bot.writers.offline.company import Company, company, practice, segments
from bot.writers.offline.evidence import default, used
from bot.writers.offline.phrases import bare, joined, opened, text_of, trimmed
from bot.writers.offline.trade import TRADES
from bot.writers.offline.wording import addressed


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
        templates=tuple(template(c, m) for m in checkin_messages(c)),
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
    here, stuck, then = practice(c), c.points("stuck_points", 110), cycle(c)
    talk = c.talk_channel
    known = (f"Many {c.people} meet this about now: {bare(c.low(stuck[0]))}. And you?",) if stuck else ()
    whom = (
        f"{segments(c)[0]} first, then everybody whose band fell" if segments(c) else ("Everybody whose band fell, then in turn")
    )
    days = sorted({min(3, c.first_value_days), min(14, c.first_value_days)})
    reached = f"You wanted this: {addressed(trimmed(bare(c.outcome), 100))}. Reached, nearly, or changed?"
    start = CheckIn(
        name="Start",
        audience=f"New {c.people}",
        trigger=f"Day {joined([str(d) for d in days])}",
        channel=c.reach_channel,
        minutes=5,
        questions=(here.start_asks, f"What do you want to be able to show by day {c.first_value_days}?"),
        note=f"A {c.person} who says “all fine” twice is asked for an example.",
        template=names.CHECK_IN,
    )
    month = CheckIn(
        name="First month",
        audience=f"{opened(c.people)} a month after their start",
        trigger="Day 30",
        channel=talk,
        minutes=15,
        questions=(f"How near are you to what you came to {c.name} for, from 1 to 10?", here.month_asks, *known),
        note=f"The number goes into {TRADES[c.kind].record}; the next one is compared with it and with nobody else's.",
        template=names.CHECK_IN,
    )
    review = CheckIn(
        name="Review",
        audience=whom,
        trigger=opened(then.review),
        channel=talk,
        minutes=TRADES[c.kind].talk_minutes,
        questions=(reached, *here.review_asks),
        note=f"The {c.person} leaves with one thing to do and a day for it, and so do we.",
        template=names.RECAP,
    )
    ahead = CheckIn(
        name=f"Before {then.name}",
        audience=f"{opened(c.people)} with this decision ahead",
        trigger=opened(then.when),
        channel=talk,
        minutes=20,
        questions=(
            f"What was {c.name} worth to you, in your own words?",
            f"What would have to be different for you to choose {c.name} again at once?",
        ),
        note=f"No offer in this talk; if one fits this {c.person}, it follows in writing.",
        template=names.NEXT_STEP,
    )
    return (start, month, review, ahead)


def _follow_ups(c: Company) -> tuple[FollowUp, ...]:
    here, trade = practice(c), TRADES[c.kind]
    other = (
        f"Change to {c.urgent_channel}, with one short question"
        if c.urgent_channel != c.reach_channel
        else "One question that can be answered in a word"
    )
    return (
        FollowUp(
            after="A request is solved",
            within="7 days",
            do=here.held,
            stop_when=f"The {c.person} confirms it, or 7 quiet days have passed",
            template=names.FOLLOW_UP,
        ),
        FollowUp(
            after="We made a mistake",
            within="7 days, by the owner",
            do=f"Ask whether it has stayed right, and say that we now {trade.prevent}",
            stop_when=f"The {c.person} has heard both",
            template=names.FOLLOW_UP,
        ),
        FollowUp(
            after="A coaching talk",
            within="14 days",
            do=f"Ask about the one step ({here.homework[:1].lower()}{here.homework[1:]})",
            stop_when="It is taken, made smaller, or dropped on purpose",
            template=names.RECAP,
        ),
        FollowUp(
            after="Two messages without an answer",
            within="10 days",
            do=other,
            stop_when=f"The {c.person} answers; after three tries it waits for the next review",
            template=names.QUIET,
        ),
    )


def _feedback(c: Company) -> str:
    count = c.facts.number("customer_count") or 0
    many = (
        f"With {count:,.0f} {c.people} we give figures with the number of answers behind them."
        if count >= 50
        else f"With few {c.people} we read words and count heads; percentages would pretend."
    )
    return (
        f"What {c.people} tell us goes into one list, which is read in the weekly look on {c.hours.days[-1]}. Within 10 "
        f"business days those who said it hear what follows, or why nothing does. {many}"
    )
