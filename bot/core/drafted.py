"""The typed contents of a run's drafts, for whoever reads across deliverables. A text that a person edited has none."""

from bot.core.content.base import Content
from bot.core.content.types import parse
from bot.core.mission import DeliverableSpec, Mission
from bot.core.run import Draft, DraftState, Run


def ready_drafts(mission: Mission, run: Run) -> tuple[tuple[DeliverableSpec, Draft], ...]:
    """Every deliverable that has a text, in the mission's order."""
    pairs = ((s, run.drafts.get(s.key)) for s in mission.deliverables)
    return tuple((s, d) for s, d in pairs if d is not None and d.state is DraftState.READY)


def contents(mission: Mission, run: Run) -> dict[str, Content]:
    """The typed contents by type name; only what no person edited, since an edit is text and no longer typed."""
    return {s.type: parse(s.type, d.content) for s, d in ready_drafts(mission, run) if d.content is not None and not d.edited_by}


def inside(phrase: str) -> str:
    """A phrase as it reads in the middle of a sentence: its first letter small."""
    return phrase[:1].lower() + phrase[1:]
