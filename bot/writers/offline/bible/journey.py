"""The customer's way in five stages, and the hooks to marketing and sales."""

import re

from bot.core.brief import Brief
from bot.core.content.bible_process import Integration, Journey, JourneyStage, PromiseCheck, SegmentNote, Touchpoint
from bot.writers.offline.bible import names
from bot.writers.offline.company import Company, company, heading, own
from bot.writers.offline.evidence import default, derived, used
from bot.writers.offline.phrases import bare, counted, joined, mentions, opened, sentence, text_of, trimmed
from bot.writers.offline.trade import TRADES

_AGAIN = {
    "subscription": ("the next renewal", "they renew without having to think about it", "60 days before the renewal date"),
    "retainer": ("the next term", "they confirm the next term", "60 days before the term ends"),
    "project": ("the next project", "they name a next project or ask for a follow-up", "30 days after the project was accepted"),
    "one-off": ("the next purchase", "they come back", "when the next check or purchase is usually due"),
    "mixed": ("the next order or renewal", "they buy or renew again", "30 days before a renewal, or 30 days after a sale"),
}


def journey(brief: Brief) -> Journey:
    """Five stages with touchpoints, promises checked against service, at least two hooks each to marketing and sales."""
    c = company(brief.facts)
    first = bare(c.low(c.first_value)) if c.first_value else "a first result they can show"
    return Journey(
        summary=text_of(
            f"Every {c.person} of {c.name} goes through five stages, at their own pace",
            f"A stage ends when its exit can be seen, not when time has passed; until then the {c.person} stays where they are and we help there",
        ),
        first_value=opened(first),
        first_value_days=c.first_value_days,
        stages=(_onboarding(c, first), _usage(c), _success(c), _expansion(c), _advocacy(c)),
        segments=_segments(c),
        promises=tuple(_promise(c, p) for p in c.points("promises", 200)),
        integrations=_integrations(c),
        evidence=(
            *used(
                brief.facts,
                "success",
                "first_week",
                "found_by",
                "sales_handover",
                "pricing",
                "segments",
                "stuck_points",
                "worries",
            ),
            *used(brief.facts, "channels", "primary_channel", "promises", "story"),
            derived("first value", f"{c.first_value_days} days, from the success answer")
            if c.first_value_known
            else default("first value", f"{c.first_value_days} days: 7 for products, 14 for services"),
            default("contact days", "A new customer hears from us on day 1, 3, 7, 14 and 30"),
            default("minutes", "Minutes per contact are the field's usual ones; replace them after the first month"),
        ),
    )


def _point(
    c: Company, what: str, when: str, minutes: int, template: str = "", channel: str = "", owner: str = names.SERVICE
) -> Touchpoint:
    return Touchpoint(what=what, channel=channel or c.primary, when=when, minutes=minutes, owner=owner, template=template)


def first_days(c: Company) -> tuple[tuple[str, str], ...]:
    """The company's own first week as (`day 4`, what happens); empty when its notes name no days."""
    found = (
        re.match(r"(?:on\s+)?(day|week)\s+(\d{1,2})\b\s*[:,-]?\s*(.+)", p, re.IGNORECASE) for p in c.points("first_week", 170)
    )
    return tuple((f"{m[1].casefold()} {m[2]}", opened(bare(m[3]))) for m in found if m)


def _onboarding(c: Company, first: str) -> JourneyStage:
    trade, worries, stuck = TRADES[c.kind], c.points("worries", 110), c.points("stuck_points", 110)
    own_days = [
        _point(c, what, when, _minutes(what), names.WELCOME if i == 0 else "", _channel(c, what))
        for i, (when, what) in enumerate(first_days(c))
    ]
    usual = [
        _point(
            c,
            "Welcome, with what happens next and who looks after them; we ask what success would be and by when",
            "day 1",
            15,
            names.WELCOME,
        ),
        _point(c, "One question: is anything missing to start?", "day 3", 5),
    ]
    last = 14 if c.first_value_days > 7 else max(c.first_value_days, 2)
    points = [
        *(own_days or usual),
        _point(
            c, f"Look together at whether the first result is in sight: {trimmed(first, 90)}", f"day {last}", 10, names.CHECK_IN
        ),
    ]
    return JourneyStage(
        stage="onboarding",
        entry="They have said yes, and the hand-over from sales is in the record",
        exit=f"They have it: {first}",
        customer_goal="To see soon that the decision was right, without more work than they expected",
        touchpoints=tuple(points[:5]),
        pain=f"They ask themselves: {own(worries[0])}"
        if worries
        else "They do not know yet what we need from them, and wait politely",
        emotion=3,
        our_move=f"We write down five things for each {c.person}: segment, wanted result, start, date of the first result, and what is in the way. The last one we clear first.",
        metric=f"Days from yes to first value, median; aim: {c.first_value_days}",
        risk=f"Known sticking point: {bare(c.low(stuck[0]))}"
        if stuck
        else f"The start drags because {c.people} do not {trade.part}",
    )


