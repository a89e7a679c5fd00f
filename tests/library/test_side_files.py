"""Side files furnish a mission; each mistake in them is one remark with a line, and the mission still loads."""

import json

import pytest

from bot.core.forms import Kind
from bot.library import read_mission

MISSION = """# Mission: Small Shop

## Required Inputs

1. **Papers** (required) - what there is
2. **People** (helpful) - who comes

## Mission Phases

### Phase 1: Begin (10 minutes)

**Lead**: @keeper

- Open the door

**Deliverables**:
- A sign
- A list

## Success Criteria

- [ ] The door is open
- [ ] The list is full
"""
FORMS = """quick: [shop, hours]
forms:
  - id: papers
    title: Papers
    input: 1
    questions:
      - {id: shop, label: Name of the shop, kind: text, required: true}
      - {id: hours, label: Hours, kind: number, low: 1, high: 80, default: 8, unit: h}
      - {id: days, label: Days, kind: choices, options: [Monday, yes, off], default: [Monday]}
      - {id: opens, label: Opens, kind: time, default: 09:00}
  - id: people
    input: 2
    required: false
    questions:
      - {id: who, kind: paragraph, assume: Neighbours}
"""
DELIVERABLES = """produces: shop-guide
document_title: Shop Guide
needs: [shop-idea]
next: small-fair
aliases: [Corner Shop]
deliverables:
  - {key: sign, phase: 1, type: poster, heading: The sign, uses: [shop]}
  - {key: list, phase: 1, type: table, heading: The list, uses: [who, hours]}
criteria: {1: door_open}
"""
SAMPLE = "name: Corner Books\nanswers: {shop: Corner Books, hours: 12, days: [Monday], who: Readers}\n"


@pytest.fixture
def furnished(tmp_path):
    def read(**files: str | bytes):
        folder = tmp_path / "small-shop"
        folder.mkdir(exist_ok=True)
        (folder / "mission.md").write_text(MISSION)
        for kind, text in files.items():
            (folder / f"{kind}.yml").write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_mission(folder)

    return read


def remarks(mission):
    return [(remark.code, remark.message) for remark in mission.diagnostics if remark.code.startswith("side-")]


def test_side_files_make_forms_deliverables_checks_and_a_sample(furnished):
    read = furnished(forms=FORMS, deliverables=DELIVERABLES, sample=SAMPLE)

    assert remarks(read) == []
    assert (read.slug, read.aliases, read.quick) == ("small-shop", ("corner-shop",), ("shop", "hours"))
    assert [(form.id, form.input, form.required) for form in read.forms] == [("papers", 1, True), ("people", 2, False)]
    assert [(spec.key, spec.title, spec.type) for spec in read.deliverables] == [
        ("sign", "A sign", "poster"),
        ("list", "A list", "table"),
    ]
    assert (read.produces, read.document_title, read.needs, read.next) == (
        "shop-guide",
        "Shop Guide",
        ("shop-idea",),
        "small-fair",
    )
    assert [criterion.check for criterion in read.criteria] == ["door_open", ""]
    assert read.sample
    assert read.sample.answers == {"shop": "Corner Books", "hours": 12, "days": ("Monday",), "who": "Readers"}


def test_words_that_yaml_takes_for_something_else_stay_words(furnished):
    read = furnished(forms=FORMS)

    assert read.question("days").options == ("Monday", "yes", "off")
    assert read.question("opens").default == "09:00"
    assert read.question("hours").default == 8


def test_a_single_file_has_its_side_files_beside_it(tmp_path):
    (tmp_path / "shop.md").write_text(MISSION)
    (tmp_path / "shop.forms.yml").write_text(FORMS)

    assert read_mission(tmp_path / "shop.md").quick == ("shop", "hours")


def test_an_input_without_a_form_is_asked_for_plainly(furnished):
    read = furnished(forms=FORMS.split("  - id: people")[0])

    assert read.forms[-1].input == 2
    assert remarks(read)[0][0] == "side-form-missing"


def test_without_a_quick_start_the_first_required_questions_make_one(furnished):
    assert furnished(forms=FORMS.replace("quick: [shop, hours]\n", "")).quick == ("shop",)


