"""The company's voice: what its voice words mean, how a message opens and ends, which words it uses and never uses."""

import re
from dataclasses import dataclass

from bot.core.facts import Facts
from bot.writers.offline.phrases import bare, said, unique

RULES: dict[str, tuple[str, str]] = {
    "warm": ("thank people and name what matters to them", "openings that could go to anyone"),
    "direct": ("put the answer in the first sentence", "paragraphs that warm up before the point"),
    "playful": ("allow one light line when all is well", "jokes while somebody is waiting for help"),
    "formal": ("write full sentences and keep titles", "slang and exclamation marks"),
    "expert": ("give the reason with the advice", "advice without a why"),
    "calm": ("say what happens next and when", "capitals and alarm"),
    "bold": ("recommend one way and say so", "lists of options without our view"),
    "plain-spoken": ("use kitchen-table words", "trade terms and long nouns"),
    "concise": ("stop after five sentences", "saying the same thing twice"),
    "witty": ("let one dry remark through when things go well", "wit about somebody's trouble"),
}
_DEFAULT = ("warm", "plain-spoken")
_THANKS = {
    "warm": "It is good to have you with us.",
    "direct": "If something is unclear, tell me which line.",
    "playful": "Go and enjoy the rest of the day.",
    "formal": "We remain at your service.",
    "expert": "If you want to see the reasoning in detail, ask and I will show you.",
    "calm": "Until then you can leave it with me.",
    "bold": "My advice is to do this first and leave the rest.",
    "plain-spoken": "If I have missed something, just say so.",
    "concise": "That is all from me for now.",
    "witty": "I will now go and do what I just promised.",
}
_SIGN = {
    "warm": "Warmly,",
    "formal": "Yours sincerely,",
    "playful": "All the best,",
    "direct": "Best,",
    "concise": "Best,",
    "calm": "Kind regards,",
}


@dataclass(frozen=True)
class Voice:
    """Voice words in the order given, the tone (`warm`, `between`, `brisk`), words to use and words never to use."""

    words: tuple[str, ...]
    tone: str
    use: tuple[str, ...]
    never: tuple[str, ...]

    @property
    def lead(self) -> str:
        """The voice word that colours openings."""
        return self.words[0]

    @property
    def formal(self) -> bool:
        """True when contractions are out of place."""
        easy = {"warm", "playful", "witty", "plain-spoken", "concise", "direct"}
        return "formal" in self.words or (self.tone == "brisk" and not easy & set(self.words))

    @property
    def greeting(self) -> str:
        """How a message greets."""
        return "Dear {first_name}," if self.formal else "Hello {first_name}," if self.tone == "brisk" else "Hi {first_name},"

    @property
    def thanks(self) -> str:
        """A closing sentence in the second voice word, so that two words are heard in one message."""
        return _THANKS[self.words[1] if len(self.words) > 1 else self.lead]

    @property
    def sign(self) -> str:
        """How a message ends."""
        return next((s for w in self.words if (s := _SIGN.get(w))), "Kind regards,")

    def rule(self, word: str) -> tuple[str, str]:
        """What this voice word makes us do, and what it rules out."""
        return RULES[word]


def voice(facts: Facts) -> Voice:
    """The voice from the answers; where none is known, warm and plain-spoken, which counts as a default."""
    words = tuple(w for w in (x.strip().casefold() for x in facts.lines("voice")) if w in RULES) or _DEFAULT
    tone = facts.text("tone")
    kind = "warm" if "warm" in tone else "brisk" if "brisk" in tone else "between"
    use, never = _word_lists(facts.text("words"))
    return Voice(words, kind, use, never)


_NEVER = re.compile(
    r"^\s*(?:we\s+)?(?:(?:never|don['’]?t|do not)(?:\s+(?:use|say|write))?|avoid|not|no)\b\s*:?\s*",
    re.I,
)
_USE = re.compile(r"^\s*(?:we\s+)?(?:always\s+)?(?:use|say|write|prefer|yes|words? we use)\b\s*:?\s*", re.I)


def _word_lists(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    use: list[str] = []
    never: list[str] = []
    for line in re.split(r"\n|;|(?<=[\w\"”'])\.\s", text):
        if found := _NEVER.match(line):
            never += _terms(line[found.end() :])
        else:
            use += _terms(_USE.sub("", line))
    return unique(use)[:12], unique(never)[:20]


def _terms(text: str) -> tuple[str, ...]:
    quoted = re.findall(r"[\"“”«]([^\"“”»]{1,60})[\"“”»]", text)
    raw = quoted or re.split(r",|\bor\b|/", text)
    return tuple(t for r in raw if 1 < len(t := bare(said(r)).strip("\"'“”‘’ ")) <= 60)
