"""The five stages of the customer's way: entry and exit that can be seen, contacts with minutes, what hurts, our move."""

import re

from bot.core.content.bible_process import JourneyStage, Touchpoint
from bot.writers.offline.bible import names
from bot.writers.offline.bible.cycle import cycle
from bot.writers.offline.company import Company, own, practice
from bot.writers.offline.phrases import bare, mentions, opened, trimmed
from bot.writers.offline.trade import TRADES

_DAY = re.compile(r"(?:on\s+)?(day|week)\s+(\d{1,2})\b\s*[:,-]?\s*(.+)", re.IGNORECASE)
_LABEL = re.compile(r"([^:]{3,28}):\s+(.+)")
_MOMENT = re.compile(r"((?:on|after|before|at|within|during)\s+[^,]{3,24}?),?\s+((?:we|they|i|you)\b.+)", re.IGNORECASE)
_SAID = {
    "phone": ("call", "phone"),
    "email": ("mail", "email", "e-mail"),
    "text message": ("text message", "sms"),
    "in person": ("visit", "in person", "collection"),
}


def first_value(c: Company) -> str:
    """The first result, small first letter: the company's own, else the smallest thing to be glad about."""
    return bare(c.low(c.first_value)) if c.first_value else "a first result that they can show to somebody"


def stages(c: Company) -> tuple[JourneyStage, ...]:
    """Onboarding, usage, success, expansion and advocacy, in this order."""
    return (_onboarding(c), _usage(c), _success(c), _expansion(c), _advocacy(c))


def _contact(c: Company, what: str, when: str, minutes: int, template: str = "", **other: str) -> Touchpoint:
    channel = other.get("channel") or c.reach_channel
    return Touchpoint(
        what=what, channel=channel, when=when, minutes=minutes, owner=other.get("owner", names.SERVICE), template=template
    )


def first_days(c: Company) -> tuple[tuple[str, str], ...]:
    """The company's own first week as (when, what happens), in its order; at most four."""
    return tuple(_moment(p, i) for i, p in enumerate(c.points("first_week", 190)[:4]))


def _moment(text: str, place: int) -> tuple[str, str]:
    if found := _DAY.match(text):
        return f"{found[1].casefold()} {found[2]}", opened(bare(found[3]))
    if found := _LABEL.match(text) or _MOMENT.match(text):
        return found[1].strip().casefold(), opened(bare(found[2]))
    return ("day 1", "in the first days", "in the first week")[min(place, 2)], opened(bare(text))


def _channel(c: Company, what: str) -> str:
    if mentions(what, ("session", "meeting", "lesson")):
        return c.talk_channel
    return next((channel for channel, said in _SAID.items() if channel in c.channels and mentions(what, said)), c.primary)


def _minutes(what: str) -> int:
    if found := re.search(r"(\d{1,3})[\s-]*min", what, re.IGNORECASE):
        return min(int(found[1]), 240)
    return 20 if mentions(what, ("call", "phone", "meeting", "visit", "session", "together")) else 10


def _onboarding(c: Company) -> JourneyStage:
    trade, worries, stuck = TRADES[c.kind], c.points("worries", 110), c.points("stuck_points", 110)
    welcome = [
        _contact(c, what, when, _minutes(what), names.WELCOME if i == 0 else "", channel=_channel(c, f"{when} {what}"))
        for i, (when, what) in enumerate(first_days(c))
    ] or [_contact(c, "Welcome, and the question what success would be, and by when", "day 1", 15, names.WELCOME)]
    last = 14 if c.first_value_days > 7 else max(c.first_value_days, 2)
    check = _contact(
        c, f"{practice(c).start_asks} And is this in sight: {trimmed(first_value(c), 90)}?", f"day {last}", 10, names.CHECK_IN
    )
    return JourneyStage(
        stage="onboarding",
        entry=f"They have said yes, and five lines about them stand in {trade.record}",
        exit=f"They have it: {first_value(c)}",
        customer_goal=f"To see soon that {c.name} was the right choice, without more work than they expected",
        touchpoints=(*welcome, check),
        pain=f"They ask themselves: {own(worries[0])}" if worries else "They wait politely for a sign from us",
        emotion=3,
        our_move=(
            f"We note what is in the way of the first result, and clear that first; usually it is that they have to {trade.part}."
        ),
        metric=f"Days from yes to first value, median; aim: {c.first_value_days}",
        risk=f"Known here: {bare(c.low(stuck[0]))}" if stuck else f"The start drags because it is hard to {trade.part}",
    )


