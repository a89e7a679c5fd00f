"""Where the figures, dates, quotations and names of a document may come from, and which of them come from nowhere. Pure.

The ground is what people answered, what they attached, what the mission says itself, the evidence that is marked as a default or
as derived, and what code computed: numbers and dates in typed fields. The free words of a draft are no ground for themselves.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from pydantic import BaseModel

from bot.core.content.base import Evidence, Origin
from bot.core.content.bible_foundation import ServiceStandard
from bot.core.content.bible_process import EarlyWarning, Grow, Milestone, Proactive, Requests
from bot.core.content.bible_words import CheckIn, Framework, QualityStandard, Template, VoiceRule
from bot.core.content.plan import Initiative, Need, Step, Touchpoints, Worth
from bot.core.content.plan_measures import Metric
from bot.core.content.plan_work import CapacityBudget, Cut, RoleHours
from bot.core.content.quarter import (
    DecisionLine,
    NumberLine,
    QuarterDecisions,
    QuarterNext,
    QuarterNumbers,
    QuarterWork,
    SkipLine,
)
from bot.core.score.days import Day, dates_in
from bot.core.score.subject import Subject
from bot.core.score.text import plain, spoken

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
COMPUTED: dict[type[BaseModel], tuple[str, ...]] = {
    Worth: ("what", "worth", "computed_from"),
    Need: ("budget",),
    Initiative: ("stop_rule",),
    Requests: ("promise_notes",),
    Proactive: ("share",),
    CapacityBudget: ("opening", "reactive_from", "says", "ways", "share_says", "ceiling_says", "hire_signal"),
    Touchpoints: ("note", "onboarding_load"),
    Step: ("done_when",),
    Milestone: ("cost",),
    Cut: ("was", "now", "why"),
    RoleHours: ("minutes_week",),
    Metric: ("target", "baseline", "why_target"),
    ServiceStandard: ("standard", "limit"),
    EarlyWarning: ("threshold",),
    QualityStandard: ("threshold", "sample"),
    SkipLine: ("reason",),
    QuarterWork: ("plan", "share_says", "milestones_says"),
    NumberLine: ("counted", "trend", "target", "action"),
    QuarterNumbers: ("health", "chassis"),
    DecisionLine: ("proposal", "decided", "difference"),
    QuarterDecisions: ("keep", "stop", "start", "capacity", "not_possible"),
    QuarterNext: ("plan", "changes"),
}
"""Fields of words that code composes from what it computed: their figures and dates are ground like typed ones."""
WORDING: dict[type[BaseModel], tuple[str, ...]] = {
    Framework: ("say", "not_say"),
    CheckIn: ("questions",),
    Template: ("subject", "body", "next_question"),
    Grow: ("goal", "reality", "options", "will"),
    VoiceRule: ("we_write", "we_avoid"),
    Metric: ("definition", "formula"),
}
"""Fields with words that are proposed to be said, so that they may stand in quotation marks."""
TITLES = (
    "name",
    "principle",
    "title",
    "stage",
    "level",
    "scenario",
    "theme",
    "topic",
    "often",
    "giver",
    "taker",
    "partner",
    "tool",
)
"""Fields that name a part of the document, which other parts may quote."""


class Ground:
    """Everything a statement may rest on. Numbers are compared as written, without separators of thousands."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._typed = tuple(part for c in subject.contents.values() for part in parts(c))

    @cached_property
    def text(self) -> str:
        """All the words of the ground, in their own case."""
        s = self._subject
        facts = (f"{f.label}\n{_said(f.value)}\n{f.source}" for f in s.facts.facts.values())
        files = (f"{f.name}\n{p.heading}\n{p.text}" for f in s.document.files for p in f.sections)
        evidence = (_shown(e) for c in s.contents.values() for e in c.evidence)
        said = (*facts, *files, *evidence)
        mission = (section.markdown for section in s.document.sections if not section.author and section.title != "Cheat sheet")
        frame = (f"{section.title}\n{section.author}" for section in s.document.sections)
        computed = _fields(self._typed, COMPUTED)
        agreed = (a for c in s.contents.values() for a in c.additions)
        return spoken("\n".join((*said, *mission, *frame, *computed, *agreed, *s.document.asked, s.document.title, HOUSE)))

    @cached_property
    def quotable(self) -> str:
        """What may stand in quotation marks, for comparing: the ground, titles, and words that are proposed."""
        return f" {plain(long_forms(chr(10).join((self.text, *_titles(self._typed), *_fields(self._typed, WORDING)))))} "

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the ground and of the titles, in lower case."""
        return frozenset(map(bare, set(WORD.findall(f"{self.text} {' '.join(_titles(self._typed))}"))))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Every number of the ground, every number that code computed into a typed field, and how many there are of each."""
        held = [v for part in self._typed for v in plain_values(part)]
        computed = {figure(f"{v:.10g}") for v in held if isinstance(v, int | float)}
        counts = {str(len(v)) for part in self._typed for v in vars(part).values() if isinstance(v, tuple)}
        stated = set(map(figure, NUMBER.findall(self.text)))
        return frozenset(stated | computed | counts | {str(round(float(n))) for n in stated if n.count(".") == 1})

    @cached_property
    def dates(self) -> frozenset[Day]:
        """Every date of the ground, and every typed date; those with a year also without it."""
        typed = (v for part in self._typed for v in plain_values(part) if isinstance(v, date))
        days = [Day(d.day, d.month, d.year) for d in (self._subject.document.at.date(), *typed)]
        days += [d for _, d in dates_in(self.text)]
        return frozenset(days) | frozenset(d._replace(year=0) for d in days)

    def knows(self, day: Day) -> bool:
        """True when this date is of the ground; a year that the ground leaves open may be the document's or the next one."""
        near = day.year - self._subject.document.at.year in (0, 1)
        same = {d.year for d in self.dates if d[:2] == day[:2]}
        return day in self.dates or (same == {0} and near)


