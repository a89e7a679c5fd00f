"""The Bible that the built-in writer composes: about this company, kept promises, nothing left over."""

import re
from itertools import combinations

import pytest

from bot.writers.offline.bible.signals import SIGNS
from tests.writers.bibles import COMPANIES, company, draft, facts_of, markdown, mission, named_bible, sentences

LEFTOVER = re.compile(
    r"\[[^\]]*\]|\b[Ll]orem\b|\bTBD\b|\bTODO\b|\bundefined\b|\bNone\b|\bnan\b|\{\{|%\(|\binsert\b|[Pp]laceholder"
)
VARIABLE = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("name", COMPANIES)
def test_every_deliverable_speaks_of_this_company(name):
    text = named_bible(name)
    assert company(name)["business_name"] in text.replace("&amp;", "&")
    assert len(text) > 20_000


@pytest.mark.parametrize("name", COMPANIES)
def test_nobody_has_to_read_for_longer_than_half_an_hour(name):
    assert len(re.findall(r"\w[\w’'.,:/-]*", named_bible(name))) <= 6_500


@pytest.mark.parametrize("name", COMPANIES)
def test_the_drafts_of_a_phase_fit_into_few_messages(name):
    for phase in mission().phases:
        drafts = [markdown(s.key, company(name)) for s in mission().specs(phase.position)]
        assert max(map(len, drafts)) < 11_000
        assert sum(map(len, drafts)) < 3 * 11_000


@pytest.mark.parametrize("name", COMPANIES)
def test_a_long_answer_is_quoted_in_full_at_most_twice(name):
    text = named_bible(name)
    for stuck in (line for line in facts_of(company(name)).lines("stuck_points") if len(line.split()) > 12):
        assert text.casefold().count(stuck.casefold()) <= 2


@pytest.mark.parametrize("name", COMPANIES)
def test_greeting_and_signature_are_shown_once(name):
    assert named_bible(name).count(f"{{sender_name}}, {company(name)['business_name']}") <= 1


@pytest.mark.parametrize(("one", "other"), tuple(combinations(COMPANIES, 2)))
def test_two_companies_share_little_more_than_two_fifths_of_their_sentences(one, other):
    a, b = sentences(named_bible(one)), sentences(named_bible(other))
    assert len(a & b) / min(len(a), len(b)) <= 0.42


@pytest.mark.parametrize("name", COMPANIES)
def test_nothing_unfinished_is_left_over(name):
    assert not LEFTOVER.findall(named_bible(name))


@pytest.mark.parametrize("name", COMPANIES)
def test_no_step_of_the_mission_is_echoed_as_if_it_were_done(name):
    text = named_bible(name)
    assert not [s for p in mission().phases for s in (*p.steps, p.objective) if s in text]


@pytest.mark.parametrize("name", COMPANIES)
def test_there_are_five_principles_with_a_price_and_they_differ(name):
    five = draft("principles", company(name)).principles
    assert [p.rank for p in five] == [1, 2, 3, 4, 5]
    assert len({p.name for p in five}) == 5
    assert all(p.we_do and p.we_dont and p.example and p.cost and len(p.name) <= 40 and len(p.statement) <= 200 for p in five)


@pytest.mark.parametrize("name", COMPANIES)
def test_definition_and_purpose_hold_the_outcome_in_the_length_that_was_promised(name):
    definition, purpose = draft("definition", company(name)), draft("purpose", company(name))
    assert len(definition.one_line) <= 120
    assert len(definition.definition) <= 400
    assert len(purpose.purpose) <= 250
    assert len(purpose.one_line) <= 120
    word = str(company(name)["success"]).split()[-1].strip(".")
    assert company(name)["business_name"] in definition.one_line
    assert word in definition.success[-1].outcome


