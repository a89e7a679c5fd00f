"""What a person asks for in a review shows in the next draft: done by rule where one can, kept in words where none can."""

import re

from tests.writers.bibles import company, draft, markdown, review

RAW = company("sample")


def test_a_word_is_swapped_everywhere():
    plain, changed = draft("care", RAW), draft("care", RAW, request="Please say “owners” instead of “customers”")
    assert "customers" in plain.model_dump_json()
    assert "customers" not in changed.model_dump_json(exclude={"evidence", "additions"})
    assert "owners" in changed.approach + str(changed.service_standards)


def test_replace_with_and_do_not_mention_are_understood():
    changed = draft("principles", RAW, request="replace customer with client; do not mention pile")
    text = str(changed.principles)
    assert "client" in text
    assert not re.search(r"\bcustomer\b|\bpile\b", text)


def test_shorter_is_shorter():
    assert len(markdown("templates", RAW, request="Make it shorter")) < len(markdown("templates", RAW)) * 1.0 + 1
    assert len(markdown("care", RAW, request="shorter, please")) < len(markdown("care", RAW))


def test_more_formal_changes_greeting_and_drops_contractions():
    formal = draft("templates", RAW, request="more formal")
    assert formal.templates[0].body.startswith("Dear {first_name},")
    assert "I'll" not in formal.model_dump_json()


def test_warmer_changes_the_words_of_a_formal_company():
    warm = draft("templates", company("clinic"), request="Too stiff. Warmer please")
    assert warm.templates[0].body.startswith("Hi {first_name},")


def test_what_no_rule_can_do_stands_under_agreed_in_review():
    text = markdown("coaching", RAW, request="Add that we visit every new bakery in person in the first month")
    assert "#### Agreed in review" in text
    assert "we visit every new bakery in person in the first month" in text


def test_a_word_that_is_not_there_is_not_pretended_to_be_changed():
    text = markdown("care", RAW, request="Replace “helicopter” with “balloon”")
    assert "“balloon” instead of “helicopter”" in text


def test_a_second_request_keeps_the_first():
    first = draft("care", RAW, request="say guests instead of customers")
    second = draft("care", RAW, request="Mention our summer party", accepted={"care": first.model_dump(mode="json")})
    assert "guests" in second.approach + str(second.service_standards)
    assert any("summer party" in a for a in second.additions)


def test_a_swap_of_the_first_round_survives_the_second_and_the_third():
    asked_for = ("say guests instead of customers", "Add that we work in pairs", "do not mention email")
    accepted, made = {}, None
    for request in asked_for:
        made = draft("coaching", RAW, request=request, accepted=accepted, previous="")
        accepted = {"coaching": made.model_dump(mode="json")}
    shown = made.model_dump_json(exclude={"evidence"})
    assert "customers" not in shown
    assert "guests" in shown.casefold()
    assert any("work in pairs" in a for a in made.additions)


def test_a_long_wish_is_kept_whole_over_rounds():
    long = "Add that " + "we call every new bakery on its first pay day and " * 5 + "write down what they say"
    first = draft("care", RAW, request=long)
    second = draft("care", RAW, request="Shorter", accepted={"care": first.model_dump(mode="json")})
    assert [a for a in second.additions if a.endswith("write down what they say.")]


def test_what_was_agreed_is_kept_when_only_the_text_of_the_last_draft_is_known():
    first = markdown("care", RAW, request="Mention our *summer* party; say guests instead of customers")
    second = markdown("care", RAW, request="Add that we work in pairs", previous=first)
    assert "summer" in second
    assert "we work in pairs" in second


def test_a_request_is_data_and_never_markdown():
    text = markdown("care", RAW, request="Add <!channel> and [a link](http://x.example)")
    assert "<!channel>" not in text
    assert "](http" not in text


def test_the_support_persona_objects_to_one_thing_in_two_lines():
    for phase in (1, 2, 3):
        said = review(phase, RAW)
        assert said.text
        assert said.met
        assert "\n" not in said.text + said.met
        assert len(said.text) <= 200
        assert len(said.met) <= 200


def test_the_objection_follows_the_facts():
    assert "has no date" in review(1, RAW | {"success": "Everybody is happy with it in the end"}).text
    assert "within 1 hour" in review(2, RAW | {"urgent_promise": "1 hour"}).text
    assert "what they may give" in review(3, {k: v for k, v in RAW.items() if k != "remedy_limit"}).text
