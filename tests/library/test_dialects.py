"""Missions come in many spellings; what they mean is read alike."""

from bot.core.mission import LeadSource
from bot.library import read_mission


def codes(read):
    return [remark.code for remark in read.diagnostics]


def test_header_fields_may_share_a_line(mission):
    read = mission("pipes-and-days")

    assert (read.title, read.emoji, read.type, read.difficulty) == ("Summer Fair", "🎪", "Event", "Medium")
    assert read.value == "A fair that pays for itself"
    assert read.duration
    assert (read.duration.minutes, read.duration.days) == (None, (1, 3))


def test_header_fields_may_be_plain_or_quoted(mission):
    assert mission("plain-words").type == "Service"
    assert mission("week-by-week").type == "Writing"
    assert mission("week-by-week").difficulty == "Steady"


def test_only_the_word_required_makes_an_input_required(mission):
    read = {one.name: (one.required, one.word) for one in mission("pipes-and-days").inputs}

    expected = {"Field": (False, "preferred"), "Budget": (False, ""), "Permits": (False, "optional"), "Dates": (True, "required")}
    assert read == expected


def test_inputs_may_lie_below_headings_and_boxes(mission):
    inputs = mission("week-by-week").inputs

    assert [(one.name, one.required, one.word) for one in inputs] == [
        ("Topic", True, "required"),
        ("Old texts", False, "nice to have"),
    ]


def test_phases_may_be_days_with_a_note_behind_the_time(mission):
    phases = mission("pipes-and-days").phases

    assert [(phase.number, phase.name, phase.note) for phase in phases] == [
        (1, "Plan", ""),
        (2, "Build", "weather permitting"),
        (4, "Open", ""),
    ]


def test_a_time_without_numbers_is_kept_as_written(mission):
    read = mission("pipes-and-days")

    first = read.phases[0].duration
    assert first
    assert (first.raw, first.minutes, first.days) == ("Ongoing", None, None)
    assert "duration-unread" in codes(read)


def test_gaps_and_repeated_numbers_are_said(mission):
    assert "phase-number-gap" in codes(mission("pipes-and-days"))
    assert "phase-number-twice" in codes(mission("only-numbers"))


def test_leads_may_be_in_backticks_in_brackets_and_in_plain_words(mission):
    fair, readers = mission("pipes-and-days"), mission("week-by-week")

    assert [phase.lead for phase in fair.phases] == ["fair-lead", "stall-keeper", "fair-lead"]
    assert fair.phases[0].support == ("permit-clerk", "stall-keeper", "sign-painter")
    assert (readers.phases[0].lead, readers.phases[0].support) == ("editor-in-chief", ())


def test_a_phase_without_a_lead_takes_the_main_agent_of_the_roster(mission):
    phases = mission("steps-at-top").phases

    assert [(phase.lead, phase.lead_source) for phase in phases] == [
        ("head-chef", LeadSource.INHERITED),
        ("head-chef", LeadSource.INHERITED),
        ("buyer", LeadSource.STATED),
    ]


def test_the_main_agent_may_stand_in_the_header_or_in_the_footer(mission):
    assert {phase.lead for phase in mission("plain-words").phases} == {"welcome-host"}
    assert {phase.lead for phase in mission("only-numbers").phases} == {"mover"}


def test_a_phase_that_nobody_leads_says_so(of_text):
    read = of_text("# Mission: Quiet\n\n## Mission Phases\n\n### Phase 1: Wait\n\n- Sit\n")

    assert (read.phases[0].lead, read.phases[0].lead_source) == (None, LeadSource.MISSING)
    assert "phase 1 has no lead; nobody will be named" in [remark.message for remark in read.diagnostics]


def test_steps_come_from_task_blocks_lists_or_bullets(mission):
    assert mission("pipes-and-days").phases[2].steps == ("Open the gate at nine", "Count the guests")
    assert mission("pipes-and-days").phases[0].steps == ("Walk the field", "Count the stalls; food; games", "Ask the town")
    assert mission("steps-at-top").phases[1].steps == ("Ask three farms", "Reckon the plate")
    assert mission("only-numbers").phases[1].steps == ("Load the van", "Unload the van")
    assert mission("week-by-week").phases[1].steps == ("Tell people about it", "Ask ten friends")


