"""How a check is written down and judged: a row of a table, with the deliverables that it reads. Pure."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from bot.core.score.subject import Subject
from bot.core.score.values import Check

BY_A_PERSON = "Written by a person, not judged by the program."
ONLY_TEXT = "Only the text is known here, so this is not judged."


class Part(NamedTuple):
    """One thing that a check asks for: whether it is there, what it is worth, and what to say when it is not."""

    ok: bool
    worth: float
    otherwise: str


class Verdict(NamedTuple):
    """The points, the sentence, and what they are out of where that is less than the row's."""

    points: float
    why: str
    of: float | None = None


class Row(NamedTuple):
    """A check: its id, what it is worth, the deliverables (by key) that it reads, and the judge of them."""

    id: str
    of: float
    needs: tuple[str, ...]
    judge: Callable[[Subject], Verdict]


def tally(parts: Iterable[Part], good: str) -> Verdict:
    """The worth of what is there; the sentence names what is missing, or is `good` when nothing is."""
    held = tuple(parts)
    missing = [p.otherwise for p in held if not p.ok]
    points = sum(p.worth for p in held if p.ok)
    return Verdict(points, f"Missing: {'; '.join(missing)}." if missing else good)


def judged(row: Row, subject: Subject) -> Check:
    """The check of this row. What a person wrote counts neither for nor against."""
    if row.needs and not subject.stored:
        return Check(id=row.id, points=0, of=0, why=ONLY_TEXT)
    if any(subject.written_by_a_person(k) for k in row.needs):
        return Check(id=row.id, points=0, of=0, why=BY_A_PERSON)
    missing = [k for k in row.needs if k not in subject.contents]
    if missing:
        return Check(id=row.id, points=0, of=row.of, why=f"Missing: {', '.join(missing)}.")
    points, why, of = row.judge(subject)
    return Check(id=row.id, points=round(points, 2), of=row.of if of is None else of, why=why)
