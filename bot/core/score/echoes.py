"""What a text says twice in nearly the same words, and what it repeats of the orders that a writer was given. Pure."""

import re
from collections.abc import Iterator, Sequence

from bot.core.score.subject import Subject
from bot.core.score.text import plain, spoken, words

FEWEST = 8
"""Sentences of fewer words are formulas: a due date, a label, a way to count."""
ALIKE = 0.85
REPEATING = ("Cheat sheet", "Assumed, please confirm", "Sources", "Success criteria")
"""Sections that repeat the others on purpose."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_LABELLED = re.compile(r"(?:\d+\. )?[\w’'-]+(?: [\w’'-]+){0,3}: ")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_ORDERS = re.compile(
    r"(?i)\b(?:here is (?:the|your) (?:draft|deliverable|section|document)"
    r"|as (?:requested|instructed) (?:above|by the (?:prompt|brief))"
    r"|the deliverable to write now|whose voice you write in|your last draft of it|the (?:system|user) prompt|json schema"
    r"|how code has settled it|what you are not asked for stays|i (?:cannot|can't) (?:help|assist) with that request)\b"
)


def said_twice(s: Subject) -> list[str]:
    """The later sentence of each pair that says nearly the same; what people themselves said may come again."""
    told = f" {plain(' '.join(map(str, (f.value for f in s.facts.facts.values()))))} "
    kept: list[frozenset[str]] = []
    found = []
    for sentence in _sentences(s):
        own = frozenset(words(_QUOTED.sub(" ", sentence)))
        if len(own) < FEWEST or f" {plain(sentence)} " in told:
            continue
        if any(_alike(own, earlier) for earlier in kept):
            found.append(sentence)
        kept.append(own)
    return found


def once(headings: Sequence[str], sentences: Sequence[str]) -> str:
    """What is missing when headings or sentences come twice."""
    named = [f"a name of its own for each heading ({', '.join(headings)})"] if headings else []
    said = [f"one place for “{sentences[0]}”, which is said twice in nearly the same words"] if sentences else []
    return "; ".join(named + said)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= ALIKE * max(len(one), len(other))


def orders(s: Subject) -> list[str]:
    """Phrases that belong to the orders a writer was given, and to no document."""
    return [m[0] for block in s.own for m in _ORDERS.finditer(spoken(block.text))]


def _sentences(s: Subject) -> Iterator[str]:
    """Whole sentences of running text: no rows of tables, no labelled lines, no messages, which are sent one by one."""
    parent = ""
    for block in s.own:
        parent = block.title if block.level <= 2 else parent
        lines = () if parent in REPEATING else block.text.splitlines()
        for line in lines:
            if not line.lstrip().startswith(("|", ">")):
                pieces = (p.strip(" -*#") for p in _SENTENCE.split(spoken(line)))
                yield from (p for p in pieces if p.endswith((".", "!", "?")) and not _LABELLED.match(p))
