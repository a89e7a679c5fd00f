"""Five ways of answering, from recognising what somebody needs to making sure that it held."""

import re

from bot.core.brief import Brief
from bot.core.content.bible_words import Framework, Responses
from bot.writers.offline.bible import names
from bot.writers.offline.bible.steps import level_of
from bot.writers.offline.company import Company, company, own, practice, reasons
from bot.writers.offline.evidence import used
from bot.writers.offline.phrases import by, money, opened
from bot.writers.offline.registers import register_of
from bot.writers.offline.trade import TRADES

_SAY = {
    "warm": (
        "Good that you ask: …",
        "That should not have happened to you. This is what we do now: …",
        "I thought of you when I saw this: …",
        "You set out for this, and I would like you to get there. What has become harder?",
        "If I were you, I would do this and leave that: …",
    ),
    "plain": (
        "The answer is this: …",
        "It does not work as it should. Until it does, this helps: …",
        "There is one thing that could make it easier: …",
        "The goal was this. What stands in the way today?",
        "I would take this, and not that, because …",
    ),
    "brief": (
        "Yes. Here is how: …",
        "Agreed, that is wrong. First this: …",
        "One thing worth your time: …",
        "At this rate you will miss it. What do we change?",
        "Take this. Leave that.",
    ),
    "formal": (
        "In reply to your question: …",
        "It was right to report this. We are taking the following step: …",
        "In view of your aim I should like to suggest one thing: …",
        "We agreed on this aim, and I see an obstacle that we should discuss: …",
        "Our recommendation is the following; we advise against the rest: …",
    ),
}
_NOT = (
    "“As I already explained”",
    "“Nobody else has this”",
    "“Did you know that we also offer …?”",
    "“You should have said so”",
    "“Only this week”",
)
_CLOSING = {
    "direct": "Then leave out every sentence before the answer.",
    "warm": "Then add the one line that only fits this person.",
    "concise": "Then halve it.",
    "calm": "Then take out whatever sounds like haste.",
    "expert": "Then add the reason, in one sentence.",
    "formal": "Then read it once more for names and titles.",
    "bold": "Then strike out every “perhaps”.",
    "playful": "Then look whether the light line still fits.",
    "plain-spoken": "Then replace the longest word.",
    "witty": "Then ask whether they feel like smiling today.",
}
_SAID = ("question", "broken", "use_more", "off_track", "next_step")
"""The messages that go with the five sentences."""


def _say(c: Company, message: str) -> str:
    return f"“{_SAY[register_of(c.voice, message)][_SAID.index(message)]}”"


def responses(brief: Brief) -> Responses:
    """One framework each for a question, trouble, getting more out of it, a result at risk, and wanting more."""
    c = company(brief.facts, brief.variation)
    return Responses(
        summary="First ask what they want to be able to do, and answer that.",
        frameworks=(_question(c), _trouble(c), _more_use(c), _at_risk(c), _wanting_more(c)),
        rule=f"Before sending: does the first sentence answer, and the last say what happens next? {_CLOSING[c.voice.lead]}",
        evidence=(
            *used(brief.facts, "requests_common", "worries", "stuck_points", "success", "offer", "voice", "words", "tone"),
            *used(brief.facts, "remedy_limit", "currency", "why_left", "serve", "sensitive_data"),
        ),
    )


def _asked(c: Company, pattern: str) -> str:
    return next((own(r) for r in c.points("requests_common", 120) if re.search(pattern, r, re.IGNORECASE)), "")


def _pick(c: Company, level: str, otherwise: str) -> str:
    return next((own(r) for r in c.points("requests_common", 120) if level_of(r) == level), otherwise)


def _question(c: Company) -> Framework:
    a = practice(c).question
    return Framework(
        scenario="question",
        example=_pick(c, "Ordinary", f"They ask how something about their {TRADES[c.kind].unit} works"),
        recognition=a.recognise,
        approach=a.approach,
        information=a.find_out,
        solution=a.solve,
        follow_up="After 7 days, if their result hangs on it.",
        say=_say(c, "question"),
        not_say=_NOT[0],
        template=names.ANSWER,
    )


def _trouble(c: Company) -> Framework:
    a, trade, limit = practice(c).trouble, TRADES[c.kind], c.facts.number("remedy_limit")
    remedy = (
        f"If we were the cause: up to {money(limit, c.facts.text('currency'))} at once."
        if limit
        else "If we were the cause, the owner decides about money the same day."
    )
    return Framework(
        scenario="something is not working",
        example=_pick(c, "High", opened(trade.broken)),
        recognition=a.recognise,
        approach=a.approach,
        information=a.find_out,
        solution=(*a.solve, remedy),
        follow_up="After 7 days: has it held?",
        say=_say(c, "broken"),
        not_say=_NOT[1],
        template=names.BROKEN,
    )


def _more_use(c: Company) -> Framework:
    a = practice(c).more
    example = _asked(c, r"more out of|exercise|is there a way|\btips?\b") or (
        f"They get by, and this is in the way: {c.stuck[-1]}"
        if c.stuck
        else f"They {TRADES[c.kind].part}, and could get more from it"
    )
    return Framework(
        scenario="getting more out of it",
        example=example,
        recognition=a.recognise,
        approach=a.approach,
        information=a.find_out,
        solution=a.solve,
        follow_up="After 14 days: is it still done?",
        say=_say(c, "use_more"),
        not_say=_NOT[2],
        template=names.USE_MORE,
    )


def _at_risk(c: Company) -> Framework:
    a, left = practice(c).at_risk, reasons(c)
    known = ("Whether it is why others left",) if left else ()
    return Framework(
        scenario="at risk of missing the result",
        example=opened(c.stuck[0] if c.stuck else TRADES[c.kind].slips),
        recognition=a.recognise,
        approach=a.approach,
        information=(*a.find_out, *known),
        solution=a.solve,
        follow_up=f"On the agreed day, {by(c.talk_channel)}. Two steps missed: the owner joins.",
        say=_say(c, "off_track"),
        not_say=_NOT[3],
        template=names.OFF_TRACK,
    )


def _wanting_more(c: Company) -> Framework:
    a, trade = practice(c).wanting, TRADES[c.kind]
    refused = ("Whoever is not for us hears it now.",) if c.not_for else ()
    return Framework(
        scenario="wanting more",
        example=_asked(c, r"\b(?:buy|second|add|another|upgrade)\b") or f"A {c.person} would like to {trade.more}",
        recognition=a.recognise,
        approach=a.approach,
        information=a.find_out,
        solution=(*a.solve, *refused),
        follow_up="A yes starts the journey again; a no gives 90 days of rest.",
        say=_say(c, "next_step"),
        not_say=_NOT[4],
        template=names.NEXT_STEP,
    )
