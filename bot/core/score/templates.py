"""The check of a Bible's messages: are the scenarios covered, can they be sent, do they keep to the company's words. Pure."""

import re
from collections.abc import Iterable
from typing import cast

from bot.core.content.bible_words import Checkins, Responses, Template, Templates
from bot.core.score.rows import Part, Verdict, tally
from bot.core.score.subject import Subject
from bot.core.score.text import grade

LONGEST = 1200
HARDEST = 9.0
BESIDES = {"check-in": ("check",), "follow-up": ("follow",), "feedback": ("feedback", "opinion")}
"""What there has to be a message for beside the five scenarios, and a word of its key or title that shows it."""
_NAMES_THEM = re.compile(r"(?i)\bnever\b|\bavoid\b|\bwords\b")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_VARIABLE = re.compile(r"\{(\w+)\}")


def judge_templates(s: Subject) -> Verdict:
    """Half a point for each of eight occasions with a message; two for variables, words, length and ease."""
    held, answers = cast(Templates, s.contents["templates"]), cast(Responses, s.contents["responses"])
    all_ = (*held.templates, *cast(Checkins, s.contents["checkins"]).templates)
    ready = {t.title for t in all_ if t.subject.strip() and t.body.strip()}
    parts = [Part(f.template in ready, 0.5, f"a message for “{f.scenario}”") for f in answers.frameworks[:5]]
    parts += [Part(False, 0.5, "a scenario with its message")] * (5 - len(parts))
    parts += [Part(_about(all_, marks), 0.5, f"a message for {name}") for name, marks in BESIDES.items()]
    parts += _sendable(s, held, all_)
    ease = _ease(all_)
    return tally(
        parts, f"{len(all_)} messages for every scenario, none over {LONGEST} characters, school year {max(ease, 0):.0f}."
    )


def _about(all_: Iterable[Template], marks: tuple[str, ...]) -> bool:
    return any(mark in f"{t.key} {t.title}".casefold() and t.body.strip() for t in all_ for mark in marks)


def _sendable(s: Subject, held: Templates, all_: tuple[Template, ...]) -> list[Part]:
    declared = {v.name for v in held.variables}
    unknown = sorted({v for t in all_ for v in _VARIABLE.findall(t.subject + t.body)} - declared)
    banned = _used(held.words_never, all_) or _said(s, held.words_never)
    long = [t.title for t in all_ if len(t.body) > LONGEST]
    ease = _ease(all_)
    return [
        Part(not unknown, 0.5, f"what to put for {', '.join(f'{{{v}}}' for v in unknown)}"),
        Part(not banned, 0.5, f"other words for what you never say: {'; '.join(banned)}"),
        Part(not long, 0.5, f"shorter messages than {', '.join(long)} ({LONGEST} characters at most)"),
        Part(ease <= HARDEST, 0.5, f"simpler sentences (school year {ease:.0f}, {HARDEST:.0f} at most)"),
    ]


def _used(never: Iterable[str], all_: Iterable[Template]) -> list[str]:
    found = ((w, t.title) for w in never if w.strip() for t in all_ if re.search(rf"(?i)(?<!\w){re.escape(w)}(?!\w)", t.body))
    return [f"“{w}” in {title}" for w, title in found]


def _said(s: Subject, never: Iterable[str]) -> list[str]:
    """Words never to use that stand in the Bible's own sentences; where they are listed or quoted as such they may."""
    asked = " ".join(str(f.value) for k, f in s.facts.facts.items() if k != "words").casefold()
    own = [line for b in s.own for line in b.text.splitlines() if not _NAMES_THEM.search(line)]
    text = _QUOTED.sub(" ", "\n".join(own))
    used = (w for w in never if w.strip() and w.casefold() not in asked)
    return [f"“{w}” in the text" for w in used if re.search(rf"(?i)(?<!\w){re.escape(w)}(?!\w)", text)]


def _ease(all_: tuple[Template, ...]) -> float:
    bodies = [_VARIABLE.sub("it", t.body) for t in all_ if t.body.strip()]
    return sum(map(grade, bodies)) / len(bodies) if bodies else 0.0
