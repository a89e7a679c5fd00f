"""Lines of segments, `name, count, tier, monthly value`: what is wrong with each, in a sentence, and what a good one says.

The tier is one of three words; the value may be left out. Pure.
"""

import re

from bot.core.touches import Tier
from bot.core.values import Value

MOST, MOST_CUSTOMERS = 12, 1_000_000
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_SEPARATORS = re.compile(r"[,;|\t]")
_NUMBER = re.compile(r"[^\d-]{0,8}(\d+(?:\.\d+)?)\s*\D{0,12}")


class SegmentLine(Value):
    """One segment as given. `value` is money a month for each customer, None when it was left out."""

    name: str
    count: int
    tier: Tier
    value: float | None = None


def segment_lines(text: str) -> tuple[SegmentLine, ...]:
    """The lines that say all that is needed."""
    return tuple(made for line in _lines(text) if isinstance(made := _read(line), SegmentLine))


def problems(text: str) -> tuple[str, ...]:
    """A sentence for each line that lacks something, in order; one more when there are too many lines."""
    lines = _lines(text)
    found = [f"Line {n}: {made}" for n, line in enumerate(lines, start=1) if isinstance(made := _read(line), str)]
    return (*found, f"Please keep it to {MOST} lines.") if len(lines) > MOST else tuple(found)


def _lines(text: str) -> list[str]:
    return [line for raw in text.splitlines() if (line := raw.strip().lstrip("-*•·").strip())]


def _read(line: str) -> SegmentLine | str:
    """The segment, or what its line lacks. After the name the order is free, but the count comes before the value."""
    name, *rest = [part.strip() for part in _SEPARATORS.split(_THOUSANDS.sub("", line))]
    if not any(c.isalpha() for c in name):
        return "begin with the name of the segment."
    tiers = [t for part in rest if (t := _tier(part))]
    numbers = [n for part in rest if (n := _amount(part)) is not None]
    stray = next((part for part in rest if part and _tier(part) is None and _amount(part) is None), "")
    if not numbers or not numbers[0].is_integer() or numbers[0] > MOST_CUSTOMERS:
        return f"how many customers are “{_short(name)}”? A whole number after the name."
    if len(tiers) != 1:
        return f"which tier is “{_short(name)}”: high, standard or light?"
    if stray or len(numbers) > 2:
        return f"“{_short(stray or line)}” does not fit: name, count, tier, and the monthly value as a number."
    return SegmentLine(name=name, count=int(numbers[0]), tier=tiers[0], value=numbers[1] if len(numbers) > 1 else None)


def _short(name: str) -> str:
    return name if len(name) <= 40 else name[:39].rstrip() + "…"


def _amount(text: str) -> float | None:
    found = _NUMBER.fullmatch(text)
    return float(found[1]) if found else None


def _tier(text: str) -> Tier | None:
    return next((t for t in Tier if t.value == text.casefold()), None)
