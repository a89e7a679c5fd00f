"""The checks of a document of no known kind: what any finished document has. It reads the text alone."""

from bot.core.score.echoes import once, said_twice
from bot.core.score.rows import Part, Row, Verdict, tally
from bot.core.score.shared import doubled, evidence, has_version
from bot.core.score.subject import Subject


def _structure(s: Subject) -> Verdict:
    sections = [b for b in s.blocks if b.level == 2]
    twice, again = doubled(s), said_twice(s)
    return tally(
        (
            Part(any(b.level == 1 for b in s.blocks), 1, "a title"),
            Part(len(sections) >= 2, 1, "sections"),
            Part(not (twice or again), 1, once(twice, again)),
            Part(has_version(s), 1, "version and date on the cover"),
        ),
        f"A title, {len(sections)} sections with headings of their own, version and date.",
    )


GENERIC_CHECKS: tuple[Row, ...] = (Row("structure", 4, (), _structure), Row("evidence", 2, (), evidence))
"""What can be said of any document."""
