"""Coaching by goal, reality, options and will; what is done for the relationship; milestones worth celebrating."""

from bot.core.brief import Brief
from bot.core.content.bible_process import Coaching, CoachingPlan, Grow, Milestone, RelationshipActivity
from bot.writers.offline.bible import names
from bot.writers.offline.company import Company, company, own, segments
from bot.writers.offline.evidence import default, derived, used
from bot.writers.offline.phrases import bare, money, opened, text_of, trimmed
from bot.writers.offline.trade import TRADES


def coaching(brief: Brief) -> CoachingPlan:
    """One protocol that fits the hours, four to five activities, and milestones in the customers' own words."""
    c = company(brief.facts)
    return CoachingPlan(
        summary=text_of(
            f"Coaching means that a {c.person} leaves the talk with a step of their own, not with our to-do list",
            f"It has one aim: that they {TRADES[c.kind].own_use}",
        ),
        protocol=_protocol(c),
        activities=_activities(c),
        milestones=_milestones(c),
        evidence=(
            *used(
                brief.facts,
                "success",
                "stuck_points",
                "offer",
                "story",
                "segments",
                "found_by",
                "hours_week",
                "proactive_share",
                "remedy_limit",
            ),
            default(
                "coaching minutes",
                f"{TRADES[c.kind].talk_minutes} minutes a talk, a written recap within a day, a look after 14 days",
            ),
            derived(
                "talks a week",
                f"a quarter of the plannable proactive time / {TRADES[c.kind].talk_minutes + 10} minutes = {per_week(c)}",
            ),
        ),
    )


def per_week(c: Company) -> int:
    """How many coaching talks the week can hold: half the proactive time, ten minutes for each recap, one at least."""
    percent = next((int(w) for w in c.facts.text("proactive_share").split() if w.isdigit()), 30)
    return max(1, int(c.hours.week * 60 * 0.8 * percent / 100 * 0.5 / (TRADES[c.kind].talk_minutes + 10)))


def _protocol(c: Company) -> Coaching:
    stuck, minutes = c.points("stuck_points", 120), TRADES[c.kind].talk_minutes
    place = f"they are at the point where others stall too ({bare(c.low(stuck[0]))})" if stuck else f"{TRADES[c.kind].slips}"
    channel = next((x for x in ("video call", "phone", "in person") if x in c.channels), c.primary)
    return Coaching(
        trigger=f"The band is Stable for two months without a rise, or {place}, or a {c.person} asks how to get more out of it",
        audience=f"{opened(c.people)} who have their first result and want the next"
        + (f"; first of all: {segments(c)[0]}" if segments(c) else ""),
        channel=channel,
        minutes=minutes,
        agenda=Grow(
            goal=f"You once said that success is this: {trimmed(bare(c.outcome), 110)}. Is it still, and what would be a good next piece of it by the end of the month?",
            reality="Where are you with it today, from 1 to 10? What have you tried, and what happened?",
            options=_options(c, stuck),
            will="What will you do, by which day, and what could get in the way? What do you need from me for it?",
        ),
        homework=f"One step that the {c.person} can do alone in less than an hour, with a date",
        recap=f"“{names.RECAP}” goes out within 1 business day: their goal, their step, our part, the date",
        follow_up_days=14,
        success_measure="The step was taken by its date; and 30 days later their own rating is a point higher",
        max_per_week=per_week(c),
    )


def _options(c: Company, stuck: tuple[str, ...]) -> str:
    second = bare(c.low(stuck[1])) if len(stuck) > 1 else ""
    return "What could you do, and what else? If you like, I can tell you what has worked for others" + (
        f" who knew this: {second}." if second else "."
    )


def _activities(c: Company) -> tuple[RelationshipActivity, ...]:
    call = next((x for x in ("phone", "video call", "in person") if x in c.channels), c.primary)
    rows = [
        RelationshipActivity(name="Five lines before every talk", trigger="a talk is due", channel="the record", minutes=5, cadence="before each talk", template=""),
        RelationshipActivity(name="One useful thing", trigger=f"something we read or noticed fits one {c.person}", channel=c.primary, minutes=5, cadence="two a week", template=names.USE_MORE),
        RelationshipActivity(name="A word without a reason", trigger="no contact for 60 days, and nothing open", channel=call, minutes=10, cadence="one a week", template=names.CHECK_IN),
        RelationshipActivity(name="Told back", trigger=f"something changed because a {c.person} said so", channel=c.primary, minutes=5, cadence="within 10 business days of the change", template=names.FEEDBACK),
    ]  # fmt: skip
    if c.kind == "shop":
        rows[2] = rows[2].model_copy(
            update={"name": "How does it do?", "trigger": "five days after they took it home", "cadence": "for every larger job"}
        )
    if c.recurring:
        rows.append(
            RelationshipActivity(
                name="A year together",
                trigger="the anniversary of the first day",
                channel=c.primary,
                minutes=10,
                cadence="yearly",
                template=names.MILESTONE,
            )
        )
    story = c.told("story", 110)
    if story:
        rows.append(
            RelationshipActivity(
                name="Their story, told with them",
                trigger=f"a result like this one: {own(story)}",
                channel=call,
                minutes=45,
                cadence="one a quarter",
                template=names.RECOMMEND,
            )
        )
    return tuple(rows)


def _milestones(c: Company) -> tuple[Milestone, ...]:
    trade, first = TRADES[c.kind], bare(c.first_value) if c.first_value else "The first result"
    gift = c.facts.number("customer_value")
    cost = (
        f"none, or a small thing up to {money(max(5, round(gift / 20)), c.facts.text('currency'))} once a year"
        if gift
        else "none but the time"
    )
    call = next((x for x in ("phone", "in person", "video call") if x in c.channels), c.primary)
    rows = [
        Milestone(name=trimmed(opened(first), 90), evidence=f"It is in {trade.record}, with the day", celebrate="A line that says what they did for it themselves", channel=c.primary, minutes=5, cost="none", template=names.MILESTONE, next_step="Agree on the next piece of the way", ask="none"),
    ]  # fmt: skip
    for outcome in [o for o in c.outcomes if o != c.first_value][:2]:
        rows.append(
            Milestone(name=trimmed(opened(bare(outcome)), 90), evidence=f"The {c.person} confirms it in a review, or it can be counted", celebrate="A call or a visit, not a message" if call != "email" else "A personal message with before and after in their own figures", channel=call, minutes=10, cost=cost if not rows[1:] else "none", template=names.MILESTONE, next_step="Show what it changed, and ask what it makes possible", ask="story" if len(rows) == 1 else "referral")
        )  # fmt: skip
    rows.append(
        Milestone(name=f"They {trade.own_use}", evidence="Three months without a request about the same thing", celebrate="Say that we noticed, and thank them", channel=c.primary, minutes=5, cost="none", template=names.MILESTONE, next_step="Make room for a new goal, or for less of us", ask="referral" if len(rows) < 3 else "none")
    )  # fmt: skip
    return tuple(rows)
