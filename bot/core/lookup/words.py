"""The words of a question: which of them mean something, what they begin with, what documents call them. Pure."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"['’](?:s|re|ve|ll|d|m|t)\b", re.IGNORECASE)
_OPENING = re.compile(r"\b(?:we|you|they|it|shop|office) (?:open|closed?)\b|\bopening (?:hours|times)\b", re.IGNORECASE)
_ENDINGS = ("ingly", "edly", "ments", "ment", "ings", "ing", "ies", "ied", "ed", "es", "s")
_SHORTEST = 3
"""Letters that a stem keeps."""


def stem(word: str) -> str:
    """What the forms of a word have in common: `answers`, `answered` and `answering` begin with `answer`."""
    plain = _STRANGE.get(word, word)
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST and not plain.endswith("ss"):
            plain = plain[: -len(ending)] + ("y" if ending in ("ies", "ied") else "")
            break
    if len(plain) > _SHORTEST and plain[-1] == plain[-2] and plain[-1] not in "sl":
        plain = plain[:-1]
    return plain[:-1] if len(plain) > _SHORTEST and plain.endswith("e") else plain


def stems(text: str) -> tuple[str, ...]:
    """The stem of every word, in order. Accents count for nothing."""
    flat = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", text.casefold()))
    return tuple(stem(w) for w in _WORD.findall("".join(c for c in flat if not unicodedata.combining(c))))


def asked(question: str) -> tuple[str, ...]:
    """The stems of what a question is about, each once."""
    said = _OPENING.sub(" service hours ", question)
    return tuple(dict.fromkeys(s for s in stems(said) if s not in EMPTY and (len(s) > 1 or s.isdigit())))


def kindred(one: str) -> frozenset[str]:
    """The stems that documents use for this one."""
    return _KINDRED.get(one, frozenset())


_STRANGE = {
    "paid": "pay", "told": "tell", "said": "say", "sent": "send", "left": "leave", "lost": "lose", "loss": "lose",
    "angry": "anger", "met": "meet", "kept": "keep", "held": "hold", "wrote": "write", "written": "write", "gave": "give",
    "given": "give", "bought": "buy", "sold": "sell", "spent": "spend", "heard": "hear", "went": "go", "gone": "go",
    "people": "person", "silent": "silence", "weekly": "week", "daily": "day", "days": "day", "monthly": "month",
    "quarterly": "quarter",
}  # fmt: skip

_EMPTY_WORDS = [
    "a",
    "about",
    "after",
    "all",
    "also",
    "am",
    "an",
    "and",
    "any",
    "anybody",
    "anyone",
    "are",
    "as",
    "at",
    "be",
    "been",
    "being",
    "but",
    "by",
    "can",
    "could",
    "did",
    "do",
    "does",
    "done",
    "each",
    "every",
    "everybody",
    "everyone",
    "exactly",
    "for",
    "from",
    "get",
    "gets",
    "give",
    "go",
    "got",
    "had",
    "happen",
    "happens",
    "has",
    "have",
    "having",
    "he",
    "her",
    "here",
    "hers",
    "him",
    "his",
    "how",
    "i",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "just",
    "kind",
    "let",
    "like",
    "long",
    "look",
    "made",
    "make",
    "makes",
    "many",
    "may",
    "me",
    "mean",
    "means",
    "might",
    "more",
    "most",
    "much",
    "must",
    "my",
    "need",
    "needs",
    "of",
    "on",
    "one",
    "or",
    "our",
    "ours",
    "out",
    "own",
    "please",
    "say",
    "says",
    "shall",
    "she",
    "should",
    "so",
    "some",
    "somebody",
    "someone",
    "something",
    "still",
    "sort",
    "such",
    "tell",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "thing",
    "things",
    "this",
    "those",
    "to",
    "too",
    "up",
    "us",
    "use",
    "very",
    "want",
    "wants",
    "was",
    "way",
    "we",
    "well",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "would",
    "you",
    "your",
    "yours",
    "ever",
    "actually",
    "really",
    "know",
    "handle",
    "deal",
    "document",
    "documents",
    "bible",
    "plan",
    "company",
    "business",
]
EMPTY = frozenset(stem(w) for w in _EMPTY_WORDS)

_FAMILIES = """
fast quick quickly soon within
refund compensation compensate reimburse spend: remedy right
complaint complain: complaint anger mistake loud
mistake error wrong
open opening available: hours closed there
weekend saturday sunday night evening: outside closed
contact reach: phone email channel channels
boss manager escalate: escalate owner
leave quit churn cancel lose
price cost charge fee
holiday vacation: holiday off away
goal target aim
refer referral recommend recommendation
begin start first onboarding welcome
check-in checkin: check check-in
often: daily weekly monthly quarterly every
unhappy upset: anger risk
serve service
help support
reply answer response respond
client: customer
staff employee
review retrospective
principle value
urgent emergency critical
fix solve resolve
warning sign flag
announce inform notify: tell say
""".strip().splitlines()


def _families() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _FAMILIES:
        ask, _, said = line.partition(":")
        ours = {s for w in ask.split() for s in stems(w)}
        theirs = {s for w in said.split() for s in stems(w)} or ours
        for each in ours:
            found.setdefault(each, set()).update(theirs - {each})
    return {each: frozenset(others) for each, others in found.items()}


_KINDRED = _families()
