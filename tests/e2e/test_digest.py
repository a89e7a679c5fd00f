"""The Plan runs the day: digests in a real workspace on a clock that is moved, with ticks, snoozes, skips and days away."""

import json
from datetime import date
from pathlib import Path

from click.testing import CliRunner

from bot.cli.root import coord
from bot.core.digest.values import Daily, Mark
from bot.workspace import Driver
from tests.e2e.plans import a_day, switched_on

MONDAY = date(2026, 11, 23)
MORNING = "T08:30:01"


def morning(day: str) -> str:
    return f"2026-{day}{MORNING}"


def test_a_working_week_has_one_digest_a_day_and_none_on_a_day_away(tmp_path: Path):
    with a_day(tmp_path) as day:
        switched_on(day, Backup="sam", Days_without_service="2026-11-26")
        assert "The next digest comes" in day.olive.ephemerals()[-1].text
        for each in ("11-23", "11-24", "11-25", "11-26", "11-27", "11-28", "11-29", "11-30"):
            day.until(morning(each))
            if each in ("11-23", "11-24", "11-25", "11-27"):
                day.say("done:1")
        heads = [m.text.splitlines()[0] for m in day.digests()]
        assert heads == [
            "Monday 23 November",
            "Tuesday 24 November",
            "Wednesday 25 November",
            "Friday 27 November",
            "Monday 30 November",
        ]
        assert "The week so far\n4 of" in day.digests()[3].text
        assert "The week so far" not in day.digests()[4].text


def test_a_public_holiday_is_free_in_the_schedule_and_in_the_digest(tmp_path: Path, monkeypatch):
    with a_day(tmp_path, holidays="US") as day:
        switched_on(day)
        for each in ("11-25", "11-26", "11-27"):
            day.until(morning(each))
        assert [m.text.splitlines()[0] for m in day.digests()] == ["Wednesday 25 November", "Friday 27 November"]
        shown = day.bot.run(lambda tx: tx.day("T0LOCAL01", "C0SERVICE", date(2026, 11, 27)))
    assert shown
    monkeypatch.setenv("COORD_HOLIDAYS", "US")
    order = ["schedule", "--from", "2026-11-26", "--to", "2026-11-27", "--json", "--database", str(tmp_path / "coord.db")]
    rows = json.loads(CliRunner().invoke(coord, order, catch_exceptions=False).output)["occurrences"]
    assert {r["date"] for r in rows} == {"2026-11-27"}
    assert {i.key for i in shown.digest.items if not i.carried} == {r["key"] for r in rows}


def test_a_day_that_became_free_after_its_digest_was_put_has_none(tmp_path: Path):
    with a_day(tmp_path) as day:
        switched_on(day)
        day.until(morning("11-25"))
        day.bot.run(lambda tx: [tx.keep_daily(away(d, date(2026, 11, 26))) for d in tx.dailies("T0LOCAL01")])
        day.until(morning("11-26"))
        day.until(morning("11-27"))
        assert [m.text.splitlines()[0] for m in day.digests()] == ["Wednesday 25 November", "Friday 27 November"]


def away(daily: Daily, on: date) -> Daily:
    return daily.model_copy(update={"settings": daily.settings.model_copy(update={"away": frozenset({on})})})


def test_a_tick_is_shown_in_place_and_a_second_one_changes_nothing(tmp_path: Path):
    with a_day(tmp_path) as day:
        switched_on(day)
        day.until(morning("11-23"))
        before = day.digest()
        control = next(c for c in before.controls if c.action == "digest:done:1")
        day.olive.press(control)
        day.rest()
        after = day.digest()
        assert (after.ts, after.edited) == (before.ts, True)
        assert "Communication monitoring  ·  done by @Olive Marsh" in after.text
        assert "1 of 6 settled" in after.text
        assert len(day.bot.run(lambda tx: tx.ticks("T0LOCAL01", "C0SERVICE", MONDAY))) == 1


