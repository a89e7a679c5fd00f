"""What ships with Coord is whole and fits: missions, questions, samples and personas agree with each other."""

import re
from pathlib import Path

import pytest
import yaml

from bot.core.files import CUSTOMER_LIST
from bot.core.forms import AnswerValue, Filled, Form, Kind, Question, read
from bot.core.mission import Mission
from bot.library import Library, read_mission

ROOT = Path(__file__).parents[2]
MISSIONS = ROOT / "missions"
SAMPLES = ROOT / "tests" / "samples"
BIBLE, PLAN = "service-bible-creation", "service-plan-development"
REVIEW = "quarterly-service-review"
"""It looks back on days that were lived, so that it has no sample."""
SLUGS = (BIBLE, PLAN)
COMPANIES = ("coach", "saas", "repair-shop", "clinic")
FILLED_IN_BY_THE_PROGRAM: dict[str, AnswerValue] = {"period_start": "2026-01-05", "owner": "U0OWNER"}
ONLY_THE_COMPANY_KNOWS = {"business_name", "offer", "success", "hours_week", "customer_count"}
FAMOUS = ("support-management", "customer-success", "satisfaction-optimization", "retention-strategy")


def data(slug: str, name: str) -> dict:
    return yaml.safe_load((MISSIONS / slug / f"{name}.yml").read_text("utf-8"))


def forms(slug: str) -> list[Form]:
    return [Form.model_validate(f) for f in data(slug, "forms")["forms"]]


def questions(slug: str) -> dict[str, Question]:
    return {q.id: q for f in forms(slug) for q in f.questions}


def text(slug: str) -> str:
    return (MISSIONS / slug / "mission.md").read_text("utf-8")


def frozen(answers: dict) -> dict[str, AnswerValue | None]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in answers.items()}


def fill(slug: str, answers: dict, assume: bool = False) -> list[Filled]:
    return [read(f, FILLED_IN_BY_THE_PROGRAM | frozen(answers), assume) for f in forms(slug)]


def company(name: str) -> dict:
    return yaml.safe_load((SAMPLES / f"{name}.yml").read_text("utf-8"))


def shipped() -> dict:
    return {"bible": data(BIBLE, "sample")["answers"], "plan": data(PLAN, "sample")["answers"]}


def everyone() -> dict[str, dict]:
    return {"shipped": shipped()} | {name: company(name) for name in COMPANIES}


@pytest.mark.parametrize("slug", SLUGS)
def test_a_mission_has_the_shape_that_people_are_shown(slug: str) -> None:
    body = text(slug)
    phases = re.split(r"^### Phase ", body.split("## Success Criteria")[0], flags=re.M)[1:]
    assert [len(re.findall(r"^\d\. ", p, flags=re.M)) for p in phases] == [6, 6, 6]
    assert [len(re.findall(r"^- ", p, flags=re.M)) for p in phases] == [4, 4, 4]
    assert all(re.search(r"```bash\n(@[a-z-]+) .*:\n1\. ", p) for p in phases)
    assert len(re.findall(r"^\d\. \*\*", body, flags=re.M)) == 4
    assert body.count("- [ ] ") == 8
    assert body.rstrip().endswith(f"`/coord {slug}`*")


@pytest.mark.parametrize("slug", SLUGS)
def test_three_levers_have_three_points_each_and_nobody_is_promised_a_number(slug: str) -> None:
    levers = text(slug).split("## Business Chassis Impact")[1].split("## Resource Requirements")[0]
    names = re.findall(r"^### (.+)$", levers, flags=re.M)
    assert names == ["Transaction Frequency", "Margin", "Referrals"]
    assert [part.count("- **") for part in levers.split("### ")[1:]] == [3, 3, 3]
    assert not re.search(r"\d", levers)


@pytest.mark.parametrize(("slug", "minutes", "whole"), [(BIBLE, [45, 45, 30], "2 hours"), (PLAN, [30, 30, 30], "90 minutes")])
def test_the_phases_add_up_to_the_duration(slug: str, minutes: list[int], whole: str) -> None:
    assert [int(m) for m in re.findall(r"^### Phase \d: .*\((\d+) minutes\)$", text(slug), flags=re.M)] == minutes
    assert f"**Duration:** {whole}  \n" in text(slug)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_form_answers_one_input_and_fits_into_a_modal(slug: str) -> None:
    found = forms(slug)
    asked = [f for f in found if f.input is not None]
    assert [f.input for f in asked] == [1, 2, 3, 4]
    assert not any(f.required for f in found if f.input is None)
    assert all(len(f.title) <= 24 and 1 <= len(f.questions) <= 14 for f in found)
    words = re.findall(r"^\d\. \*\*.+?\*\* \((\w+)\)", text(slug), flags=re.M)
    assert [f.required for f in asked] == [w == "required" for w in words]