@pytest.mark.parametrize("name", COMPANIES)
def test_the_weights_of_health_add_up_to_a_hundred_over_signals_that_the_owner_can_see(name):
    health = draft("proactive", company(name))
    seen = set(facts_of(company(name)).lines("signals")) | {"replies", "payments"}
    assert sum(i.weight for i in health.indicators) == 100
    assert 3 <= len(health.indicators) <= 8
    assert {i.signal for i in health.indicators} <= seen
    assert [(b.low, b.high) for b in health.bands] == [(80, 100), (60, 79), (40, 59), (0, 39)]
    for sign in health.indicators:
        order = (sign.good, sign.ok, sign.bad) if sign.higher_is_better else (sign.bad, sign.ok, sign.good)
        assert order[0] > order[1] > order[2]


@pytest.mark.parametrize("name", COMPANIES)
def test_there_are_at_least_five_early_warnings_each_with_a_play(name):
    warnings = draft("proactive", company(name)).warnings
    assert 5 <= len(warnings) <= 8
    assert all(re.search(r"\d|once|two|half|twice", w.threshold) and w.do and w.diagnose and w.stop_when for w in warnings)


@pytest.mark.parametrize("name", COMPANIES)
def test_promises_grow_with_the_level_and_none_is_shorter_than_a_gap_between_two_looks(name):
    requests = draft("requests", company(name))
    times = [level.first_response_minutes for level in requests.levels]
    assert times == sorted(times)
    assert times[0] >= requests.hours.gap_minutes


def test_a_promise_that_cannot_be_kept_becomes_the_nearest_one_that_can_and_says_so():
    requests = draft("requests", company("sample") | {"urgent_promise": "1 hour", "ordinary_promise": "2 hours"})
    assert requests.levels[0].first_response_minutes == requests.hours.gap_minutes == 240
    assert any("within 1 service hour" in note for note in requests.promise_notes)
    assert not [n for n in draft("requests", company("saas")).promise_notes if n.startswith("Wanted")]


@pytest.mark.parametrize("name", COMPANIES)
def test_the_journey_has_its_five_stages_in_order_with_hooks_on_both_sides(name):
    journey = draft("journey", company(name))
    assert [s.stage for s in journey.stages] == ["onboarding", "usage", "success", "expansion", "advocacy"]
    assert all(s.entry and s.exit and s.touchpoints and s.metric for s in journey.stages)
    assert all(t.owner and t.minutes > 0 and t.when for s in journey.stages for t in s.touchpoints)
    assert min(sum(i.partner == p for i in journey.integrations) for p in ("marketing", "sales")) >= 2


@pytest.mark.parametrize("name", COMPANIES)
def test_every_promise_made_before_the_sale_is_kept_or_said_not_to_be(name):
    facts, journey = facts_of(company(name)), draft("journey", company(name))
    assert len(journey.promises) == len(facts.lines("promises"))
    assert all(p.how for p in journey.promises)


def test_a_promise_of_being_there_at_all_hours_is_not_called_kept():
    journey = draft("journey", company("sample") | {"promises": "Support 24/7\nAnswers within one hour"})
    assert [p.state for p in journey.promises] == ["not kept", "not kept"]


@pytest.mark.parametrize("name", COMPANIES)
def test_messages_use_declared_variables_only_and_fit_their_length(name):
    templates, checkins = draft("templates", company(name)), draft("checkins", company(name))
    declared = {v.name for v in templates.variables}
    for message in (*templates.templates, *checkins.templates):
        assert set(VARIABLE.findall(message.subject + message.body)) == set(message.variables) <= declared
        assert len(message.body) <= 1200
        assert len(message.subject) <= 80
        assert company(name)["business_name"] in message.body
    assert len(templates.templates) >= 8


@pytest.mark.parametrize("name", COMPANIES)
def test_every_message_that_another_part_points_to_exists(name):
    raw = company(name)
    titles = {t.title for key in ("templates", "checkins") for t in draft(key, raw).templates}
    parts = ("journey", "proactive", "requests", "coaching", "responses", "checkins", "quality")
    pointed = re.findall(r'"template":"([^"]+)"', "".join(draft(k, raw).model_dump_json() for k in parts))
    assert set(pointed) <= titles


