"""What is not a mission, or is too much, is refused in one sentence with a line; hostile text is only text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.mission import Mission
from bot.library import Refusal, read_mission

HEAD = "# Mission: Much\n\n## Mission Phases\n\n"


def phase(number: int, body: str = "- Go\n") -> str:
    return f"### Phase {number}: Part\n\n{body}\n"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "no main heading"),
        ("Some words.\n", 1, "no main heading"),
        ("\n\n# Support Playbook\n\n## Phase 1: Go\n", 3, "no main heading"),
        ("# Mission: Nothing\n\nOnly words.\n", 1, "no phases"),
        ("# Mission Library\n\n## Phase 1: Foundations\n\n- Bible\n", 1, "no main heading"),
        ("# Missions\n\n## Catalogue\n\n### 1. Bible\n", 1, "no main heading"),
        ("# Mission: Later\n\n## Required Inputs\n\n### 1. Paper\n\n- text\n", 1, "no phases"),
    ],
)
def test_what_is_not_a_mission_is_refused_with_its_line(refused, text, line, words):
    refusal = refused(text)

    assert refusal.line == line
    assert words in refusal.reason
    assert refusal.reason.endswith(".")


def test_a_name_without_letters_is_refused(refused):
    assert "letter or digit" in refused(HEAD + phase(1), "___.md").reason


def test_a_file_above_a_mebibyte_is_refused(refused):
    assert "1024 KiB" in refused(HEAD + phase(1) + "x" * 1024 * 1024).reason


def test_a_file_of_very_many_lines_is_refused(refused):
    assert "20,000" in refused(HEAD + phase(1) + "a\n" * 20_001).reason


def test_forty_phases_are_read_and_one_more_is_refused(of_text, refused):
    phases = [phase(number) for number in range(1, 42)]

    assert len(of_text(HEAD + "".join(phases[:40])).phases) == 40
    assert "41 phases" in refused(HEAD + "".join(phases)).reason


def test_a_hundred_steps_are_read_and_one_more_is_refused(of_text, refused):
    assert len(of_text(HEAD + phase(1, "- Go\n" * 100)).phases[0].steps) == 100
    refusal = refused(HEAD + phase(1, "- Go\n" * 101))
    assert (refusal.line, "101 steps" in refusal.reason) == (5, True)


def test_thirty_inputs_are_read_and_one_more_is_refused(of_text, refused):
    text = "# Mission: Much\n\n## Required Inputs\n\n{}\n## Phase 1: Go\n\n- Go\n"

    assert len(of_text(text.format("- **A** (required)\n" * 30)).inputs) == 30
    assert "31 inputs" in refused(text.format("- **A** (required)\n" * 31)).reason


HOSTILE = {
    "one long line": "x" * (1024 * 1024 - 200),
    "open brackets": "[" * 9_000,
    "stars": "*a **b " * 2_000,
    "quotes": ">" * 9_000,
    "nested bullets": "- " * 4_000,
    "open comment": "<!-- " * 5_000,
    "bold without end": "**" * 5_000,
    "labels": "**a:** | " * 3_000,
    "many headings": "###### x\n" * 8_000,
    "nested headings": "".join(f"{'#' * (2 + n % 5)} x\n" for n in range(8_000)),
    "many bullets": "- a\n" * 8_000,
    "many fences": "```\n" * 8_000,
    "references": "[a]: b\n" * 8_000,
    "digits": "## Phase " + "1" * 9_000,
    "numbers": "1 1/1 - " * 3_000,
    "broken tables": "|" * 9_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_is_read_or_refused_but_never_breaks(kind):
    odd = HOSTILE[kind]
    text = f"# Mission: Odd\n\n{odd}\n\n## Required Inputs\n\n- {odd}\n\n## Phase 1: Go ({odd[:500]})\n\n- Go\n"

    assert read_mission(text.encode(), "odd.md")


def test_null_bytes_and_broken_characters_are_cleaned_away():
    data = b"# Mission: Odd\x00 One\xed\xa0\x80\n\n## Phase 1: Caf\xe9\n\n- Go\x07\n"

    read = read_mission(data, "odd.md")

    assert isinstance(read, Mission)
    assert read.phases[0].name == "Café"
    assert "\x00" not in read.text
    assert {remark.code for remark in read.diagnostics} >= {"encoding-guessed", "control-characters"}


def test_a_wide_encoding_is_read(of_text):
    read = read_mission((HEAD + phase(1)).encode("utf-16"), "wide.md")

    assert isinstance(read, Mission)
    assert read.title == "Much"


def test_markup_in_a_mission_stays_text(of_text):
    read = of_text("# Mission: {{ 7 * 7 }} <!channel>\n\n## Phase 1: <script>x</script>\n\n- {% raw %}\n")

    assert read.title == "{{ 7 * 7 }} <!channel>"
    assert read.phases[0].name == "<script>x</script>"
    assert read.phases[0].steps == ("{% raw %}",)


@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    assert isinstance(read_mission(b"# Mission: A\n\n## Phase 1: B\n\n" + data, "any.md"), Mission | Refusal)


PIECES = [
    "# Mission: A\n",
    "## Phase 1: B (2 h)\n",
    "**Lead**: @x\n",
    "- a\n",
    "  - b\n",
    "```\n",
    "@x go\n",
    "1. c\n",
    "---\n",
    "\n",
]
MORE = [
    "## Required Inputs\n",
    "## Success Criteria\n",
    "- [ ] d\n",
    "**Tasks**:\n",
    "Begin with `/coord y`\n",
    "> q\n",
    "<!-- c\n",
    "-->\n",
]


@settings(max_examples=200, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES + MORE), max_size=40))
def test_any_mixture_of_parts_is_read_or_refused(pieces):
    assert isinstance(read_mission("".join(pieces).encode(), "any.md"), Mission | Refusal)
