"""The last hand on every composed text: words never used, and what a person asked for in a review. Nothing is lost."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from bot.core.brief import Brief
from bot.core.content.base import Content, Evidence, Origin
from bot.core.facts import Fact
from bot.core.values import Value
from bot.writers.offline.phrases import clean, mentions, sentence, trimmed, unique
from bot.writers.offline.voice import voice
from bot.writers.offline.wording import replaced, without

REQUEST = "request"
"""The `ref` of evidence that keeps what was asked for in a review."""

_KEPT = frozenset({
    "evidence", "additions", "words_never", "not_say", "key", "stage", "partner", "signal", "clock", "variables", "quote",
    "customer_words",
})  # fmt: skip
"""Fields that stay as they are: names for the program, and words that are quoted in order not to be used."""

_QUOTES = "\"'“”‘’«»"
_REPLACE = (
    re.compile(r"^(?:please\s+)?(?:replace|change)\s+(?P<old>.+?)\s+(?:with|by|to|into)\s+(?P<new>.+)$", re.I),
    re.compile(
        (
            r"^(?:please\s+)?(?:say|write|use|call (?:it|them|us))\s+(?P<new>.+?)\s+(?:instead of|rather than|and not|"
            r"not)\s+(?P<old>.+)$"
        ),
        re.I,
    ),
    re.compile(r"^(?:instead of)\s+(?P<old>.+?),?\s+(?:please\s+)?(?:say|write|use)\s+(?P<new>.+)$", re.I),
)
_REMOVE = re.compile(
    r"^(?:please\s+)?(?:(?:do not|don['’]?t|never|no longer)\s+(?:mention|say|use|write|talk about)|remove|delete|drop|"
    r"leave out|take out|cut|without)\s+"
    r"(?:the\s+)?(?:words?\s+|phrase\s+|mention(?:s)? of\s+|any mention of\s+)?(?P<old>.+)$",
    re.I,
)
_SHORTER = re.compile(
    r"\b(?:short(?:er|en)|briefer|more concise|too long|too wordy|trim|condense|half as long|less text)\b", re.I
)
_WARMER = re.compile(r"\b(?:warmer|friendlier|more personal|less formal|more human|too (?:cold|formal|stiff))\b", re.I)
_FORMAL = re.compile(r"\b(?:more formal|more professional|less casual|too (?:casual|chatty|informal)|brisker)\b", re.I)
V = TypeVar("V")


@dataclass(frozen=True)
class Wishes:
    """What reviews asked for, sorted: words to swap, words to leave out, length and tone, and what rules cannot do."""

    swaps: tuple[tuple[str, str], ...]
    banned: tuple[str, ...]
    shorter: bool
    tone: str
    rest: tuple[str, ...]


def asked(brief: Brief) -> tuple[str, ...]:
    """Every request made of this deliverable so far, oldest first: those kept with its last draft, and the new one."""
    own = brief.accepted.get(brief.spec.key, {})
    kept = own.get("evidence", ())
    rows = [r for r in kept if isinstance(r, dict) and r.get("ref") == REQUEST] if isinstance(kept, list | tuple) else []
    before = tuple(_whole(str(r.get("quote", "")), own.get("additions", ())) for r in rows) or _agreed(brief.previous)
    return unique((*before, *_clauses(brief.request)))


def _whole(quote: str, additions: object) -> str:
    """The request in full: evidence holds its beginning, the additions of the last draft hold the rest."""
    held = [str(a) for a in additions] if isinstance(additions, list | tuple) else []
    start = quote.rstrip("…").rstrip()
    return next((a.rstrip(".") for a in held if len(quote) > 150 and a.casefold().startswith(start.casefold())), quote)


def _agreed(previous: str) -> tuple[str, ...]:
    """What the last draft lists as agreed in review, read from its Markdown."""
    _, found, listed = previous.partition("#### Agreed in review\n")
    lines = [line[2:] for line in listed.split("\n#")[0].splitlines() if line.startswith("- ")]
    return tuple(_clauses(re.sub(r"\\(?=[^\w\s])", "", "\n".join(lines)).replace("&lt;", "<"))) if found else ()


def _clauses(text: str) -> tuple[str, ...]:
    return tuple(trimmed(c, 500) for line in re.split(r"\n|;|(?<=\w{2}[.!?])\s+", text) if (c := clean(line).rstrip(".!")))


def wishes(clauses: tuple[str, ...]) -> Wishes:
    """Sorts requests by what a rule can do; a clause that says more than its rule does is kept in words as well."""
    swaps: list[tuple[str, str]] = []
    banned: list[str] = []
    rest: list[str] = []
    for clause in clauses:
        if found := next((m for p in _REPLACE if (m := p.match(clause))), None):
            swaps.append((_term(found["old"]), _term(found["new"])))
        elif (gone := _REMOVE.match(clause)) and len(_term(gone["old"]).split()) <= 6:
            banned.append(_term(gone["old"]))
        elif not (_tone(clause) or _SHORTER.search(clause)) or len(clause.split()) > 6:
            rest.append(clause)
    tone = next((t for clause in reversed(clauses) if (t := _tone(clause))), "")
    return Wishes(tuple(swaps), tuple(banned), any(_SHORTER.search(c) for c in clauses), tone, tuple(rest))


def _term(text: str) -> str:
    quoted = re.search(rf"[{_QUOTES}]([^{_QUOTES}]+)[{_QUOTES}]", text)
    return (quoted[1] if quoted else text).strip(_QUOTES + " .,")


def _tone(clause: str) -> str:
    return "personal and warm" if _WARMER.search(clause) else "professional and brisk" if _FORMAL.search(clause) else ""


def toned(brief: Brief) -> Brief:
    """The brief with the tone that a review asked for, so that everything is composed in it."""
    tone = wishes(asked(brief)).tone
    if not tone:
        return brief
    lead = "warm" if "warm" in tone else "formal"
    words = tuple(
        dict.fromkeys([lead, *(w for w in voice(brief.facts).words if w != {"warm": "formal", "formal": "playful"}[lead])])
    )
    said = {"tone": tone, "voice": words[:4]}
    facts = {q: Fact(question=q, label=q, value=v, origin=Origin.ANSWERED, source="review") for q, v in said.items()}
    return brief.model_copy(update={"facts": brief.facts.model_copy(update={"facts": {**brief.facts.facts, **facts}})})


def finished(content: Content, brief: Brief) -> Content:
    """The content without words never used, with the requests applied; what no rule can do stands under `additions`."""
    clauses = asked(brief)
    wish = wishes(clauses)
    text = _everything(content)
    missing = (
        *(f"say “{new}” instead of “{old}”" for old, new in wish.swaps if not mentions(text, (old,))),
        *_absent(wish, text),
    )
    made = _mapped(content, _rule(wish, voice(brief.facts).never))
    made = _shortened(made) if wish.shorter else made
    asked_for = tuple(Evidence(origin=Origin.ANSWERED, ref=REQUEST, quote=trimmed(c, 200)) for c in clauses)
    added = unique(sentence(a) for a in (*made.additions, *wish.rest, *missing))
    return made.model_copy(update={"evidence": (*made.evidence, *asked_for), "additions": added})


def _absent(wish: Wishes, text: str) -> tuple[str, ...]:
    return tuple(f"no mention of “{word}”" for word in wish.banned if not mentions(text, (word,)))


def _rule(wish: Wishes, never: tuple[str, ...]) -> Callable[[str], str]:
    def rule(text: str) -> str:
        for old, new in wish.swaps:
            text = replaced(text, old, new)
        return without(text, (*never, *wish.banned))

    return rule


def _mapped(value: V, rule: Callable[[str], str]) -> V:
    if isinstance(value, Value):
        fields = {name: _mapped(held, rule) for name, held in value if name not in _KEPT}
        return value.model_copy(update=fields)
    if isinstance(value, tuple):
        return tuple(m for v in value if (m := _mapped(v, rule)) != "")  # type: ignore[return-value]
    if isinstance(value, str) and not isinstance(value, Enum):
        return rule(value)  # type: ignore[return-value]
    return value


def _shortened(content: Content) -> Content:
    brief = _mapped(content, lambda text: text if "\n" in text else " ".join(re.split(r"(?<=[.!?])\s+(?=[A-Z])", text)[:2]))
    lists = {n: v[:3] for n, v in brief if n not in _KEPT and _plain(v)}
    return brief.model_copy(update=lists)


def _plain(value: object) -> bool:
    return isinstance(value, tuple) and len(value) > 3 and all(isinstance(v, str) for v in value)


def _everything(content: Content) -> str:
    texts: list[str] = []
    _mapped(content, lambda t: texts.append(t) or t)
    return "\n".join(texts)
