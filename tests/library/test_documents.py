"""Documents in the usual shape are read with all their parts."""

import pytest

from bot.core.mission import LeadSource

BOTH = pytest.mark.parametrize("name", ["harbour-guide-creation", "harbour-plan-development"])


@BOTH
def test_every_part_of_a_usual_document_is_read(mission, name):
    read = mission(name)

    assert [len(phase.steps) for phase in read.phases] == [6, 6, 6]
    assert [len(phase.deliverables) for phase in read.phases] == [4, 4, 4]
    assert [phase.lead_source for phase in read.phases] == [LeadSource.STATED] * 3
    assert len(read.inputs) == 4
    assert [criterion.number for criterion in read.criteria] == list(range(1, 9))
    assert [len(lever.points) for lever in read.levers] == [3, 3, 3]
    assert len(read.variations) == 3
    assert read.closing.endswith(f"Begin with /coord {name}")


def test_the_header_is_read_without_prefix_and_emoji(mission):
    read = mission("harbour-guide-creation")

    assert (read.title, read.emoji, read.type) == ("Harbour Guide Creation", "📖", "Visitor Foundation")
    assert (read.difficulty, read.value) == ("Strategic", "One guide that every steward works from")
    assert read.duration
    assert read.duration.minutes == (120, 120)


def test_the_minutes_of_the_phases_add_up(mission):
    times = [phase.duration.minutes for phase in mission("harbour-guide-creation").phases if phase.duration]

    assert times == [(45, 45), (45, 45), (30, 30)]


def test_leads_and_supports_are_bare_handles(mission):
    last = mission("harbour-guide-creation").phases[2]

    assert (last.lead, last.support) == ("letter-writer", ("steward-lead", "harbour-master"))


def test_an_input_keeps_its_name_its_word_and_its_text(mission):
    last = mission("harbour-guide-creation").inputs[3]

    assert (last.number, last.name, last.required, last.word, last.text) == (
        4,
        "Berth List",
        False,
        "helpful",
        "Sizes, seasons, regulars",
    )


def test_lines_that_were_encoded_twice_are_repaired_and_named(mission):
    read = mission("harbour-guide-creation")

    assert read.phases[1].steps[0] == "Draw the visitor's day (Arrive → Look → Stay → Return)"
    assert [remark.line for remark in read.diagnostics if remark.code == "encoding-repaired"] == [1, 51]


@BOTH
def test_nothing_else_is_remarked_about_a_usual_document(mission, name):
    assert {remark.code for remark in mission(name).diagnostics} == {"encoding-repaired"}


def test_sections_that_are_not_understood_are_kept_as_markdown(mission):
    read = mission("harbour-guide-creation")

    titles = [section.title for section in read.sections]
    assert titles == [
        "Resource Requirements",
        "Quality Standards",
        "Coordination Notes",
        "Integration Points",
        "Common Applications",
    ]
    points = read.section("integration points")
    assert points
    assert points.markdown == "### With the Chandler\n- Same words on both sides\n\n### With the Town\n- One list of events"


def test_the_closing_line_is_in_no_section(mission):
    assert not [s for s in mission("harbour-guide-creation").sections if "Begin with" in s.markdown]


def test_the_growth_claim_stands_alone(mission):
    read = mission("harbour-guide-creation")

    assert read.lever_claim == "Harbour Guide Impact: Enables 10-20% more of nearly everything"
    assert not [section for section in read.sections if "10-20" in section.markdown]


def test_a_schedule_by_weeks_is_not_taken_for_phases(mission):
    read = mission("harbour-plan-development")

    assert [phase.name for phase in read.phases] == ["Ground Rules", "The Visitor's Day", "Words & Replies"]
    assert read.section("Implementation Schedule")


def test_a_mission_without_side_files_asks_plain_questions(mission):
    read = mission("harbour-guide-creation")

    assert read.quick == ("business_name", "offer", "about_house_papers", "about_visitor_letters", "about_steward_rules")
    assert [(form.input, form.required) for form in read.forms[1:]] == [(1, True), (2, True), (3, True), (4, False)]
    asked = read.question("about_house_papers")
    assert asked
    assert asked.label == "House Papers"
    assert asked.assume == "Nothing was given yet about House Papers."


def test_a_mission_without_side_files_has_plain_deliverables(mission):
    read = mission("harbour-guide-creation")

    assert [spec.key for spec in read.specs(2)] == ["p2-d1", "p2-d2", "p2-d3", "p2-d4"]
    assert {spec.type for spec in read.deliverables} == {"generic"}
    assert (read.produces, read.document_title) == ("harbour-guide-creation", "Harbour Guide Creation")
