"""Reads forms.yml into forms. A mistake costs its own question or setting at most, and is said."""

import re
from difflib import get_close_matches

from yaml.nodes import Node

from bot.core.forms import AnswerValue, Form, Kind, Question
from bot.core.forms import read as check
from bot.core.mission import QUICK, Mission
from bot.reading.generic import generic_forms, generic_forms_of
from bot.reading.sheet import Sheet

QUICK_LIMIT = 7
FORMS = 40
QUESTIONS = 40
OPTIONS = 12
_ROOT = frozenset({"quick", "forms"})
_FORM = frozenset({"id", "title", "input", "required", "intro", "questions"})
_QUESTION = frozenset(Question.model_fields)
_ID = re.compile(r"^[a-z][a-z0-9_-]{0,59}$")
_KINDS = [kind.value for kind in Kind]
_CHOOSES = (Kind.CHOICE, Kind.RADIO, Kind.CHOICES)
_MANY = (Kind.CHOICES, Kind.PEOPLE)


def forms(mission: Mission, data: bytes, sheet: Sheet) -> tuple[tuple[Form, ...], tuple[str, ...]]:
    """(forms, quick start) of a forms.yml; an input without a form gets a plain one, an unusable file plain ones for all."""
    root = sheet.table(sheet.load(data), _ROOT, "the file")
    seen: set[str] = set()
    found = [form for node in sheet.entries(root.get("forms"), "`forms`")[:FORMS] if (form := _form(node, seen, sheet))]
    if not found:
        return generic_forms(mission)
    held = _complete(mission, _unique(found, mission, sheet), sheet)
    return held, _quick(root.get("quick"), held, sheet)


def _form(node: Node, seen: set[str], sheet: Sheet) -> Form | None:
    fields = sheet.table(node, _FORM, "a form")
    form_id = sheet.text(fields.get("id"), "a form's `id`")
    if not _ID.match(form_id) or form_id == QUICK:
        sheet.remark("form-id", node, f"a form needs an `id` of small letters and digits, not `{form_id[:60]}`; it was left out")
        return None
    what = f"form `{form_id}`"
    nodes = sheet.entries(fields.get("questions"), f"the questions of {what}")[:QUESTIONS]
    questions = tuple(question for entry in nodes if (question := _question(entry, seen, sheet)))
    if not questions:
        sheet.remark("form-empty", node, f"{what} has no question that can be asked; it was left out")
        return None
    number = sheet.number(fields.get("input"), f"the `input` of {what}")
    return Form(
        id=form_id,
        title=sheet.text(fields.get("title"), f"the title of {what}", 24) or form_id[:24].title(),
        input=int(number) if number is not None else None,
        required=sheet.flag(fields.get("required"), f"`required` of {what}", True),
        intro=sheet.text(fields.get("intro"), f"the intro of {what}"),
        questions=questions,
    )


def _question(node: Node, seen: set[str], sheet: Sheet) -> Question | None:
    fields = sheet.table(node, _QUESTION, "a question")
    name = sheet.text(fields.get("id"), "a question's `id`")
    if not _ID.match(name) or name in seen:
        reason = f"`{name}` is there twice" if name in seen else f"`{name[:60]}` is no `id` of small letters and digits"
        sheet.remark("question-id", node, f"a question was left out: {reason}")
        return None
    seen.add(name)
    what = f"question `{name}`"
    options = tuple(dict.fromkeys(sheet.texts(fields.get("options"), f"an option of {what}", 75)))
    if len(options) > OPTIONS:
        sheet.remark("options", fields.get("options"), f"{what} has {len(options)} options; the first {OPTIONS} are offered")
    asked = Question(
        id=name,
        label=sheet.text(fields.get("label"), f"the label of {what}", 60) or name.replace("_", " ").capitalize(),
        kind=_kind(fields.get("kind"), options, what, sheet),
        required=sheet.flag(fields.get("required"), f"`required` of {what}", False),
        hint=sheet.text(fields.get("hint"), f"the hint of {what}", 140),
        example=sheet.text(fields.get("example"), f"the example of {what}", 150),
        options=options[:OPTIONS],
        unit=sheet.text(fields.get("unit"), f"the unit of {what}", 40),
    )
    return _with_values(_with_bounds(asked, fields, sheet), fields, sheet)