def _usage(c: Company) -> JourneyStage:
    trade, stuck, here = TRADES[c.kind], c.points("stuck_points", 120), practice(c)
    slips = stuck[1] if len(stuck) > 1 else stuck[0] if stuck else trade.slips
    return JourneyStage(
        stage="usage",
        entry=f"The {c.person} has the first result",
        exit=here.used,
        customer_goal=here.daily_goal,
        touchpoints=(
            _contact(c, here.month_asks, "day 30", 10, names.CHECK_IN),
            _contact(c, f"One hint that makes it easier to {trade.part}", "once a quarter", 5, names.USE_MORE),
            _contact(
                c, f"A personal line because {trade.slips}", "an early warning fires", 10, names.QUIET, channel=c.urgent_channel
            ),
        ),
        pain=f"It slips here: {bare(c.low(slips))}",
        emotion=3,
        our_move=here.usage_move,
        metric=f"{opened(c.people)} in the bands Thriving and Stable, as n of N",
        risk=here.usage_risk,
    )


def _success(c: Company) -> JourneyStage:
    later = [o for o in c.outcomes if o != c.first_value] or list(c.outcomes)
    result, here = bare(c.low(later[0])) if later else c.outcome, practice(c)
    wanted = opened(bare(later[-1])) if len(later) > 1 else "That it stays like this, without having to ask"
    return JourneyStage(
        stage="success",
        entry=f"They {TRADES[c.kind].own_use}",
        exit=f"It is true, and they say so: {result}",
        customer_goal=wanted,
        touchpoints=(
            _contact(c, here.review_asks[0], cycle(c).review, 20, names.RECAP, channel=c.talk_channel),
            _contact(c, f"Congratulations on this: {trimmed(result, 90)}", "as soon as it is true", 10, names.MILESTONE),
            _contact(c, f"Two questions to the {c.person} about us", "7 days later", 5, names.FEEDBACK),
        ),
        pain=here.normal,
        emotion=5,
        our_move=here.before_after,
        metric=f"{opened(c.people)} for whom it is true, as n of N",
        risk=here.lost_goal,
    )


def _expansion(c: Company) -> JourneyStage:
    trade, then, here = TRADES[c.kind], cycle(c), practice(c)
    return JourneyStage(
        stage="expansion",
        entry=here.more_entry,
        exit=f"They have said yes or no to it, and {then.seen}",
        customer_goal=f"To {trade.more}, without starting from nothing",
        touchpoints=(
            _contact(
                c,
                f"What {c.name} would do in their place, which may be nothing",
                "within 2 business days of their remark",
                15,
                names.NEXT_STEP,
            ),
            _contact(
                c, f"A talk about {then.name}: {here.review_asks[1]}", then.when, 20, channel=c.talk_channel, owner=names.OWNER
            ),
        ),
        pain=here.more_pain,
        emotion=4,
        our_move=here.more_move,
        metric=then.metric,
        risk=f"We offer more while the {c.person} still waits for something from before",
    )


def _advocacy(c: Company) -> JourneyStage:
    story, found, here = c.told("story", 200), c.choices("found_by"), practice(c)
    route = "through people who recommend us" if "referral" in found else f"by {found[0]}" if found else "in many ways"
    tell = (
        f"a story may look like this one: {own(story, 200)}"
        if story
        else "we give three sentences that they may use as they like"
    )
    return JourneyStage(
        stage="advocacy",
        entry=f"The result has held for 60 days, and the {c.person} has said something good without being asked",
        exit=f"They have sent somebody to {c.name}, or allowed us to tell their story",
        customer_goal=f"To help somebody they know with the same question, as a {c.person} who has been there",
        touchpoints=(
            _contact(c, here.told_ask, "after a milestone, twice a year at most", 10, names.RECOMMEND),
            _contact(c, f"Five sentences about their way, written with the {c.person}", "they agree to it", 45),
            _contact(c, f"What became of the person whom the {c.person} sent", "within 14 days", 5),
        ),
        pain=here.told_pain,
        emotion=5,
        our_move=f"New {c.people} come {route}; {tell}",
        metric=f"{opened(c.people)} who recommended us or told their story, by quarter",
        risk=f"We ask while something is open for the {c.person}",
    )
