"""A benchmark's answer: one row per thing measured, beside its goal."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """One row. `value` met its goal when it is at most `most`, or at least `least`."""

    name: str
    value: float
    unit: str
    most: float | None = None
    least: float | None = None
    note: str = ""

    @property
    def met(self) -> bool:
        """Whether the goal is reached; a row without a goal always is."""
        return (self.most is None or self.value <= self.most) and (self.least is None or self.value >= self.least)

    @property
    def goal(self) -> str:
        """The goal in signs."""
        bound, sign = (self.most, "<=") if self.most is not None else (self.least, ">=")
        return "" if bound is None else f"{sign} {bound:g} {self.unit}".rstrip()


def show(rows: list[Measured]) -> int:
    """Prints the rows as a Markdown table; the exit status, 0 when every goal is met."""
    print("| row | measured | goal | met |\n|---|---|---|---|")
    for row in rows:
        measured = f"{row.value:.3g}" if abs(row.value) < 100 else f"{row.value:,.0f}"
        note = f" ({row.note})" if row.note else ""
        print(f"| {row.name} | {measured} {row.unit}{note} | {row.goal} | {'yes' if row.met else '**no**'} |".replace("  ", " "))
    return 0 if all(row.met for row in rows) else 1
