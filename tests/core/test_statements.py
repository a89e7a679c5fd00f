"""Where each statement comes from: seen, compared with the answers, or written by a person."""

from bot.core.content.base import Evidence, Origin
from bot.core.facts import gather
from bot.core.forms import Form, Question
from bot.core.run import Answer, Draft, DraftState
from bot.core.statements import Seen, Statement, Watched, statements
from tests.core.given import NOON, OLIVE, new_run, small_mission

LITRES = Question(id="litres", label="Litres", required=True)
POTS = Question(id="pots", label="Pots")
SORT = Question(id="sort", label="Sort", assume="green gunpowder leaves")


def told(content: dict[str, object], watched: Watched, **draft: object) -> list[Statement]:
    made = small_mission(forms=(Form(id="kettle", title="Kettle", input=1, questions=(LITRES, POTS, SORT)),))
    said = {"litres": "twelve copper kettles", "pots": 12}
    answers = {q: Answer(question=q, value=v, by=OLIVE, at=NOON) for q, v in said.items()}
    water = Draft(deliverable="water", state=DraftState.READY, content=content, writer="someone", **draft)
    run = new_run(made, answers=answers, drafts={"water": water}, names={OLIVE: "Olive"})
    return list(statements(made, run, gather(made, answers, {}), watched))


def origin(text: str | int, used: dict[str, frozenset[str]] | None, **content: object) -> tuple[str, tuple[str, ...]]:
    seen = {} if used is None else {"water": Seen(own=frozenset({"lead"}), used=used)}
    (found,) = told({"lead": text, **content}, seen)
    return found.origin, found.sources


def test_the_words_of_an_answer_are_answered_by_who_gave_it():
    seen = {"litres": frozenset({"lead"})}
    assert origin("Fill twelve copper kettles first.", seen) == ("answered", ("Litres (answered, Olive)",))


def test_the_weakest_ground_gives_a_statement_its_origin():
    seen = {"litres": frozenset({"lead"}), "sort": frozenset({"lead"})}
    assert origin("Green leaves for copper kettles.", seen)[0] == "assumed"


def test_a_figure_that_follows_from_answers_is_derived_and_names_its_formula():
    used, rows = {"litres": frozenset({"lead"})}, [{"origin": "derived", "ref": "kettles x 4 minutes", "fields": ["lead"]}]
    shown = ("derived", ("kettles x 4 minutes", "from Litres (answered, Olive)"))
    assert origin(45, used, evidence=rows) == shown
    assert origin("Ready after 45 minutes.", used, evidence=rows) == shown


def test_a_figure_that_a_formula_makes_of_defaults_is_no_better_than_a_default():
    rows = [{"origin": "derived", "ref": "kettles x 4 minutes", "fields": ["lead"]}]
    assert origin(45, {}, evidence=rows) == ("default", ("kettles x 4 minutes", "an expert's practice"))


def test_a_formula_explains_only_its_own_places():
    rows = [{"origin": "derived", "ref": "kettles x 4", "fields": ["leader", "days.*.lead"]}]
    expected = ("default", ("an expert's practice", "chosen by Litres (answered, Olive)"))
    assert origin(45, {"litres": frozenset({"lead"})}, evidence=rows) == expected


def test_contents_stored_without_formulas_are_explained_by_what_its_writer_says_today():
    row = Evidence(origin=Origin.DERIVED, ref="kettles x 4 minutes", fields=("lead",))
    seen = Seen(own=frozenset({"lead"}), used={"litres": frozenset({"lead"})}, rows=(row,))
    (found,) = told({"lead": 45, "evidence": [{"origin": "derived", "ref": "old", "quote": ""}]}, {"water": seen})
    assert found.sources == ("kettles x 4 minutes", "from Litres (answered, Olive)")


def test_a_figure_that_stands_in_an_answer_is_answered():
    assert origin("By the 12th of May", {"pots": frozenset({"lead"})}) == ("answered", ("Pots (answered, Olive)",))
    assert origin(12.0, {"pots": frozenset({"lead"})})[0] == "answered"
    assert origin("12 pots in 5 hours", {"pots": frozenset({"lead"})})[0] == "default"


def test_what_no_answer_changes_is_an_experts_practice_or_the_default_it_names():
    assert origin("Warm the pot before use.", {}) == ("default", ("an expert's practice",))
    rows = [{"origin": "default", "ref": "warm pots", "quote": "pots are warmed before use"}]
    assert origin("Warm the pots before use.", {}, evidence=rows) == ("default", ("warm pots",))
    chosen = origin("Warm the pot before use.", {"sort": frozenset({"lead"})})
    assert chosen == ("default", ("an expert's practice", "chosen by Sort (assumed)"))


def test_words_of_a_model_are_compared_with_the_answers_and_marked_where_nothing_shows_them():
    assert origin("We fill twelve copper kettles.", None) == ("answered", ("Litres (answered, Olive)",))
    assert origin("Brightwater saved a fortune last year.", None) == ("unproven", ())


def test_a_model_that_says_what_it_leans_on_is_believed_where_its_quotation_shows():
    cited = [{"origin": "answered", "ref": "litres", "quote": "twelve copper kettles"}]
    text = "Before noon somebody polishes twelve old copper kettles, each with its proper cloth, and nobody hurries."
    assert origin(text, None) == ("unproven", ())
    assert origin(text, None, evidence=cited) == ("answered", ("Litres (answered, Olive)",))
    assert origin("Brightwater saved a fortune last year.", None, evidence=cited) == ("unproven", ())


def test_a_model_leans_on_a_section_of_a_file_that_answers_no_question():
    cited = [{"origin": "file", "ref": "File tea.md, section Cups", "quote": "porcelain cups from Meissen"}]
    assert origin("Porcelain cups from Meissen come last.", None, evidence=cited) == (
        "file",
        ("File tea.md, section Cups (file)",),
    )


def test_a_text_of_a_person_comes_from_that_person_line_by_line():
    lines = told({"lead": "x"}, {}, edited_by=OLIVE, markdown="# Mine\n\n- One, two, three\n")
    assert [(s.text, s.origin, s.sources) for s in lines] == [
        ("Mine", "edited", ("Olive",)),
        ("One, two, three", "edited", ("Olive",)),
    ]
