"""What the messages say: paragraphs by the company's voice, trade, hours and own words. Variables stand in braces and are declared."""

from dataclasses import dataclass

from bot.core.content.bible_words import Template, Variable
from bot.writers.offline.bible import names
from bot.writers.offline.bible.requests import promises
from bot.writers.offline.company import Company
from bot.writers.offline.phrases import bare, opened, sentence, trimmed
from bot.writers.offline.trade import TRADES
from bot.writers.offline.wording import spoken

VARIABLES = (
    Variable(name="first_name", meaning="How the person likes to be addressed"),
    Variable(name="sender_name", meaning="Who writes, by name"),
    Variable(name="request", meaning="What they asked, in their words, a few of them"),
    Variable(name="answer", meaning="The answer or what was done, in one or two sentences"),
    Variable(name="result", meaning="The result they named for themselves"),
    Variable(name="next_step", meaning="The next step, and whose it is"),
    Variable(name="by_when", meaning="Day and time of the next word"),
    Variable(name="milestone", meaning="What they have reached, with a figure or a date"),
    Variable(name="hint", meaning="One useful thing that fits this person"),
    Variable(name="cause", meaning="What went wrong, without excuse"),
    Variable(name="expert", meaning="Who joins in, and what for"),
)
_WRITTEN = ("email", "help desk", "Slack Connect", "chat", "text message", "community")


@dataclass(frozen=True)
class Message:
    """A message before it is put into the company's form: what it is for, its subject, its paragraphs."""

    key: str
    title: str
    scenario: str
    subject: str
    paragraphs: tuple[str, ...]
    next_question: str
    send_by: str
    owner: str = names.SERVICE
    channel: str = ""


def template(c: Company, m: Message) -> Template:
    """The message in the company's form: greeting, paragraphs, closing, signature; only the variables it really uses."""
    paragraphs = tuple(p for p in m.paragraphs if p)
    text = "\n\n".join((c.voice.greeting, *paragraphs, f"{c.voice.sign}\n{{sender_name}}, {c.name}"))
    body = text if c.voice.formal else spoken(text)
    subject = m.subject if c.voice.formal else spoken(m.subject)
    used = tuple(v.name for v in VARIABLES if f"{{{v.name}}}" in body + subject)
    return Template(
        key=m.key, title=m.title, scenario=m.scenario, channel=m.channel or written(c), subject=subject, body=body, variables=used,
        voice_marks=_marks(c, body), next_question=m.next_question, send_by=m.send_by, owner=m.owner,
    )  # fmt: skip


def written(c: Company) -> str:
    """The channel for written words: the first written one that is watched, else the primary one, where it is said."""
    return c.primary if c.primary in _WRITTEN else next((x for x in _WRITTEN if x in c.channels), c.primary)


def _marks(c: Company, body: str) -> tuple[str, ...]:
    marks = {
        "calm": "says what happens next",
        "direct": "answer first",
        "concise": "short",
        "formal": "full forms",
        "expert": "with the reason",
        "warm": "thanks them for something",
    }
    found = [f"{w}: {marks[w]}" for w in c.voice.words if w in marks and not (w == "warm" and "hank" not in body)]
    return tuple(found[:3]) or (f"{c.voice.lead} throughout",)


def messages(c: Company) -> tuple[Message, ...]:
    """The messages for everyday service, in the order of a customer's way."""
    return (
        _welcome(c),
        _first(c),
        _urgent(c),
        _away(c),
        *_scenarios(c),
        _solved(c),
        _milestone(c),
        _sorry(c),
        _passed(c),
        _recap(c),
        _recommend(c),
    )


def _welcome(c: Company) -> Message:
    ask = "What would have to be true for you to say that it was worth it?"
    first = bare(c.low(c.first_value)) if c.first_value else ""
    warm = c.voice.tone == "warm"
    return Message(
        "welcome", names.WELCOME, f"A new {c.person} has said yes", f"Welcome to {c.name}: what happens next",
        (
            f"{'How good to have you with us. ' if warm else 'Thank you for your decision. '}My name is {{sender_name}}, and I look after you here.",
            "Next: {next_step}. You will hear from me by {by_when}." + (f" Our first aim together: {trimmed(first, 120)}." if first else ""),
            f"One question helps me most. {ask} A few words are enough.",
            f"You reach me by {c.primary}, {c.hours.text}. When it cannot wait, use {_urgent_way(c)}.",
        ),
        "Who is there for me, and what do I have to do now?", "The day of the yes", channel=c.primary if c.primary in ("email", "help desk") else "",
    )  # fmt: skip