@pytest.mark.parametrize("slug", SLUGS)
def test_every_question_keeps_the_limits(slug: str) -> None:
    asked = [q for f in forms(slug) for q in f.questions]
    assert len({q.id for q in asked}) == len(asked)
    for q in asked:
        assert 0 < len(q.label) <= 60, q.id
        assert len(q.hint) <= 140, q.id
        assert len(q.example) <= 150, q.id
        assert len(q.options) <= 12, q.id
        assert all(0 < len(o) <= 75 for o in q.options), q.id
        assert bool(q.options) == (q.kind in (Kind.CHOICE, Kind.RADIO, Kind.CHOICES, Kind.FILE)), q.id
        assert (q.high or 0) <= 3000 or q.kind is Kind.NUMBER, q.id


@pytest.mark.parametrize("slug", SLUGS)
def test_defaults_and_assumptions_are_good_answers_themselves(slug: str) -> None:
    for q in questions(slug).values():
        for value in (q.default, q.assume):
            assert value is None or not read(Form(id="one", title="One", questions=(q,)), {q.id: value}).errors, q.id
        assert q.default is None or q.assume is None, q.id


@pytest.mark.parametrize("slug", SLUGS)
def test_what_only_the_company_knows_is_never_assumed(slug: str) -> None:
    for q in questions(slug).values():
        assert q.id not in ONLY_THE_COMPANY_KNOWS or (q.default is None and q.assume is None), q.id
        assert not re.search(r"\d", str(q.assume or "")), q.id
        assert q.kind is not Kind.NUMBER or q.assume is None, q.id


@pytest.mark.parametrize("slug", SLUGS)
def test_the_quick_start_asks_at_most_seven_known_questions(slug: str) -> None:
    quick = data(slug, "forms")["quick"]
    assert len(set(quick)) == len(quick) <= 7
    assert set(quick) <= set(questions(slug))


def test_questions_of_both_missions_mean_the_same_fact() -> None:
    bible, plan = questions(BIBLE), questions(PLAN)
    shared = set(bible) & set(plan)
    assert shared == {"customer_count", "hours_week", "working_days", "day_start", "timezone", "proactive_share", "tools"}
    assert all((bible[q].kind, bible[q].options) == (plan[q].kind, plan[q].options) for q in shared)


@pytest.mark.parametrize("slug", SLUGS)
def test_deliverables_match_the_document_and_use_known_questions(slug: str) -> None:
    side = data(slug, "deliverables")
    specs = side["deliverables"]
    assert [d["phase"] for d in specs] == [1] * 4 + [2] * 4 + [3] * 4
    assert all(d["key"] == d["type"] for d in specs)
    assert len({d["key"] for d in specs}) == len({d["heading"] for d in specs}) == 12
    assert all(set(d["uses"]) <= set(questions(slug)) and len(set(d["uses"])) == len(d["uses"]) for d in specs)
    assert set(side["criteria"]) == set(range(1, 9))


def test_the_plan_starts_from_what_the_bible_produces() -> None:
    bible, plan = data(BIBLE, "deliverables"), data(PLAN, "deliverables")
    assert plan["needs"] == [bible["produces"]]
    assert bible["next"] == PLAN


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_is_asked_that_no_draft_uses(slug: str) -> None:
    used = {q for d in data(slug, "deliverables")["deliverables"] for q in d["uses"]}
    of_the_calendar = {CUSTOMER_LIST} if slug == PLAN else set()
    assert used | of_the_calendar == set(questions(slug))


@pytest.mark.parametrize("name", ["shipped", *COMPANIES])
def test_a_sample_company_fills_every_form_without_an_error(name: str) -> None:
    sample = everyone()[name]
    for slug, answers in ((BIBLE, sample["bible"]), (PLAN, sample["plan"])):
        assert set(answers) <= set(questions(slug))
        assert not any(f.errors for f in fill(slug, answers))


def test_the_shipped_sample_answers_everything_that_does_not_age() -> None:
    assert {k for k, q in questions(BIBLE).items() if q.kind is not Kind.FILE} == set(shipped()["bible"])
    assert set(questions(PLAN)) - set(shipped()["plan"]) == {"period_start", "owner", "backup", CUSTOMER_LIST}
    assert data(BIBLE, "sample")["name"] == data(PLAN, "sample")["name"]


