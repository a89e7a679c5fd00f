"""Long forms come in pages, and every page is stored by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.events import Answered
from bot.core.forms import Form, Question
from bot.core.gathering import missing, next_page, open_page
from bot.core.jobs import Tell
from bot.core.paging import COMFORTABLE, following, pages, place, whole
from bot.core.run import Stage
from tests.core.given import SAM, Story, small_mission, told


def form_of(count: int, required: bool = True, **change: object) -> Form:
    questions = tuple(Question(id=f"q{n}", label=f"Question {n}", required=required) for n in range(1, count + 1))
    return Form.model_validate({"id": "long", "title": "Long", "input": 1, "intro": "Hello.", "questions": questions} | change)


def mission_with(count: int, **change: object):
    small = small_mission()
    return small_mission(forms=(form_of(count, **change), *small.forms[1:]))


@pytest.mark.parametrize(("count", "sizes"), [(0, [0]), (8, [8]), (9, [5, 4]), (13, [7, 6]), (14, [7, 7]), (17, [6, 6, 5])])
def test_pages_are_few_and_even(count, sizes):
    assert [len(p.questions) for p in pages(form_of(count))] == sizes


@given(st.integers(min_value=1, max_value=200))
def test_no_page_is_too_long_or_empty_and_the_order_is_kept(count):
    form = form_of(count)
    made = pages(form)
    assert [q for p in made for q in p.questions] == list(form.questions)
    assert all(0 < len(p.questions) <= COMFORTABLE for p in made)


def test_only_the_first_page_introduces_the_form_and_all_answer_its_input():
    first, second = pages(form_of(9))
    assert (first.id, first.intro, second.id, second.intro) == ("long/1", "Hello.", "long/2", "")
    assert {first.input, second.input} == {1}
    assert {first.title, second.title} == {"Long"}


def test_a_page_knows_its_form_its_place_and_what_follows():
    mission = mission_with(9)
    assert mission.form("long/2") == pages(mission.forms[0])[1]
    assert place(mission.forms, "long/2") == (2, 2)
    assert (place(mission.forms, "leaves"), place(mission.forms, "quick")) == ((1, 1), (1, 1))
    assert (whole(mission.forms, "long/2"), whole(mission.forms, "leaves")) == ("long", "leaves")
    step = following(mission.forms, "long/1")
    assert step is not None
    assert step.id == "long/2"
    assert following(mission.forms, "long/2") is None
    assert mission.form("long/3") is None


def first_page(story: Story) -> dict[str, str]:
    return {q.id: "x" for q in pages(story.mission.forms[0])[0].questions}


def test_a_page_is_stored_alone_and_the_rest_still_counts_as_missing():
    story = Story(mission_with(9))
    story.happen(Answered, form="long/2", values={"q9": "kept"})
    story.happen(Answered, form="long/1", values=first_page(story))
    assert set(story.run.answers) == {"q1", "q2", "q3", "q4", "q5", "q9"}
    assert "Kettle" in missing(story.mission, story.run)
    story.happen(Answered, form="long/2", values=dict.fromkeys(("q6", "q7", "q8", "q9"), "y"))
    assert "Kettle" not in missing(story.mission, story.run)
    assert story.run.stage is Stage.GATHERING


def test_a_form_is_gone_on_with_where_something_is_missing():
    story = Story(mission_with(9))
    form = story.mission.forms[0]
    assert open_page(form, story.run).id == "long/1"
    story.happen(Answered, form="long/1", values=first_page(story))
    assert open_page(form, story.run).id == "long/2"
    story.happen(Answered, form="long/2", values=dict.fromkeys(("q6", "q7", "q8", "q9"), "y"))
    assert open_page(form, story.run).id == "long/1"


def test_after_a_page_comes_the_next_one_and_then_the_next_form_of_a_walk():
    story = Story(mission_with(9))

    def after(page: str, on: bool) -> str | None:
        found = next_page(story.mission, story.run, page, on)
        return found.id if found else None

    assert (after("long/1", on=False), after("long/1", on=True)) == ("long/2", "long/2")
    assert (after("long/2", on=False), after("long/2", on=True)) == (None, "leaves")
    assert after("long", on=True) == "leaves"


def test_nothing_is_said_in_the_middle_of_a_form_unless_there_is_something_to_remark():
    story = Story(mission_with(9))
    assert told(story.happen(Answered, form="long/1", values=first_page(story))) == []
    assert told(story.happen(Answered, form="long/2", values={"q6": "x"})) == [("U1", "saved")]
    jobs = story.happen(Answered, by=SAM, form="long/1", values={}, remarks=("Two of these do not go together.",))
    assert told(jobs) == [(SAM, "saved"), ("U1", "remarked")]


def test_what_was_understood_is_not_claimed_when_somebody_else_was_first():
    story = Story()
    story.happen(Answered, by=SAM, form="kettle", values={"litres": "one"}, seen=0)
    jobs = story.happen(Answered, form="kettle", values={"litres": "two"}, seen=0, understood=("Litres: two",))
    (word,) = [j for j in jobs if isinstance(j, Tell) and j.notice == "saved"]
    assert word.facts["understood"] == ""


def test_whoever_puts_the_rest_off_on_the_first_page_has_put_the_input_off():
    story = Story(mission_with(9))
    jobs = story.happen(Answered, form="long/1", values={"q1": "x"}, assume=True)
    assert story.run.assumed == {1: "U1"}
    assert told(jobs) == [("U1", "saved")]