def _urgent_way(c: Company) -> str:
    return {"phone": "the phone", "in person": "the counter", "text message": "a text message with URGENT in front"}.get(
        c.urgent_channel, f"{c.urgent_channel} with URGENT in front"
    )


def _first(c: Company) -> Message:
    ordinary = promises(c)[2]
    return Message(
        "first_reply", names.FIRST_REPLY, "A request is read and takes longer than one answer", "Your request: {request}",
        (opened(c.voice.opener), "{answer}", "What happens now: {next_step}. You will hear from me by {by_when}, also if I am not finished by then.", _closing(c)),
        "When do I hear more?", f"{opened(ordinary.text)}",
    )  # fmt: skip


def _closing(c: Company) -> str:
    return c.voice.thanks if c.voice.tone != "brisk" or c.voice.formal else ""


def _urgent(c: Company) -> Message:
    urgent = promises(c)[0]
    calm = "calm" in c.voice.words
    start = "I have seen it and I am on it now." if not calm else "I have seen it. I am looking after it now, and nothing else."
    return Message(
        "urgent_reply", names.URGENT, "Something urgent has come in", "I am on it: {request}",
        (start, "For the moment, please do this: {next_step}.", "I will tell you where it stands by {by_when}. If it gets worse before then, " + f"use {_urgent_way(c)}."),
        "Is somebody really doing something, and what should I do until then?", opened(urgent.text), channel=next((x for x in ("text message", "chat", "Slack Connect") if x in c.channels), ""),
    )  # fmt: skip


def _away(c: Company) -> Message:
    safety = " If it may be a medical emergency, call the emergency number." if c.kind == "clinic" else ""
    return Message(
        "away", names.AWAY, "Automatic reply after hours; it does not count as an answer", f"We are back at {c.hours.start}",
        (
            f"Your message has arrived. We are here {c.hours.text}, and your first answer comes {promises(c)[2].text} from then.",
            f"It goes faster if you add one thing: {TRADES[c.kind].ask_when_broken}.",
            f"When it cannot wait, use {_urgent_way(c)} in our hours.{safety}",
        ),
        "Has it arrived, and when does somebody look?", "At once, by itself",
    )  # fmt: skip


def _scenarios(c: Company) -> tuple[Message, ...]:
    trade, found, stuck = TRADES[c.kind], c.points("requests_common", 110), c.points("stuck_points", 110)
    reason = "The reason: {cause}. " if "expert" in c.voice.words else ""
    answer = ("{answer}",) if c.voice.lead in ("direct", "concise", "bold") else (opened(c.voice.opener), "{answer}")
    return (
        Message(
            "question", names.ANSWER, f"A question, such as: “{found[0]}”" if found else "A question", "About {request}",
            (*answer, f"{reason}What usually comes up next: {{hint}}.", "With that, {next_step}."),
            "What does this mean for what I want to do next?", opened(promises(c)[2].text),
        ),
        Message(
            "broken", names.BROKEN, f"{opened(trade.broken)}", "{request}: what we know and what we do",
            (
                _empathy(c),
                "What I know so far: {answer}.",
                f"So that I look in the right place, please tell me {trade.ask_when_broken}. Until then this helps: {{hint}}.",
                "The next word comes by {by_when}, with a solution or with what is still missing.",
            ),
            "What do I do until it works?", opened(promises(c)[1].text),
        ),
        Message(
            "use_more", names.USE_MORE, f"A {c.person} could get more out of it", "One thing that fits you",
            (
                "I thought of you because of this: {hint}.",
                f"It fits because you told me what matters to you: {{result}}. It takes {trade.effort}, and I can do the first step with you.",
                "If it is not the moment, leave it; there is nothing you need to answer.",
            ),
            "How much work is it for me?", "When the idea is fresh, two a week at most",
        ),
        Message(
            "off_track", names.OFF_TRACK, f"The result is in danger; known sign: {bare(c.low(stuck[0]))}" if stuck else f"The result is in danger: {trade.slips}", "Your goal, and where it stands",
            (
                "You wanted this: {result}. At the moment I see something in the way: {cause}.",
                "It happens to others too, and there is a way back. My proposal: {next_step}. My part is done by {by_when}.",
                "May I call you, or shall we meet, for ten minutes this week? If the goal has changed, tell me; then we change the plan and not you." if not c.voice.formal else "May I call you for ten minutes this week? If the goal has changed, please tell me; then we change the plan.",
            ),
            "Is it my fault, and can it still be reached?", "Within 5 days of the sign; the day after when it is critical",
        ),
        Message(
            "next_step", names.NEXT_STEP, f"A {c.person} wants to {trade.more.split(',')[0]}", "What I would do in your place",
            (
                "You have reached {milestone}. You also mentioned {request}.",
                "In your place I would do this: {answer}. I would leave out everything else for now.",
                "What it costs and when it could start: {next_step}. No answer needed before {by_when}.",
            ),
            "Do I really need it?", "Within 2 business days of their remark", owner=names.OWNER,
        ),
    )  # fmt: skip


