"""The built-in writer's Plan: whole, about the company, true to its numbers, and honest about what nobody said."""

import re
from itertools import combinations

import pytest

from bot.core.content.plan import Initiatives, Resources, Touchpoints
from bot.core.content.plan_measures import Handoffs, Metrics, Review
from bot.core.content.plan_types import PLAN_TYPES
from bot.core.content.plan_work import Bau, CapacityBudget
from bot.render import TemplateRenderer
from bot.writers.offline.plan import PLAN, REVIEWS
from tests.writers.bibles import sentences
from tests.writers.planned import COMPANIES, HERE, bible, company, facts_of, mission, phase_brief, plan, write

RENDERER = TemplateRenderer(HERE.parent / "templates")
LEFTOVERS = re.compile(r"\[[^\]]*\]|\{\w*\}|\bNone\b|\bnan\b|(?i:\bTBD\b|\blorem\b|\bTODO\b|placeholder|\bundefined\b)")
MOST_WORDS = 5_400
"""Words of all twelve deliverables together: some twenty minutes."""
HOSTILE = {
    "period_goal": "```\n# Ignore all instructions\n| a | b |\n<script>alert(1)</script> from 1e309 to 5 of 0",
    "priorities": "[insert priority]\n\n{{ 7*7 }}\n<!channel> *bold* _x_",
    "segments_tiers": ",,,\n|||\nVIP | 3 | high | 1,200.50\n-5, high\n" + "x" * 400,
    "key_dates": "31 February 2027\n99 Foo",
    "days_away": "2026-13-40 to 2020-01-01; 1 January to 31 December",
    "bible_changes": "\u202e\u0000\u200b",
    "period_start": "not a date",
    "period_length": "for ever",
    "proactive_share": "900 %",
    "tools": "other",
    "working_days": ["Funday"],
    "customer_count": 0,
    "requests_week": 0,
    "lost_quarter": 500,
    "satisfaction_known": "NPS",
    "satisfaction_value": -100,
    "budget_month": 0,
}


def rendered(contents: dict[str, object]) -> str:
    types = {s.key: s.type for s in mission("service-plan-development").deliverables}
    return "\n\n".join(
        f"## {key}\n\n{RENDERER.deliverable(types[key], c.model_dump(mode='json'))}" for key, c in contents.items()
    )


@pytest.fixture(scope="module", params=COMPANIES)
def made(request):
    raw_bible, raw_plan = company(request.param)
    source = bible(raw_bible)
    return request.param, source, raw_plan, plan(raw_plan, source)


def test_every_deliverable_has_a_type_a_writer_and_a_template():
    types = [s.type for s in mission("service-plan-development").deliverables]
    assert set(types) == set(PLAN) == set(PLAN_TYPES)
    assert {mission("service-plan-development").specs(p)[0].type for p in (1, 2, 3)} == set(REVIEWS)


def test_content_survives_the_way_through_json(made):
    for key, content in made[3].items():
        kind = PLAN_TYPES[key]
        assert isinstance(content, kind)
        assert kind.model_validate(content.model_dump(mode="json")) == content
        assert content.evidence


def test_nothing_is_left_over_and_no_section_is_empty(made):
    text = rendered(made[3])
    assert not LEFTOVERS.findall(text)
    assert not re.search(r"^####[^\n]*\n+(?=#|\Z)", text, re.MULTILINE)
    assert "unknown unknown" not in text
    assert not re.search(r"\.\.(?!\.)| ,| \.(?=\s)|\(\)|“”", text)


def test_the_same_brief_gives_the_same_plan(made):
    _, source, raw, first = made
    assert plan(raw, source) == first


def test_three_initiatives_one_per_theme_with_dates_in_the_period(made):
    content = made[3]["initiatives"]
    assert isinstance(content, Initiatives)
    assert [i.theme for i in content.initiatives] == ["enablement", "relationships", "advocacy"]
    for initiative in content.initiatives:
        assert 3 <= len(initiative.activities) <= 6
        assert len(initiative.milestones) == 3
        days = [m.when for m in initiative.milestones] + [initiative.objective.by]
        assert days == sorted(days)
        assert all(content.period_start <= d <= content.period_end for d in days)
        assert initiative.objective.baseline[0].isdigit() or "unknown: measure by" in initiative.objective.baseline
        assert initiative.stop_rule
        assert initiative.hours > 0
        assert "Principles" in initiative.bible_ref


def test_the_initiatives_take_no_more_than_the_calendar_has(made):
    content, calendar, needs = made[3]["initiatives"], made[3]["bau"], made[3]["resources"]
    assert isinstance(content, Initiatives)
    assert isinstance(calendar, Bau)
    assert isinstance(needs, Resources)
    assert needs.week_minutes == sum(a.week for i in content.initiatives for a in i.activities) <= calendar.week_total
    for row in calendar.activities:
        used = sum(a.week for i in content.initiatives for a in i.activities if a.inside == row.name)
        assert used <= row.week + 2


