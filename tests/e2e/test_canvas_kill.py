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
from tests.e2e.killing import BIBLE, PLAN, ROUNDS, Killer, both_missions, doubled, rest, stuck
from tests.e2e.live import ROOT, BotProcess, Watched

CARDS = {BIBLE: "Make the Plan", PLAN: "Start the daily digest"}
"""The button that only the card of a mission's document has."""


def carded(slack: Driver, slug: str) -> int:
    """How many cards in the channel are about the document of this mission."""
    return sum(any(label.startswith(CARDS[slug]) for label in m.buttons) for m in slack.messages())


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
        finally:
            killer.stop()
        rest(slack, tmp_path)
        bot.terminate()
        assert killer.kills >= 3
        assert [carded(slack, slug) for slug in (BIBLE, PLAN)] == [1, 1]
        canvases = slack.snapshot()["canvases"]
        assert sorted(letters(c["title"] + c["text"]) for c in canvases) == sorted(letters(each) for each in exported(tmp_path))
        assert slack.files() == []
        assert doubled(slack) == {}
        assert stuck(tmp_path) == ([], [])
