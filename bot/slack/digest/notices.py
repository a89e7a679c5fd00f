"""Private words about the digest: the sentences, and how their facts are said. Pure."""

from collections.abc import Callable
from datetime import date, datetime

from bot.slack.digest.items import day_said
from bot.slack.text import line, link, moment

Facts = dict[str, str]


def _day(value: str) -> str:
    try:
        return day_said(date.fromisoformat(value))
    except ValueError:
        return line(value, 40)


def _next(value: str) -> str:
    return f"The next digest comes {moment(datetime.fromisoformat(value))}." if value else "As it is set, no digest comes."


_SETTLED = {
    "done": "{who} has ticked off *{title}* already. Your press changed nothing.",
    "skipped": "{who} has skipped *{title}* already. Your press changed nothing.",
    "reopened": "*{title}* is open again already. Your press changed nothing.",
}


def _settled(facts: Facts) -> str:
    return _SETTLED.get(facts.get("what", ""), "*{title}* stands like this already. Your press changed nothing.")


def _numbers(facts: Facts) -> str:
    count = facts.get("count", "0")
    said = {"0": "These numbers were saved already.", "1": "Saved one number."}.get(count, "Saved {count} numbers.")
    return f"{said} `/coord metrics` shows how they move." + ("\n{alarms}" if facts.get("alarms") else "")


DIGEST_NOTICES: dict[str, str | Callable[[Facts], str]] = {
    "digest-no-plan": (
        "There is no Plan in this channel that a day could be run by. `/coord service-plan-development` makes one; its calendar"
        " and its capacity must not be written by hand."
    ),
    "digest-orders": (
        "I do not know “{word}” here. `/coord digest` shows the settings; `now`, `pause until 1 March`, `off` or `on` may stand"
        " behind it."
    ),
    "digest-not-yours": "That is for {who} and the backup to set, or for who decides in the Plan's mission. Nothing was changed.",
    "digest-on": "Saved. {next}",
    "digest-daily": "The digest comes every working day again.",
    "digest-weekly": "It stays a line a week. As soon as somebody ticks something, it comes daily again.",
    "digest-off": "The digest is off. `/coord digest on` brings it back; what was ticked is kept.",
    "digest-now": "Today's digest is on its way; it counts as today's.",
    "digest-there": "Today's digest is there already: {there}.",
    "digest-paused": "The digest pauses until {date}. {next}",
    "digest-pause-until": "“{word}” is no date in the next year. `/coord digest pause until 1 March` would be understood.",
    "digest-settled": _settled,
    "digest-undo": "{who} ticked *{title}*: only they, or the owner of the day, can undo that. Nothing was changed.",
    "metrics-none": (
        "There is no Plan in this channel whose metrics could be counted. `/coord service-plan-development` makes one; its"
        " metrics must not be written by hand."
    ),
    "metrics-empty": "Nothing was entered, so nothing was saved.",
    "metrics-saved": _numbers,
    "digest-handed": "{who} handed you *{title}*. It is on today's digest, with your name.",
    "digest-unsaid": "The digest of {date} could not be posted: {reason} The next one is tried on its day.",
}
DIGEST_FACTS: dict[str, Callable[[str], str]] = {
    "alarms": lambda value: value,  # lines of our own, escaped where they were made
    "date": _day,
    "next": _next,
    "there": lambda value: link(value, "open it"),
}
"""How the facts of these words are said, where that is not plain text."""