def _kind(node: Node | None, options: tuple[str, ...], what: str, sheet: Sheet) -> Kind:
    word = sheet.text(node, f"the kind of {what}") or Kind.TEXT.value
    if word not in _KINDS:
        near = get_close_matches(word, _KINDS, 1)
        meant = f" (did you mean `{near[0]}`?)" if near else ""
        sheet.remark("kind", node, f"{what} has the unknown kind `{word[:40]}`{meant}; it is asked as text")
        return Kind.TEXT
    if Kind(word) in _CHOOSES and not options:
        sheet.remark("options", node, f"{what} is a {word} without options; it is asked as text")
        return Kind.TEXT
    return Kind(word)


def _with_bounds(question: Question, fields: dict[str, Node], sheet: Sheet) -> Question:
    low = sheet.number(fields.get("low"), f"`low` of question `{question.id}`")
    high = sheet.number(fields.get("high"), f"`high` of question `{question.id}`")
    if low is not None and high is not None and low > high:
        sheet.remark("bounds", fields.get("low"), f"question `{question.id}` has `low` above `high`; both were left out")
        return question
    return question.model_copy(update={"low": low, "high": high})


def _with_values(question: Question, fields: dict[str, Node], sheet: Sheet) -> Question:
    values = {name: value_of(question, fields.get(name), f"the {name} of", sheet) for name in ("default", "assume")}
    return question.model_copy(update=values)


def value_of(question: Question, node: Node | None, what: str, sheet: Sheet) -> AnswerValue | None:
    """A clean value for a question, or None, with a remark, when the question would not take it."""
    raw: AnswerValue | None = sheet.text(node, f"{what} `{question.id}`") if question.kind not in _MANY else None
    if question.kind in _MANY:
        raw = sheet.texts(node, f"{what} `{question.id}`")
    filled = check(Form(id="one", title="one", questions=(question,)), {question.id: raw}, assume=True)
    if filled.errors:
        reason = filled.errors[question.id]
        sheet.remark("value", node, f"{what} question `{question.id}` does not fit it and was left out: {reason}")
    return filled.values.get(question.id)


def _unique(found: list[Form], mission: Mission, sheet: Sheet) -> list[Form]:
    held: dict[str, Form] = {}
    inputs: set[int | None] = set()
    for form in found:
        if form.id in held:
            sheet.remark("form-twice", None, f"form `{form.id}` is there twice; the first counts")
            continue
        fits = form.input is None or (any(i.number == form.input for i in mission.inputs) and form.input not in inputs)
        if not fits:
            reason = "which has a form already" if form.input in inputs else "which the mission does not have"
            sheet.remark("form-input", None, f"form `{form.id}` answers input {form.input}, {reason}; it stands on its own")
        inputs.add(form.input)
        held[form.id] = form if fits else form.model_copy(update={"input": None})
    return list(held.values())


def _complete(mission: Mission, held: list[Form], sheet: Sheet) -> tuple[Form, ...]:
    missing = [i for i in mission.inputs if all(form.input != i.number for form in held)]
    for one in missing:
        sheet.remark("form-missing", None, f"input {one.number} ({one.name[:60]}) has no form; one plain question asks for it")
    return (*held, *generic_forms_of(missing))


def _quick(node: Node | None, held: tuple[Form, ...], sheet: Sheet) -> tuple[str, ...]:
    asked = {question.id: question for form in held for question in form.questions}
    names = tuple(dict.fromkeys(sheet.texts(node, "an entry of `quick`")))
    for name in (name for name in names if name not in asked):
        near = get_close_matches(name, list(asked), 1)
        meant = f" (did you mean `{near[0]}`?)" if near else ""
        sheet.remark("quick-unknown", node, f"`quick` names `{name[:60]}`, which no form asks{meant}; it was left out")
    known = tuple(name for name in names if name in asked)
    if len(known) > QUICK_LIMIT:
        sheet.remark("quick-long", node, f"`quick` has {len(known)} questions; the first {QUICK_LIMIT} are asked")
    return known[:QUICK_LIMIT] or tuple(name for name, q in asked.items() if q.required)[:QUICK_LIMIT]
