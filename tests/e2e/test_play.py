"""The play that prints a whole conversation: it reads from top to bottom as it happened."""

from pathlib import Path

import pytest

from bot.cli.play import Played, play_sample
from bot.library import Library
from bot.workspace import Workspace
from tests.e2e.live import BotThread, settings_for

MISSIONS = Path(__file__).parents[2] / "missions"


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    with Workspace() as workspace:
        bot = BotThread(settings_for(workspace, tmp_path_factory.mktemp("play")))
        bot.start()
        told = play_sample(workspace.url, Library.load([MISSIONS]))
        bot.stop()
    return told


def test_the_play_tells_who_did_what_in_order(played):
    lines = played.transcript.splitlines()
    steps = [
        "Olive Marsh: /coord service-bible-creation",
        "  [Quick start] [Answer in full] [Try with a sample company] [Options] [Cancel]",
        "Olive Marsh presses [Answer in full]",
        "Olive Marsh presses [Start drafting]",
        "    Support Management:",
        "      [Approve] [Ask for changes] [Edit text] [Redo]",
        "    Olive Marsh presses [Approve]",
        "    Olive Marsh presses [Publish]",
        "Olive Marsh: /coord service-plan-development",
    ]
    places = [lines.index(step) for step in steps]
    assert places == sorted(places)


def test_a_transcript_has_no_marks_that_only_a_program_reads(played):
    for mark in ("<!", "<@", "(!date", ":white_", ":book:", "**", "|---", "\u2060"):
        assert mark not in played.transcript


def test_both_documents_come_along(played):
    assert list(played.documents) == ["service-bible-creation-v1.md", "service-plan-development-v1.md"]