def _channel(c: Company, what: str) -> str:
    words = {
        "phone": ("call", "phone"),
        "email": ("mail", "email", "e-mail"),
        "text message": ("text message", "sms"),
        "in person": ("visit", "in person", "collection"),
    }
    return next((channel for channel, said in words.items() if channel in c.channels and mentions(what, said)), c.primary)


def _minutes(what: str) -> int:
    found = re.search(r"(\d{1,3})[\s-]*min", what, re.IGNORECASE)
    return (
        min(int(found[1]), 240)
        if found
        else 20
        if mentions(what, ("call", "phone", "meeting", "visit", "session", "together"))
        else 10
    )


def _usage(c: Company) -> JourneyStage:
    trade, stuck = TRADES[c.kind], c.points("stuck_points", 120)
    risk = stuck[1] if len(stuck) > 1 else stuck[0] if stuck else trade.slips
    return JourneyStage(
        stage="usage",
        entry="The first result is there",
        exit=f"They {trade.own_use}, twice in a row",
        customer_goal="To make it part of how they work, with less thought each time" if c.kind != "clinic" else "To feel progress between appointments and to know that it is enough",
        touchpoints=(
            _point(c, "A question about how it goes, tied to the result they named", "day 30", 10, names.CHECK_IN),
            _point(c, f"One useful hint that fits how they {trade.part.split(' and ')[0]}", "once a quarter" if c.recurring else "day 45", 5, names.USE_MORE),
            _point(c, "A personal line when they have gone quiet", "an early warning fires", 10, names.QUIET, c.urgent_channel),
        ),
        pain=f"It slips here: {bare(c.low(risk))}" if stuck else f"Everyday life takes over, and {trade.slips}",
        emotion=3,
        our_move=f"We look at the signs of health, and go to the cause with them before it becomes a habit. After the second case we {trade.prevent}.",
        metric=f"Share of {c.people} in the bands Thriving and Stable, as n of N",
        risk="Nobody notices, because silence looks like content",
    )  # fmt: skip


def _success(c: Company) -> JourneyStage:
    later = [o for o in c.outcomes if o != c.first_value] or list(c.outcomes)
    result = bare(c.low(later[0])) if later else c.outcome
    return JourneyStage(
        stage="success",
        entry="It runs without our reminders",
        exit=f"It is true, and they say so: {result}",
        customer_goal=opened(bare(later[-1])) if later else "The result they named at the start",
        touchpoints=(
            _point(c, "Look back together at the result they named: reached, nearly, or changed?", _review(c), 20, names.CHECK_IN, "video call" if "video call" in c.channels else ""),
            _point(c, "Say congratulations, for a reason that only fits them", "a milestone is reached", 10, names.MILESTONE),
            _point(c, "Ask for an opinion in two questions", "7 days after the milestone", 5, names.FEEDBACK),
        ),
        pain="It has become normal, and nobody sees any longer what it was like before",
        emotion=5,
        our_move="We show before and after in their own figures or words, and agree on the next result or on leaving things as they are.",
        metric=f"{opened(c.people)} who reached their stated result, as n of N",
        risk="The person who wanted it leaves or changes the goal, and we go on with the old one",
    )  # fmt: skip


def _review(c: Company) -> str:
    return {"subscription": "every quarter", "retainer": "every quarter", "project": "at acceptance"}.get(
        c.model, "when the result was due"
    )