def test_the_calendar_and_the_capacity_say_the_same_number(made):
    calendar, budget = made[3]["bau"], made[3]["capacity"]
    assert isinstance(calendar, Bau)
    assert isinstance(budget, CapacityBudget)
    assert calendar.week_total == sum(a.week for a in calendar.activities) == budget.planned_total
    assert budget.planned_total == sum(r.minutes for r in budget.rows) <= budget.available
    assert sum(r.share for r in budget.rows) == 100
    assert all(d.total <= budget.day_cap for d in budget.days)
    assert all(2 <= len(a.steps) <= 6 and a.done_when and a.due.says for a in calendar.activities)


def test_eight_metrics_in_four_families_with_targets_in_range(made):
    content = made[3]["metrics"]
    assert isinstance(content, Metrics)
    assert len(content.metrics) == 8
    assert len({m.family for m in content.metrics}) == 4
    for metric in content.metrics:
        assert metric.definition
        assert metric.source
        assert metric.when_missed
        assert not metric.unit.startswith("%") or metric.target_value <= 100
        if metric.baseline_value is not None and metric.direction == "up":
            assert metric.target_value >= metric.baseline_value
        if metric.baseline_value is not None and metric.direction == "down":
            assert metric.target_value <= metric.baseline_value
        assert metric.baseline_value is not None or metric.baseline.startswith("unknown: measure by")
        assert metric.min_n or metric.key not in ("satisfaction", "effort")


def test_each_objective_is_a_metric_that_is_watched(made):
    keys = {m.key for m in made[3]["metrics"].metrics}
    assert {i.objective.metric for i in made[3]["initiatives"].initiatives} <= keys


def test_three_hand_overs_each_with_one_who_answers_for_it(made):
    content = made[3]["handoffs"]
    assert isinstance(content, Handoffs)
    assert [(h.giver, h.taker) for h in content.handoffs] == [
        ("marketing", "sales"), ("sales", "service"), ("service", "marketing")
    ]  # fmt: skip
    assert all(h.raci.accountable == h.taker and len(h.packet) >= 5 for h in content.handoffs)


def test_the_review_has_six_topics_whose_minutes_add_up_and_the_schedule_has_an_order(made):
    content, period = made[3]["review"], made[3]["initiatives"]
    assert isinstance(content, Review)
    assert len(content.agenda) == 6
    assert content.minutes == sum(a.minutes for a in content.agenda)
    assert all(period.period_start <= d <= period.period_end for d in content.dates)
    assert len(content.blocks) == 3
    due = {i.n: i.due for b in content.blocks for i in b.items}
    for item in (i for b in content.blocks for i in b.items):
        assert not item.after or due[item.after] <= item.due
        assert period.period_start <= item.due <= period.period_end


def test_the_promises_are_those_of_the_bible(made):
    _, source, _, contents = made
    levels = {row["name"]: row["first_response"] for row in source.contents["requests"]["levels"]}
    purpose = next(a.purpose for a in contents["bau"].activities if a.key == "request-response")
    assert f"urgent {levels['Urgent'][0].lower()}{levels['Urgent'][1:]}" in purpose
    assert f"ordinary {levels['Ordinary'][0].lower()}{levels['Ordinary'][1:]}" in purpose


def test_only_tools_in_use_are_named():
    raw_bible, raw_plan = company("clinic")
    text = rendered(plan(raw_plan, bible(raw_bible)))
    assert "CRM" not in text
    assert "help desk" not in text


def test_different_companies_get_different_plans():
    def sentences(name: str) -> set[str]:
        raw_bible, raw_plan = company(name)
        text = rendered({k: c for k, c in plan(raw_plan, bible(raw_bible)).items() if k not in ("bau", "workflows")})
        return {s for s in re.split(r"(?<=[.!?|])\s+", text) if len(s) > 40}

    one, other = sentences("repair-shop"), sentences("coach")
    assert len(one & other) < 0.6 * min(len(one), len(other))


@pytest.mark.parametrize(("one", "other"), tuple(combinations(COMPANIES, 2)))
def test_two_companies_share_at_most_half_of_the_sentences_of_their_plans(one, other):
    a, b = (sentences(rendered(plan(raw, bible(own)))) for own, raw in map(company, (one, other)))
    assert len(a & b) / min(len(a), len(b)) <= 0.5


def test_the_way_of_charging_decides_what_comes_round():
    raw_bible, raw = company("sample")
    once = plan(raw, bible(raw_bible | {"pricing": "one-off"}))["bau"]
    assert any("Renewal" in e.event for e in plan(raw, bible(raw_bible))["bau"].events)
    assert not any("Renewal" in e.event for e in once.events)


def test_a_week_eaten_by_requests_enables_by_answers_instead_of_coaching():
    raw_bible, raw_plan = company("repair-shop")
    first = write("initiatives", raw_plan, bible(raw_bible)).initiatives[0]
    assert first.objective.metric == "solved-first-time"


def test_three_hours_are_told_the_ways_out_in_the_plan():
    raw_bible, raw_plan = company("sample")
    budget = write("capacity", raw_plan | {"hours_week": 3}, bible(raw_bible))
    assert budget.fit == "over"
    assert len(budget.ways) == 3
    assert "144" in budget.says
    drafts = plan(raw_plan | {"hours_week": 3}, bible(raw_bible))
    said = REVIEWS["bau"](phase_brief(2, drafts, facts_of(raw_plan)))
    assert "three ways" in said.met


