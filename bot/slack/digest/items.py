"""One item of a digest as blocks: what it is, why today, the first step, and what can be said of it. Pure."""

from datetime import date

from bot.core.digest.posting import Posting
from bot.core.digest.values import FINAL, Item, Mark, Tick
from bot.core.quarter.values import QUARTERLY_REVIEW
from bot.slack.blocks import Plain
from bot.slack.digest.actions import Act, Say, action_id, saying, value
from bot.slack.text import line, user

MENU = (
    (Say.TOMORROW, "Snooze until tomorrow"),
    (Say.NEXT_WEEK, "Snooze until next week"),
    (Say.SKIP, "Skip …"),
    (Say.OTHER, "Not me …"),
)
ALL_TEXT, LONGEST = 5_400, 480
"""Characters that the items of a message take together at most, and one alone: Slack refuses about 13,000, menus included."""
ROOMY = 26
"""Blocks of items up to which each open one has a row of its own for its buttons; beyond that a message has too many blocks."""


def item_blocks(posting: Posting, number: int, roomy: bool, prefix: str = "") -> list[Plain]:
    """The blocks of the item with this number; one that is settled or put off is a line. `prefix` tells homes apart."""
    item = posting.item(number)
    if item is None:
        return []
    tick, name = posting.stands.get((item.key, item.due)), f"{prefix}item-{number}"
    room, base = min(LONGEST, ALL_TEXT // len(posting.day.digest.items)), value(posting.day.channel, posting.date, number)
    if tick and (tick.mark in FINAL or (tick.until and tick.until > posting.date)):
        return [said(_settled(item, tick, room), name) | {"accessory": _menu(base, number, ((Say.UNDO, "Undo"),))}]
    told = said(_told(item, tick, room), name)
    begin = [_review(posting)] if item.key == QUARTERLY_REVIEW else []
    if not roomy and not begin:
        return [told | {"accessory": _menu(base, number, ((Say.DONE, "Done"), *MENU))}]
    act = {"action_id": action_id(Act.DONE, str(number)), "value": base}
    done = {"type": "button", "text": _plain("Done")} | act
    return [told, {"type": "actions", "block_id": f"{name}-do", "elements": [*begin, done, _menu(base, number, MENU)]}]


def _review(posting: Posting) -> Plain:
    """The button that starts the review on its day."""
    act = {"action_id": action_id(Act.REVIEW), "value": value(posting.day.channel, posting.date)}
    return {"type": "button", "text": _plain("Start the quarterly review")} | act


def said(text: str, block_id: str) -> Plain:
    """A paragraph of escaped mrkdwn."""
    return {"type": "section", "block_id": block_id, "text": _mrkdwn(text)}


def aside(text: str, block_id: str) -> Plain:
    """A small grey line of escaped mrkdwn."""
    return {"type": "context", "block_id": block_id, "elements": [_mrkdwn(text)]}


def headline(text: str, block_id: str) -> Plain:
    """A headline of our own, at most 150 characters."""
    return {"type": "header", "block_id": block_id, "text": _plain(text)}


def is_open(posting: Posting, item: Item) -> bool:
    """True while something can be said of it."""
    tick = posting.stands.get((item.key, item.due))
    return tick is None or not (tick.mark in FINAL or (tick.until and tick.until > posting.date))


def day_said(day: date) -> str:
    """`Monday 23 November`."""
    return f"{day:%A} {day.day} {day:%B}"


def minutes_said(minutes: int) -> str:
    """`95 min`."""
    return f"{minutes} min"


def _menu(base: str, number: int, offered: tuple[tuple[Say, str], ...]) -> Plain:
    options = [{"text": _plain(label), "value": saying(base, say)} for say, label in offered]
    return {"type": "overflow", "action_id": action_id(Act.MORE, str(number)), "options": options}


def _mrkdwn(text: str) -> Plain:
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def _plain(text: str) -> Plain:
    return {"type": "plain_text", "text": text, "emoji": False}


def _told(item: Item, tick: Tick | None, room: int) -> str:
    """The item in about `room` characters."""
    minutes = f"  ·  {minutes_said(item.counted)}" if item.counted else "  ·  within other work" if item.inside else ""
    because = _because(item)
    step = f"\n›  {line(item.first_step, room * 3 // 10)}" if item.first_step else ""
    return f"*{line(item.activity, room // 4)}*{minutes}\n_{line(because, room // 4)}_  ·  {_who(item, tick)}{step}"


def _because(item: Item) -> str:
    if item.snoozed and not item.carried:
        return f"put off from {day_said(item.due)}"
    if item.carried:
        return f"open since {day_said(item.due)}, {_ordinal(item.carried)} time carried"
    return item.because


def _who(item: Item, tick: Tick | None) -> str:
    to = tick.to if tick and tick.to else item.user
    if not to:
        return line(item.owner, 40)
    by = f", handed on by {user(tick.by)}" if tick and tick.mark is Mark.HANDED else ""
    return f"for {user(to)}{by}"


def _settled(item: Item, tick: Tick, room: int) -> str:
    name = line(item.activity, room // 3)
    if tick.mark is Mark.DONE:
        return f":white_check_mark:  {name}  ·  done by {user(tick.by)}"
    if tick.mark is Mark.SKIPPED:
        return f":no_entry_sign:  {name}  ·  skipped by {user(tick.by)}: {line(tick.reason, room // 3)}"
    until = day_said(tick.until) if tick.until else ""
    return f":zzz:  {name}  ·  put off to {until} by {user(tick.by)}"


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