def _empathy(c: Company) -> str:
    if c.kind == "clinic":
        return "Thank you for calling or writing at once; that was right."
    if "warm" in c.voice.words:
        return "That is annoying, just when you needed it. Thank you for telling me straight away."
    if c.voice.formal:
        return "Thank you for reporting this. I understand that it keeps you from your work."
    return "Understood: it keeps you from what you wanted to do. Let us get you going again."


def _solved(c: Company) -> Message:
    return Message(
        "solved", names.SOLVED, "We believe that it is solved", "Done: {request}. Does it hold?",
        ("{request} is settled: {answer}.", "Please look whether you can now do what you wanted. If anything is missing, answer within 7 days and it lands with me again, without starting over.", "So that it stays that way: {hint}."),
        "What if it comes back?", "The same day it is solved",
    )  # fmt: skip


def _milestone(c: Company) -> Message:
    light = " I may have smiled at my desk." if c.voice.lead in ("playful", "witty") or "witty" in c.voice.words else ""
    return Message(
        "milestone", names.MILESTONE, "A milestone is reached", "{milestone}",
        (f"You have done it: {{milestone}}.{light}", "It began with this wish of yours: {result}. What made the difference was on your side: {cause}.", "Enjoy it first. When you like, we talk about what it makes possible."),
        "Did anyone notice?", "Within 2 service days",
    )  # fmt: skip


def _sorry(c: Company) -> Message:
    return Message(
        "sorry", names.SORRY, "We made a mistake", "We were wrong about {request}",
        (
            "We made a mistake: {cause}. I am sorry for what it meant for you.",
            "This is already put right: {answer}. This follows: {next_step}, by {by_when}.",
            "You have nothing to do. In a week I will ask you whether it has stayed right.",
        ),
        "What does it cost me, and will it happen again?", f"{opened(promises(c)[0].text)} after we know", owner=names.OWNER,
    )  # fmt: skip


def _passed(c: Company) -> Message:
    return Message(
        "passed_on", names.PASSED_ON, "Somebody with more knowledge or authority joins in", "{request}: {expert} joins in",
        ("For your request I have asked {expert} to join in. They have read everything; you do not have to tell it again.", "I remain your contact. The next word comes from me by {by_when}."),
        "Do I have to start from the beginning?", "Before the other person writes",
    )  # fmt: skip


def _recap(c: Company) -> Message:
    return Message(
        "recap", names.RECAP, "After a coaching talk or a review", "What we agreed",
        (
            "Your goal: {result}.",
            "Your step: {next_step}. My part: {answer}. The day: {by_when}.",
            "I will ask once after 14 days. " + ("If it did not work out, that is worth a talk and not an excuse." if not c.voice.formal else "If it did not work out, please tell me, so that we choose a smaller step."),
        ),
        "What was my part again?", "Within 1 business day of the talk",
    )  # fmt: skip


def _recommend(c: Company) -> Message:
    worry = next(iter(c.points("worries", 100)), "")
    whom = f"somebody who asks what many ask: “{worry}”" if worry else "somebody who wants what you have reached"
    return Message(
        "recommend", names.RECOMMEND, "The result stands, and they are glad about it", "A question, with no strings",
        ("You have reached {milestone}, and I am glad that we could play a part.", sentence(f"Do you know {whom}").rstrip(".").rstrip("?") + "? One name or one forwarded message is all. If nobody comes to mind, that is an answer too.", "I will tell you what became of it."),
        "What would I have to do?", "Within 30 days of the milestone, at most twice a year", owner=names.OWNER,
    )  # fmt: skip
