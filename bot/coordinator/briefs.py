"""What a writer is told of a run: the brief for a draft, for a review, for the spine. Pure; it asks no writer."""

from datetime import date

from bot.coordinator.scene import Scene
from bot.core.ahead import opened
from bot.core.brief import Brief, PhaseBrief, SpineBrief
from bot.core.cost import Account
from bot.core.run import Draft, DraftState, Run
from bot.core.spine import Spine


def draft_brief(scene: Scene, draft: Draft, today: date) -> Brief:
    """One deliverable to draft, or to draft again. What is written beside it is told only when it is written again."""
    run, mission = opened(scene.run), scene.mission
    spec = mission.spec(draft.deliverable)
    phase = mission.phases[spec.phase - 1]
    objection = run.phase(spec.phase).objection
    again = bool(draft.request or draft.revising)
    return Brief(
        mission=mission,
        phase=phase,
        spec=spec,
        persona=mission.persona(phase.lead, phase.objective),
        facts=scene.facts,
        today=today,
        source=scene.source,
        variation=run.variation,
        accepted={k: d.content for k, d in run.drafts.items() if d.content and not d.edited_by},
        earlier=_earlier(scene, run, spec.phase),
        beside=_beside(scene, run, spec.phase) if again else {},
        spine=_spine(run),
        request=draft.request,
        objection=objection.text if objection and draft.revising else "",
        previous=draft.markdown,
        activity_changes=run.activity_changes,
        quarter=run.quarter,
        decisions=run.decisions,
        account=_account(run),
    )


def phase_brief(scene: Scene, position: int, today: date) -> PhaseBrief:
    """The drafts of a phase to read, for its first support persona."""
    run, mission = opened(scene.run), scene.mission
    phase = mission.phases[position - 1]
    drafts = [run.drafts[s.key] for s in mission.specs(position)]
    return PhaseBrief(
        mission=mission,
        phase=phase,
        support=mission.persona(phase.support[0], phase.objective),
        facts=scene.facts,
        drafts={d.deliverable: d.content for d in drafts if d.content and not d.edited_by},
        today=today,
        source=scene.source,
        variation=run.variation,
        earlier=_earlier(scene, run, position),
        beside=_beside(scene, run, position),
        spine=_spine(run),
        account=_account(run),
    )


def spine_brief(scene: Scene, today: date) -> SpineBrief:
    """The whole mission, before any of it is written."""
    run = scene.run
    return SpineBrief(
        mission=scene.mission,
        facts=scene.facts,
        today=today,
        source=scene.source,
        variation=run.variation,
        account=_account(run),
    )


def _earlier(scene: Scene, run: Run, position: int) -> dict[str, str]:
    """The texts of earlier phases that people saw; what nobody saw may still change, and would differ from call to call."""
    seen = [p.position for p in run.phases if p.position < position and p.shown]
    return {k: text for p in seen for k, text in _beside(scene, run, p).items()}


def _beside(scene: Scene, run: Run, position: int) -> dict[str, str]:
    drafts = (run.drafts.get(s.key) for s in scene.mission.specs(position))
    return {d.deliverable: d.markdown for d in drafts if d and d.markdown and d.state is not DraftState.FAILED}


def _spine(run: Run) -> Spine | None:
    return run.spine.spine if run.spine else None


def _account(run: Run) -> Account:
    return Account(run=run.id, spent=run.spent, raised=run.cap_raised)
