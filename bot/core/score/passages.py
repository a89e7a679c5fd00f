"""Whether a passage of a draft may stand, by the same red lines that the finished document has to keep. Pure."""

from collections.abc import Iterable
from datetime import UTC, datetime, time

from bot.core.brief import Brief
from bot.core.document import Document
from bot.core.score.gates import GATES
from bot.core.score.subject import Subject

WHOLE = frozenset({"G6"})
"""Red lines that only a whole document can cross."""


class Passages:
    """The ground of one draft: the facts, what was drafted before it, and what code has settled in it."""

    def __init__(self, brief: Brief, settled: dict[str, object], wording: tuple[str, ...] = ()) -> None:
        """`wording` are the settled parts' own texts, which have been through this before."""
        kept = (s for s in brief.mission.deliverables if s.key in brief.accepted)
        contents = {s.key: brief.accepted[s.key] for s in kept} | {brief.spec.key: settled}
        at = datetime.combine(brief.today, time(), UTC)
        self._document = Document(
            id="", team="", channel="", kind=brief.mission.produces, title="", version=0, run="", slug="", at=at, by="",
            markdown="", facts=brief.facts.facts, contents=contents, asked=(brief.request, *wording),
            files=brief.facts.files,
        )  # fmt: skip
        self._known: dict[str, bool] = {}

    def read(self, texts: Iterable[str]) -> None:
        """Judges many at once, which is quick as long as nothing is wrong with any."""
        every = tuple(dict.fromkeys(texts))
        if self._clean("\n\n".join(every)):
            self._known |= dict.fromkeys(every, True)

    def __call__(self, text: str) -> bool:
        """True when the passage crosses no red line."""
        if text not in self._known:
            self._known[text] = self._clean(text)
        return self._known[text]

    def _clean(self, text: str) -> bool:
        document = self._document.model_copy(update={"markdown": f"# .\n\n## .\n\n{text}\n"})
        subject = Subject(document)
        return not any(line.judge(subject) for line in GATES if line.id not in WHOLE)
