"""Five ways of answering, from recognising what somebody needs to making sure that it held."""

from bot.core.brief import Brief
from bot.core.content.bible_words import Framework, Responses
from bot.writers.offline.bible import names
from bot.writers.offline.bible.requests import level_of
from bot.writers.offline.company import Company, company, own, reasons
from bot.writers.offline.evidence import used
from bot.writers.offline.phrases import bare, money, opened, text_of, trimmed
from bot.writers.offline.trade import TRADES


def responses(brief: Brief) -> Responses:
    """One framework each for a question, trouble, getting more out of it, a result at risk, and wanting more."""
    c = company(brief.facts)
    return Responses(
        summary=text_of(
            f"Whatever comes in, we answer the {c.person} and not the sentence: what do they want to be able to do",
            f"Behind most requests stands this: {bare(c.outcome)}",
        ),
        frameworks=(_question(c), _trouble(c), _more_use(c), _at_risk(c), _wanting_more(c)),
        rule=_rule(c),
        evidence=(
            *used(brief.facts, "requests_common", "worries", "stuck_points", "success", "offer", "voice", "words"),
            *used(brief.facts, "remedy_limit", "currency", "story", "sensitive_data"),
        ),
    )


def _pick(c: Company, level: str, otherwise: str, place: int = 0) -> str:
    found = [r for r in c.points("requests_common", 120) if level_of(r) == level]
    return own(found[min(place, len(found) - 1)]) if found else otherwise


def _rule(c: Company) -> str:
    closing = {
        "direct": "Then leave out every sentence before the answer.",
        "warm": "Then add the one line that only fits this person.",
        "concise": "Then halve it.",
        "calm": "Then take out whatever sounds like haste.",
        "expert": "Then add the reason, in one sentence.",
        "formal": "Then read it once more for titles and names.",
        "bold": "Then strike out every “perhaps”.",
        "playful": "Then look whether the light line still fits.",
        "plain-spoken": "Then replace the longest word.",
        "witty": "Then ask whether they feel like smiling today.",
    }[c.voice.lead]
    return f"Before sending: does the first sentence answer, does the last one say what happens next, and is the question after this one answered too? {closing}"


def _question(c: Company) -> Framework:
    trade = TRADES[c.kind]
    return Framework(
        scenario="question", example=_pick(c, "Ordinary", f"They ask how something about their {trade.unit} works"),
        recognition="They can go on as soon as they know. Look at what they were doing when they asked, and which result it belongs to.",
        approach="Answer in the first sentence, then say what it means for them, then the question that usually follows.",
        information=(f"What they told us last, from {trade.record}", "Whether they have asked before: then the earlier answer was not good enough", "Where the answer is written down, if it is"),
        solution=("Give the answer, with the reason in one sentence.", "Add what to do with it today.", "Asked for the second time by anybody: turn it into a page or a template this week."),
        follow_up="None, if they could go on. If it was about the result itself, one line after 7 days.",
        say=_say(c, "Yes, and here is how", "The answer is yes. In detail"), not_say="“As I already explained”", template=names.ANSWER,
    )  # fmt: skip


def _say(c: Company, plain: str, formal: str) -> str:
    return f"“{formal if c.voice.formal else plain}: …”"


def _trouble(c: Company) -> Framework:
    trade, limit = TRADES[c.kind], c.facts.number("remedy_limit")
    remedy = (
        f"If it was our mistake: put it right first; up to {money(limit, c.facts.text('currency'))} may be given at once."
        if limit
        else "If it was our mistake: put it right first; money is the owner's word."
    )
    careful = {
        "clinic": ("Rule out danger first: any sign that needs a doctor goes to the doctor now.",),
        "shop": ("Rule out danger first: if it is not safe, it is not used.",),
    }.get(c.kind, ())
    return Framework(
        scenario="something is not working", example=_pick(c, "High", f"{opened(trade.broken)}"),
        recognition="They are kept from something. How much depends on the day: ask what hangs on it before you ask for details.",
        approach="First get them going, by another way if need be; then find the cause; explain at the end.",
        information=(opened(trade.ask_when_broken), "What has changed since it last went well", "Whether others have the same"),
        solution=(*careful, "Say what is known and when the next word comes.", "Offer the way around at once, even if it is not pretty.", remedy, "Let them confirm that it works; we do not decide that."),
        follow_up=f"After 7 days: has it held? After the second case we {trade.prevent}.",
        say=_say(c, "I see it too, and here is what we do now", "I can confirm this, and we are taking the following step"), not_say="“Nobody else has this”", template=names.BROKEN,
    )  # fmt: skip


