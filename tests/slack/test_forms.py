"""Forms: every kind of question asked, filled in again, read back, and refused in place."""

from pathlib import Path
from typing import Any

import pytest

from bot.core.content.base import Origin
from bot.core.events import Answered
from bot.core.facts import Fact
from bot.core.forms import Form, Kind, Question, read
from bot.core.mission import QUICK, Mission
from bot.core.prefill import suggestion
from bot.core.run import Run, Source
from bot.library import Library
from bot.slack import actions, fields, forms
from bot.workspace import limits
from tests.core.given import OLIVE, PRIYA, Story, new_run
from tests.slack.speech import ANSWERS, mission

MISSIONS = Path(__file__).parents[2] / "missions"


def view_of(form: Form, run: Run | None = None, **more: Any) -> dict[str, Any]:
    """The modal of a form."""
    about = {"earlier": {}} | more
    return forms.form_view(form, run or new_run(mission()), mission(), **about)


def element(view: dict[str, Any], block_id: str) -> dict[str, Any]:
    """The input of a question."""
    return next(b["element"] for b in view["blocks"] if b.get("block_id") == block_id)


def untouched(view: dict[str, Any]) -> dict[str, Any]:
    """What Slack sends when somebody submits a modal as it opened."""
    values: dict[str, Any] = {}
    for block in view["blocks"]:
        if block["type"] == "input":
            given = block["element"]
            first = {name.replace("initial_", ""): value for name, value in given.items() if name.startswith("initial_")}
            named = {"option": "selected_option", "options": "selected_options", "date": "selected_date", "time": "selected_time"}
            named |= {"user": "selected_user", "users": "selected_users"}
            state = {named.get(name, name): value for name, value in first.items()}
            values[block["block_id"]] = {"value": {"type": given["type"], **state}}
    return values


def answered() -> Run:
    """A run in which the whole first form is answered."""
    story = Story(mission())
    story.happen(Answered, form="company", values=ANSWERS)
    return story.run


def test_every_kind_has_its_own_input():
    view = view_of(mission().forms[0])
    kinds = {q.id: element(view, q.id)["type"] for q in mission().forms[0].questions}
    assert kinds == {
        "name": "plain_text_input",
        "about": "plain_text_input",
        "pricing": "static_select",
        "tone": "radio_buttons",
        "days": "checkboxes",
        "channels": "multi_static_select",
        "hours": "number_input",
        "starts": "datepicker",
        "opens": "timepicker",
        "owner": "users_select",
        "team": "multi_users_select",
        "papers": "file_input",
    }
    assert {q.kind for q in mission().forms[0].questions} == set(Kind)


def test_a_form_opened_again_shows_what_was_stored_and_gives_it_back():
    form, run = mission().forms[0], answered()
    raw, assume = forms.raw_answers(form, untouched(view_of(form, run)))
    assert read(form, raw).values == ANSWERS
    assert not assume


def test_an_answer_beats_the_earlier_document_which_beats_the_default():
    form = mission().forms[0]
    earlier = {"opens": fact("opens", "07:00"), "name": fact("name", "From the Bible")}
    fresh = view_of(form)
    assert element(fresh, "opens")["initial_time"] == "09:00"
    carried = view_of(form, earlier=earlier)
    assert element(carried, "opens")["initial_time"] == "07:00"
    assert element(carried, "name")["initial_value"] == "From the Bible"
    assert "Some answers are filled in from Service Book, version 1" in str(carried["blocks"])
    own = {"name": fact("name", "From the Bible").model_copy(update={"source": ""})}
    run = new_run(mission()).model_copy(update={"source": Source(id="d1", title="Service Bible", version=3)})
    assert "filled in from Service Bible, version 3." in str(view_of(form, run, earlier=own)["blocks"])
    assert element(view_of(form, answered(), earlier=earlier), "name")["initial_value"] == "Harbour Books"


def fact(question: str, value: Any) -> Fact:
    """A fact of an earlier document."""
    return Fact(question=question, label=question, value=value, origin=Origin.FILE, source="Service Book, version 1")


@pytest.mark.parametrize("value", ["nonsense", 7, 7.5, (), ("a", "b"), "x" * 5000, "<!here>", "2026-13-01", "25:00"])
def test_a_first_value_that_does_not_fit_its_kind_is_left_out(value):
    for question in mission().forms[0].questions:
        view = view_of(mission().forms[0], earlier={question.id: fact(question.id, value)})
        assert limits.check_view(view) == []


def test_limits_and_examples_are_shown_before_anybody_types():
    view = view_of(mission().forms[0])
    named = next(b for b in view["blocks"] if b.get("block_id") == "name")
    assert named["hint"]["text"] == "As known. At least 2, at most 80 characters."
    assert (named["element"]["min_length"], named["element"]["max_length"]) == (2, 80)
    assert named["element"]["placeholder"]["text"] == "For example: Harbour Books"
    assert (element(view, "hours")["min_value"], element(view, "hours")["max_value"]) == ("1", "60")
    assert element(view, "channels")["max_selected_items"] == 4
    assert next(b for b in view["blocks"] if b.get("block_id") == "hours")["label"]["text"] == "Hours (a week)"


