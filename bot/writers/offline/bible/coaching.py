"""Coaching by goal, reality, options and will; what is done for the relationship; milestones worth celebrating."""

from bot.core.brief import Brief
from bot.core.content.bible_process import Coaching, CoachingPlan, Grow, Milestone, RelationshipActivity
from bot.writers.offline.bible import names
from bot.writers.offline.company import Company, company, own, practice, segments
from bot.writers.offline.evidence import default, derived, used
from bot.writers.offline.phrases import bare, money, opened, text_of, trimmed
from bot.writers.offline.trade import TRADES
from bot.writers.offline.wording import addressed


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
                f"half of the plannable proactive time / {TRADES[c.kind].talk_minutes + 10} minutes = {per_week(c)}",
            ),
        ),
    )


def per_week(c: Company) -> int:
    """How many coaching talks the week can hold: half the proactive time, ten minutes for each recap, one at least."""
    percent = next((int(w) for w in c.facts.text("proactive_share").split() if w.isdigit()), 30)
    return max(1, int(c.hours.week * 60 * 0.8 * percent / 100 * 0.5 / (TRADES[c.kind].talk_minutes + 10)))


def _protocol(c: Company) -> Coaching:
    here = practice(c)
    stuck, minutes = c.points("stuck_points", 120), TRADES[c.kind].talk_minutes
    place = f"they are at the point where others stall too ({bare(c.low(stuck[0]))})" if stuck else f"{TRADES[c.kind].slips}"
    channel = c.talk_channel
    return Coaching(
        trigger=f"The band is Stable for two months without a rise, or {place}, or a {c.person} asks how to get more out of it",
        audience=f"{opened(c.people)} who have their first result and want the next"
        + (f"; first of all: {segments(c)[0]}" if segments(c) else ""),
        channel=channel,
        minutes=minutes,
        agenda=Grow(
            goal=(
                f"You said that success is this: {addressed(trimmed(bare(c.outcome), 110))}. Does it still hold, and what is "
                "the next piece of it?"
            ),
            reality=here.reality,
            options=_options(c, stuck),
            will=here.will,
        ),
        homework=here.homework,
        recap=f"“{names.RECAP}” goes out within 1 business day: their goal, their step, our part, the date",
        follow_up_days=14,
        success_measure=f"The {c.person} took the step by its date, and rates it a point higher 30 days later",
        max_per_week=per_week(c),
    )


def _options(c: Company, stuck: tuple[str, ...]) -> str:
    known = f" If you like, I tell you what helped others with this: {bare(c.low(stuck[1]))}." if len(stuck) > 1 else ""
    return practice(c).options + known


def _activities(c: Company) -> tuple[RelationshipActivity, ...]:
    call, trade = c.talk_channel, TRADES[c.kind]
    story = c.told("story", 110)
    rows = [
        (
            "One useful thing",
            f"something fits one {c.person} and makes it easier to {trade.part}",
            c.reach_channel,
            5,
            "two a week",
            names.USE_MORE,
        ),
        (
            "A word without a reason",
            f"a {c.person} has not heard from us for 60 days, and nothing is open",
            call,
            10,
            "one a week",
            names.CHECK_IN,
        ),
        (
            "Told back",
            f"we changed something because a {c.person} said so",
            c.reach_channel,
            5,
            "within 10 business days",
            names.FEEDBACK,
        ),
    ]
    if c.recurring and c.kind != "clinic":
        rows.append((f"A year with {c.name}", "the anniversary of the first day", c.reach_channel, 10, "yearly", names.MILESTONE))
    if story:
        rows.append(
            ("Their story, told with them", f"a result like this one: {own(story)}", call, 45, "one a quarter", names.RECOMMEND)
        )
    rows.append(("Five lines", f"a talk is due; we read {trade.record} first", trade.record, 5, "before each talk", ""))
    fields = ("name", "trigger", "channel", "minutes", "cadence", "template")
    return tuple(RelationshipActivity.model_validate(dict(zip(fields, row, strict=True))) for row in rows)


def _milestones(c: Company) -> tuple[Milestone, ...]:
    trade, here = TRADES[c.kind], practice(c)
    first = bare(c.first_value) if c.first_value else "The first result"
    noted, asked = f"Noted in {trade.record}, with the day", f"The {c.person} says so, or it can be counted"
    rows = [
        (
            first,
            noted,
            "A line on what they did for it themselves",
            c.reach_channel,
            5,
            "none",
            f"Agree with the {c.person} on the next piece of the way",
            "none",
        )
    ]
    rest = [o for o in c.outcomes if o != c.first_value][:2]
    for outcome, ask in zip(rest, ("story", "referral"), strict=False):
        rows.append(
            (
                outcome,
                asked,
                here.before_after,
                c.talk_channel,
                10,
                _cost(c) if ask == "story" else "none",
                f"We ask: {here.review_asks[1]}",
                ask,
            )
        )
    last = "none" if len(rows) > 2 else "referral"
    rows.append(
        (
            here.used,
            f"Seen in {trade.record}",
            f"Say to the {c.person} that we noticed",
            c.reach_channel,
            5,
            "none",
            "Room for a new goal, or for less of us",
            last,
        )
    )
    fields = ("name", "evidence", "celebrate", "channel", "minutes", "cost", "next_step", "ask", "template")
    made = [dict(zip(fields, (trimmed(opened(bare(r[0])), 90), *r[1:], names.MILESTONE), strict=True)) for r in rows]
    return tuple(Milestone.model_validate(m) for m in made)


def _cost(c: Company) -> str:
    gift = c.facts.number("customer_value")
    return f"at most {money(max(5, round(gift / 20)), c.facts.text('currency'))}, once a year" if gift else "none but the time"
