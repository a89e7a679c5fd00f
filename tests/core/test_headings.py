"""A text put under a heading keeps its words; only its headings move below it."""

import pytest

from bot.core.headings import nested


@pytest.mark.parametrize(
    ("text", "below"),
    [
        ("# Big\n\nWords.", "#### Big\n\nWords."),
        ("#### Already\n\n##### Deeper", "#### Already\n\n##### Deeper"),
        ("# A\n\n### B\n\n## C\n\n# D", "#### A\n\n##### B\n\n##### C\n\n#### D"),
        ("###### Low\n\n# High", "#### Low\n\n#### High"),
        ("Title\n=====\n\nUnder\n-----\n\nText", "#### Title\n\n##### Under\n\nText"),
        ("```\n# no heading\n```\n\n## One", "```\n# no heading\n```\n\n#### One"),
        ("- point\n---\n\n| a |\n|---|", "- point\n---\n\n| a |\n|---|"),
        ("#hashtag\n\n\\# not one", "#hashtag\n\n\\# not one"),
        ("# A\n## B\n### C\n#### D\n##### E", "#### A\n##### B\n###### C\n###### D\n###### E"),
    ],
)
def test_headings_move_below_the_one_above_and_skip_no_level(text, below):
    assert nested(text, 3) == below


def test_text_without_headings_is_left_as_it_is():
    text = "Some *words*,  \nand more.\n\n> quoted\n\n---\n\nEnd."
    assert nested(text, 3) == text
