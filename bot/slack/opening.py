"""Opens modals and the home tab beside the acknowledgement: the trigger of a press lives three seconds. Stores nothing."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import structlog

from bot.coordinator import lookups
from bot.coordinator.digests import days_of_today
from bot.core.document import Document
from bot.core.forms import Form
from bot.core.gathering import next_form, open_page
from bot.core.mission import ONE, QUICK, Mission
from bot.core.paging import whole
from bot.core.ports import Chat, Missions, Refused, Store, StoreUnavailable, TryLater, Tx
from bot.core.prefill import offered
from bot.core.run import Run, Stage
from bot.core.values import Value
from bot.slack import activities, dialogs, editing, forms, versions
from bot.slack.actions import Target, Verb
from bot.slack.connection import Connection
from bot.slack.digest.home import my_day
from bot.slack.faults import ask
from bot.slack.home import Shelved, home
from bot.slack.payloads import Press
from bot.slack.reading import Pins
from bot.slack.versions import VersionLine, version_lines

log = structlog.get_logger("coord.slack")

View = dict[str, Any]
EDITABLE = frozenset({Stage.GATHERING, Stage.WORKING, Stage.CLOSING})


class Asked(Value):
    """What a dialog is made from: a run, its mission, the document it starts from, and what was pressed."""

    run: Run
    mission: Mission
    source: Document | None
    about: Target
    versions: tuple[VersionLine, ...] = ()


class Word(Value):
    """A private word instead of a dialog: the notice and its facts."""

    notice: str
    facts: dict[str, str] = {}


def step(mission: Mission, form_id: str) -> str:
    """Where a form, or the form of a page, stands among all, such as "2 of 4"."""
    ids, form_id = [form.id for form in mission.forms if form.questions], whole(mission.forms, form_id)
    return f"{ids.index(form_id) + 1} of {len(ids)}" if form_id in ids else ""


def form(asked: Asked, form_id: str, flow: str = "") -> View | Word:
    """The modal of a page, or of a form at its first page that lacks something; or why there is none."""
    found = asked.mission.form(form_id)
    if found is None:
        return Word(notice="unknown-button")
    if asked.run.stage not in EDITABLE:
        return Word(notice="closed", facts={"what": found.title})
    return page(open_page(found, asked.run), asked.run, asked.mission, asked.source, flow)


def page(form: Form, run: Run, mission: Mission, source: Document | None, flow: str) -> View:
    """The modal of a page, with what the earlier document says filled in."""
    known, contents = (source.facts, source.contents) if source else ({}, {})
    where = step(mission, form.id) if flow else ""
    return forms.form_view(offered(form, contents), run, mission, known, flow, where)


def correct(asked: Asked) -> View | Word:
    """The one question behind an assumption, filled in with what is assumed; or who was first to settle it."""
    found = asked.mission.form(ONE + asked.about.form)
    if found is None:
        return Word(notice="unknown-button")
    question, earlier = found.questions[0], asked.source.facts if asked.source else {}
    if asked.run.stage not in EDITABLE:
        return Word(notice="closed", facts={"what": question.label})
    if first := asked.run.answers.get(question.id):
        return Word(notice="settled-first", facts={"who": first.by, "title": question.label})
    filled = question.model_copy(update={"default": question.default if question.default is not None else question.assume})
    return forms.form_view(found.model_copy(update={"questions": (filled,)}), asked.run, asked.mission, earlier)


def full(asked: Asked) -> View | Word:
    """The first form that is not answered yet; the first of all when every one is."""
    found = next_form(asked.mission, asked.run) or next((each for each in asked.mission.forms if each.questions), None)
    return form(asked, found.id if found else "", forms.FULL)


def edit(asked: Asked) -> View | Word:
    """The text of the draft that was named, else the question which one."""
    key, about = asked.about.deliverable, asked.about
    if not key:
        return dialogs.pick_view(asked.run, asked.mission, about.phase, about.round)
    if key not in asked.run.drafts:
        return Word(notice="unknown-button")
    return editing.edit_view(asked.run, asked.mission, key)


def publish_again(asked: Asked) -> View | Word:
    """The question why there is another version, while the document can be published."""
    if asked.run.stage is not Stage.CLOSING:
        return Word(notice="too-late", facts={"what": "Publishing"})
    return versions.publish_view(asked.run)


def read(asked: Asked) -> View | Word:
    """The whole new draft beside a person's text."""
    found = versions.reading_view(asked.run, asked.mission, asked.about.deliverable, asked.about.round)
    return found or Word(notice="already-decided")