@pytest.mark.parametrize("name", ["shipped", *COMPANIES])
def test_a_sample_company_is_of_one_mind(name: str) -> None:
    bible, plan = everyone()[name]["bible"], everyone()[name]["plan"]
    shared = set(bible) & set(plan)
    assert {k: bible[k] for k in shared} == {k: plan[k] for k in shared}
    assert bible["primary_channel"] in bible["channels"]
    assert sum(v for k, v in plan.items() if k.startswith("stage_")) == plan["customer_count"]
    rows = [[part.strip() for part in line.split(",")] for line in plan["segments_tiers"].splitlines()]
    assert {tier for _, _, tier, _ in rows} <= {"high", "standard", "light"}
    assert sum(int(count) for _, count, _, _ in rows) == plan["customer_count"]
    assert sum(int(count) * int(value) for _, count, _, value in rows) == plan["sales_now"]
    assert plan["requests_week"] * plan["request_minutes"] * 1.25 <= plan["hours_week"] * 60 * 0.8


def test_a_quick_start_alone_is_accepted() -> None:
    sample = company("quick-only")
    for slug, answers in ((BIBLE, sample["bible"]), (PLAN, sample["plan"])):
        assert set(answers) == set(data(slug, "forms")["quick"])
        assert not any(f.errors for f in fill(slug, answers, assume=True))


@pytest.mark.parametrize("path", sorted((MISSIONS / "personas").glob("*.md")), ids=lambda p: p.stem)
def test_a_persona_has_a_face_and_a_voice(path: Path) -> None:
    _, front, brief = path.read_text("utf-8").split("---\n", 2)
    said = yaml.safe_load(front)
    assert set(said) == {"name", "title", "icon"}
    assert re.fullmatch(r":[a-z0-9_]+:", said["icon"])
    assert 0 < len(said["name"]) <= 60
    low, high = (3, 5) if path.stem in FAMOUS else (1, 2)
    assert low <= len(re.findall(r"[.?!](?:\s|$)", brief)) <= high


def test_everybody_who_speaks_in_a_mission_is_described() -> None:
    handles = {h for slug in SLUGS for h in re.findall(r"@([a-z-]+)", text(slug))}
    assert handles == set(FAMOUS)
    assert all((MISSIONS / "personas" / f"{h}.md").exists() for h in handles)


def test_the_forms_in_the_guide_keep_its_own_rules() -> None:
    guide = (ROOT / "docs" / "missions.md").read_text("utf-8")
    example = yaml.safe_load(guide.split("### forms.yml\n\n```yaml\n")[1].split("```")[0])
    side = yaml.safe_load(guide.split("### deliverables.yml\n\n```yaml\n")[1].split("```")[0])
    asked = [q for f in example["forms"] for q in Form.model_validate(f).questions]
    assert set(example["quick"]) <= {q.id for q in asked}
    assert all(set(d["uses"]) <= {q.id for q in asked} for d in side["deliverables"])
    assert all(q.assume is None or not read(Form(id="a", title="A", questions=(q,)), {q.id: q.assume}).errors for q in asked)


def test_the_library_reads_what_ships_without_a_remark() -> None:
    library = Library.load([MISSIONS])
    assert [m.slug for m in library.missions] == [*SLUGS, REVIEW]
    assert (library.refused, library.problems) == ((), ())
    assert [m.diagnostics for m in library.missions] == [(), (), ()]
    assert len(library.personas) == 30


def test_the_library_finds_both_missions_under_their_longer_names() -> None:
    library = Library.load([MISSIONS])
    assert [m.slug for name in SLUGS if (m := library.find(f"customer-{name}"))] == list(SLUGS)


def test_the_library_keeps_every_question_and_every_sample_answer() -> None:
    for mission in Library.load([MISSIONS]).missions:
        assert [q.id for q in mission.questions()] == list(questions(mission.slug))
        if mission.slug != REVIEW:
            assert mission.sample is not None
            assert mission.sample.answers == frozen(data(mission.slug, "sample")["answers"])
        assert all(mission.question(q) == asked for q, asked in questions(mission.slug).items())


def test_the_mission_in_the_guide_is_one() -> None:
    guide = (ROOT / "docs" / "missions.md").read_text("utf-8")
    body = guide.split("```markdown\n")[1].split("\n```\n")[0]
    mission = read_mission(body.encode(), "supplier-check.md")
    assert isinstance(mission, Mission)
    assert (mission.slug, mission.title, len(mission.phases), len(mission.criteria)) == ("supplier-check", "Supplier Check", 1, 1)
    assert (len(mission.phases[0].steps), mission.phases[0].support) == (2, ("risk-assessment",))
    assert mission.diagnostics == ()