HOUSE = "Prospects Bible Plan Slack Coord Customer Service"
"""Words with a capital letter that are the field's or ours."""


WORD = re.compile(r"[^\W\d_][\w’'-]*")
_OWNED = re.compile(r"['’]s$|['’]$")


def bare(word: str) -> str:
    """A word without its ending for what belongs to it, in lower case."""
    return _OWNED.sub("", word).casefold()


def parts(value: object) -> Iterator[BaseModel]:
    """A typed value and every typed value inside it."""
    if isinstance(value, BaseModel):
        yield value
        for inner in vars(value).values():
            yield from parts(inner)
    elif isinstance(value, tuple):
        for item in value:
            yield from parts(item)


def plain_values(part: BaseModel) -> Iterator[object]:
    """The plain values of one typed value, those in tuples included; no truth values."""
    for value in vars(part).values():
        for item in value if isinstance(value, tuple) else (value,):
            if not isinstance(item, BaseModel | bool) and item is not None:
                yield item


def texts(value: object) -> tuple[str, ...]:
    """The texts in a field of one or of several."""
    held = value if isinstance(value, tuple) else (value,)
    return tuple(str(v) for v in held if isinstance(v, str))


def _titles(typed: tuple[BaseModel, ...]) -> Iterator[str]:
    # By way of `vars`, because asking a value for a field that it has not is slow.
    yield from (t for part in typed for name in TITLES for t in texts(vars(part).get(name)))


def _fields(typed: tuple[BaseModel, ...], table: dict[type[BaseModel], tuple[str, ...]]) -> Iterator[str]:
    yield from (t for part in typed for name in table.get(type(part), ()) for t in texts(getattr(part, name)))


def figure(text: str) -> str:
    """A number as it is compared: no separators of thousands, no trailing zeros."""
    number = re.sub(r",(?=\d{3}\b)", "", text).replace(",", ".")
    return number.rstrip("0").rstrip(".") if "." in number else number


def _shown(row: Evidence) -> str:
    """What a row of evidence says. The factors of a formula are no ground for what others write."""
    return row.quote if row.origin is Origin.DERIVED and row.fields else f"{row.ref}\n{row.quote}"


def _said(value: object) -> str:
    return "\n".join(map(str, value)) if isinstance(value, tuple) else f"{value:.10g}" if isinstance(value, float) else str(value)


def long_forms(text: str) -> str:
    """`I'm` and `I am` are the same words."""
    for short, long in _SHORT:
        text = re.sub(rf"{short}\b", long, text)
    return text


_SHORT = (("n[’']t", " not"), ("[’']m", " am"), ("[’']re", " are"), ("[’']ll", " will"), ("[’']ve", " have"), ("[’']s", " is"))
