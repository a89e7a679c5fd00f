"""What good service looks like in one kind of business, in sentences of that trade. Data only."""

from dataclasses import dataclass, fields, is_dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Answering:
    """How one scenario is answered: how it is recognised, the approach, what to find out, what to do."""

    recognise: str
    approach: str
    find_out: tuple[str, ...]
    solve: tuple[str, ...]


Play = tuple[str, str, str]
"""An early warning's play: what to find out, what to do, when to stop."""


@dataclass(frozen=True)
class Watching:
    """How health is watched: the actions of the bands, plays for sticking points, losses and late starts.

    The plays of `stuck` are for not knowing or not daring, for a habit that slips, and for a life or a team that has changed.

    `{by}` in `at_risk` stands for the channel on which people hear each other.
    """

    thriving: str
    critical: str
    at_risk: str
    stuck: tuple[Play, Play, Play]
    left: tuple[str, str]
    late: tuple[str, str]
    monthly: str
    quarterly: str


@dataclass(frozen=True)
class Handling:
    """How requests are handled and closed, what neighbours hear, and what service puts in the place of what.

    `receive` to `follow` say when each step is done; `worth` names four things that service does, in the order of the journey.
    """

    fair: str
    twice: str
    first: str
    away: str
    ordinary: str
    idea: str
    receive: str
    classify: str
    assign: str
    solve: str
    follow: str
    expected: str
    spared: str
    knowledge: str
    beyond: str
    tell: tuple[str, str]
    after: str
    reread: str
    mistake: str
    coached: tuple[str, str]
    again: str
    sales: str
    marketing: str
    instead: tuple[str, str]
    worth: tuple[str, str, str, str]


@dataclass(frozen=True)
class Practice:
    """One kind of business. `{person}` and `{people}` stand for the company's own word for a customer.

    The fields follow the Bible: the journey's stages, care, the way of a request, coaching, the five scenarios,
    check-ins, quality and escalation. Texts without a full stop are parts of a table.
    """

    daily_goal: str
    used: str
    usage_move: str
    usage_risk: str
    normal: str
    before_after: str
    lost_goal: str
    more_entry: str
    more_pain: str
    more_move: str
    told_pain: str
    told_ask: str
    care: tuple[tuple[str, str], tuple[str, str]]
    habits: tuple[str, str]
    receive: str
    resolve: str
    held: str
    causes: tuple[str, str]
    reality: str
    options: str
    will: str
    homework: str
    question: Answering
    trouble: Answering
    more: Answering
    at_risk: Answering
    wanting: Answering
    start_asks: str
    month_asks: str
    review_asks: tuple[str, str]
    clear: str
    personal: str
    levels: tuple[str, str, str]
    put_right: str
    daily_look: str
    weekly_look: str
    watching: Watching
    handling: Handling

    def said_of(self, person: str, people: str) -> "Practice":
        """The same with the word for one customer and for several put in."""
        return _said(self, {"person": person, "people": people})


def _said(value: T, words: dict[str, str]) -> T:
    if isinstance(value, str):
        return value.format(**words)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(_said(v, words) for v in value)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{f.name: _said(getattr(value, f.name), words) for f in fields(value)})
    return value
