"""A long form in steps: pages of a few questions each, in their order, each sent and stored by itself. Pure.

A page is a form too; its id is the form's with a number behind it, such as `foundation/2`.
"""

from collections.abc import Iterable
from math import ceil

from bot.core.forms import Form, Question

COMFORTABLE = 8
"""The most questions that one page asks."""


def pages(form: Form) -> tuple[Form, ...]:
    """The form in as few and as even pages as possible; a short form is its own only page."""
    count = ceil(len(form.questions) / COMFORTABLE)
    if count < 2:
        return (form,)
    size = ceil(len(form.questions) / count)
    return tuple(_page(form, n, form.questions[n * size : (n + 1) * size]) for n in range(count))


def steps(forms: Iterable[Form], form_id: str) -> tuple[Form, ...]:
    """The pages of the form that has this id, or a page with it; empty when there is none."""
    every = ((f.id, pages(f)) for f in forms)
    return next((made for each, made in every if form_id == each or form_id in {p.id for p in made}), ())


def page(forms: Iterable[Form], page_id: str) -> Form | None:
    """The page with this id."""
    return next((p for p in steps(forms, page_id) if p.id == page_id), None)


def place(forms: Iterable[Form], page_id: str) -> tuple[int, int]:
    """Which step a page is and of how many; (1, 1) for a form that has no steps."""
    ids = [p.id for p in steps(forms, page_id)]
    return (ids.index(page_id) + 1, len(ids)) if page_id in ids else (1, 1)


def following(forms: Iterable[Form], page_id: str) -> Form | None:
    """The next page of the same form."""
    forms = tuple(forms)
    number, _ = place(forms, page_id)
    made = steps(forms, page_id)
    return made[number] if page_id in {p.id for p in made[:-1]} else None


def whole(forms: Iterable[Form], page_id: str) -> str:
    """The id of the form that a page belongs to; any other id is its own."""
    return next((f.id for f in forms if page_id in {p.id for p in pages(f)}), page_id)


def _page(form: Form, number: int, questions: tuple[Question, ...]) -> Form:
    change = {"id": f"{form.id}/{number + 1}", "questions": questions, "intro": "" if number else form.intro}
    return form.model_copy(update=change)