def _expansion(c: Company) -> JourneyStage:
    trade, again = TRADES[c.kind], _AGAIN[c.model]
    return JourneyStage(
        stage="expansion",
        entry="A result stands, and they speak of a further wish or a new situation",
        exit=f"A clear yes or no to it, and {again[1]}",
        customer_goal=f"To {trade.more}, without starting from nothing",
        touchpoints=(
            _point(c, "Say what we see and what we would do in their place, including nothing", "they mention a new wish", 15, names.NEXT_STEP),
            _point(c, f"Talk about {again[0]} openly: what worked, what did not, what should change", again[2], 20, names.NEXT_STEP, owner=names.OWNER),
        ),
        pain="They fear that any question of theirs turns into a sales talk",
        emotion=4,
        our_move="We recommend only what brings their next result nearer, and say no for them when it does not.",
        metric="Repeat purchases, as n of N" if c.model in ("one-off", "project") else "Renewals and additions against the number that were due",
        risk="We offer more while something old is still open",
    )  # fmt: skip


def _advocacy(c: Company) -> JourneyStage:
    story, found = c.told("story", 120), c.choices("found_by")
    route = "by recommendation" if "referral" in found else f"by {found[0]}" if found else "in many ways"
    return JourneyStage(
        stage="advocacy",
        entry="Their result has held for 60 days, and they have said something good without being asked",
        exit="They have told somebody, or allowed us to tell their story",
        customer_goal="To help somebody they know, and to be thanked for it",
        touchpoints=(
            _point(c, "Ask whether they know one person with the same worry", "after a milestone, at most twice a year", 10, names.RECOMMEND),
            _point(c, "Write their story with them in five sentences, and let them strike out what they like", "they agree to it", 45, names.RECAP),
            _point(c, "Tell them what became of the person they sent", "within 14 days of the recommendation", 5),
        ),
        pain="They would like to help, and do not know what to say or fear to bother a friend",
        emotion=5,
        our_move=f"People find us {route}; we make telling easy. Our example for what a story may look like: {own(story)}" if story else f"People find us {route}; we make telling easy, and give three sentences they may use as they like.",
        metric="Recommendations and stories, counted per quarter",
        risk="We ask too often, or at a moment when something is open",
    )  # fmt: skip


def _segments(c: Company) -> tuple[SegmentNote, ...]:
    return tuple(_segment(c, line, i) for i, line in enumerate(c.points("segments", 200)[:5]))


def _segment(c: Company, line: str, place: int) -> SegmentNote:
    name, _, rest = line.partition(":") if ":" in line else line.partition(",")
    parts = [p.strip() for p in re.split(r",\s*(?=\d+\s*,)|(?<=\d),\s*", rest) if p.strip()]
    count = next((p for p in parts if p.isdigit()), "")
    need = next((p for p in parts if not p.isdigit()), "")
    ways = (
        "we ask about exactly this in the first talk, and again at every review",
        "the check-in on day 30 asks about it in one question",
        "a short written note does it; we call only when a sign of health turns",
        "we bring it up ourselves before a busy time begins",
        "one of the useful hints each year is about it",
    )
    wants = (
        f"They need {bare(c.low(need))}; {ways[place]}"
        if need
        else f"For them {ways[place].replace('about exactly this', 'what they need most').replace(' it', ' what they need most', 1)}"
    )
    counted_text = f" ({counted(int(count), c.person)})" if count else ""
    return SegmentNote(segment=heading(name) + counted_text, difference=sentence(wants))


_TIME = re.compile(
    r"\b(hours?|minutes?|same day|next working day|business day|working day|within a day|24/7|anytime|immediately|instant\w*|always)\b",
    re.I,
)


