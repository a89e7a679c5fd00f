"""What a `/coord` command asks for: parsed once, with no opinion about what exists."""

import re
from enum import StrEnum

from bot.core.run import Mode
from bot.core.values import Value


class Asks(StrEnum):
    """What a command can ask for; START is anything that is not one of the fixed words."""

    HELP = "help"
    MISSIONS = "missions"
    STATUS = "status"
    CANCEL = "cancel"
    DIGEST = "digest"
    METRICS = "metrics"
    LIBRARY = "library"
    ASK = "ask"
    START = "start"


class Ask(Value):
    """A parsed command. `word` names a mission, or `phrase` does, when the name was typed in several words.

    `mode` and `approvers` (user ids) are set for START only.
    """

    asks: Asks
    word: str = ""
    phrase: str = ""
    mode: Mode = Mode.ENGAGED
    approvers: tuple[str, ...] = ()


_PERSON = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
_FIXED = {"": Asks.HELP} | {asks.value: asks for asks in Asks if asks is not Asks.START}
RESERVED = frozenset(word for word in _FIXED if word)
"""The words that are commands and so can start no mission."""
TEXT_LIMIT = 500


def parse(text: str) -> Ask:
    """Reads the text after `/coord`: a fixed word, or a mission's name, with `auto` and approvers behind it."""
    text = text[:TEXT_LIMIT]
    approvers = tuple(dict.fromkeys(_PERSON.findall(text)))
    words = _PERSON.sub(" ", text).split()
    first = words[0].casefold() if words else ""
    asks = _FIXED.get(first, Asks.START)
    if asks is Asks.START:
        named = [words[0], *(w for w in words[1:] if w.casefold() != Mode.AUTO)]
        mode = Mode.ENGAGED if named == words else Mode.AUTO
        return Ask(asks=asks, word=words[0], phrase=" ".join(named), mode=mode, approvers=approvers)
    return Ask(asks=asks, word=words[1] if len(words) > 1 else "", phrase=" ".join(words[1:]))
