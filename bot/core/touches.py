"""The touches that customers get by tier, in minutes a week. Pure sums; who is touched on which day is decided elsewhere."""

from enum import StrEnum

from bot.core.values import Value

WEEKS_A_YEAR = 52


class Tier(StrEnum):
    """How much personal attention a group of customers gets."""

    HIGH = "high"
    STANDARD = "standard"
    LIGHT = "light"


class Style(StrEnum):
    """The emphasis of a plan: its mission's variations, or none."""

    BALANCED = "balanced"
    HIGH_TOUCH = "high touch"
    EFFICIENT = "efficient"
    INTEGRATED = "integrated"


class Touch(Value):
    """One kind of touch for one tier: minutes each, how many times a year, for how many customers."""

    tier: Tier
    what: str
    minutes: int
    per_year: int
    count: int = 0

    @property
    def week(self) -> float:
        """Minutes a week, averaged over the year of 52 weeks."""
        return self.count * self.minutes * self.per_year / WEEKS_A_YEAR


_CALL, _REVIEW, _CHECK, _NOTE = "personal check-in", "progress review with preparation", "check-in", "automated note"
_H, _S, _L = Tier.HIGH, Tier.STANDARD, Tier.LIGHT

TOUCHES: dict[Style, tuple[tuple[Tier, str, int, int], ...]] = {
    Style.BALANCED: ((_H, _CALL, 30, 12), (_H, _REVIEW, 75, 4), (_S, _CHECK, 20, 4), (_L, _NOTE, 2, 12)),
    Style.HIGH_TOUCH: ((_H, _CALL, 30, 26), (_H, _REVIEW, 75, 4), (_S, _CHECK, 20, 6), (_L, "short personal note", 2, 12)),
    Style.EFFICIENT: ((_H, _CALL, 20, 12), (_H, _REVIEW, 45, 4), (_S, _CHECK, 15, 4), (_L, _NOTE, 1, 12)),
    Style.INTEGRATED: ((_H, _CALL, 30, 12), (_H, _REVIEW, 75, 4), (_S, _CHECK, 20, 4), (_L, _NOTE, 2, 12)),
}
"""Default minutes and times a year by style."""

_STRETCHES: tuple[tuple[Tier, int, int], ...] = (
    (_S, 52, 26),
    (_S, 26, 12),
    (_H, 52, 26),
    (_S, 12, 6),
    (_H, 26, 12),
    (_L, 12, 4),
    (_S, 6, 4),
    (_S, 4, 2),
    (_H, 12, 6),
    (_L, 4, 2),
    (_S, 2, 1),
    (_H, 6, 4),
)
"""(tier, times a year from, to) in the order in which contact is thinned out; progress reviews stay to the last."""

_REVIEWS = ((_H, 4, 2),)


def touches(counts: dict[Tier, int], style: Style = Style.BALANCED, per_year: int | None = None) -> tuple[Touch, ...]:
    """The touches of every tier that has customers; `per_year` sets how often check-ins come, notes and reviews apart."""
    rows = (Touch(tier=t, what=w, minutes=m, per_year=y, count=counts.get(t, 0)) for t, w, m, y in TOUCHES[style])
    return tuple(_as_often(row, per_year) for row in rows if row.count)


def _as_often(row: Touch, per_year: int | None) -> Touch:
    return row.model_copy(update={"per_year": per_year}) if per_year and row.what in (_CALL, _CHECK) else row


def weekly(rows: tuple[Touch, ...]) -> float:
    """All touches, in minutes a week."""
    return sum(row.week for row in rows)


class Thinned(Value):
    """One touch made rarer, with the times a year before and after."""

    touch: Touch
    was: int
    now: int


def thin(rows: tuple[Touch, ...], room: float) -> tuple[tuple[Touch, ...], tuple[Thinned, ...]]:
    """Makes touches rarer, light customers first, until they fit into `room` minutes a week or nothing is left to thin."""
    done: list[Thinned] = []
    for tier, was, now in (*_STRETCHES, *_REVIEWS):
        if weekly(rows) <= room:
            break
        for index, row in enumerate(rows):
            if (row.tier, row.per_year) == (tier, was) and (("review" in row.what) == ((tier, was, now) in _REVIEWS)):
                rows = (*rows[:index], row.model_copy(update={"per_year": now}), *rows[index + 1 :])
                done.append(Thinned(touch=row, was=was, now=now))
    return rows, tuple(done)
