"""What a plan takes from the Service Bible: principles, bands, first answers, touchpoints. Read tolerantly, never guessed."""

from dataclasses import dataclass

from bot.core.document import Document
from bot.writers.offline.phrases import bare, said, trimmed
from bot.writers.offline.plan.bible_text import principles

STAGES = {
    "onboarding": "onboarding",
    "usage": "using",
    "success": "succeeding",
    "expansion": "expanding",
    "advocacy": "advocates",
}
"""A stage of the Bible's journey -> the Plan's word for customers in it."""


@dataclass(frozen=True)
class Principle:
    """A principle by its number."""

    n: int
    name: str
    statement: str


@dataclass(frozen=True)
class Bible:
    """The Bible as far as it can be read. `known` is False when there is none.

    `sections` are titles by deliverable key, `answers` the promised first answers as (level, words, service minutes), `today`
    what happens at each stage by the Plan's name of the stage, `warnings` the early signs.
    """

    known: bool
    title: str = ""
    version: int = 0
    principles: tuple[Principle, ...] = ()
    sections: tuple[tuple[str, str], ...] = ()
    bands: tuple[str, ...] = ()
    answers: tuple[tuple[str, str, int], ...] = ()
    today: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()

    def ref(self, key: str) -> str:
        """Where the Bible says it: `Bible, “Principles”`; with no Bible, that there is none yet."""
        if not self.known:
            return "no Bible yet"
        title = dict(self.sections).get(key)
        return f"Bible, “{title}”" if title else "Bible"

    def answer(self, level: str) -> tuple[str, int]:
        """The promised first answer of a level in words and service minutes; nothing and 0 where the Bible does not say."""
        return next(((words, minutes) for name, words, minutes in self.answers if name.casefold() == level), ("", 0))

    @property
    def says(self) -> str:
        """`Customer Service Bible, version 2`."""
        if not self.known:
            return "no Service Bible yet"
        return f"{self.title}, version {self.version}" if self.version else self.title


_NAMES = {
    "definition": "Definition",
    "principles": "Principles",
    "purpose": "Purpose",
    "care": "Care standards",
    "journey": "Journey",
    "proactive": "Proactive service",
    "requests": "Requests",
    "coaching": "Coaching",
    "templates": "Templates",
    "responses": "Responses",
    "checkins": "Check-ins",
    "quality": "Quality standards",
}


def bible(source: Document | None, headings: dict[str, str] | None = None) -> Bible:
    """The Bible from the source document; a pasted one has a text but no contents."""
    if source is None:
        return Bible(False)
    contents, shown = source.contents, {s.title.casefold(): s.title for s in source.sections}
    titles = _NAMES | (headings or {})
    return Bible(
        known=True,
        title=trimmed(said(source.title), 80) or "Customer Service Bible",
        version=source.version,
        principles=_principles(contents.get("principles", {})) or _from_text(source),
        sections=tuple((k, shown.get(t.casefold(), t)) for k, t in titles.items() if k in contents),
        bands=tuple(_text(d, "name") for d in _rows(contents.get("proactive", {}), "bands") if _text(d, "name")),
        answers=_answers(contents.get("requests", {})),
        today=_today(contents.get("journey", {})),
        warnings=tuple(bare(_text(d, "signal")) for d in _rows(contents.get("proactive", {}), "warnings") if _text(d, "signal")),
    )


def _rows(content: dict[str, object], field: str) -> list[dict[str, object]]:
    value = content.get(field)
    return [v for v in value if isinstance(v, dict)] if isinstance(value, list | tuple) else []


def _text(row: dict[str, object], field: str) -> str:
    value = row.get(field)
    return said(value) if isinstance(value, str) else ""


def _principles(content: dict[str, object]) -> tuple[Principle, ...]:
    rows = [d for d in _rows(content, "principles") if _text(d, "name")]
    return tuple(
        Principle(i, trimmed(_text(d, "name"), 60), trimmed(_text(d, "statement"), 220)) for i, d in enumerate(rows[:5], 1)
    )


def _from_text(source: Document) -> tuple[Principle, ...]:
    """The principles of a Bible that holds nothing typed."""
    found = principles(source.markdown) if not source.contents else ()
    return tuple(Principle(i, trimmed(name, 60), trimmed(words, 220)) for i, (name, words) in enumerate(found, 1))


def _answers(content: dict[str, object]) -> tuple[tuple[str, str, int], ...]:
    rows = _rows(content, "levels")
    told = ((_text(d, "name"), _text(d, "first_response"), d.get("first_response_minutes")) for d in rows)
    return tuple((name, words, minutes) for name, words, minutes in told if name and words and isinstance(minutes, int))


def _today(content: dict[str, object]) -> tuple[tuple[str, str], ...]:
    """What happens at each stage now: its first touchpoint that says what is done, not what is asked."""
    found = []
    for row in _rows(content, "stages"):
        done = [t for d in _rows(row, "touchpoints") if (t := bare(_text(d, "what"))) and not t.endswith("?")]
        if done and (stage := STAGES.get(_text(row, "stage"))):
            found.append((stage, done[0]))
    return tuple(found)
