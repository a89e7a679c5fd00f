"""What is chosen at the start changes the work and its rhythm, and still fits the hours."""

import pytest

from bot.core.activities import Work
from bot.core.score.card import score
from tests.core.documents import BIBLE, PLANNED, bible, written
from tests.writers.bibles import company as told
from tests.writers.bibles import draft, mission
from tests.writers.planned import COMPANIES, company, plan
from tests.writers.planned import bible as typed
from tests.writers.planned import mission as named

SETTING_UP, REFINING, TEAM = mission().variations
HIGH_TOUCH, EFFICIENT, INTEGRATED = named(PLANNED).variations
RARER = ("weekly", "every two weeks", "monthly", "every two months", "quarterly", "twice a year", "once a year")


def planned(name, variation=""):
    raw_bible, raw = company(name)
    return plan(raw, typed(raw_bible), variation)


def proactive(made):
    return sum(a.week for a in made["bau"].activities if a.work is Work.PROACTIVE)


@pytest.mark.parametrize("name", COMPANIES)
def test_high_touch_has_more_proactive_minutes_and_no_check_in_comes_round_later(name):
    plain, close = planned(name), planned(name, HIGH_TOUCH)
    assert proactive(close) > proactive(plain)
    for before, after in zip(plain["touchpoints"].tiers, close["touchpoints"].tiers, strict=True):
        assert RARER.index(after.how_often) <= RARER.index(before.how_often)


def test_high_touch_shortens_the_time_between_two_check_ins_where_the_hours_allow():
    raw_bible, raw = company("sample")
    roomy = raw | {"hours_week": 20}
    plain, close = (plan(roomy, typed(raw_bible), v)["touchpoints"].tiers for v in ("", HIGH_TOUCH))
    assert [RARER.index(t.how_often) for t in close[:3]] < [RARER.index(t.how_often) for t in plain[:3]]


@pytest.mark.parametrize("name", COMPANIES)
def test_efficiency_puts_minutes_into_answers_in_advance_and_takes_them_from_single_contacts(name):
    plain, lean = planned(name), planned(name, EFFICIENT)
    assert proactive(lean) < proactive(plain)
    assert next(a for a in lean["bau"].activities if a.key == "self-help").week > 0
    assert "self-help" not in {a.key for a in plain["bau"].activities}
    assert "An answer for many" in [w.name for w in lean["workflows"].workflows]
    assert lean["initiatives"].initiatives[0].objective.metric == "solved-first-time"


@pytest.mark.parametrize("name", COMPANIES)
def test_close_integration_adds_a_hand_over_and_a_monthly_hour_with_marketing_and_sales(name):
    plain, joint = planned(name), planned(name, INTEGRATED)
    assert len(joint["handoffs"].handoffs) == len(plain["handoffs"].handoffs) + 1
    assert "joint-review" in {a.key for a in joint["bau"].activities}
    assert any("Review with marketing and sales" in a.inside for i in joint["initiatives"].initiatives for a in i.activities)


@pytest.mark.parametrize("variation", [HIGH_TOUCH, EFFICIENT, INTEGRATED])
@pytest.mark.parametrize("name", COMPANIES)
def test_every_plan_with_a_variation_fits_the_hours_and_keeps_its_points(name, variation):
    made = written(PLANNED, company(name)[1], bible(name), variation=variation)
    card, budget = score(made), planned(name, variation)["capacity"]
    assert budget.planned_total <= budget.available
    assert card.red == ()
    assert card.points >= (48 if name == "quick-only" else 54), [c for c in card.checks if c.points < c.of]


@pytest.mark.parametrize("variation", [SETTING_UP, REFINING, TEAM])
@pytest.mark.parametrize("name", COMPANIES)
def test_every_bible_with_a_variation_keeps_its_points(name, variation):
    card = score(written(BIBLE, told(name), variation=variation))
    assert card.red == ()
    assert card.points >= (48 if name == "quick-only" else 54), [c for c in card.checks if c.points < c.of]


def test_setting_up_looks_after_the_first_days_more_often_and_longer():
    raw = told("saas")
    plain, new = (draft("checkins", raw, variation=v).checkins[0] for v in ("", SETTING_UP))
    assert new.minutes > plain.minutes
    assert new.trigger.count(",") > plain.trigger.count(",")


def test_refining_looks_for_causes_longer_and_writes_first_more_often():
    raw = told("sample")
    plain, finer = (draft("requests", raw, variation=v).root_cause.questions for v in ("", REFINING))
    assert len(finer) == len(plain) + 1
    weekly = [draft("proactive", raw, variation=v).rhythm[1].minutes for v in ("", REFINING)]
    assert weekly[1] > weekly[0]
    hint = next(t for t in draft("journey", raw, variation=REFINING).stages[1].touchpoints if "hint" in t.what)
    assert hint.when.casefold() == "once a month"


def test_training_a_team_reads_twice_as_many_answers_and_says_who_stands_in():
    raw = told("clinic")
    plain, team = (draft("quality", raw, variation=v) for v in ("", TEAM))
    samples = [int(q.standards[2].sample.split()[0]) for q in (plain, team)]
    assert samples[1] == 2 * samples[0]
    assert "stand-in" in next(s for s in draft("requests", raw, variation=TEAM).steps if s.name == "assign").do
