"""How wide the columns of a table should be, from the words in it. Pure; the same for every format."""

import re
from collections.abc import Iterable, Sequence

from bot.export.book import Line, plain

LEAST, MOST = 5, 60
"""Letters that the narrowest column gets, and that the widest counts for at most."""
_FIGURE = re.compile(r"[-−+]?[\d.,]+(?: ?%)?(?: \([\d.,]+\))?|[-–—]?")


def shares(rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """The parts of 1 that the columns get: by how much is written in them, never less than their longest word needs."""
    wants = [_want([row[n] for row in rows if n < len(row)]) for n in range(len(rows[0]))]
    whole = sum(wants)
    return tuple(round(want / whole, 4) for want in wants)


def _want(cells: Sequence[str]) -> float:
    lengths = [len(c) for c in cells]
    usual = (sum(lengths) / len(lengths) + max(lengths)) / 2
    word = max((len(w) for c in cells for w in c.split()), default=0)
    return max(LEAST, min(word, 16) + 2, min(usual, MOST) ** 0.8)


def figures(rows: Sequence[Sequence[str]], columns: int) -> tuple[bool, ...]:
    """For each column whether it holds nothing but figures."""
    return tuple(_figures([row[n] for row in rows if n < len(row)]) for n in range(columns))


def _figures(cells: Sequence[str]) -> bool:
    return any(cells) and all(_FIGURE.fullmatch(c.strip()) for c in cells)


def rows(sheet: Iterable[Line]) -> int:
    """How many rows of text a cheat sheet takes, about: a label has 24 letters to a row, its words have 80."""
    return sum(max(_rows(line.label, 24), sum(_rows(plain(part), 80) for part in line.parts)) for line in sheet)


def _rows(text: str, letters: int) -> int:
    return max(1, -(-len(text) // letters))
