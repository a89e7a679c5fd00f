"""The desk: takes buttons, forms and looks at the home tab. Stores what they mean, opens dialogs beside the acknowledgement.

Every method returns what goes into the acknowledgement, and raises StoreUnavailable when nothing could be stored.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import structlog

from bot.core.digest.settings import Holidays, no_holidays
from bot.core.events import Event
from bot.core.ports import Chat, Missions, Refused, Store, TryLater, Tx
from bot.slack import payloads, presses
from bot.slack.actions import Verb
from bot.slack.background import Background
from bot.slack.connection import Connection
from bot.slack.digest import actions as digest_actions
from bot.slack.digest.desk import DigestDesk
from bot.slack.lookup import actions as lookup_actions
from bot.slack.lookup.desk import LookupDesk
from bot.slack.metrics import actions as metric_actions
from bot.slack.metrics.desk import MetricDesk
from bot.slack.opening import Opening
from bot.slack.payloads import Body, Press
from bot.slack.reading import Pins
from bot.slack.submissions import CrossCheck, Submissions

log = structlog.get_logger("coord.slack")

Answer = dict[str, Any]


class FrontDesk:
    """Turns presses and forms into jobs or dialogs. `clock` gives UTC instants."""

    def __init__(
        self,
        connection: Connection,
        store: Store,
        chat: Chat,
        missions: Missions,
        clock: Callable[[], datetime],
        cross_check: CrossCheck | None = None,
        holidays: Holidays = no_holidays,
    ) -> None:
        self._team = connection.team
        self._store, self._chat, self._clock = store, chat, clock
        self._missions, self._pins, self._background = missions, Pins(), Background()
        self._opening = Opening(connection, store, chat, missions, self._pins, clock)
        self._submissions = Submissions(connection, store, self._pins, clock, cross_check)
        self._metrics = MetricDesk(connection, store, chat, clock, self._background)
        self._lookups = LookupDesk(connection, store, chat, missions, clock, self._background)
        self._digests = DigestDesk(connection, store, chat, clock, self._background, self._opening.home, holidays)

    async def press(self, body: Body) -> Answer:
        """A button: stored as an event or an order, or answered with a dialog."""
        if metric_actions.is_ours(body):
            return await self._metrics.press(body)
        if digest_actions.is_ours(body):
            return await self._digests.press(body)
        if lookup_actions.is_ours(body):
            return await self._lookups.press(body)
        press = payloads.press(body)
        if not press.by.belongs(self._team):
            return self._reply(press, "outsider")
        if press.verb is Verb.OPEN:  # A link, of which Slack tells us all the same.
            return {}
        if press.verb is None or press.target is None:
            log.warning("a button made no sense", verb=str(press.verb), user=press.by.id)
            return self._reply(press, "unknown-button")
        if press.verb in presses.ORDERS:
            if not await self._store.run(lambda tx: self._ordered(tx, press)):
                return self._reply(press, "unknown-button")
        elif event := presses.event(press, press.target, self._clock()):
            if not await self._store.run(lambda tx: _noted(tx, press, event)):
                return self._reply(press, "unknown-button")
        else:
            self._background.start(self._opening.open(press))
        return {}

    async def submission(self, body: Body) -> Answer:
        """A form: checked, and stored or sent back with what is wrong."""
        if metric_actions.is_form(body):
            return await self._metrics.submission(body)
        if lookup_actions.form_of(body):
            return await self._lookups.submission(body)
        if digest_actions.form_of(body):
            return await self._digests.submission(body)
        return await self._submissions.take(payloads.submission(body))

    def home(self, user: str) -> None:
        """Shows one person our home tab."""
        self._background.start(self._opening.home(user))

    def word(self, notice: str, channel: str, user: str, thread_ts: str | None = None, reply: str = "") -> None:
        """Gives one person a private word, beside the acknowledgement."""
        self._background.start(self._tell(notice, channel, user, thread_ts, reply))

    async def close(self) -> None:
        """Finishes what goes on beside acknowledgements."""
        await self._background.close()

    def _ordered(self, tx: Tx, press: Press) -> bool:
        """Stores the order for another mission. False when the button names none, or is not of a run of this channel."""
        found = self._pins.read(tx, press.target.run, press.by.team) if press.target else None
        if found is None or press.target is None or found[0].channel != press.channel:
            return False
        slug = press.target.form or presses.producer(self._missions.missions, found[1])
        if slug:
            at = self._clock()
            tx.put(payloads.ordered(press.key, press.by, press.channel, slug, press.reply, at), at)
        return bool(slug)

    def _reply(self, press: Press, notice: str) -> Answer:
        self.word(notice, press.channel, press.by.id, press.thread_ts, press.reply)
        return {}

    async def _tell(self, notice: str, channel: str, user: str, thread_ts: str | None, reply: str) -> None:
        try:
            await self._chat.tell(channel, user, notice, {}, thread_ts, reply)
        except (Refused, TryLater) as error:
            log.warning("a private word could not be given", notice=notice, reason=str(error))


def _noted(tx: Tx, press: Press, event: Event) -> bool:
    """Stores the event. False when the button is not one of a run of this team and channel."""
    run = tx.run(press.target.run) if press.target else None
    if run is None or run.team != press.by.team or run.channel != press.channel:
        return False
    tx.put(payloads.happened(run.team, run.id, event), event.at)
    return True
