"""The red lines: six gates that no number of points outweighs. Each names what it found and what to do. Pure."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple, cast

from bot.core.content.base import Content
from bot.core.content.bible_process import Requests, TriageLevel
from bot.core.hours import hours
from bot.core.score.echoes import orders
from bot.core.score.strangers import strangers
from bot.core.score.subject import Subject
from bot.core.score.text import headings, open_fence, spoken

LONGEST_WORD = 200
SHOWN = 3
EDIT = "Edit that text, or redraft it."

_BRACKETS = re.compile(r"(?<![\]!\w])\[(?![ xX]\])([^\]\n]{1,80})\](?![(\[:])")
_VARIABLE = re.compile(r"\{(\w+)\}")
_DECLARED = re.compile(r"`\{(\w+)\}`")
_LEFTOVER = re.compile(
    r"(?i)\blorem ipsum\b|\b(?:TBD|TBA|FIXME|XXX)\b|\bTODO\b|\binsert (?:your|the|a|an|name|company|customer|text|date|number)\b"
    r"|\byour (?:company|business|name) here\b|\bas an ai\b|\bas a language model\b|_{4,}|<(?:name|company|date|placeholder)>"
)
_MOJIBAKE = re.compile(r"â€|Ã[\u0080-\u00bf©¤¶¼]|\ufffd|ðŸ")
_MARKS_AS_TEXT = re.compile(r"\\\*\\\*[^*\n]{1,40}")
_EMAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")
_PHONE = re.compile(r"(?<![\w.,-])\+?\d{1,4}[ /-]?\(?\d{2,5}\)?(?:[ /-]?\d{2,5}){2,4}(?![\w-])")
_CARD = re.compile(r"\b(?:\d{4}[ -]){3}\d{4}\b|\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}\b")
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
ABOUT_CUSTOMERS = frozenset({
    "story", "success", "segments", "requests_common", "stuck_points", "why_left", "worries", "serve", "segments_tiers",
})  # fmt: skip
"""Questions whose answers may hold what is private to a customer. What the others say is the company's own."""
_ANSWER = re.compile(
    r"(?i)\b(?:answer|repl[yi]|respon[ds])\w*\b[^.;|\n]{0,60}?\b(?:within|in|under)\s+(\d+|an?|one|two|three)\s+"
    r"(?:service |working |business )?(minute|hour)s?\b"
)
_SPAN = re.compile(
    r"(?i)\bwithin\s+(\d+|an?|one|two|three|four)\s+(?:service |working |business )?(minute|hour|day)s?\b|\bsame service day\b"
)
_LEVEL = re.compile(
    r"(?i)\b(?:urgent|ordinary)[^\w.,;:|\n]{1,4}within (\d+|an?|one|two|three) (?:service |working |business )?hours?\b"
)
_SMALL = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
Judge = Callable[[Subject], str]
"""What is wrong and what to do; empty when the gate is open."""


def _placeholders(s: Subject) -> str:
    said = _said(s)
    declared = set(_DECLARED.findall(s.document.markdown)) | _variables(s)
    text = s.document.markdown
    found = [m[0] for m in _BRACKETS.finditer(text.replace("\\[", "["))]
    found += [m[0] for m in _VARIABLE.finditer(text) if m[1] not in declared]
    found += [m[0] for pattern in (_LEFTOVER, _MOJIBAKE) for m in pattern.finditer(spoken(text))]
    found += orders(s)
    left = [f for f in dict.fromkeys(found) if spoken(f).casefold() not in said]
    return f"Something was left to fill in: {_list(left)}. {EDIT}" if left else ""


def _variables(s: Subject) -> set[str]:
    held = [s.contents[k] for k in ("templates", "checkins") if k in s.contents]
    return {name for c in held for name in _declared(c)}


def _declared(content: Content) -> Iterator[str]:
    yield from (v.name for v in getattr(content, "variables", ()))
    yield from (name for t in getattr(content, "templates", ()) for name in t.variables)


def _invented(s: Subject) -> str:
    found = list(dict.fromkeys(strangers(s)))
    return (
        f"Nobody said this and nothing explains it: {_list(found)}. Take it out, or answer where it comes from." if found else ""
    )


def _impossible(s: Subject) -> str:
    if not s.document.contents:
        return ""
    here = hours(s.facts)
    found = [
        f"“{x.name}: {x.first_response}”" for x in _levels(s) if x.clock == "business" and x.first_response_minutes < here.gap
    ]
    found += [f"“{m}”" for block in s.own for line in block.text.splitlines() for m in _by_level(line, here.gap)]
    found += [f"“{m}”" for block in s.own for line in block.text.splitlines() for m in _too_soon(line, here.gap, here.length)]
    if not found:
        return ""
    return f"Promised sooner than anyone looks ({here.gap} minutes apart): {_list(found)}. Promise longer, or look more often."


def _by_level(line: str, gap: int) -> Iterator[str]:
    """What a line promises for urgent or ordinary requests sooner than anyone looks, whatever else the line says."""
    yield from (m[0] for m in _LEVEL.finditer(spoken(line)) if _minutes(m[1], "hour", 0) < gap)


