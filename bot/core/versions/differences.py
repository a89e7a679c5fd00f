"""What two versions of a document say differently, by section and statement, for people to read. Pure; it judges nothing."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from bot.core.content.base import Origin
from bot.core.document import Document
from bot.core.facts import Fact
from bot.core.versions.log import CHANGE_LOG
from bot.core.versions.values import Difference, Turn

DERIVED = frozenset({"Cheat sheet", "Assumed, please confirm", "Sources", CHANGE_LOG})
"""Sections that only sum up the others, the answers, or earlier versions."""
QUOTE = 110
ALIKE = 0.5
"""Two statements that share this part of their letters are one that was reworded."""
LONG, STANDS = 5, 0.25
"""A section of so many statements of which less than this part still stands was written anew."""
_OPEN = frozenset({Origin.ASSUMED, Origin.DEFAULT})
_HEADING = re.compile(r" {0,3}#{1,6}\s+")
_RULE = re.compile(r"^[\s|:*_=-]+$")
_MARK = re.compile(r"^\s*(?:>\s?)*(?:[-*+]\s+|\d{1,9}[.)]\s+)?(?:\[[ xX]\]\s+)?")
_EMPHASIS = re.compile(r"(?<![\\\w])[*_`~]{1,3}(?=\S)|(?<=[^\s\\])[*_`~]{1,3}(?!\w)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\sa-z])")
Texts = dict[str, list[str]]


def compare(old: Document, new: Document) -> tuple[Difference, ...]:
    """Everything that the new one says differently: section by section in its order, then what is gone, then the answers."""
    before, after = _texts(old), _texts(new)
    found = [d for title, said in after.items() for d in _section(title, before.get(title), said)]
    gone = [Difference(section=title, turn=Turn.GONE) for title in before if title not in after]
    return (*found, *gone, *_answers(old, new))


def between(section: str, was: str, now: str) -> tuple[Difference, ...]:
    """What two texts of one section (Markdown) say differently."""
    return tuple(_section(section, statements(was), statements(now)))


def statements(markdown: str) -> list[str]:
    """The sentences, list items and table rows of a text, without markup and headings."""
    lines = (line for line in markdown.splitlines() if not _HEADING.match(line) and not _RULE.match(line))
    return [said for line in lines for said in _SENTENCE.split(_bare(line)) if said]


def _bare(line: str) -> str:
    text = _MARK.sub("", line).replace("|", " · ") if line.lstrip().startswith("|") else _MARK.sub("", line)
    text = _ESCAPED.sub(r"\1", _EMPHASIS.sub("", text)).replace("&lt;", "<")
    return " ".join(text.split()).strip("· ")


def _texts(document: Document) -> Texts:
    """The statements under each heading of the second and third level, in order; headings of one name are taken together."""
    texts: Texts = {}
    for section in document.sections:
        if section.title in DERIVED:
            continue
        for title, text in _parts(section.title, section.markdown):
            texts.setdefault(_bare(title), []).extend(statements(text))
    return texts


def _parts(title: str, markdown: str) -> Iterator[tuple[str, str]]:
    first, *rest = re.split(r"(?m)^### +", markdown)
    if first.strip():
        yield title, first
    for part in rest:
        name, _, text = part.partition("\n")
        yield name, text


def _section(title: str, was: list[str] | None, now: list[str]) -> Iterator[Difference]:
    if was is None:
        yield Difference(section=title, turn=Turn.BEGUN)
        return
    moved = set(was) & set(now)
    if now and max(len(was), len(now)) >= LONG and len(moved) < STANDS * max(len(was), len(now)):
        yield Difference(section=title, turn=Turn.REWRITTEN, now=_cut(now[0]))
        return
    for tag, a, b, c, d in SequenceMatcher(a=was, b=now, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _block(title, [s for s in was[a:b] if s not in moved], [s for s in now[c:d] if s not in moved])


def _block(title: str, was: list[str], now: list[str]) -> Iterator[Difference]:
    """The statements of one place that changed: each new one beside the old one that it rewords, if there is one."""
    left = list(was)
    for said in now:
        old = _nearest(said, left)
        if old is None:
            yield Difference(section=title, turn=Turn.ADDED, now=_cut(said))
            continue
        left.remove(old)
        shown_was, shown_now = _around(old, said)
        yield Difference(section=title, turn=Turn.REWORDED, was=shown_was, now=shown_now)
    yield from (Difference(section=title, turn=Turn.REMOVED, was=_cut(said)) for said in left)


def _nearest(said: str, among: list[str]) -> str | None:
    best, most = None, ALIKE
    for old in among[:200]:
        matcher = SequenceMatcher(a=old, b=said, autojunk=False)
        if matcher.real_quick_ratio() > most and matcher.quick_ratio() > most and (alike := matcher.ratio()) > most:
            best, most = old, alike
    return best


def _around(was: str, now: str) -> tuple[str, str]:
    """Both statements, from a little before the place where they part when they are long."""
    if max(len(was), len(now)) <= QUOTE:
        return was, now
    same = next((i for i, (x, y) in enumerate(zip(was, now, strict=False)) if x != y), min(len(was), len(now)))
    start = was.rfind(" ", 0, max(0, same - 30)) + 1
    lead = "… " if start else ""
    return _cut(lead + was[start:]), _cut(lead + now[start:])


def _cut(text: str) -> str:
    return text if len(text) <= QUOTE else text[:QUOTE].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _answers(old: Document, new: Document) -> Iterator[Difference]:
    """Answers that a person changed or confirmed; what the writer makes of them is told by the sections."""
    for key, fact in new.facts.items():
        before = old.facts.get(key)
        if before is None or fact.origin is not Origin.ANSWERED or fact == before:
            continue
        label = fact.label or before.label
        if _said(before) != _said(fact):
            shown_was, shown_now = _around(_said(before), _said(fact))
            yield Difference(section=label, turn=Turn.ANSWERED, was=shown_was, now=shown_now)
        elif before.origin in _OPEN:
            yield Difference(section=label, turn=Turn.CONFIRMED, now=_cut(_said(fact)))


def _said(fact: Fact) -> str:
    value = ", ".join(fact.value) if isinstance(fact.value, tuple) else str(fact.value)
    return " ".join(value.split())
