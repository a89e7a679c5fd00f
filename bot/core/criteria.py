"""Success criteria: which are shown by the drafts, and by which line. What no program can show waits for a person's tick."""

from collections.abc import Callable
from typing import Any

from bot.core.content.base import Content
from bot.core.drafted import contents
from bot.core.mission import Mission
from bot.core.run import Run
from bot.core.values import Value

Contents = dict[str, Content]


class CriterionState(Value):
    """One criterion: `line` is the text that shows it, or empty; `ticked_by` the user id of who ticked it by hand."""

    number: int
    text: str
    line: str
    ticked_by: str = ""

    @property
    def met(self) -> bool:
        """True when a line shows it or a person ticked it."""
        return bool(self.line or self.ticked_by)


def criteria_states(mission: Mission, run: Run) -> tuple[CriterionState, ...]:
    """Every criterion of the mission with what shows it."""
    found = contents(mission, run)
    return tuple(
        CriterionState(number=c.number, text=c.text, line=_line(c.check, found), ticked_by=run.ticks.get(c.number, ""))
        for c in mission.criteria
    )


def _line(check: str, found: Contents) -> str:
    rule = CHECKS.get(check)
    if rule is None:
        return ""
    needs, show = rule
    return show(*(found[n] for n in needs)) if all(n in found for n in needs) else ""


def _philosophy(definition: Any, purpose: Any) -> str:
    return f"{definition.one_line} — {purpose.one_line}"


def _principles(principles: Any) -> str:
    names = [p.name for p in principles.principles]
    return "Principles: " + ", ".join(names) if len(names) == 5 else ""


def _journey(journey: Any) -> str:
    stages = [s.stage for s in journey.stages]
    points = sum(len(s.touchpoints) for s in journey.stages)
    return f"{len(stages)} stages ({', '.join(stages)}) with {points} touchpoints" if len(stages) == 5 and points >= 5 else ""


def _proactive(proactive: Any) -> str:
    if sum(i.weight for i in proactive.indicators) != 100 or len(proactive.warnings) < 3:
        return ""
    return (
        f"{len(proactive.indicators)} health indicators, {len(proactive.bands)} bands, {len(proactive.warnings)} early warnings"
    )


def _templates(templates: Any, responses: Any) -> str:
    words = ", ".join(v.word for v in templates.voice)
    return f"{len(templates.templates)} templates and {len(responses.frameworks)} frameworks, in a {words} voice" if words else ""


def _aligned(purpose: Any) -> str:
    return "; ".join(f"{a.source}: {a.service_answer}" for a in purpose.alignment[:2])


def _balanced(requests: Any, care: Any) -> str:
    hours, first = requests.hours, requests.levels[0]
    limits = f"; {len(care.limits)} limits stated" if care.limits else ""
    return f"{hours.days}, {hours.start} to {hours.end}; first answer to urgent: {first.first_response}{limits}"


def _practical(requests: Any, templates: Any, quality: Any) -> str:
    return (
        f"{len(requests.steps)} request steps, {len(templates.templates)} messages ready to send, "
        f"{len(quality.escalations)} escalation levels, one cheat sheet"
    )


CHECKS: dict[str, tuple[tuple[str, ...], Callable[..., str]]] = {
    "philosophy_defined": (("definition", "purpose"), _philosophy),
    "five_principles": (("principles",), _principles),
    "journey_mapped": (("journey",), _journey),
    "proactive_designed": (("proactive",), _proactive),
    "templates_voiced": (("templates", "responses"), _templates),
    "processes_aligned": (("purpose",), _aligned),
    "capacity_balanced": (("requests", "care"), _balanced),
    "practical_reference": (("requests", "templates", "quality"), _practical),
}
"""Check name: the types it reads, and the rule that gives the line (empty: not shown)."""