def _more_use(c: Company) -> Framework:
    trade, stuck = TRADES[c.kind], c.points("stuck_points", 120)
    example = _pick(c, "Idea", "") or (
        f"They get by, and this is in the way: {bare(c.low(stuck[-1]))}"
        if stuck
        else f"They {trade.part.split(' and ')[0]}, and get less from it than they could"
    )
    return Framework(
        scenario="getting more out of it", example=example,
        recognition="All is well, and more would be possible. They will not ask, because nothing hurts.",
        approach="Ask for the goal first. Offer one thing, not three, and the smallest one that shows an effect within a week.",
        information=("Their result, and their own rating from 1 to 10", "Which part of what they pay for they do not use yet", "What has worked for others in the same place"),
        solution=("Show the one thing in their own case, not in general.", "Let them do it once while you are there.", "Agree on what they look at to see whether it helped."),
        follow_up="After 14 days: what became of it? If nothing: was it the wrong thing or the wrong week?",
        say=_say(c, "You said you want this, so try that first", "In view of your goal I recommend one thing first"), not_say="“Did you know that we also offer …?”", template=names.USE_MORE,
    )  # fmt: skip


def _at_risk(c: Company) -> Framework:
    trade, stuck = TRADES[c.kind], c.points("stuck_points", 120)
    left = reasons(c)
    known = f"One who left said: {own(left[0])}" if left else "What was promised to them at the start, and by whom"
    return Framework(
        scenario="at risk of missing the result", example=f"{opened(bare(stuck[0]))}" if stuck else opened(trade.slips),
        recognition=f"A sign of health has turned, or {trade.slips}. It is rarely the one thing they mention.",
        approach="Talk, do not write. Name the goal, say what you see, and ask which of four it is: wrong fit, a bad start, too little use, or something between us.",
        information=(f"The result they named and by when, here often: {trimmed(bare(c.outcome), 100)}", known, "What we ourselves left undone"),
        solution=("Own our part first.", "Make the goal smaller or the date later, rather than both vague.", "One step on each side, with a day.", "If it is the fit: help them to a good ending, and to somebody better suited."),
        follow_up="On the agreed day, whatever else is going on. Two steps missed: the owner joins.",
        say=_say(c, "You wanted this, I see that, so let us talk about what is in the way", "Your goal was this, and I see a difficulty that we should discuss"), not_say="“You should have told us earlier”", template=names.OFF_TRACK,
    )  # fmt: skip


def _wanting_more(c: Company) -> Framework:
    trade = TRADES[c.kind]
    refused = (
        f"It is not for everybody: we do not serve {bare(c.low(c.not_for[0]))}."
        if c.not_for
        else "Sometimes the right advice is to wait or to do nothing."
    )
    return Framework(
        scenario="wanting more", example=f"A {c.person} would like to {trade.more}",
        recognition="They trust us with the next thing. They also watch whether we now turn into sellers.",
        approach="Ask what it should change, compare it with the result they have, and say openly if it is not worth it.",
        information=("What is still open from before: that comes first", "What it would cost them in money and in their own time", "Who else has to agree"),
        solution=("Recommend one way, and say what you would leave out.", "Name price, start and first visible effect in one message.", refused),
        follow_up="A yes goes to the start of the journey, with a first result and a date. A no gets a thank you, and is not asked again for 90 days.",
        say=_say(c, "In your place I would do this, and leave that", "My recommendation is the following, and I would leave out the rest"), not_say="“Only this week”", template=names.NEXT_STEP,
    )  # fmt: skip
