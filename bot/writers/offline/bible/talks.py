"""The planned talks with a customer, named once: check-ins hold their questions, the journey says where they fall."""

from dataclasses import dataclass

from bot.writers.offline.bible.cycle import cycle
from bot.writers.offline.company import Company
from bot.writers.offline.phrases import joined
from bot.writers.offline.trade import TRADES


@dataclass(frozen=True)
class Talk:
    """A planned talk: its name, when it falls due (small first letter), on which channel, how many minutes it takes."""

    name: str
    when: str
    channel: str
    minutes: int

    @property
    def called(self) -> str:
        """How the journey calls it: `Check-in “Start”`."""
        return f"Check-in “{self.name}”"


def start(c: Company) -> Talk:
    """In the first two weeks, or by the day of the first result where that comes sooner."""
    days = sorted({min(day, c.first_value_days) for day in c.emphasis.start_days})
    return Talk("Start", f"day {joined([str(d) for d in days])}", c.reach_channel, c.emphasis.start_minutes)


def first_month(c: Company) -> Talk:
    """A month after the start."""
    return Talk("First month", "day 30", c.talk_channel, 15)


def review(c: Company) -> Talk:
    """When this kind of business looks back."""
    return Talk("Review", cycle(c).review, c.talk_channel, TRADES[c.kind].talk_minutes)


def ahead(c: Company) -> Talk:
    """Before the next decision: a renewal, a next job, a next season."""
    then = cycle(c)
    return Talk(f"Before {then.name}", then.when, c.talk_channel, 20)