@pytest.mark.parametrize("name", COMPANIES)
def test_words_never_used_stand_in_no_message(name):
    templates = draft("templates", company(name))
    bodies = "\n".join(
        t.subject + "\n" + t.body for t in (*templates.templates, *draft("checkins", company(name)).templates)
    ).casefold()
    assert not [w for w in templates.words_never if re.search(rf"(?<!\w){re.escape(w.casefold())}(?!\w)", bodies)]


def test_banned_everyday_words_are_replaced_or_left_out_without_breaking_sentences():
    raw = company("sample") | {"words": "Never: customer, please, sorry, mistake, problem"}
    made = draft("templates", raw)
    text = " ".join(t.body for t in made.templates).casefold()
    assert not re.search(r"\b(?:customers?|please|sorry|mistakes?|problems?)\b", text)
    assert all(len(t.body) > 80 for t in made.templates)


@pytest.mark.parametrize("name", COMPANIES)
def test_what_it_was_built_from_is_named(name):
    raw = company(name)
    refs = {e.ref for s in mission().deliverables for e in draft(s.key, raw).evidence if e.origin == "answered"}
    assert len(refs & set(raw)) / len(raw) >= 0.8


def test_pricing_changes_the_weights_and_what_comes_next():
    monthly = draft("proactive", company("sample"))
    project = draft("proactive", company("sample") | {"pricing": "project"})
    assert [i.weight for i in monthly.indicators] != [i.weight for i in project.indicators]
    assert "renewal" in draft("journey", company("sample")).stages[3].exit + draft(
        "coaching", company("sample")
    ).model_dump_json() + str(draft("checkins", company("sample")))
    assert "renewal" not in str(draft("checkins", company("sample") | {"pricing": "project"}))


def test_the_voice_changes_the_messages():
    greetings = {
        name: draft("templates", company(name)).templates[0].body.split("\n")[0] for name in ("sample", "clinic", "saas")
    }
    assert greetings == {"sample": "Hi {first_name},", "clinic": "Dear {first_name},", "saas": "Hello {first_name},"}


def test_health_data_stays_out_of_messages():
    text = draft("templates", company("clinic")).model_dump_json()
    assert "by day and never by content" in text
    assert "by day and never by content" not in draft("templates", company("coach")).model_dump_json()


def test_the_same_answers_give_the_same_words():
    assert draft("care", company("coach")) == draft("care", company("coach"))


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        (("orders", "tickets"), {"orders", "tickets"}),
        (("orders",), {"orders", "replies"}),
        (("logins or usage", "surveys", "referrals"), {"logins or usage", "surveys", "referrals"}),
    ],
)
def test_health_is_judged_by_the_signals_that_were_named_and_never_by_one_alone(named, expected):
    health = draft("proactive", company("saas") | {"signals": named})
    assert {i.signal for i in health.indicators if i.signal in SIGNS} == expected
    assert sum(i.weight for i in health.indicators) == 100


def test_a_sticking_point_gets_the_play_that_fits_it_and_no_play_comes_twice():
    raw = company("repair-shop") | {
        "stuck_points": "Nobody picks up the phone\nThey forget the check\nThey do not know how to lock it"
    }
    ours, forgotten, unknown = draft("proactive", raw).warnings[:3]
    assert "our side" in ours.do
    assert "message when it comes" in forgotten.do
    assert "Show it" in unknown.do
    same = draft("proactive", raw | {"stuck_points": "They forget this\nThey forget that\nThey forget it all"}).warnings[:3]
    assert len({w.do for w in same}) == 3


def test_two_principles_never_share_an_example():
    for name in COMPANIES:
        examples = [p.example for p in draft("principles", company(name)).principles]
        assert len(set(examples)) == 5, name
