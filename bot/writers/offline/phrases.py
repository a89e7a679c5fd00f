"""Sentences from pieces: joining, cases, plurals, lengths, times and money. Pure text in, pure text out; it knows no business."""

import re
import unicodedata
from collections.abc import Iterable

NOTHING_SAID = frozenset({
    "-", "--", "?", "x", "xx", "xxx", "n/a", "na", "none", "nothing", "nil", "tbd", "tba", "todo", "later", "idk", "unknown",
    "test",
    "asdf", "dunno", "not sure", "don't know", "do not know", "dont know", "no idea", "not yet", "to be defined", "to be decided",
})  # fmt: skip
_HIDDEN = re.compile(r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc]")
_BULLET = re.compile(r"^\s*(?:[-*•·>#]+|\d{1,2}[.)])\s+")
_BRACKETS = str.maketrans("[]{}", "()()")
_VOWEL_SOUND = re.compile(r"^(?:[aeiou](?!ni[tvqf])|hour|honest|heir|8|11\b|18\b|[FHLMNRSX](?=[A-Z]))", re.IGNORECASE)
_NAMES = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "june",
    "july", "august", "september", "october", "november", "december", "english", "german", "french", "spanish", "british",
    "american", "european", "xero", "quickbooks", "stripe", "slack", "google", "shopify", "etsy", "instagram", "facebook",
    "linkedin", "whatsapp", "zoom", "microsoft", "apple", "amazon", "paypal", "christmas", "easter", "london", "berlin", "paris",
})  # fmt: skip


def clean(text: str) -> str:
    """A person's words as one plain line: no hidden characters, no bullet, no brackets that look like a placeholder."""
    plain = unicodedata.normalize("NFC", _HIDDEN.sub("", text.replace("\n", " ").replace("\t", " ")))
    return re.sub(r"\s+", " ", _BULLET.sub("", plain).translate(_BRACKETS)).strip()


def said(text: str) -> str:
    """The cleaned text, or nothing when it only says that there is nothing to say (TBD, n/a, ?)."""
    plain = clean(text)
    bare = re.sub(r"[().!…]+", "", plain).strip().casefold()
    letters = any(c.isalnum() for c in bare)
    return plain if letters and bare not in NOTHING_SAID and not bare.startswith("lorem ipsum") else ""


def pieces(text: str) -> tuple[str, ...]:
    """The separate points of a rough note: by line, or by sentence when there is only one line."""
    lines = [line for line in text.splitlines() if line.strip()]
    split = r";\s" if len(lines) > 1 else r";\s|(?<=[a-z0-9)][.!?])\s+(?=[A-Z0-9])"
    parts = (p for line in lines for p in re.split(split, line))
    return unique(bare(s) for p in parts if (s := said(p)))


def unique(items: Iterable[str]) -> tuple[str, ...]:
    """The items in order, each once (ignoring case), without empty ones."""
    return tuple({i.casefold(): i for i in reversed([i for i in items if i])}.values())[::-1]


def joined(items: Iterable[str], last: str = "and") -> str:
    """`a, b and c`."""
    words = [i for i in items if i]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def a(noun: str) -> str:
    """The noun with its article: `an hour`, `a client`."""
    return f"{'an' if _VOWEL_SOUND.match(noun) else 'a'} {noun}"


def plural(noun: str, count: float = 2) -> str:
    """The noun for this many: `clients`, `1 reply`, `batches`."""
    if count == 1:
        return noun
    if noun in ("person", "child"):
        return {"person": "people", "child": "children"}[noun]
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if re.search(r"(?:s|x|ch|sh)$", noun) else "s")


def counted(count: float, noun: str) -> str:
    """`1 customer`, `12 customers`."""
    return f"{count:,.10g} {plural(noun, count)}"


def opened(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def lowered(text: str, names: str = "") -> str:
    """The text with a small first letter, unless its first word is a name, an abbreviation or `I`. `names` are words to keep."""
    first = re.split(r"[\s,.;:'’]", text, maxsplit=1)[0]
    keep = first in ("I",) or first[1:] != first[1:].lower() or first.casefold() in _NAMES or _names(first, names)
    return text if keep else text[:1].lower() + text[1:]


def _names(first: str, text: str) -> bool:
    return bool(first) and re.search(rf"[a-z,] {re.escape(first)}\b", text) is not None


def bare(text: str) -> str:
    """The text without its closing punctuation."""
    return text.strip().rstrip(".,;:!…").strip()


def sentence(text: str) -> str:
    """The text as a sentence: capital first, one closing mark, single spaces."""
    plain = re.sub(r"\s+", " ", text).strip()
    if not plain:
        return ""
    return opened(plain) if plain[-1] in ".!?…" else opened(plain.rstrip(",;:")) + "."


def text_of(*sentences: str) -> str:
    """Sentences put together into a paragraph; empty ones fall out."""
    return " ".join(s for part in sentences if (s := sentence(part)))


_SIDE = re.compile(
    r"\s*(?:[,;:(]|\s[-–]\s)|\s+(?:because|and then|so that|since|while|whenever|when|until|unless|although|if|within|by the|"
    r"in the first|from \w+ to|with (?:less|more|no)|after \d+|only once)\b",
    re.IGNORECASE,
)


def short(text: str, words: int = 10) -> str:
    """The main clause of somebody's words, by which the rest of a document calls it; at least three words."""
    plain = bare(text)
    cuts = [m.start() for m in _SIDE.finditer(plain) if len(plain[: m.start()].split()) >= 3]
    main = plain[: cuts[0]] if cuts else plain
    return main if len(main.split()) <= words else trimmed(plain, 90)


def trimmed(text: str, limit: int) -> str:
    """The text within the limit: cut after a sentence or clause when one ends late enough, else after a word, with `…`."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    ends = [m.start() for m in re.finditer(r"[.;,:](?=\s)", cut)]
    if ends and ends[-1] > limit * 0.4:
        return cut[: ends[-1]] + ("." if text.endswith(".") else "")
    whole = cut if text[limit - 1].isspace() else re.sub(r"\s+\S*$", "", cut)
    return whole.rstrip(" ,;:") + "…"


def money(amount: float, currency: str = "") -> str:
    """`EUR 50`, `50` without a currency; cents only where there are some."""
    number = f"{amount:,.0f}" if float(amount).is_integer() else f"{amount:,.2f}"
    return f"{currency} {number}".strip()


def span(minutes: float) -> str:
    """A length of time in plain words: `45 minutes`, `2 hours`, `2 hours 40 minutes`."""
    hours, rest = divmod(round(minutes), 60)
    return joined([counted(hours, "hour")] * bool(hours) + [counted(rest, "minute")] * bool(rest or not hours))


def mentions(text: str, words: Iterable[str]) -> bool:
    """True when one of the words or phrases occurs, whole and in any case (a plural `s` counts as the word)."""
    return any(re.search(rf"(?<!\w){re.escape(w)}(?:s|es)?(?!\w)", text, re.IGNORECASE) for w in words if w)


_BY = {
    "in person": "in person",
    "help desk": "through the help desk",
    "community": "in the community",
    "Slack Connect": "in Slack Connect",
}


def by(channel: str) -> str:
    """A channel as the way something goes: `by email`, `in person`, `through the help desk`."""
    return _BY.get(channel, f"by {channel}")
