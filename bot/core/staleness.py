"""What a changed answer makes of the drafts: which were written from older answers, and what people are told of it. Pure."""

from collections.abc import Mapping

from bot.core.changes import tell, titles
from bot.core.events import Happened
from bot.core.jobs import Tell
from bot.core.mission import DeliverableSpec, Mission
from bot.core.run import Run

Judged = Mapping[str, tuple[str, ...]]
"""Deliverable key -> the lines that its writer would now write otherwise; a deliverable that nobody judged is missing."""
NAMED = 3
"""So many lines of a difference are named."""


def mark(mission: Mission, run: Run, changed: set[str], judged: Judged | None = None) -> tuple[Run, list[str]]:
    """Marks the drafts that were written from a changed answer; returns their keys, those of people's texts included.

    A judged deliverable is hit when a line of it would change, any other when the mission says that it uses the answer.
    """
    if not changed:
        return run, []
    hit = [s.key for s in mission.deliverables if s.key in run.drafts and _hit(s, changed, judged or {})]
    return _marked(run, hit), hit


def mark_judged(mission: Mission, run: Run, judged: Judged) -> Run:
    """Marks the drafts that their writer would now write otherwise."""
    return _marked(run, [s.key for s in mission.deliverables if judged.get(s.key)])


def _marked(run: Run, keys: list[str]) -> Run:
    drafts = {
        k: d.model_copy(update={"outdated" if d.edited_by else "stale": True} if k in keys else {}) for k, d in run.drafts.items()
    }
    return run.model_copy(update={"drafts": drafts})


def _hit(spec: DeliverableSpec, changed: set[str], judged: Judged) -> bool:
    if spec.key in judged:
        return bool(judged[spec.key])
    return not spec.uses or bool(changed & set(spec.uses))


def stale_notices(
    mission: Mission, run: Run, event: Happened, stale: list[str], judged: Judged | None = None
) -> tuple[Tell, ...]:
    """What a changed answer made stale; which texts stay because a person wrote them, and what a new draft would say there."""
    edited = [k for k in stale if run.drafts[k].edited_by]
    machine = [k for k in stale if k not in edited]
    told = (tell(run, event, "stale", titles=titles(mission, machine)),) if machine else ()
    return (*told, _kept(mission, run, event, edited, judged or {})) if edited else told


def _kept(mission: Mission, run: Run, event: Happened, edited: list[str], judged: Judged) -> Tell:
    lines = [line for k in edited for line in judged.get(k, ())[:NAMED]]
    return tell(run, event, "kept-edits", titles=titles(mission, edited), lines="\n".join(lines))