VIEWS: dict[Verb, Callable[[Asked], View | Word]] = {
    Verb.QUICK: lambda asked: form(asked, QUICK),
    Verb.FULL: full,
    Verb.ANSWER: lambda asked: form(asked, asked.about.form),
    Verb.CORRECT: correct,
    Verb.OPTIONS: lambda asked: dialogs.options_view(asked.run, asked.mission),
    Verb.PASTE_SOURCE: lambda asked: dialogs.source_view(asked.run, asked.mission),
    Verb.CHANGES: lambda asked: dialogs.changes_view(asked.run, asked.mission, asked.about.phase, asked.about.round),
    Verb.EDIT: edit,
    Verb.ACTIVITIES: lambda asked: activities.activities_view(asked.run, asked.mission),
    Verb.TICK: lambda asked: dialogs.tick_view(asked.run, asked.mission),
    Verb.PUBLISH_AGAIN: lambda asked: publish_again(asked),
    Verb.VERSIONS: lambda asked: versions.versions_view(asked.run, asked.versions),
    Verb.READ: lambda asked: read(asked),
}


DECIDERS = frozenset({Verb.OPTIONS, Verb.CHANGES, Verb.EDIT, Verb.ACTIVITIES, Verb.TICK, Verb.PUBLISH_AGAIN, Verb.VERSIONS})
"""What only the starter and the approvers may do: others are told before they type, not after."""


def dialog(verb: Verb, asked: Asked, by: str) -> View | Word:
    """The modal for a press of this user, or the word they get instead."""
    if verb in DECIDERS and not asked.run.may_decide(by):
        return Word(notice="not-yours", facts={"starter": asked.run.starter})
    return VIEWS[verb](asked)


class Opening:
    """Opens what a press asks for, or says privately why not."""

    def __init__(
        self, connection: Connection, store: Store, chat: Chat, missions: Missions, pins: Pins, clock: Callable[[], datetime]
    ) -> None:
        self._clock = clock
        self._connection, self._store, self._chat, self._missions, self._pins = connection, store, chat, missions, pins

    async def open(self, press: Press) -> None:
        """Opens the dialog. Whatever goes wrong ends in a private word."""
        try:
            asked = await self._store.run(lambda tx: self._asked(tx, press))
            view = dialog(press.verb, asked, press.by.id) if asked and press.verb else Word(notice="unknown-button")
            word = view if isinstance(view, Word) else await self._opened(press, view)
        except StoreUnavailable as error:
            log.error("a dialog could not be prepared", reason=str(error))
            word = Word(notice="press-again")
        except Exception as error:  # the listener boundary: a press is never answered with silence
            log.error("a dialog could not be built", verb=str(press.verb), kind=type(error).__name__)
            word = Word(notice="press-again")
        if word:
            await self._tell(press, word)

    async def home(self, user: str) -> None:
        """Shows one person their day, what is open, what can be started, and the documents of their channels."""
        try:
            team, now = self._connection.team, self._clock()
            runs = await self._store.run(lambda tx: tx.runs(team, user=user, open=True))
            today = await self._store.run(lambda tx: days_of_today(tx, team, now))
            seen = tuple(sorted(await self._chat.sees(user, "", True)))
            documents = await self._store.run(lambda tx: _shelved(tx, team, seen, self._chat.link))
            links = {run.id: self._chat.link(run.channel, run.thread_ts) for run in runs if run.thread_ts}
            view = home(runs, self._missions.missions, links, my_day(today, user), documents)
            await ask(self._connection.client.views_publish(user_id=user, view=view))
        except (StoreUnavailable, Refused, TryLater) as error:
            log.warning("a home tab could not be shown", reason=str(error))

    async def _opened(self, press: Press, view: View) -> Word | None:
        try:
            await ask(self._connection.client.views_open(trigger_id=press.trigger, view=view))
        except (Refused, TryLater) as error:
            log.warning("a dialog could not be opened", verb=str(press.verb), reason=str(error))
            return Word(notice="press-again")
        return None

    def _asked(self, tx: Tx, press: Press) -> Asked | None:
        found = self._pins.read(tx, press.target.run, press.by.team) if press.target else None
        if found is None or press.target is None or found[0].channel != press.channel:
            return None
        run, mission = found
        known = _versions(tx, run) if press.verb is Verb.VERSIONS else ()
        return Asked(run=run, mission=mission, source=source_of(tx, run), about=press.target, versions=known)

    async def _tell(self, press: Press, word: Word) -> None:
        try:
            await self._chat.tell(press.channel, press.by.id, word.notice, word.facts, press.thread_ts, press.reply)
        except (Refused, TryLater) as error:
            log.warning("a private word could not be given", notice=word.notice, reason=str(error))


def _versions(tx: Tx, run: Run) -> tuple[VersionLine, ...]:
    mine = tx.document(run.document) if run.document else None
    return version_lines(tx.documents(mine.team, mine.channel, mine.kind)) if mine else ()


def _shelved(tx: Tx, team: str, channels: tuple[str, ...], link: Callable[[str, str], str]) -> list[Shelved]:
    """The newest documents of these channels, each with the address where it stands."""
    found = lookups.heads(tx.entries(team, channels))
    return [
        Shelved(title=e.title, version=e.version, channel=e.channel, link=lookups.place(tx, e.id, e.channel, e.run, link))
        for e in found
    ]


def source_of(tx: Tx, run: Run) -> Document | None:
    """The stored document that the run starts from."""
    return tx.document(run.source.id) if run.source and run.source.id else None
