"""Slack's ways of writing, as HTML and as plain text."""

from datetime import datetime

import pytest

from bot.workspace.emoji import character, emojified
from bot.workspace.plain import plain_message
from bot.workspace.words import markdown, mrkdwn, plain

NAMES = {"U1": "Olive Marsh", "C1": "service"}

DRAWN = [
    ("*bold* _it_ ~no~", "<strong>bold</strong> <em>it</em> <s>no</s>"),
    ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
    ("`co*d*e`", "<code>co*d*e</code>"),
    ("```a\nb```", "<pre>a\nb</pre>"),
    ("one\ntwo", "one<br>two"),
    ("&gt; said\n&gt; so\nafter", "<blockquote>said<br>so</blockquote>after"),
    ("a &amp; b &lt;c&gt;", "a &amp; b &lt;c&gt;"),
    ("<@U1> in <#C1>", '<span class="mention">@Olive Marsh</span> in <span class="mention">#service</span>'),
    ("<!channel>", '<span class="mention loud">@channel</span>'),
    (":book: :unheard_of:", "📖 :unheard_of:"),
]


@pytest.mark.parametrize(("text", "html"), DRAWN)
def test_mrkdwn_is_drawn(text: str, html: str):
    assert str(mrkdwn(text, NAMES)) == html


def test_a_link_shows_its_label_and_opens_elsewhere():
    html = str(mrkdwn("<https://example.com/a?b&amp;c|the page>", {}))
    assert html == '<a href="https://example.com/a?b&amp;c" target="_blank" rel="noopener noreferrer">the page</a>'


def test_markdown_has_tables_boxes_and_live_mentions():
    html = str(markdown("# Plan\n\n|a|b|\n|-|-:|\n|1|2|\n\n- [x] done\n\nHi <!here> <@U1>", NAMES))
    assert '<td class="right">2</td>' in html
    assert "<li>☑ done</li>" in html
    assert '<span class="mention loud">@here</span>' in html
    assert "@Olive Marsh" in html


def test_pictures_are_named_not_fetched():
    assert "<img" not in str(markdown("![our logo](https://example.com/x.png)"))
    assert "our logo" in str(markdown("![our logo](https://example.com/x.png)"))


def test_an_unknown_icon_stays_visible():
    assert character(":compass:") == "🧭"
    assert character(":made_up:") == ":made_up:"
    assert emojified("at 10:30:45") == "at 10:30:45"


def test_a_message_reads_well_as_text():
    task = {"type": "task_card", "task_id": "1", "title": "Draft", "status": "complete"}
    blocks = [
        {"type": "header", "text": {"type": "plain_text", "text": "Bible"}},
        {"type": "section", "text": {"type": "mrkdwn", "text": "By <@U1> &amp; co"}},
        {"type": "plan", "title": "Mission", "tasks": [task]},
        {
            "type": "actions",
            "elements": [{"type": "button", "action_id": "a", "text": {"type": "plain_text", "text": "Approve"}}],
        },
    ]
    assert plain_message("", blocks, NAMES) == "Bible\nBy @Olive Marsh & co\nMission\n  (✓) Draft\n[Approve]"


def test_a_date_is_told_in_the_readers_own_time():
    moment = datetime(2026, 11, 21, 9, 5).astimezone()
    reference = f"<!date^{int(moment.timestamp())}^{{date_num}} at {{time}}|later>"
    assert str(mrkdwn(reference, {})) == "2026-11-21 at 09:05"
    assert str(mrkdwn("<!date^nonsense|later>", {})) == "later"


def test_a_transcript_keeps_to_the_words_that_a_date_falls_back_on():
    assert plain_message("<!date^1795293031^{date_short_pretty}|21 November 2026>", [], {}) == "21 November 2026"
    assert plain_message("<!date^nonsense|later>", [], {}) == "later"


def test_a_draft_reads_as_text_without_marks():
    text = "### Whom we serve\n\n- **Do:** ask *first*\n\n| a | b |\n|---|:--|\n| 1 | snake_case_name |"
    block = {"type": "markdown", "text": text}
    assert plain_message("", [block], {}) == "Whom we serve\n\n- Do: ask first\n\n| a | b |\n| 1 | snake_case_name |"


def test_emoji_stay_codes_where_the_bot_says_so():
    text = {"type": "plain_text", "text": ":book: Bible", "emoji": False}
    assert plain_message("", [{"type": "header", "text": text}], {}) == ":book: Bible"
    assert str(plain(":book:", False)) == ":book:"
