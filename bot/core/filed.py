"""What a file answers: sections whose heading says that they are about one of our questions, taken as they stand. Pure.

Nothing is guessed: a heading that no rule knows answers nothing, and a text that the question would not take is left alone.
An answer that a person typed always beats what a file says.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.core.files import FileSection, FileText
from bot.core.forms import AnswerValue, Form, Question, read

Take = Callable[[FileSection, Question], AnswerValue | None]
_BULLET = re.compile(r"^\s*(?:[-*•·–]|\d{1,2}[.)])\s+")
_HEAD = re.compile(r"\s*(?::|\s[-–]\s|\.(?=\s|$))")
_NUMBERING = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[A-Z][.)])\s+")
_ASKS = re.compile(r"(?:(?:Q|Question)\s{0,3}\d{0,3}\s{0,3}[:.]\s{0,3})?([^?]{6,200}\?)")
MOST_ASKED = 5


@dataclass(frozen=True)
class Answered:
    """A question that a section of a file answers: with what, and where it stands."""

    question: str
    value: AnswerValue
    file: FileText
    section: FileSection

    @property
    def source(self) -> str:
        """How a document names the place."""
        return self.file.says_where(self.section)


def answered(files: Iterable[FileText], questions: Iterable[Question]) -> dict[str, Answered]:
    """What the files answer of these questions; of several sections about one question the first counts."""
    every = [(f, s) for f in files for s in f.sections]
    found = ((q, _first(q, every)) for q in questions if q.id in RULES)
    return {q.id: each for q, each in found if each is not None}


def _first(question: Question, every: list[tuple[FileText, FileSection]]) -> Answered | None:
    rule = RULES[question.id]
    for file, section in every:
        if rule.about.fullmatch(_title(section.heading)) and (value := _fitting(question, rule.take(section, question))):
            return Answered(question.id, value, file, section)
    return _asked(question, every) if question.id == "requests_common" else None


def _title(heading: str) -> str:
    return " ".join(_NUMBERING.sub("", heading).replace("’", "'").casefold().strip(" .:#*").split())


def _fitting(question: Question, value: AnswerValue | None) -> AnswerValue | None:
    """The value as the form would take it; None when it would not."""
    one = Form(id="one", title="one", questions=(question,))
    return read(one, {question.id: value}, assume=True).values.get(question.id)


def _asked(question: Question, every: list[tuple[FileText, FileSection]]) -> Answered | None:
    """The questions that customers ask, where each is a heading of its own."""
    asked = [(f, s) for f, s in every if s.heading.rstrip().endswith("?")]
    value = _within((_NUMBERING.sub("", s.heading) for _, s in asked[:MOST_ASKED]), question) if len(asked) > 1 else None
    return Answered(question.id, fits, *asked[0]) if value and (fits := _fitting(question, value)) else None


def _lines(section: FileSection, question: Question) -> AnswerValue | None:
    """The lines of the section without their bullets, as many whole ones as the question takes."""
    return _within((_BULLET.sub("", line).strip() for line in section.text.splitlines()), question)


def _within(lines: Iterable[str], question: Question) -> str | None:
    most, kept = int(question.high or 3000), list[str]()
    for line in (each for each in lines if each):
        if len("\n".join([*kept, line])) > most:
            break
        kept.append(line)
    return "\n".join(kept) or None


def _heads(section: FileSection, question: Question) -> AnswerValue | None:
    """What each line begins with, before it explains itself: `Honesty: we say it early` is Honesty."""
    lines = [_BULLET.sub("", line).strip() for line in section.text.splitlines() if line.strip()]
    parts = lines if len(lines) > 1 else re.split(r",|;| and ", lines[0].rstrip(".")) if lines else []
    heads = [_HEAD.split(part.strip(), maxsplit=1)[0].strip() for part in parts]
    short = [h for h in heads if h and len(h.split()) <= 4]
    return ", ".join(short[:5]) if len(short) == len(heads) else None


def _questions(section: FileSection, question: Question) -> AnswerValue | None:
    """The lines that ask something."""
    lines = (_BULLET.sub("", line).strip() for line in section.text.splitlines())
    asked = [found[1] for line in lines if (found := _ASKS.match(line))]
    return _within(asked[:MOST_ASKED], question)


def _never(section: FileSection, question: Question) -> AnswerValue | None:
    return _labelled("Never", section, question)


def _labelled(label: str, section: FileSection, question: Question) -> AnswerValue | None:
    words = [_BULLET.sub("", line).strip(" .;“”\"'") for line in section.text.splitlines() if line.strip()]
    kept = _within((f"{w}," for w in words), question.model_copy(update={"high": (question.high or 600) - len(label) - 2}))
    return f"{label}: {' '.join(kept.splitlines()).rstrip(',')}" if kept else None


def _named(section: FileSection, question: Question) -> AnswerValue | None:
    """The options that the section names, in the order of the form."""
    words = section.text.casefold()
    found = [o for o in question.options if re.search(rf"(?<![\w-]){re.escape(o.casefold())}(?![\w-])", words)]
    return tuple(found[: int(question.high or len(found))]) or None


@dataclass(frozen=True)
class Rule:
    """Which headings are about a question, and how the text of such a section becomes an answer."""

    about: re.Pattern[str]
    take: Take


def _rule(about: str, take: Take = _lines) -> Rule:
    return Rule(re.compile(about), take)


RULES: dict[str, Rule] = {
    "vision": _rule(
        r"(?:our )?(?:vision|mission|purpose|vision and mission|mission and vision)(?: statement)?|why we (?:exist|do this)"
    ),
    "serve": _rule(
        r"who we (?:serve|help|work with)(?:, and who(?:m)? not| best)?|(?:our )?(?:ideal|target|best) "
        r"(?:customers?|clients?|audience|market)|who (?:it|this) is for"
    ),
    "success": _rule(
        r"(?:our |customer |client )?success|what (?:customer |client )?success (?:means|looks like|is)|"
        r"what (?:customers|clients) call success"
    ),
    "voice": _rule(r"(?:our |brand )?(?:tone|voice|tone of voice|brand voice)|how (?:we|the brand) sounds?", _named),
    "words": _rule(
        r"(?:words|phrases|things|sentences)(?: that)? (?:we |to )?(?:never|avoid|don't|do not)"
        r"(?: (?:use|say|write|to use|to say))?|"
        r"(?:words we |we )?never (?:say|use|write)|(?:banned|forbidden) (?:words|phrases)",
        _never,
    ),
    "values": _rule(r"(?:our |core |company |our core )?values(?: we (?:decide|live) by)?|what we (?:value|stand for)", _heads),
    "never_do": _rule(
        r"(?:what|things) we (?:never do|will never do|won't do|will not do|do not do|don't do|refuse)|"
        r"lines we (?:will|do) not cross|(?:our )?red lines|we never"
    ),
    "promises": _rule(r"(?:our |customer |service |the )?promises?(?: to (?:our )?(?:customers|clients|you))?|what we promise"),
    "first_week": _rule(
        r"(?:your |the |a new customer's |a new client's )?first week|(?:customer |client )?onboarding|getting started"
    ),
    "worries": _rule(r"(?:common |usual )?(?:worries|objections|concerns)(?: before buying)?|what holds people back"),
    "requests_common": _rule(
        r"faqs?|frequently asked(?: questions)?|(?:the )?(?:most )?common (?:questions|requests)|"
        r"questions (?:people|customers|clients) (?:often )?ask(?: us)?",
        _questions,
    ),
    "stuck_points": _rule(r"where (?:customers|clients|people) get stuck|(?:common |typical )?(?:pain|sticking) points"),
    "segments": _rule(r"(?:our |customer |client )?segments"),
    "priorities": _rule(r"(?:our |the |three |top )?priorities(?: for the (?:period|quarter|year))?"),
    "key_dates": _rule(r"(?:key|important) dates|dates to plan around"),
}
"""Question id -> the headings that are about it."""