MISTAKES = {
    "kind": (
        FORMS.replace("kind: number", "kind: numbr"),
        "forms.yml:8: question `hours` has the unknown kind `numbr` (did you mean `number`?)",
    ),
    "form-input": (FORMS.replace("input: 2", "input: 9"), "form `people` answers input 9, which the mission does not have"),
    "question-id": (FORMS.replace("id: days", "id: shop"), "forms.yml:9: a question was left out: `shop` is there twice"),
    "key-unknown": (
        FORMS.replace("unit: h", "units: h"),
        "forms.yml:8: a question has no setting `units` (did you mean `unit`?)",
    ),
    "value": (FORMS.replace("default: 8", "default: 99"), "forms.yml:8: the default of question `hours` does not fit"),
    "bounds": (FORMS.replace("low: 1,", "low: 100,"), "forms.yml:8: question `hours` has `low` above `high`"),
    "options": (FORMS.replace("options: [Monday, yes, off], ", ""), "forms.yml:9: question `days` is a choices without options"),
    "quick-unknown": (
        FORMS.replace("quick: [shop", "quick: [shopp"),
        "forms.yml:1: `quick` names `shopp`, which no form asks (did you mean `shop`?)",
    ),
    "too-long": (
        FORMS.replace("title: Papers", "title: Papers and many other things"),
        "forms.yml:4: the title of form `papers` has 28 characters; it was cut to 24",
    ),
    "flag": (
        FORMS.replace("required: false", "required: perhaps"),
        "forms.yml:13: `required` of form `people` should be true or false",
    ),
    "number": (FORMS.replace("low: 1,", "low: one,"), "forms.yml:8: `low` of question `hours` should be a number"),
    "form-id": (FORMS.replace("id: people", "id: quick"), "forms.yml:11: a form needs an `id`"),
    "file-left-out": (FORMS.replace("quick: [", "quick: [[", 1), "forms.yml:"),
}


@pytest.mark.parametrize("code", MISTAKES)
def test_a_mistake_in_the_forms_is_said_once_with_its_line(furnished, code):
    text, message = MISTAKES[code]

    read = furnished(forms=text)

    found = [said for name, said in remarks(read) if name == f"side-{code}"]
    assert len(found) == 1
    assert message in found[0]
    assert read.forms
    assert read.quick


DELIVERABLE_MISTAKES = {
    "uses-unknown": (
        DELIVERABLES.replace("uses: [shop]", "uses: [shop, door]"),
        "deliverables.yml:7: `sign` uses `door`, which no form asks",
    ),
    "deliverable-extra": (
        DELIVERABLES.replace("key: list, phase: 1", "key: list, phase: 3"),
        "`list` was left out: phase 3 is no phase",
    ),
    "deliverable-key": (
        DELIVERABLES.replace("key: list", "key: sign"),
        "deliverables.yml:8: a deliverable needs a `key` of its own",
    ),
    "criterion-unknown": (DELIVERABLES.replace("{1:", "{7:"), "deliverables.yml:9: the mission has no criterion `7`"),
    "key-unknown": (
        DELIVERABLES.replace("next:", "nxt:"),
        "deliverables.yml:4: the file has no setting `nxt` (did you mean `next`?)",
    ),
}


@pytest.mark.parametrize("code", DELIVERABLE_MISTAKES)
def test_a_mistake_in_the_deliverables_is_said_once_with_its_line(furnished, code):
    text, message = DELIVERABLE_MISTAKES[code]

    read = furnished(forms=FORMS, deliverables=text)

    found = [said for name, said in remarks(read) if name == f"side-{code}"]
    assert len(found) == 1
    assert message in found[0]
    assert len(read.deliverables) == 2


def test_deliverables_without_an_entry_stay_plain(furnished):
    read = furnished(forms=FORMS, deliverables="deliverables:\n  - {key: sign, phase: 1, type: poster}\n")

    assert [(spec.key, spec.type) for spec in read.deliverables] == [("sign", "poster"), ("p1-d2", "generic")]
    assert remarks(read)[0][0] == "side-deliverable-bare"


def test_a_sample_answer_that_no_question_takes_is_left_out(furnished):
    read = furnished(forms=FORMS, sample="name: A\nanswers:\n  shop: A\n  door: red\n  hours: many\n")

    assert read.sample.answers == {"shop": "A"}
    assert [code for code, _ in remarks(read)] == ["side-sample-unknown", "side-value"]


BOMB = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True))
UNUSABLE = {
    "alias bomb": BOMB.encode(),
    "deep nesting": b"forms: " + b"[" * 5_000,
    "too large": b"# " + b"x" * (256 * 1024),
    "null bytes": b"forms: \x00",
    "not text": b"\xff\xfe\x00\x01",
    "not yaml": b"forms: [a\nb: {",
    "a python object": b"forms: !!python/object/apply:os.system ['true']",
    "just a list": b"- a\n- b\n",
    "very many entries": b"forms: [" + b"a," * 30_000 + b"]",
}


@pytest.mark.parametrize("kind", UNUSABLE)
@pytest.mark.parametrize("file", ["forms", "deliverables", "sample"])
def test_a_side_file_that_cannot_be_used_leaves_the_mission_plain(furnished, file, kind):
    read = furnished(**{file: UNUSABLE[kind]})

    assert remarks(read)
    assert [spec.key for spec in read.deliverables] == ["p1-d1", "p1-d2"]
    assert read.quick == ("business_name", "offer", "about_papers")
    assert read.question("about_people").kind is Kind.PARAGRAPH


def test_the_digest_covers_everything_a_run_depends_on(furnished):
    plain = furnished()
    asked = furnished(forms=FORMS)
    typed = furnished(deliverables=DELIVERABLES)
    again = furnished(deliverables=DELIVERABLES)

    assert len({plain.sha256, asked.sha256, typed.sha256}) == 3
    assert typed.sha256 == again.sha256
    assert len(plain.sha256) == 64
    assert json.loads(typed.model_dump_json())["sha256"] == typed.sha256
