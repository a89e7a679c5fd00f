"""The spine: the few things that every phase of a mission has to agree on, settled before any of it is written. Pure."""

from bot.core.values import Value


class Term(Value):
    """A word with one meaning throughout the document."""

    name: str
    meaning: str


class Spine(Value):
    """What all drafts share. Every part may be empty: then there is nothing of the kind to agree on.

    `principles` are the names of the rules that drafts refer to, `numbers` figures from the facts with what they count,
    `decisions` one sentence each.
    """

    principles: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    numbers: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()

    def cut(self, most: int = 8, longest: int = 300) -> "Spine":
        """The spine with at most so many lines of each kind, and so many characters a line: it is read with every draft."""
        return Spine(
            principles=tuple(p[:longest] for p in self.principles[:most]),
            terms=tuple(Term(name=t.name[:longest], meaning=t.meaning[:longest]) for t in self.terms[:most]),
            numbers=tuple(n[:longest] for n in self.numbers[:most]),
            decisions=tuple(d[:longest] for d in self.decisions[:most]),
        )