def _promise(c: Company, promise: str) -> PromiseCheck:
    if re.search(
        r"24/7|any ?time|round the clock|immediately|instant|always (?:there|available|reachable)", promise, re.IGNORECASE
    ):
        return PromiseCheck(
            promise=own(promise),
            state="not kept",
            how=f"Service is {c.hours.text}. Sales and the site should say so, or service needs more hours.",
        )
    if re.search(r"guarante|never|always|every|100\s?%|forever|lifetime", promise, re.IGNORECASE) and not _TIME.search(promise):
        return PromiseCheck(
            promise=own(promise),
            state="needs proof",
            how="It leaves no room for an exception. We keep a list of cases in which it did not hold, and look at the list once a quarter.",
        )
    if hours := re.search(r"\bwithin (\w+) (?:service |working |business )?hours?\b", promise, re.IGNORECASE):
        return _timed(c, promise, hours[1])
    if re.search(r"answer|repl(?:y|ies)|reach|respond|return(?:ed)?\b|call", promise, re.IGNORECASE):
        return PromiseCheck(
            promise=own(promise),
            state="kept",
            how=f"Kept through the first-answer times and the looks at the inbox at {joined(c.hours.looks)}.",
        )
    if re.search(r"mistake|wrong|put (?:it )?right|correct|refund|money back|free|penalt", promise, re.IGNORECASE):
        return PromiseCheck(
            promise=own(promise),
            state="kept",
            how="Kept through the rules for making it right; whoever answers knows the amount they may give.",
        )
    if re.search(r"price|cost|fee|charge|rate", promise, re.IGNORECASE):
        return PromiseCheck(
            promise=own(promise),
            state="kept",
            how="Service names no price of its own; a question about money is answered from the agreement, in writing.",
        )
    if re.search(r"person|named|same|who looks after|therapist|team|contact", promise, re.IGNORECASE):
        return PromiseCheck(
            promise=own(promise),
            state="kept",
            how="The name stands in the record and in the welcome; when that person is away, the message says who stands in.",
        )
    return PromiseCheck(
        promise=own(promise),
        state="needs proof",
        how=f"We check it with five {c.people} a quarter: did it hold for them? Until then nobody repeats it in writing without looking.",
    )


_NUMBERS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten".split())}  # noqa: SIM905


def _timed(c: Company, promise: str, word: str) -> PromiseCheck:
    number = int(word) if word.isdigit() else _NUMBERS.get(word.casefold(), 0)
    if 0 < number * 60 < c.hours.gap:
        kept = c.hours.promise(f"{number} hours" if number in (2, 4) else "1 hour")
        return PromiseCheck(
            promise=own(promise),
            state="not kept",
            how=f"The inbox is not read that often. What {c.hours.week:.10g} hours a week can keep is {kept.text}; the wording outside should follow.",
        )
    return PromiseCheck(
        promise=own(promise),
        state="kept",
        how=f"Kept within service hours, {c.hours.text}; outside them the automatic reply says when the clock starts.",
    )


_HANDOVER = {
    "same person": "Even when one person sells and serves, five lines are written before the start: result, promises, people, terms, worries",
    "notes": "The sales notes are read before the welcome, and what is missing is asked in one message to sales, not to the customer",
    "call": "After the hand-over call, five lines go into the record: result, promises, people, terms, worries",
    "nothing formal": "Nothing formal exists yet: from now on no welcome is sent before five lines stand in the record: result, promises, people, terms, worries",
}


def _integrations(c: Company) -> tuple[Integration, ...]:
    again = _AGAIN[c.model]
    handover = _HANDOVER.get(c.facts.text("sales_handover"), _HANDOVER["nothing formal"]).replace("customer", c.person)
    worry = c.points("worries", 90)
    return (
        Integration(
            partner="sales", we_give="A date for the first talk, and the name of who looks after them", we_get=handover,
            trigger=f"A {c.person} says yes", channel="the record", when="before the welcome, within 1 business day", owner=names.SALES,
        ),
        Integration(
            partner="sales", we_give="The state of their result, what is open, and our advice for or against an offer",
            we_get=f"What was discussed about {again[0]}, before a price is named", trigger=f"Expansion comes up, or it is {again[2]}",
            channel="the record and five minutes of talk", when="within 2 business days", owner=names.SERVICE,
        ),
        Integration(
            partner="marketing", we_give="The five most frequent questions of the month, word for word",
            we_get="Pages and posts that answer them, and a look at new promises before they go out",
            trigger="The first service day of the month", channel="one page", when="monthly", owner=names.SERVICE,
        ),
        Integration(
            partner="marketing", we_give=f"Stories of {c.people} who reached their result and agreed to tell it",
            we_get=f"Words that take up the worries people have beforehand, such as {own(worry[0])}" if worry else "The words people use when they first ask about us",
            trigger="A milestone is celebrated and the story is allowed", channel=c.primary, when="within 10 business days", owner=names.MARKETING,
        ),
    )  # fmt: skip
