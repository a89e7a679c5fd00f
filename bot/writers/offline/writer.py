"""The built-in writer: looks up who composes a deliverable's type, then applies what holds for every text of the house."""

from collections.abc import Callable

from bot.core.brief import Brief, PhaseBrief, Reviewed, SpineBrief, Written, WrittenSpine
from bot.core.content.base import Content
from bot.core.mission import Mission
from bot.core.spine import Spine
from bot.writers.offline.bible import BIBLE_REVIEWS, BIBLE_WRITERS
from bot.writers.offline.finish import finished, toned
from bot.writers.offline.generic import generic, generic_review
from bot.writers.offline.plan import PLAN, REVIEWS
from bot.writers.offline.quarter import QUARTER, QUARTER_REVIEWS

Compose = Callable[[Brief], Content]
Object = Callable[[PhaseBrief], Reviewed]

COMPOSERS: dict[str, Compose] = BIBLE_WRITERS | PLAN | QUARTER
"""Deliverable type -> its composer, a pure function of the brief. Types that nobody lists are composed by `generic`."""

OBJECTIONS: dict[str, Object] = BIBLE_REVIEWS | REVIEWS | QUARTER_REVIEWS
"""First deliverable type of a phase -> the rule by which its support persona objects."""


class OfflineWriter:
    """Writes by rules from the answers, the mission and stated defaults. The same brief gives the same words."""

    name = "built-in writer"

    async def draft(self, brief: Brief) -> Written:
        """One deliverable, never refused: an unknown type gets well-formed general sections."""
        spoken = toned(brief)
        content = COMPOSERS.get(brief.spec.type, generic)(spoken)
        return Written(content=finished(content, spoken).model_dump(mode="json"), writer=self.name)

    async def review(self, brief: PhaseBrief) -> Reviewed:
        """At most one objection of the support persona, and how the drafts meet it; empty when there is nothing to say."""
        specs = brief.mission.specs(brief.phase.position)
        return OBJECTIONS.get(specs[0].type if specs else "", generic_review)(brief)

    async def spine(self, brief: SpineBrief) -> WrittenSpine:
        """Nothing: the same rules write every draft, so they agree anyway."""
        return WrittenSpine(spine=Spine())

    def forecast(self, mission: Mission) -> None:
        """It asks no model."""
        return
