"""Markdown read as plain text: blocks by heading, lines without marks, sentences, words, how hard it reads. It judges nothing."""

import re
from typing import NamedTuple

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_FENCE = re.compile(r"^\s*(```+|~~~+)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|~>=-])")
_MARKS = re.compile(r"(?<!\\)(\*\*|\*|`|~~)|(?<![\w\\])_|_(?!\w)")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|[\n|]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class Block(NamedTuple):
    """A heading of level 1 to 3 with the text below it, down to the next such heading. `title` is plain words."""

    level: int
    title: str
    text: str


def blocks(markdown: str) -> tuple[Block, ...]:
    """The blocks of a document in order. Headings inside fences are text."""
    found: list[tuple[int, str, list[str]]] = []
    fence = ""
    for line in markdown.splitlines():
        heading = _HEADING.match(line) if not fence else None
        fence = _fenced(fence, line)
        if heading and len(heading[1]) <= 3:
            found.append((len(heading[1]), spoken(heading[2]), []))
        elif found:
            found[-1][2].append(line)
    return tuple(Block(level, title, "\n".join(lines)) for level, title, lines in found)


def headings(markdown: str) -> tuple[tuple[int, str], ...]:
    """Level and plain title of every heading, empty titles included. Headings inside fences are text."""
    found, fence = [], ""
    for line in markdown.splitlines():
        opened = fence
        fence = _fenced(fence, line)
        heading = re.match(r"^(#{1,6})(?:\s+(.*?))?\s*#*$", line) if not opened else None
        if heading:
            found.append((len(heading[1]), spoken(heading[2] or "")))
    return tuple(found)


def open_fence(markdown: str) -> str:
    """The fence that is never closed, or nothing."""
    fence = ""
    for line in markdown.splitlines():
        fence = _fenced(fence, line)
    return fence


def _fenced(fence: str, line: str) -> str:
    mark = _FENCE.match(line)
    if mark is None:
        return fence
    if not fence:
        return mark[1]
    return "" if mark[1][0] == fence[0] and len(mark[1]) >= len(fence) else fence


def spoken(markdown: str) -> str:
    """A line of Markdown as it is read aloud: without marks, escapes undone."""
    return _ESCAPED.sub(r"\1", _MARKS.sub("", markdown)).replace("&lt;", "<").strip()


def words(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return [w.casefold() for w in _WORD.findall(text)]


def stems(text: str) -> frozenset[str]:
    """What the longer words of a text begin with, so that `books` meets `book` and `presented` meets `presentation`."""
    return frozenset(w[:5] for w in words(text) if len(w) > 3 and w not in _COMMON)


def overlap(one: str, other: str) -> float:
    """The share (0 to 1) of the shorter text's meaning words that the other text has too."""
    a, b = stems(one), stems(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def plain(text: str) -> str:
    """A text for comparing: lower case, letters and digits only, single blanks."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def grade(text: str) -> float:
    """The school year a text asks for, after Flesch and Kincaid; 0 for less than a sentence."""
    sentences = [s for s in _SENTENCE.split(text) if words(s)]
    said = words(text)
    if not said:
        return 0.0
    return 0.39 * len(said) / len(sentences) + 11.8 * sum(map(_syllables, said)) / len(said) - 15.59


def _syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouyäöüéèà]+", word))
    silent = word.endswith("e") and not word.endswith("le") and groups > 1
    return max(1, groups - silent)


_COMMON = frozenset({
    "about", "after", "also", "because", "been", "before", "both", "does", "each", "every", "first", "from", "have", "into",
    "more", "most", "much", "must", "need", "only", "other", "over", "same", "some", "such", "than", "that", "their", "them",
    "then", "there", "these", "they", "this", "those", "what", "when", "where", "which", "while", "will", "with", "within",
    "without", "would", "your", "come", "came", "best", "time",
})  # fmt: skip
