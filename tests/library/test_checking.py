"""What `coord check` says: the promised JSON, a text for people, and an exit code."""

from pathlib import Path

import pytest

from bot import checking
from bot.library import Library, Refusal, read_mission

KEYS = ["slug", "aliases", "title", "emoji", "duration", "inputs", "phases", "criteria", "sections", "diagnostics"]
PHASE = ["number", "name", "minutes", "days", "lead", "lead_source", "support", "objective", "steps", "deliverables"]
NO_MISSION = Refusal(file="notes.md", line=3, reason="This is not a mission.")
MISSIONS = Path(__file__).parents[2] / "missions"


def test_the_json_has_exactly_the_promised_keys(mission):
    said = checking.summary(mission("harbour-guide-creation"))

    assert list(said) == KEYS
    assert said["duration"] == {"raw": "2 hours", "minutes": [120, 120], "days": None}
    assert list(said["phases"][0]) == PHASE
    assert said["phases"][0]["minutes"] == [45, 45]
    assert list(said["inputs"][0]) == ["name", "required", "word"]
    assert list(said["diagnostics"][0]) == ["code", "line", "severity", "message"]
    assert next(iter(said["sections"])) == "Resource Requirements"


def test_a_refused_file_says_why(mission):
    said = checking.as_json([("notes.md", NO_MISSION), ("b.md", mission("plain-words"))])

    assert said[0]["refused"] == "This is not a mission."
    assert said[0]["diagnostics"][0]["line"] == 3
    assert "refused" not in said[1]


def test_the_exit_code_is_one_for_refusals_and_when_strict_for_warnings(mission):
    warned = ("a.md", mission("plain-words"))

    assert checking.exit_code([warned]) == 0
    assert checking.exit_code([warned], strict=True) == 1
    assert checking.exit_code([warned, ("notes.md", NO_MISSION)]) == 1


def test_the_text_says_what_was_understood_and_then_the_remarks(mission):
    said = checking.as_text([("fair.md", mission("pipes-and-days")), ("notes.md", NO_MISSION)])

    assert "fair.md: Summer Fair, 1-3 days" in said
    assert "phase 2: Build (1/2 day), led by @stall-keeper with @sign-painter, 2 steps, 2 deliverables" in said
    assert "fair.md:45: warning: phase 4 follows phase 2; their order counts" in said
    assert said.endswith("notes.md:3: error: This is not a mission.")


def test_remarks_about_a_side_file_name_that_file(tmp_path):
    (tmp_path / "a.md").write_text("# Mission: A\n\n## Phase 1: B\n\n- C\n")
    (tmp_path / "a.forms.yml").write_text("forms:\n  - {id: one, questions: [{id: x}], colour: red}\n")

    said = checking.as_text([("some/a.md", read_mission(tmp_path / "a.md"))])

    assert "some/a.forms.yml:2: warning: a form has no setting `colour`; it was left out" in said


@pytest.mark.skipif(not MISSIONS.is_dir(), reason="a checkout without missions")
def test_the_missions_that_ship_pass_the_strict_check():
    library = Library.load([MISSIONS])

    assert checking.exit_code([(entry.file, entry.mission) for entry in library.entries], strict=True) == 0, checking.as_text(
        [(entry.file, entry.mission) for entry in library.entries]
    )
    assert (library.refused, library.problems) == ((), ())
