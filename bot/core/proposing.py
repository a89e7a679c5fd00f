"""New drafts beside texts that people wrote: asked for, shown with the difference, taken or left. A person's text is never
drafted over; only a person's own decision replaces it, and then it is kept among what was put aside. Pure."""

from collections.abc import Iterable

from bot.core.changes import Step, draft_is, only, say, say_closing, tell, titles
from bot.core.events import Drafted, DraftFailed, DraftTaken, Happened, TextKept
from bot.core.jobs import DraftJob, Job, Say
from bot.core.mission import Mission
from bot.core.run import Draft, DraftState, Run, Stage
from bot.core.versions.differences import between
from bot.core.versions.values import Difference, SetAside
from bot.core.versions.work import fresh_generation

MESSAGE = "proposal"
DECIDABLE = frozenset({Stage.WORKING, Stage.CLOSING})


def propose(mission: Mission, run: Run, event: Happened, keys: Iterable[str], request: str = "") -> Step:
    """Asks for new drafts of texts that people wrote, to be shown beside them; an earlier one of the same text is dropped."""
    jobs: list[Job] = []
    keys = list(keys)
    for key in keys:
        generation = fresh_generation(run, key)
        new = Draft(deliverable=key, generation=generation, markdown=run.drafts[key].markdown, request=request)
        run = run.model_copy(update={"proposals": run.proposals | {key: new}})
        jobs.append(DraftJob(run=run.id, deliverable=key, generation=generation, choice=new.choice))
    told = (tell(run, event, "proposing", titles=titles(mission, keys)),) if keys else ()
    return run, (*told, *jobs)


def proposed(run: Run, key: str, generation: int) -> Draft | None:
    """The new draft of this generation that is being written beside a person's text."""
    found = run.proposals.get(key)
    return found if found and found.generation == generation and found.state is DraftState.WANTED else None


def written(mission: Mission, run: Run, event: Drafted, draft: Draft) -> Step:
    """The new draft is there: shown beside the person's text, or dropped when it says the same."""
    if event.markdown.strip() == run.drafts[event.deliverable].markdown.strip():
        told = tell(
            run,
            event,
            "proposed-the-same",
            to=run.drafts[event.deliverable].edited_by or "",
            titles=titles(mission, [event.deliverable]),
        )
        return _dropped(run, event.deliverable), (told,)
    done = {
        "content": event.written.content,
        "writer": event.written.writer,
        "leans": event.written.leans,
        "markdown": event.markdown,
        "state": DraftState.READY,
    }
    run = run.model_copy(update={"proposals": run.proposals | {event.deliverable: draft.model_copy(update=done)}})
    return run, (shown(run, event.deliverable, event.generation),)


def unwritten(mission: Mission, run: Run, event: DraftFailed) -> Step:
    """The writer gave up: the person's text stands, and the starter hears why there is no other."""
    title = titles(mission, [event.deliverable])
    told = tell(run, event, "not-proposed", to=run.starter, titles=title, reason=event.reason)
    return _dropped(run, event.deliverable), (told,)


def taken(mission: Mission, run: Run, event: DraftTaken) -> Step:
    """The new draft replaces the person's text, which is kept among what was put aside."""
    new = run.proposals.get(event.deliverable)
    if refusal := _refused(run, event, new):
        return refusal
    assert new is not None
    old = run.drafts[event.deliverable]
    run = put_aside(run, mission, old, event, "taken")
    run = _dropped(run, event.deliverable)
    change = {"round": old.round, "request": new.request}
    return draft_is(run, new.model_copy(update=change)), _after(run, event)


def text_kept(_: Mission, run: Run, event: TextKept) -> Step:
    """The person's text stays, and counts as up to date."""
    if refusal := _refused(run, event, run.proposals.get(event.deliverable)):
        return refusal
    run = draft_is(run, run.drafts[event.deliverable].model_copy(update={"outdated": False}))
    return _dropped(run, event.deliverable), _after(run, event)


def put_aside(run: Run, mission: Mission, draft: Draft, event: Happened, how: str) -> Run:
    """The run with a person's text among those that gave way to a decision."""
    if not draft.edited_by:
        return run
    kept = SetAside(
        key=draft.deliverable,
        title=mission.spec(draft.deliverable).name,
        text=draft.markdown,
        by=draft.edited_by,
        decided_by=event.by,
        at=event.at,
        how=how,
    )
    return run.model_copy(update={"set_aside": (*run.set_aside, kept)})


def shown(run: Run, key: str, generation: int) -> Say:
    """The message that shows a new draft beside a person's text."""
    return say(run, MESSAGE, 0, generation, key)


def differences(mission: Mission, run: Run, key: str) -> tuple[Difference, ...]:
    """What the new draft says differently from the text that a person wrote; nothing when there is none to decide about."""
    new = run.proposals.get(key)
    return between(mission.spec(key).name, run.drafts[key].markdown, new.markdown) if new else ()


def settled(run: Run) -> Step:
    """The run is published or put down: what nobody decided stays as the person wrote it, and the messages say so."""
    open_ = run.proposals
    for key in open_:
        run = _dropped(run, key)
    return run, tuple(shown(run, k, d.generation) for k, d in open_.items() if d.state is DraftState.READY)


def _refused(run: Run, event: DraftTaken | TextKept, new: Draft | None) -> Step | None:
    if not run.may_decide(event.by):
        return only(run, tell(run, event, "not-yours", starter=run.starter))
    if new is None or new.generation != event.generation or new.state is not DraftState.READY or run.stage not in DECIDABLE:
        return only(run, tell(run, event, "already-decided"))
    return None


def _after(run: Run, event: DraftTaken | TextKept) -> tuple[Job, ...]:
    again = (say_closing(run),) if run.stage is Stage.CLOSING else ()
    return (shown(run, event.deliverable, event.generation), *again)


def _dropped(run: Run, key: str) -> Run:
    """Without the new draft; its generation is remembered, so that none is used twice."""
    left = {k: d for k, d in run.proposals.items() if k != key}
    used = run.used_up | {key: max(run.used_up.get(key, 0), run.proposals[key].generation)}
    return run.model_copy(update={"proposals": left, "used_up": used})
