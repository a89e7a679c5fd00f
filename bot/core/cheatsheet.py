"""The cheat sheet: what one looks up in a hurry, taken from the typed contents. One line or a few per deliverable."""

from collections.abc import Callable, Iterable
from typing import Any

from bot.core.content.base import Content, Generic
from bot.core.content.types import parse
from bot.core.drafted import inside, ready_drafts
from bot.core.mission import Mission
from bot.core.run import Run
from bot.core.values import Value


class Line(Value):
    """One line of the cheat sheet."""

    label: str
    text: str


def cheat_sheet(mission: Mission, run: Run) -> tuple[Line, ...]:
    """The lines in the mission's order. A deliverable that a person wrote is pointed to instead of summed up."""
    lines: list[Line] = []
    for spec, draft in ready_drafts(mission, run):
        if draft.edited_by or draft.content is None:
            lines.append(Line(label=spec.name, text="In your own words: see the section."))
        else:
            lines += _lines(spec.name, spec.type, parse(spec.type, draft.content))
    return tuple(lines)


def _lines(title: str, type_name: str, content: Content) -> Iterable[Line]:
    if isinstance(content, Generic):
        return [Line(label=title, text=content.lead)]
    rule = LINES.get(type_name)
    return [Line(label=label, text=text) for label, text in rule(content) if text] if rule else []


def _definition(c: Any) -> list[tuple[str, str]]:
    return [("In one line", c.one_line), ("Not for us", _listed(c.not_for[:3]))]


def _principles(c: Any) -> list[tuple[str, str]]:
    ranked = sorted(c.principles, key=lambda p: p.rank)
    return [("Principles, strongest first", "; ".join(p.name for p in ranked))]


def _requests(c: Any) -> list[tuple[str, str]]:
    promises = "; ".join(f"{level.name} {inside(level.first_response)}" for level in c.levels)
    hours = f"{c.hours.days}, {c.hours.start} to {c.hours.end} ({c.hours.timezone})"
    return [("First answer", promises), ("We are there", hours), ("Urgent path", c.hours.urgent_path)]


def _proactive(c: Any) -> list[tuple[str, str]]:
    flags = "; ".join(f"{w.signal} ({w.threshold})" for w in c.warnings[:3])
    return [("Red flags", flags)]


def _coaching(c: Any) -> list[tuple[str, str]]:
    return [("Reach out when", _listed(a.trigger for a in c.activities[:3]))]


def _responses(c: Any) -> list[tuple[str, str]]:
    return [(f"When: {f.scenario}", f.say) for f in c.frameworks]


def _quality(c: Any) -> list[tuple[str, str]]:
    return [
        ("Escalate to", "; ".join(f"{e.level}: {e.who} ({e.wait})" for e in c.escalations)),
        ("Making it right", c.remedy.rule),
    ]


def _initiatives(c: Any) -> list[tuple[str, str]]:
    goals = [(f"Initiative {i.n}", _aim(i)) for i in c.initiatives]
    return [("The goal", c.goal), *goals, ("Not doing", _told(c.not_doing[:3]))]


def _aim(initiative: Any) -> str:
    """`Advocacy: referrals in three months, from 2 to 3`; only the target where nobody knows the baseline."""
    aim = initiative.objective
    start = f"from {aim.baseline} " if aim.baseline[:1].isdigit() else ""
    return f"{initiative.name.split(':')[0]}: {aim.measure}, {start}to {aim.target}"


def _told(items: Iterable[str]) -> str:
    """The items in one line, as sentences."""
    return " ".join(f"{i.rstrip('.')}." for i in items)


def _listed(items: Iterable[str]) -> str:
    """The items in one line, without the full stops that their sentences end with."""
    return "; ".join(i.rstrip(".") for i in items)


def _capacity(c: Any) -> list[tuple[str, str]]:
    return [("The week", c.says), ("Proactive share", c.share_says), ("Get help when", c.hire_signal)]


def _bau(c: Any) -> list[tuple[str, str]]:
    daily = ", ".join(f"{a.name} {a.minutes}" for a in c.activities if a.cadence == "daily")
    weekly = ", ".join(f"{a.name} {a.minutes} ({a.due.says})" for a in c.activities if a.cadence == "weekly")
    return [("Every working day, in minutes", daily), ("Every week, in minutes", weekly)]


def _metrics(c: Any) -> list[tuple[str, str]]:
    return [("What we watch", "; ".join(m.name for m in c.metrics))]


def _review(c: Any) -> list[tuple[str, str]]:
    first = _told(i.what.split(":")[0] for i in c.blocks[0].items[:3]) if c.blocks else ""
    review = f"{c.dates[0]:%-d %B %Y}, {c.minutes} minutes" if c.dates else ""
    return [("First two weeks", first), ("Next review", review)]


LINES: dict[str, Callable[[Any], list[tuple[str, str]]]] = {
    "definition": _definition,
    "principles": _principles,
    "requests": _requests,
    "proactive": _proactive,
    "coaching": _coaching,
    "responses": _responses,
    "quality": _quality,
    "initiatives": _initiatives,
    "capacity": _capacity,
    "bau": _bau,
    "metrics": _metrics,
    "review": _review,
}
"""Type name: the labels and texts it adds. A type without a rule adds nothing."""
