"""The Bible's first phase as values: what service is, its principles, its purpose, how it cares. They compute nothing."""

from bot.core.content.base import Content
from bot.core.values import Value


class Contrast(Value):
    """A habit of the old way, and what is done here instead."""

    instead_of: str
    we: str


class SuccessDef(Value):
    """Success as a customer would state it. `baseline` is `unknown` until measured; `by_days` is None where no time was named."""

    segment: str
    outcome: str
    metric: str
    baseline: str
    target: str
    by_days: int | None
    customer_words: str


class Definition(Content):
    """What customer service is here. `one_line` at most 120 characters, `definition` at most 400."""

    one_line: str
    definition: str
    success: tuple[SuccessDef, ...]
    contrasts: tuple[Contrast, ...]
    serve_best: tuple[str, ...]
    not_for: tuple[str, ...]
    fit_rule: str
    stopped: tuple[str, ...]


class Principle(Value):
    """A choice that costs something. `name` at most 40 characters; `rank` 1 wins when two principles pull apart."""

    n: int
    name: str
    statement: str
    we_do: tuple[str, ...]
    we_dont: tuple[str, ...]
    example: str
    cost: str
    rank: int
    source: str


class Principles(Content):
    """Exactly five principles and how to decide between them."""

    principles: tuple[Principle, ...]
    tie_break: str
    how_to_use: str


class Connection(Value):
    """A service activity, what it changes for the customer, and which lever of the business it acts on."""

    activity: str
    customer_outcome: str
    lever: str


class Alignment(Value):
    """Something the foundation says, in its own words, and what service makes of it."""

    source: str
    says: str
    service_answer: str


class Purpose(Content):
    """Why service exists here. `purpose` at most 250 characters, `one_line` at most 120."""

    purpose: str
    one_line: str
    connections: tuple[Connection, ...]
    alignment: tuple[Alignment, ...]


class CareStandard(Value):
    """A behaviour, and how one sees that it happened."""

    behaviour: str
    check: str


class ServiceStandard(Value):
    """What customers may count on, and the limit that keeps it sustainable."""

    standard: str
    limit: str


class Care(Content):
    """How care shows, how the relationship is built, and where it ends."""

    approach: str
    standards: tuple[CareStandard, ...]
    relationship: tuple[str, ...]
    service_standards: tuple[ServiceStandard, ...]
    limits: tuple[str, ...]
