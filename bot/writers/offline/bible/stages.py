"""The five stages of the customer's way: entry and exit that can be seen, contacts with minutes, what hurts, our move."""

import re

from bot.core.content.bible_process import JourneyStage, Touchpoint
from bot.writers.offline.bible import names
from bot.writers.offline.bible.cycle import cycle
from bot.writers.offline.bible.talks import Talk, ahead, first_month, review, start
from bot.writers.offline.company import Company, own, practice
from bot.writers.offline.phrases import bare, mentions, opened, short
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


def _talk(c: Company, talk: Talk, template: str, owner: str = names.SERVICE) -> Touchpoint:
    return _contact(c, talk.called, talk.when, talk.minutes, template, channel=talk.channel, owner=owner)


def _onboarding(c: Company) -> JourneyStage:
    trade, worries = TRADES[c.kind], c.points("worries", 110)
    welcome = [
        _contact(c, what, when, _minutes(what), names.WELCOME if i == 0 else "", channel=_channel(c, f"{when} {what}"))
        for i, (when, what) in enumerate(first_days(c))
    ] or [_contact(c, "Welcome, and the question what success would be, and by when", "day 1", 15, names.WELCOME)]
    return JourneyStage(
        stage="onboarding",
        entry=f"a yes, and five lines in {trade.record}: result, promises, people, terms, worries",
        exit=f"they have it: {first_value(c)}",
        customer_goal=f"To see soon that {c.name} was the right choice",
        touchpoints=(*welcome, _talk(c, start(c), names.CHECK_IN)),
        pain=f"The worry {own(worries[0])} is still there" if worries else "They wait politely for a sign from us",
        emotion=3,
        our_move=f"We clear what is in the way; usually they have to {trade.part}",
        metric=f"Days to first value, median; aim: {c.first_value_days}",
        risk=opened(c.stuck[0]) if c.stuck else f"It is hard to {trade.part}",
    )


def _usage(c: Company) -> JourneyStage:
    trade, here = TRADES[c.kind], practice(c)
    slips = c.stuck[1] if len(c.stuck) > 1 else c.stuck[0] if c.stuck else trade.slips
    line = _contact(c, "A personal line", "at an early warning", 10, names.QUIET, channel=c.urgent_channel)
    return JourneyStage(
        stage="usage",
        entry="they have the first result",
        exit=here.used[:1].lower() + here.used[1:],
        customer_goal=here.daily_goal,
        touchpoints=(
            _contact(c, "One useful hint", c.emphasis.hints, 5, names.USE_MORE),
            _talk(c, first_month(c), names.CHECK_IN),
            line,
        ),
        pain=opened(slips),
        emotion=3,
        our_move=here.usage_move,
        metric=f"{opened(c.people)} Thriving or Stable, as n of N",
        risk=here.usage_risk,
    )


def _success(c: Company) -> JourneyStage:
    later = [o for o in c.outcomes if o != c.first_value] or list(c.outcomes)
    result, here = short(c.low(later[0])) if later else c.result, practice(c)
    wanted = opened(short(later[-1])) if len(later) > 1 else "That it stays like this, without having to ask"
    return JourneyStage(
        stage="success",
        entry=f"they {TRADES[c.kind].own_use}",
        exit=f"it is true, and they say so: {result}",
        customer_goal=wanted,
        touchpoints=(
            _contact(c, "Congratulations", "as soon as it is true", 10, names.MILESTONE),
            _contact(c, "Two questions about us", "7 days later", 5, names.FEEDBACK),
            _talk(c, review(c), names.CHECK_IN),
        ),
        pain=here.normal,
        emotion=5,
        our_move=here.before_after,
        metric=f"{opened(c.people)} for whom it is true, as n of N",
        risk=here.lost_goal,
    )


def _expansion(c: Company) -> JourneyStage:
    trade, then, here = TRADES[c.kind], cycle(c), practice(c)
    advice = _contact(c, "Our advice, which may be “nothing”", "2 business days after their remark", 15, names.NEXT_STEP)
    return JourneyStage(
        stage="expansion",
        entry=here.more_entry[:1].lower() + here.more_entry[1:],
        exit=f"yes or no to it, and {then.seen}",
        customer_goal=f"To {trade.more}, without starting from nothing",
        touchpoints=(advice, _talk(c, ahead(c), names.NEXT_STEP, names.OWNER)),
        pain=here.more_pain,
        emotion=4,
        our_move=here.more_move,
        metric=then.metric,
        risk="We offer more while something from before is open",
    )


def _advocacy(c: Company) -> JourneyStage:
    found, here = c.choices("found_by"), practice(c)
    route = "through people who recommend us" if "referral" in found else f"by {found[0]}" if found else "in many ways"
    return JourneyStage(
        stage="advocacy",
        entry="the result has held for 60 days, and they have praised it unasked",
        exit="they have sent somebody, or let us tell their story",
        customer_goal="To help somebody they know with the same question",
        touchpoints=(
            _contact(c, here.told_ask, "after a milestone, twice a year at most", 10, names.RECOMMEND),
            _contact(c, "Five sentences about their way, written together", "when they agree", 45),
            _contact(c, "What became of the person they sent", "within 14 days", 5),
        ),
        pain=here.told_pain,
        emotion=5,
        our_move=f"We make it easy to say what we did: new {c.people} come {route}",
        metric=f"{opened(c.people)} who recommended us or told their story, by quarter",
        risk="We ask while something is open",
    )
