"""A form as a modal, and a submitted modal as raw values. Pure: what a good answer is, the core decides."""

from typing import Any

from slackblocks import Block, CheckboxGroup, InputBlock, ModalView, Option, PlainText

from bot.core.facts import Fact
from bot.core.forms import AnswerValue, Form, Kind, Question
from bot.core.gathering import source_open
from bot.core.mission import QUICK, Mission
from bot.core.paging import place
from bot.core.prefill import carried, suggestion
from bot.core.run import Run, Stage
from bot.slack import actions, fields, kept
from bot.slack.actions import Dialog
from bot.slack.blocks import context, settled
from bot.slack.text import cut, line, mrkdwn, plain

ASSUME = "assume"
FULL = "full"
START = "Start drafting"
ERROR_LIMIT = 255
MOST_INPUTS = 90


def form_view(form: Form, run: Run, mission: Mission, earlier: dict[str, Fact], flow: str = "", step: str = "") -> dict[str, Any]:
    """The modal for a form, filled in with what is stored, else with the earlier document's facts, else with defaults.

    `form` may be a page of a longer one. `flow` is `full` when the next form follows on submit; `step` is where the form
    stands among all, such as "2 of 4".
    """
    box, page = _may_assume(form), place(mission.forms, form.id)
    asked = [
        block
        for q in form.questions[:MOST_INPUTS]
        for block in (_input(q, _initial(q, run, earlier), _may_stay_empty(q, form, run)), *kept.box(q, run))
    ]
    blocks = [*_opening(form, run, earlier, _where(step, page)), *asked, *([_assume_box(form, run)] if box else [])]
    return view(
        Dialog.FORM,
        form.title,
        blocks,
        START if _starts(form, run, mission) else _submit(flow, step, page),
        actions.meta(run.id, form=form.id, flow=flow, seen=run.revision),
    )


def raw_answers(form: Form, state_values: dict[str, Any]) -> tuple[dict[str, AnswerValue | None], bool]:
    """What was typed and picked, by question id, for `bot.core.forms.read`; and whether the rest may be assumed."""
    values = {q.id: fields.raw(q, _state(state_values, q.id)) for q in form.questions}
    values |= {
        q.id: kept.beside(q, values[q.id], _state(state_values, kept.block(q))) for q in form.questions if kept.concerns(q)
    }
    return values, bool(_state(state_values, assume_block(form)).get("selected_options")) and _may_assume(form)


def error_blocks(errors: dict[str, str]) -> dict[str, str]:
    """Field errors by block id, as Slack wants them."""
    return {block: plain(sentence, ERROR_LIMIT) for block, sentence in errors.items()}


def view(dialog: Dialog, title: str, blocks: list[Block], submit: str | None, meta: str) -> dict[str, Any]:
    """A modal, checked. Raises slackblocks' InvalidUsageError for what Slack would refuse."""
    made = ModalView(
        title=PlainText(plain(title, 24)),
        blocks=blocks,
        submit=PlainText(submit) if submit else None,
        close=PlainText("Close"),
        callback_id=dialog.value,
        private_metadata=meta,
    )
    return settled(made.to_dict())


def _state(state_values: dict[str, Any], block: str) -> dict[str, Any]:
    found = (state_values.get(block) or {}).get(fields.ACTION)
    return found if isinstance(found, dict) else {}


def _starts(form: Form, run: Run, mission: Mission) -> bool:
    """True when sending this form sets the personas to work: the button should say so."""
    return form.id == QUICK and run.stage is Stage.GATHERING and not source_open(mission, run)


def _submit(flow: str, step: str, page: tuple[int, int]) -> str:
    at, _, last = step.partition(" of ")
    more = page[0] < page[1] or (flow == FULL and not (last and at == last))
    return "Save and go on" if more else "Save"


def _where(step: str, page: tuple[int, int]) -> str:
    """Where somebody stands among the forms and in this one: `Form 2 of 4, step 1 of 2`."""
    told = (f"form {step}" if step else "", f"step {page[0]} of {page[1]}" if page[1] > 1 else "")
    where = ", ".join(part for part in told if part)
    return where[:1].upper() + where[1:]


