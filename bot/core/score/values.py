"""The score card as values: checks that give points, gates that nothing can outweigh. Pure values."""

from bot.core.values import Value


class Check(Value):
    """One check: `points` of `of`, and one sentence that says why. `of` is 0 where the program has nothing to judge."""

    id: str
    points: float
    of: float
    why: str


class Gate(Value):
    """One red line: `ok`, or `why` says what was found and what to do."""

    id: str
    ok: bool
    why: str


class ScoreCard(Value):
    """The card of one document (its id). `points` and `of` are the sums over the checks."""

    document: str
    points: float
    of: float
    gates: tuple[Gate, ...]
    checks: tuple[Check, ...]

    @property
    def clear(self) -> bool:
        """True when no red line is crossed."""
        return all(g.ok for g in self.gates)

    @property
    def red(self) -> tuple[Gate, ...]:
        """The gates that failed."""
        return tuple(g for g in self.gates if not g.ok)
