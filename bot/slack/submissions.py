"""Takes submitted modals: checks them, stores what happened, and answers with errors, the next form, or nothing (which closes).

Raises StoreUnavailable when nothing could be stored; the modal then stays open with everything in it.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import structlog

from bot.coordinator.queue import row
from bot.core.activity_changes import tried
from bot.core.crosschecks import Crosschecked
from bot.core.document import Document
from bot.core.events import (
    ActivitiesChanged,
    Answered,
    Arranged,
    ChangesAsked,
    Edited,
    Event,
    PublishAsked,
    RestoreAsked,
    SourceChosen,
    Ticked,
)
from bot.core.facts import Fact, foreseen
from bot.core.forms import Filled, Form, read
from bot.core.gathering import next_page
from bot.core.jobs import Consult
from bot.core.mission import Mission
from bot.core.paging import following, whole
from bot.core.ports import Store, Tx
from bot.core.prefill import offered
from bot.core.run import Answer, Run, Source
from bot.core.understood import understood
from bot.core.values import Value
from bot.core.wishes import ActivityChange
from bot.slack import activities, dialogs, editing, forms, notices, payloads, presses, versions
from bot.slack.actions import Dialog, Meta
from bot.slack.blocks import context
from bot.slack.connection import Connection
from bot.slack.opening import page, source_of
from bot.slack.payloads import Submission
from bot.slack.reading import Pins

log = structlog.get_logger("coord.slack")

Reply = dict[str, Any]
CrossCheck = Callable[[Mission, Form, dict[str, Any], Run, dict[str, Fact], date], Crosschecked]
FARTHEST_WEST = timedelta(hours=12)
"""How far the latest time zone is behind UTC: until then a date is still today somewhere."""


class Sent(Value):
    """A submission with all that is needed to read it."""

    submission: Submission
    run: Run
    mission: Mission
    at: datetime

    @property
    def view(self) -> dict[str, Any]:
        """Slack's view with its state."""
        return self.submission.view

    @property
    def about(self) -> Meta:
        """What the modal was about."""
        return self.submission.about

    @property
    def stamp(self) -> presses.Stamp:
        """What every event says."""
        return presses.stamp(self.submission.key, self.submission.by, self.at)


class Taken(Value):
    """What came of a submission: an event to store, errors by block id, or a view to show next; the view may follow the event.

    The event is of the run that the form was about, or of another `run` of its channel; a `job` is of no run.
    """

    event: Event | None = None
    job: Consult | None = None
    errors: dict[str, str] = {}
    view: dict[str, Any] | None = None
    run: str = ""


class Submissions:
    """The readers of all modals."""

    def __init__(
        self,
        connection: Connection,
        store: Store,
        pins: Pins,
        clock: Callable[[], datetime],
        cross_check: CrossCheck | None,
    ) -> None:
        self._connection, self._store, self._pins, self._clock, self._cross_check = connection, store, pins, clock, cross_check

    async def take(self, submission: Submission) -> Reply:
        """The content of the acknowledgement."""
        at, team = self._clock(), self._connection.team
        if not submission.by.belongs(team):
            return _update(_instead("outsider"))
        taken = await self._store.run(lambda tx: self._taken(tx, submission, at))
        if taken.errors:
            return _errors(taken.errors)
        return _update(taken.view) if taken.view else {}

    def _taken(self, tx: Tx, submission: Submission, at: datetime) -> Taken:
        found = self._pins.read(tx, submission.about.run, submission.by.team)
        if found is None:
            log.warning("a form was sent that is about no run of this team", user=submission.by.id)
            return Taken(view=_instead("unknown-button"))
        run, mission = found
        sent = Sent(submission=submission, run=run, mission=mission, at=at)
        reader = READERS.get(submission.dialog)
        taken = reader(sent) if reader else self._form(tx, sent)
        if taken.run and not _beside(tx, run, taken.run):
            return Taken(view=_instead("unknown-button"))
        if taken.job:
            tx.put(row(run.team, taken.job), at)
        if taken.event:
            tx.put(payloads.happened(run.team, taken.run or run.id, taken.event), at)
        return taken

    def _form(self, tx: Tx, sent: Sent) -> Taken:
        form = sent.mission.form(sent.about.form)
        if form is None:
            return Taken(view=_instead("unknown-button"))
        raw, assume = forms.raw_answers(form, sent.view.get("state", {}).get("values", {}))
        filled = read(form, raw, assume)
        if filled.errors:
            return Taken(errors=filled.errors)
        source = source_of(tx, sent.run)
        crossed = self._crossed(sent, form, filled, source)
        if crossed.errors:
            return Taken(errors=crossed.errors)
        said = {"values": filled.values, "assume": assume, "seen": sent.about.seen, "remarks": crossed.remarks}
        event = Answered(form=form.id, understood=_understood(sent, form, filled, source), **said, **sent.stamp)
        return Taken(event=event, view=_following(sent, event, source))

    def _crossed(self, sent: Sent, form: Form, filled: Filled, source: Document | None) -> Crosschecked:
        if self._cross_check is None:
            return Crosschecked()
        earlier = source.facts if source else {}
        return self._cross_check(sent.mission, form, filled.values, sent.run, earlier, (sent.at - FARTHEST_WEST).date())


def _beside(tx: Tx, run: Run, other: str) -> bool:
    """True for a run of the same team and channel."""
    found = tx.run(other)
    return found is not None and (found.team, found.channel) == (run.team, run.channel)


