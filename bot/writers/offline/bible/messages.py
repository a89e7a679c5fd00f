"""The messages: which there are, when they are sent, and how the company's voice, trade, hours and own words fill them in."""

from dataclasses import dataclass

from bot.core.content.bible_words import Template, Variable
from bot.writers.offline.bible import names
from bot.writers.offline.bible.requests import promises
from bot.writers.offline.company import Company
from bot.writers.offline.phrases import by, joined, opened
from bot.writers.offline.registers import REGISTERS, register, register_of
from bot.writers.offline.trade import TRADES
from bot.writers.offline.wording import addressed, spoken

_PLAIN = {
    "first_name": "their name",
    "sender_name": "yours",
    "request": "their words, few",
    "answer": "one or two sentences",
    "result": "the result they named",
    "next_step": "what, and whose it is",
    "by_when": "day and time",
    "milestone": "what they reached, with a figure or a date",
    "hint": "one thing that fits this person",
    "cause": "what led to it, without excuse",
}
_CAREFUL = {
    "request": "which message, by day and never by content",
    "result": "the result they named",
    "answer": "only what a stranger may read",
    "milestone": "what they reached",
    "cause": "what led to it, no detail of theirs",
}
_WARM_WORD = {
    "welcome": "Good to have you with us. ",
    "first_reply": "Thanks for writing. ",
    "urgent_reply": "You have my full attention. ",
    "broken": "That is a nuisance, and it was good to tell us. ",
    "off_track": "I want you to get there. ",
    "next_step": "Glad you ask. ",
    "quiet": "Just thinking of you. ",
    "check_in": "Hope all is well. ",
    "sorry": "This should not have happened to you. ",
}
_WRITTEN = ("email", "help desk", "Slack Connect", "chat", "text message", "community")
_QUICK = ("text message", "chat", "Slack Connect")


@dataclass(frozen=True)
class Message:
    """A message before it is filled in: its title, when it is used and sent, by whom, and the next question it answers."""

    key: str
    title: str
    scenario: str
    send_by: str
    next_question: str
    owner: str = names.SERVICE
    quick: bool = False


def variables(c: Company, needed: set[str]) -> tuple[Variable, ...]:
    """The variables that are used, with what to put there; where data is sensitive, what may be written at all."""
    careful = _CAREFUL if c.facts.text("sensitive_data") in ("health", "financial", "children") else {}
    return tuple(Variable(name=n, meaning=careful.get(n, meaning)) for n, meaning in _PLAIN.items() if n in needed)


def template(c: Company, m: Message) -> Template:
    """The message in the company's form: greeting, paragraphs in its register, closing, signature."""
    subject, *paragraphs = (p % _filling(c) for p in REGISTERS[register_of(c.voice, m.key)][m.key])
    paragraphs[0] = f"{_softer(c, m.key)}{paragraphs[0]}"
    text = "\n\n".join((c.voice.greeting, *(p for p in paragraphs if p.strip()), f"{c.voice.sign}\n{{sender_name}}, {c.name}"))
    body, title = (text, subject) if c.voice.formal else (spoken(text), spoken(subject))
    return Template(
        key=m.key,
        title=m.title,
        scenario=m.scenario,
        channel=_channel(c, m),
        subject=title,
        body=body,
        variables=tuple(n for n in _PLAIN if f"{{{n}}}" in body + title),
        voice_marks=_marks(c),
        next_question=m.next_question,
        send_by=m.send_by,
        owner=m.owner,
    )


def _softer(c: Company, key: str) -> str:
    """A warm word in front, where a direct voice is meant to be warm as well."""
    warm = register_of(c.voice, key) == "brief" and ("warm" in c.voice.words or c.voice.tone == "warm")
    return _WARM_WORD.get(key, "") if warm else ""


def _channel(c: Company, m: Message) -> str:
    quick = next((x for x in _QUICK if x in c.channels), "") if m.quick else ""
    return quick or written(c)


def written(c: Company) -> str:
    """The channel for written words: the first written one that is watched, else the primary one, where it is said."""
    return c.primary if c.primary in _WRITTEN else next((x for x in _WRITTEN if x in c.channels), c.primary)