def test_a_tick_is_undone_by_who_ticked_or_by_the_owner_and_by_nobody_else(tmp_path: Path):
    with a_day(tmp_path) as day:
        switched_on(day)
        day.until(morning("11-23"))
        day.say("done:1")
        sam = Driver(day.workspace.url, as_="sam")
        sam.press(next(c for c in day.digest().controls if c.action == "digest:more:1"), "Undo")
        day.rest()
        assert "only they, or the owner of the day, can undo that" in sam.ephemerals()[-1].text
        assert "1 of 6 settled" in day.digest().text
        day.say("more:1", "Undo")
        assert "settled" not in day.digest().text
        day.say("done:1")
        assert "1 of 6 settled" in day.digest().text
        marks = [t.mark for t in day.bot.run(lambda tx: tx.ticks("T0LOCAL01", "C0SERVICE", MONDAY))]
        assert marks == [Mark.DONE, Mark.REOPENED, Mark.DONE]


def test_snoozed_skipped_and_handed_on(tmp_path: Path):
    with a_day(tmp_path) as day:
        switched_on(day, Backup="sam")
        day.until(morning("11-24"))
        day.say("more:6", "Snooze until tomorrow")
        assert "Success reviews  ·  put off to Wednesday 25 November by @Olive Marsh" in day.digest().text
        day.say("more:5", "Skip …")
        day.olive.fill({"Why?": "No time"})
        day.rest()
        assert "Documentation  ·  skipped by @Olive Marsh: No time" in day.digest().text
        day.say("more:4", "Not me …")
        day.olive.fill({})
        day.rest()
        assert "for @Sam Okafor, handed on by @Olive Marsh" in day.digest().text
        day.until(morning("11-25"))
        assert "put off from Tuesday 24 November" in day.digest().text


def test_the_home_tab_has_the_day_with_the_same_buttons(tmp_path: Path):
    with a_day(tmp_path) as day:
        switched_on(day)
        day.until(morning("11-23"))
        assert "Your day" in day.olive.home()
        day.olive.click("overflow", option="Done", nth=0)
        day.rest()
        assert "Communication monitoring  ·  done by" in day.olive.home()
        assert "Communication monitoring  ·  done by @Olive Marsh" in day.digest().text


def test_paused_off_and_on_again(tmp_path: Path):
    with a_day(tmp_path) as day:
        switched_on(day)
        day.olive.type("/coord digest pause until 2026-11-25")
        day.rest()
        for each in ("11-23", "11-24", "11-25"):
            day.until(morning(each))
        assert [m.text.splitlines()[0] for m in day.digests()] == ["Wednesday 25 November"]
        day.olive.type("/coord digest off")
        day.rest()
        day.until(morning("11-26"))
        day.olive.type("/coord digest on")
        day.rest()
        day.until(morning("11-27"))
        assert [m.text.splitlines()[0] for m in day.digests()] == ["Wednesday 25 November", "Friday 27 November"]


def test_asked_for_now_it_counts_as_todays(tmp_path: Path):
    with a_day(tmp_path) as day:
        switched_on(day)
        day.until("2026-11-23T07:00:00")
        day.olive.type("/coord digest now")
        day.rest()
        day.until(morning("11-23"))
        day.olive.type("/coord digest now")
        day.rest()
        assert [m.text.splitlines()[0] for m in day.digests()] == ["Monday 23 November"]


def test_nobody_ticks_so_it_shrinks_and_asks_and_a_press_brings_it_back(tmp_path: Path):
    with a_day(tmp_path) as day:
        switched_on(day)
        for each in ("11-23", "11-24", "11-25", "11-26", "11-27", "11-30"):
            day.until(morning(each))
        assert len(day.digests()) == 5
        assert "How should it go on?" in day.digest().text
        day.olive.click("Every working day")
        day.rest()
        day.until(morning("12-01"))
        assert day.digest().text.startswith("Tuesday 1 December")


def test_a_direct_digest_goes_to_the_owner_and_to_the_backup_while_the_owner_is_absent(tmp_path: Path):
    with a_day(tmp_path) as day:
        absent = "Owner absent, the backup has it"
        switched_on(day, Backup="sam", Where="as a direct message", **{absent: "2026-11-24"})
        day.until(morning("11-23"))
        day.until(morning("11-24"))
        assert day.digests() == []
        state = day.workspace.state
        direct = {name: state.direct("U0LOCALBOT", name).id for name in ("U0OLIVE", "U0SAM")}
        said = {who: [m.text for m in state.messages[channel].values() if m.by_bot] for who, channel in direct.items()}
        assert [t.partition(":")[0] for t in said["U0OLIVE"]] == ["Monday 23 November"]
        assert [t.partition(":")[0] for t in said["U0SAM"]] == ["Tuesday 24 November"]
