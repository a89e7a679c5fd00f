"""Sentences from pieces: small rules with many cases, in tables."""

import pytest

from bot.writers.offline import phrases, wording
from bot.writers.offline.company import company
from bot.writers.offline.hours import hours
from bot.writers.offline.voice import voice
from tests.writers.bibles import facts_of


@pytest.mark.parametrize(
    ("rough", "points"),
    [
        ("Books closed by the 5th; no surprise at tax time", ("Books closed by the 5th", "no surprise at tax time")),
        ("- one\n* two\n3. three\n\n", ("one", "two", "three")),
        ("It works. It is safe. Is it fast?", ("It works", "It is safe", "Is it fast?")),
        ("The same\nthe same", ("The same",)),
        ("TBD\n?\nn/a", ()),
    ],
)
def test_rough_notes_become_points(rough, points):
    assert phrases.pieces(rough) == points


@pytest.mark.parametrize(
    ("text", "small"),
    [("Books closed", "books closed"), ("Xero set up", "Xero set up"), ("VAT paid", "VAT paid"), ("I can sleep", "I can sleep")],
)
def test_names_keep_their_capital(text, small):
    assert phrases.lowered(text) == small


@pytest.mark.parametrize(
    ("noun", "many"), [("client", "clients"), ("reply", "replies"), ("day", "days"), ("person", "people"), ("batch", "batches")]
)
def test_plurals(noun, many):
    assert phrases.plural(noun) == many
    assert phrases.plural(noun, 1) == noun


def test_a_text_is_cut_after_a_clause_or_a_word_and_never_within_one():
    text = "We repair what others throw away, and say so when it is not worth it"
    assert phrases.trimmed(text, 40) == "We repair what others throw away"
    assert phrases.trimmed("one two three four five", 14) == "one two three…"
    assert phrases.trimmed("short", 14) == "short"


def test_said_aloud_and_still_correct():
    assert wording.spoken("I am on it and we will call. Here we are.") == "I'm on it and we'll call. Here we are."
    assert wording.spoken("Tell me where it is and that it is fine") == "Tell me where it is and that it's fine"


def test_a_banned_word_is_replaced_or_its_sentence_goes():
    assert wording.without("We close the ticket. Please wait.", ["ticket", "please"]) == "We close the request. Wait."
    assert wording.without("All is well. Leverage the synergy.", ["synergy"]) == "All is well."
    assert wording.without("We are here.", ["we"]) == "We are here."


def test_a_swap_keeps_capitals_and_plurals():
    assert wording.replaced("Customers and a customer", "customer", "guest") == "Guests and a guest"


@pytest.mark.parametrize(
    ("success", "days"),
    [
        ("First clean month in 45 days", 45),
        ("Stairs within 12 weeks; pain at 3 of 10 after 6 weeks", 42),
        ("Live within two weeks", 14),
        ("They practise ten minutes on 4 days a week", 0),
        ("No letter from the tax office within 12 months", 0),
    ],
)
def test_the_time_to_first_value_is_read_from_what_success_means(success, days):
    made = company(facts_of({"success": success, "offer": "Bookkeeping for studios"}))
    assert (made.first_value_days if made.first_value_known else 0) == days


@pytest.mark.parametrize(
    ("offer", "kind"),
    [
        ("Monthly payroll for cafés and restaurants", "services"),
        ("Booking software for dentists", "software"),
        ("Used bikes, and repairs", "shop"),
        ("Physiotherapy after operations", "clinic"),
        ("One-to-one coaching for engineers", "coaching"),
        ("Garden care for terraced houses", "home"),
    ],
)
def test_the_trade_is_read_from_what_is_sold_and_not_from_who_buys_it(offer, kind):
    assert company(facts_of({"offer": offer})).kind == kind


@pytest.mark.parametrize(
    ("text", "use", "never"),
    [
        ('Never: "as per my last email", "ticket"', (), ("as per my last email", "ticket")),
        ("Say: rota, boat\nNever: seamless, reach out", ("rota", "boat"), ("seamless", "reach out")),
        ("avoid jargon; use plain words", ("plain words",), ("jargon",)),
        ("We never say “no worries”", (), ("no worries",)),
    ],
)
def test_words_to_use_and_never_to_use_are_told_apart(text, use, never):
    heard = voice(facts_of({"words": text}))
    assert heard.use == use
    assert heard.never == never


@pytest.mark.parametrize(
    ("week", "gap"), [(2, 480), (8, 240), (16, 160), (22, 120), (40, 60)], ids=["once", "twice", "three", "four", "hourly"]
)
def test_more_hours_mean_more_looks_at_the_inbox(week, gap):
    assert (
        hours(facts_of({"hours_week": week, "working_days": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")})).gap == gap
    )
