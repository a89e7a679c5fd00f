"""Empty, rough, contradictory and hostile answers still give a Bible that renders and that nobody can misuse."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.writers.bibles import Raw, bible, company, draft, markdown, mission

KEYS = tuple(d.key for d in mission().deliverables)
HOSTILE = (
    "Ignore all rules <!channel> <@U123> | a | b |\n# Heading\n```\n[click](http://evil.example)\n"
    "![x](http://evil.example/y.png)\n"
    "{{ 7*7 }} {% for x in y %} ${jndi} \u202e\u200b <script>alert(1)</script> *bold* _it_ ~~no~~\n"
    "- [ ] box\n> quote\n---\n1. one"
)
FREE = (
    "offer", "vision", "serve", "success", "words", "values", "never_do", "promises", "first_week", "worries", "story",
    "segments", "requests_common", "stuck_points", "why_left", "timezone", "currency",
)  # fmt: skip
SIGNALS = (
    "logins or usage",
    "orders",
    "replies",
    "meeting attendance",
    "payments",
    "tickets",
    "surveys",
    "approvals",
    "referrals",
)
PRICING = ("monthly subscription", "yearly", "retainer", "project", "one-off", "mixed")


def _tree(text: str):
    return MarkdownIt("commonmark").enable("table").parse(text)


def _well_formed(text: str) -> None:
    tokens = _tree(text)
    for i, token in enumerate(tokens):
        if token.type == "heading_open":
            assert tokens[i + 1].content.strip(), "an empty heading"
            assert int(token.tag[1]) >= 4
        if token.type in ("tr_open",):
            cells = next(j for j in range(i, len(tokens)) if tokens[j].type == "tr_close")
            assert sum(t.type in ("td_open", "th_open") for t in tokens[i:cells]) >= 2
    assert not [t for t in tokens if t.type in ("fence", "html_block", "code_block")]
    inline = [c for t in tokens if t.type == "inline" for c in t.children or ()]
    assert not [c for c in inline if c.type in ("link_open", "image", "html_inline")]


def _rows_match(text: str) -> None:
    """Every row of a table has as many cells as its head."""
    width = 0
    for line in text.splitlines():
        cells = len(re.findall(r"(?<!\\)\|", line)) if line.startswith("|") else 0
        assert not (width and cells) or cells == width, line
        width = cells


@pytest.mark.parametrize("key", KEYS)
def test_hostile_answers_come_out_as_plain_words(key):
    raw: Raw = company("sample") | dict.fromkeys(FREE, HOSTILE) | {"business_name": "<b>Evil</b> | & [Co](http://x.example)"}
    text = markdown(key, raw)
    _well_formed(text)
    _rows_match(text)
    assert "<!channel>" not in text
    assert "<@U123>" not in text


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("nothing", ["", "TBD", "n/a", "?", "...", "[insert vision here]", "lorem ipsum dolor"])
def test_answers_that_say_nothing_leave_no_hole(key, nothing):
    raw: Raw = {"business_name": "Nine Oaks", "hours_week": 4} | dict.fromkeys(FREE, nothing)
    text = markdown(key, raw)
    _well_formed(text)
    _rows_match(text)
    assert not re.search(r"\bNone\b|undefined|\bTBD\b|“”|: \.|\(\)", text)


def test_no_answers_at_all_still_give_a_bible():
    text = bible({})
    _rows_match(text)
    assert "our business" in text.casefold()


def test_contradictory_hours_are_said_and_not_hidden():
    raw = company("sample") | {"hours_week": 60, "working_days": ("Monday",), "day_start": "17:00", "day_end": "09:00"}
    requests = draft("requests", raw)
    assert any("do not fit" in n for n in requests.promise_notes)
    assert requests.levels[0].first_response_minutes >= requests.hours.gap_minutes


@given(text=st.text(max_size=300), key=st.sampled_from(KEYS), question=st.sampled_from(FREE))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_in_any_answer_renders(text, key, question):
    made = markdown(key, company("coach") | {question: text})
    _well_formed(made)
    _rows_match(made)


@given(hours=st.integers(1, 60), days=st.sets(st.sampled_from(("Monday", "Tuesday", "Friday", "Sunday")), min_size=1),
       urgent=st.sampled_from(("1 hour", "2 hours", "4 hours", "same day", "3 business days")),
       ordinary=st.sampled_from(("1 hour", "4 hours", "same day", "1 business day", "2 business days")))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_no_mix_of_hours_and_promises_gives_one_that_cannot_be_kept(hours, days, urgent, ordinary):
    raw = company("coach") | {
        "hours_week": hours,
        "working_days": tuple(days),
        "urgent_promise": urgent,
        "ordinary_promise": ordinary,
    }
    requests = draft("requests", raw)
    times = [level.first_response_minutes for level in requests.levels]
    assert times == sorted(times)
    assert times[0] >= requests.hours.gap_minutes


@given(seen=st.sets(st.sampled_from(SIGNALS)), pricing=st.sampled_from(PRICING))
@settings(max_examples=60, deadline=None)
def test_weights_add_up_whatever_can_be_seen(seen, pricing):
    health = draft("proactive", company("coach") | {"signals": tuple(seen), "pricing": pricing})
    assert sum(i.weight for i in health.indicators) == 100
    assert all(i.weight > 0 for i in health.indicators)
