"""Small readings of one piece of inline Markdown: plain text, bold lead-ins, labels, names, emoji. Pure, and bounded in time."""

import re
import unicodedata
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

_INLINE = MarkdownIt("commonmark")
_MARKUP = frozenset("*_`[]<>&\\!~")
_LONG = 4_000
_JOINERS = frozenset("\ufe0f\ufe0e\u200d\u20e3")
_HANDLE = re.compile(r"@([A-Za-z0-9][A-Za-z0-9_-]{0,79})")
_RANGE_DASH = re.compile(r"(?<=\d)\s?[\u2012\u2013\u2014]\s?(?=\d)")
_SEPARATORS = " \t:\uff1a-\u2013\u2014"
_NOBODY = frozenset({"", "none", "n-a", "na", "tbd", "tba", "nobody", "no-one"})
BOX = re.compile(r"^(?:\[[ xX]?\]|[\u2610\u2611\u2612\u25a1\u2705\u2714]\ufe0f?)\s*")


@lru_cache(maxsize=4096)
def plain(source: str) -> str:
    """The text without Markdown, on one line; dashes in number ranges become hyphens."""
    if len(source) <= _LONG and not _MARKUP.isdisjoint(source):
        tokens = _INLINE.parseInline(source)
        source = "".join(_words(token) for token in tokens[0].children or ())
    return _RANGE_DASH.sub("-", " ".join(source.split()))


def _words(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type == "html_inline":
        return "" if token.content.startswith("<!--") else token.content
    if token.type == "image":
        return token.content
    return token.content if token.type in ("text", "code_inline") else ""


def lead_in(source: str) -> tuple[str, str]:
    """A bold beginning and what follows it, both still Markdown; ("", source) without one."""
    source = source.strip()
    for mark in ("**", "__"):
        end = source.find(mark, 2)
        if source.startswith(mark) and end > 2:
            return source[2:end].strip(), source[end + 2 :].strip()
    return "", source


def named(source: str) -> tuple[str, str]:
    """A bullet's bold name and its text, both plain; the name is empty when nothing is bold."""
    bold, rest = lead_in(source)
    return plain(bold).rstrip(_SEPARATORS), plain(rest).lstrip(_SEPARATORS)


def key(label: str) -> str:
    """A label for looking up: lower case, letters, digits and single spaces only."""
    return " ".join("".join(c if c.isalnum() else " " for c in plain(label).casefold()).split())


def label(line: str, known: dict[str, str]) -> tuple[str, str] | None:
    """(label, rest) when the line begins with a bold label and a colon, or with a known label; else None."""
    bold, rest = lead_in(line)
    if bold:
        if bold.endswith((":", "\uff1a")) or rest.startswith((":", "\uff1a")):
            return plain(bold).rstrip(_SEPARATORS), rest.lstrip(_SEPARATORS) if not bold.endswith(":") else rest
        follows = not rest or rest[0] in "-\u2013\u2014"
        return (plain(bold), rest.lstrip(_SEPARATORS)) if follows and key(bold) in known else None
    name, colon, rest = line.partition(":")
    if colon and len(name) <= 60 and key(name) in known:
        return plain(name.strip("*_ \t")), rest.strip().removeprefix("**").removeprefix("__").strip()
    return None


def labels(line: str, known: dict[str, str]) -> list[tuple[str, str]]:
    """The labels of a line; several when they are split by pipes. Empty when the line is no label."""
    parts = [part.strip() for part in line.split("|") if part.strip()]
    found = [label(part, known) for part in parts]
    if len(parts) > 1 and all(found):
        return [pair for pair in found if pair]
    one = label(line, known)
    return [one] if one else []


def names(source: str) -> tuple[str, ...]:
    """Persona handles in the order they appear, with or without @; text in brackets and nobody-words are dropped."""
    text = plain(source)
    handles = _HANDLE.findall(text) or [part for part in re.split(r"[,;&+/]|\band\b", unbracketed(text)) if _is_name(part)]
    found = (slug(handle) for handle in handles)
    return tuple(dict.fromkeys(name for name in found if name not in _NOBODY))


def _is_name(part: str) -> bool:
    return 0 < len(part.split()) <= 4 and len(part) <= 60


def unbracketed(text: str) -> str:
    """The text without anything in round or square brackets."""
    kept, depth = [], 0
    for char in text:
        depth += (char in "([") - (char in ")]" and depth > 0)
        if not depth and char not in ")]":
            kept.append(char)
    return "".join(kept).strip()


def slug(text: str) -> str:
    """Lower case letters, digits and single hyphens, at most 80; empty when nothing is left."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return "-".join("".join(c if c.isalnum() else " " for c in ascii_text).split())[:80].strip("-")


def split_emoji(text: str) -> tuple[str, str]:
    """(text without emoji at either end, those emoji)."""
    start, end = 0, len(text)
    while start < end and _is_emoji_or_space(text[start]):
        start += 1
    while end > start and _is_emoji_or_space(text[end - 1]):
        end -= 1
    return text[start:end], (text[:start] + text[end:]).replace(" ", "")


def _is_emoji_or_space(char: str) -> bool:
    if char.isspace() or char in _JOINERS or ord(char) >= 0x1F000:
        return True
    return ord(char) >= 0x2190 and unicodedata.category(char) == "So"


def unboxed(text: str) -> str:
    """The text without a checkbox in front."""
    return BOX.sub("", text)
