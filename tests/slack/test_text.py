"""Nothing that a person, a file or a model wrote is live in Slack."""

import json
import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.activities import Cadence
from bot.core.content.plan import MetricKey
from bot.core.content.plan_measures import Direction, FamilyName, Metric
from bot.core.metrics.values import Board, MetricValue
from bot.slack import dialogs, editing, forms, notices, pages, text
from bot.slack.home import home
from bot.slack.split import CHARACTERS, counted, fits_message, for_messages, parts
from bot.workspace import weights
from tests.slack.speech import elements, mission, scenes, started, write

HOSTILE = [
    "<!channel>", "<!here>", "<!everyone>", "<!here|here>", "<!subteam^S123>", "<@U99999>", "<@W1|boss>", "<#C1|general>",
    "<!date^1^{date}^https://evil.example|x>", "@channel", "@Here", "@everyone!", "＠here",
    "&lt;!channel&gt;", "&#60;!here&#62;", "&#x3c;!here>", "&amp;lt;!here&amp;gt;", "&LT;!here>", "@&#104;ere", "&commat;here",
    "<\x00!here>", "<\u200e!here>", "@\u200ehere", "\\<!here\\>", "`<!here>`", "# <!here>", "[<!here>](https://ok.example)",
    "[bank.example](https://evil.example)", "[x](javascript:alert(1))", "[x](data:text/html,1)", "<javascript:alert(1)>",
    "[bank.example][1]\n\n[1]: https://evil.example", "[bank.example]\n\n[bank.example]: https://evil.example", "[1]\n:x",
    "![pixel](https://evil.example/p.png)", "![pixel][1]", "&#33;[p](https://evil.example/p.png)", "<img src=https://evil.example>",
    "<https://evil.example|bank.example>", "https://bank.example@evil.example/", "<https://bank.example@evil.example>",
    "[a](<https://evil.example>)", "[a](https://evil.example \"t\")", "[[a](https://evil.example)](https://b.example)",
    "[a]\n(https://evil.example)", "{{7*7}}", "{who}", "*bold* _it_ ~no~ `code`", "> quote",
]  # fmt: skip
MENTION = re.compile(r"<[!@#][^>]*>|@(?:here|channel|everyone)\b", re.IGNORECASE)
OURS = re.compile(r"<@U[123]>|<#C1>|<!date\^\d+\^\{date_short_pretty\} \{time\}\|[^>|]*>")


def live(said: str) -> list[str]:
    """What Slack would bring to life in mrkdwn or Markdown, our own mentions and dates left out."""
    return MENTION.findall(OURS.sub("", said))


def masked(block: dict) -> list[str]:
    """Links and images in a block that hide where they go."""
    hidden = [found for each in elements(block, "mrkdwn") for found in re.findall(r"<https?:[^>]*\|[^>]*>", each["text"])]
    return hidden + (masks(block["text"]) if block["type"] == "markdown" else [])


def masks(markdown: str) -> list[str]:
    """Links and images in Markdown that hide where they go."""
    return re.findall(r"!\[|\]\(|\]\[|\]:|<https?:[^>]*\|[^>]*>", markdown)


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in ("value", "initial_value", "private_metadata", "block_id"):
                yield from strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from strings(each)


@pytest.mark.parametrize("foreign", HOSTILE)
def test_no_message_of_any_stage_carries_anything_live(foreign):
    for name, shown in scenes(f"{foreign} and {foreign}", mission(title=foreign, objective=foreign)):
        for words in shown:
            for said in (words.text, *strings(words.blocks)):
                assert live(said) == [], name
            assert [found for block in words.blocks for found in masked(block)] == [], name


@pytest.mark.parametrize("foreign", HOSTILE)
def test_no_notice_carries_anything_live(foreign):
    facts = ("what", "who", "when", "starter", "form", "missing", "titles", "mission", "link", "word", "nearest", "command")
    more = ("names", "reason", "title", "text", "version", "kind", "file")
    for name in notices.NOTICES:
        said = notices.notice(name, dict.fromkeys((*facts, *more), foreign))
        assert live(said) == [], name


def hostile_board(foreign: str) -> Board:
    """A Plan whose metrics call themselves this, with values that miss their target."""
    words = dict.fromkeys(("name", "definition", "formula", "unit", "baseline", "target", "source", "when_missed"), foreign)
    metric = Metric(
        **words, key=MetricKey.EFFORT, family=FamilyName.QUALITY, direction=Direction.UP, baseline_value=None, target_value=90,
        why_target="", cadence=Cadence.WEEKLY, owner_role="", min_n=None, leading=False,
    )  # fmt: skip
    at = datetime(2027, 1, 8, tzinfo=UTC)
    values = [MetricValue(id=str(n), key="effort", date=at.date() - timedelta(days=n), value=50 + n, at=at) for n in (2, 1, 0)]
    return Board(plan="D1", title=foreign, version=1, metrics=(metric,), values=tuple(values))


