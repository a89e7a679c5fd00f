"""The digest's message: every shape within Slack's limits, whatever people wrote, and what it says of each tick."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.core.activities import Work
from bot.core.calendar.values import Kind
from bot.core.digest.posting import Posting
from bot.core.digest.settings import DigestSettings
from bot.core.digest.values import Daily, Day, Digest, Group, Item, Mark, Near, Planned, Shape, Tick
from bot.slack.digest.actions import About
from bot.slack.digest.dialogs import hand_view, settings_view, skip_view
from bot.slack.digest.home import my_day
from bot.slack.digest.message import digest_words
from bot.slack.home import home
from bot.workspace import limits, weights

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
NASTY = "<!channel> & <@U1> *bold* `code` " + "Ω" * 500


def item(number: int, text: str = "Success reviews", **more: object) -> Item:
    made = Item(
        key=f"k{number}", due=MONDAY, activity=text, minutes=20, work=Work.PROACTIVE, kind=Kind.ACTIVITY, cadence="weekly",
        owner=text, because=text, first_step=text, group=list(Group)[number % 3],
    )  # fmt: skip
    return made.model_copy(update=more)


def posting(*items: Item, ticks: tuple[Tick, ...] = (), weekly: bool = False, **digest: object) -> Posting:
    made = Digest(date=MONDAY, plan="D1", version=1, title=str(digest.pop("title", "Plan")), cap=120, items=items, person="U1")
    daily = Daily(team="T1", channel="C1", run="r1", settings=DigestSettings(), since=MONDAY, weekly=weekly)
    return Posting(
        day=Day(team="T1", channel="C1", run="r1", digest=made.model_copy(update=digest), at=NOW), daily=daily, ticks=ticks
    )


def tick(of: Item, mark: Mark, **more: object) -> Tick:
    told = Tick(id=of.key, version=1, key=of.key, due=of.due, day=MONDAY, mark=mark, by="U2", at=NOW, activity=of.activity)
    return told.model_copy(update=more)


FULL = tuple(item(n, NASTY) for n in range(30))
SHAPES = {
    "half ticked": posting(*FULL, more=dict.fromkeys(Group, 9), ticks=tuple(tick(i, Mark.DONE) for i in FULL[:15])),
    "a day with room": posting(
        *FULL[:13], more=dict.fromkeys(Group, 9), near=tuple(Near(date=MONDAY, what=NASTY) for _ in range(5)), missed=(MONDAY,),
        planned=Planned(items=90, minutes=dict.fromkeys(Work, 100)), share_wanted=40,
    ),
    "a full day": posting(*FULL, more=dict.fromkeys(Group, 9), near=tuple(Near(date=MONDAY, what=NASTY) for _ in range(5))),
    "an ordinary day": posting(*(item(n, NASTY) for n in range(18)), missed=(MONDAY, MONDAY), absent="U2", title=NASTY),
    "the last day": posting(
        *FULL, planned=Planned(items=90, minutes=dict.fromkeys(Work, 100)), share_wanted=40,
        ticks=tuple(tick(i, Mark.SKIPPED, reason=NASTY[:200]) for i in FULL),
    ),
    "all handed on": posting(*FULL[:18], ticks=tuple(tick(i, Mark.HANDED, to="U3") for i in FULL)),
    "nothing due": posting(shape=Shape.LINE, missed=(MONDAY,)),
    "a line a week": posting(*FULL, shape=Shape.WEEKLY, weekly=True),
    "daily again": posting(*FULL, shape=Shape.WEEKLY),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_keeps_to_slacks_limits(name):
    said = digest_words(SHAPES[name])
    assert limits.check(list(said.blocks), limits.MESSAGE) == []
    assert not weights.weight_error(list(said.blocks))
    assert len(said.blocks) <= 50


@pytest.mark.parametrize("name", SHAPES)
def test_nothing_that_people_wrote_comes_alive(name):
    text = str(digest_words(SHAPES[name]).blocks)
    assert "<!channel>" not in text
    assert "<@U1> *bold*" not in text


def test_the_home_tab_holds_the_day_with_everything_else():
    view = home([], [], {}, my_day([SHAPES["a full day"], SHAPES["an ordinary day"]], "U1"))
    assert limits.check_view(view) == []
    assert view["blocks"][0]["text"]["text"] == "Your day"


def test_somebody_elses_day_is_not_mine_but_what_was_handed_to_me_is():
    mine = item(1)
    assert my_day([posting(mine)], "U9") == []
    handed = posting(mine, item(2), ticks=(tick(mine, Mark.HANDED, to="U9"),))
    assert str(my_day([handed], "U9")).count("overflow") == 1


@pytest.mark.parametrize(
    ("mark", "more", "said"),
    [
        (Mark.DONE, {}, "done by <@U2>"),
        (Mark.SKIPPED, {"reason": "No time"}, "skipped by <@U2>: No time"),
        (Mark.SNOOZED, {"until": MONDAY + timedelta(days=1)}, "put off to Tuesday 24 November by <@U2>"),
        (Mark.HANDED, {"to": "U3"}, "for <@U3>, handed on by <@U2>"),
    ],
)
def test_the_message_says_who_did_what(mark, more, said):
    one = item(1)
    assert said in str(digest_words(posting(one, ticks=(tick(one, mark, **more),))).blocks)


def test_an_item_says_how_often_it_was_carried():
    text = str(digest_words(posting(item(1, carried=3), item(2, snoozed=True))).blocks)
    assert "open since Monday 23 November, 3rd time carried" in text
    assert "put off from Monday 23 November" in text


def test_the_forms_keep_to_slacks_limits():
    about = About(home="C1", day=MONDAY, item=3)
    busy = DigestSettings(owner="U1", backup="U2", away=frozenset(MONDAY + timedelta(days=n) for n in range(0, 16, 3)))
    for view in (settings_view("C1", busy, True), skip_view(about, NASTY), hand_view(about, NASTY, "U2")):
        assert limits.check_view(view) == []
