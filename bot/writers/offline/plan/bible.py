"""What a plan takes from the Service Bible: principles, health bands, which section says what. Read tolerantly, never guessed."""

from dataclasses import dataclass

from bot.core.document import Document
from bot.writers.offline.phrases import said, trimmed


@dataclass(frozen=True)
class Principle:
    """A principle by its number."""

    n: int
    name: str
    statement: str


@dataclass(frozen=True)
class Bible:
    """The Bible as far as it can be read. `known` is False when there is none; `sections` are titles by deliverable key."""

    known: bool
    title: str
    version: int
    principles: tuple[Principle, ...]
    sections: dict[str, str]
    bands: tuple[str, ...]
    levels: tuple[tuple[str, int], ...]

    def ref(self, key: str) -> str:
        """Where the Bible says it: `Bible, section “Principles”`; with no Bible, that there is none yet."""
        if not self.known:
            return "no Bible yet"
        return f"Bible, “{self.sections[key]}”" if key in self.sections else "Bible"

    @property
    def says(self) -> str:
        """`Customer Service Bible, version 2`."""
        if not self.known:
            return "no Service Bible yet"
        return f"{self.title}, version {self.version}" if self.version else self.title


_SECTION_NAMES = {
    "definition": "Definition", "principles": "Principles", "purpose": "Purpose", "care": "Care standards", "journey": "Journey",
    "proactive": "Proactive service", "requests": "Requests", "coaching": "Coaching", "templates": "Templates",
    "responses": "Response frameworks", "checkins": "Check-ins and follow-up", "quality": "Quality standards",
}  # fmt: skip


def bible(source: Document | None) -> Bible:
    """The Bible from the source document; a pasted one has a text but no contents."""
    if source is None:
        return Bible(False, "", 0, (), {}, (), ())
    titles = _titles(source)
    title = trimmed(said(source.title), 80) or "Customer Service Bible"
    principles = _principles(source.contents.get("principles", {}))
    return Bible(True, title, source.version, principles, titles, _bands(source), _levels(source))


def _titles(source: Document) -> dict[str, str]:
    if not source.contents:
        return {}
    shown = {s.title.casefold(): s.title for s in source.sections}
    return {k: shown.get(name.casefold(), name) for k, name in _SECTION_NAMES.items() if k in source.contents}


def _dicts(value: object) -> list[dict[str, object]]:
    return [v for v in value if isinstance(v, dict)] if isinstance(value, list | tuple) else []


def _principles(content: dict[str, object]) -> tuple[Principle, ...]:
    rows = next((found for v in content.values() if (found := [d for d in _dicts(v) if "name" in d and "statement" in d])), [])
    return tuple(
        Principle(i, trimmed(said(str(d["name"])), 60), trimmed(said(str(d["statement"])), 220))
        for i, d in enumerate(rows[:5], 1)
        if said(str(d["name"]))
    )


def _bands(source: Document) -> tuple[str, ...]:
    content = source.contents.get("proactive", {})
    rows = _dicts(content.get("bands")) or next((_dicts(d.get("bands")) for d in content.values() if isinstance(d, dict)), [])
    return tuple(said(str(d["name"])) for d in rows if "name" in d)


def _levels(source: Document) -> tuple[tuple[str, int], ...]:
    content = source.contents.get("requests", {})
    rows = next(
        (found for v in content.values() if (found := [d for d in _dicts(v) if isinstance(d.get("first_response"), int)])), []
    )
    return tuple((said(str(d.get("name", ""))), int(str(d["first_response"]))) for d in rows)