@pytest.mark.parametrize("foreign", HOSTILE)
def test_no_page_and_no_home_tab_carries_anything_live(foreign):
    item = dict.fromkeys(("title", "slug", "emoji", "minutes", "stage", "starter", "channel", "link"), foreign)
    facts = {"missions": [item], "runs": [item | {"done": 1, "phases": 2}], "problems": [foreign], "refused": [item]}
    facts |= {"board": hostile_board(foreign).model_dump(mode="json"), "home": "C1", "day": "2027-01-08"}
    shown = [pages.page(name, facts).blocks for name in pages.PAGES]
    story, _ = started(mission(title=foreign, slug="x", emoji=foreign))
    shown.append(home([story.run], [story.mission]))
    for said in strings(shown):
        assert live(said) == []


@pytest.mark.parametrize("foreign", HOSTILE)
def test_no_view_carries_anything_live_outside_what_is_plain_by_nature(foreign):
    story, _ = started(mission(needs=(foreign,), variations=(foreign,)), source=None)
    views = [dialogs.options_view(story.run, story.mission), dialogs.source_view(story.run, story.mission)]
    views.append(forms.form_view(story.mission.forms[0].model_copy(update={"intro": foreign}), story.run, story.mission, {}))
    for view in views:
        for block in view["blocks"]:
            if block["type"] == "context":
                assert live(json.dumps(block, ensure_ascii=False)) == []


@given(st.text() | st.lists(st.sampled_from([*HOSTILE, " ", "\n", "<", "&", "lt;", "@", "!", "here", "](", "["])).map("".join))
@settings(max_examples=400, deadline=None)
def test_any_mixture_of_hostile_pieces_stays_dead(foreign):
    said = text.markdown(foreign)
    assert live(said) == []
    assert masks(said) == []
    assert live(text.mrkdwn(foreign)) == []


def test_ordinary_markdown_stays_as_it_is():
    table = "| a | b |\n|---|---|\n| 1 | *2* |"
    plain = f"## Who we serve\n\n- under 5 % churn, x < 5 & y\n\n{table}\n\n`code` and jane@harbour.example\n"
    assert text.markdown(plain) == plain


def test_a_link_shows_where_it_goes():
    assert text.markdown("See [our page](https://ok.example/a).") == "See our page (<https://ok.example/a>)."
    assert text.markdown("<https://ok.example>") == "<https://ok.example>"


def test_an_entity_is_shown_as_it_was_meant_and_hides_nothing():
    assert text.markdown("AT&amp;T &copy;") == "AT&T ©"
    assert text.markdown("&amp;lt;") == f"&{text.JOINER}lt;"


def test_exactly_three_characters_are_escaped_and_the_limit_counts_the_escaped_text():
    assert text.mrkdwn("a & b < c > d *e*") == "a &amp; b &lt; c &gt; d *e*"
    assert text.mrkdwn("&" * 100, 20) == "&amp;&amp;&amp;…"


@given(st.text(alphabet="&<> ab\n"), st.integers(10, 60))
def test_a_cut_never_breaks_an_entity(foreign, limit):
    said = text.mrkdwn(foreign, limit)
    assert len(said) <= limit
    assert re.sub(r"&(amp|lt|gt);", "", said).count("&") == 0


def test_mentions_and_dates_are_built_from_ids_and_instants_only():
    at = datetime(2026, 11, 23, 12, 0, tzinfo=timezone(timedelta(hours=2)))
    assert text.user("U1") == "<@U1>"
    assert text.user("!channel") == "!channel"
    assert text.people(("U1", "U2", "U1", "U3")) == "<@U1>, <@U2> and <@U3>"
    assert text.moment(at) == "<!date^1795428000^{date_short_pretty} {time}|23 November 2026 10:00 UTC>"
    assert text.moment(at.astimezone(UTC)) == text.moment(at)


def test_only_plain_web_addresses_become_links():
    assert text.link("https://a.slack.com/archives/C1/p1", "its thread") == "<https://a.slack.com/archives/C1/p1|its thread>"
    assert text.link("javascript:alert(1)", "its thread") == "its thread"
    assert text.link("https://a|b", "x") == "x"


