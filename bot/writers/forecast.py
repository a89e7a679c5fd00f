"""What a run should take of a model, before it begins. Pure: it counts calls, in lengths measured on invented companies."""

from bot.core.content.types import CONTENT, GENERIC
from bot.core.cost import NOTHING, Forecast, Usage
from bot.core.mission import Mission, Phase
from bot.writers.purse import LETTERS, Purse
from bot.writers.settled import open_fields

FRAME = 12_000
"""Letters of a prompt that hold the instructions, the mission and the facts."""
SOURCE = 24_000
"""Letters of the earlier document, at most."""
FORM = 6_500
"""Letters of a deliverable as code settled it, with the schema of its answer."""
TEXT = 5_500
"""Letters of a deliverable that was written before."""
DRAFTED, REVIEWED, SETTLED = 1_700, 600, 600
"""Tokens of an answer: a draft, a review, the decisions that all drafts share; with what a model thinks to itself."""


def forecast(mission: Mission, model: str, purse: Purse) -> Forecast:
    """Every draft once, each phase read and one draft of it revised, and one call before them for what they share."""
    given = FRAME + (SOURCE if mission.needs else 0)
    whole = _call(purse, given, SETTLED)
    for phase in mission.phases:
        for usage in _phase(mission, phase, purse, given):
            whole = whole.plus(usage)
    return Forecast(model=model, usage=whole if mission.deliverables else NOTHING, cap=purse.cap)


def _phase(mission: Mission, phase: Phase, purse: Purse, given: int) -> list[Usage]:
    specs = mission.specs(phase.position)
    asked = sum(bool(open_fields(CONTENT.get(s.type, CONTENT[GENERIC]))) for s in specs)
    known = given + TEXT * sum(s.phase < phase.position for s in mission.deliverables)
    draft = _call(purse, known + FORM, DRAFTED)
    review = [_call(purse, known + TEXT * len(specs), REVIEWED), draft] if phase.support and specs else []
    return [draft] * asked + review


def _call(purse: Purse, letters: int, answer: int) -> Usage:
    return purse.of(letters // LETTERS, answer, estimated=True)
