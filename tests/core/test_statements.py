"""Where each statement comes from: seen, compared with the answers, or written by a person."""

from bot.core.facts import gather
from bot.core.forms import Form, Question
from bot.core.run import Answer, Draft, DraftState
from bot.core.statements import Rests, Statement, statements
from tests.core.given import NOON, OLIVE, new_run, small_mission

LITRES = Question(id="litres", label="Litres", required=True)
SORT = Question(id="sort", label="Sort", assume="green gunpowder leaves")


def told(content: dict[str, object], rests: Rests, **draft: object) -> list[Statement]:
    made = small_mission(forms=(Form(id="kettle", title="Kettle", input=1, questions=(LITRES, SORT)),))
    answers = {"litres": Answer(question="litres", value="twelve copper kettles", by=OLIVE, at=NOON)}
    water = Draft(deliverable="water", state=DraftState.READY, content=content, writer="someone", **draft)
    run = new_run(made, answers=answers, drafts={"water": water}, names={OLIVE: "Olive"})
    return list(statements(made, run, gather(made, answers, {}), rests))


def origin(text: str | int, used: dict[str, frozenset[str]] | None, **content: object) -> tuple[str, tuple[str, ...]]:
    (found,) = told({"lead": text, **content}, {"water": used} if used is not None else {})
    return found.origin, found.sources


def test_the_words_of_an_answer_are_answered_by_who_gave_it():
    seen = {"litres": frozenset({"lead"})}
    assert origin("Fill twelve copper kettles first.", seen) == ("answered", ("Litres (answered, Olive)",))


def test_the_weakest_ground_gives_a_statement_its_origin():
    seen = {"litres": frozenset({"lead"}), "sort": frozenset({"lead"})}
    assert origin("Green leaves for copper kettles.", seen)[0] == "assumed"


def test_a_figure_that_follows_from_answers_is_derived():
    assert origin(45, {"litres": frozenset({"lead"})}) == ("derived", ("from Litres (answered, Olive)",))
    assert origin("Ready after 45 minutes.", {"litres": frozenset({"lead"})})[0] == "derived"


def test_what_no_answer_changes_is_an_experts_practice_or_the_default_it_names():
    assert origin("Warm the pot before use.", {}) == ("default", ("an expert's practice",))
    rows = [{"origin": "default", "ref": "warm pots", "quote": "pots are warmed before use"}]
    assert origin("Warm the pots before use.", {}, evidence=rows) == ("default", ("warm pots",))
    chosen = origin("Warm the pot before use.", {"sort": frozenset({"lead"})})
    assert chosen == ("default", ("an expert's practice", "chosen by Sort (assumed)"))


def test_words_of_a_model_are_compared_with_the_answers_and_marked_where_nothing_shows_them():
    assert origin("We fill twelve copper kettles.", None) == ("answered", ("Litres (answered, Olive)",))
    assert origin("Brightwater saved a fortune last year.", None) == ("unproven", ())


def test_a_text_of_a_person_comes_from_that_person_line_by_line():
    lines = told({"lead": "x"}, {}, edited_by=OLIVE, markdown="# Mine\n\n- One, two, three\n")
    assert [(s.text, s.origin, s.sources) for s in lines] == [
        ("Mine", "edited", ("Olive",)),
        ("One, two, three", "edited", ("Olive",)),
    ]
