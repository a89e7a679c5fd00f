"""Checks across the answers of a form and what was known before: a table of rules. Pure.

A rule speaks only when every answer it needs was given by a person or an earlier document. Errors stand at a question of the
form and keep it open; remarks are told once the form is stored.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from bot.core.capacity import Demand, TooLittle, fit
from bot.core.facts import Fact, Facts, foreseen
from bot.core.forms import AnswerValue, Form
from bot.core.hours import PROMISES, WEEK, hours
from bot.core.mission import Mission
from bot.core.run import Run
from bot.core.segment_lines import problems
from bot.core.values import Value

PRIORITIES = 3
STAGES = ("stage_onboarding", "stage_using", "stage_succeeding", "stage_expanding", "stage_advocates")


class Crosschecked(Value):
    """What the answers say together: errors by question id, which keep the form open, and remarks, which do not."""

    errors: dict[str, str] = {}
    remarks: tuple[str, ...] = ()


class Shortage(Value):
    """The week is too small for the requests: the sums in a sentence or two, and three ways out."""

    says: str
    ways: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """What is known once the form is stored, what was stored before, and the earliest date that is today somewhere.

    `zones` are the names of the time zones there are; without them no zone is judged.
    """

    facts: Facts
    before: Facts
    today: date
    zones: frozenset[str] = frozenset()

    def new(self, question: str) -> bool:
        """True when the form changes this answer."""
        fact, old = self.facts.get(question), self.before.get(question)
        return fact is not None and (old is None or old.value != fact.value)


@dataclass(frozen=True)
class Rule:
    """`says` gives a sentence, or nothing when all is well. It needs these answers; the error stands at the first one asked."""

    needs: tuple[str, ...]
    says: Callable[[Sheet], str]


def check(
    mission: Mission,
    form: Form,
    values: dict[str, AnswerValue],
    run: Run,
    earlier: dict[str, Fact],
    today: date,
    zones: frozenset[str] = frozenset(),
) -> Crosschecked:
    """What the values of this form say together with the answers of the run and the facts of the earlier document."""
    facts = foreseen(mission, form, values, run, earlier)
    sheet = Sheet(facts=facts, before=foreseen(mission, Form(id="", title=""), {}, run, earlier), today=today, zones=zones)
    asked = [q.id for q in form.questions]
    errors: dict[str, str] = {}
    for rule in ERRORS:
        if sentence := _said(rule, sheet, asked):
            errors.setdefault(next(q for q in rule.needs if q in asked), sentence)
    return Crosschecked(errors=errors, remarks=() if errors else tuple(s for r in REMARKS if (s := _said(r, sheet, asked))))


def shortage(facts: Facts) -> Shortage | None:
    """Why the requests do not fit into the hours, when people told both; None while they fit or nobody counted them.

    Minutes per request may be a default, which the sentence then says.
    """
    week, requests = facts.number("hours_week"), facts.number("requests_week")
    if not week or requests is None or not all(facts.known(q) for q in ("hours_week", "requests_week")):
        return None
    each = facts.number("request_minutes")
    days = tuple(i for i, day in enumerate(WEEK) if day in facts.lines("working_days")) or (0, 1, 2, 3, 4)
    demand = Demand(hours=week, days=days, requests=requests, request_minutes=each or Demand(hours=week).request_minutes)
    made = fit(demand)
    if not isinstance(made, TooLittle):
        return None
    assumed = "" if facts.known("request_minutes") else " The minutes per request are a usual value: nobody gave them yet."
    return Shortage(says=f"{made.says}{assumed}", ways=made.ways)


def _said(rule: Rule, sheet: Sheet, asked: list[str]) -> str:
    concerned = any(q in asked for q in rule.needs) and all(sheet.facts.known(q) for q in rule.needs)
    return rule.says(sheet) if concerned else ""


def _day(s: Sheet) -> str:
    start, end = s.facts.text("day_start"), s.facts.text("day_end")
    return "" if start < end else f"The day ends at {end}, but starts at {start}. Please give an end after the start."


def _span(s: Sheet) -> str:
    found = hours(s.facts)
    if found.fits or _day(s):
        return ""
    room = f"{found.length * len(found.days) / 60:.1f}".removesuffix(".0")
    days = f"{len(found.days)} day{'s' * (len(found.days) > 1)} from {found.start} to {found.end}"
    return f"{found.week:g} hours a week do not fit: {days} make {room}. Fewer hours, longer days or more of them, please."


def _order(s: Sheet) -> str:
    urgent, ordinary = s.facts.text("urgent_promise"), s.facts.text("ordinary_promise")
    known = urgent in PROMISES and ordinary in PROMISES
    if not known or PROMISES.index(urgent) <= PROMISES.index(ordinary):
        return ""
    return f"Something urgent ({urgent}) would wait longer than anything else ({ordinary}). Please turn it round."


def _primary(s: Sheet) -> str:
    primary, watched = s.facts.text("primary_channel"), s.facts.lines("channels")
    if primary in watched:
        return ""
    return f"Customers would try {primary} first, but the channels that you watch are: {', '.join(watched)}."


def _segments(s: Sheet) -> str:
    return " ".join(problems(s.facts.text("segments_tiers")))


def _past(s: Sheet, question: str = "period_start") -> str:
    try:
        start = date.fromisoformat(s.facts.text(question))
    except ValueError:
        return ""
    return "This date is past. Please choose today or later." if start < s.today and s.new(question) else ""


def _next_past(s: Sheet) -> str:
    return _past(s, "next_start")


def _zone(s: Sheet) -> str:
    zone = s.facts.text("timezone").strip()
    if not s.zones or zone in s.zones:
        return ""
    near = near_zones(zone, s.zones)
    meant = f"Did you mean {' or '.join(near)}?" if near else "Please write region and city, such as Europe/London."
    return f"I know no time zone called {zone[:40]}. {meant}"


def near_zones(text: str, zones: frozenset[str]) -> tuple[str, ...]:
    """At most three zones that a person may have meant: by city, by capitals, by a slip of the finger."""
    wanted = text.casefold().strip().replace(" ", "_").split("/")[-1]
    cities: dict[str, list[str]] = {}
    for zone in sorted(z for z in zones if "/" in z and not z.startswith("Etc/")):
        cities.setdefault(zone.casefold().split("/")[-1], []).append(zone)
    exact = [z for z in sorted(zones) if z.casefold() == text.casefold()]
    close = get_close_matches(wanted, cities, n=3, cutoff=0.75)
    said = [c for c in cities if c in wanted and len(c) > 3]
    return tuple(dict.fromkeys([*exact, *(z for c in (*close, *said) for z in cities[c])]))[:3]


def _promise(s: Sheet) -> str:
    found, urgent = hours(s.facts), s.facts.text("urgent_promise")
    kept = found.promise(urgent)
    if kept.kept:
        return ""
    often = "once a day" if found.checks == 1 else f"{found.checks} times a day"
    apart = f"{found.gap / 60:.1f}".removesuffix(".0")
    return (
        f"An urgent answer within {urgent} cannot be kept every time: {found.week:g} hours a week allow a look at the channels"
        f" {often}, up to {apart} hours apart. The nearest promise that can be kept is {kept.text}."
    )


def _stages(s: Sheet) -> str:
    total, count = sum(s.facts.number(q) or 0 for q in STAGES), s.facts.number("customer_count") or 0
    if total == count:
        return ""
    return f"The five stages add up to {total:g} customers, but {count:g} are active. One of the two needs another look."


def _priorities(s: Sheet) -> str:
    count = len(s.facts.lines("priorities"))
    if count == PRIORITIES:
        return ""
    return f"Three priorities are expected, one a line; I read {count or 'none'}."


def _shortage(s: Sheet) -> str:
    found = shortage(s.facts)
    if found is None:
        return ""
    ways = " ".join(f"{n}. {way}" for n, way in enumerate(found.ways, start=1))
    return f"{found.says} Three ways out: {ways}"


ERRORS = (
    Rule(("day_end", "day_start"), _day),
    Rule(("hours_week", "working_days", "day_end", "day_start"), _span),
    Rule(("urgent_promise", "ordinary_promise"), _order),
    Rule(("primary_channel", "channels"), _primary),
    Rule(("segments_tiers",), _segments),
    Rule(("period_start",), _past),
    Rule(("next_start",), _next_past),
    Rule(("timezone",), _zone),
)
REMARKS = (
    Rule(("urgent_promise", "hours_week", "working_days", "day_start", "day_end"), _promise),
    Rule((*STAGES, "customer_count"), _stages),
    Rule(("priorities",), _priorities),
    Rule(("requests_week", "hours_week"), _shortage),
)
