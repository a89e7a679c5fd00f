"""Answers a question in the document's own sentences, or not at all. It adds no word of its own. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from bot.core.document import Document
from bot.core.lookup.passages import ABOVE, Passage, passages, word_for_word
from bot.core.lookup.words import asked, kindred, stems
from bot.core.score.text import plain, spoken
from bot.core.values import Value

LONGEST_QUESTION = 300
MOST = 4
"""Sentences of an answer."""
ENOUGH = 0.6
"""The part of the question's meaning, rare words counting more, that a sentence and its headings must carry."""
NEAR = 0.8
"""How near another sentence must come to the best one to be said too."""
IN_TEXT, KINDRED, ABOVE_IT, BESIDE = 1.0, 0.8, 0.7, 0.4
"""What a word of the question counts: in the sentence, as a word of the field for it, in its headings, beside it."""
NAMED = 0.4
"""What it counts when the label of a sentence, or the heading right above it, is what the question is about."""
QUOTED = 0.7
"""What is left of all that when the words are quoted, such as those of a message to send, or only assumed."""
COUNTED = 0.15
"""What a figure in the sentence counts when the question is how much, how long or when."""
LABELLED = 700
"""Letters of a labelled passage that is kept whole."""
UNQUOTED = frozenset({"Sources", "Change log"})
"""Sections that tell of the document rather than of the business."""
ASSUMED = "Assumed, please confirm"
"""What stands here nobody has said yet: the text above may know better."""
_END = re.compile(r"(?<=[.!?…])[”\"’)]*\s+(?=[\"“‘(]?[A-Z0-9])")
_LABEL = re.compile(r"(?:[^:·]{1,30}:\s(?=[^·]* · ))?([^:·]{2,60})(?::\s| · )")
_COUNTS = re.compile(r"\bhow (?:many|much|long|often|fast|soon|quickly)\b|\bwhen\b", re.IGNORECASE)


class Cited(Value):
    """A sentence as it stands in a document."""

    text: str
    section: str
    document: str
    title: str
    version: int


@dataclass(frozen=True)
class _Place:
    """A sentence that may answer, and the words in it, in its headings, and in the rest of its passage."""

    document: Document
    passage: Passage
    text: str
    here: frozenset[str]
    headings: frozenset[str]
    beside: frozenset[str]
    names: tuple[frozenset[str], ...]

    @property
    def cited(self) -> Cited:
        about = {"document": self.document.id, "title": self.document.title, "version": self.document.version}
        return Cited(text=self.text, section=self.passage.section, **about)


def answer(question: str, documents: Iterable[Document]) -> tuple[Cited, ...]:
    """At most four sentences, the best one first; none when the documents do not cover the question."""
    wanted = asked(question)
    places = [place for d in documents for place in _places(d)] if wanted else []
    if not places:
        return ()
    weights = _weights(wanted, places)
    counts = COUNTED if _COUNTS.search(question) else 0.0
    marked = sorted(((_mark(wanted, weights, p, counts), -n) for n, p in enumerate(places)), reverse=True)
    best = marked[0][0]
    near = (places[-n] for mark, n in marked if mark >= max(ENOUGH, best * NEAR))
    return tuple(p.cited for p in _apart(near))


def sentences(passage: Passage) -> list[str]:
    """The sentences of a passage. What has a label or columns stays whole: "We no longer do: ..." must not lose its beginning."""
    whole = passage.cells or (_LABEL.match(passage.text) and len(passage.text) <= LABELLED)
    return [passage.text] if whole else [s for s in _END.split(passage.text) if s.strip()]


def _places(document: Document) -> list[_Place]:
    return [
        place
        for p in passages(document.markdown)
        if p.section and p.section.split(ABOVE)[0] not in UNQUOTED
        for place in _in(document, p)
    ]


def _in(document: Document, passage: Passage) -> list[_Place]:
    headings, beside = frozenset(stems(passage.section)), frozenset(stems(passage.text))
    above = frozenset(asked(passage.section.split(ABOVE)[-1]))
    found = []
    for text in sentences(passage):
        label = _LABEL.match(text)
        said = frozenset(s for s in asked(label[1]) if not s.isdigit()) if label else frozenset[str]()
        names = tuple(n for n in (said, above) if n)
        found.append(_Place(document, passage, text, frozenset(stems(text)), headings, beside, names))
    return found


def _weights(wanted: Sequence[str], places: Sequence[_Place]) -> dict[str, float]:
    """How much each word of the question says: one that stands everywhere says little, one that stands nowhere says most."""
    counts = Counter(s for p in places for s in p.here | p.headings)
    known = {w: max(counts[k] for k in (w, *kindred(w))) for w in wanted}
    return {w: log(1 + len(places) / (1 + n)) ** 1.5 for w, n in known.items()}


def _mark(wanted: Sequence[str], weights: dict[str, float], place: _Place, counts: float) -> float:
    """Which part of the question's meaning the sentence carries, 0 to 1; more when its label or heading names just that."""
    carried = {w: _carried(w, place) for w in wanted}
    if place.names and place.names[-1] == set(wanted):  # A section about just this: all that stands in it answers.
        carried = dict.fromkeys(wanted, IN_TEXT)
    named = max((len(name & set(wanted)) / len(name | set(wanted)) for name in place.names), default=0.0)
    if max(carried.values()) < KINDRED and named < 1:
        return 0.0
    mark = sum(weights[w] * carried[w] for w in wanted) / sum(weights.values()) + NAMED * named
    mark *= QUOTED if place.passage.quoted or place.passage.section == ASSUMED else 1.0
    return mark + (counts if mark >= ENOUGH and any(c.isdigit() for c in place.text) else 0.0)


def _carried(word: str, place: _Place) -> float:
    if word in place.here:
        return IN_TEXT
    if kindred(word) & place.here:
        return KINDRED
    if word in place.headings:
        return ABOVE_IT
    return BESIDE if word in place.beside or kindred(word) & (place.headings | place.beside) else 0.0


def _apart(places: Iterable[_Place]) -> list[_Place]:
    """The first few that say each something else, and stand in their document word for word."""
    kept: list[_Place] = []
    for place in places:
        if len(kept) == MOST:
            break
        if not any(_same(place.here, k.here) for k in kept) and _stands(place):
            kept.append(place)
    return kept


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= 0.8 * min(len(one), len(other))


def _stands(place: _Place) -> bool:
    said = plain(spoken(place.document.markdown))
    return word_for_word(place.passage, said) and plain(place.text) in plain(place.passage.text)
