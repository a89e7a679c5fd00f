"""What a writer is given, and what it gives back. Everything in a brief is data of this one run."""

from datetime import date

from bot.core.cost import Account, Usage
from bot.core.document import Document
from bot.core.facts import Facts
from bot.core.mission import DeliverableSpec, Mission, Phase
from bot.core.persona import Persona
from bot.core.values import Value


class Brief(Value):
    """One deliverable to draft. `accepted` holds the typed content (JSON) drafted so far by key, its own last one included.

    `request` is what a person asked to change, `previous` the Markdown it was asked of; `today` the local date.
    """

    mission: Mission
    phase: Phase
    spec: DeliverableSpec
    persona: Persona
    facts: Facts
    today: date
    source: Document | None = None
    variation: str = ""
    accepted: dict[str, dict[str, object]] = {}
    request: str = ""
    previous: str = ""
    account: Account = Account()


class Written(Value):
    """A written deliverable: typed content as JSON, the name of the writer, shown on the draft, and what it took of a model.

    `leans` are the questions whose unconfirmed answers show in it; None when nobody looked.
    """

    content: dict[str, object]
    writer: str
    usage: Usage = Usage()
    leans: tuple[str, ...] | None = None


class PhaseBrief(Value):
    """A phase's drafts for the support persona to read. `drafts` is the typed content (JSON) by key."""

    mission: Mission
    phase: Phase
    support: Persona
    facts: Facts
    drafts: dict[str, dict[str, object]]
    source: Document | None = None
    account: Account = Account()


class Reviewed(Value):
    """The support persona's one objection (two lines at most) and how it was met; empty text means none."""

    text: str = ""
    met: str = ""
    usage: Usage = Usage()
