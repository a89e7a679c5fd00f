"""Wording: the spoken or the formal form of a sentence, and words that a company never uses. Pure text in, pure text out."""

import re
from collections.abc import Iterable

from bot.writers.offline.phrases import mentions, opened, plural

_SPOKEN = (
    (r"\b([Ww]e|[Tt]hey|[Yy]ou) are (?=\w)", r"\1're "),
    (r"\bI am (?=\w)", "I'm "),
    (r"(?<!where )(?<!how )(?<!what )(?<!as )\b([Ii]t|[Tt]hat|[Tt]here|[Hh]ere) is (?!and\b|but\b|or\b|as\b)(?=\w)", r"\1's "),
    (r"\b(I|[Ww]e|[Yy]ou|[Tt]hey) will (?=\w)", r"\1'll "),
    (r"\b(I|[Ww]e|[Yy]ou|[Tt]hey) have (?=(?:been|got|not|now|put|done|made|set|looked|checked|read)\b)", r"\1've "),
    (r"\b([Dd])o not\b", r"\1on't"),
    (r"\b([Dd])oes not\b", r"\1oesn't"),
    (r"\b([Ii])s not\b", r"\1sn't"),
    (r"\b([Cc])annot\b", r"\1an't"),
)


def spoken(text: str) -> str:
    """Our own written sentences with the contractions that people say."""
    for pattern, short in _SPOKEN:
        text = re.sub(pattern, short, text)
    return text


NEEDED = frozenset(
    {
        "the",
        "a",
        "an",
        "and",
        "or",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "we",
        "you",
        "i",
        "it",
        "is",
        "are",
        "be",
        "not",
        "no",
    }
)
"""Words that no sentence can do without: a rule cannot leave them out."""
INSTEAD = {
    "ticket": "request", "user": "customer", "customer": "client", "client": "customer", "problem": "snag", "issue": "question",
    "sorry": "my apologies", "unfortunately": "", "churn": "loss", "escalate": "pass on", "escalation": "passing on",
    "touchpoint": "contact", "onboarding": "getting started", "feedback": "opinion", "check-in": "short talk",
    "reach out": "write", "circle back": "come back", "touch base": "talk", "kindly": "please", "please": "", "asap": "today",
    "just": "", "simply": "", "actually": "", "case": "request", "cheap": "affordable", "deal": "offer", "help": "support",
    "support": "help", "solution": "answer", "free": "at no cost", "best": "good", "hi": "Hello", "hello": "Hi", "dear": "Hello",
    "cheers": "Thanks", "no problem": "gladly", "inconvenience": "trouble", "delay": "wait", "fail": "miss", "failure": "miss",
    "guarantee": "promise", "promise": "commitment", "coaching": "guidance", "milestone": "step", "patient": "person",
    "upsell": "next step", "leverage": "use", "journey": "way", "refund": "money back", "complaint": "concern",
    "success": "result",
}  # fmt: skip


def without(text: str, never: Iterable[str]) -> str:
    """The text without words that must not be used: another word where one is known, else without the sentence that held it."""
    banned = tuple(w for w in never if w.casefold() not in NEEDED)
    for word in banned:
        if mentions(text, (word,)):
            text = _without(text, word, banned)
    return text


def _without(text: str, word: str, banned: tuple[str, ...]) -> str:
    other = INSTEAD.get(word.casefold())
    if other is not None and not mentions(other, banned):
        return _tidied(
            re.sub(rf"(?<!\w){re.escape(word)}(s|es)?(?!\w)", lambda m: _like(m.group(), other), text, flags=re.IGNORECASE)
        )
    kept = [s for s in re.split(r"(?<=[.!?])[ ]+", text) if not mentions(s, (word,))]
    if kept and len("".join(kept)) > 0.3 * len(text):
        return " ".join(kept)
    return _tidied(re.sub(rf"(?<!\w){re.escape(word)}(?:s|es)?(?!\w)", "", text, flags=re.IGNORECASE))


def _like(found: str, other: str) -> str:
    shaped = plural(other) if other and " " not in other and found.endswith("s") and not other.endswith("s") else other
    return opened(shaped) if found[:1].isupper() else shaped


def _tidied(text: str) -> str:
    text = re.sub(r"[ ]{2,}", " ", re.sub(r"\(\s*\)", "", text))
    text = re.sub(r"[ ]+([,.;:!?])", r"\1", text)
    text = re.sub(r"([.!?]\s+)([a-z])", lambda m: m[1] + m[2].upper(), text)
    return opened(re.sub(r"^[\s,;:]+", "", text))


def replaced(text: str, old: str, new: str) -> str:
    """Every whole occurrence of `old`, in any case and also in the plural, as `new`; a capital stays a capital."""

    def shaped(found: re.Match[str]) -> str:
        word = plural(new) if found[1] and " " not in new else new
        return opened(word) if found.group()[:1].isupper() else word

    return re.sub(rf"(?<!\w){re.escape(old)}(s|es)?(?!\w)", shaped, text, flags=re.IGNORECASE)


_TO_YOU = (
    ("they are", "you are"),
    ("they", "you"),
    ("them", "you"),
    ("themselves", "yourself"),
    ("theirs", "yours"),
    ("their", "your"),
)


def addressed(text: str) -> str:
    """A sentence about people as one to a person: `what they saw` becomes `what you saw`."""
    for old, new in _TO_YOU:
        text = replaced(text, old, new)
    return text
