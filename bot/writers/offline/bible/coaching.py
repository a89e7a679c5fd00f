"""Coaching by goal, reality, options and will; what is done for the relationship; milestones worth celebrating."""

from bot.core.brief import Brief
from bot.core.content.bible_process import Coaching, CoachingPlan, Grow, Milestone, RelationshipActivity
from bot.writers.offline.bible import names
from bot.writers.offline.company import Company, company, practice, segments
from bot.writers.offline.evidence import default, derived, used
from bot.writers.offline.phrases import bare, money, opened, short, text_of, trimmed
from bot.writers.offline.trade import TRADES
from bot.writers.offline.wording import addressed


def coaching(brief: Brief) -> CoachingPlan:
    """One protocol that fits the hours, four to five activities, and milestones in the customers' own words."""
    c = company(brief.facts, brief.variation)
    return CoachingPlan(
        summary=text_of(f"They leave the talk with a step of their own, until they {TRADES[c.kind].own_use}"),
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
                f"hours x 60 x 0.8 x proactive share / 2 / {TRADES[c.kind].talk_minutes + 10} minutes, one at least",
                f"{per_week(c)} talks a week",
                "protocol.max_per_week",
            ),
            derived("a twentieth of what a customer is worth a month, 5 at least", "", "milestones.*.cost"),
        ),
    )


def per_week(c: Company) -> int:
    """How many coaching talks the week can hold: half the proactive time, ten minutes for each recap, one at least."""
    percent = next((int(w) for w in c.facts.text("proactive_share").split() if w.isdigit()), 30)
    return max(1, int(c.hours.week * 60 * 0.8 * percent / 100 * 0.5 / (TRADES[c.kind].talk_minutes + 10)))


def _protocol(c: Company) -> Coaching:
    here = practice(c)
    place = c.stuck[0] if c.stuck else TRADES[c.kind].slips
    return Coaching(
        trigger=f"two months Stable without a rise, a known sign ({place}), or they ask",
        audience=f"{opened(c.people)} with a first result" + (f"; first: {segments(c)[0]}" if segments(c) else ""),
        channel=c.talk_channel,
        minutes=TRADES[c.kind].talk_minutes,
        agenda=Grow(
            goal=f"You wanted this: {addressed(c.result)}. Does it still hold, and what is the next piece of it?",
            reality=here.reality,
            options=here.options,
            will=here.will,
        ),
        homework=here.homework,
        recap="a recap within 1 business day: their goal, their step, our part, the date",
        follow_up_days=14,
        success_measure="they took the step and rate it a point higher after 30 days",
        max_per_week=per_week(c),
    )


def _activities(c: Company) -> tuple[RelationshipActivity, ...]:
    call, trade = c.talk_channel, TRADES[c.kind]
    rows = [
        ("One useful thing", f"a hint makes it easier to {trade.part}", c.reach_channel, 5, "two a week", names.USE_MORE),
        ("A word without a reason", f"60 days without a word to a {c.person}", call, 10, "one a week", names.CHECK_IN),
        ("Told back", "we changed what they had asked for", c.reach_channel, 5, "within 10 business days", names.FEEDBACK),
    ]
    if c.told("story"):
        rows.append(("Their story", "a result worth telling", call, 45, "one a quarter", names.RECOMMEND))
    fields = ("name", "trigger", "channel", "minutes", "cadence", "template")
    return tuple(RelationshipActivity.model_validate(dict(zip(fields, row, strict=True))) for row in rows)


def _milestones(c: Company) -> tuple[Milestone, ...]:
    trade, here = TRADES[c.kind], practice(c)
    first = short(c.first_value) if c.first_value else "The first result"
    noted, asked = f"Noted in {trade.record}", "They say so"
    rows = [
        (
            first,
            noted,
            "A line on their part in it",
            c.reach_channel,
            5,
            "none",
            "The next piece of the way",
            "none",
        )
    ]
    rest = [o for o in c.outcomes if o != c.first_value][:2]
    for outcome, ask in zip(rest, ("story", "referral"), strict=False):
        rows.append(
            (
                short(outcome),
                asked,
                "First month beside the last" if c.recurring else "Before beside after",
                c.talk_channel,
                10,
                _cost(c) if ask == "story" else "none",
                "What comes next",
                ask,
            )
        )
    last = "none" if len(rows) > 2 else "referral"
    rows.append(
        (
            here.used,
            f"Seen in {trade.record}",
            "We say that we noticed",
            c.reach_channel,
            5,
            "none",
            "A new goal, or less of us",
            last,
        )
    )
    fields = ("name", "evidence", "celebrate", "channel", "minutes", "cost", "next_step", "ask", "template")
    made = [dict(zip(fields, (trimmed(opened(bare(r[0])), 90), *r[1:], names.MILESTONE), strict=True)) for r in rows]
    return tuple(Milestone.model_validate(m) for m in made)


def _cost(c: Company) -> str:
    gift = c.facts.number("customer_value")
    return f"at most {money(max(5, round(gift / 20)), c.facts.text('currency'))}, once a year" if gift else "none but the time"
