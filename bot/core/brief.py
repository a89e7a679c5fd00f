"""What a writer is given, and what it gives back. Everything in a brief is data of this one run."""

from datetime import date

from bot.core.cost import Account, Usage
from bot.core.document import Document
from bot.core.facts import Facts
from bot.core.mission import DeliverableSpec, Mission, Phase
from bot.core.persona import Persona
from bot.core.quarter.values import Decision, Quarter
from bot.core.spine import Spine
from bot.core.values import Value
from bot.core.wishes import ActivityChange


class Brief(Value):
    """One deliverable to draft. `accepted` holds the typed content (JSON) drafted so far by key, its own last one included.

    `earlier` are the texts (Markdown, by key) of the phases before that people saw, `beside` those of this phase when they were
    written already, `spine` what all drafts share. `request` is what a person asked to change, `objection` what a colleague
    minds, `previous` the Markdown that either is about; `today` the local date. `quarter` is what a review looks back on, and
    `decisions` what was said to its proposals.
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
    earlier: dict[str, str] = {}
    beside: dict[str, str] = {}
    spine: Spine | None = None
    request: str = ""
    objection: str = ""
    previous: str = ""
    activity_changes: tuple[ActivityChange, ...] = ()
    quarter: Quarter | None = None
    decisions: dict[str, Decision] = {}
    account: Account = Account()


class Written(Value):
    """A written deliverable: typed content as JSON, the name of the writer, shown on the draft, and what it took of a model.

    `met` is how a revision met the objection; `leans` are the questions whose unconfirmed answers show in it (None: not known).
    """

    content: dict[str, object]
    writer: str
    met: str = ""
    leans: tuple[str, ...] | None = None
    usage: Usage = Usage()


class PhaseBrief(Value):
    """A phase's drafts for the support persona to read. `drafts` is the typed content (JSON) by key, `beside` what people read.

    `today`, `variation`, `earlier` and `spine` are as in the briefs that the drafts were written from.
    """

    mission: Mission
    phase: Phase
    support: Persona
    facts: Facts
    drafts: dict[str, dict[str, object]]
    today: date | None = None
    source: Document | None = None
    variation: str = ""
    earlier: dict[str, str] = {}
    beside: dict[str, str] = {}
    spine: Spine | None = None
    account: Account = Account()


class Reviewed(Value):
    """The support persona's one objection (two lines at most) and how it was met; empty text means none.

    `deliverables` are the keys of those that the lead should revise for it; none: the drafts meet it as they are.
    """

    text: str = ""
    met: str = ""
    deliverables: tuple[str, ...] = ()
    usage: Usage = Usage()


class SpineBrief(Value):
    """A whole mission, before any of it is written, to settle what its drafts have to agree on."""

    mission: Mission
    facts: Facts
    today: date
    source: Document | None = None
    variation: str = ""
    account: Account = Account()


class WrittenSpine(Value):
    """A spine, and what it took of a model."""

    spine: Spine
    usage: Usage = Usage()
