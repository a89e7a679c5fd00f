"""The cheat sheet of a Plan: short lines in people's words."""

from datetime import UTC, datetime

from bot.core.cheatsheet import cheat_sheet
from bot.core.run import Draft, DraftState, Run
from tests.writers.planned import bible, company, mission, plan

MADE = mission("service-plan-development")


def sheet(name: str) -> dict[str, str]:
    raw_bible, raw_plan = company(name)
    contents = {k: c.model_dump(mode="json") for k, c in plan(raw_plan, bible(raw_bible)).items()}
    drafts = {k: Draft(deliverable=k, state=DraftState.READY, content=c, markdown="text") for k, c in contents.items()}
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    run = Run(id="R", team="T", channel="C", starter="U1", slug=MADE.slug, sha256="0", started=at, drafts=drafts)
    return {line.label: line.text for line in cheat_sheet(MADE, run)}


def test_an_initiative_says_its_measure_in_words_from_where_and_to_where():
    lines = sheet("sample")
    assert lines["Initiative 1"] == "Success enablement: customers with their result, from 24 of 40 to 26 of 40"
    assert lines["Initiative 3"] == "Advocacy: referrals in three months, from 2 to 3"


def test_a_baseline_that_nobody_knows_is_left_out():
    assert sheet("quick-only")["Initiative 3"] == "Advocacy: referrals in three months, to one more than the baseline"


def test_lines_are_short_and_end_well():
    for name in ("sample", "clinic", "quick-only"):
        for label, text in sheet(name).items():
            assert len(text.split()) <= 40, label
            assert ".;" not in text
            assert ".." not in text
