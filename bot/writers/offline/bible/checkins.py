"""Planned check-ins and follow-ups, the messages that only they need, and what happens with what people say."""

from bot.core.brief import Brief
from bot.core.content.bible_words import CheckIn, Checkins, FollowUp
from bot.writers.offline.bible import names
from bot.writers.offline.bible.cycle import cycle
from bot.writers.offline.bible.messages import checkin_messages, template
from bot.writers.offline.bible.talks import Talk, ahead, first_month, review, start
from bot.writers.offline.company import DAYS_SAID, Company, company, practice, segments
from bot.writers.offline.evidence import default, derived, used
from bot.writers.offline.phrases import opened


def checkins(brief: Brief) -> Checkins:
    """Four check-ins with questions, four follow-ups with an end, and four messages."""
    c = company(brief.facts, brief.variation)
    return Checkins(
        summary="A check-in asks one person about one result; it is not a survey and not an offer.",
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
            derived(DAYS_SAID, "", "checkins.0.questions"),
            default("check-in days", "Days 3, 14 and 30 for new customers; a review every quarter; 60 days of silence at most"),
        ),
    )


def _checkins(c: Company) -> tuple[CheckIn, ...]:
    here, then = practice(c), cycle(c)
    known = (f"Many meet this about now: {c.stuck[0]}. And you?",) if c.stuck else ()
    whom = f"{segments(c)[0]} first, then whose band fell" if segments(c) else "Whose band fell, then in turn"
    return (
        _checkin(
            start(c),
            f"New {c.people}",
            (here.start_asks, f"What do you want to show by day {c.first_value_days}?"),
            "",
            names.CHECK_IN,
        ),
        _checkin(
            first_month(c),
            "A month after the start",
            ("How near are you, 1 to 10?", here.month_asks, *known),
            "",
            names.CHECK_IN,
        ),
        _checkin(
            review(c),
            whom,
            ("Your result: reached, nearly, or changed?", *here.review_asks),
            "Each side leaves with one step and a day.",
            names.CHECK_IN,
        ),
        _checkin(
            ahead(c),
            f"Whoever has {then.name} ahead",
            (f"What was {c.name} worth to you?", here.handling.again),
            "No offer in this talk.",
            names.NEXT_STEP,
        ),
    )


def _checkin(talk: Talk, audience: str, questions: tuple[str, ...], note: str, template: str) -> CheckIn:
    return CheckIn(
        name=talk.name,
        audience=audience,
        trigger=opened(talk.when),
        channel=talk.channel,
        minutes=talk.minutes,
        questions=questions,
        note=note,
        template=template,
    )


def _follow_ups(c: Company) -> tuple[FollowUp, ...]:
    other = f"Change to {c.urgent_channel}" if c.urgent_channel != c.reach_channel else "One question that a word can answer"
    here = practice(c).handling
    rows = (
        (
            "We made a mistake",
            "7 days, by the owner",
            here.mistake,
            "they heard both",
            names.FOLLOW_UP,
        ),
        ("A coaching talk", "14 days", *here.coached, names.CHECK_IN),
        ("Two messages unanswered", "10 days", other, "an answer, or three tries", names.QUIET),
    )
    fields = ("after", "within", "do", "stop_when", "template")
    return tuple(FollowUp.model_validate(dict(zip(fields, row, strict=True))) for row in rows)


def _feedback(c: Company) -> str:
    count = c.facts.number("customer_count") or 0
    many = "Figures carry their number of answers." if count >= 50 else f"With few {c.people} we read words and count heads."
    listed = f"One list, read on {c.hours.days[-1]}; within 10 business days they hear what follows, or why nothing does."
    return f"{listed} {many}"
