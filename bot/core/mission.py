"""A mission as a value: what a mission document and its side files say, and nothing about any run of it."""

from enum import StrEnum

from bot.core import paging
from bot.core.forms import Form, Question
from bot.core.persona import Persona, plain_persona
from bot.core.values import Value


class Severity(StrEnum):
    """How much a diagnostic matters to the author."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Diagnostic(Value):
    """One remark of the reader: what it found on which line (1-based), and what it assumed."""

    code: str
    line: int
    severity: Severity
    message: str


class Duration(Value):
    """A time box as written. `minutes` or `days` is [low, high]; both are None when the text says neither."""

    raw: str
    minutes: tuple[int, int] | None = None
    days: tuple[int, int] | None = None


class Input(Value):
    """Something the mission needs from people. `word` is the author's own (required, helpful, optional, ...)."""

    number: int
    name: str
    required: bool
    word: str = ""
    text: str = ""


class LeadSource(StrEnum):
    """Where a phase's lead comes from: its own line, the mission's roster, or nowhere."""

    STATED = "stated"
    INHERITED = "inherited"
    MISSING = "missing"


class Phase(Value):
    """One phase. `lead` and `support` are persona handles without the @; `position` is its order, from 1."""

    position: int
    number: int
    name: str
    duration: Duration | None = None
    note: str = ""
    lead: str | None = None
    lead_source: LeadSource = LeadSource.STATED
    support: tuple[str, ...] = ()
    objective: str = ""
    steps: tuple[str, ...] = ()
    deliverables: tuple[str, ...] = ()


class Point(Value):
    """A bullet with its bold lead-in."""

    name: str
    text: str


class Lever(Value):
    """One multiplier of the Business Chassis that the mission acts on."""

    name: str
    points: tuple[Point, ...]


class Section(Value):
    """A part of the document kept as Markdown under its own heading."""

    title: str
    markdown: str


class DeliverableSpec(Value):
    """One deliverable to draft. `type` names its content type; `uses` the question ids it is drafted from."""

    key: str
    title: str
    phase: int
    type: str = "generic"
    heading: str = ""
    uses: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the deliverable is called in messages and in the document."""
        return self.heading or self.title


class Criterion(Value):
    """One success criterion; `check` names the program check that can show it, or is empty."""

    number: int
    text: str
    check: str = ""


class Sample(Value):
    """An invented company whose answers show the mission without typing."""

    name: str
    answers: dict[str, str | int | float | tuple[str, ...]]


class Mission(Value):
    """A whole mission. `produces` is the kind of document it ends in, `needs` the kinds it starts from.

    `text` is the mission document as read, `sha256` the digest of everything a run of it depends on.
    """

    slug: str
    aliases: tuple[str, ...] = ()
    title: str
    emoji: str = ""
    type: str = ""
    duration: Duration | None = None
    difficulty: str = ""
    value: str = ""
    objective: str = ""
    inputs: tuple[Input, ...] = ()
    phases: tuple[Phase, ...]
    criteria: tuple[Criterion, ...] = ()
    levers: tuple[Lever, ...] = ()
    lever_claim: str = ""
    sections: tuple[Section, ...] = ()
    variations: tuple[str, ...] = ()
    closing: str = ""
    produces: str = ""
    document_title: str = ""
    needs: tuple[str, ...] = ()
    next: str = ""
    forms: tuple[Form, ...] = ()
    quick: tuple[str, ...] = ()
    deliverables: tuple[DeliverableSpec, ...] = ()
    personas: tuple[Persona, ...] = ()
    sample: Sample | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    text: str = ""
    sha256: str = ""

    def form(self, form_id: str) -> Form | None:
        """The form or the page of one with this id; `quick` is the quick start, made of questions of the other forms.

        The one question `x` alone is the form `one:x`.
        """
        if form_id == QUICK:
            return self.quick_form()
        if form_id.startswith(ONE):
            return self._one(form_id.removeprefix(ONE))
        return next((f for f in self.forms if f.id == form_id), None) or paging.page(self.forms, form_id)

    def quick_form(self) -> Form | None:
        """The quick start: at most seven questions, in one form; None when the mission has none."""
        questions = tuple(q for name in self.quick if (q := self.question(name)))
        return Form(id=QUICK, title="Quick start", questions=questions) if questions else None

    def _one(self, question_id: str) -> Form | None:
        found = self.question(question_id)
        asked = found.model_copy(update={"required": True}) if found else None
        return Form(id=ONE + question_id, title="Correct", questions=(asked,)) if asked else None

    def question(self, question_id: str) -> Question | None:
        """The question with this id in any form, or None."""
        return next((q for f in self.forms for q in f.questions if q.id == question_id), None)

    def questions(self) -> tuple[Question, ...]:
        """Every question, in the order of the forms."""
        return tuple(q for f in self.forms for q in f.questions)

    def persona(self, handle: str | None, objective: str = "") -> Persona:
        """The persona with this handle; one nobody described gets a plain default."""
        found = next((p for p in self.personas if p.handle == handle), None)
        return found or plain_persona(handle or "coordinator", objective)

    def specs(self, phase: int) -> tuple[DeliverableSpec, ...]:
        """The deliverables of the phase at this position, in order."""
        return tuple(d for d in self.deliverables if d.phase == phase)

    def spec(self, key: str) -> DeliverableSpec:
        """The deliverable with this key. Raises KeyError for an unknown one."""
        found = next((d for d in self.deliverables if d.key == key), None)
        if found is None:
            raise KeyError(key)
        return found

    def section(self, title: str) -> Section | None:
        """The kept section whose title is this, ignoring case, or None."""
        return next((s for s in self.sections if s.title.casefold() == title.casefold()), None)


QUICK = "quick"
ONE = "one:"