def _levels(s: Subject) -> tuple[TriageLevel, ...]:
    content = s.contents.get("requests")
    return cast(Requests, content).levels if content else ()


def _too_soon(line: str, gap: int, day: int) -> Iterator[str]:
    """The promise of a line that is too short, unless the same line says what can be kept instead."""
    plain = spoken(line)
    if any(_span(m, day) >= gap for m in _SPAN.finditer(plain)):
        return
    yield from (m[0] for m in _ANSWER.finditer(plain) if _minutes(m[1], m[2], day) < gap)


def _span(found: re.Match[str], day: int) -> int:
    return _minutes(found[1], found[2], day) if found[1] else day


def _minutes(number: str, unit: str, day: int) -> int:
    count = int(number) if number.isdigit() else _SMALL[number.casefold()]
    return count * {"minute": 1, "hour": 60, "day": day}[unit.casefold()]


def _private(s: Subject) -> str:
    own = " ".join(str(f.value) for k, f in s.facts.facts.items() if k not in ABOUT_CUSTOMERS)
    text = _ISO_DATE.sub("", spoken(s.document.markdown))
    found = [m[0] for pattern in (_EMAIL, _CARD, _PHONE) for m in pattern.finditer(text) if m[0] not in own]
    return f"Private data stands in the text: {_list(list(dict.fromkeys(found)))}. Take it out." if found else ""


def _broken(s: Subject) -> str:
    text = s.document.markdown
    found = [f"a code block that never ends ({mark})"] if (mark := open_fence(text)) else []
    found += [f"nothing under “{title}”" if title else "a heading without words" for title in _empty_headings(text)]
    found += [f"a table row of another width: “{row[:60]}”" for row in _uneven(text)]
    said = _said(s)
    found += [f"marks shown as text: “{m[0]}”" for m in _MARKS_AS_TEXT.finditer(text) if spoken(m[0]).casefold() not in _said(s)]
    found += [f"a word of {len(w)} letters" for w in text.split() if len(w) > LONGEST_WORD and spoken(w).casefold() not in said]
    return f"The text would not show well: {_list(found)}. {EDIT}" if found else ""


def _empty_headings(text: str) -> Iterator[str]:
    """Headings without words, and headings of the lowest level of their part with nothing below."""
    lines = [line for line in text.splitlines() if line.strip()]
    yield from (title for _, title in headings(text) if not title)
    marks = [len(m[1]) if (m := re.match(r"^(#{1,6})\s", line)) else 0 for line in lines]
    for line, level, after in zip(lines, marks, [*marks[1:], 1], strict=True):
        if level and 0 < after <= level and spoken(line.lstrip("#")):
            yield spoken(line.lstrip("#"))


def _uneven(text: str) -> Iterator[str]:
    width = 0
    for line in text.splitlines():
        cells = len(re.findall(r"(?<!\\)\|", line)) if line.lstrip().startswith("|") else 0
        if width and cells and cells != width:
            yield line.strip()
        width = (width or cells) if cells else 0


def _incomplete(s: Subject) -> str:
    rule = COUNTED.get(s.document.kind)
    if rule is None or s.written_by_a_person(rule[0]):
        return ""
    key, count, what = rule
    there = len(getattr(s.contents.get(key), key, ())) if s.stored else _numbered(s, what)
    return "" if there in (count, None) else f"There are {there} {what} instead of {count}. Redraft them."


def _numbered(s: Subject, what: str) -> int | None:
    """How many numbered parts the text about these has; None when it numbers nothing."""
    text = next((b.text for b in s.blocks if b.level == 3 and what in b.title.casefold()), "")
    return len(set(re.findall(r"(?m)^#{4,6} (\d+)\.", text))) or None


COUNTED = {"service-bible": ("principles", 5, "principles"), "service-plan": ("initiatives", 3, "initiatives")}
"""Document kind: the deliverable whose parts are counted, and how many there have to be."""


def _said(s: Subject) -> str:
    """What people said, in lower case: their own words are no leftovers of ours."""
    return "\n".join(
        "\n".join(map(str, f.value)) if isinstance(f.value, tuple) else str(f.value) for f in s.facts.facts.values()
    ).casefold()


def _list(found: list[str]) -> str:
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return "; ".join(found[:SHOWN]) + more


class RedLine(NamedTuple):
    """A gate: its id, what an open one says, its judge, and whether it can be judged only with the origins at hand."""

    id: str
    good: str
    judge: Judge
    needs_origins: bool = False


GATES: tuple[RedLine, ...] = (
    RedLine("G1", "Nothing is left to fill in.", _placeholders),
    RedLine("G2", "Every figure, date, quotation and name has an origin.", _invented, True),
    RedLine("G3", "Every promise can be kept in the stated hours.", _impossible, True),
    RedLine("G4", "No private data of customers.", _private),
    RedLine("G5", "The text shows as it should.", _broken),
    RedLine("G6", "What has to be there is there.", _incomplete),
)
"""The gates in the order of their numbers."""