def _opening(form: Form, run: Run, earlier: dict[str, Fact], where: str) -> list[Block]:
    about = "  ·  ".join(part for part in (f"*{line(where, 60)}*" if where else "", mrkdwn(form.intro, 600)) if part)
    source = _carried_from(form, run, earlier)
    carried = f"Some answers are filled in from {line(source, 150)}. Change what is no longer true." if source else ""
    rest = "Everything else is assumed for now, marked as such, and can be changed later." if form.id == QUICK else ""
    return [context(text, f"about-{i}") for i, text in enumerate(t for t in (about, carried, rest) if t)]


def _carried_from(form: Form, run: Run, earlier: dict[str, Fact]) -> str:
    """The earlier document that fills in a question here; a fact that names none is from the one the run starts from."""
    facts = [fact for q in form.questions if q.id not in run.answers and (fact := carried(q, earlier))]
    title = f"{run.source.title}, version {run.source.version}" if run.source and run.source.version else "the earlier document"
    return next((f.source for f in facts if f.source), title) if facts else ""


def _initial(question: Question, run: Run, earlier: dict[str, Fact]) -> AnswerValue | None:
    answer, fact = run.answers.get(question.id), carried(question, earlier)
    if answer is not None:
        return answer.value
    return fact.value if fact is not None else suggestion(question, run)


def _may_assume(form: Form) -> bool:
    return form.input is not None and form.required


def _may_stay_empty(question: Question, form: Form, run: Run) -> bool:
    """Whether the field may stay empty now: nobody needs to answer what was put off in order to change what was not."""
    put_off = form.input in run.assumed and question.id not in run.answers
    return _optional(question, form) or (put_off and _may_assume(form))


def _optional(question: Question, form: Form) -> bool:
    """Whether Slack lets the field stay empty.

    Under a "not yet" box that is every required question that something can be assumed for; when a form has no such
    question, all of them, since the box would be useless otherwise. The core still asks when the box is not ticked.
    """
    if not question.required:
        return True
    if not _may_assume(form) or question.default is not None:
        return False
    return question.assume is not None or not any(q.assume is not None for q in form.questions if q.required)


def _input(question: Question, initial: AnswerValue | None, optional: bool) -> Block:
    unit = f" ({question.unit})" if question.unit and question.unit.casefold() not in question.label.casefold() else ""
    hint = " ".join(part for part in (question.hint.strip(), _bounds(question)) if part)
    return InputBlock(
        label=PlainText(plain(f"{question.label}{unit}", 150) or "Answer"),
        element=fields.element(question, initial),
        block_id=question.id,
        hint=PlainText(plain(hint, 500)) if hint else None,
        optional=optional,
    )


def _bounds(question: Question) -> str:
    """The limits that people should know before they type."""
    low, high, kind = int(question.low or 0), int(question.high or 0), fields.kind(question)
    if kind in (Kind.TEXT, Kind.PARAGRAPH):
        least = f"at least {low:,}" if low > 1 else ""
        most = f"at most {high:,}" if high else ""
        told = ", ".join(part for part in (least, most) if part)
        return f"{told[0].upper()}{told[1:]} characters." if told else ""
    if kind is Kind.NUMBER and question.low is not None and question.high is not None:
        return f"{question.low:,g} to {question.high:,.0f}."
    if kind is Kind.CHOICES and len(question.options) <= fields.CHECKBOXES and (low > 1 or high):
        return f"Pick {low} to {high}." if low and high > low else f"Pick up to {high}." if high else f"Pick at least {low}."
    return ""


def assume_block(form: Form) -> str:
    """The block id of the "not yet" box: one per form, because Slack carries a tick over to the next form of the same id."""
    return f"{ASSUME}-{form.id}"


def _assume_box(form: Form, run: Run) -> Block:
    option = Option(PlainText("Not yet: go on with stated assumptions"), value=ASSUME)
    ticked = [option] if form.input in run.assumed else None
    hint = "What stays empty is assumed and listed in the document for you to confirm."
    return InputBlock(
        label=PlainText(cut("Not everything at hand?", 150)),
        element=CheckboxGroup(action_id=fields.ACTION, options=[option], initial_options=ticked),
        block_id=assume_block(form),
        hint=PlainText(hint),
        optional=True,
    )
