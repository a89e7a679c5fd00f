"""What is judged alike in every kind of document: the cover, the headings, where statements come from. Pure."""

from collections import Counter

from bot.core.content.base import Origin
from bot.core.score.rows import ONLY_TEXT, Part, Verdict, tally
from bot.core.score.subject import Subject
from bot.core.score.text import headings, plain, spoken

FIRST = "Cheat sheet"
REFERENCED = 0.8


def has_version(s: Subject) -> bool:
    """True when the cover names a version and a date."""
    words = plain(s.head)
    return "version" in words.split() and any(ch.isdigit() for ch in words)


def has_owner(s: Subject) -> bool:
    """True when the cover names who answers for the document."""
    return "owner:" in s.head.casefold()


def doubled(s: Subject) -> list[str]:
    """Titles of level 2 and 3 that stand more than once under the same parent."""
    seen: Counter[tuple[str, str]] = Counter()
    parent = ""
    for level, title in headings(s.document.markdown):
        parent = title if level == 2 else parent
        seen[("", title) if level == 2 else (parent, title)] += level in (2, 3)
    return [title for (_, title), count in seen.items() if count > 1]


def evidence(s: Subject) -> Verdict:
    """Most of what people answered is referred to, and what nobody said is listed."""
    if not s.stored:
        return Verdict(0, ONLY_TEXT, 0)
    answered = [k for k, f in s.facts.facts.items() if f.origin in (Origin.ANSWERED, Origin.FILE) and not f.source]
    refs = {e.ref for c in s.contents.values() for e in c.evidence}
    unused = [s.facts.facts[k].label for k in answered if k not in refs]
    listed = spoken(s.block("Assumed, please confirm"))
    unlisted = [f.label for f in s.facts.assumed() if f.label not in listed]
    share = 1 - len(unused) / len(answered) if answered else 1
    worth = 0 if s.document.edited else 1
    parts = [Part(not unlisted, 1, f"not listed as assumed: {_few(unlisted)}")]
    if worth:
        parts.append(Part(share >= REFERENCED, 1, f"answers nothing refers to: {_few(unused)}"))
    good = f"{round(share * 100)} % of the answers are referred to; {len(s.facts.assumed())} assumptions are listed."
    return tally(parts, good)._replace(of=1 + worth)


def _few(names: list[str]) -> str:
    return ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