def _understood(sent: Sent, form: Form, filled: Filled, source: Document | None) -> tuple[str, ...]:
    """What the answers say, of the whole form when its last page was sent."""
    mission, last = sent.mission, following(sent.mission.forms, form.id) is None
    about = (mission.form(whole(mission.forms, form.id)) if last else form) or form
    facts = foreseen(mission, form, filled.values, sent.run, source.facts if source else {})
    return understood(mission, offered(about, source.contents if source else {}), sent.run, facts)


def _following(sent: Sent, event: Answered, source: Document | None) -> dict[str, Any] | None:
    """The next page of the form, or of a full walk, with what was sent just now taken into account.

    Somebody who puts off the rest of a form is not asked for it at once.
    """
    new = {k: Answer(question=k, value=v, by=event.by, at=event.at) for k, v in event.values.items()}
    run = sent.run.model_copy(update={"answers": sent.run.answers | new})
    after = whole(sent.mission.forms, event.form) if event.assume else event.form
    found = next_page(sent.mission, run, after, on=sent.about.flow == forms.FULL)
    return page(found, run, sent.mission, source, sent.about.flow) if found else None


def _options(sent: Sent) -> Taken:
    chosen = dialogs.options_values(sent.view)
    if not isinstance(chosen, dialogs.Options):
        return Taken(errors=chosen)
    return Taken(event=Arranged(**chosen.model_dump(), **sent.stamp))


def _source(sent: Sent) -> Taken:
    pasted = dialogs.source_values(sent.view)
    if not isinstance(pasted, dialogs.Pasted):
        return Taken(errors=pasted)
    file = next(iter(pasted.files), "")
    source = Source(id=None, title=pasted.title, text=pasted.text, by=sent.submission.by.id, file=file)
    return Taken(event=SourceChosen(source=source, **sent.stamp))


def _changes(sent: Sent) -> Taken:
    asked = dialogs.changes_values(sent.view)
    if not isinstance(asked, dialogs.Changes):
        return Taken(errors=asked)
    about = {"phase": sent.about.phase, "round": sent.about.round}
    return Taken(event=ChangesAsked(**asked.model_dump(), **about, **sent.stamp))


def _pick(sent: Sent) -> Taken:
    key = dialogs.pick_values(sent.view)
    if not isinstance(key, str):
        return Taken(errors=key)
    return Taken(view=editing.edit_view(sent.run, sent.mission, key) if key in sent.run.drafts else _instead("unknown-button"))


def _edit(sent: Sent) -> Taken:
    text = editing.edit_values(sent.view)
    if not isinstance(text, editing.Text):
        return Taken(errors=text)
    about = {"deliverable": sent.about.deliverable, "generation": sent.about.generation}
    return Taken(event=Edited(markdown=text.markdown, **about, **sent.stamp))


def _activities(sent: Sent) -> Taken:
    change = activities.activities_values(sent.view)
    if not isinstance(change, ActivityChange):
        return Taken(errors=change)
    made = tried(sent.mission, sent.run, (change,))
    if made is None:
        return Taken(view=activities.activities_view(sent.run, sent.mission))
    if made.problems:
        return Taken(errors={"what": made.problems[0]})
    return Taken(view=activities.differences_view(sent.run, change, made.lines))


def _apply(sent: Sent) -> Taken:
    change = activities.applied(sent.about.wish)
    if change is None:
        return Taken(view=_instead("unknown-button"))
    return Taken(event=ActivitiesChanged(changes=(change,), **sent.stamp))


def _tick(sent: Sent) -> Taken:
    ticked = dialogs.tick_values(sent.view)
    if not isinstance(ticked, dialogs.Ticks):
        return Taken(errors=ticked)
    return Taken(event=Ticked(criteria=ticked.criteria, **sent.stamp))


def _publish(sent: Sent) -> Taken:
    return Taken(event=PublishAsked(why=versions.publish_values(sent.view), **sent.stamp))


def _restore(sent: Sent) -> Taken:
    chosen = versions.versions_values(sent.view)
    if not isinstance(chosen, versions.Chosen):
        return Taken(errors=chosen)
    if not chosen.run:
        return Taken(job=_restoring(sent, chosen.document))
    return Taken(event=RestoreAsked(document=chosen.document, version=chosen.version, **sent.stamp), run=chosen.run)


def _restoring(sent: Sent, document: str) -> Consult:
    """The order to restore a version that was brought in: it says itself who may."""
    run, by = sent.run, sent.submission.by
    base = {"key": sent.submission.key, "team": run.team, "channel": run.channel, "user": by.id, "thread_ts": run.thread_ts}
    return Consult(**base, want="restore", document=document, at=sent.at)


READERS: dict[Dialog, Callable[[Sent], Taken]] = {
    Dialog.OPTIONS: _options,
    Dialog.SOURCE: _source,
    Dialog.CHANGES: _changes,
    Dialog.PICK: _pick,
    Dialog.EDIT: _edit,
    Dialog.TICK: _tick,
    Dialog.ACTIVITIES: _activities,
    Dialog.APPLY: _apply,
    Dialog.PUBLISH: _publish,
    Dialog.VERSIONS: _restore,
}


def _instead(notice: str) -> dict[str, Any]:
    """A modal that says, in place of the form, why nothing was stored."""
    said = context(notices.notice(notice, {}), "about")
    return forms.view(Dialog.FORM, "Not possible", [said], None, "{}")


def _errors(errors: dict[str, str]) -> Reply:
    return {"response_action": "errors", "errors": forms.error_blocks(errors)}


def _update(view: dict[str, Any]) -> Reply:
    return {"response_action": "update", "view": view}
