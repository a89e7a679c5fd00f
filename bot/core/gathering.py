"""What a run still needs: the state of each input, and when drafting may start."""

from bot.core.forms import AnswerValue, Form
from bot.core.mission import Input, Mission
from bot.core.paging import following, pages, whole
from bot.core.run import Run
from bot.core.values import Value

ANSWERED, ASSUMED, MISSING = "answered", "assumed", "missing"


class InputState(Value):
    """Where one input stands: `answered`, `assumed` or `missing`, and the user id behind it."""

    number: int
    name: str
    required: bool
    state: str
    by: str = ""


def input_states(mission: Mission, run: Run) -> tuple[InputState, ...]:
    """The state of every input, in the mission's order."""
    return tuple(_state(mission, run, item) for item in mission.inputs)


def newly_said(mission: Mission, before: Run, after: Run) -> set[str]:
    """The ids of the questions that now have another value; an assumption that was confirmed as it stood is none of them."""
    old, new = _values(mission, before), _values(mission, after)
    return {q for q in old.keys() | new.keys() if old.get(q) != new.get(q)}


def _values(mission: Mission, run: Run) -> dict[str, AnswerValue]:
    unsaid = {q.id: v for q in mission.questions() if (v := q.assume if q.default is None else q.default) is not None}
    return unsaid | {k: a.value for k, a in run.answers.items()}


def missing(mission: Mission, run: Run) -> tuple[str, ...]:
    """The names of the required inputs that nobody answered or assumed yet."""
    return tuple(s.name for s in input_states(mission, run) if s.required and s.state == MISSING)


def source_open(mission: Mission, run: Run) -> bool:
    """True while nobody settled which earlier document the run starts from."""
    return bool(mission.needs) and run.source is None


def ready(mission: Mission, run: Run) -> bool:
    """True when drafting may start: nothing required is missing, and the earlier document is settled."""
    return not source_open(mission, run) and not missing(mission, run)


def next_form(mission: Mission, run: Run, after: str = "") -> Form | None:
    """The first form after `after` that still has an unanswered question; None when all are done."""
    forms = [f for f in mission.forms if f.questions]
    start = next((i + 1 for i, f in enumerate(forms) if f.id == after), 0)
    return next((f for f in forms[start:] if not complete(f, run)), None)


def open_page(form: Form, run: Run) -> Form:
    """Where to go on in a form: the first page that lacks a required answer, else the first one."""
    made, known = pages(form), _known(run)
    return next((p for p in made if any(q.required and q.id not in known for q in p.questions)), made[0])


def next_page(mission: Mission, run: Run, after: str, on: bool) -> Form | None:
    """What follows a page that was sent: the next one of its form; with `on`, then the next form that is not answered."""
    if step := following(mission.forms, after):
        return step
    form = next_form(mission, run, whole(mission.forms, after)) if on else None
    return open_page(form, run) if form else None


def complete(form: Form, run: Run) -> bool:
    """True when each required question is answered, or, in a form without any, at least one question is."""
    required = [q.id for q in form.questions if q.required]
    known = _known(run)
    if required:
        return all(q in known for q in required)
    return any(q.id in run.answers for q in form.questions)


def _known(run: Run) -> set[str]:
    return set(run.answers) | set(run.source.known if run.source else ())


def _state(mission: Mission, run: Run, item: Input) -> InputState:
    state, by = _standing(mission, run, item)
    return InputState(number=item.number, name=item.name, required=item.required, state=state, by=by)


def _standing(mission: Mission, run: Run, item: Input) -> tuple[str, str]:
    form = next((f for f in mission.forms if f.input == item.number), None)
    if mission.needs and item == mission.inputs[0]:
        return _source_standing(run)
    if form and complete(form, run):
        return ANSWERED, _last_author(form, run)
    if item.number in run.assumed:
        return ASSUMED, run.assumed[item.number]
    return MISSING, ""


def _source_standing(run: Run) -> tuple[str, str]:
    if run.source is None:
        return MISSING, ""
    return (ANSWERED if run.source.title else ASSUMED), run.source.by


def _last_author(form: Form, run: Run) -> str:
    answers = [run.answers[q.id] for q in form.questions if q.id in run.answers]
    return max(answers, key=lambda a: a.at).by if answers else (run.source.by if run.source else "")
