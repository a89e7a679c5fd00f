"""Takes the digest's buttons and forms: stores what they mean before they are acknowledged, opens modals beside that.

Every method returns what goes into the acknowledgement, and raises StoreUnavailable when nothing could be stored.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import structlog

from bot.coordinator import digests
from bot.coordinator.digests import Heard, Offer, Said
from bot.coordinator.queue import row
from bot.core.digest.arranging import observing, today
from bot.core.digest.asking import SKIPPED, asking, handing, reason_of, settings_of
from bot.core.digest.settings import Holidays
from bot.core.digest.values import Mark
from bot.core.jobs import Tell
from bot.core.ports import Chat, Refused, Store, StoreUnavailable, TryLater, Tx
from bot.core.values import Value
from bot.slack import payloads
from bot.slack.background import Background
from bot.slack.connection import Connection
from bot.slack.digest import dialogs
from bot.slack.digest.actions import About, Act, Form, Say, about, act_of, form_of
from bot.slack.faults import ask
from bot.slack.forms import error_blocks
from bot.slack.payloads import Body, Person

log = structlog.get_logger("coord.slack")

Answer = dict[str, Any]
MARKS = {Say.DONE: Mark.DONE, Say.TOMORROW: Mark.SNOOZED, Say.NEXT_WEEK: Mark.SNOOZED, Say.UNDO: Mark.REOPENED}
REVIEW = "quarterly-service-review"
"""The mission that the review's day starts."""
UNKNOWN, OUTSIDER = "unknown-button", "outsider"


class Asker(Value):
    """Who did something, about what, and the address for a private reply."""

    by: Person
    target: About | None
    reply: str = ""

    @property
    def channel(self) -> str:
        """Where a private word reaches the person."""
        return self.target.home if self.target else self.by.id


