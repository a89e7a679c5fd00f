"""Whether an answer in other words says nothing beyond the sentences that it rests on. Judged by code alone."""

import re
from collections.abc import Sequence

from bot.core.lookup.words import EMPTY, kindred, stems

LONGEST = 700
SHARE = 0.75
"""The part of an answer's meaning words that must stand in its sentences or in the question."""
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]*")
_WORD = re.compile(r"[\w’'-]+")
_SPELT = frozenset({
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty",
    "forty", "fifty", "sixty", "hundred", "thousand", "half", "twice", "once", "none",
})  # fmt: skip
_DENIALS = frozenset({"no", "not", "never", "nobody", "nothing", "none", "cannot", "without"})
_STARTERS = frozenset({
    "yes", "no", "a", "an", "the", "it", "this", "that", "they", "we", "you", "your", "our", "within", "by", "at", "in",
    "on", "for", "to", "when", "if", "and", "but",
})  # fmt: skip


def supported(said: str, question: str, sentences: Sequence[str]) -> bool:
    """True when every number and name, every denial and nearly every word of the answer comes from the sentences."""
    ground = " ".join(sentences)
    words, names = set(stems(ground)), set(_NAME.findall(ground))
    return (
        0 < len(said.strip()) <= LONGEST
        and _numbers(said) <= _numbers(ground)
        and all(name in names or (first and _known(name, words)) for name, first in _names(said))
        and _denies(said) == _denies(ground)
        and _carried(said, words | set(stems(question))) >= SHARE
    )


def _numbers(text: str) -> set[str]:
    return set(_NUMBER.findall(text)) | {w for w in _plain(text) if w in _SPELT}


def _names(text: str) -> list[tuple[str, bool]]:
    """Words with a capital, and whether they begin a sentence, where any word has one."""
    found = _NAME.finditer(text)
    return [(m[0], m.start() == 0 or bool(re.search(r"(?:[.!?:]\s+|[“\"(\n-]\s*)$", text[: m.start()]))) for m in found]


def _known(word: str, words: set[str]) -> bool:
    low = word.casefold()
    return low in _STARTERS or all(s in words or s in EMPTY for s in stems(low))


def _denies(text: str) -> bool:
    return any(w in _DENIALS or w.endswith(("n't", "n’t")) for w in _plain(text))


def _plain(text: str) -> list[str]:
    return [w.casefold() for w in _WORD.findall(text)]


def _carried(said: str, words: set[str]) -> float:
    mine = [s for s in stems(said) if s not in EMPTY]
    return sum(s in words or bool(kindred(s) & words) for s in mine) / len(mine) if mine else 0.0
