"""Slack's date references, `<!date^1795293031^{date_short} at {time}|fallback>`, as words in the reader's own time zone."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

Words = Callable[[datetime, date], str]


def _short(moment: datetime, today: date) -> str:
    return f"{moment:%b} {moment.day}, {moment.year}"


def _long(moment: datetime, today: date) -> str:
    return f"{moment:%A}, {moment:%B} {moment.day}, {moment.year}"


def _plain(moment: datetime, today: date) -> str:
    return f"{moment:%B} {moment.day}, {moment.year}"


def _pretty(otherwise: Words) -> Words:
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    return lambda moment, today: near.get((moment.date() - today) // timedelta(days=1)) or otherwise(moment, today)


TOKENS: dict[str, Words] = {
    "{date_num}": lambda moment, today: moment.strftime("%Y-%m-%d"),
    "{date}": _plain,
    "{date_short}": _short,
    "{date_long}": _long,
    "{date_pretty}": _pretty(_plain),
    "{date_short_pretty}": _pretty(_short),
    "{date_long_pretty}": _pretty(_long),
    "{time}": lambda moment, today: moment.strftime("%H:%M"),
    "{time_secs}": lambda moment, today: moment.strftime("%H:%M:%S"),
}


def date_words(target: str, fallback: str) -> str:
    """The words for `!date^SECONDS^FORMAT`; the fallback when it cannot be understood."""
    parts = target.split("^")
    if len(parts) < 3 or not parts[1].isdigit():
        return fallback or target
    moment = datetime.fromtimestamp(int(parts[1])).astimezone()
    today = datetime.now().astimezone().date()
    words = parts[2]
    for token, write in TOKENS.items():
        words = words.replace(token, write(moment, today))
    return words