def _filling(c: Company) -> dict[str, str]:
    trade, worry = TRADES[c.kind], next(iter(c.points("worries", 100)), "")
    asks = f"asks “{worry}”" if worry else "would like to reach what you have reached"
    ask = asks if register(c.voice) == "formal" or worry.endswith("?") else asks + "?"
    proof = joined([_PROOF[p] for p in c.choices("proof")[:2] if p in _PROOF])
    return {
        "name": c.name,
        "hours": c.hours.text,
        "start": c.hours.start,
        "end": c.hours.end,
        "urgent": _URGENT_WAY.get(c.urgent_channel, f"write {by(c.urgent_channel)} with URGENT in front"),
        "by": by(c.primary),
        "talk": by(c.talk_channel),
        "ordinary": promises(c)[2].text,
        "ask": addressed(trade.ask_when_broken),
        "effort": trade.effort,
        "thanks": c.voice.thanks,
        "light": " I may have smiled a little." if c.voice.lead in ("playful", "witty") or "witty" in c.voice.words else "",
        "proof": f"We judge our work by {proof}, so your view counts." if proof else "Your view decides what we change next.",
        "worry": ask + ("," if register(c.voice) == "formal" else ""),
        "safety": " If it may be a medical emergency, call the emergency number." if c.kind == "clinic" else "",
    }


_URGENT_WAY = {
    "phone": "call us",
    "in person": "come to the counter",
    "text message": "send a text message that begins with URGENT",
    "email": "send an email with URGENT in the subject",
    "help desk": "open a request that begins with URGENT",
}
_PROOF = {
    "success reached": "whether you get what you came for",
    "retention": "whether you stay",
    "satisfaction": "how content you are",
    "low effort": "how little trouble it is for you",
    "referrals": "whether you would recommend us",
    "speed": "how soon you get an answer",
    "solved first time": "whether it is settled the first time",
}


def _marks(c: Company) -> tuple[str, ...]:
    return tuple(f"{w}: {c.voice.rule(w)[0]}" for w in c.voice.words[:2])


def messages(c: Company) -> tuple[Message, ...]:
    """The messages for everyday service, in the order of a customer's way."""
    p, trade = c.person, TRADES[c.kind]
    urgent, high, ordinary, _ = (opened(x.text) for x in promises(c))
    sign = f"A sign shows: {c.stuck[0] if c.stuck else trade.slips}"
    return (
        Message("welcome", names.WELCOME, f"A new {p} has said yes", "The same day", "What do I have to do now?"),
        Message("first_reply", names.FIRST_REPLY, "It takes longer than one answer", ordinary, "When do I hear more?"),
        Message("urgent_reply", names.URGENT, "Something urgent has come in", urgent, "What do I do until then?", quick=True),
        Message("away", names.AWAY, "By itself, after hours", "At once", "When does somebody look?"),
        Message("question", names.ANSWER, "A question", ordinary, "What does it mean for my next step?"),
        Message("broken", names.BROKEN, opened(trade.broken), high, "What do I do until it is right?"),
        Message("use_more", names.USE_MORE, "More is in it for them", "Two a week at most", "How much work is it?"),
        Message("off_track", names.OFF_TRACK, sign, "Within the days of its band", "Can it still be reached?"),
        Message(
            "next_step", names.NEXT_STEP, f"They want to {trade.more}", "Within 2 business days", "Do I need it?", names.OWNER
        ),
        Message("milestone", names.MILESTONE, "A milestone is reached", "Within 2 service days", "Did anyone notice?"),
        Message("sorry", names.SORRY, "We made a mistake", f"{urgent} of knowing", "Will it happen again?", names.OWNER),
        Message(
            "recommend",
            names.RECOMMEND,
            "The result stands, and they are glad",
            "Twice a year at most",
            "What do I do?",
            names.OWNER,
        ),
    )


def checkin_messages(c: Company) -> tuple[Message, ...]:
    """The messages that only check-ins and follow-ups need."""
    return (
        Message("check_in", names.CHECK_IN, "Planned, all is well", "On the day", "Is it about selling?"),
        Message("quiet", names.QUIET, "Silence", "Within 2 service days", "Must I justify myself?", quick=True),
        Message("follow_up", names.FOLLOW_UP, "Something was solved or put right", "After 7 days", "Must I explain again?"),
        Message("feedback", names.FEEDBACK, "After a milestone or a larger request", "After 7 days", "Does anybody read it?"),
    )
