"""A published Plan takes over what its review decided: its drafts are changed, and its next version is published by itself."""

from bot.core.changes import Step, only, tell
from bot.core.content.base import Origin
from bot.core.events import PlanRenewed
from bot.core.jobs import PublishJob
from bot.core.mission import Mission
from bot.core.run import Answer, Draft, Run, Stage

START = "period_start"


def plan_renewed(_: Mission, run: Run, event: PlanRenewed) -> Step:
    """The Plan with the changed contents. One that is being changed just now is left for its own people to publish."""
    if run.stage in (Stage.CANCELLED, Stage.PUBLISHING) or not run.document:
        return only(run, tell(run, event, "plan-not-renewed"))
    drafts = {k: _changed(run, d, event) for k, d in run.drafts.items()}
    start = Answer(question=START, value=event.start.isoformat(), by=event.by, at=event.at, origin=Origin.ANSWERED)
    answers = run.answers | {START: start.model_copy(update={"revision": run.revision + 1})}
    change = {"drafts": drafts, "answers": answers, "activity_changes": (*run.activity_changes, *event.wishes)}
    run = run.model_copy(update=change)
    if run.open:
        return run, (tell(run, event, "plan-renewed-open"),)
    run = run.model_copy(update={"stage": Stage.PUBLISHING, "ended_by": event.by, "reopened": run.reopened + 1, "score": None})
    return run, (PublishJob(run=run.id, attempt=run.revision + 1, why=event.why),)


def _changed(run: Run, draft: Draft, event: PlanRenewed) -> Draft:
    """A text that a person wrote is never overwritten."""
    content = event.contents.get(draft.deliverable)
    if content is None or draft.edited_by:
        return draft
    generation = max(draft.generation, run.used_up.get(draft.deliverable, 0)) + 1
    update = {"content": content, "markdown": event.markdown[draft.deliverable], "generation": generation, "stale": False}
    return draft.model_copy(update=update)
