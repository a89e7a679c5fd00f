"""The card's inputs: what the mission needs from people, who gave it, and the button to give or change it. Pure."""

from slackblocks import Block, Button

from bot.core.forms import Form
from bot.core.gathering import ANSWERED, ASSUMED, InputState, input_states
from bot.core.mission import Mission
from bot.core.run import Run, Stage
from bot.slack.actions import Verb, value
from bot.slack.blocks import button, section
from bot.slack.text import line, user

MOST = 20
_OPEN = frozenset({Stage.GATHERING, Stage.WORKING, Stage.CLOSING})


def inputs(mission: Mission, run: Run) -> list[Block]:
    """One line for each input, at most twenty."""
    return [_input(mission, run, state) for state in input_states(mission, run)[:MOST]]


def _input(mission: Mission, run: Run, state: InputState) -> Block:
    form = next((f for f in mission.forms if f.input == state.number and f.questions), None)
    named = f"*{line(state.name, 150)}*"
    text = f"{_icon(state)}  {named}  ·  {_standing(mission, run, state, form)}"
    return section(text, f"input-{state.number}", _button(run, form, state) if form and run.stage in _OPEN else None)


def _icon(state: InputState) -> str:
    if state.state == ANSWERED:
        return ":white_check_mark:"
    return ":grey_question:" if state.state == ASSUMED else ":white_circle:"


def _standing(mission: Mission, run: Run, state: InputState, form: Form | None) -> str:
    if mission.needs and state.number == mission.inputs[0].number:
        return _source(run)
    if run.sample and form and any(q.id in run.answers for q in form.questions):
        return "from the sample company"
    if state.state == ANSWERED:
        return f"answered by {user(state.by)}" if state.by else "answered"
    if state.state == ASSUMED:
        return f"{_given(run, form)}the rest assumed, to be confirmed" if _given(run, form) else "assumed, to be confirmed"
    return _given(run, form) + ("needed" if state.required else "helpful, can wait")


def _source(run: Run) -> str:
    if run.source is None:
        return "needed"
    if not run.source.title:
        return "none; assumed, to be confirmed"
    version = f", version {run.source.version}" if run.source.version else ""
    return f"{line(run.source.title, 150)}{version}"


def _given(run: Run, form: Form | None) -> str:
    """How many questions of the form have an answer, when it is some but not all."""
    questions = form.questions if form else ()
    given = sum(q.id in run.answers for q in questions)
    return f"{given} of {len(questions)} answered, " if given else ""


def _button(run: Run, form: Form, state: InputState) -> Button:
    some = any(q.id in run.answers for q in form.questions) or state.state == ANSWERED
    return button(Verb.ANSWER, "Edit" if some else "Answer", value(run=run.id, form=form.id), suffix=form.id[:200])
