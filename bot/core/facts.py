"""Facts: everything a writer may build on, each with its origin. Made from answers, an earlier document, and defaults."""

from collections.abc import Mapping

from bot.core.content.base import Origin
from bot.core.filed import answered
from bot.core.files import Attachment, Excerpt, FileText, excerpts, texts
from bot.core.forms import AnswerValue, Form, Kind, Question
from bot.core.mission import Mission
from bot.core.run import Answer, Run
from bot.core.values import Value


class Fact(Value):
    """One answer to one question. `by` is the user id for answered facts, `source` the document for facts from a file."""

    question: str
    label: str
    value: AnswerValue
    origin: Origin
    by: str = ""
    source: str = ""

    @property
    def ref(self) -> str:
        """How evidence refers to it: by the place in a file where it stands, else by its question."""
        return self.source if self.origin is Origin.FILE and self.source else self.question


class Facts(Value):
    """The facts of a run by question id, with readers that never invent: an unknown id is None or empty.

    `files` are the attached files that were read, for writers who make something of more than their answers.
    """

    facts: dict[str, Fact] = {}
    files: tuple[FileText, ...] = ()

    def get(self, question: str) -> Fact | None:
        """The fact, or None."""
        return self.facts.get(question)

    def text(self, question: str, otherwise: str = "") -> str:
        """The value as one text; choices are joined with commas."""
        fact = self.facts.get(question)
        if fact is None:
            return otherwise
        return ", ".join(fact.value) if isinstance(fact.value, tuple) else str(fact.value)

    def lines(self, question: str) -> tuple[str, ...]:
        """The value one line each, without bullets and blanks; choices are one line each."""
        fact = self.facts.get(question)
        if fact is None:
            return ()
        raw = fact.value if isinstance(fact.value, tuple) else str(fact.value).splitlines()
        return tuple(line for r in raw if (line := r.strip().lstrip("-*•·").strip()))

    def number(self, question: str) -> float | None:
        """The value as a number, or None when there is none."""
        fact = self.facts.get(question)
        return float(fact.value) if fact and isinstance(fact.value, int | float) else None

    def known(self, question: str) -> bool:
        """True when a person or an earlier document said it, so that it is neither default nor assumed."""
        fact = self.facts.get(question)
        return fact is not None and fact.origin in (Origin.ANSWERED, Origin.FILE, Origin.DERIVED)

    def excerpts(self, most: int = 24_000) -> tuple[Excerpt, ...]:
        """What the files say, at most so many characters of it."""
        return excerpts(self.files, most)

    def assumed(self) -> tuple[Fact, ...]:
        """What nobody said yet: to be listed as assumed and confirmed."""
        return tuple(f for f in self.facts.values() if f.origin in (Origin.ASSUMED, Origin.DEFAULT))


def gather(
    mission: Mission,
    answers: dict[str, Answer],
    earlier: dict[str, Fact],
    source: str = "",
    files: Mapping[str, Attachment] | None = None,
) -> Facts:
    """The facts for a run: an answer beats a file, which beats an earlier document, then the default, then the assumption."""
    said = texts(files or {})
    filed = _filed(mission, answers, said)
    questions = [q for q in mission.questions() if q.kind is not Kind.FILE]
    known = {k: f.model_copy(update={"source": source}) for k, f in earlier.items()} | filed
    found = {q.id: fact for q in questions if (fact := _fact(q, answers.get(q.id), known.get(q.id)))}
    return Facts(facts={k: f for k, f in known.items() if k not in found} | found, files=said)


def _filed(mission: Mission, answers: dict[str, Answer], files: tuple[FileText, ...]) -> dict[str, Fact]:
    """What the files say to questions that nobody answered."""
    open_ = [q for q in mission.questions() if q.id not in answers] if files else []
    return {
        k: Fact(question=k, label="", value=found.value, origin=Origin.FILE, source=found.source)
        for k, found in answered(files, open_).items()
    }


def foreseen(
    mission: Mission, form: Form, values: dict[str, AnswerValue], run: Run, earlier: dict[str, Fact], source: str = ""
) -> Facts:
    """The facts as they will be once these values of a form are stored; what the form leaves empty is answered no more."""
    asked = {q.id for q in form.questions}
    kept = {k: a for k, a in run.answers.items() if k not in asked}
    new = {k: Answer(question=k, value=v, by=run.starter, at=run.started) for k, v in values.items() if k in asked}
    return gather(mission, kept | new, earlier, source, run.files)


def _fact(question: Question, answer: Answer | None, known: Fact | None) -> Fact | None:
    if answer is not None:
        return Fact(question=question.id, label=question.label, value=answer.value, origin=answer.origin, by=answer.by)
    if known is not None:
        return known.model_copy(update={"label": question.label})
    if question.default is not None:
        return Fact(question=question.id, label=question.label, value=question.default, origin=Origin.DEFAULT)
    if question.assume is not None:
        return Fact(question=question.id, label=question.label, value=question.assume, origin=Origin.ASSUMED)
    return None


def people_in(mission: Mission, run: Run) -> frozenset[str]:
    """The user ids of everybody who has a part in a run, as an actor or as an answer."""
    about = [run.answers[q].value for q in _about_people(mission) if q in run.answers]
    named = {u for value in about for u in (value if isinstance(value, tuple) else (str(value),))}
    acted = {a.by for a in run.answers.values()} | {d.edited_by for d in run.drafts.values() if d.edited_by}
    return frozenset(named | acted | {run.starter, run.ended_by or run.starter, *run.approvers})


def _about_people(mission: Mission) -> set[str]:
    return {q.id for q in mission.questions() if q.kind in (Kind.PERSON, Kind.PEOPLE)}


SOMEBODY = "a colleague named in Slack"
"""What a document calls a person whose name nobody told us."""


def named(mission: Mission, facts: Facts, names: dict[str, str]) -> Facts:
    """The facts with people by name instead of by user id."""
    people = _about_people(mission)
    told = {k: _by_name(f, names) if k in people and f.by else f for k, f in facts.facts.items()}
    return facts.model_copy(update={"facts": told})


def _by_name(fact: Fact, names: dict[str, str]) -> Fact:
    ids = fact.value if isinstance(fact.value, tuple) else (str(fact.value),)
    said = tuple(names.get(i, SOMEBODY) for i in ids)
    return fact.model_copy(update={"value": said if isinstance(fact.value, tuple) else said[0]})
