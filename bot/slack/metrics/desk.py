"""Takes the metrics' button and form: opens the modal, stores what was counted before it is acknowledged.

Every method returns what goes into the acknowledgement, and raises StoreUnavailable when nothing could be stored.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import structlog

from bot.coordinator import digests, measures
from bot.core import forms
from bot.core.digest.ticks import Week
from bot.core.forms import Form
from bot.core.metrics.asking import Known, asking, entries, known_of
from bot.core.metrics.values import Board
from bot.core.ports import Chat, Refused, Store, StoreUnavailable, TryLater, Tx
from bot.core.values import Value
from bot.slack import fields, payloads
from bot.slack.background import Background
from bot.slack.connection import Connection
from bot.slack.faults import ask
from bot.slack.forms import error_blocks
from bot.slack.metrics.actions import About, about
from bot.slack.metrics.board import alarm_lines
from bot.slack.metrics.dialogs import metrics_view
from bot.slack.payloads import Body, Person

log = structlog.get_logger("coord.slack")

Answer = dict[str, Any]
UNKNOWN, OUTSIDER, NOTHING = "unknown-button", "outsider", "metrics-none"


class Asked(Value):
    """The form of a date: the board, the week by the ticks, and what they know."""

    board: Board
    week: Week | None
    form: Form
    known: dict[str, Known]


class MetricDesk:
    """Turns the form of the metrics into values. Anybody of the team may count."""

    def __init__(
        self, connection: Connection, store: Store, chat: Chat, clock: Callable[[], datetime], background: Background
    ) -> None:
        self._connection, self._store, self._chat, self._clock = connection, store, chat, clock
        self._background = background

    async def press(self, body: Body) -> Answer:
        """The button that opens the form."""
        press, target = payloads.press(body), about(payloads.value_of(body))
        if not press.by.belongs(self._connection.team):
            return self._word(press.by, press.channel, OUTSIDER, press.reply)
        if target is None:
            return self._word(press.by, press.channel, UNKNOWN, press.reply)
        self._background.start(self._open(press.trigger, target, press.by, press.reply))
        return {}

    async def submission(self, body: Body) -> Answer:
        """The form: checked, and stored or sent back with what is wrong."""
        view, by = body["view"], payloads.person_of(body)
        target = about(view.get("private_metadata") or "")
        if not by.belongs(self._connection.team):
            return self._word(by, by.id, OUTSIDER)
        if target is None:
            return self._word(by, by.id, UNKNOWN)
        key = f"{view['id']}/{view['hash']}"
        name, facts, errors = await self._store.run(lambda tx: self._taken(tx, view, target, (key, by)))
        if errors:
            return {"response_action": "errors", "errors": error_blocks(errors)}
        return self._word(by, target.home, name, **facts)

    def _taken(
        self, tx: Tx, view: dict[str, Any], target: About, said: tuple[str, Person]
    ) -> tuple[str, dict[str, str], dict[str, str]]:
        """The private word with its facts, or what is wrong by question."""
        now, team, (key, by) = self._clock(), self._connection.team, said
        asked = _asked(tx, team, target)
        if asked is None:
            return NOTHING, {}, {}
        state = (view.get("state") or {}).get("values") or {}
        # Which metrics are due may have changed since the form was opened: all of them are read.
        everything = asking(asked.board.model_copy(update={"values": ()}), target.day, asked.known)
        raw = {q.id: fields.raw(q, (state.get(q.id) or {}).get(fields.ACTION) or {}) for q in everything.questions}
        filled = forms.read(everything, raw)
        found = filled.errors or entries(asked.board, filled.values, asked.known)
        if isinstance(found, dict):
            return "", {}, found
        if not found:
            return "metrics-empty", {}, {}
        new = measures.enter(tx, team, target.home, asked.board, target.day, found, (key, by.id, now))
        shown = digests.show_again(tx, team, target.home, target.day, now) if new else False
        after = measures.board(tx, team, target.home, target.day) or asked.board
        told = [] if shown else alarm_lines(after, target.day)
        tx.audit(now, team, asked.board.plan, by.id, "metrics-entered", key)
        return "metrics-saved", {"count": str(new), "alarms": "\n".join(told)}, {}

    async def _open(self, trigger: str, target: About, by: Person, reply: str) -> None:
        """Opens the form; whatever goes wrong ends in a private word."""
        try:
            asked = await self._store.run(lambda tx: _asked(tx, self._connection.team, target))
            if asked is None:
                return await self._tell(by, target.home, NOTHING, {}, reply)
            view = metrics_view(asked.form, target, asked.week)
            await ask(self._connection.client.views_open(trigger_id=trigger, view=view))
        except (StoreUnavailable, Refused, TryLater) as error:
            log.warning("a dialog could not be opened", act="metrics", reason=str(error))
            await self._tell(by, target.home, "press-again", {}, reply)

    def _word(self, by: Person, channel: str, name: str, reply: str = "", **facts: str) -> Answer:
        self._background.start(self._tell(by, channel, name, facts, reply))
        return {}

    async def _tell(self, by: Person, channel: str, name: str, facts: dict[str, str], reply: str) -> None:
        try:
            await self._chat.tell(channel, by.id, name, facts, None, reply)
        except (Refused, TryLater) as error:
            log.warning("a private word could not be given", notice=name, reason=str(error))


def _asked(tx: Tx, team: str, target: About) -> Asked | None:
    board = measures.board(tx, team, target.home, target.day)
    if board is None:
        return None
    week = digests.week_of(tx, team, target.home, target.day)
    known = known_of(week)
    return Asked(board=board, week=week, form=asking(board, target.day, known), known=known)
