"""What a mission gets when its author wrote no side files: plain forms and plain deliverables. Pure."""

from collections.abc import Iterable

from bot.core.forms import Form, Kind, Question
from bot.core.mission import DeliverableSpec, Input, Mission
from bot.reading import text as inline

_QUICK_INPUTS = 5
_TITLE = 24
_LABEL = 60
_KEY = 40

BUSINESS = Form(
    id="business",
    title="Your business",
    required=True,
    questions=(
        Question(id="business_name", label="Business name", required=True, hint="As customers know it.", low=2, high=80),
        Question(id="offer", label="What you sell, in one sentence", required=True, hint="What it is, and for whom.", low=4),
    ),
)


def generic_forms(mission: Mission) -> tuple[tuple[Form, ...], tuple[str, ...]]:
    """(one form about the business and one per input, a quick start of the business and the required inputs)."""
    held = generic_forms_of(mission.inputs)
    needed = [form.questions[0].id for form in held if form.required][:_QUICK_INPUTS]
    return (BUSINESS, *held), (*(question.id for question in BUSINESS.questions), *needed)


def generic_forms_of(inputs: Iterable[Input]) -> tuple[Form, ...]:
    """One form for each input; inputs of one name are told apart by their numbers."""
    held: dict[str, Form] = {}
    for one in inputs:
        key = _key(one.name) or f"input_{one.number}"
        key = f"{key}_{one.number}" if key in held else key
        held[key] = _form(one, key)
    return tuple(held.values())


def _form(one: Input, key: str) -> Form:
    question = Question(
        id=key,
        label=_cut(one.name, _LABEL),
        kind=Kind.PARAGRAPH,
        required=one.required,
        hint=_cut(one.text, 140) or "What should we know about it? Rough words are fine.",
        assume=f"Nothing was given yet about {one.name}.",
    )
    return Form(id=key, title=_cut(one.name, _TITLE), input=one.number, required=one.required, questions=(question,))


def _key(name: str) -> str:
    key = inline.slug(name).replace("-", "_")[:_KEY].strip("_")
    return f"about_{key}" if key else ""


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "\u2026"


def generic_specs(mission: Mission) -> tuple[DeliverableSpec, ...]:
    """One plain deliverable for each that the document lists."""
    return tuple(
        DeliverableSpec(key=f"p{phase.position}-d{number}", title=title, phase=phase.position, heading=title)
        for phase in mission.phases
        for number, title in enumerate(phase.deliverables, 1)
    )
