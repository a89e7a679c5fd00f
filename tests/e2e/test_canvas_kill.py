"""The real process is killed at many moments while documents stand in canvases: one canvas of each kind, with the whole text.

COORD_KILL_ROUNDS (default 1) says how many journeys.
"""

import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.workspace import Driver
from bot.workspace.server import SCOPES
from tests.e2e.killing import BIBLE, PLAN, ROUNDS, Killer, Stubborn, both_missions, doubled, rest, stuck
from tests.e2e.live import ROOT, BotProcess, Watched

CARDS = {BIBLE: "Make the Plan", PLAN: "Start the daily digest"}
"""The button that only the card of a mission's document has."""
BROUGHT = "brought it in (harbour.md)"


def carded(slack: Driver, slug: str) -> int:
    """How many cards in the channel are about the document of this mission."""
    return sum(any(label.startswith(CARDS[slug]) for label in m.buttons) for m in slack.messages())


def bring_in(slack: Driver, folder: Path) -> None:
    """A Bible of one's own becomes the next version, under the Plan. Who hears nothing for long brings it in again."""
    (folder / "harbour.md").write_text("# The Harbour Way\n\n## Mission\n\nTo get every boat home before dark.\n")
    person, there = Stubborn(slack), lambda: any(BROUGHT in m.text for m in slack.messages())

    def send() -> None:
        if slack.modal() is None:
            slack.type("/coord library add")
            slack.click("Bring in a document", again=True, timeout=4)
        slack.fill({"What is it": "Customer Service Bible", "File": str(folder / "harbour.md")}, timeout=2)

    person.until(there, send, wait=10.0)


def versions(folder: Path) -> int:
    """How many documents there are."""
    with sqlite3.connect(f"file:{folder / 'coord.db'}?mode=rw", uri=True) as db:
        return int(db.execute("select count(*) from document").fetchone()[0])


def without_title(markdown: str) -> str:
    """The text below the title, which a canvas has apart from its text."""
    return markdown.partition("\n")[2]


def letters(text: str) -> str:
    """The letters and digits of a text in their order: what it says, without its dress."""
    return "".join(re.findall(r"\w", text))


def exported(folder: Path) -> list[str]:
    """What `coord export` makes of the newest version of every kind."""
    with sqlite3.connect(f"file:{folder / 'coord.db'}?mode=rw", uri=True) as db:
        newest = db.execute("select id, max(version) from document group by kind").fetchall()
    command = [sys.executable, "-m", "bot", "export", "--database", str(folder / "coord.db")]
    return [subprocess.run([*command, each], cwd=ROOT, capture_output=True, text=True, check=True).stdout for each, _ in newest]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(ROUNDS))
def test_killed_at_any_moment_each_document_stands_in_one_canvas_with_its_whole_text(seed, tmp_path):
    with Watched(scopes=(*SCOPES, "canvases:write")) as workspace:
        bot = BotProcess(workspace, tmp_path)
        bot.start()
        killer, slack = Killer(bot, workspace, seed), Driver(workspace.url)
        killer.start()
        try:
            both_missions(slack, lambda slug: carded(slack, slug) > 0)
            bring_in(slack, tmp_path)
        finally:
            killer.stop()
        rest(slack, tmp_path)
        bot.terminate()
        assert killer.kills >= 3
        assert [carded(slack, slug) for slug in (BIBLE, PLAN)] == [1, 1]
        assert len([m for m in slack.messages() if BROUGHT in m.text]) == versions(tmp_path) - 2
        texts = [letters(c["text"]) for c in slack.snapshot()["canvases"]]
        assert sorted(texts) == sorted(letters(without_title(each)) for each in exported(tmp_path))
        assert slack.files() == []
        assert doubled(slack) == {}
        assert stuck(tmp_path) == ([], [])
