"""What is looked for in documents, what is found, and the questions that no document answers."""

from datetime import datetime

from bot.core.values import Value


class Found(Value):
    """A passage that was found: where it stands, and its rank (more is better; comparable within one search only)."""

    document: str
    section: str
    text: str
    rank: float


class Entry(Value):
    """A document in a list: everything but its text."""

    id: str
    channel: str
    kind: str
    title: str
    version: int
    at: datetime
    by: str
    run: str = ""
    brought: str = ""


class Query(Value):
    """A question that a document should answer and does not: asked by whom and when (UTC), of which kind of document."""

    id: str
    team: str
    channel: str
    kind: str
    text: str
    by: str
    at: datetime
