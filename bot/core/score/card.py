"""The score card of a document: its gates and its checks, by what kind of document it is. Pure."""

from datetime import UTC, datetime

from bot.core.document import Document
from bot.core.score.bible import BIBLE_CHECKS
from bot.core.score.gates import GATES, RedLine
from bot.core.score.generic import GENERIC_CHECKS
from bot.core.score.plan_measures import PLAN_CHECKS
from bot.core.score.rows import ONLY_TEXT, Row, judged
from bot.core.score.subject import Subject
from bot.core.score.values import Gate, ScoreCard
from bot.core.versions.log import without_log

CHECKS: dict[str, tuple[Row, ...]] = {"service-bible": BIBLE_CHECKS, "service-plan": PLAN_CHECKS}
"""Document kind: its checks. Another kind has the generic ones."""
TITLED = {"service bible": "service-bible", "service plan": "service-plan"}
"""What the title of a text says about its kind."""


def score(document: Document) -> ScoreCard:
    """The card of a stored document: every check of its kind, and every gate."""
    # What earlier versions said is no claim of this one.
    said = document.model_copy(update={"markdown": without_log(document.markdown)})
    return _card(Subject(said), CHECKS.get(document.kind, GENERIC_CHECKS))


def score_text(name: str, markdown: str) -> ScoreCard:
    """The card of a text of which nothing else is known: what text alone can show."""
    at, title = datetime.min.replace(tzinfo=UTC), markdown.partition("\n")[0].casefold()
    kind = next((kind for words, kind in TITLED.items() if words in title), "")
    document = Document(
        id=name, team="", channel="", kind=kind, title="", version=0, run="", slug="", at=at, by="", markdown=markdown
    )
    return _card(Subject(document, stored=False), CHECKS.get(kind, GENERIC_CHECKS))


def _card(subject: Subject, rows: tuple[Row, ...]) -> ScoreCard:
    checks = tuple(judged(row, subject) for row in rows)
    return ScoreCard(
        document=subject.document.id,
        points=round(sum(c.points for c in checks), 2),
        of=sum(c.of for c in checks),
        gates=tuple(_gate(line, subject) for line in GATES),
        checks=checks,
    )


def _gate(line: RedLine, subject: Subject) -> Gate:
    if line.needs_origins and not subject.stored:
        return Gate(id=line.id, ok=True, why=ONLY_TEXT)
    found = line.judge(subject)
    return Gate(id=line.id, ok=not found, why=found or line.good)