class DigestDesk:
    """Turns presses and forms about digests into ticks and settings. `home` shows one person our home tab anew."""

    def __init__(
        self,
        connection: Connection,
        store: Store,
        chat: Chat,
        clock: Callable[[], datetime],
        background: Background,
        home: Callable[[str], Awaitable[None]],
        holidays: Holidays,
    ) -> None:
        self._connection, self._store, self._chat, self._clock = connection, store, chat, clock
        self._background, self._home, self._holidays = background, home, holidays

    async def press(self, body: Body) -> Answer:
        """A button or menu of a digest."""
        press, act, target = payloads.press(body), act_of(body), _about(payloads.value_of(body))
        asker = Asker(by=press.by, target=target, reply=press.reply)
        if not press.by.belongs(self._connection.team):
            return self._word(asker, OUTSIDER)
        if act is None or target is None:
            return self._word(asker, UNKNOWN)
        if act is Act.SETTINGS or target.say in (Say.SKIP, Say.OTHER):
            self._start(self._open(press.trigger, act, target, asker))
            return {}
        if act is Act.REVIEW:
            return await self._review(press, target)
        if act is Act.ANSWER:
            return await self._answer(target, asker)
        mark = Mark.DONE if act is Act.DONE else MARKS.get(target.say) if target.say else None
        if mark is None or target.day is None:
            return self._word(asker, UNKNOWN)
        return await self._mark(asker, _said(press.key, target, press.by, mark), at_home=not press.channel)

    async def _review(self, press: payloads.Press, target: About) -> Answer:
        """Starts the quarterly review in the channel of the Plan, as its command would."""
        order = payloads.ordered(press.key, press.by, target.home, REVIEW, press.reply, self._clock())
        await self._store.put(order, self._clock())
        return {}

    async def submission(self, body: Body) -> Answer:
        """A form of a digest."""
        view, form, by = body["view"], form_of(body), payloads.person_of(body)
        target, key = _about(view.get("private_metadata") or ""), f"{view['id']}/{view['hash']}"
        asker = Asker(by=by, target=target)
        if not by.belongs(self._connection.team):
            return self._word(asker, OUTSIDER)
        if target is None or form is None or (form is not Form.SETTINGS and target.day is None):
            return self._word(asker, UNKNOWN)
        if form is Form.SETTINGS:
            return await self._arrange(view, target, asker)
        filled = dialogs.answers(SKIPPED if form is Form.SKIP else handing(""), view)
        if filled.errors:
            return _errors(filled.errors)
        if form is Form.SKIP:
            said = _said(key, target, by, Mark.SKIPPED).model_copy(update={"reason": reason_of(filled.values)})
        else:
            said = _said(key, target, by, Mark.HANDED).model_copy(update={"to": str(filled.values["to"])})
        return await self._mark(asker, said, at_home=True)

    async def _mark(self, asker: Asker, said: Said, at_home: bool) -> Answer:
        now, team = self._clock(), self._connection.team

        def store(tx: Tx) -> Heard | None:
            heard = digests.mark(tx, team, said, now)
            if heard and heard.news and said.mark is Mark.HANDED:
                tx.put(row(team, _handed(team, said, heard)), now)
            return heard

        heard = await self._store.run(store)
        if at_home:
            self._start(self._home(asker.by.id))
        if heard is None:
            return self._word(asker, UNKNOWN)
        first = heard.stands
        if heard.news or first is None or first.id == said.key:
            return {}
        name = "digest-undo" if heard.barred else "digest-settled"
        return self._word(asker, name, title=heard.item.activity, who=first.by, what=first.mark.value)

    async def _answer(self, target: About, asker: Asker) -> Answer:
        """The answer to the question how a digest that nobody ticks should go on."""
        now, team = self._clock(), self._connection.team

        def store(tx: Tx) -> tuple[str, str]:
            offered = digests.offer(tx, team, target.home)
            if offered is None or offered.daily is None or target.day is None or target.say is None:
                return UNKNOWN, ""
            if not digests.may_arrange(tx, offered, asker.by.id):
                return "digest-not-yours", offered.settings.owner
            return digests.answer(tx, offered.daily, target.day, target.say.value, now), ""

        name, who = await self._store.run(store)
        return self._word(asker, name, who=who)

    async def _arrange(self, view: dict[str, Any], target: About, asker: Asker) -> Answer:
        now, team = self._clock(), self._connection.team

        def store(tx: Tx) -> tuple[str, dict[str, str], dict[str, str]]:
            offered = digests.offer(tx, team, target.home)
            if offered is None:
                return UNKNOWN, {}, {}
            if not digests.may_arrange(tx, offered, asker.by.id):
                return "digest-not-yours", {"who": offered.settings.owner}, {}
            filled = dialogs.answers(asking(offered.settings), view)
            if filled.errors:
                return "", {}, filled.errors
            wanted = settings_of(filled.values, offered.settings, today(offered.settings, now))
            if isinstance(wanted, dict):
                return "", {}, wanted
            kept = observing(wanted, (offered.plan.start,), today(wanted, now), self._holidays)
            arranged = digests.arrange(tx, team, offered, kept, now)
            tx.audit(now, team, offered.run, asker.by.id, "digest-arranged", target.home)
            return "digest-on", {"next": arranged.next.at.isoformat() if arranged.next else ""}, {}

        name, facts, errors = await self._store.run(store)
        if errors:
            return _errors(errors)
        return self._word(asker, name, **facts)

    async def _open(self, trigger: str, act: Act, target: About, asker: Asker) -> None:
        """Opens the modal for a press; whatever goes wrong ends in a private word."""
        try:
            offered, item = await self._store.run(lambda tx: (self._offered(tx, target, asker.by), self._named(tx, target)))
            view = _view(act, target, offered, item) if isinstance(offered, Offer) else None
            if view is None:
                who = offered if isinstance(offered, str) else ""
                return await self._tell(asker, "digest-not-yours" if who else "digest-no-plan", {"who": who})
            await ask(self._connection.client.views_open(trigger_id=trigger, view=view))
        except (StoreUnavailable, Refused, TryLater) as error:
            log.warning("a dialog could not be opened", act=act.value, reason=str(error))
            await self._tell(asker, "press-again", {})

    def _offered(self, tx: Tx, target: About, by: Person) -> Offer | str | None:
        """The digest; who decides about it when that is not this person; None when there is no Plan."""
        offered = digests.offer(tx, self._connection.team, target.home)
        if offered and target.item == 0 and not digests.may_arrange(tx, offered, by.id):
            return offered.settings.owner
        return offered

    def _named(self, tx: Tx, target: About) -> str:
        """The name of the item; empty when it is about none."""
        found = digests.posting(tx, self._connection.team, target.home, target.day) if target.day and target.item else None
        item = found.item(target.item) if found else None
        return item.activity if item else ""

    def _word(self, asker: Asker, name: str, **facts: str) -> Answer:
        if name:
            self._start(self._tell(asker, name, facts))
        return {}

    def _start(self, work: Any) -> None:
        self._background.start(work)

    async def _tell(self, asker: Asker, name: str, facts: dict[str, str]) -> None:
        try:
            await self._chat.tell(asker.channel, asker.by.id, name, facts, None, asker.reply)
        except (Refused, TryLater) as error:
            log.warning("a private word could not be given", notice=name, reason=str(error))


def _view(act: Act, target: About, offered: Offer, item: str) -> dict[str, Any] | None:
    if act is Act.SETTINGS:
        return dialogs.settings_view(target.home, offered.settings, offered.daily is not None)
    if target.say is Say.SKIP:
        return dialogs.skip_view(target, item)
    return dialogs.hand_view(target, item, offered.settings.backup)


def _about(raw: str) -> About | None:
    try:
        return about(raw)
    except ValueError:
        return None


def _said(key: str, target: About, by: Person, mark: Mark) -> Said:
    assert target.day is not None
    week = target.say is Say.NEXT_WEEK
    return Said(key=key, home=target.home, date=target.day, item=target.item, mark=mark, by=by.id, week=week)


def _handed(team: str, said: Said, heard: Heard) -> Tell:
    facts = {"title": heard.item.activity, "who": said.by}
    return Tell(key=said.key, team=team, channel=said.home, user=said.to, notice="digest-handed", facts=facts)


def _errors(errors: dict[str, str]) -> Answer:
    return {"response_action": "errors", "errors": error_blocks(errors)}
