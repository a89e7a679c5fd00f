"""The private page of `/coord digest`: how it stands, and the buttons to change it. Pure; facts are escaped here."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from slackblocks import ActionsBlock, Block, Button, PlainText

from bot.core.hours import WEEK
from bot.slack.blocks import PRIMARY, header, section
from bot.slack.digest.actions import Act, action_id, value
from bot.slack.digest.items import day_said
from bot.slack.text import channel, line, link, moment, user

Facts = Mapping[str, Any]
IN_A_ROW = 2


def digest_page(facts: Facts) -> list[Block]:
    """The page; before the digest has begun, its offer."""
    begun = bool(facts.get("begun"))
    label = "Change" if begun else "Start the daily digest"
    button = Button(PlainText(label), action_id=action_id(Act.SETTINGS), value=value(str(facts.get("home", ""))), style=PRIMARY)
    offer = f"{line(str(facts.get('plan', '')), 150)} can run the day: what is due, with minutes, each working morning."
    return [
        header("Daily digest", "title"),
        section(digest_line(facts) if begun else offer, "standing"),
        section("\n".join(_lines(facts)), "settings"),
        ActionsBlock([button], block_id="buttons"),
    ]


def digest_line(facts: Facts) -> str:
    """How the digest stands, in a line."""
    where = channel(str(facts.get("home", "")))
    if not facts.get("on"):
        return f"*Daily digest* of {where}: off. `/coord digest on` brings it back."
    state = f"paused until {_day(facts['paused'])}" if facts.get("paused") else "a line a week" if facts.get("weekly") else "on"
    coming = f", the next one {moment(datetime.fromisoformat(facts['next']))}" if facts.get("next") else ""
    last = f"  ·  {link(str(facts['link']), 'the latest one')}" if facts.get("link") else ""
    return f"*Daily digest* of {where}: {state}{coming}{last}"


def _lines(facts: Facts) -> list[str]:
    people = [user(str(facts["owner"]))] if facts.get("owner") else ["nobody yet"]
    people += [f"backup {user(str(facts['backup']))}"] if facts.get("backup") else []
    place = "as a direct message" if facts.get("where") == "direct" else f"in {channel(str(facts.get('home', '')))}"
    return [
        f"•  at {line(str(facts.get('at', '')), 10)} ({line(str(facts.get('zone', '')), 60)}), {_days(facts)}",
        f"•  {place}, for {', '.join(people)}",
        f"•  when nothing is due: {'nothing is said' if facts.get('silent') else 'one line'}",
    ]


def _days(facts: Facts) -> str:
    days = [int(d) for d in facts.get("days") or ()]
    if len(days) > IN_A_ROW and days == list(range(days[0], days[-1] + 1)):
        return f"{WEEK[days[0]]} to {WEEK[days[-1]]}"
    return ", ".join(WEEK[d] for d in days)


def _day(value: object) -> str:
    try:
        return day_said(date.fromisoformat(str(value)))
    except ValueError:
        return line(str(value), 40)
