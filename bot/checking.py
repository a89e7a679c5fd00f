"""What `coord check` says about mission documents: as JSON, as text, and as an exit code. Pure; it prints nothing."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from bot.core.mission import Diagnostic, Duration, Mission, Phase, Severity
from bot.library import Refusal
from bot.reading import text as inline

Result = tuple[str, Mission | Refusal]
"""A file as it was named, and what was read from it."""


def as_json(results: Iterable[Result]) -> list[dict[str, object]]:
    """One object per file, in their order."""
    return [summary(found) for _, found in results]


def summary(found: Mission | Refusal) -> dict[str, object]:
    """What was understood of one file. `minutes` and `days` are [low, high] or None; `sections` maps titles to Markdown."""
    if isinstance(found, Refusal):
        remark = Diagnostic(code="not-a-mission", line=found.line, severity=Severity.ERROR, message=found.reason)
        return {"slug": _stem(found.file), "refused": found.reason, "diagnostics": [_remark(remark)]}
    return {
        "slug": found.slug,
        "aliases": list(found.aliases),
        "title": found.title,
        "emoji": found.emoji,
        "duration": {"raw": found.duration.raw, **_bounds(found.duration)} if found.duration else None,
        "inputs": [{"name": one.name, "required": one.required, "word": one.word} for one in found.inputs],
        "phases": [_phase(phase) for phase in found.phases],
        "criteria": [criterion.text for criterion in found.criteria],
        "sections": {section.title: section.markdown for section in found.sections},
        "diagnostics": [_remark(remark) for remark in found.diagnostics],
    }


def _stem(file: str) -> str:
    path = PurePath(file)
    return inline.slug(path.parent.name if path.name == "mission.md" else path.stem)


def _bounds(duration: Duration | None) -> dict[str, object]:
    minutes, days = (duration.minutes, duration.days) if duration else (None, None)
    return {"minutes": list(minutes) if minutes else None, "days": list(days) if days else None}


def _phase(phase: Phase) -> dict[str, object]:
    return {
        "number": phase.number,
        "name": phase.name,
        **_bounds(phase.duration),
        "lead": phase.lead,
        "lead_source": phase.lead_source.value,
        "support": list(phase.support),
        "objective": phase.objective,
        "steps": list(phase.steps),
        "deliverables": list(phase.deliverables),
    }


def _remark(remark: Diagnostic) -> dict[str, object]:
    return {"code": remark.code, "line": remark.line, "severity": remark.severity.value, "message": remark.message}


def exit_code(results: Sequence[Result], strict: bool = False) -> int:
    """1 when a file is refused or, when strict, warned about; else 0."""
    return int(any(isinstance(found, Refusal) or (strict and _is_warned(found)) for _, found in results))


def _is_warned(mission: Mission) -> bool:
    return any(remark.severity is not Severity.INFO for remark in mission.diagnostics)


def as_text(results: Iterable[Result]) -> str:
    """What was understood of each file, then its remarks as `file:line: severity: message`."""
    return "\n\n".join("\n".join(_lines(file, found)) for file, found in results)


def _lines(file: str, found: Mission | Refusal) -> list[str]:
    if isinstance(found, Refusal):
        return [f"{file}:{found.line}: error: {found.reason}"]
    return [*_understood(file, found), *(_said(file, remark) for remark in found.diagnostics)]


def _understood(file: str, mission: Mission) -> list[str]:
    time = f", {mission.duration.raw}" if mission.duration else ""
    names = f" (also {', '.join(mission.aliases)})" if mission.aliases else ""
    needs = ", ".join(f"{one.name} ({one.word or 'optional'})" for one in mission.inputs) or "nothing"
    kept = ", ".join(section.title for section in mission.sections)
    return [
        f"{file}: {mission.title}{time}",
        f"  starts with /coord {mission.slug}{names}",
        f"  needs {needs}",
        *(_phase_line(phase) for phase in mission.phases),
        f"  {len(mission.criteria)} success criteria, {len(mission.levers)} chassis levers, {len(mission.questions())} questions",
        *([f"  also keeps: {kept}"] if kept else []),
    ]


def _phase_line(phase: Phase) -> str:
    time = f" ({phase.duration.raw})" if phase.duration else ""
    lead = f"led by @{phase.lead}" if phase.lead else "without a lead"
    support = f" with {', '.join(f'@{name}' for name in phase.support)}" if phase.support else ""
    counts = f"{len(phase.steps)} steps, {len(phase.deliverables)} deliverables"
    return f"  phase {phase.number}: {phase.name}{time}, {lead}{support}, {counts}"


def _said(file: str, remark: Diagnostic) -> str:
    place, _, rest = remark.message.partition(": ")
    if remark.code.startswith("side-") and place.endswith(f":{remark.line}"):
        return f"{PurePath(file).with_name(place)}: {remark.severity.value}: {rest}"
    return f"{file}:{remark.line}: {remark.severity.value}: {remark.message}"
