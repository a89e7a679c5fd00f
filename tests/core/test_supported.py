"""An answer in other words is shown only when it says nothing beyond the sentences that it rests on."""

import pytest

from bot.core.lookup.supported import supported

ASKED = "How fast do we answer something urgent?"
SAID = (
    "Urgent: One path: by phone, and say first that it is urgent; answered within 4 service hours.",
    "Ask Mia Berg on Mondays.",
)


@pytest.mark.parametrize(
    "answer",
    [
        "Within 4 service hours, by phone.",
        "Something urgent is answered within 4 service hours.",
        "You answer urgent matters within 4 service hours. Say by phone first that it is urgent.",
        "Mia Berg answers on Mondays.",
    ],
)
def test_what_the_sentences_say_may_be_said_in_other_words(answer: str):
    assert supported(answer, ASKED, SAID)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("Within 2 service hours, by phone.", "another number"),
        ("Within two service hours, by phone.", "another number, spelt"),
        ("Within 4 service hours, says Olive.", "a name"),
        ("Olive answers by phone within 4 service hours.", "a name at the beginning"),
        ("It is not answered within 4 service hours.", "a denial"),
        ("Answered within 4 service hours, and refunds follow after customer approval everywhere.", "more than was said"),
        ("", "nothing"),
        ("Answered by phone. " * 60, "far too much"),
        ("Ann answers by phone within 4 service hours.", "a piece of another word is no name"),
    ],
)
def test_whatever_goes_beyond_them_is_not_shown(answer: str, why: str):
    assert not supported(answer, ASKED, (*SAID, "The annual review comes first.")), why


def test_a_denial_of_the_sentences_must_not_get_lost():
    assert not supported("You discuss pay with others.", "What do we discuss?", ("We never discuss pay with others.",))
    assert supported("You never discuss pay with others.", "What do we discuss?", ("We never discuss pay with others.",))
