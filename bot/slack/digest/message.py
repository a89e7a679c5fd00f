"""The digest of a day as one message, edited in place as people tick. Pure; every shape keeps within Slack's limits."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from slackblocks import ActionsBlock, Block, Button, Element, PlainText

from bot.core.activities import Work
from bot.core.digest.posting import Posting
from bot.core.digest.ticks import Week
from bot.core.digest.values import Group, Near, Shape
from bot.slack.blocks import PRIMARY, Plain, mixed, shorten
from bot.slack.charts import bars, pie
from bot.slack.digest.actions import Act, Say, action_id, value
from bot.slack.digest.items import ROOMY, aside, day_said, headline, is_open, item_blocks, minutes_said, said
from bot.slack.metrics.board import friday
from bot.slack.text import line, user
from bot.slack.words import Words

TITLES = {Group.FIRST: "First", Group.TODAY: "Today", Group.IF_TIME: "If time allows"}
WORK = {Work.PROACTIVE: "proactive", Work.REACTIVE: "answering requests", Work.OVERHEAD: "upkeep"}


def digest_words(posting: Posting) -> Words:
    """The message of a day."""
    made = {Shape.FULL: _full, Shape.LINE: _line, Shape.WEEKLY: _weekly}[posting.day.digest.shape]
    return Words(text=shorten(_fallback(posting)), blocks=tuple(mixed(made(posting))))


def _fallback(posting: Posting) -> str:
    digest = posting.day.digest
    if not digest.items:
        return f"{day_said(digest.date)}: nothing is due"
    return f"{day_said(digest.date)}: {_things(len(digest.items))}, {minutes_said(digest.minutes)}"


def _full(posting: Posting) -> list[Block | Plain]:
    items = posting.day.digest.items
    roomy = len(items) + sum(is_open(posting, i) for i in items) <= ROOMY
    groups = [block for group in Group for block in _group(posting, group, roomy)]
    return [
        headline(day_said(posting.date), "day"),
        said(_summary(posting), "summary"),
        *_missed(posting),
        *groups,
        *_end(posting, roomy),
    ]


def _line(posting: Posting) -> list[Block | Plain]:
    told = f"*{day_said(posting.date)}*  ·  Nothing is due today."
    return [said(told, "day"), *_missed(posting), *_end(posting)]


def _weekly(posting: Posting) -> list[Block | Plain]:
    digest, home = posting.day.digest, posting.day.channel
    told = (
        f"*{day_said(digest.date)}*  ·  {_things(len(digest.items))} due today, {minutes_said(digest.minutes)}.\n"
        "Nobody ticked the last three digests, so I write once a week now. How should it go on?"
    )
    if not posting.daily.weekly:
        return [said(told.partition("\n")[0], "day"), aside("The digest comes every working day again.", "answered")]
    answers = (
        ("Every working day", Say.DAILY, PRIMARY),
        ("Once a week is fine", Say.WEEKLY, None),
        ("Switch it off", Say.OFF, None),
    )
    buttons: list[Element] = [
        Button(PlainText(label), action_id=action_id(Act.ANSWER, say), value=value(home, digest.date, say=say), style=style)
        for label, say, style in answers
    ]
    return [said(told, "day"), ActionsBlock(buttons, block_id="answers")]


def _summary(posting: Posting) -> str:
    digest = posting.day.digest
    settled = sum(not is_open(posting, i) for i in digest.items)
    who = f"  ·  for {user(digest.person)}" if digest.person else ""
    instead = f", while {user(digest.absent)} is absent" if digest.absent else ""
    ticked = f"  ·  {settled} of {len(digest.items)} settled" if settled else f"  ·  {_things(len(digest.items))}"
    return f"*{minutes_said(digest.minutes)}* of at most {digest.cap}{ticked}{who}{instead}"


def _group(posting: Posting, group: Group, roomy: bool) -> list[Block | Plain]:
    digest = posting.day.digest
    numbers = [n for n, i in enumerate(digest.items, 1) if i.group is group]
    if not numbers:
        return []
    more = digest.more.get(group, 0)
    rest = [aside(f"… and {more} more.", f"{group.value}-more")] if more else []
    blocks = [block for n in numbers for block in item_blocks(posting, n, roomy)]
    return [*_apart(roomy), said(f"*{TITLES[group]}*", group.value), *blocks, *rest]


def _apart(roomy: bool) -> list[Block | Plain]:
    """A line between the parts, where there is room for one."""
    return [{"type": "divider"}] if roomy else []


def _missed(posting: Posting) -> list[Block | Plain]:
    missed = posting.day.digest.missed
    if not missed:
        return []
    return [aside(f"No digest went out on {_listed(day_said(d) for d in missed)}. What was open then is below.", "missed")]


def _end(posting: Posting, roomy: bool = False) -> list[Block | Plain]:
    digest = posting.day.digest
    near = "\n".join(_near(digest.near))
    week = posting.week
    plan = f"{line(digest.title, 120)}, version {digest.version}  ·  `/coord digest` changes time, place and people"
    return [
        *([*_apart(roomy), said(f"*Coming up*\n{near}", "near")] if near else []),
        *([*_apart(roomy), said(week_said(week), "week"), *week_charts(week)] if week else []),
        *(friday(posting.board, posting.day.channel, posting.date) if posting.board else []),
        aside(plan, "plan"),
    ]


def _near(found: Iterable[Near]) -> Iterator[str]:
    """The dates to come, each with what falls on it."""
    for day, coming in groupby(found, key=lambda n: n.date):
        yield day_said(day)
        yield from (f"•  {line(n.what, 150)}" for n in coming)


def week_said(week: Week) -> str:
    """The week in numbers, as text."""
    share = f"{week.share} % of the time for customers was proactive" if week.share is not None else ""
    wanted = f" (wanted: {week.share_wanted} %)" if share and week.share_wanted is not None else ""
    minutes = [f"{WORK[w]} {week.minutes[w]} of {week.planned_minutes.get(w, 0)}" for w in Work]
    reasons = [f"•  {line(r, 200)}" for r in week.reasons[:5]]
    return "\n".join(
        part
        for part in (
            "*The week so far*",
            f"{week.done} of {week.planned} done, {week.skipped} skipped, {week.snoozed} put off",
            f"Minutes: {', '.join(minutes)}",
            f"{share}{wanted}",
            *(["Skipped:", *reasons] if reasons else []),
        )
        if part
    )


def week_charts(week: Week) -> list[Block | Plain]:
    """The same as charts: what became of the things, and the minutes by class of work."""
    rest = max(0, week.planned - week.done - week.skipped)
    parts = {"done": week.done, "skipped": week.skipped, "not ticked": rest}
    minutes = {"planned": week.planned_minutes, "done": week.minutes}
    series = {name: [float(found.get(w, 0)) for w in Work] for name, found in minutes.items()}
    return [
        *pie("What became of the week", parts, "chart-things"),
        bars("Minutes by kind of work", [*WORK.values()], series, "chart-minutes"),
    ]


def _things(number: int) -> str:
    return "1 thing" if number == 1 else f"{number} things"


def _listed(parts: Iterable[str]) -> str:
    found = list(parts)
    return " and ".join(part for part in (", ".join(found[:-1]), found[-1]) if part)
