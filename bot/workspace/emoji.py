"""Emoji codes such as `:book:` as characters: the common ones. An unknown code stays text, so that it is noticed."""

import re
from pathlib import Path

_table = Path(__file__).with_name("emoji.txt").read_text("utf-8")
EMOJI = {code: sign for code, _, sign in (pair.partition("=") for pair in _table.split())}
_code = re.compile(r":([a-z0-9_+'-]+):(?::skin-tone-\d:)?")


def emojified(text: str) -> str:
    """The text with every known code as its character."""
    return _code.sub(lambda match: EMOJI.get(match[1], match[0]), text)


def character(code: str) -> str:
    """The character for an icon such as `:book:`; the code itself when it is unknown."""
    return EMOJI.get(code.strip(":"), code)