def test_a_form_in_a_row_says_where_it_stands_and_how_it_goes_on():
    form = mission().forms[0]
    assert "*Form 2 of 4*" in str(view_of(form, flow="full", step="2 of 4")["blocks"][0])
    assert view_of(form, flow="full", step="2 of 4")["submit"]["text"] == "Save and go on"
    assert view_of(form, flow="full", step="4 of 4")["submit"]["text"] == "Save"
    assert view_of(form)["submit"]["text"] == "Save"
    meta = actions.parse_meta(view_of(form, answered(), flow="full")["private_metadata"])
    assert (meta.run, meta.form, meta.flow, meta.seen) == ("r1", "company", "full", 1)


def test_the_quick_form_says_that_sending_it_starts_the_drafting():
    quick = Form(id=QUICK, title="Quick start", questions=mission().forms[0].questions[:2])
    waiting = mission(needs=("service-bible",))
    assert view_of(quick)["submit"]["text"] == "Start drafting"
    assert forms.form_view(quick, new_run(waiting), waiting, {})["submit"]["text"] == "Save"


def test_not_yet_is_offered_where_an_input_is_required_and_then_fields_may_stay_empty():
    company, customers = mission().forms
    view = view_of(company)
    optional = {b["block_id"]: b.get("optional", False) for b in view["blocks"] if b["type"] == "input"}
    assert optional["assume-company"]
    assert optional["about"], "something can be assumed for it"
    assert not optional["name"], "nobody can assume a name"
    assert "assume" not in str(view_of(customers)["blocks"])
    ticked = {"assume-company": {"value": {"selected_options": [{"value": "assume"}]}}}
    raw, assume = forms.raw_answers(company, ticked)
    assert assume
    assert read(company, raw, assume).errors == {}
    assert forms.raw_answers(customers, ticked)[1] is False


def test_a_form_of_which_nothing_can_be_assumed_can_still_be_left_for_later():
    form = Form(id="f", title="F", input=1, questions=(Question(id="q", label="Q", required=True),))
    assert view_of(form)["blocks"][0]["optional"]


def test_missing_answers_come_back_as_errors_on_their_fields():
    form = mission().forms[0]
    raw, assume = forms.raw_answers(form, {})
    errors = forms.error_blocks(read(form, raw, assume).errors)
    assert errors == {"name": "Please answer this one.", "about": "Please answer this one.", "pricing": "Please answer this one."}
    assert len(forms.error_blocks({"q": "x" * 900})["q"]) == forms.ERROR_LIMIT


@pytest.mark.parametrize("value", ["99", "-1", "monthly", "", "1e9", "²"])
def test_an_option_that_was_never_offered_is_refused(value):
    form = mission().forms[0]
    state = {"pricing": {"value": {"selected_option": {"value": value}}}}
    assert "pricing" in read(form, forms.raw_answers(form, state)[0]).errors


@pytest.mark.parametrize(
    "state", [{"name": None}, {"name": {"value": None}}, {"name": {"value": "text"}}, {"days": {"value": {}}}]
)
def test_state_of_an_unexpected_shape_counts_as_empty(state):
    assert forms.raw_answers(mission().forms[0], state)[0]["name"] is None


def test_a_choice_without_options_is_asked_as_text():
    question = Question(id="q", label="Q", kind=Kind.CHOICE)
    assert fields.kind(question) is Kind.TEXT
    assert element(view_of(Form(id="f", title="F", questions=(question,))), "q")["type"] == "plain_text_input"


def test_long_titles_labels_hints_and_many_questions_still_open():
    many = tuple(
        Question(id=f"q{i}", label="L" * 400, hint="h" * 900, example="e" * 900, kind=Kind.RADIO, options=("o" * 200, "p" * 200))
        for i in range(120)
    )
    view = view_of(Form(id="f", title="T" * 90, input=1, intro="i" * 3000, questions=many))
    assert limits.check_view(view) == []


SHIPPED = Library.load([MISSIONS]).missions


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda m: m.slug)
def test_every_form_of_the_shipped_missions_opens_empty_and_filled(shipped: Mission):
    run = new_run(shipped)
    story = Story(shipped)
    for form in (*shipped.forms, *filter(None, [shipped.quick_form()])):
        assert limits.check_view(forms.form_view(form, run, shipped, {}, "full", "1 of 4")) == []
        assert len(forms.form_view(form, run, shipped, {})["title"]["text"]) <= 24
        known = {q.id: v for q in form.questions if shipped.sample and (v := shipped.sample.answers.get(q.id)) is not None}
        story.happen(Answered, by=PRIYA, form=form.id, values=known)
        view = forms.form_view(form, story.run, shipped, {})
        assert limits.check_view(view) == []
        assert read(form, forms.raw_answers(form, untouched(view))[0]).values == known | defaults(form, known, story.run)


def defaults(form: Form, known: dict[str, Any], run: Run) -> dict[str, Any]:
    """What stands in the fields that nobody answered."""
    found = {q.id: suggestion(q, run) for q in form.questions if q.id not in known}
    return {name: value for name, value in found.items() if value is not None}


def test_the_shipped_missions_are_there():
    assert {m.slug for m in SHIPPED} >= {"service-bible-creation", "service-plan-development"}
    assert OLIVE != PRIYA
