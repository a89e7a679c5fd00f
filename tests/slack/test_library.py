"""The library's pages, buttons and forms: nothing live in them, nothing forged through them, and who may see what."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.document import Document, DocumentSection
from bot.core.lookup.news import Behind, News
from bot.core.shelf import Form, Shelf
from bot.core.versions.values import VersionNote
from bot.slack import pages
from bot.slack.lookup import dialogs
from bot.slack.lookup.actions import About, about, seal, sealed, value
from bot.slack.lookup.card import brought
from bot.slack.lookup.membership import Membership
from tests.core.given import NOON
from tests.slack.test_text import HOSTILE, live, strings

SECRET = "xoxb-secret"


def facts(said: str) -> dict[str, object]:
    """A page's facts with this foreign text everywhere."""
    document = {
        "id": "D",
        "kind": said,
        "title": said,
        "version": 2,
        "at": "2026-11-20T10:00:00+00:00",
        "by": said,
        "versions": 3,
    }
    sentence = {"text": said, "section": said, "title": said, "version": 1, "link": said, "document": "D"}
    return {
        "documents": [document | {"brought": said, "link": said}, document],
        "found": [sentence],
        "queries": [{"id": "q", "text": said, "by": said, "run": "R1"}],
        "sentences": [sentence, sentence],
        "question": said,
        "phrased": said,
        "covered": True,
        "formats": ["md", "pdf"],
        "more": 3,
    }


@pytest.mark.parametrize("foreign", HOSTILE)
@pytest.mark.parametrize("page", ["library", "versions", "answer", "bring"])
def test_no_page_of_the_library_carries_anything_live(page: str, foreign: str):
    for given_facts in (facts(foreign), facts(foreign) | {"words": foreign}, facts(foreign) | {"covered": False}):
        for said in strings(pages.page(page, given_facts).blocks):
            assert live(said) == []


def news(said: str) -> News:
    """The card of a third version, with this foreign text everywhere."""
    base = {"team": "T1", "channel": "C1", "kind": said, "title": said, "run": "", "slug": said, "at": NOON, "by": said}
    log = tuple(VersionNote(version=n, at=NOON, by=said, who=said, why=said, brought=said) for n in (2, 3))
    sections = (DocumentSection(title=said, markdown=said), DocumentSection(title="More", markdown=said))
    more = {"markdown": said, "brought": said, "log": log, "headings": {"k": said}, "sections": sections}
    document = Document(id="D3", version=3, **base, **more)
    behind = tuple(Behind(title=said, version=n, link=said) for n in range(7))
    return News(document=document, behind=behind, next=said, cut=True, shelf=Shelf(form=Form.THREAD, link="https://a.example/x"))


@pytest.mark.parametrize("foreign", HOSTILE)
def test_the_card_of_a_document_that_was_brought_in_carries_nothing_live(foreign: str):
    for said in strings(brought(news(foreign)).blocks):
        assert live(said) == []


def test_the_card_says_who_what_was_recognised_what_is_older_and_has_one_primary_button():
    shown = brought(news("Harbour"))
    text = json.dumps(shown.blocks)
    assert "brought it in (Harbour)" in text
    assert "*Recognised:* Harbour; 1 section as it stands." in text
    assert "only its beginning is in" in text
    assert "and 2 more" in text
    assert text.count('"primary"') == 1


def test_each_page_has_one_primary_button_at_most():
    for name in ("library", "versions", "answer", "bring"):
        shown = json.dumps(pages.page(name, facts("x") | {"covered": False}).blocks)
        assert shown.count('"primary"') <= 1, name


def test_a_sentence_stands_with_its_section_document_and_version():
    shown = " ".join(strings(pages.page("answer", facts("Within 4 hours.") | {"phrased": ""}).blocks))
    assert "> Within 4 hours." in shown
    assert "version 1" in shown


def test_a_channel_in_a_form_counts_only_as_we_wrote_it_for_this_person():
    mine = about(value(channel="C1", seal=seal(SECRET, "U1", "C1")))
    assert mine
    assert sealed(mine, SECRET, "U1")
    assert not sealed(mine, SECRET, "U2")
    assert not sealed(mine.model_copy(update={"channel": "C2"}), SECRET, "U1")
    assert not sealed(About(channel="C1"), SECRET, "U1")


@given(
    raw=st.text(max_size=300) | st.dictionaries(st.sampled_from("dftcsx"), st.text(max_size=400) | st.integers()).map(json.dumps)
)
def test_what_comes_back_is_read_or_refused(raw: str):
    found = about(raw)
    assert found is None or len(found.text) <= 300


def test_a_form_to_bring_in_says_what_is_missing():
    kinds = (("service-bible", "Customer Service Bible"),)
    assert dialogs.brought_of({}, kinds) == {"kind": "Please choose one."}
    state = {"kind": {"value": {"selected_option": {"value": "service-bible"}}}}
    assert dialogs.brought_of({"state": {"values": state}}, kinds) == {"file": "Please attach the file."}
    files = {"file": {"value": {"files": [{"id": "F1"}]}}}
    found = dialogs.brought_of({"state": {"values": state | files}}, kinds)
    assert found == dialogs.Brought(file="F1", kind="service-bible", title="Customer Service Bible")


class Client:
    """Slack's answer to `users.conversations`, page by page; None is a refusal."""

    def __init__(self, *pages: list[str] | None) -> None:
        self.pages, self.asked = list(pages), list[dict[str, object]]()

    async def users_conversations(self, **given: object) -> dict[str, object]:
        """One page."""
        self.asked.append(given)
        page = self.pages.pop(0)
        if page is None:
            raise OSError
        more = {"next_cursor": "on" if self.pages and self.pages[0] is not None else ""}
        return {"channels": [{"id": c} for c in page], "response_metadata": more}


class Team:
    """As much of a connection as is asked."""

    def __init__(self, client: Client, *scopes: str) -> None:
        self.client, self.scopes = client, frozenset(scopes)


BOTH = ("channels:read", "groups:read")


async def test_slack_is_asked_who_is_where_and_asked_again_after_a_minute():
    now, client = [0.0], Client(["C1"], ["C2"])
    inside = Membership(Team(client, *BOTH), lambda: now[0])  # type: ignore[arg-type]
    assert await inside.sees("U1", "D1", True) == {"C1", "C2"}
    client.pages = [["C3"]]
    now[0] = 59
    assert await inside.sees("U1", "C1", False) == {"C1"}
    assert await inside.sees("U1", "C9", True) == frozenset()
    now[0] = 61
    assert await inside.sees("U1", "C1", True) == frozenset()
    assert await inside.sees("U1", "", False) == {"C3"}


@pytest.mark.parametrize(("page", "scopes"), [(None, BOTH), ([], ()), (["C2"], ("channels:read",))])
async def test_where_nobody_can_say_only_the_channel_it_was_asked_in_is_shown(page: list[str] | None, scopes: tuple[str, ...]):
    async def sees(channel: str, proven: bool) -> frozenset[str]:
        inside = Membership(Team(Client(page), *scopes), lambda: 0.0)  # type: ignore[arg-type]
        return await inside.sees("U1", channel, proven)

    assert await sees("C1", True) == {"C1"}
    assert await sees("C1", False) == frozenset()
    assert await sees("D1", True) == frozenset(page or ())