def test_deliverables_come_as_bullets_as_output_or_beside_the_label(mission):
    assert mission("pipes-and-days").phases[0].deliverables == ("A plan on one page",)
    assert mission("pipes-and-days").phases[1].deliverables == ("Stalls that stand", "Signs that can be read")
    assert mission("steps-at-top").phases[1].deliverables == ("A price for each plate",)
    assert mission("plain-words").phases[1].deliverables == ("One line per customer",)


def test_a_label_right_below_a_list_is_a_label(mission):
    first = mission("plain-words").phases[0]

    assert (first.steps, first.deliverables) == (("Write it", "Send it"), ("The message",))


def test_the_documents_own_deliverables_go_to_the_last_phase(mission):
    read = mission("steps-at-top")

    assert read.phases[2].deliverables == ("The menu", "The price list")
    assert "deliverables-document-level" in codes(read)


def test_a_phase_without_deliverables_gets_one_from_its_objective(mission):
    read = mission("week-by-week")

    assert read.phases[1].deliverables == ("Tell people",)
    assert "deliverable-derived" in codes(read)


def test_criteria_are_boxes_then_bullets_then_metrics(mission):
    assert [c.text for c in mission("pipes-and-days").criteria] == ["The field is marked", "The stalls stand", "Nobody was hurt"]
    assert [c.text for c in mission("only-numbers").criteria] == ["Everybody has a desk", "The kettle works"]
    assert [c.text for c in mission("steps-at-top").criteria][1] == "The price holds for a season"


def test_numbered_sections_are_known_by_their_words(mission):
    read = mission("only-numbers")

    assert read.objective == "Be at work in the new rooms on Monday."
    assert [section.title for section in read.sections] == ["Notes"]


def test_phases_may_be_only_numbered(mission):
    assert [phase.name for phase in mission("only-numbers").phases] == ["Pack", "Carry", "Unpack"]


def test_the_name_in_the_documents_own_command_is_an_alias(mission):
    assert mission("only-numbers").aliases == ("office-move",)


def test_a_file_called_mission_something_answers_to_something(of_text):
    text = "# Mission: Walk\n\n## Phase 1: Go\n\n- Step out\n"

    assert of_text(text, "Mission-Long_Walk.md").slug == "mission-long-walk"
    assert of_text(text, "mission-long-walk.md").aliases == ("long-walk",)


def test_levers_may_be_plain_bullets(mission):
    read = mission("week-by-week")

    assert [lever.name for lever in read.levers] == ["Prospects", "Margin"]
    assert read.lever_claim == "In short: it adds up"


def test_text_under_the_title_is_the_objective_when_there_is_no_other(mission):
    assert mission("steps-at-top").objective == "Cook a menu that fits the season and the purse."


def test_other_headings_among_the_phases_are_kept(mission):
    assert mission("week-by-week").section("Looking back")


def test_phases_without_numbers_are_numbered_in_order(of_text):
    read = of_text("# Mission: Walk\n\n## Phases\n\n### Out (10 min)\n\n- Go\n\n### Back\n\n- Return\n")

    assert [(phase.number, phase.name) for phase in read.phases] == [(1, "Out"), (2, "Back")]
    assert "phase-unnumbered" in codes(read)


def test_a_bold_line_below_a_list_begins_something_new_with_or_without_a_colon():
    brew = "### Phase 1: Brew\n**Lead**: @cook\n**Agent Actions**\n* Boil\n* Pour\n**Expected Output**\n* A cup\n"
    text = f"# Mission: Tea\n\n## Phases\n\n{brew}"
    read = read_mission(text.encode(), "tea.md")

    assert (read.phases[0].steps, read.phases[0].deliverables) == (("Boil", "Pour"), ("A cup",))


def test_an_order_to_an_agent_is_no_objective():
    text = '# Mission: Tea\n\n## Phases\n\n### Phase 1: Brew\n\nTask(cook, "boil")\n\n**Deliverable**: A cup\n'
    read = read_mission(text.encode(), "tea.md")

    assert (read.phases[0].objective, read.phases[0].deliverables) == ("", ("A cup",))