PIECES = (
    *("# Head\n", "#### Small\n\n", "Set\n===\n\n", "---\n\n", "\n\n", "- item\n", "> quote\n", "```\ncode # no\n", "```\n"),
    *("A sentence. " * 30 + "\n\n", "| a | b |\n|---|---|\n| 1 | 2 |\n\n", "word " * 900, "x" * 4000, "& < > " * 200),
)
MARKDOWN = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@given(MARKDOWN)
@settings(max_examples=150, deadline=None)
def test_long_markdown_is_cut_into_messages_that_slack_takes_and_nothing_is_lost(whole):
    assert "".join(parts(whole, fits_message)) == whole
    for piece in for_messages(whole):
        assert weights.weight_error([{"type": "markdown", "text": piece}]) == ""


def test_of_several_tables_in_a_message_the_largest_stays_and_the_others_become_lists():
    small = "| Who | What |\n|---|---|\n| **Olive** | answers |\n| | asks |\n"
    large = "| Day | Open | Close |\n|---|---|---|\n| Monday | 9 | 5 |\n| Friday | 9 | |\n"
    (piece,) = for_messages(f"{small}\nThen:\n\n{large}\n{large.replace('Friday', 'Tuesday')}")
    assert piece.startswith("_Who · What_\n\n- **Olive**: answers\n- asks\n\nThen:\n\n| Day | Open | Close |")
    assert piece.endswith("_Day · Open · Close_\n\n- **Monday**: Open: 9 · Close: 5\n- **Tuesday**: Open: 9\n")


def test_a_table_that_is_longer_than_a_message_goes_on_below_the_same_heads():
    head = "| Activity | When | Done when |\n|---|---|---|\n"
    rows = [f"| Row {n} | {'every day ' * 12}| {'it is done and said ' * 6}|\n" for n in range(60)]
    pieces = for_messages("Before.\n\n" + head + "".join(rows) + "\nAfter.\n")
    assert [piece.count(head) for piece in pieces if "| Row" in piece] == [1, 1]
    assert "".join(piece.replace(head, "") for piece in pieces) == "Before.\n\n" + "".join(rows) + "\nAfter.\n"
    assert all(weights.weight_error([{"type": "markdown", "text": piece}]) == "" for piece in pieces)


def test_one_table_and_a_table_in_code_stay_as_they_are():
    text_with = "| A | B |\n|---|---|\n| 1 | 2 |\n\n```\n| C | D |\n|---|---|\n```\n"
    assert for_messages(text_with) == (text_with,)


def test_cuts_fall_before_headings_when_they_can():
    whole = "".join(f"## Part {i}\n\n{'A line of text. ' * 200}\n\n" for i in range(8))
    pieces = for_messages(whole)
    assert len(pieces) > 1
    assert all(piece.startswith("## Part") for piece in pieces)
    assert all(len(piece) <= CHARACTERS for piece in pieces)


def test_without_headings_cuts_fall_between_paragraphs_then_sentences():
    by_paragraph = parts("One two.\n\nThree four.\n\nFive six.", lambda piece: len(piece) <= 24)
    assert by_paragraph == ("One two.\n\nThree four.\n\n", "Five six.")
    assert parts("One two. Three four. Five.", lambda piece: len(piece) <= 12) == ("One two. ", "Three four. ", "Five.")


def test_an_edit_dialog_gives_back_exactly_the_draft():
    for whole in ("Short.", "A.\n\n\n  - b\n", "# H\n\n" + "Sentence one. " * 900, "x" * 9000, "| a |\n|---|\n" * 700):
        story, jobs = started(mission())
        write(story, jobs, whole)
        view = editing.edit_view(story.run, story.mission, "definition")
        values = {
            b["block_id"]: {"value": {"value": b["element"].get("initial_value")}} for b in view["blocks"] if "element" in b
        }
        assert editing.edit_values(view | {"state": {"values": values}}) == editing.Text(markdown=whole)


@pytest.mark.parametrize(
    "piece", ["[", "](", "<", "<https://a@", "&", "&amp;", "!", " ", "- ", "|", "|-", "*", "@here", "#", "`", "\n>", "_a"]
)
def test_fifty_thousand_characters_of_anything_are_made_safe_and_cut_at_once(piece):
    whole = piece * (50_000 // len(piece)) + "x"
    shown = for_messages(text.markdown(whole))
    assert weights.weight_error([{"type": "markdown", "text": shown[-1]}]) == ""
    assert max(counted(part) for part in shown) < 11_000
    assert len(text.mrkdwn(whole)) <= 3000
