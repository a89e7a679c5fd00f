"""The day of one person on the home tab, with the same buttons as in the digest. Pure."""

from collections.abc import Iterable, Iterator

from slackblocks import Block

from bot.core.digest.posting import Posting
from bot.slack.blocks import Plain, context, header, mixed, section
from bot.slack.digest.items import day_said, is_open, item_blocks, minutes_said
from bot.slack.text import channel

MOST = 20


def my_day(postings: Iterable[Posting], user: str) -> list[Plain]:
    """What this person has today, of every digest; nothing when there is no digest of theirs."""
    found = [(p, _mine(p, user)) for p in postings]
    days = [block for place, (posting, numbers) in enumerate(found) if numbers for block in _day(posting, numbers, place)]
    return mixed([header("Your day", "day"), *days]) if days else []


def _mine(posting: Posting, user: str) -> list[int]:
    """The numbers of the items that this person has: handed to them, or of a day that is theirs."""
    digest, stands = posting.day.digest, posting.stands
    whose = ((n, stands.get((i.key, i.due)), i) for n, i in enumerate(digest.items, 1))
    return [n for n, tick, item in whose if ((tick.to if tick else "") or item.user or digest.person) == user]


def _day(posting: Posting, numbers: list[int], place: int) -> Iterator[Block | Plain]:
    items = [i for n in numbers if (i := posting.item(n))]
    left = sum(i.counted for i in items if is_open(posting, i))
    settled = sum(not is_open(posting, i) for i in items)
    how_far = f"{minutes_said(left)} left, {settled} of {len(items)} settled"
    yield section(f"*{day_said(posting.date)}*  ·  {channel(posting.day.channel)}  ·  {how_far}", f"day-{place}")
    for number in numbers[:MOST]:
        yield from item_blocks(posting, number, roomy=False, prefix=f"day-{place}-")
    if len(numbers) > MOST:
        yield context(f"… and {len(numbers) - MOST} more.", f"day-{place}-more")
