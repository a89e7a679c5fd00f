"""Segments of customers, read tolerantly from `name, count, tier, monthly value`, one a line. An unknown tier is standard."""

import re
from dataclasses import dataclass

from bot.core.facts import Facts
from bot.core.touches import Tier
from bot.writers.offline.phrases import bare, said, trimmed

_WORDS = {
    Tier.HIGH: ("high", "vip", "key", "premium", "top", "gold", "a"),
    Tier.STANDARD: ("standard", "medium", "mid", "normal", "regular", "silver", "b"),
    Tier.LIGHT: ("light", "low", "small", "basic", "bronze", "c"),
}
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_NUMBER = re.compile(r"^[^\d-]{0,8}(\d+(?:\.\d+)?)\D{0,12}$")
_MOST = 12


@dataclass(frozen=True)
class Segment:
    """A group of customers. `count` and `value` (money a month) may be None; `tier_known` is False for a default."""

    name: str
    count: int | None
    tier: Tier
    value: float | None
    tier_known: bool


def segments(facts: Facts) -> tuple[Segment, ...]:
    """The segments from the Plan's own answer, else from the Bible's (whose lines have no tier)."""
    known = next((q for q in ("segments_tiers", "segments") if facts.known(q)), "")
    lines = facts.lines(known)
    return tuple(s for line in lines[:_MOST] if (s := segment(line)) is not None)


def segment(line: str) -> Segment | None:
    """One line, or None when it names nothing."""
    plain = said(line)
    if not plain:
        return None
    fields = [f.strip() for f in re.split(r"[,;|\t]", _THOUSANDS.sub("", plain))]
    name = trimmed(bare(fields[0]), 80)
    if not any(c.isalpha() for c in name):
        return None
    numbers = [float(m[1]) for f in fields[1:] if (m := _NUMBER.match(f))]
    tier = next((t for f in fields[1:] for t, words in _WORDS.items() if _first_word(f) in words), None)
    count = _count(numbers[0]) if numbers else None
    value = numbers[1] if len(numbers) > 1 else None
    return Segment(name, count, tier or Tier.STANDARD, value, tier is not None)


def _count(number: float) -> int | None:
    return int(number) if number.is_integer() and number <= 1_000_000 else None


def _first_word(field: str) -> str:
    return field.split(" ")[0].casefold() if field else ""


def tier_counts(found: tuple[Segment, ...], customers: int | None) -> dict[Tier, int]:
    """Customers by tier; those that no segment names count as standard."""
    counts = {t: sum(s.count or 0 for s in found if s.tier is t) for t in Tier}
    counts[Tier.STANDARD] += max(0, (customers or 0) - sum(counts.values()))
    return counts


def average_value(found: tuple[Segment, ...]) -> float | None:
    """Money a month of an average customer, when every segment says its count and value."""
    known = [(s.count, s.value) for s in found if s.count and s.value is not None]
    if not known or len(known) < len(found):
        return None
    return sum(c * v for c, v in known) / sum(c for c, _ in known)
