"""Takes the library's buttons and forms: stores what is to be looked up before it is acknowledged, opens modals beside that.

Who may see what is asked later, by whoever performs it. Raises StoreUnavailable when nothing could be stored.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import structlog

from bot.coordinator.queue import row
from bot.core.jobs import BringIn, Consult, Job
from bot.core.ports import Chat, Missions, Refused, Store, TryLater
from bot.core.starting import kind_in_words
from bot.slack import payloads
from bot.slack.background import Background
from bot.slack.connection import Connection
from bot.slack.faults import ask
from bot.slack.forms import error_blocks
from bot.slack.lookup import dialogs
from bot.slack.lookup.actions import About, Act, Form, about, act_of, form_of, seal, sealed, value
from bot.slack.payloads import Body, Person, Press

log = structlog.get_logger("coord.slack")

Answer = dict[str, Any]
ORDERS = {Act.VERSIONS: "versions", Act.SEND: "send", Act.RESTORE: "restore", Act.QUERY: "query", Act.SETTLE: "settle"}
UNKNOWN, OUTSIDER = "unknown-button", "outsider"


class LookupDesk:
    """Turns presses and forms about the library into jobs. `clock` gives UTC instants."""

    def __init__(
        self,
        connection: Connection,
        store: Store,
        chat: Chat,
        missions: Missions,
        clock: Callable[[], datetime],
        background: Background,
    ) -> None:
        self._connection, self._store, self._chat, self._missions = connection, store, chat, missions
        self._clock, self._background = clock, background

    async def press(self, body: Body) -> Answer:
        """A button of the library."""
        press, act, target = payloads.press(body), act_of(body), about(payloads.value_of(body))
        if not press.by.belongs(self._connection.team):
            return self._word(press.by, press.channel, OUTSIDER, press.reply)
        if act is None or target is None:
            return self._word(press.by, press.channel, UNKNOWN, press.reply)
        if act in ORDERS:
            await self._put(press.by, self._order(press, act, target))
        else:
            self._background.start(self._open(press, act))
        return {}

    async def submission(self, body: Body) -> Answer:
        """A form of the library."""
        view, by, form = body["view"], payloads.person_of(body), form_of(body)
        target, key = about(view.get("private_metadata") or ""), f"{view['id']}/{view['hash']}"
        if not by.belongs(self._connection.team):
            return self._word(by, by.id, OUTSIDER)
        if target is None or form is None:
            return self._word(by, by.id, UNKNOWN)
        proven = sealed(target, self._connection.token, by.id)
        if form is Form.BRING:
            return await self._bring(by, key, target.channel, view) if proven else self._word(by, by.id, UNKNOWN)
        block, want = ("words", "library") if form is Form.FIND else ("question", "ask")
        words = dialogs.words_of(view, block)
        if len(words) < 2:
            return _errors({block: "Please write what you are looking for."})
        await self._put(by, self._consult(by, key, target.channel, want=want, text=words, proven=proven))
        return {}

    async def _bring(self, by: Person, key: str, channel: str, view: dict[str, Any]) -> Answer:
        brought = dialogs.brought_of(view, self._kinds())
        if not isinstance(brought, dialogs.Brought):
            return _errors(brought)
        at, team = self._clock(), by.team
        job = BringIn(key=key, team=team, channel=channel, user=by.id, name=by.name, at=at, **brought.model_dump())
        await self._put(by, job)
        return {}

    def _order(self, press: Press, act: Act, target: About) -> Consult:
        given = {"document": target.document, "format": target.format, "text": target.text}
        key = self._once_a_minute(press, target) if act is Act.SEND else press.key
        return self._consult(press.by, key, press.channel, want=ORDERS[act], reply=press.reply, **given)

    def _once_a_minute(self, press: Press, target: About) -> str:
        """A file takes a moment to make: who presses again meanwhile means the same one."""
        minute = int(self._clock().timestamp()) // 60
        return f"{press.by.team}/{press.by.id}/{target.document}/{target.format}/{minute}"

    def _consult(self, by: Person, key: str, channel: str, **more: Any) -> Consult:
        return Consult(key=key, team=by.team, channel=channel or by.id, user=by.id, at=self._clock(), **more)

    async def _put(self, by: Person, job: Job) -> None:
        await self._store.put(row(by.team, job), self._clock())

    async def _open(self, press: Press, act: Act) -> None:
        """Opens a modal; whatever goes wrong ends in a private word."""
        views = {Act.FIND: dialogs.find_view, Act.QUESTION: dialogs.question_view}
        meta = value(channel=press.channel, seal=seal(self._connection.token, press.by.id, press.channel))
        view = views[act](meta) if act in views else dialogs.bring_view(meta, self._kinds())
        try:
            await ask(self._connection.client.views_open(trigger_id=press.trigger, view=view))
        except (Refused, TryLater) as error:
            log.warning("a dialog could not be opened", act=act.value, reason=str(error))
            await self._tell(press.by, press.channel, "press-again", press.reply)

    def _kinds(self) -> tuple[dialogs.Kind, ...]:
        """The kinds of documents that missions end in."""
        made = {m.produces: m.document_title or kind_in_words(m.produces) for m in self._missions.missions if m.produces}
        return tuple(made.items())

    def _word(self, by: Person, channel: str, notice: str, reply: str = "") -> Answer:
        self._background.start(self._tell(by, channel, notice, reply))
        return {}

    async def _tell(self, by: Person, channel: str, notice: str, reply: str) -> None:
        try:
            await self._chat.tell(channel or by.id, by.id, notice, {}, None, reply)
        except (Refused, TryLater) as error:
            log.warning("a private word could not be given", notice=notice, reason=str(error))


def _errors(errors: dict[str, str]) -> Answer:
    return {"response_action": "errors", "errors": error_blocks(errors)}
