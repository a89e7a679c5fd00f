"""What nobody has said, settled in the thread one thing at a time: confirmed, corrected, refreshed, published."""

import json
import subprocess
import sys

from bot.core.run import Run
from bot.workspace import Driver
from tests.e2e.answers import BIBLE_QUICK
from tests.e2e.live import ROOT, BotThread

BIBLE = "service-bible-creation"
WORRIES = "Is it safe to bake with little children in the room?"


def run_of(bot: BotThread) -> Run:
    return bot.run(lambda tx: tx.all_runs(1))[0]


def drafted(slack: Driver) -> str:
    """A Bible from the quick start, before its one review; what is shown as assumed."""
    slack.type(f"/coord {BIBLE} auto", channel="service")
    slack.click("Quick start")
    slack.fill(BIBLE_QUICK)
    return slack.wait_for("things are assumed").text


def settle_two_and_correct_one(slack: Driver) -> int:
    """Olive confirms two, Sam corrects the third; how many things are still assumed."""
    count = int(drafted(slack).split()[0])
    for left in (count - 1, count - 2):
        slack.click("Confirm")
        slack.wait_for(f"{left} things are assumed")
    later = 0
    while "Worries before buying" not in slack.wait_for("things are assumed").text:
        later += 1
        slack.click("Later")
        slack.wait_for(f"{later} put off")
    slack.click("Correct", as_="sam")
    assert slack.fill({"Worries before buying": WORRIES}, as_="sam") == {}
    slack.wait_for(f"{count - 3} things are assumed")
    return count - 3


def test_a_correction_is_refreshed_by_one_press_and_the_document_no_longer_lists_it(slack, bot):
    left = settle_two_and_correct_one(slack)
    before = run_of(bot)
    stale = {k for k, d in before.drafts.items() if d.stale}
    assert "care" in stale
    assert "quality" not in stale
    slack.click("Refresh drafts")
    slack.wait_for(lambda message: WORRIES[:30] in message.text)
    slack.click("Approve all")
    slack.wait_for("Success criteria")
    after = run_of(bot)
    again = {k for k, d in after.drafts.items() if d.generation != before.drafts[k].generation}
    assert again == stale
    assert {k: d.markdown for k, d in after.drafts.items() if k not in stale} == {
        k: d.markdown for k, d in before.drafts.items() if k not in stale
    }
    slack.click("Publish")
    document = slack.document(channel="service", name=BIBLE)
    listed = document.partition("## Assumed, please confirm")[2].partition("\n## ")[0]
    assert "Worries before buying" not in listed
    rows = [row for row in listed.splitlines() if row.startswith("- ") and "not given yet" not in row]
    assert len(rows) == left
    assert all("Asked in: " in row for row in rows)
    assert "Worries before buying" in document.partition("Answers by Sam Okafor")[2].partition("\n")[0]
    slack.wait_for(f"{left} things are still assumed, listed at the end of the document")


def test_of_two_people_who_press_at_once_the_first_wins_and_the_other_is_told(slack, bot):
    drafted(slack)
    button = next(c for m in slack.thread() for c in m.controls if c.label == "Correct")
    slack.click("Correct", as_="sam")
    slack.fill({}, submit=False, as_="sam")
    slack.click("Confirm", as_="priya")
    slack.wait_for(lambda message: button.where in str(message.controls) and "Settled so far by" in message.text)
    question = slack.modal(as_="sam").questions[0]
    assert slack.fill({question.label: "What Sam has to say about it."}, as_="sam") == {}
    word = slack.wait_for("was first", as_="sam")
    assert "What Sam has to say about it." in word.text
    assert word.only_for


def test_what_is_put_off_comes_last_and_can_be_taken_up_again(slack):
    count = int(drafted(slack).split()[0])
    for n in range(1, count):
        slack.click("Later")
        slack.wait_for(f"{n} put off")
    slack.click("Later")
    slack.click("Go through them again")
    slack.wait_for(f"{count - 1} more after this one")


def test_the_command_line_tells_where_each_statement_comes_from(slack, bot, tmp_path):
    drafted(slack)
    slack.click("Edit text")
    slack.fill({"Which text": "Why our service exists"})
    slack.fill({"Text": "We exist so that 1,234 people bake."})
    slack.wait_for("1,234 people")
    command = [sys.executable, "-m", "bot", "origins", run_of(bot).id, "--json", "--database", str(tmp_path / "coord.db")]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    rows = json.loads(made.stdout)
    assert {r["origin"] for r in rows} == {"answered", "assumed", "default", "derived", "edited"}
    assert [r["sources"] for r in rows if "1,234" in r["text"]] == [["olive"]]
    success = next(r for r in rows if "sourdough loaf that rises at home" in r["text"] and len(r["sources"]) == 1)
    assert success["sources"] == ["What a customer calls success, and by when (answered, olive)"]
    assert any("(assumed)" in source for r in rows if r["origin"] == "assumed" for source in r["sources"])
    assert not any("unproven" in r["origin"] for r in rows)
