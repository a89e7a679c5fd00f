"""A library finds missions in folders, knows their names, and collects what it could not use."""

import os
from pathlib import Path

import pytest

from bot.core.mission import Mission
from bot.library import Library, Refusal, read_mission

FORMS = "quick: [shop]\nforms:\n  - {id: one, input: 1, questions: [{id: shop, required: true}]}\n"
DELIVERABLES = """produces: shop-guide
aliases: [corner-shop]
deliverables: [{key: sign, phase: 1, type: poster, uses: [shop]}]
criteria: {1: door_open}
"""


def text(title="Shop", command="", deliverables=1, criteria=1, lead="keeper") -> str:
    body = f"# Mission: {title}\n\n## Required Inputs\n\n1. **Papers** (required)\n\n"
    body += f"## Phase 1: Go\n\n**Lead**: @{lead}\n\n**Deliverables**:\n"
    body += "- Thing\n" * deliverables + "\n## Success Criteria\n\n" + "- [ ] Done\n" * criteria
    return body + (f"\n---\n\n*Begin with `/coord {command}`*" if command else "")


def put(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return folder


@pytest.fixture
def shipped(tmp_path):
    put(tmp_path / "shipped", shop__mission_md=text(command="shop"), shop__forms_yml=FORMS, shop__deliverables_yml=DELIVERABLES)
    return put(tmp_path / "shipped", personas__keeper_md='---\nname: Kay\ntitle: Keeps & mends\nicon: ":key:"\n---\n\nCalm.\n')


@pytest.fixture
def own(tmp_path):
    (tmp_path / "own").mkdir()
    return tmp_path / "own"


def slugs(library):
    return [mission.slug for mission in library.missions]


def test_folders_and_single_files_are_missions(own, shipped):
    put(own, fair_md=text("Fair"))

    assert slugs(Library.load([own, shipped])) == ["fair", "shop"]


def test_missing_folders_are_empty(tmp_path):
    assert Library.load([tmp_path / "nowhere"]) == Library()


def test_a_name_is_found_whatever_its_case_and_mark(shipped):
    library = Library.load([shipped])

    assert [library.find(name) for name in ("shop", "/SHOP", "@Shop", " corner shop ")] == [library.missions[0]] * 4
    assert library.find("") is None
    assert library.find("../shop/../../etc") is None


def test_near_names_are_offered(own, shipped):
    put(own, **{"shop-window_md": text("Window"), "fair_md": text("Fair")})
    library = Library.load([own, shipped])

    assert library.nearest("shopp")[0] == "shop"
    assert library.nearest("corner-shap") == ("shop",)
    assert library.nearest("zzzz") == ()


def test_files_that_are_no_missions_are_collected_and_the_readme_is_passed_over(own):
    put(own, README_md="# Missions\n", notes_md="# Notes\n", other_txt="x", good_md=text("Good"))
    (own / "empty.md").write_bytes(b"")

    library = Library.load([own])

    assert slugs(library) == ["good"]
    assert [(Path(r.file).name, r.line) for r in library.refused] == [("empty.md", 1), ("notes.md", 1)]


def test_a_pipe_or_a_closed_file_stops_nothing(own):
    os.mkfifo(own / "pipe.md")
    put(own, good_md=text("Good"))

    assert slugs(Library.load([own])) == ["good"]
    assert isinstance(read_mission(own / "pipe.md"), Refusal)
    assert read_mission(own / "nowhere.md") == Refusal(file=str(own / "nowhere.md"), line=1, reason="There is no such file.")


def test_the_same_name_in_ones_own_folder_comes_first_without_an_error(own, shipped):
    put(own, shop_md=text("My Shop", deliverables=3))
    library = Library.load([own, shipped])

    assert [mission.title for mission in library.missions] == ["My Shop"]
    assert library.problems == ()


def test_two_files_of_one_name_in_one_folder_are_a_problem(own):
    put(own, Fair_md=text("Upper"), fair_md=text("Lower"), fair__mission_md=text("Folder"))
    library = Library.load([own])

    assert slugs(library) == ["fair"]
    assert {problem.name for problem in library.problems} == {"fair"}
    assert len(library.problems) == 2


def test_two_missions_that_claim_an_alias_are_a_problem_and_the_first_keeps_it(own):
    put(own, a_md=text("A", command="walk"), b_md=text("B", command="walk"))
    library = Library.load([own])

    assert library.find("walk").slug == "a"
    assert [(problem.name, len(problem.files)) for problem in library.problems] == [("walk", 2)]


def test_a_file_name_beats_an_alias(own):
    put(own, a_md=text("A", command="walk"), walk_md=text("Walk"))
    library = Library.load([own])

    assert library.find("walk").title == "Walk"
    assert library.problems == ()


def test_the_same_mission_without_side_files_borrows_those_that_ship(own, shipped):
    put(own, **{"my-shop_md": text("My Shop", command="shop")})
    mine = Library.load([own, shipped]).find("my-shop")

    assert (mine.title, mine.produces, mine.quick) == ("My Shop", "shop-guide", ("shop",))
    assert [(spec.key, spec.type) for spec in mine.deliverables] == [("sign", "poster")]
    assert mine.criteria[0].check == "door_open"
    assert "side-files-borrowed" in [remark.code for remark in mine.diagnostics]


def test_a_document_that_stands_in_for_a_mission_answers_to_its_aliases(own, shipped):
    put(own, shop_md=text("My Shop"))

    assert Library.load([own, shipped]).find("corner-shop").title == "My Shop"


def test_another_number_of_criteria_drops_the_checks_only(own, shipped):
    put(own, **{"my-shop_md": text("My Shop", command="shop", criteria=2)})
    mine = Library.load([own, shipped]).find("my-shop")

    assert mine.produces == "shop-guide"
    assert [criterion.check for criterion in mine.criteria] == ["", ""]


def test_another_number_of_deliverables_is_another_mission(own, shipped):
    put(own, **{"my-shop_md": text("My Shop", command="shop", deliverables=2)})
    mine = Library.load([own, shipped]).find("my-shop")

    assert mine.produces == "my-shop"
    assert mine.quick == ("business_name", "offer", "about_papers")


def test_ones_own_side_files_are_never_replaced(own, shipped):
    put(own, **{"my-shop_md": text("My Shop", command="shop"), "my-shop_deliverables_yml": "produces: leaflet\n"})

    assert Library.load([own, shipped]).find("my-shop").produces == "leaflet"


def test_one_document_alone_borrows_from_a_library_too(shipped):
    read = read_mission(text("Shop", command="shop").encode(), "draft.md", Library.load([shipped]))

    assert isinstance(read, Mission)
    assert (read.slug, read.produces, read.personas[0].name) == ("draft", "shop-guide", "Kay")


def test_personas_are_pinned_to_the_missions_that_name_them(shipped):
    mission = Library.load([shipped]).missions[0]

    assert [(p.handle, p.name, p.title, p.icon, p.brief) for p in mission.personas] == [
        ("keeper", "Kay", "Keeps & mends", ":key:", "Calm.")
    ]


def test_ones_own_persona_comes_first(own, shipped):
    put(own, personas__keeper_md="---\nname: Mine\n---\nLoud.\n")

    assert Library.load([own, shipped]).find("shop").personas[0].name == "Mine"


def test_what_a_persona_lacks_is_made_from_its_handle(own):
    put(
        own,
        **{
            "personas__calm-voice_md": "Speaks little.\n",
            "a_md": text("A", lead="calm-voice"),
            "b_md": text("B", lead="nobody-knows"),
        },
    )
    library = Library.load([own])

    voice = library.find("a").personas[0]
    assert (voice.name, voice.icon, voice.brief) == ("Calm Voice", ":bust_in_silhouette:", "Speaks little.")
    assert library.find("b").personas == ()


def test_an_unusable_persona_is_collected(own):
    put(own, personas__keeper_md="")

    assert [refusal.reason for refusal in Library.load([own]).refused] == ["This persona's file is empty."]


def test_a_mission_that_is_called_like_a_command_can_be_started_all_the_same(tmp_path):
    library = Library.load([put(tmp_path, help_md=text(title="Help"))])
    mission = library.find("help-mission")
    assert mission is not None
    assert [m.slug for m in library.missions] == ["help-mission"]
    assert any("/coord help-mission" in complaint for complaint in library.complaints())