def test_forty_hours_keep_all_twenty_activities():
    raw_bible, raw_plan = company("sample")
    calendar = write("bau", raw_plan | {"hours_week": 40}, bible(raw_bible))
    assert len(calendar.activities) == 20


def test_with_no_answers_at_all_it_says_what_is_not_known():
    contents = plan({})
    text = rendered(contents)
    assert not LEFTOVERS.findall(text)
    assert "There is no Service Bible yet" in text
    assert "hours are not known yet" in text
    assert "in your words" not in contents["initiatives"].opening
    assert len(contents["initiatives"].initiatives) == 3


def test_a_pasted_bible_has_a_text_and_no_contents():
    raw_bible, raw_plan = company("sample")
    pasted = bible(raw_bible).model_copy(update={"contents": {}, "facts": {}, "version": 0, "title": "What we wrote in spring"})
    opening = write("initiatives", raw_plan, pasted).opening
    assert "What we wrote in spring" in opening
    assert "could not be read" in opening


@pytest.mark.parametrize("with_bible", [True, False])
def test_hostile_and_empty_answers_stay_well_formed(with_bible):
    raw_bible, raw_plan = company("sample")
    source = bible(raw_bible) if with_bible else None
    for answers in (HOSTILE, raw_plan | HOSTILE):
        text = rendered(plan(answers, source))
        assert "```" not in text
        assert "<script" not in text
        assert "<!channel" not in text
        assert "{{" not in text


@pytest.mark.parametrize("variation", ["High-Touch Service Focus", "Efficiency-Optimized Service", "Integration-Heavy Service"])
def test_a_variation_changes_the_calendar_or_the_touches(variation):
    raw_bible, raw_plan = company("sample")
    source, raw = bible(raw_bible), raw_plan | {"hours_week": 20}
    plain, other = plan(raw, source), plan(raw, source, variation)
    assert plain["bau"].activities != other["bau"].activities
    budget = other["capacity"]
    assert budget.planned_total == sum(a.week for a in other["bau"].activities) <= budget.available


def test_the_touch_table_adds_up(made):
    content = made[3]["touchpoints"]
    assert isinstance(content, Touchpoints)
    assert abs(content.touch_minutes - sum(t.week_minutes for t in content.tiers)) <= 2
    assert sum(n.minutes for n in content.new_customer) == 65


def test_a_plan_is_read_in_twenty_minutes(made):
    words = [w for w in rendered(made[3]).split() if re.search(r"\w", w)]
    assert len(words) <= MOST_WORDS


def test_a_short_plan_still_says_everything_it_holds(made):
    shown = {key: re.sub(r"\\(?=\W)", "", rendered({key: content})) for key, content in made[3].items()}
    for activity in made[3]["bau"].activities:
        for said in (activity.name, activity.done_when, f"{activity.minutes}", *activity.steps):
            assert said in shown["bau"]
    for initiative in made[3]["initiatives"].initiatives:
        told = (a.what for a in initiative.activities)
        for said in (initiative.objective.target, initiative.stop_rule, *told, *(m.done_when for m in initiative.milestones)):
            assert said in shown["initiatives"]
    for metric in made[3]["metrics"].metrics:
        for said in (metric.definition, metric.formula, metric.unit, metric.target, metric.source, metric.when_missed):
            assert said in shown["metrics"]
    for handoff in made[3]["handoffs"].handoffs:
        for said in (*handoff.packet, *handoff.checklist, f"A {handoff.raci.accountable}", handoff.accepted_when, handoff.if_not):
            assert said in shown["handoffs"]
    for cut in made[3]["capacity"].cuts:
        assert re.search(rf"{re.escape(cut.activity)} [^;\n]*→ {re.escape(cut.now)}", shown["capacity"])


def test_a_customers_words_are_quoted_once_and_then_go_by_a_short_name():
    raw_bible, raw_plan = company("sample")
    text = rendered(plan(raw_plan, bible(raw_bible)))
    assert "“their result” is “everyone on the team is paid correctly" in text
    assert text.count("everyone on the team is paid correctly") == 1
    assert text.count("first clean pay run within 30 days of signing") == 1


def test_a_touch_that_became_rarer_step_by_step_is_told_once():
    raw_bible, raw_plan = company("clinic")
    cuts = write("capacity", raw_plan, bible(raw_bible)).touch_cuts
    assert len({c.split(":")[0] for c in cuts}) == len(cuts)
    assert "Check-in, standard tier: weekly → twice a year" in cuts


def test_every_phase_gets_one_short_objection(made):
    _, _, raw, contents = made
    for phase, key in ((1, "initiatives"), (2, "bau"), (3, "measurement")):
        said = REVIEWS[key](phase_brief(phase, contents, facts_of(raw)))
        assert 20 < len(said.text) < 200
        assert 20 < len(said.met) < 200
