"""Obeys `/coord digest ...` inside a transaction: shows the settings, asks for today's, pauses, ends. It posts nothing itself."""

from collections.abc import Callable
from datetime import timedelta

from pydantic import JsonValue

from bot.coordinator import digests
from bot.coordinator.digests import Arranged, Offer
from bot.core.commands import Ask
from bot.core.dates import dates_in
from bot.core.digest.arranging import today
from bot.core.digest.due import Due
from bot.core.digest.values import Daily
from bot.core.jobs import Command, Job, Overview, Tell
from bot.core.ports import Tx

Link = Callable[[str, str], str]
LONGEST_PAUSE = timedelta(days=366)


def obey(tx: Tx, command: Command, ask: Ask, link: Link) -> tuple[Job, ...]:
    """Carries out the command; the private answer."""
    about = found(tx, command)
    if about is None:
        return (_tell(command, "digest-no-plan"),)
    order, words = ask.word.casefold(), ask.phrase.split()
    if not order:
        return (_page(tx, command, about, link),)
    if order not in ORDERS or (len(words) > 1 and order != "pause"):
        return (_tell(command, "digest-orders", word=ask.phrase),)
    if about.daily is None:
        return (_page(tx, command, about, link),)
    if not digests.may_arrange(tx, about, command.user):
        return (_tell(command, "digest-not-yours", who=about.settings.owner),)
    return ORDERS[order](tx, command, about.daily, ask, link)


def found(tx: Tx, command: Command) -> Offer | None:
    """The Plan of this channel; elsewhere the one whose digest this person has, when it is the only one."""
    here = digests.offer(tx, command.team, command.channel)
    if here:
        return here
    mine = [d for d in tx.dailies(command.team) if command.user in (d.settings.owner, d.settings.backup)]
    return digests.offer(tx, command.team, mine[0].channel) if len(mine) == 1 else None


def standing(tx: Tx, command: Command, link: Link) -> dict[str, JsonValue]:
    """How the digest stands, for the status; empty when there is none."""
    about = found(tx, command)
    return facts(tx, about, command.team, link) if about and about.daily else {}


def facts(tx: Tx, about: Offer, team: str, link: Link) -> dict[str, JsonValue]:
    """How a digest stands and is set, for people."""
    settings, daily = about.settings, about.daily
    day = next(iter(tx.days(team, about.channel)), None) if daily else None
    paused = settings.paused_until
    due = digests.coming_up(daily) if daily else None
    return {
        "home": about.channel,
        "plan": f"{about.plan.title}, version {about.plan.version}",
        "on": daily is not None and not settings.off,
        "begun": daily is not None,
        "at": settings.at,
        "zone": settings.zone,
        "days": list(settings.days),
        "where": settings.where.value,
        "owner": settings.owner,
        "backup": settings.backup,
        "silent": settings.silent,
        "paused": paused.isoformat() if paused and daily and paused > (daily.last or daily.since) else "",
        "weekly": daily.weekly if daily else False,
        "next": due.at.isoformat() if due else "",
        "last": day.digest.date.isoformat() if day else "",
        "link": link(day.posted, day.ts) if day and day.ts else "",
    }


def _page(tx: Tx, command: Command, about: Offer, link: Link) -> Overview:
    base = {"key": command.key, "team": command.team, "channel": command.channel, "user": command.user}
    told = facts(tx, about, command.team, link)
    return Overview(**base, page="digest", reply=command.reply, facts=told, thread_ts=command.thread_ts)


def _now(tx: Tx, command: Command, daily: Daily, _: Ask, link: Link) -> tuple[Job, ...]:
    day = tx.day(daily.team, daily.channel, today(daily.settings, command.at))
    if day and day.ts:
        return (_tell(command, "digest-there", there=link(day.posted, day.ts)),)
    digests.ask_now(tx, daily, command.key, command.at)
    return (_tell(command, "digest-now"),)


def _pause(tx: Tx, command: Command, daily: Daily, ask: Ask, _: Link) -> tuple[Job, ...]:
    day = today(daily.settings, command.at)
    until = next(iter(dates_in(ask.phrase, day)), None)
    if until is None or not day < until <= day + LONGEST_PAUSE:
        return (_tell(command, "digest-pause-until", word=" ".join(ask.phrase.split()[1:])),)
    arranged = digests.change(tx, daily, command.at, paused_until=until, off=False)
    return (_tell(command, "digest-paused", date=until.isoformat(), next=_instant(arranged.next)),)


def _off(tx: Tx, command: Command, daily: Daily, _: Ask, __: Link) -> tuple[Job, ...]:
    digests.change(tx, daily, command.at, off=True)
    return (_tell(command, "digest-off"),)


def _on(tx: Tx, command: Command, daily: Daily, _: Ask, __: Link) -> tuple[Job, ...]:
    return (_on_again(command, digests.change(tx, daily, command.at, off=False, paused_until=None)),)


def _on_again(command: Command, arranged: Arranged) -> Tell:
    return _tell(command, "digest-on", next=_instant(arranged.next))


def _instant(due: Due | None) -> str:
    return due.at.isoformat() if due else ""


ORDERS: dict[str, Callable[[Tx, Command, Daily, Ask, Link], tuple[Job, ...]]] = {
    "now": _now,
    "pause": _pause,
    "off": _off,
    "on": _on,
}


def _tell(command: Command, notice: str, **facts: str) -> Tell:
    base = {"key": command.key, "team": command.team, "channel": command.channel, "user": command.user}
    return Tell(**base, notice=notice, facts=facts, reply=command.reply, thread_ts=command.thread_ts)
